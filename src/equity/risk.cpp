#include "equity/risk.hpp"

#include <algorithm>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <limits>

namespace accord::equity {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double square(double x) { return x * x; }

/// Pearson's statistic of one share against a supposed risk.
double departure(double with, double of, double risk) {
    const double expected = of * risk;
    if (with == expected) return 0;
    return square(with - expected) / (expected * (1 - risk));
}

/// Koopman's U at a supposed ratio.
double score(Share group, Share others, double ratio) {
    const auto x = static_cast<double>(group.with), n = static_cast<double>(group.of);
    const auto y = static_cast<double>(others.with), m = static_cast<double>(others.of);
    const double a = (n + m) * ratio;
    const double b = -(n * ratio + x + m + y * ratio);
    const double c = x + y;
    const double root = std::sqrt(std::max(0.0, b * b - 4 * a * c));
    const double risk_of_others = 2 * c / (-b + root);  // the smaller root of the quadratic, without cancellation
    return departure(x, n, risk_of_others * ratio) + departure(y, m, risk_of_others);
}

/// Where the score crosses the limit between two logarithms of a ratio, one inside the interval and one outside.
double crossing(Share group, Share others, double limit, double inside, double outside) {
    for (int i = 0; i < 200 && std::abs(outside - inside) > 1e-15 * std::max(1.0, std::abs(inside)); ++i) {
        const double middle = inside + (outside - inside) / 2;
        (score(group, others, std::exp(middle)) <= limit ? inside : outside) = middle;
    }
    return std::exp(inside);
}

/// A logarithm outside the interval, in steps away from one inside.
double outside_of(Share group, Share others, double limit, double inside, double step) {
    double log_ratio = inside + step;
    while (score(group, others, std::exp(log_ratio)) <= limit && std::abs(log_ratio) < 700) log_ratio += step *= 2;
    return log_ratio;
}

}  // namespace

double risk_ratio(Share group, Share others) {
    return (static_cast<double>(group.with) * static_cast<double>(others.of)) /
           (static_cast<double>(group.of) * static_cast<double>(others.with));
}

RatioInterval koopman_interval(Share group, Share others, double confidence) {
    if (group.with == 0 && others.with == 0) return {0, infinity};
    const double limit = 2 * square(boost::math::erf_inv(confidence));  // the chi-squared quantile of one degree
    const double most_likely = group.with == 0    ? std::log(0.5 / static_cast<double>(group.of))
                               : others.with == 0 ? std::log(2.0 * static_cast<double>(others.of))
                                                  : std::log(risk_ratio(group, others));
    double inside = most_likely;
    if (group.with == 0)
        while (score(group, others, std::exp(inside)) > limit) inside -= 1;
    if (others.with == 0)
        while (score(group, others, std::exp(inside)) > limit) inside += 1;
    const auto bound = [&](double step) {
        return crossing(group, others, limit, inside, outside_of(group, others, limit, inside, step));
    };
    return {group.with == 0 ? 0 : bound(-0.5), others.with == 0 ? infinity : bound(0.5)};
}

}  // namespace accord::equity
