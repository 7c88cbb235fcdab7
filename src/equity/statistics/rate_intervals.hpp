#pragma once

#include "equity/statistics/figures.hpp"

// Intervals and tests of rates and of ratios of rates: for events, of which a student may have several. They take the
// events as Poisson; where overdispersion() of small_schools.hpp lies well above 1 they are too narrow.
// `confidence` lies between 0 and 1.

namespace accord::equity {

/// The exact interval of one event rate, to one of exposure; without exposure: everything.
/// Source: Garwood 1936, Biometrika 28, 437-442.
Interval garwood_interval(Incidence group, double confidence);

/// Rate of a group divided by the rate of others; infinite when the others have no event, not a number when neither has
/// one or one has no exposure.
double rate_ratio(Incidence group, Incidence others);

/// The exact interval of a ratio of rates, given the sum of events: the Clopper-Pearson limits of the group's part of
/// them. Never covers less often than promised. From 0 when the group has no event, without upper end when the others
/// have none, everything when neither has one. Source: Przyborowski, Wilenski 1940, Biometrika 31, 313-323.
Interval rate_ratio_interval(Incidence group, Incidence others, double confidence);

/// The same with half of the chance of what happened: narrower, covers as promised on average.
/// Source: Rothman, Greenland, Lash 2008, Modern Epidemiology, 3rd edition, chapter 14.
Interval rate_ratio_interval_mid_p(Incidence group, Incidence others, double confidence);

/// The log interval, for comparison with older reports; not a number where the group or the others have no event.
/// Source: Wald's method as in Rothman, Greenland, Lash 2008, chapter 14.
Interval rate_ratio_interval_wald(Incidence group, Incidence others, double confidence);

/// Two-sided p-value of equal rates, given the sum of events: the chance of all that is no likelier than what happened.
/// 1 when there is no event or only one group has exposure.
double rate_test(Incidence group, Incidence others);

/// The smaller tail with half of the chance of what happened, doubled.
double rate_test_mid_p(Incidence group, Incidence others);

}  // namespace accord::equity
