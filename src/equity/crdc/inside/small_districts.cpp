#include "equity/crdc/inside/small_districts.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

#include "equity/crdc/inside/compare.hpp"

namespace accord::equity {

namespace {

/// The highest place of a function with one top, by golden section.
template <class Function>
double highest(const Function& function, double low, double high, double near) {
    const double part = std::numbers::phi - 1;
    double left = high - part * (high - low), right = low + part * (high - low);
    double at_left = function(left), at_right = function(right);
    while (high - low > near)
        if (at_left < at_right) {
            low = std::exchange(left, right), at_left = at_right;
            right = low + part * (high - low), at_right = function(right);
        } else {
            high = std::exchange(right, left), at_right = at_left;
            left = high - part * (high - low), at_left = function(left);
        }
    return (low + high) / 2;
}

/// The logarithm of the negative binomial chance of 1 to `most` events.
double log_chance_of_few(double exposure, const GammaPrior& prior, std::int64_t most) {
    const double shape = prior.shape();
    const double more = exposure / (prior.rate() + exposure);
    double chance = 0;
    double log_count = shape * std::log1p(-more);
    for (std::int64_t count = 1; count <= most; ++count) {
        const auto k = static_cast<double>(count);
        log_count += std::log(more) + std::log((shape + k - 1) / k);
        chance += std::exp(log_count);
    }
    return std::log(chance);
}

}  // namespace

std::optional<GammaPrior> likeliest_prior_with_hidden(std::span<const Incidence> printed,
                                                      std::span<const double> hidden_exposures, std::int64_t most) {
    double events = 0, exposure = 0;
    for (const Incidence& each : printed) events += static_cast<double>(each.count), exposure += each.exposure;
    for (const double each : hidden_exposures) events += 1, exposure += each;
    if (events == 0 || exposure <= 0) return {};
    const auto prior = [](double log_mean, double log_shape) {
        const double mean = std::exp(log_mean);
        return GammaPrior{mean, mean * mean / std::exp(log_shape)};
    };
    const auto likelihood = [&](double log_mean, double log_shape) {
        const auto assumed = prior(log_mean, log_shape);
        double sum = log_likelihood(printed, assumed);
        for (const double each : hidden_exposures) sum += log_chance_of_few(each, assumed, most);
        return sum;
    };
    const double usual = std::log(events / exposure);
    const auto mean_for = [&](double log_shape) {
        return highest([&](double log_mean) { return likelihood(log_mean, log_shape); }, usual - 4, usual + 4, 1e-3);
    };
    const auto at_shape = [&](double log_shape) { return likelihood(mean_for(log_shape), log_shape); };
    double best = 0, best_likelihood = -std::numeric_limits<double>::infinity();
    constexpr double least_shape = -5, most_shape = 7, step = 1;
    for (double log_shape = least_shape; log_shape <= most_shape; log_shape += step)
        if (const double found = at_shape(log_shape); found > best_likelihood)
            best_likelihood = found, best = log_shape;
    best = highest(at_shape, best - step, best + step, 1e-3);
    return prior(mean_for(best), best);
}

void shrink_rates(std::span<ReleasedFederalDistrict> districts, const FederalRule& rule) {
    for (const auto& outcome : names_of<FederalOutcome>) {
        std::vector<Incidence> printed;
        std::vector<double> hidden;
        std::vector<FederalTable*> tables;
        for (auto& district : districts) {
            if (!district.released()) continue;
            auto& table = district.tables[static_cast<std::size_t>(outcome.value)];
            const FederalRow& all = table.rows.front();
            if (!all.enrolled.shown() || all.enrolled.value == 0) continue;
            const double hundreds = static_cast<double>(all.enrolled.value) / 100;
            if (all.students.shown()) {
                printed.push_back({all.students.value, hundreds});
                tables.push_back(&table);
            } else if (all.students.state == Cell::State::hidden) {
                hidden.push_back(hundreds);
            }
        }
        const auto prior = likeliest_prior_with_hidden(printed, hidden, rule.small_number - 1);
        if (!prior) continue;
        for (std::size_t i = 0; i < tables.size(); ++i) {
            const auto rate = shrunken_rate(printed[i], *prior, rule.confidence);
            tables[i]->rate = {rate.value / prior->mean, rate.interval.low / prior->mean,
                               rate.interval.high / prior->mean,
                               chance_above(rule.threshold.ratio * prior->mean, printed[i], *prior)};
        }
    }
}

}  // namespace accord::equity
