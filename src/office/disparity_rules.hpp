#pragma once

#include <optional>

#include "equity/rule.hpp"
#include "office/office.hpp"
#include "program/disparity_rule.hpp"

namespace accord::office {

/// The rule that the Board declared last; nothing when it has declared none, and the defaults hold.
std::optional<program::DisparityRule> declared_rule(const Office& office);

/// The rule for reports of a school year that are drafted now: what the Board declared of differences, with the small
/// number of that year (publication_rules.hpp).
equity::Rule rule_in_force(const Office& office, int school_year);
/// The same, of the school year of today.
equity::Rule rule_in_force(const Office& office);

/// What keeps a rule from being recorded, all of it at once. Writes nothing.
Result<Done> check_rule(const Office& office, const Actor& actor, const program::DisparityRule& rule);
/// Records a rule that the Board declared. It judges the reports drafted from then on; those that are out keep theirs.
Result<Done> declare_rule(Office& office, const Actor& actor, program::DisparityRule rule);

}  // namespace accord::office
