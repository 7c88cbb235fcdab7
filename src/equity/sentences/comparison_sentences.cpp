// What is said of schools beside each other, of years, and of the rule that judged.
#include <cmath>

#include "base/school_calendar.hpp"
#include "equity/sentences.hpp"
#include "equity/sentences/measure_sentences.hpp"
#include "equity/sentences/say.hpp"

namespace accord::equity {

namespace {

constexpr std::string_view few_schools_key = "Too few schools show a number to draw their rates towards each other";
constexpr std::string_view schools_differ_key =
    "The schools differ by more than chance alone would usually give: {times} times as much";
constexpr std::string_view schools_alike_key =
    "The schools differ by no more than chance alone would usually give, which is no proof that they are alike";

constexpr std::string_view higher_key =
    "{before} of 100 students last year, {now} this year: more than chance alone would usually give";
constexpr std::string_view lower_key =
    "{before} of 100 students last year, {now} this year: fewer, by more than chance alone would usually give";
constexpr std::string_view same_key =
    "{before} of 100 students last year, {now} this year: no more than chance alone would usually give";
constexpr std::string_view few_key =
    "{before} of 100 students last year, {now} this year: too few cases to say whether that is chance";
constexpr std::string_view not_comparable_key = "A number of this year or of last year is not shown";

constexpr std::string_view list_changed_key =
    "Races and ethnicities were counted by another list last year, and what a group means has changed with it: the two "
    "years are not compared";

constexpr std::string_view not_calculated_key = "No ratio this year, so nothing is judged";
constexpr std::string_view not_above_key = "Not above {ratio} times this year";
constexpr std::string_view above_key = "Above {ratio} times this year, but not yet in {years} years in a row";
constexpr std::string_view above_anew_key =
    "Above {ratio} times this year, but not yet in {years} years in a row: they begin anew with {since}, for races and "
    "ethnicities were counted by another list before";
constexpr std::string_view progressing_key =
    "Above {ratio} times in {years} years in a row, and lower in each of the last two by what counts as progress";
constexpr std::string_view significant_key = "Above {ratio} times in {years} years in a row";
constexpr std::string_view significant_once_key = "Above {ratio} times this year";

constexpr std::string_view plain_title_key = "{measure} {by}";
constexpr std::string_view nobody_title_key = "{measure} {by}: no group stands out";
constexpr std::string_view one_title_key = "{measure} {by}: one group stands out ({group})";
constexpr std::string_view many_title_key = "{measure} {by}: {count} groups stand out";

constexpr std::string_view list_of_1997_key =
    "Races and ethnicities are the seven federal categories of 1997: Hispanic or Latino of any race, and everybody "
    "else "
    "by race";
constexpr std::string_view list_of_2024_key =
    "Races and ethnicities are the seven federal categories of 2024: each alone, and two or more. Hispanic or Latino "
    "is "
    "one of them, so it counts fewer people than in reports by the list of 1997";

constexpr std::string_view rule_key =
    "Judged by this rule: no ratio on fewer than {cell} students with an event or {students} enrolled, a "
    "threshold of {ratio} times for {years} years in a row (34 CFR 300.647). A difference stands out when its chance, "
    "adjusted for all {family} comparisons of the report, is at most {level}";

/// Words that stand within a sentence: `script/words` gathers them though they begin small.
constexpr std::string_view within(std::string_view words) { return words; }

}  // namespace

Message schools_sentence(const ReleasedTable& schools) {
    if (!schools.spread) return {std::string{few_schools_key}, {}};
    if (!schools.spread->differ) return {std::string{schools_alike_key}, {}};
    return {std::string{schools_differ_key}, {{"times", say_ratio(schools.spread->overdispersion)}}};
}

Message change_sentence(const RowOverYears& row) {
    const auto& years = row.years;
    if (years[years.size() - 2].other_list) return list_changed_sentence();
    const auto& before = years[years.size() - 2].students_per_100;
    const auto& now = years.back().students_per_100;
    if (!before || !now) return {std::string{not_comparable_key}, {}};
    const auto key = row.change == Change::higher  ? higher_key
                     : row.change == Change::lower ? lower_key
                     : row.change == Change::none  ? same_key
                                                   : few_key;
    return {std::string{key}, {{"before", say_rate(before->value)}, {"now", say_rate(now->value)}}};
}

Message list_changed_sentence() { return {std::string{list_changed_key}, {}}; }

Message standing_sentence(Standing standing, const Threshold& threshold, std::optional<int> anew_since) {
    const Values values{{"ratio", say_ratio(threshold.ratio)}, {"years", std::to_string(threshold.years)}};
    switch (standing) {
        case Standing::not_calculated:
            return {std::string{not_calculated_key}, {}};
        case Standing::not_above:
            return {std::string{not_above_key}, {values.front()}};
        case Standing::above:
            if (anew_since)
                return {std::string{above_anew_key},
                        {values.front(), values.back(), {"since", school_year_name(*anew_since)}}};
            return {std::string{above_key}, values};
        case Standing::progressing:
            return {std::string{progressing_key}, values};
        case Standing::significant:
            if (threshold.years == 1) return {std::string{significant_once_key}, {values.front()}};
            return {std::string{significant_key}, values};
    }
    return {};
}

Message trend_sentence(Measure measure, Change change, const std::string& since) {
    const auto& say = sentences_of(measure);
    switch (change) {
        case Change::none:
            return {std::string{say.steady}, {{"since", since}}};
        case Change::higher:
            return {std::string{say.rising}, {{"since", since}}};
        case Change::lower:
            return {std::string{say.fewer}, {{"since", since}}};
        case Change::unknown:
            return {std::string{say.unknown}, {}};
    }
    return {};
}

std::string_view divided_words(Breakdown breakdown) {
    switch (breakdown) {
        case Breakdown::all:
            return within("of all students");
        case Breakdown::school:
            return within("by school");
        case Breakdown::race:
            return within("by race or ethnicity");
        case Breakdown::sex:
            return within("by sex");
        case Breakdown::disability:
            return within("by disability");
        case Breakdown::english_learner:
            return within("by English learner status");
        case Breakdown::grade_band:
            return within("by grade");
    }
    return {};
}

Message table_title(const ReleasedTable& table) {
    Values values{{"measure", std::string{label_of(table.measure)}},
                  {"by", std::string{divided_words(table.breakdown)}}};
    std::size_t made = 0;
    std::vector<const ReleasedRow*> clear;
    for (const ReleasedRow& row : table.rows) {
        made += row.ratio.p.has_value();
        if (row.ratio.stands_out) clear.push_back(&row);
    }
    if (made == 0) return {std::string{plain_title_key}, values};
    if (clear.empty()) return {std::string{nobody_title_key}, values};
    if (clear.size() == 1) {
        values.emplace_back("group", clear.front()->label);
        return {std::string{one_title_key}, values};
    }
    values.emplace_back("count", std::to_string(clear.size()));
    return {std::string{many_title_key}, values};
}

Message race_list_sentence(program::RaceList list) {
    return {std::string{list == program::RaceList::of_1997 ? list_of_1997_key : list_of_2024_key}, {}};
}

Message rule_sentence(const Rule& rule, std::size_t family) {
    return {std::string{rule_key},
            {{"cell", std::to_string(rule.minimum_cell)},
             {"students", std::to_string(rule.minimum_students)},
             {"ratio", say_ratio(rule.threshold.ratio)},
             {"years", std::to_string(rule.threshold.years)},
             {"family", std::to_string(family)},
             {"level", say_rate(rule.level)}}};
}

std::vector<std::string> comparison_sentence_keys() {
    std::vector<std::string> keys;
    for (const auto key : {few_schools_key,  schools_differ_key, schools_alike_key, higher_key,
                           lower_key,        same_key,           few_key,           not_comparable_key,
                           list_changed_key, not_calculated_key, not_above_key,     above_key,
                           above_anew_key,   progressing_key,    significant_key,   significant_once_key,
                           plain_title_key,  nobody_title_key,   one_title_key,     many_title_key,
                           rule_key,         list_of_1997_key,   list_of_2024_key})
        keys.emplace_back(key);
    for (const auto& division : names_of<Breakdown>) keys.emplace_back(divided_words(division.value));
    return keys;
}

}  // namespace accord::equity
