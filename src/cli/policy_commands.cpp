#include <filesystem>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/passage_choices.hpp"
#include "office/policies.hpp"
#include "policy/compare_json.hpp"
#include "policy/reading_json.hpp"

namespace accord::cli {

namespace {

namespace fs = std::filesystem;

std::string leaf(const std::string& path) { return fs::path{path}.filename().string(); }

struct Read {
    policy::Reading reading;
    std::vector<policy::Binding> bindings;
};

Result<Read> read_policy(const office::Desk& desk, const std::string& path, bool packs) {
    auto bytes = read_file(path);
    if (!bytes) return bytes.problems();
    auto reading = policy::read(leaf(path), *bytes);
    if (!reading) return reading.problems();
    Read read{std::move(*reading), {}};
    read.bindings = policy::bind(read.reading, desk.catalogue, packs ? desk.packs : std::vector<policy::Pack>{});
    return read;
}

void print_warnings(const policy::Reading& reading) {
    if (!reading.warnings.empty()) print("\nLook at these:\n");
    for (const auto& warning : reading.warnings) {
        print("  line " + std::to_string(warning.line) + " (" + warning.kind + "): " + english(warning.message) + "\n");
        for (const auto& words : warning.readings) print("      or: " + words + "\n");
    }
}

void print_reading(const Read& read) {
    const auto& document = read.reading.document;
    print((document.title.empty() ? "Untitled" : document.title) +
          (document.number.empty() ? "" : ", " + document.number) +
          (document.issuer.empty() ? "" : ", " + document.issuer) + "\n");
    print(std::string{label_of(document.status)} + (document.adopted ? ", dated " + to_string(*document.adopted) : "") +
          "\n\n");
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < read.reading.provisions.size(); ++i) {
        const auto& provision = read.reading.provisions[i];
        const auto& binding = read.bindings[i];
        rows.push_back({std::to_string(provision.line), provision.id, std::string{code_of(provision.kind)},
                        binding.control.empty() ? "?" : binding.control,
                        binding.source == policy::Source::pack
                            ? "known"
                            : std::to_string(static_cast<int>(binding.confidence * 100)) + " %",
                        provision.text});
    }
    print_table({"Line", "Provision", "Kind", "Control", "Sure", "Words"}, rows);
    print_warnings(read.reading);
}

int read_command(const std::string& path, bool json, bool packs) {
    auto desk = office::standard_desk();
    if (!desk) return complain(desk.problems());
    auto read = read_policy(*desk, path, packs);
    if (!read) return complain(read.problems());
    if (json)
        print(print_json(policy::to_json(read->reading, &read->bindings)) + "\n");
    else
        print_reading(*read);
    return done;
}

void print_pair(const policy::Pair& pair) {
    std::string flags;
    for (const auto flag : pair.flags) flags += (flags.empty() ? "" : ", ") + std::string{label_of(flag)};
    const auto line = [](const policy::Provision* provision) {
        return provision ? "line " + std::to_string(provision->line) : std::string{"-"};
    };
    print(std::string{label_of(pair.status)} + (flags.empty() ? "" : ": " + flags) + "  [" + line(pair.before) +
          " -> " + line(pair.after) + "]\n");
    if (pair.changes.empty()) {
        print("  " + (pair.before ? pair.before : pair.after)->text + "\n\n");
        return;
    }
    std::string words = " ";
    for (const auto& change : pair.changes) {
        using Side = policy::WordChange::Side;
        switch (change.side) {
            case Side::both:
                words += " " + change.text;
                break;
            case Side::old_only:
                words += " [-" + change.text + "-]";
                break;
            case Side::new_only:
                words += " {+" + change.text + "+}";
                break;
        }
    }
    print(words + "\n\n");
}

int compare_command(const std::string& before, const std::string& after, bool json) {
    auto desk = office::standard_desk();
    if (!desk) return complain(desk.problems());
    const auto first = read_file(before);
    const auto second = read_file(after);
    Problems problems = first.problems();
    problems.insert(problems.end(), second.problems().begin(), second.problems().end());
    if (!problems.empty()) return complain(problems);
    auto compared = office::compare_files(desk->catalogue, leaf(before), *first, leaf(after), *second);
    if (!compared) return complain(compared.problems());
    if (json) {
        print(print_json(policy::to_json(compared->comparison)) + "\n");
        return done;
    }
    int same = 0;
    for (const auto& pair : compared->comparison.pairs) {
        if (pair.status == policy::PairStatus::verbatim)
            ++same;
        else
            print_pair(pair);
    }
    print(std::to_string(same) + " provisions are the same in both.\n");
    return done;
}

struct AdoptOptions {
    std::string directory;
    std::string file;
    std::string from;
    std::string minutes;
    std::vector<std::string> choose;
    std::string choices;
    int accept = 101;
    bool warnings_read = false;
};

/// The answers given as options and in a file of choices, each once; all that do not fit are named.
Result<std::vector<office::PassageAnswer>> answers_given(const AdoptOptions& options,
                                                         const std::vector<policy::OpenPassage>& passages) {
    auto answers = parse_choices(options.choose, "--choose", passages);
    if (options.choices.empty()) return answers;
    const auto text = read_file(options.choices);
    if (!text) return text.problems();
    auto more = parse_choices(lines_of_choices(*text), leaf(options.choices), passages);
    Problems problems = answers.problems();
    problems.insert(problems.end(), more.problems().begin(), more.problems().end());
    if (!problems.empty()) return problems;
    answers->insert(answers->begin(), more->begin(), more->end());  // an option stands over the file
    return answers;
}

/// Keeps the choices given, and says which passages are still open and what to type. Gives whether none is.
Result<bool> settle_words(office::Office& office, const office::Actor& actor, program::PolicyId id,
                          const AdoptOptions& options) {
    const auto draft = office::adoption(office, actor, id);
    if (!draft) return draft.problems();
    const auto answers = answers_given(options, draft->reading.passages);
    if (!answers) return answers.problems();
    if (const auto kept = office::choose_words(office, actor, id, *answers); !kept) return kept.problems();
    const auto now = office::adoption(office, actor, id);
    if (!now) return now.problems();
    const auto open = now->open_passages();
    if (open.empty()) return true;
    print_open_passages(now->reading.passages, open);
    return false;
}

int adopt_command(const AdoptOptions& options) {
    auto office = office::open_office(options.directory);
    if (!office) return complain(office.problems());
    const auto bytes = read_file(options.file);
    if (!bytes) return complain(bytes.problems());
    const auto from = options.from.empty() ? (*office)->today() : parse_date(options.from);
    if (!from) return complain({problem("--from", "Write the date as 2026-08-17")});
    const auto actor = office::operator_of_machine();

    const auto id = office::take_in_policy(**office, actor, leaf(options.file), *bytes);
    if (!id) return complain(id.problems());
    const auto settled = settle_words(**office, actor, *id, options);
    if (!settled) return complain(settled.problems());
    if (!*settled) return answer_is_no;
    if (const auto accepted = office::accept_proposals(**office, actor, *id, options.accept / 100.0); !accepted)
        return complain(accepted.problems());
    if (const auto draft = office::adoption(**office, actor, *id); draft) print_warnings(draft->reading);
    const auto deletions =
        options.warnings_read ? office::MarkedDeletions::stand_as_adopted : office::MarkedDeletions::unread;
    if (const auto confirmed = office::confirm_bindings(**office, actor, *id, deletions); !confirmed) {
        complain(confirmed.problems());
        print(
            "Nothing is in force yet. Settle the lines above on the page \"Adopt a policy\", or accept the program's "
            "proposals that are at least this sure: --accept 80. Words that the document marks as deleted, when "
            "they were read and the text stands without them: --warnings-read. To take the draft off the file: "
            "accord policy discard\n");
        return answer_is_no;
    }
    if (const auto in_force = office::put_in_force(**office, actor, *id, *from, options.minutes); !in_force)
        return complain(in_force.problems());
    print("In force from " + to_string(*from) + ".\n");
    return done;
}

int choices_command(const std::string& path) {
    const auto bytes = read_file(path);
    if (!bytes) return complain(bytes.problems());
    const auto reading = policy::read(leaf(path), *bytes);
    if (!reading) return complain(reading.problems());
    print(choices_to_fill_in(reading->passages));
    return done;
}

int discard_command(const std::string& directory, const std::string& name) {
    auto office = office::open_office(directory);
    if (!office) return complain(office.problems());
    const auto actor = office::operator_of_machine();
    std::vector<program::PolicyDocument> drafts;
    for (auto& document : office::policy_documents(**office, actor))
        if (document.stage != program::AdoptionStage::in_force && (document.name == name || document.id.text() == name))
            drafts.push_back(std::move(document));
    if (drafts.empty()) return complain({problem(name, "No draft of this name or id is on file")});
    if (drafts.size() > 1) {
        Problems several;
        for (const auto& draft : drafts)
            several.push_back(
                problem(name, "Several drafts have this name: give the id {id}", {{"id", draft.id.text()}}));
        return complain(several);
    }
    if (const auto discarded = office::discard_policy(**office, actor, drafts.front().id); !discarded)
        return complain(discarded.problems());
    print("Discarded. The ledger keeps that it was there.\n");
    return done;
}

}  // namespace

void add_policy_commands(CLI::App& app, int& exit_code) {
    auto* group = app.add_subcommand("policy", "Read, compare and adopt policy documents");
    group->require_subcommand(1);

    struct ReadOptions {
        std::string file;
        bool json = false;
        bool no_packs = false;
    };
    auto read = std::make_shared<ReadOptions>();
    auto* reader = group->add_subcommand("read", "Read a document into its provisions");
    reader->add_option("file", read->file, "The document: .txt, .md or .html")->required();
    reader->add_flag("--json", read->json, "Print JSON");
    reader->add_flag("--no-packs", read->no_packs, "Recognise every sentence anew, as if never seen");
    reader->callback([=, &exit_code] { exit_code = read_command(read->file, read->json, !read->no_packs); });

    struct CompareOptions {
        std::string before, after;
        bool json = false;
    };
    auto compare = std::make_shared<CompareOptions>();
    auto* comparer = group->add_subcommand("compare", "Compare two documents provision by provision");
    comparer->add_option("old", compare->before, "The older or model document")->required();
    comparer->add_option("new", compare->after, "The newer or adopted document")->required();
    comparer->add_flag("--json", compare->json, "Print JSON");
    comparer->callback(
        [=, &exit_code] { exit_code = compare_command(compare->before, compare->after, compare->json); });

    auto adopt = std::make_shared<AdoptOptions>();
    auto* adopter = group->add_subcommand("adopt", "Put a document in force in a district");
    adopter->add_option("directory", adopt->directory, "The district's folder")->required();
    adopter->add_option("file", adopt->file, "The document")->required();
    adopter->add_option("--from", adopt->from, "First day in force (today)");
    adopter->add_option("--minutes", adopt->minutes, "Where the Board's minutes say that it was adopted");
    adopter->add_option("--accept", adopt->accept, "Accept proposals at least this sure, in per cent (none)");
    adopter->add_option("--choose", adopt->choose, "What an open passage says: 1=first, 2=second, \"3=words:the aim\"");
    adopter->add_option("--choices", adopt->choices, "A file of such choices, one a line (accord policy choices FILE)");
    adopter->add_flag("--warnings-read", adopt->warnings_read,
                      "Words that the document marks as deleted were read: it stands without them");
    adopter->callback([=, &exit_code] { exit_code = adopt_command(*adopt); });

    auto choices_file = std::make_shared<std::string>();
    auto* chooser =
        group->add_subcommand("choices", "Print a document's open passages as a file of choices to fill in");
    chooser->add_option("file", *choices_file, "The document")->required();
    chooser->callback([=, &exit_code] { exit_code = choices_command(*choices_file); });

    struct DiscardOptions {
        std::string directory, name;
    };
    auto discard = std::make_shared<DiscardOptions>();
    auto* discarder = group->add_subcommand("discard", "Take a draft off the file");
    discarder->add_option("directory", discard->directory, "The district's folder")->required();
    discarder->add_option("name", discard->name, "The draft's file name or id")->required();
    discarder->callback([=, &exit_code] { exit_code = discard_command(discard->directory, discard->name); });
}

}  // namespace accord::cli
