#pragma once

#include <string>
#include <string_view>

#include "equity/tables/release_tables.hpp"

namespace accord::equity {

/// What a column or row of the tables is called where it is no code of the file.
std::string_view all_sheets(About about);

/// The code and words of what a cell of a question's column can hold.
SheetCode code_of_category(About about, const SheetColumn& column, std::uint16_t category);
/// The same of a grouping, where nothing entered is "not given".
SheetCode group_of_category(const SheetColumn& column, std::uint16_t category);

/// SHA-256 of the canonical JSON of all but the figures, in hex.
std::string seal(const ReleasedTables& tables);

}  // namespace accord::equity
