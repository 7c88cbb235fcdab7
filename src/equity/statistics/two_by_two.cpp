#include "equity/statistics/two_by_two.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "equity/statistics/inside/solve.hpp"
#include "equity/statistics/inside/tails.hpp"

namespace accord::equity {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double square(double x) { return x * x; }

/// What the margins leave open: the cases of the group.
struct Margins {
    std::int64_t group, others, cases;
    std::int64_t least, most;

    Margins(Share a, Share b)
        : group{a.of},
          others{b.of},
          cases{a.with + b.with},
          least{std::max<std::int64_t>(0, cases - b.of)},
          most{std::min(a.of, cases)} {}

    /// Fisher's hypergeometric distribution, central at odds of 1.
    [[nodiscard]] Tails at(std::int64_t count, double odds) const {
        return tails(least, most, count, [&](std::int64_t k) {
            return odds * static_cast<double>(group - k) * static_cast<double>(cases - k) /
                   (static_cast<double>(k + 1) * static_cast<double>(others - cases + k + 1));
        });
    }
};

/// The odds at which a figure of the distribution, which rises with them, passes zero.
template <class Figure>
double odds_where(Figure figure) {
    const auto rising = [&](double log_odds) { return figure(std::exp(log_odds)); };
    double low = -1, high = 1;
    while (rising(low) > 0) low *= 2;
    while (rising(high) < 0) high *= 2;
    return std::exp(root(rising, low, high));
}

/// The margins of a table in doubles, and what they make one expect of the group's cases.
struct Expected {
    double n, m, cases, all;

    explicit Expected(const Stratum& table)
        : n(static_cast<double>(table.group.of)),
          m(static_cast<double>(table.others.of)),
          cases(static_cast<double>(table.group.with + table.others.with)),
          all(n + m) {}

    [[nodiscard]] double mean() const { return n * cases / all; }
    /// Of a hypergeometric count; Pearson's test takes it times (all - 1) / all.
    [[nodiscard]] double variance() const { return n * m * cases * (all - cases) / (all * all * (all - 1)); }
};

double tested(double difference, double variance, Continuity continuity) {
    if (variance == 0) return 1;
    const double half = continuity == Continuity::corrected ? 0.5 : 0;
    return chi_squared_tail(square(std::max(0.0, std::abs(difference) - half)) / variance);
}

/// A ratio with an interval that is symmetric in its logarithm.
Estimate log_normal(double ratio, double variance, double confidence) {
    const double width = std::exp(normal_deviate(confidence) * std::sqrt(variance));
    return {ratio, {ratio / width, ratio * width}};
}

}  // namespace

double fisher_test(Share group, Share others) { return Margins{group, others}.at(group.with, 1).no_likelier; }

double fisher_test_mid_p(Share group, Share others) { return Margins{group, others}.at(group.with, 1).mid_p(); }

Estimate conditional_odds_ratio(Share group, Share others, double confidence) {
    const Margins margins{group, others};
    const std::int64_t x = group.with;
    const double tail = (1 - confidence) / 2;
    const bool least = x == margins.least, most = x == margins.most;
    Estimate odds{std::numeric_limits<double>::quiet_NaN(), {0, infinity}};
    if (!least)
        odds.interval.low = odds_where([&](double ratio) {
            const Tails tails = margins.at(x, ratio);
            return tails.at + tails.above - tail;
        });
    if (!most)
        odds.interval.high = odds_where([&](double ratio) {
            const Tails tails = margins.at(x, ratio);
            return tail - (tails.below + tails.at);
        });
    if (least != most) odds.value = least ? 0 : infinity;
    if (!least && !most)
        odds.value = odds_where([&](double ratio) { return margins.at(x, ratio).mean - static_cast<double>(x); });
    return odds;
}

double chi_squared_test(Share group, Share others, Continuity continuity) {
    const Expected table{{group, others}};
    if (table.n == 0 || table.m == 0) return 1;
    const double variance = table.variance() * (table.all - 1) / table.all;
    return tested(static_cast<double>(group.with) - table.mean(), variance, continuity);
}

Estimate pooled_risk_ratio(std::span<const Stratum> strata, double confidence) {
    double over = 0, under = 0, variance = 0;
    for (const Stratum& stratum : strata) {
        const Expected table{stratum};
        if (table.n == 0 || table.m == 0) continue;
        const auto x = static_cast<double>(stratum.group.with), y = static_cast<double>(stratum.others.with);
        over += x * table.m / table.all;
        under += y * table.n / table.all;
        variance += (table.cases * table.n * table.m - x * y * table.all) / square(table.all);
    }
    return log_normal(over / under, variance / (over * under), confidence);
}

Estimate pooled_odds_ratio(std::span<const Stratum> strata, double confidence) {
    double over = 0, under = 0, pr = 0, ps_qr = 0, qs = 0;
    for (const Stratum& stratum : strata) {
        const Expected table{stratum};
        if (table.n == 0 || table.m == 0) continue;
        const auto x = static_cast<double>(stratum.group.with), y = static_cast<double>(stratum.others.with);
        const double r = x * (table.m - y) / table.all, s = y * (table.n - x) / table.all;
        const double p = (x + table.m - y) / table.all, q = 1 - p;
        over += r, under += s;
        pr += p * r, ps_qr += p * s + q * r, qs += q * s;
    }
    const double variance = pr / (2 * over * over) + ps_qr / (2 * over * under) + qs / (2 * under * under);
    return log_normal(over / under, variance, confidence);
}

double pooled_test(std::span<const Stratum> strata, Continuity continuity) {
    double difference = 0, variance = 0;
    for (const Stratum& stratum : strata) {
        const Expected table{stratum};
        if (table.n == 0 || table.m == 0) continue;
        difference += static_cast<double>(stratum.group.with) - table.mean();
        variance += table.variance();
    }
    return tested(difference, variance, continuity);
}

}  // namespace accord::equity
