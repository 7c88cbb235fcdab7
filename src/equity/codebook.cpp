#include "equity/codebook.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "base/json.hpp"
#include "equity/inside/csv_columns.hpp"
#include "equity/inside/rows.hpp"

namespace accord::equity {

std::string_view meaning_of(Cell::State state) {
    switch (state) {
        case Cell::State::shown:
            return "The number is shown. 0 is a number";
        case Cell::State::hidden:
            return "A small number, or one that would let a reader work out a small number";
        case Cell::State::rounded:
            return "The number is near: less than the small number of the rule above or below";
        case Cell::State::not_collected:
            return "Nobody collected this number";
        case Cell::State::late:
            return "The school has not reported yet";
        case Cell::State::not_applicable:
            return "There is nothing to count here";
    }
    return {};
}

std::string_view meaning_of(RatioReason state) {
    switch (state) {
        case RatioReason::computed:
            return "The ratio is given";
        case RatioReason::hidden:
            return "A number that the ratio needs is hidden";
        case RatioReason::rounded:
            return "The numbers that the ratio needs are rounded: it could be far off";
        case RatioReason::few_cases:
            return "Too few students of the group had an event to compare it fairly";
        case RatioReason::few_students:
            return "Too few students of the group are enrolled to compare it fairly";
        case RatioReason::few_to_compare:
            return "Too few other students are enrolled, or too few of them had an event";
        case RatioReason::no_comparison:
            return "No other students are enrolled";
        case RatioReason::zero_comparison:
            return "None of the other students had an event; only the lower end is given";
        case RatioReason::not_counted:
            return "A number that the ratio needs was not counted";
        case RatioReason::not_compared:
            return "Schools, totals, hidden groups taken together and students whose group is not known are not "
                   "compared";
    }
    return {};
}

namespace {

template <Named E>
std::vector<CodebookWord> codes() {
    std::vector<CodebookWord> words;
    for (const auto& name : names_of<E>) words.push_back({name.code, name.label});
    return words;
}

/// Every code of a row, with the breakdown that it belongs to, and of races by newer lists with the list. Schools are
/// named and have no codes.
std::vector<CodebookWord> row_codes() {
    const Rows rows;
    std::vector<CodebookWord> words;
    for (std::size_t row = 0; row < rows.count(); ++row)
        words.push_back({rows.code(row), rows.label(row), code_of(rows.breakdown(row))});
    for (const auto& race : categories(program::RaceList::of_2024))
        words.push_back({code_of(race.race), race.label, "race, list of 2024"});
    words.push_back({hidden_together, "Those with hidden numbers, together"});
    return words;
}

/// Why a count is not there.
std::vector<CodebookWord> reasons() {
    std::vector<CodebookWord> words;
    for (const auto& state : names_of<Cell::State>)
        if (state.value != Cell::State::shown) words.push_back({csv_word(state.value), meaning_of(state.value)});
    return words;
}

std::vector<CodebookWord> states() {
    std::vector<CodebookWord> words;
    for (const auto& state : names_of<Cell::State>) words.push_back({state.code, meaning_of(state.value)});
    return words;
}

std::vector<CodebookWord> rate_reasons() {
    auto words = reasons();
    words.push_back({more_than_enrolled, "More students had an event than were enrolled on the day of the count"});
    return words;
}

std::vector<CodebookWord> ratio_reasons() {
    std::vector<CodebookWord> words;
    for (const auto& state : names_of<RatioReason>)
        if (state.value != RatioReason::computed) words.push_back({state.label, meaning_of(state.value)});
    return words;
}

std::vector<CodebookWord> ratio_states() {
    std::vector<CodebookWord> words;
    for (const auto& state : names_of<RatioReason>) words.push_back({state.code, meaning_of(state.value)});
    return words;
}

std::vector<CodebookWord> words_of(Holds holds) {
    switch (holds) {
        case Holds::text:
            return {};
        case Holds::measure:
            return codes<Measure>();
        case Holds::breakdown:
            return codes<Breakdown>();
        case Holds::row:
            return row_codes();
        case Holds::count:
            return reasons();
        case Holds::rate:
            return rate_reasons();
        case Holds::ratio:
            return ratio_reasons();
    }
    return {};
}

/// Members that came with the second format.
constexpr std::string_view second = "accord-report/2";

constexpr std::string_view lower_end = "The lower end of its interval";
constexpr std::string_view upper_end = "The upper end of its interval";
constexpr std::string_view in_words = "The same in words";
constexpr std::string_view state_of_count = "Whether the number is shown, or why not";

void add_figures(std::vector<CodebookEntry>& members) {
    const auto add = [&](std::string_view name, std::string_view meaning, Unit unit,
                         std::vector<CodebookWord> words = {}) {
        members.push_back({name, meaning, unit, std::move(words), second});
    };
    add("figures[].measure", "What is counted, as a code", Unit::code, codes<Measure>());
    add("figures[].breakdown", "How students are divided into rows, as a code", Unit::code, codes<Breakdown>());
    add("figures[].code", "The group as a code, or the name of a school", Unit::code, row_codes());
    add("figures[].students_per_100.value", "Students with at least one event per 100 students enrolled",
        Unit::students_per_100);
    add("figures[].students_per_100.low", lower_end, Unit::students_per_100);
    add("figures[].students_per_100.high", upper_end, Unit::students_per_100);
    add("figures[].students_per_100.sentence", in_words, Unit::words);
    add("figures[].events_per_100.value", "Events per 100 students enrolled", Unit::events_per_100);
    add("figures[].events_per_100.low", lower_end, Unit::events_per_100);
    add("figures[].events_per_100.high", upper_end, Unit::events_per_100);
    add("figures[].events_per_100.sentence", in_words, Unit::words);
    add("figures[].steadied_per_100.value", "The rate of a school, drawn towards those of all schools shown",
        Unit::students_per_100);
    add("figures[].steadied_per_100.low", lower_end, Unit::students_per_100);
    add("figures[].steadied_per_100.high", upper_end, Unit::students_per_100);
    add("figures[].steadied_per_100.chance_above_threshold",
        "The chance that the rate of a school is more than the threshold times the mean", Unit::chance);
    add("figures[].risk_ratio.state", "Whether the risk ratio is computed, or why not", Unit::code, ratio_states());
    add("figures[].risk_ratio.value",
        "The share of the group's students with an event, divided by the share of all other students", Unit::times);
    add("figures[].risk_ratio.low", lower_end, Unit::times);
    add("figures[].risk_ratio.high", upper_end, Unit::times);
    add("figures[].risk_ratio.sentence", in_words, Unit::words);
    add("figures[].risk_ratio.p", "The chance of such a difference, or a larger one, between groups that do not differ",
        Unit::chance);
    add("figures[].risk_ratio.adjusted_p", "The same, adjusted for all comparisons that were declared", Unit::chance);
    add("figures[].risk_ratio.stands_out", "Whether the adjusted chance is at most the level of the rule", Unit::yes);
    add("figures[].events_ratio.state", "Whether the ratio of events is computed, or why not", Unit::code,
        ratio_states());
    add("figures[].events_ratio.value", "Events per student of the group, divided by those of all other students",
        Unit::times);
    add("figures[].events_ratio.low", lower_end, Unit::times);
    add("figures[].events_ratio.high", upper_end, Unit::times);
    add("figures[].events_ratio.sentence", in_words, Unit::words);
    add("figures[].relative_rate_index.state", "Whether the relative rate index is computed, or why not", Unit::code,
        ratio_states());
    add("figures[].relative_rate_index.value",
        "Events of the group to those of the step before, divided by the same of White students", Unit::times);
    add("figures[].relative_rate_index.low", lower_end, Unit::times);
    add("figures[].relative_rate_index.high", upper_end, Unit::times);
    add("figures[].relative_rate_index.sentence", in_words, Unit::words);
    add("figures[].composition.of_cases", "Of 100 students with an event, how many are of the group",
        Unit::part_of_100);
    add("figures[].composition.of_enrolment", "Of 100 students enrolled, how many are of the group", Unit::part_of_100);
    add("figures[].composition.difference", "The first of the two less the second", Unit::part_of_100);
    add("figures[].composition.bound", "What the first seldom passes by chance (E-formula)", Unit::part_of_100);
    add("figures[].composition.sentence", in_words, Unit::words);
    add("hidden_together[].measure", "What is counted, as a code", Unit::code, codes<Measure>());
    add("hidden_together[].breakdown", "How students are divided into rows, as a code", Unit::code, codes<Breakdown>());
    add("hidden_together[].events", "Events of all rows with hidden numbers: the total less the rows shown",
        Unit::events);
    add("hidden_together[].students", "The same of students", Unit::students);
    add("schools[].measure", "What is counted, as a code", Unit::code, codes<Measure>());
    add("schools[].mean_per_100", "The mean rate of the schools shown", Unit::students_per_100);
    add("schools[].overdispersion", "How much the schools differ: 1 is what chance alone gives", Unit::number);
    add("schools[].p", "The chance of schools as unlike as these when all have one rate", Unit::chance);
    add("schools[].sentence", in_words, Unit::words);
}

std::vector<CodebookEntry> json_members() {
    return {
        {"format", "Which rules this file follows", Unit::words},
        {"period.from", "First day of the report", Unit::date},
        {"period.until", "Last day of the report", Unit::date},
        {"rule.small_number", "Counts from 1 to one less than this are hidden, or rounded", Unit::number},
        {"rule.confidence", "How often an interval holds the value that many such years would show", Unit::number},
        {"rule.minimum_cell", "The least number of students with an event for which a ratio is given", Unit::students},
        {"rule.minimum_students", "The least number of enrolled students for which a ratio is given", Unit::students},
        {"rule.level",
         "Of the comparisons that stand out, at most this part does so by chance",
         Unit::chance,
         {},
         second},
        {"rule.threshold.ratio", "The ratio above which a difference counts", Unit::times, {}, second},
        {"rule.threshold.years", "For how many years in a row", Unit::number, {}, second},
        {"rule.rounded", "Every number is printed as a multiple of the small number", Unit::yes, {}, second},
        {"rule.left_out[]", "A division that the report does without, so that it can show more of the others",
         Unit::code, codes<Breakdown>(), second},
        {"rule.hidden_last[]", "A division that was hidden last", Unit::code, codes<Breakdown>(), second},
        {"race_list", "The list by which races and ethnicities are counted. Left out: that of 1997", Unit::code,
         codes<program::RaceList>(), second},
        {"tables[].measure", "What is counted, as a code", Unit::code, codes<Measure>()},
        {"tables[].measure_label", "What is counted", Unit::words},
        {"tables[].breakdown", "How students are divided into rows, as a code", Unit::code, codes<Breakdown>()},
        {"tables[].breakdown_label", "How students are divided into rows", Unit::words},
        {"tables[].zeros_hidden", "No row of the table is shown, and a hidden number in it may be 0", Unit::yes},
        {"tables[].rows[].code", "The group as a code, or the name of a school", Unit::code, row_codes()},
        {"tables[].rows[].label", "The group, or the name of a school", Unit::words},
        {"tables[].rows[].enrolled.state", state_of_count, Unit::code, states()},
        {"tables[].rows[].enrolled.value", "Students enrolled on the last day of the period", Unit::students},
        {"tables[].rows[].events.state", state_of_count, Unit::code, states()},
        {"tables[].rows[].events.value", "Events: one student in one contact, as often as it happened", Unit::events},
        {"tables[].rows[].students.state", state_of_count, Unit::code, states()},
        {"tables[].rows[].students.value", "Students with at least one event, each counted once", Unit::students},
        {"findings[]", "The report's first sentences", Unit::words},
        {"comparisons_declared",
         "All comparisons that were declared, also those that cannot be made",
         Unit::number,
         {},
         second},
        {"judged_by", "The rule that judged the comparisons", Unit::words, {}, second},
        {"sha256", "The seal: SHA-256 of format, period, rule, race_list and tables, written without spaces",
         Unit::words},
    };
}

Codebook make() {
    Codebook made;
    for (const CsvColumn& column : csv_columns())
        made.csv.push_back({column.name, column.meaning, column.unit, words_of(column.holds)});
    made.json = json_members();
    add_figures(made.json);
    return made;
}

Json entry_json(const CodebookEntry& entry) {
    Json json{{"name", entry.name}, {"meaning", entry.meaning}, {"unit", code_of(entry.unit)}, {"since", entry.since}};
    if (entry.words.empty()) return json;
    Json words = Json::array();
    for (const CodebookWord& word : entry.words) {
        Json row{{"word", word.word}, {"meaning", word.meaning}};
        if (!word.of.empty()) row["of"] = word.of;
        words.push_back(std::move(row));
    }
    json["words"] = std::move(words);
    return json;
}

}  // namespace

const Codebook& codebook() {
    static const Codebook made = make();
    return made;
}

Json to_json(const Codebook& codebook) {
    Json json;
    for (const auto& [file, entries] : {std::pair{"csv", &codebook.csv}, std::pair{"json", &codebook.json}}) {
        json[file] = Json::array();
        for (const CodebookEntry& entry : *entries) json[file].push_back(entry_json(entry));
    }
    return json;
}

std::string to_csv(const Codebook& codebook) {
    std::string csv = csv_line({"file", "name", "meaning", "unit", "since", "word", "word_of", "word_meaning"});
    for (const auto& [file, entries] : {std::pair{"csv", &codebook.csv}, std::pair{"json", &codebook.json}})
        for (const CodebookEntry& entry : *entries) {
            const auto line = [&, file = std::string{file}](const CodebookWord& word) {
                csv += csv_line({file, std::string{entry.name}, std::string{entry.meaning},
                                 std::string{code_of(entry.unit)}, std::string{entry.since}, std::string{word.word},
                                 std::string{word.of}, std::string{word.meaning}});
            };
            line({});
            for (const CodebookWord& word : entry.words) line(word);
        }
    return csv;
}

}  // namespace accord::equity
