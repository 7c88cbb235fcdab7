#pragma once

#include <span>

#include "equity/statistics/figures.hpp"

// Tests of one table of two groups by outcome, and of many such tables together. A table that cannot tell the groups
// apart, because nobody or everybody has the outcome or a group is empty, has p = 1.

namespace accord::equity {

/// Fisher's exact test, two-sided: the chance, given all margins, of all tables that are no likelier than this one.
/// Source: Fisher 1935, JRSS 98, 39-54; equally likely means within 1e-7, as in R's fisher.test.
double fisher_test(Share group, Share others);

/// The smaller tail with half of this table's own chance, doubled: less careful than Fisher's, nearer to its promise.
/// Source: Lancaster 1961, JASA 56, 223-234.
double fisher_test_mid_p(Share group, Share others);

/// The odds ratio that makes this table likeliest given all margins, with its exact interval; 0 or infinite when a
/// group has the least or the most cases that the margins allow. Source: Cornfield 1956, Proc. Third Berkeley Symp. 4.
Estimate conditional_odds_ratio(Share group, Share others, double confidence);

enum class Continuity { as_is, corrected };

/// Pearson's chi-squared test of one degree; `corrected` with Yates's half. For comparison with other reports.
double chi_squared_test(Share group, Share others, Continuity continuity = Continuity::as_is);

/// One school or year of a pooled comparison.
struct Stratum {
    Share group;
    Share others;
};

/// The risk ratio common to all strata, so that where a group's students go to school does not speak for the group: not
/// a number when there is nothing to compare. Source: Mantel, Haenszel 1959, JNCI 22, 719-748; the interval:
/// Greenland, Robins 1985, Biometrics 41, 55-68.
Estimate pooled_risk_ratio(std::span<const Stratum> strata, double confidence);

/// The odds ratio common to all strata. The interval: Robins, Breslow, Greenland 1986, Biometrics 42, 311-323.
Estimate pooled_odds_ratio(std::span<const Stratum> strata, double confidence);

/// The Cochran-Mantel-Haenszel test of group and outcome having nothing to do with each other in any stratum.
/// Sources: Cochran 1954, Biometrics 10, 417-451; Mantel, Haenszel 1959.
double pooled_test(std::span<const Stratum> strata, Continuity continuity = Continuity::as_is);

}  // namespace accord::equity
