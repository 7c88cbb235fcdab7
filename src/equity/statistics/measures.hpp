#pragma once

#include <span>

#include "equity/statistics/figures.hpp"

// Rates, ratios and composition. IDEA Data Center: Bollmer, Bethel, Munk, Bitterman 2014, "Methods for Assessing
// Racial/Ethnic Disproportionality in Special Education: A Technical Assistance Guide (Revised)".

namespace accord::equity {

/// Per 100; of at least one.
constexpr double per_100(std::int64_t count, std::int64_t enrolled) {
    return 100.0 * static_cast<double>(count) / static_cast<double>(enrolled);
}

/// Students with the outcome as a part of those enrolled, 0 to 1 (34 CFR 300.647(a)(5)). Of nobody: not a number.
double risk(Share group);

/// Events to one of exposure; more than 1 when students have several. Of no exposure: not a number.
double event_rate(Incidence group);

/// Risk of a group divided by the risk of others (34 CFR 300.647(a)(6)); infinite when no other has the outcome and the
/// group has, not a number when neither has. Divides once, so that a ratio of exactly 2 is 2. With the others of the
/// State it is the alternate risk ratio ((a)(1)).
double risk_ratio(Share group, Share others);

/// Risk of a group less the risk of others, -1 to 1.
double risk_difference(Share group, Share others);

/// Rate of a group divided by the rate of White youth, at one stage of the process; the exposure of a stage is the
/// count of the stage before it, so that each decision shows its own disparity. Source: OJJDP, DMC Technical Assistance
/// Manual, 4th edition, chapter 1.
double relative_rate_index(Incidence group, Incidence white);

/// Risk of a group divided by the risks of all other groups here, weighted by the State's enrolment: R_g over the sum
/// of w_j R_j with w_j = p_j / (1 - p_g). Takes the groups of a district, the State's students of the same groups in
/// the same order, and the place of the group. A group without students here has no risk to weigh: the weights are
/// shared among the others. Infinite or not a number as risk_ratio() is. Source: Bollmer et al. 2014.
double weighted_risk_ratio(std::span<const Share> groups, std::span<const std::int64_t> enrolled_in_state,
                           std::size_t group);

/// A group's part of the students with the outcome beside its part of those enrolled. Source: Bollmer et al. 2014.
struct Composition {
    double of_cases = 0;      ///< C, 0 to 1; not a number when nobody has the outcome
    double of_enrolment = 0;  ///< E, 0 to 1; not a number when nobody is enrolled
    double e_bound = 0;       ///< E + sqrt(E (1 - E) / N), N = all students with the outcome

    [[nodiscard]] double difference() const { return of_cases - of_enrolment; }
    [[nodiscard]] double relative_difference() const { return difference() / of_enrolment; }
    [[nodiscard]] double index() const { return of_cases / of_enrolment; }
    /// The E-formula: the part of the cases lies above its bound.
    [[nodiscard]] bool above_bound() const { return of_cases > e_bound; }
};

/// Takes the group and everybody, the group among them.
Composition composition(Share group, Share everybody);

}  // namespace accord::equity
