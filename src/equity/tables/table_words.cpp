// What tables of sheets say in words. Sentences are made of shown cells alone.
#include <algorithm>
#include <cstdio>

#include "equity/sentences.hpp"
#include "equity/tables/inside/table_words.hpp"

namespace accord::equity {

namespace {

/// A percentage as people say it; never "100" for what is not all.
std::string say_percent(double per_100) {
    auto said = say_rate(per_100);
    if (said != "100" || per_100 >= 100) return said;
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", std::min(per_100, 99.9));
    return text;
}

/// Each a whole sentence of its own: some of those who answered, or none of them.
std::string key_of(const ReleasedTables& tables, bool none) {
    if (tables.about == About::complaints)
        return none ? "Of {base} complaints with an entry for {question}, none says: {answer}"
                    : "Of {base} complaints with an entry for {question}, {count} ({rate} %, between {low} and {high}) "
                      "say: {answer}";
    switch (tables.asked) {
        case Asked::people:
            break;
        case Asked::students:
            return none ? "Of {base} students who answered, none said: {answer}"
                        : "Of {base} students who answered, {count} ({rate} %, between {low} and {high}) said: "
                          "{answer}";
        case Asked::families:
            return none ? "Of {base} families who answered, none said: {answer}"
                        : "Of {base} families who answered, {count} ({rate} %, between {low} and {high}) said: "
                          "{answer}";
        case Asked::staff:
            return none ? "Of {base} members of staff who answered, none said: {answer}"
                        : "Of {base} members of staff who answered, {count} ({rate} %, between {low} and {high}) said: "
                          "{answer}";
    }
    return none ? "Of {base} people who answered, none said: {answer}"
                : "Of {base} people who answered, {count} ({rate} %, between {low} and {high}) said: {answer}";
}

}  // namespace

std::string_view all_sheets(About about) { return about == About::complaints ? "All complaints" : "All sheets"; }

std::string_view answered_in_all(About about) {
    return about == About::complaints ? "With an entry" : "Answered in all";
}

SheetCode code_of_category(About about, const SheetColumn& column, std::uint16_t category) {
    if (category < column.codes.size()) return column.codes[category];
    const auto& none = names_of<NoAnswer>[category - column.codes.size()];
    if (about == About::complaints && none.value == NoAnswer::not_answered)
        return {std::string{none.code}, "No entry yet"};
    return {std::string{none.code}, std::string{none.label}};
}

SheetCode group_of_category(const SheetColumn& column, std::uint16_t category) {
    if (category == column.category(NoAnswer::not_answered)) return {"not_given", "Not given"};
    return code_of_category(About::survey, column, category);
}

std::string title_of(const ReleasedTables& tables, const AnswerTable& table) {
    const std::string what =
        table.question ? tables.questions[*table.question].label : std::string{all_sheets(tables.about)};
    return table.grouping ? what + ", by " + tables.groupings[*table.grouping].label : what;
}

std::vector<Message> sentences(const ReleasedTables& tables, std::size_t question) {
    std::vector<Message> said;
    const AnswerTable* table = tables.table(question, {});
    if (!table) return said;
    const AnswerRow& all = table->rows.front();
    for (std::size_t i = 0; i < table->true_answers; ++i) {
        const AnswerCount& each = all.counts[i];
        if (!each.per_100) continue;
        said.push_back({key_of(tables, each.count.value == 0),
                        {{"base", std::to_string(all.answered.value)},
                         {"count", std::to_string(each.count.value)},
                         {"rate", say_percent(each.per_100->value)},
                         {"low", say_percent(each.per_100->interval.low)},
                         {"high", say_percent(each.per_100->interval.high)},
                         {"question", tables.questions[question].label},
                         {"answer", table->answers[i].label}}});
    }
    return said;
}

std::vector<Message> notes(const ReleasedTables& tables) {
    const bool complaints = tables.about == About::complaints;
    return {
        {complaints ? "Each number counts complaints; each complaint counts once in each table."
                    : "Each number counts answer sheets; each sheet counts once in each table.",
         {}},
        {"Numbers from 1 to {most} are hidden, and others that would give one of them away. Zeros are shown: a hidden "
         "number is not zero, except in tables that say so.",
         {{"most", std::to_string(tables.rule.small_number - 1)}}},
        {"A group of one or two is hidden whole, and where everybody in a group has the same answer, that does not "
         "show.",
         {}},
        {complaints ? "Percentages are of those with an entry. Not answered, not asked and not applicable are no "
                      "entries; how many have none yet tells of nobody and is shown when it is small."
                    : "Percentages are of those with an answer. Not answered, not asked and not applicable are no "
                      "answers; how many left a question open tells of nobody and is shown when it is small.",
         {}},
        {"The two numbers beside a percentage are how far chance alone could move it with so few answers ({confidence} "
         "%). They say nothing of those who did not answer.",
         {{"confidence", say_rate(100 * tables.rule.confidence)}}},
        {"All these tables are protected together. Another table of the same rows, published beside them, could give a "
         "hidden number away.",
         {}},
    };
}

}  // namespace accord::equity
