#include "equity/inside/csv_columns.hpp"

#include <array>
#include <cstdio>

namespace accord::equity {

namespace {

std::string two_decimals(double value) {
    char text[64];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

std::string cell_text(const Cell& cell) {
    return cell.shown() ? std::to_string(cell.value) : std::string{csv_word(cell.state)};
}

/// A rate, or the first reason why there is none.
std::string rate_text(const std::optional<double>& rate, const Cell& count, const Cell& enrolled) {
    if (rate) return two_decimals(*rate);
    if (!count.shown()) return std::string{csv_word(count.state)};
    if (!enrolled.shown()) return std::string{csv_word(enrolled.state)};
    return std::string{count.value > enrolled.value ? more_than_enrolled : csv_word(Cell::State::not_applicable)};
}

std::string ratio_text(const Ratio& ratio, double value, bool has_one) {
    return has_one ? two_decimals(value) : std::string{label_of(ratio.state)};
}

bool computed(const Ratio& ratio) { return ratio.state == RatioReason::computed; }

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
              [](const Table&, const Row& row) { return rate_text(row.rate_per_100, row.students, row.enrolled); }},
    CsvColumn{"events_per_100", "Events per 100 students enrolled", Unit::events_per_100, Holds::rate,
              [](const Table&, const Row& row) { return rate_text(row.events_per_100, row.events, row.enrolled); }},
    CsvColumn{"risk_ratio",
              "The share of the group's students with an event, divided by the share of all other students",
              Unit::times, Holds::ratio,
              [](const Table&, const Row& row) { return ratio_text(row.ratio, row.ratio.value, computed(row.ratio)); }},
    CsvColumn{"risk_ratio_low", "The lower end of the risk ratio's 95% interval", Unit::times, Holds::ratio,
              [](const Table&, const Row& row) {
                  const bool from_below = computed(row.ratio) || row.ratio.state == RatioReason::zero_comparison;
                  return ratio_text(row.ratio, row.ratio.low, from_below);
              }},
    CsvColumn{"risk_ratio_high", "The upper end of the risk ratio's 95% interval", Unit::times, Holds::ratio,
              [](const Table&, const Row& row) { return ratio_text(row.ratio, row.ratio.high, computed(row.ratio)); }},
    CsvColumn{"in_words", "The risk ratio in words, or why there is none", Unit::words, Holds::text,
              [](const Table&, const Row& row) { return english(row.ratio.sentence); }}};

}  // namespace

std::span<const CsvColumn> csv_columns() { return columns; }

std::string_view csv_word(Cell::State state) {
    switch (state) {
        case Cell::State::shown:
            return {};
        case Cell::State::hidden:
            return "hidden";
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
