#include "equity/statistics/measures.hpp"

#include <cmath>

namespace accord::equity {

double risk(Share group) { return static_cast<double>(group.with) / static_cast<double>(group.of); }

double event_rate(Incidence group) { return static_cast<double>(group.count) / group.exposure; }

double risk_ratio(Share group, Share others) {
    return (static_cast<double>(group.with) * static_cast<double>(others.of)) /
           (static_cast<double>(group.of) * static_cast<double>(others.with));
}

double risk_difference(Share group, Share others) { return risk(group) - risk(others); }

double relative_rate_index(Incidence group, Incidence white) {
    return (static_cast<double>(group.count) * white.exposure) / (group.exposure * static_cast<double>(white.count));
}

double weighted_risk_ratio(std::span<const Share> groups, std::span<const std::int64_t> enrolled_in_state,
                           std::size_t group) {
    double weights = 0, weighted = 0;
    for (std::size_t other = 0; other < groups.size(); ++other) {
        if (other == group || groups[other].of == 0) continue;
        const auto weight = static_cast<double>(enrolled_in_state[other]);
        weights += weight;
        weighted += weight * risk(groups[other]);
    }
    return risk(groups[group]) * weights / weighted;
}

Composition composition(Share group, Share everybody) {
    const double e = static_cast<double>(group.of) / static_cast<double>(everybody.of);
    const auto cases = static_cast<double>(everybody.with);
    return {static_cast<double>(group.with) / cases, e, e + std::sqrt(e * (1 - e) / cases)};
}

}  // namespace accord::equity
