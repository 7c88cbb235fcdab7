#pragma once

#include <algorithm>
#include <cstdint>

namespace accord::equity {

/// How a count stands in a distribution of counts that rises to its mode and falls from there.
struct Tails {
    double below = 0;        ///< chance of a smaller count
    double at = 0;           ///< chance of this count
    double above = 0;        ///< chance of a larger count
    double no_likelier = 0;  ///< chance of all counts that are no likelier than this one: the two-sided exact p-value
    double mean = 0;         ///< of the distribution

    /// The smaller tail with half of the count's own chance, doubled.
    [[nodiscard]] double mid_p() const { return std::min(1.0, 2 * (std::min(below, above) + at / 2)); }
};

/// Works the tails out from the ratio of neighbours alone: every weight is a product of ratios from the mode, and their
/// sum makes them chances. No factorial is needed, so no digit is lost at large counts. `next(k)`, which falls with k,
/// gives the weight of k + 1 over that of k, for low <= k < high. Equally likely means within 1e-7, as in R's
/// fisher.test.
template <class Next>
Tails tails(std::int64_t low, std::int64_t high, std::int64_t count, Next next) {
    constexpr double negligible = 1e-20;
    std::int64_t mode = low;
    for (std::int64_t beyond = high; mode < beyond;) {
        const std::int64_t middle = mode + (beyond - mode) / 2;
        if (next(middle) >= 1)
            mode = middle + 1;
        else
            beyond = middle;
    }
    double at = 1;
    for (std::int64_t k = mode; k < count; ++k) at *= next(k);
    for (std::int64_t k = mode; k > count; --k) at /= next(k - 1);

    Tails sum;
    const auto add = [&](double weight, std::int64_t k) {
        (k < count ? sum.below : k > count ? sum.above : sum.at) += weight;
        if (weight <= at * (1 + 1e-7)) sum.no_likelier += weight;
        sum.mean += weight * static_cast<double>(k);
        return weight >= at * negligible;
    };
    double weight = 1;
    for (std::int64_t k = mode; add(weight, k) && k < high; ++k) weight *= next(k);
    weight = 1;
    for (std::int64_t k = mode; k > low; --k)
        if (!add(weight /= next(k - 1), k - 1)) break;
    const double all = sum.below + sum.at + sum.above;
    return {sum.below / all, sum.at / all, sum.above / all, std::min(1.0, sum.no_likelier / all), sum.mean / all};
}

}  // namespace accord::equity
