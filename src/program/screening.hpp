#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.hpp"
#include "base/names.hpp"

namespace accord::program {

enum class FindingKind { immigration, number, address, name };

constexpr auto enum_names(FindingKind) {
    using enum FindingKind;
    return std::to_array<EnumName<FindingKind>>(
        {{immigration, "immigration", "Citizenship, immigration status or place of birth"},
         {number, "number", "A number that may identify somebody"},
         {address, "address", "An address, a phone number or an e-mail address"},
         {name, "name", "A name"}});
}
static_assert(names_complete(FindingKind::name));

/// Words of a free text that must not be kept.
struct Finding {
    FindingKind kind;
    std::string words;  ///< as typed
    std::size_t at = 0;  ///< byte offset in the text

    bool operator==(const Finding&) const = default;
};

/// Looks through free text for what must never be written down. `names` are the names of the students and staff nearby
/// (may be empty); capitalised pairs of words are suspected as well. English and Spanish.
/// Immigration findings cannot be overridden; the others can, with a reason.
std::vector<Finding> screen(std::string_view text, const std::vector<std::string>& names = {});

/// What the officer is told: the words found and what to do instead.
Message explain(const Finding& finding);

}  // namespace accord::program
