#pragma once

#include <utility>
#include <vector>

#include "equity/inside/counted.hpp"
#include "equity/release.hpp"

namespace accord::equity {

/// Which slots of a report are hidden.
struct Suppression {
    std::vector<bool> hidden;                             ///< by slot
    std::vector<std::pair<Measure, Breakdown>> withheld;  ///< tables of which the zeros are hidden too
    std::vector<std::size_t> unprotected;  ///< slots that stay too open whatever is hidden: nothing may be published
};

/// Hides small counts, then, as long as the auditor cannot prove a promise, one more cell of the equation that gives it
/// away: a part before its whole, a row before a total, the least number first. Where all that is not zero is hidden
/// and a number is known all the same, because zeros are printed, its table is withheld, zeros and all. Ends, because
/// each step hides more.
Suppression suppress(const Counted& counted, const Rule& rule, const std::vector<Released>& already);

}  // namespace accord::equity
