#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.hpp"
#include "equity/tables/sheets.hpp"

namespace accord::equity {

/// What two spellings of one code have in common; of signs alone, the signs.
std::string key_of(std::string_view cell);

/// Why a cell holds no answer, as people and programs write it; nothing when it holds one.
std::optional<NoAnswer> no_answer(std::string_view cell);

/// The different answers of a column: numbers by their size, then words A to Z.
struct ClosedList {
    std::vector<SheetCode> codes;
    std::optional<Message> refusal;                     ///< they look like free text, or like persons
    std::vector<std::pair<std::size_t, Message>> rows;  ///< cells with what is never kept
};
ClosedList closed_list(const std::vector<std::string_view>& cells);

}  // namespace accord::equity
