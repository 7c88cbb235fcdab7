#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/fields.hpp"
#include "base/message.hpp"
#include "base/names.hpp"
#include "base/result.hpp"

namespace accord::program {

enum class FindingKind { immigration, social_security, number, address, name };

constexpr auto enum_names(FindingKind) {
    using enum FindingKind;
    return std::to_array<EnumName<FindingKind>>(
        {{immigration, "immigration", "Citizenship, immigration status or place of birth"},
         {social_security, "social_security", "A Social Security number"},
         {number, "number", "A number that may identify somebody"},
         {address, "address", "An address, a phone number or an e-mail address"},
         {name, "name", "A name"}});
}
static_assert(names_complete(FindingKind::name));

/// True for what no reason can excuse: it is never kept. The other findings may stand with a reason.
constexpr bool never_kept(FindingKind kind) {
    return kind == FindingKind::immigration || kind == FindingKind::social_security;
}

/// Words of a free text that must not be kept.
struct Finding {
    FindingKind kind;
    std::string words;   ///< as typed
    std::size_t at = 0;  ///< byte offset in the text

    bool operator==(const Finding&) const = default;
};

/// Looks through free text for what must never be written down, in English and Spanish, also spaced out ("i m m i g r a
/// n t") or spelled with digits ("1mm1grant"). `names` are the names of the students and staff nearby (may be empty);
/// words that look like somebody's name are suspected as well. In the order of the text. A doubt stops: "citizenship
/// award" is found too, and the officer is told which words to leave out.
std::vector<Finding> screen(std::string_view text, const std::vector<std::string>& names = {});

/// What the writer is told: the words found and what to do instead.
Message explain(const Finding& finding);

/// A problem at the field for words in it that are never kept. The names of students, keys, codes and the policy's own
/// words are not looked through: a policy may well speak of immigration.
void refuse_what_is_never_kept(std::string_view table, std::string_view field, Privacy privacy, std::string_view text,
                               Problems& problems);

/// What no field of a record may hold, whoever writes it.
template <Recorded R>
Problems never_kept_in(const R& record) {
    Problems problems;
    each_field<R>([&](const auto& field) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(record.*field.member)>, std::string>)
            refuse_what_is_never_kept(table_name(Of<R>{}), field.name, field.privacy, record.*field.member, problems);
    });
    return problems;
}

}  // namespace accord::program
