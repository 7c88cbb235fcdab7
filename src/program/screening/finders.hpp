#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "program/screening.hpp"
#include "program/screening/tokens.hpp"

namespace accord::program::screening {

/// A text with its words: what every finder looks at.
struct Typed {
    std::string_view text;
    std::vector<Token> tokens;

    [[nodiscard]] Finding finding(FindingKind kind, std::size_t at, std::size_t end) const {
        return {kind, std::string{text.substr(at, end - at)}, at};
    }
    /// The words from one token to another, both included.
    [[nodiscard]] Finding finding(FindingKind kind, const Token& first, const Token& last) const {
        return finding(kind, first.at, last.end);
    }
};

/// Citizenship, immigration status, place of birth; Social Security in words.
void find_immigration(const Typed& typed, std::vector<Finding>& found);
/// Social Security numbers, phone numbers, long numbers, plates; e-mail addresses, accounts and street addresses.
void find_numbers(const Typed& typed, std::vector<Finding>& found);
/// The given names, words behind a title or a role, and pairs of capitalised words.
void find_names(const Typed& typed, const std::vector<std::string>& names, std::vector<Finding>& found);

}  // namespace accord::program::screening
