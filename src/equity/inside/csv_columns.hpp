#pragma once

#include <span>
#include <string>
#include <string_view>

#include "equity/codebook.hpp"
#include "equity/release.hpp"

namespace accord::equity {

/// The words that a column can hold: its code list, or why there is no number.
enum class Holds { text, measure, breakdown, row, count, rate, ratio };

/// One column of the report's CSV: what it is called, what it means, and what a row says in it.
struct CsvColumn {
    std::string_view name;
    std::string_view meaning;  ///< English key
    Unit unit{};
    Holds holds{};
    std::string (*write)(const ReleasedTable& table, const ReleasedRow& row) = nullptr;
};

/// In the order of the file. Files of old editions are written with the same columns: new ones come last.
std::span<const CsvColumn> csv_columns();

/// What stands in place of a number that is not shown.
std::string_view csv_word(Cell::State state);
/// In place of a rate of more students than are enrolled.
inline constexpr std::string_view more_than_enrolled = "more students than enrolled";

}  // namespace accord::equity
