// The statistics of a State's table: 1,000 schools by 8 groups by 6 outcomes, each group against all others of its
// school.
#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "equity/statistics/families.hpp"
#include "equity/statistics/rate_intervals.hpp"
#include "equity/statistics/risk_intervals.hpp"
#include "equity/statistics/small_schools.hpp"
#include "equity/statistics/two_by_two.hpp"

namespace {

using namespace accord::equity;

/// Numbers that look like chance and are the same on every machine: Steele, Lea, Flood 2014, OOPSLA, figure 13.
class SplitMix {
public:
    explicit SplitMix(std::uint64_t seed) : state_{seed} {}

    double uniform() { return static_cast<double>(next() >> 11) / 9007199254740992.0; }

    double normal() {
        const double a = 1 - uniform(), b = uniform();
        return std::sqrt(-2 * std::log(a)) * std::cos(2 * std::numbers::pi * b);
    }

    std::int64_t poisson(double mean) {
        std::int64_t count = 0;
        for (; mean > 16; mean -= 16) count += small_poisson(16);
        return count + small_poisson(mean);
    }

private:
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    std::int64_t small_poisson(double mean) {
        const double u = uniform();
        double chance = std::exp(-mean), below = chance;
        std::int64_t count = 0;
        for (; u > below && count < 200; below += chance) chance *= mean / static_cast<double>(++count);
        return count;
    }

    std::uint64_t state_;
};

struct Level {
    double part;  ///< of the students
    double rate;  ///< relative to the school's
};

constexpr std::array races{Level{.010, 1.9}, Level{.060, .45}, Level{.150, 2.6}, Level{.270, 1.25},
                           Level{.045, 1.4}, Level{.005, 1.3}, Level{.010, 1.0}, Level{.450, .8}};
constexpr std::array sexes{Level{.487, .6}, Level{.508, 1.4}, Level{.005, 1.0}};
constexpr std::array disability{Level{.85, .8}, Level{.15, 2.1}};
constexpr std::array outcomes{.10, .18, .05, .04, .28, .35};

using Groups = std::array<std::array<Share, outcomes.size()>, races.size()>;

/// A school with the sparsity of a real report: most counts are 0 to 3.
Groups make_school(SplitMix& chance) {
    const auto enrolled = std::max(20.0, std::floor(480 * std::exp(.7 * chance.normal())));
    const double rate_of_school = .022 * std::exp(.45 * chance.normal());
    Groups groups;
    for (std::size_t race = 0; race < races.size(); ++race) {
        const double part = races[race].part * std::exp(.8 * chance.normal());
        for (const Level& sex : sexes)
            for (const Level& disabled : disability) {
                const std::int64_t students = chance.poisson(enrolled * part * sex.part * disabled.part);
                const double rate = rate_of_school * races[race].rate * sex.rate * disabled.rate;
                for (std::size_t outcome = 0; outcome < outcomes.size(); ++outcome) {
                    Share& share = groups[race][outcome];
                    share.of += students;
                    share.with += chance.poisson(static_cast<double>(students) * rate * outcomes[outcome]);
                }
            }
    }
    for (auto& group : groups)
        for (Share& share : group) share.with = std::min(share.with, share.of);
    return groups;
}

const std::vector<Groups>& schools() {
    static const auto made = [] {
        SplitMix chance{20260101};
        std::vector<Groups> all(1000);
        for (Groups& groups : all) groups = make_school(chance);
        return all;
    }();
    return made;
}

/// Every group that has students against all others of its school.
const std::vector<Stratum>& comparisons() {
    static const auto made = [] {
        std::vector<Stratum> all;
        for (const Groups& groups : schools())
            for (std::size_t outcome = 0; outcome < outcomes.size(); ++outcome) {
                Share everybody;
                for (const auto& group : groups)
                    everybody.with += group[outcome].with, everybody.of += group[outcome].of;
                for (const auto& group : groups) {
                    const Share share = group[outcome];
                    const Share others{everybody.with - share.with, everybody.of - share.of};
                    if (share.of > 0 && others.of > 0) all.push_back({share, others});
                }
            }
        return all;
    }();
    return made;
}

void say_comparisons(benchmark::State& state) {
    state.SetLabel(std::to_string(comparisons().size()) + " comparisons");
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(comparisons().size()));
}

/// The whole table: score interval and Fisher's test of each comparison, and the family's adjusted p-values.
void compare_all_groups_of_1000_schools(benchmark::State& state) {
    const auto& all = comparisons();
    std::vector<double> family(all.size());
    for (auto _ : state) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            benchmark::DoNotOptimize(koopman_interval(all[i].group, all[i].others, 0.95));
            family[i] = fisher_test(all[i].group, all[i].others);
        }
        benchmark::DoNotOptimize(benjamini_hochberg(family));
    }
    say_comparisons(state);
}
BENCHMARK(compare_all_groups_of_1000_schools)->Unit(benchmark::kMillisecond);

/// One of the methods alone.
template <class Method>
void run_each(benchmark::State& state, Method method) {
    for (auto _ : state)
        for (const Stratum& table : comparisons()) benchmark::DoNotOptimize(method(table));
    say_comparisons(state);
}

Events events(Share share) { return {share.with, static_cast<double>(share.of)}; }

BENCHMARK_CAPTURE(run_each, koopman, [](const Stratum& table) {
    return koopman_interval(table.group, table.others, .95);
})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_each, fisher, [](const Stratum& table) {
    return fisher_test(table.group, table.others);
})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_each, exact_rate_ratio, [](const Stratum& table) {
    return rate_ratio_interval(events(table.group), events(table.others), .95);
})->Unit(benchmark::kMillisecond);

/// One group's events at 1,000 schools, stabilised by each other.
void stabilise_1000_schools(benchmark::State& state) {
    std::vector<Events> group;
    for (const Groups& school : schools()) group.push_back(events(school[2][4]));
    for (auto _ : state) {
        const auto prior = likeliest_prior(group);
        for (const Events& school : group) {
            benchmark::DoNotOptimize(shrunken_rate(school, *prior, .95));
            benchmark::DoNotOptimize(chance_above(2 * prior->mean, school, *prior));
        }
    }
}
BENCHMARK(stabilise_1000_schools)->Unit(benchmark::kMillisecond);

}  // namespace
