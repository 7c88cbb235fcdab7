#include "equity/statistics/risk_intervals.hpp"

#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <limits>

#include "equity/statistics/inside/solve.hpp"
#include "equity/statistics/measures.hpp"

namespace accord::equity {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

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

/// The ratios at which the score is at most `limit`.
Interval score_interval(Share group, Share others, double limit) {
    if (group.with == 0 && others.with == 0) return {0, infinity};
    // Below 0 inside the interval, between -1 and 1 everywhere.
    const auto outside = [&](double log_ratio) {
        const double u = score(group, others, std::exp(log_ratio));
        return std::isfinite(u) ? (u - limit) / (u + limit) : 1;
    };
    const double guess = group.with == 0    ? std::log(0.5 / static_cast<double>(group.of))
                         : others.with == 0 ? std::log(2.0 * static_cast<double>(others.of))
                                            : std::log(risk_ratio(group, others));
    double inside = guess;
    while (group.with == 0 && outside(inside) > 0) inside -= 1;
    while (others.with == 0 && outside(inside) > 0) inside += 1;
    const auto end = [&](double step) {
        double near = inside, far = inside + step;
        for (; outside(far) <= 0 && std::abs(far) < 700; far += step *= 2) near = far;
        return std::exp(root(outside, std::min(near, far), std::max(near, far)));
    };
    return {group.with == 0 ? 0 : end(-0.5), others.with == 0 ? infinity : end(0.5)};
}

}  // namespace

Interval wilson_interval(Share group, double confidence) {
    if (group.of == 0) return {0, 1};
    const double z2 = square(normal_deviate(confidence));
    const auto n = static_cast<double>(group.of);
    const double p = risk(group);
    const double middle = p + z2 / (2 * n);
    const double half = std::sqrt(z2 * (p * (1 - p) + z2 / (4 * n)) / n);
    const double scale = 1 + z2 / n;
    return {group.with == 0 ? 0 : (middle - half) / scale, group.with == group.of ? 1 : (middle + half) / scale};
}

Interval clopper_pearson_interval(Share group, double confidence) {
    const double tail = (1 - confidence) / 2;
    const auto x = static_cast<double>(group.with), rest = static_cast<double>(group.of - group.with);
    return {group.with == 0 ? 0 : boost::math::ibeta_inv(x, rest + 1, tail),
            group.with == group.of ? 1 : boost::math::ibetac_inv(x + 1, rest, tail)};
}

Interval koopman_interval(Share group, Share others, double confidence) {
    return score_interval(group, others, square(normal_deviate(confidence)));
}

Interval miettinen_nurminen_interval(Share group, Share others, double confidence) {
    const auto all = static_cast<double>(group.of + others.of);
    return score_interval(group, others, square(normal_deviate(confidence)) * all / (all - 1));
}

Interval katz_interval(Share group, Share others, double confidence) {
    if (group.with == 0 || others.with == 0) return {no_number, no_number};
    const auto rest_of = [](Share share) {
        return 1 / static_cast<double>(share.with) - 1 / static_cast<double>(share.of);
    };
    const double width = std::exp(normal_deviate(confidence) * std::sqrt(rest_of(group) + rest_of(others)));
    const double ratio = risk_ratio(group, others);
    return {ratio / width, ratio * width};
}

}  // namespace accord::equity
