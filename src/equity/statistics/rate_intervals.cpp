#include "equity/statistics/rate_intervals.hpp"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

#include "equity/statistics/inside/solve.hpp"
#include "equity/statistics/inside/tails.hpp"
#include "equity/statistics/risk_intervals.hpp"

namespace accord::equity {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool comparable(Incidence group, Incidence others) { return group.exposure > 0 && others.exposure > 0; }

/// The group's part of all events, as limits of the ratio of rates.
Interval ratio_of_parts(Interval part, Incidence group, Incidence others) {
    const double scale = others.exposure / group.exposure;
    const auto ratio = [&](double p) { return p == 1 ? infinity : p / (1 - p) * scale; };
    return {ratio(part.low), ratio(part.high)};
}

/// The chance of more than `x` of `m` events, and half that of exactly `x`, when each is the group's with chance
/// `part`.
double mid_tail(std::int64_t x, std::int64_t m, double part) {
    const auto at_least = [&](std::int64_t k) {
        if (k == 0) return 1.0;
        return k > m ? 0.0 : boost::math::ibeta(static_cast<double>(k), static_cast<double>(m - k + 1), part);
    };
    return (at_least(x) + at_least(x + 1)) / 2;
}

/// The group's count among all events, when the rates are equal.
Tails given_the_sum(Incidence group, Incidence others) {
    const std::int64_t m = group.count + others.count;
    if (!comparable(group, others)) return {0, 1, 0, 1, static_cast<double>(group.count)};
    const double odds = group.exposure / others.exposure;
    return tails(0, m, group.count,
                 [&](std::int64_t k) { return static_cast<double>(m - k) / static_cast<double>(k + 1) * odds; });
}

}  // namespace

Interval garwood_interval(Incidence group, double confidence) {
    if (group.exposure == 0) return {0, infinity};
    const double tail = (1 - confidence) / 2;
    const auto x = static_cast<double>(group.count);
    return {group.count == 0 ? 0 : boost::math::gamma_p_inv(x, tail) / group.exposure,
            boost::math::gamma_q_inv(x + 1, tail) / group.exposure};
}

double rate_ratio(Incidence group, Incidence others) {
    return (static_cast<double>(group.count) * others.exposure) / (group.exposure * static_cast<double>(others.count));
}

Interval rate_ratio_interval(Incidence group, Incidence others, double confidence) {
    if (!comparable(group, others)) return {0, infinity};
    return ratio_of_parts(clopper_pearson_interval({group.count, group.count + others.count}, confidence), group,
                          others);
}

Interval rate_ratio_interval_mid_p(Incidence group, Incidence others, double confidence) {
    if (!comparable(group, others)) return {0, infinity};
    const std::int64_t x = group.count, m = group.count + others.count;
    const double tail = (1 - confidence) / 2;
    const auto limit = [&](double chance) {
        return root([&](double part) { return mid_tail(x, m, part) - chance; }, 0, 1);
    };
    return ratio_of_parts({x == 0 ? 0 : limit(tail), x == m ? 1 : limit(1 - tail)}, group, others);
}

Interval rate_ratio_interval_wald(Incidence group, Incidence others, double confidence) {
    constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
    if (group.count == 0 || others.count == 0) return {no_number, no_number};
    const double variance = 1 / static_cast<double>(group.count) + 1 / static_cast<double>(others.count);
    const double width = std::exp(normal_deviate(confidence) * std::sqrt(variance));
    const double ratio = rate_ratio(group, others);
    return {ratio / width, ratio * width};
}

double rate_test(Incidence group, Incidence others) { return given_the_sum(group, others).no_likelier; }

double rate_test_mid_p(Incidence group, Incidence others) { return given_the_sum(group, others).mid_p(); }

}  // namespace accord::equity
