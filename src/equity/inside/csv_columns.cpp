#include "equity/inside/csv_columns.hpp"

#include <array>
#include <cstdio>

#include "equity/inside/words.hpp"

namespace accord::equity {

namespace {

std::string two_decimals(double value) {
    char text[64];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

std::string cell_text(const Cell& cell) {
    const bool number = cell.shown() || cell.state == Cell::State::rounded;
    return number ? std::to_string(cell.value) : std::string{csv_word(cell.state)};
}

/// A rate, or the first reason why there is none.
std::string rate_text(const std::optional<Estimate>& rate, const Cell& count, const Cell& enrolled) {
    if (rate) return two_decimals(rate->value);
    if (!count.shown()) return std::string{csv_word(count.state)};
    if (!enrolled.shown()) return std::string{csv_word(enrolled.state)};
    return std::string{count.value > enrolled.value ? more_than_enrolled : csv_word(Cell::State::not_applicable)};
}

std::string ratio_text(const Ratio& ratio, double value, bool has_one) {
    return has_one ? two_decimals(value) : std::string{label_of(ratio.state)};
}

std::string value_of(const Ratio& ratio) { return ratio_text(ratio, ratio.value, ratio.computed()); }
std::string low_of(const Ratio& ratio) { return ratio_text(ratio, ratio.low, ratio.bounded()); }
std::string high_of(const Ratio& ratio) { return ratio_text(ratio, ratio.high, ratio.computed()); }

std::string chance_text(const Ratio& ratio, const std::optional<double>& chance) {
    if (!chance) return std::string{label_of(ratio.state)};
    char text[64];
    std::snprintf(text, sizeof text, "%.4f", *chance);
    return text;
}

/// An end of the interval of a rate, or the reason why there is no rate.
std::string end_text(const std::optional<Estimate>& rate, double Interval::*end, const Cell& count,
                     const Cell& enrolled) {
    return rate ? two_decimals(rate->interval.*end) : rate_text(rate, count, enrolled);
}

std::string part_text(const ReleasedRow& row, double part) {
    if (row.composition) return two_decimals(100 * part);
    const bool compared = row.ratio.state != RatioReason::not_compared;
    return std::string{label_of(compared ? missing({&row.students}) : RatioReason::not_compared)};
}

std::string steadied_text(const ReleasedRow& row, double value) {
    return row.steadied ? two_decimals(value) : std::string{label_of(RatioReason::not_compared)};
}

using Table = ReleasedTable;
using Row = ReleasedRow;

constexpr std::array columns{
    CsvColumn{"measure", "What is counted, as a code", Unit::code, Holds::measure,
              [](const Table& table, const Row&) { return std::string{code_of(table.measure)}; }},
    CsvColumn{"measure_label", "What is counted", Unit::words, Holds::text,
              [](const Table& table, const Row&) { return std::string{label_of(table.measure)}; }},
    CsvColumn{"breakdown", "How students are divided into rows, as a code", Unit::code, Holds::breakdown,
              [](const Table& table, const Row&) { return std::string{code_of(table.breakdown)}; }},
    CsvColumn{"breakdown_label", "How students are divided into rows", Unit::words, Holds::text,
              [](const Table& table, const Row&) { return std::string{label_of(table.breakdown)}; }},
    CsvColumn{"row", "The group as a code, or the name of a school", Unit::code, Holds::row,
              [](const Table&, const Row& row) { return row.code; }},
    CsvColumn{"row_label", "The group, or the name of a school", Unit::words, Holds::text,
              [](const Table&, const Row& row) { return row.label; }},
    CsvColumn{"enrolled", "Students enrolled on the last day of the period", Unit::students, Holds::count,
              [](const Table&, const Row& row) { return cell_text(row.enrolled); }},
    CsvColumn{"events", "Events: one student in one contact, as often as it happened", Unit::events, Holds::count,
              [](const Table&, const Row& row) { return cell_text(row.events); }},
    CsvColumn{"students", "Students with at least one event, each counted once", Unit::students, Holds::count,
              [](const Table&, const Row& row) { return cell_text(row.students); }},
    CsvColumn{"students_per_100", "Students with at least one event per 100 students enrolled", Unit::students_per_100,
              Holds::rate,
              [](const Table&, const Row& row) { return rate_text(row.students_per_100, row.students, row.enrolled); }},
    CsvColumn{"events_per_100", "Events per 100 students enrolled", Unit::events_per_100, Holds::rate,
              [](const Table&, const Row& row) { return rate_text(row.events_per_100, row.events, row.enrolled); }},
    CsvColumn{"risk_ratio",
              "The share of the group's students with an event, divided by the share of all other students",
              Unit::times, Holds::ratio, [](const Table&, const Row& row) { return value_of(row.ratio); }},
    CsvColumn{"risk_ratio_low", "The lower end of the risk ratio's 95% interval", Unit::times, Holds::ratio,
              [](const Table&, const Row& row) { return low_of(row.ratio); }},
    CsvColumn{"risk_ratio_high", "The upper end of the risk ratio's 95% interval", Unit::times, Holds::ratio,
              [](const Table&, const Row& row) { return high_of(row.ratio); }},
    CsvColumn{"in_words", "The risk ratio in words, or why there is none", Unit::words, Holds::text,
              [](const Table&, const Row& row) { return english(row.ratio.sentence); }},
    CsvColumn{"students_per_100_low", "The lower end of its interval", Unit::students_per_100, Holds::rate,
              [](const Table&, const Row& row) {
                  return end_text(row.students_per_100, &Interval::low, row.students, row.enrolled);
              }},
    CsvColumn{"students_per_100_high", "The upper end of its interval", Unit::students_per_100, Holds::rate,
              [](const Table&, const Row& row) {
                  return end_text(row.students_per_100, &Interval::high, row.students, row.enrolled);
              }},
    CsvColumn{"events_per_100_low", "The lower end of its interval", Unit::events_per_100, Holds::rate,
              [](const Table&, const Row& row) {
                  return end_text(row.events_per_100, &Interval::low, row.events, row.enrolled);
              }},
    CsvColumn{"events_per_100_high", "The upper end of its interval", Unit::events_per_100, Holds::rate,
              [](const Table&, const Row& row) {
                  return end_text(row.events_per_100, &Interval::high, row.events, row.enrolled);
              }},
    CsvColumn{"risk_ratio_p", "The chance of such a difference, or a larger one, between groups that do not differ",
              Unit::chance, Holds::ratio,
              [](const Table&, const Row& row) { return chance_text(row.ratio, row.ratio.p); }},
    CsvColumn{"risk_ratio_adjusted_p", "The same, adjusted for all comparisons that were declared", Unit::chance,
              Holds::ratio, [](const Table&, const Row& row) { return chance_text(row.ratio, row.ratio.adjusted); }},
    CsvColumn{"stands_out", "Whether the adjusted chance is at most the level of the rule", Unit::words, Holds::text,
              [](const Table&, const Row& row) { return std::string{row.ratio.stands_out ? "yes" : "no"}; }},
    CsvColumn{"events_ratio", "Events per student of the group, divided by those of all other students", Unit::times,
              Holds::ratio, [](const Table&, const Row& row) { return value_of(row.events_ratio); }},
    CsvColumn{"events_ratio_low", "The lower end of its interval", Unit::times, Holds::ratio,
              [](const Table&, const Row& row) { return low_of(row.events_ratio); }},
    CsvColumn{"events_ratio_high", "The upper end of its interval", Unit::times, Holds::ratio,
              [](const Table&, const Row& row) { return high_of(row.events_ratio); }},
    CsvColumn{"relative_rate_index",
              "Events of the group to those of the step before, divided by the same of White students", Unit::times,
              Holds::ratio, [](const Table&, const Row& row) { return value_of(row.white); }},
    CsvColumn{"relative_rate_index_low", "The lower end of its interval", Unit::times, Holds::ratio,
              [](const Table&, const Row& row) { return low_of(row.white); }},
    CsvColumn{"relative_rate_index_high", "The upper end of its interval", Unit::times, Holds::ratio,
              [](const Table&, const Row& row) { return high_of(row.white); }},
    CsvColumn{
        "of_cases", "Of 100 students with an event, how many are of the group", Unit::part_of_100, Holds::ratio,
        [](const Table&, const Row& row) { return part_text(row, row.composition ? row.composition->of_cases : 0); }},
    CsvColumn{"of_enrolment", "Of 100 students enrolled, how many are of the group", Unit::part_of_100, Holds::ratio,
              [](const Table&, const Row& row) {
                  return part_text(row, row.composition ? row.composition->of_enrolment : 0);
              }},
    CsvColumn{
        "of_cases_bound", "What a group's part of the students with an event seldom passes by chance (E-formula)",
        Unit::part_of_100, Holds::ratio,
        [](const Table&, const Row& row) { return part_text(row, row.composition ? row.composition->e_bound : 0); }},
    CsvColumn{"steadied_per_100", "The rate of a school, drawn towards those of all schools shown",
              Unit::students_per_100, Holds::ratio,
              [](const Table&,
                 const Row& row) { return steadied_text(row, row.steadied ? row.steadied->per_100.value : 0); }},
    CsvColumn{"steadied_per_100_low", "The lower end of its interval", Unit::students_per_100, Holds::ratio,
              [](const Table&, const Row& row) {
                  return steadied_text(row, row.steadied ? row.steadied->per_100.interval.low : 0);
              }},
    CsvColumn{"steadied_per_100_high", "The upper end of its interval", Unit::students_per_100, Holds::ratio,
              [](const Table&, const Row& row) {
                  return steadied_text(row, row.steadied ? row.steadied->per_100.interval.high : 0);
              }},
    CsvColumn{"chance_above_threshold",
              "The chance that the rate of a school is more than the threshold times the mean", Unit::chance,
              Holds::ratio, [](const Table&, const Row& row) {
                  return steadied_text(row, row.steadied ? row.steadied->chance_above : 0);
              }}};

}  // namespace

std::span<const CsvColumn> csv_columns() { return columns; }

std::string_view csv_word(Cell::State state) {
    switch (state) {
        case Cell::State::shown:
            return {};
        case Cell::State::hidden:
            return "hidden";
        case Cell::State::rounded:
            return "rounded";
        case Cell::State::not_collected:
            return "not collected";
        case Cell::State::late:
            return "late";
        case Cell::State::not_applicable:
            return "not applicable";
    }
    return {};
}

}  // namespace accord::equity
