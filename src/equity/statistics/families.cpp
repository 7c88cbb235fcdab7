#include "equity/statistics/families.hpp"

#include <algorithm>
#include <cmath>

namespace accord::equity {

namespace {

/// The places of the p-values, smallest p first; those that are not a number are left out.
std::vector<std::size_t> ranked(std::span<const double> family) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < family.size(); ++i)
        if (!std::isnan(family[i])) places.push_back(i);
    std::ranges::stable_sort(places, {}, [&](std::size_t i) { return family[i]; });
    return places;
}

/// Step-up from the largest p: the least of k p / rank over it and all larger ones.
Adjusted step_up(std::span<const double> family, double k) {
    Adjusted adjusted{family.begin(), family.end()};
    const auto places = ranked(family);
    double least = 1;
    for (std::size_t rank = places.size(); rank > 0; --rank) {
        double& p = adjusted[places[rank - 1]];
        p = least = std::min(least, k * p / static_cast<double>(rank));
    }
    return adjusted;
}

}  // namespace

Adjusted benjamini_hochberg(std::span<const double> family) {
    return step_up(family, static_cast<double>(family.size()));
}

Adjusted benjamini_yekutieli(std::span<const double> family) {
    double harmonic = 0;
    for (std::size_t j = family.size(); j > 0; --j) harmonic += 1 / static_cast<double>(j);
    return step_up(family, static_cast<double>(family.size()) * harmonic);
}

Adjusted holm(std::span<const double> family) {
    Adjusted adjusted{family.begin(), family.end()};
    double most = 0, left = static_cast<double>(family.size());
    for (const std::size_t place : ranked(family)) {
        double& p = adjusted[place];
        p = most = std::max(most, std::min(1.0, left-- * p));
    }
    return adjusted;
}

}  // namespace accord::equity
