// The statistics of a State's table: 1,000 schools by 8 groups by 6 outcomes, each group against all others of its
// school.
#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <vector>

#include "equity/statistics/families.hpp"
#include "equity/statistics/rate_intervals.hpp"
#include "equity/statistics/risk_intervals.hpp"
#include "equity/statistics/small_schools.hpp"
#include "equity/statistics/two_by_two.hpp"
#include "fictional_state.hpp"

namespace {

using namespace accord::equity;
using namespace fictional_state;

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

Incidence events(Share share) { return {share.with, static_cast<double>(share.of)}; }

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
    std::vector<Incidence> group;
    for (const Groups& school : schools()) group.push_back(events(school[2][4]));
    for (auto _ : state) {
        const auto prior = likeliest_prior(group);
        for (const Incidence& school : group) {
            benchmark::DoNotOptimize(shrunken_rate(school, *prior, .95));
            benchmark::DoNotOptimize(chance_above(2 * prior->mean, school, *prior));
        }
    }
}
BENCHMARK(stabilise_1000_schools)->Unit(benchmark::kMillisecond);

}  // namespace
