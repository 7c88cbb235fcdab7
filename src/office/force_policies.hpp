#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/office.hpp"

namespace accord::office {

/// Something that an agency's force policy may cover.
struct ForcePolicySubject {
    std::string code;
    std::string label;
    bool asked_for = false;  ///< by the policy in force
};
/// Those of the catalogue, in its order.
std::vector<ForcePolicySubject> force_policy_subjects(const Office& office, Date on);

/// An agency with its force policy on file, if any.
struct ForcePolicyView {
    program::Agency agency;
    std::vector<std::string> covers;  ///< codes
    bool may_change = false;          ///< by this reader
};
Result<std::vector<ForcePolicyView>> force_policies(const Office& office, const Actor& actor);

/// The agency's force policy as it is on file: the date that it bears and what it covers. Another version of the policy
/// is recorded the same way; the ledger keeps the one before.
Result<Done> record_force_policy(Office& office, const Actor& actor, program::AgencyId agency, Date dated,
                                 const std::vector<std::string>& covers);

}  // namespace accord::office
