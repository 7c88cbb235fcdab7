#include "equity/statistics/small_schools.hpp"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

#include "equity/statistics/inside/solve.hpp"

namespace accord::equity {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double square(double x) { return x * x; }

std::vector<Incidence> with_exposure(std::span<const Incidence> schools) {
    std::vector<Incidence> some;
    std::ranges::copy_if(schools, std::back_inserter(some),
                         [](const Incidence& school) { return school.exposure > 0; });
    return some;
}

Incidence sum_of(std::span<const Incidence> schools) {
    Incidence sum;
    for (const Incidence& school : schools) sum.count += school.count, sum.exposure += school.exposure;
    return sum;
}

double rate_of(Incidence school) { return static_cast<double>(school.count) / school.exposure; }

/// The likeliest mean for a shape: where the sum of (O - mean E) / (shape + mean E), which falls with the mean, is 0.
double likeliest_mean(std::span<const Incidence> schools, double shape) {
    const auto [least, most] = std::ranges::minmax(schools, {}, rate_of);
    if (rate_of(least) == rate_of(most)) return rate_of(least);
    const auto slope = [&](double mean) {
        double sum = 0;
        for (const Incidence& school : schools) {
            const double expected = mean * school.exposure;
            sum += (static_cast<double>(school.count) - expected) / (shape + expected);
        }
        return sum;
    };
    return root(slope, rate_of(least), rate_of(most));
}

GammaPrior prior_of(double mean, double shape) { return {mean, mean * mean / shape}; }

/// How the log-likelihood grows with the shape, at its likeliest mean.
double slope_of_shape(std::span<const Incidence> schools, double shape) {
    const double mean = likeliest_mean(schools, shape);
    double sum = 0;
    for (const Incidence& school : schools) {
        const auto count = static_cast<double>(school.count);
        const double expected = mean * school.exposure;
        for (std::int64_t j = 0; j < school.count; ++j) sum += 1 / (shape + static_cast<double>(j));
        sum += (expected - count) / (shape + expected) - std::log1p(expected / shape);
    }
    return sum;
}

}  // namespace

double log_likelihood(std::span<const Incidence> schools, const GammaPrior& prior) {
    double sum = 0;
    for (const Incidence& school : with_exposure(schools)) {
        const auto count = static_cast<double>(school.count);
        const double expected = prior.mean * school.exposure;
        if (expected == 0) {
            if (school.count > 0) return -infinity;
            continue;
        }
        sum += count * std::log(expected) - boost::math::lgamma(count + 1);
        if (prior.variance == 0) {
            sum -= expected;
            continue;
        }
        // Negative binomial: gamma(count + shape) / gamma(shape) / shape^count is a product, exact where gammas are
        // not.
        const double shape = prior.shape();
        for (std::int64_t j = 0; j < school.count; ++j) sum += std::log1p(static_cast<double>(j) / shape);
        sum -= (count + shape) * std::log1p(expected / shape);
    }
    return sum;
}

std::optional<GammaPrior> moment_prior(std::span<const Incidence> schools) {
    const auto some = with_exposure(schools);
    if (some.empty()) return std::nullopt;
    const Incidence sum = sum_of(some);
    const double mean = rate_of(sum);
    double spread = 0;
    for (const Incidence& school : some) spread += school.exposure * square(rate_of(school) - mean);
    const double by_chance = mean * static_cast<double>(some.size()) / sum.exposure;
    return GammaPrior{mean, std::max(0.0, spread / sum.exposure - by_chance)};
}

std::optional<GammaPrior> likeliest_prior(std::span<const Incidence> schools) {
    const auto some = with_exposure(schools);
    if (some.empty()) return std::nullopt;
    const GammaPrior all_alike{rate_of(sum_of(some)), 0};
    if (all_alike.mean == 0) return all_alike;
    const auto likeliest = [&](double log_shape) {
        const double shape = std::exp2(log_shape);
        return prior_of(likeliest_mean(some, shape), shape);
    };
    double best = log_likelihood(some, all_alike), top = infinity;
    const auto climb = [&](double log_shape) {
        const double here = log_likelihood(some, likeliest(log_shape));
        if (here > best) best = here, top = log_shape;
    };
    // A shape is a pure number: between 2^-20 and 2^20 lies every variance that schools could show.
    constexpr int most = 20;
    for (int log_shape = -most; log_shape <= most; ++log_shape) climb(log_shape);
    if (top == infinity || top == most) return all_alike;
    const auto slope = [&](double log_shape) { return slope_of_shape(some, std::exp2(log_shape)); };
    for (double step = 1; step > 1e-9;
         step /= 2) {  // the first will do, unless the likelihood has two tops close together
        if (slope(top - step) > 0 && slope(top + step) < 0) return likeliest(root(slope, top - step, top + step));
        climb(top - step / 2);
        climb(top + step / 2);
    }
    return likeliest(top);
}

Estimate shrunken_rate(Incidence school, const GammaPrior& prior, double confidence) {
    if (prior.variance == 0) return {prior.mean, {prior.mean, prior.mean}};
    const double shape = prior.shape() + static_cast<double>(school.count);
    const double rate = prior.rate() + school.exposure;
    const double tail = (1 - confidence) / 2;
    return {shape / rate, {boost::math::gamma_p_inv(shape, tail) / rate, boost::math::gamma_q_inv(shape, tail) / rate}};
}

double chance_above(double threshold, Incidence school, const GammaPrior& prior) {
    if (prior.variance == 0) return prior.mean > threshold ? 1 : 0;
    if (threshold <= 0) return 1;
    const double shape = prior.shape() + static_cast<double>(school.count);
    return boost::math::gamma_q(shape, threshold * (prior.rate() + school.exposure));
}

double overdispersion(std::span<const Incidence> schools) {
    const auto some = with_exposure(schools);
    const double mean = some.empty() ? 0 : rate_of(sum_of(some));
    if (some.size() < 2 || mean == 0) return std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    for (const Incidence& school : some) {
        const double expected = mean * school.exposure;
        sum += square(static_cast<double>(school.count) - expected) / expected;
    }
    return sum / static_cast<double>(some.size() - 1);
}

double equal_rates_test(std::span<const Incidence> schools) {
    const double spread = overdispersion(schools);
    if (std::isnan(spread)) return spread;
    const auto degrees = static_cast<double>(with_exposure(schools).size() - 1);
    return boost::math::gamma_q(degrees / 2, spread * degrees / 2);
}

}  // namespace accord::equity
