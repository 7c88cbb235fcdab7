#include "cli/passage_choices.hpp"

#include <charconv>
#include <optional>

#include "base/text.hpp"
#include "cli/commands.hpp"

namespace accord::cli {

namespace {

using policy::OpenPassage;
using program::PassageReading;

constexpr std::string_view words_mark = "words:";

bool is_change(const OpenPassage& passage) { return passage.kind == OpenPassage::Kind::tracked_change; }

/// The sentence with the open words between marks.
std::string in_context(const OpenPassage& passage) {
    return passage.before + ">>" + passage.words + "<<" + passage.after;
}

/// What may be chosen, one reading a line.
std::string readings_of(const OpenPassage& passage, const std::string& number, const std::string& indent) {
    const auto row = [&](const std::string& answer, const std::string& meaning) {
        return indent + number + '=' + answer + (meaning.empty() ? "" : "   " + meaning) + '\n';
    };
    if (is_change(passage))
        return row("first ", '"' + passage.readings[0] + '"') + row("second", '"' + passage.readings[1] + '"') +
               row("words:...", "other words, as the Board adopted them");
    return row("words:...", "what it is filled in with") + row("out", "the Board took it out") +
           row("open", "it stays open, as the policy was adopted");
}

std::optional<PassageReading> reading_named(std::string_view word, bool change) {
    if (change && word == "first") return PassageReading::first;
    if (change && word == "second") return PassageReading::second;
    if (!change && word == "out") return PassageReading::left_out;
    if (!change && word == "open") return PassageReading::open;
    return std::nullopt;
}

Result<office::PassageAnswer> parse_choice(std::string_view choice, const std::string& where,
                                           const std::vector<OpenPassage>& all) {
    const auto refuse = [&](std::string key) {
        return problem(where, std::move(key), {{"choice", std::string{choice}}});
    };
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(choice.data(), choice.data() + choice.size(), number);
    if (error != std::errc{}) return refuse("“{choice}” begins with no number of a passage: write 1=first");
    if (number == 0 || number > all.size())
        return problem(where, "“{choice}”: the passages of this document are 1 to {count}",
                       {{"choice", std::string{choice}}, {"count", std::to_string(all.size())}});
    const auto& passage = all[number - 1];
    auto rest = trim(choice.substr(static_cast<std::size_t>(end - choice.data())));
    if (rest.starts_with(passage.words)) rest = trim(rest.substr(passage.words.size()));
    if (!rest.starts_with('='))
        return problem(where, "“{choice}”: passage {number} of this document is “{words}”",
                       {{"choice", std::string{choice}}, {"number", std::to_string(number)}, {"words", passage.words}});
    rest = trim(rest.substr(1));
    if (rest.starts_with(words_mark))
        return office::PassageAnswer{passage.key(), PassageReading::typed,
                                     std::string{trim(rest.substr(words_mark.size()))}};
    if (const auto reading = reading_named(rest, is_change(passage)))
        return office::PassageAnswer{passage.key(), *reading};
    return refuse(is_change(passage) ? "“{choice}”: say first, second, or words: and the words"
                                     : "“{choice}”: say words: and the words, out, or open");
}

}  // namespace

void print_open_passages(const std::vector<OpenPassage>& all, const std::vector<const OpenPassage*>& open) {
    print(counted(open.size(), "passage leaves", "passages leave") +
          " open what the text says. Nothing is in force yet.\n");
    for (const auto* passage : open) {
        const auto number = std::to_string(static_cast<std::size_t>(passage - all.data()) + 1);
        print("\n" + number + "  line " + std::to_string(passage->line) + ": " + in_context(*passage) + "\n" +
              readings_of(*passage, number, "     --choose "));
    }
    print(
        "\nGive the same command again with a --choose for each; put quotes around one with spaces: --choose "
        "\"1=words:the "
        "aim\". What you choose is kept, so the rest can follow another day. Many are easier in a file: accord policy "
        "choices FILE > choices.txt, fill it in, and give --choices choices.txt\n");
}

std::string choices_to_fill_in(const std::vector<OpenPassage>& all) {
    std::string text =
        "# The passages that leave open what the document says. Write behind each \"=\" what the Board adopted,\n"
        "# as the lines above it say. A line with nothing behind \"=\" stays for another day.\n";
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto number = std::to_string(i + 1);
        text += "\n# line " + std::to_string(all[i].line) + ": " + in_context(all[i]) + '\n' +
                readings_of(all[i], number, "#   ") + number + ' ' + all[i].words + " =\n";
    }
    return text;
}

std::vector<std::string> lines_of_choices(std::string_view text) {
    std::vector<std::string> lines;
    for (const auto each : split(text, '\n')) {
        const auto line = trim(each);
        if (!line.empty() && !line.starts_with('#') && !line.ends_with('=')) lines.emplace_back(line);
    }
    return lines;
}

Result<std::vector<office::PassageAnswer>> parse_choices(const std::vector<std::string>& choices,
                                                         const std::string& where,
                                                         const std::vector<OpenPassage>& all) {
    std::vector<office::PassageAnswer> answers;
    Problems problems;
    for (const auto& choice : choices) {
        auto answer = parse_choice(trim(choice), where, all);
        if (answer)
            answers.push_back(std::move(*answer));
        else
            problems.insert(problems.end(), answer.problems().begin(), answer.problems().end());
    }
    if (!problems.empty()) return problems;
    return answers;
}

}  // namespace accord::cli
