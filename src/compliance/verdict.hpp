#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/message.hpp"
#include "base/names.hpp"

namespace accord::compliance {

enum class Outcome { met, not_met, not_yet_due, cannot_tell, not_applicable };

constexpr auto enum_names(Outcome) {
    using enum Outcome;
    return std::to_array<EnumName<Outcome>>({{met, "met", "Met"},
                                             {not_met, "not_met", "Not met"},
                                             {not_yet_due, "not_yet_due", "Not yet due"},
                                             {cannot_tell, "cannot_tell", "Cannot tell"},
                                             {not_applicable, "not_applicable", "Not applicable"}});
}
static_assert(names_complete(Outcome::not_applicable));

/// Whether a verdict rests on records, on a person's word, or says that the clause only permits.
enum class Basis { records, attested, permission };

constexpr auto enum_names(Basis) {
    using enum Basis;
    return std::to_array<EnumName<Basis>>({{records, "records", "From records"},
                                           {attested, "attested", "Attested"},
                                           {permission, "permission", "Permission"}});
}
static_assert(names_complete(Basis::permission));

/// The review's answer about one provision on one day. Recomputed every time; nobody can set it by hand.
struct Verdict {
    std::string provision;  ///< Provision::id
    std::string control;    ///< Control::id
    std::string judge;      ///< the generic judge that answered
    Outcome outcome = Outcome::cannot_tell;
    Basis basis = Basis::records;
    std::vector<Message> reasons;       ///< first the one that decides
    std::vector<std::string> evidence;  ///< record ids, "table:uuid"
    std::vector<std::string> missing;   ///< kinds of evidence that it waits for (cannot_tell)
    std::optional<Date> due;            ///< next or missed date
    std::vector<std::string> owners;    ///< role codes
};

}  // namespace accord::compliance
