#pragma once

#include <optional>
#include <span>
#include <vector>

#include "equity/statistics/figures.hpp"

// What can be said of schools that are too small to speak for themselves: their events are Poisson with a rate of their
// own, and the rates of all schools come from one gamma distribution. A school's own rate is drawn towards those of the
// others, the more the smaller it is. With the events expected of a school (district rate times enrolment) as exposure,
// rates are ratios to the district.

namespace accord::equity {

/// The gamma distribution of the schools' rates; without variance every school has the mean, and its posterior is one
/// point: the data show no difference between schools, which is not proof that there is none.
struct GammaPrior {
    double mean = 0;
    double variance = 0;

    [[nodiscard]] double shape() const { return mean * mean / variance; }  ///< alpha; infinite without variance
    [[nodiscard]] double rate() const { return mean / variance; }          ///< beta

    bool operator==(const GammaPrior&) const = default;
};

/// The prior under which what all schools had is likeliest: marginal maximum likelihood, negative binomial. Always
/// found, always the same: a search over all sizes of variance, then the root of the derivative. Nothing when no school
/// has exposure. Source: Clayton, Kaldor 1987, Biometrics 43, 671-681.
std::optional<GammaPrior> likeliest_prior(std::span<const Incidence> schools);

/// The prior by moments, with a negative variance taken as none; quick, and for comparison with other programs. Nothing
/// when no school has exposure. Source: Marshall 1991, Applied Statistics 40, 283-294.
std::optional<GammaPrior> moment_prior(std::span<const Incidence> schools);

/// The logarithm of the marginal likelihood of what all schools had; minus infinity when it cannot have happened.
double log_likelihood(std::span<const Incidence> schools, const GammaPrior& prior);

/// A school's rate given its events and the prior: (O + alpha) / (E + beta) with the interval that holds it with chance
/// `confidence`. Takes the prior as known. A school without exposure has the prior's.
Estimate shrunken_rate(Incidence school, const GammaPrior& prior, double confidence);

/// The chance that a school's rate lies above a threshold, 0 to 1; without variance 0 or 1, which is to be told as "the
/// schools do not differ by more than chance" and not as certainty.
double chance_above(double threshold, Incidence school, const GammaPrior& prior);

/// Pearson's chi-squared of equal rates over its degrees of freedom: about 1 when events come one by one, above when
/// students or schools have them in bunches. Not a number with fewer than two schools or without events.
/// Source: McCullagh, Nelder 1989, Generalized Linear Models, 2nd edition, section 4.5.
double overdispersion(std::span<const Incidence> schools);

/// The chance of schools as unlike as these, or more, when all have one rate: chi-squared of as many degrees as there
/// are schools but one. Not a number where overdispersion() is.
double equal_rates_test(std::span<const Incidence> schools);

}  // namespace accord::equity
