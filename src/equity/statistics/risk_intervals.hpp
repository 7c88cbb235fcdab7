#pragma once

#include "equity/statistics/figures.hpp"

// Intervals of risks and of ratios of risks: for students, of whom each counts once. `confidence` lies between 0 and 1.

namespace accord::equity {

/// The score interval of one risk, 0 to 1; of nobody: everything. Source: Wilson 1927, JASA 22, 209-212.
Interval wilson_interval(Share group, double confidence);

/// The exact interval of one risk: never covers less often than promised; of nobody: everything.
/// Source: Clopper, Pearson 1934, Biometrika 26, 404-413.
Interval clopper_pearson_interval(Share group, double confidence);

/// The score interval of a risk ratio: all ratios that a chi-squared test of one degree does not reject, with the two
/// risks at their most likely values under that ratio. Holds at small counts and at zero, unlike the log method: starts
/// at 0 when the group has no case, has no upper end when the others have none. Takes shares of at least one enrolled
/// student each. Source: Koopman 1984, Biometrics 40, 513-517.
Interval koopman_interval(Share group, Share others, double confidence);

/// Koopman's with the statistic times (N - 1) / N, N all students: a little wider. What other programs call the score
/// interval. Source: Miettinen, Nurminen 1985, Statistics in Medicine 4, 213-226.
Interval miettinen_nurminen_interval(Share group, Share others, double confidence);

/// The log interval, for comparison with older reports; not a number where the group or the others have no case.
/// Source: Katz, Baptista, Azen, Pike 1978, Biometrics 34, 469-474.
Interval katz_interval(Share group, Share others, double confidence);

}  // namespace accord::equity
