#pragma once

#include <string_view>
#include <vector>

#include "base/message.hpp"
#include "equity/rule.hpp"
#include "program/race_lists.hpp"

namespace accord::equity {

/// One rule by which the numbers of a report are made: its name, what it says, and where it comes from.
struct MethodRule {
    std::string_view name;  ///< English key
    Message says;
    std::string_view source;  ///< a regulation, a form's definitions, a paper; empty where it is the district's own
};

/// How the numbers of a report under this rule and by this list of races are counted and compared, and what is left
/// out. What is counted as what stands in counting_rules.hpp.
std::vector<MethodRule> counting_method(const Rule& rule, program::RaceList race_list);

}  // namespace accord::equity
