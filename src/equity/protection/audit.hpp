#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "equity/protection/protect.hpp"

namespace accord::equity {

/// Do these tables agree with all that is printed and known? Answered apart from the search that found them, from
/// every relation and from the cells as they are now printed.
bool agrees(const LinkedTables& tables, std::span<const Change> changes, Attacker attacker);

/// Checks a protection once more by itself: each promise of a hidden unit must have witnesses that agree with what is
/// printed and are as far apart as was promised, and no sum of hidden cells may be a small number. Gives the units for
/// which that is not so. Shares no code with protect() but the types.
std::vector<std::uint32_t> unproven(const Protectable& system, const Protection& protection);

}  // namespace accord::equity
