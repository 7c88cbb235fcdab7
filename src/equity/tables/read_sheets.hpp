#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.hpp"
#include "base/result.hpp"
#include "equity/tables/sheets.hpp"

namespace accord::equity {

/// A grouping made of the day in a column.
enum class ReceivedBy { nothing, month, quarter };

constexpr auto enum_names(ReceivedBy) {
    using enum ReceivedBy;
    return std::to_array<EnumName<ReceivedBy>>({{nothing, "nothing", "Not grouped by day"},
                                                {month, "month", "Month received"},
                                                {quarter, "quarter", "Quarter received"}});
}
static_assert(names_complete(ReceivedBy::quarter));

/// What is asked of a file: which of its columns are groups and which are answers. Every other one is never read.
struct SheetsWanted {
    About about = About::survey;
    Asked asked = Asked::people;
    std::string title;
    std::vector<std::string> groups;
    std::vector<std::string> answers;
    std::vector<SheetColumn> codes;  ///< closed lists that are named, by column; no codes: its label alone
    ReceivedBy by = ReceivedBy::nothing;
    std::string received = "received";  ///< the column of the day
};

struct ReadSheets {
    Sheets sheets;
    std::vector<Message> told;  ///< columns that were dropped, words that were taken for no answer
};

/// Reads a CSV file, one row a sheet. A column without named codes gets those that stand in it, as long as they look
/// like the answers of a closed question. Refuses free text, names, what is never kept, codes outside their list: all
/// rows in error at once.
Result<ReadSheets> read_sheets(std::string_view name, std::string_view bytes, const SheetsWanted& wanted);

/// The columns that somebody typed: each is one of the file's, commas and all, or several between commas.
std::vector<std::string> pick_columns(std::string_view bytes, const std::vector<std::string>& asked);

/// Reads closed lists: a CSV file with the columns column, code and label, in the order in which they are printed. A
/// row without a code gives the column its label.
Result<std::vector<SheetColumn>> read_code_list(std::string_view name, std::string_view bytes);

}  // namespace accord::equity
