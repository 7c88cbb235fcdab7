#pragma once

#include <span>
#include <vector>

// Many comparisons in one publication: of twenty without any difference one looks clear by chance. The family is all
// comparisons that the publication was declared to make before anybody looked, not those that turned out well.

namespace accord::equity {

/// P-values adjusted for their family, in the order given: call a comparison clear when its adjusted value is at most
/// the level, such as 0.05. A comparison that could not be made has no p-value (not a number): it stays so, and still
/// counts as one of its family, for nobody knew before that it could not be made.
using Adjusted = std::vector<double>;

/// Of all that are called clear, at most the level are false, on average: when the comparisons are independent or rise
/// together. Source: Benjamini, Hochberg 1995, JRSS B 57, 289-300.
Adjusted benjamini_hochberg(std::span<const double> family);

/// The same, however the comparisons hang together. Source: Benjamini, Yekutieli 2001, Annals of Statistics 29,
/// 1165-1188.
Adjusted benjamini_yekutieli(std::span<const double> family);

/// The chance of even one false one is at most the level. Source: Holm 1979, Scandinavian Journal of Statistics 6,
/// 65-70.
Adjusted holm(std::span<const double> family);

}  // namespace accord::equity
