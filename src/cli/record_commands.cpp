#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "equity/sentences.hpp"
#include "office/editions.hpp"
#include "office/imports.hpp"
#include "office/record_words.hpp"
#include "office/reports.hpp"
#include "office/review.hpp"

namespace accord::cli {

namespace {

namespace fs = std::filesystem;

/// Opens the office and reads an optional date; today where none is given.
struct Opened {
    std::unique_ptr<office::Office> office;
    Date on;
};
Result<Opened> open_on(const std::string& directory, const std::string& date) {
    auto office = office::open_office(directory);
    if (!office) return office.problems();
    const auto on = date.empty() ? std::optional{(*office)->today()} : parse_date(date);
    if (!on) return problem("--on", "Write the date as 2026-11-22");
    return Opened{std::move(*office), *on};
}

Json to_json(const compliance::Verdict& verdict) {
    Json json;
    json["provision"] = verdict.provision;
    json["control"] = verdict.control;
    json["verdict"] = code_of(verdict.outcome);
    json["basis"] = code_of(verdict.basis);
    json["judge"] = verdict.judge;
    json["due"] = verdict.due ? Json(to_string(*verdict.due)) : Json(nullptr);
    json["owners"] = verdict.owners;
    json["reasons"] = Json::array();
    for (const auto& reason : verdict.reasons) {
        Json values = Json::object();
        for (const auto& [name, value] : reason.values) values[name] = value;
        json["reasons"].push_back({{"key", reason.key}, {"values", values}, {"text", english(reason)}});
    }
    json["evidence"] = verdict.evidence;
    json["missing"] = verdict.missing;
    return json;
}

int check_command(const std::string& directory, const std::string& date, bool json) {
    auto opened = open_on(directory, date);
    if (!opened) return complain(opened.problems());
    const auto review = office::review_policy(*opened->office, office::operator_of_machine(), opened->on);
    if (!review) {
        auto problems = review.problems();
        for (auto& each : problems) each.where = each.where == "on" ? std::string{} : each.where;
        return complain(problems);
    }

    bool kept = true;
    for (const auto& verdict : review->verdicts) kept = kept && verdict.outcome != compliance::Outcome::not_met;
    if (json) {
        Json verdicts = Json::array();
        for (const auto& verdict : review->verdicts) verdicts.push_back(to_json(verdict));
        print(print_json(
                  {{"on", to_string(opened->on)},
                   {"policy", {{"title", review->policy->document.title}, {"number", review->policy->document.number}}},
                   {"verdicts", verdicts}}) +
              "\n");
        return kept ? done : answer_is_no;
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& verdict : review->verdicts) {
        const bool permission = verdict.basis == compliance::Basis::permission;
        rows.push_back({std::string{permission ? label_of(verdict.basis) : label_of(verdict.outcome)}, verdict.control,
                        verdict.provision, verdict.due ? to_string(*verdict.due) : "",
                        verdict.reasons.empty() ? "" : english(verdict.reasons.front())});
    }
    print(review->policy->document.title + ", as of " + to_string(opened->on) + "\n\n");
    print_table({"Verdict", "Control", "Provision", "Due", "Why"}, rows);
    return kept ? done : answer_is_no;
}

struct ReportOptions {
    std::string directory, from, until, edition, format = "text", output, pdf, language = "en";
};

std::string cell_text(const equity::Cell& cell) {
    using State = equity::Cell::State;
    switch (cell.state) {
        case State::shown:
            return std::to_string(cell.value);
        case State::hidden:
            return "hidden";
        case State::rounded:
            return "about " + std::to_string(cell.value);
        case State::not_collected:
            return "not collected";
        case State::late:
            return "late";
        case State::not_applicable:
            return "n/a";
    }
    return {};
}

std::string decimals(const std::optional<double>& number, int places) {
    if (!number) return "";
    char text[40];
    const int size = std::snprintf(text, sizeof text, "%.*f", places, *number);
    return {text, static_cast<std::size_t>(size)};
}

std::string report_text(const equity::Released& released) {
    std::string text =
        "Board report, " + to_string(released.period.from) + " to " + to_string(released.period.until) + "\n\n";
    for (const auto& finding : released.findings) text += english(finding) + "\n";
    return text;
}

void print_tables(const equity::Released& released) {
    for (const auto& table : released.tables) {
        print("\n" + std::string{label_of(table.measure)} + " " + std::string{equity::divided_words(table.breakdown)} +
              "\n");
        std::vector<std::vector<std::string>> rows;
        for (const auto* row : table.read()) {
            const auto& ratio = row->ratio;
            rows.push_back({row->label, cell_text(row->enrolled), cell_text(row->events), cell_text(row->students),
                            row->students_per_100 ? decimals(row->students_per_100->value, 1) : std::string{},
                            ratio.computed() ? decimals(ratio.value, 2) + " (" + decimals(ratio.low, 2) + " to " +
                                                   decimals(ratio.high, 2) + ")"
                                             : ""});
        }
        print_table({"Group", "Enrolled", "Events", "Students", "Per 100", "Risk ratio (95 %)"}, rows);
    }
}

/// A report and, of a released edition, the bytes that were released.
struct Shown {
    equity::Released released;
    std::string title;
    std::string stored{};
};

Result<Shown> released_report(const office::Office& office, const std::string& name) {
    const auto edition = office::released_edition(office, office::operator_of_machine(), name);
    if (!edition) {
        std::string names;
        const auto released = office::released_editions(office, office::operator_of_machine());
        if (!released || released->empty()) return edition.problems();
        for (const auto& each : *released) names += (names.empty() ? "" : ", ") + each.name();
        return problem("--edition", "There is no released edition of this name. There are: {names}",
                       {{"names", names}});
    }
    auto figures = office::figures_of(edition->record);
    if (!figures) return figures.problems();
    return Shown{std::move(*figures), "Board report " + edition->name() + ", released", edition->record.figures};
}

Result<Shown> working_report(const office::Office& office, const ReportOptions& options) {
    auto period = office::usual_period(office.today());
    Problems problems;
    for (const auto& [text, date] :
         {std::pair{&options.from, &period.from}, std::pair{&options.until, &period.until}}) {
        if (text->empty()) continue;
        if (const auto parsed = parse_date(*text))
            *date = *parsed;
        else
            problems.push_back(problem(*text, "Write the date as 2026-11-22"));
    }
    if (!problems.empty()) return problems;
    auto released = office::working_report(office, office::operator_of_machine(), period);
    if (!released) return released.problems();
    std::fprintf(stderr, "%s. `--edition 2025-26/1` gives what was released.\n",
                 english(office::working_words()).c_str());
    return Shown{std::move(*released), english(office::working_words())};
}

std::string content_of(const Shown& shown, const std::string& format) {
    if (format == "csv") return equity::to_csv(shown.released);
    if (format != "json") return {};
    return shown.stored.empty() ? print_json(equity::to_json(shown.released)) + "\n" : shown.stored;
}

int report_command(const ReportOptions& options, const PrintPdf& print_pdf) {
    const bool released = !options.edition.empty();
    if (released && !(options.from.empty() && options.until.empty()))
        return complain({problem("--edition", "An edition has its own days: leave --from and --until away")});
    auto opened = open_on(options.directory, "");
    if (!opened) return complain(opened.problems());
    const auto shown =
        released ? released_report(*opened->office, options.edition) : working_report(*opened->office, options);
    if (!shown) return complain(shown.problems(), {{"from", "--from"}, {"until", "--until"}});
    if (!options.pdf.empty()) {
        opened->office.reset();
        return print_pdf(
            {options.directory, options.from, options.until, options.edition, options.pdf, options.language});
    }

    const auto content = content_of(*shown, options.format);
    if (content.empty()) {
        print(shown->title + "\n" + report_text(shown->released));
        print_tables(shown->released);
        return done;
    }
    if (options.output.empty()) {
        print(content);
        return done;
    }
    std::FILE* file = std::fopen(options.output.c_str(), "wb");
    const bool written = file && std::fwrite(content.data(), 1, content.size(), file) == content.size();
    const bool closed = !file || std::fclose(file) == 0;
    if (!written || !closed) return complain({problem(options.output, "This file cannot be written")});
    return done;
}

struct ImportOptions {
    std::string directory, kind, errors, undo;
    std::vector<std::string> paths;
    bool dry_run = false;
};

/// A folder gives its CSV files; a file gives itself.
Result<std::vector<program::ImportFile>> gather(const std::vector<std::string>& paths) {
    std::vector<program::ImportFile> files;
    Problems problems;
    const auto take = [&](const fs::path& path) {
        auto bytes = read_file(path.string(), most_import_bytes);
        if (bytes)
            files.push_back({path.filename().string(), std::move(*bytes)});
        else
            problems.insert(problems.end(), bytes.problems().begin(), bytes.problems().end());
    };
    for (const auto& path : paths) {
        if (!fs::is_directory(path)) {
            take(path);
            continue;
        }
        std::vector<fs::path> inside;
        for (const auto& entry : fs::directory_iterator{path})
            if (entry.is_regular_file() && entry.path().extension() == ".csv") inside.push_back(entry.path());
        std::sort(inside.begin(), inside.end());
        for (const auto& file : inside) take(file);
    }
    if (!problems.empty()) return problems;
    return files;
}

/// One line that is written over again: "users.csv  12,000 of 40,000".
void show_progress(const program::ImportProgress& progress) {
    if (!isatty(STDERR_FILENO)) return;
    constexpr int width = 30;
    const int filled = progress.total == 0 ? width : static_cast<int>(progress.done * width / progress.total);
    std::fprintf(stderr, "\r[%.*s%*s] %.*s: %zu of %zu rows ", filled, "##############################", width - filled,
                 "", static_cast<int>(progress.file.size()), progress.file.data(), progress.done, progress.total);
    if (progress.done >= progress.total) std::fputc('\n', stderr);
}

void print_plan(const program::ImportPlan& plan) {
    for (const auto& warning : plan.warnings) print("Note: " + english(warning) + "\n");
    std::vector<std::vector<std::string>> rows;
    for (const auto& count : plan.counts())
        rows.push_back({std::string{office::words_of_table(count.table)}, std::to_string(count.added),
                        std::to_string(count.changed), std::to_string(count.unchanged), std::to_string(count.left),
                        std::to_string(count.withdrawn)});
    print_table({"Records", "New", "Changed", "Unchanged", "Left", "Withdrawn"}, rows);
}

int import_command(const ImportOptions& options) {
    auto opened = open_on(options.directory, "");
    if (!opened) return complain(opened.problems());
    const auto actor = office::operator_of_machine();
    if (!options.undo.empty()) {
        const auto undone = office::undo_import(*opened->office, actor, options.undo);
        if (!undone) return complain(undone.problems());
        print("Taken back: " + counted(static_cast<std::size_t>(*undone), "record", "records") + ".\n");
        return done;
    }
    const auto kind = parse_code<program::ImportKind>(options.kind);
    if (!kind)
        return complain({problem("--kind", "Choose one of: roster, programs, officers, training, contacts, calls")});
    auto files = gather(options.paths);
    if (!files) return complain(files.problems());
    const auto mode = options.dry_run ? office::ImportMode::dry_run : office::ImportMode::write;
    const auto report = office::import_records(*opened->office, actor, *kind, std::move(*files), mode, show_progress);
    if (!report) return complain(report.problems());
    if (!report->plan.ready()) {
        complain(report->plan.problems);
        print(counted(report->plan.problems.size(), "row is", "rows are") + " in error. Nothing was written.\n");
        if (!options.errors.empty()) {
            if (std::FILE* file = std::fopen(options.errors.c_str(), "wb")) {
                const auto csv = office::problems_csv(report->plan.problems);
                std::fwrite(csv.data(), 1, csv.size(), file);
                std::fclose(file);
                print("They are listed in " + options.errors + ".\n");
            }
        }
        return answer_is_no;
    }
    print_plan(report->plan);
    print(report->act.empty() ? "Dry run: nothing was written.\n"
                              : "Written. To take it back: --undo " + report->act + "\n");
    return done;
}

}  // namespace

void add_record_commands(CLI::App& app, int& exit_code, const PrintPdf& print_pdf) {
    struct CheckOptions {
        std::string directory, on;
        bool json = false;
    };
    auto check = std::make_shared<CheckOptions>();
    auto* checker =
        app.add_subcommand("check", "Judge every provision of the policy in force; exit code 1 when one is not met");
    checker->add_option("directory", check->directory, "The district's folder")->required();
    checker->add_option("--on", check->on, "As of this day (today)");
    checker->add_flag("--json", check->json, "Print JSON");
    checker->callback([=, &exit_code] { exit_code = check_command(check->directory, check->on, check->json); });

    auto report = std::make_shared<ReportOptions>();
    auto* reporter = app.add_subcommand(
        "report", "The Board report, small numbers hidden: a released edition, or a working view of any days");
    reporter->add_option("directory", report->directory, "The district's folder")->required();
    reporter->add_option("--from", report->from, "First day (1 July of this school year)");
    reporter->add_option("--until", report->until, "Last day (today)");
    reporter->add_option("--edition", report->edition,
                         "A released edition: 2025-26/1, or 2025-26-quarter-1 for the newest of that period");
    reporter->add_option("--format", report->format, "text, csv or json")
        ->check(CLI::IsMember({"text", "csv", "json"}));
    reporter->add_option("--output", report->output, "Write to this file");
    reporter->add_option("--pdf", report->pdf, "Print to this PDF file through Chromium");
    reporter->add_option("--language", report->language, "Of the PDF: en or es");
    reporter->callback([=, &exit_code, &print_pdf] { exit_code = report_command(*report, print_pdf); });

    auto import = std::make_shared<ImportOptions>();
    auto* importer = app.add_subcommand("import", "Import a roster, programs, officers, training, contacts or calls");
    importer->add_option("directory", import->directory, "The district's folder")->required();
    importer->add_option("files", import->paths, "A zip, a folder of CSV files, or CSV files");
    importer->add_option("--kind", import->kind, "roster, programs, officers, training, contacts or calls");
    importer->add_flag("--dry-run", import->dry_run, "Show what would change and every row in error; write nothing");
    importer->add_option("--errors", import->errors, "Write the rows in error to this CSV file");
    importer->add_option("--undo", import->undo, "Take back the import with this id");
    importer->callback([=, &exit_code] { exit_code = import_command(*import); });
}

}  // namespace accord::cli
