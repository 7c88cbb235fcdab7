#pragma once

#include <span>

#include "equity/crdc/crdc.hpp"

namespace accord::equity {

/// Rates and comparisons of every district, from shown cells alone. Gives the size of the family: all comparisons that
/// were declared, also those that could not be made.
std::size_t compare_groups(std::span<ReleasedFederalDistrict> districts, const FederalRule& rule);

/// What can be said of districts too small to speak for themselves, from shown cells alone: a district whose number is
/// hidden is taken as one of a small number, and is given no rate.
void shrink_rates(std::span<ReleasedFederalDistrict> districts, const FederalRule& rule);

}  // namespace accord::equity
