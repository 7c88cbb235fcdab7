// What it costs to protect small counts (fewer than 5) in the published tables of a State: cells hidden beside the
// small ones, and time, by the promise that is made.
#include <benchmark/benchmark.h>

#include "equity/protection/audit.hpp"
#include "fictional_state.hpp"

namespace {

using namespace accord::equity;
using namespace fictional_state;

enum class Promised { not_known_a0, not_known_a1, open_a1, open_a2 };

SmallCounts rule_of(Promised promised) {
    SmallCounts rule{.threshold = 5, .reader = Attacker::reads_notes, .sums = false};
    switch (promised) {
        case Promised::not_known_a0:
            rule.reader = Attacker::knows_counts;
            break;
        case Promised::not_known_a1:
            break;
        case Promised::open_a2:
            rule.marked = true;
            [[fallthrough]];
        case Promised::open_a1:
            rule.width = 3;
            rule.sums = true;
            break;
    }
    return rule;
}

constexpr std::array names{"A0: not exactly known", "A1: not exactly known", "A1: four values or more, no small sum",
                           "A2: the same, and not known by marks"};

void protect_tables(benchmark::State& state, const Cube& cube, const std::vector<Margin>& margins) {
    const auto promised = static_cast<Promised>(state.range(1));
    double hidden = 0, zeros = 0, small = 0, lowered = 0, failed = 0, cells = 0;
    for (auto _ : state) {
        CrossTables tables{cube, margins, rule_of(promised)};
        Protectable& system = tables.system();
        const Protection protection = protect(system);
        failed = static_cast<double>(unproven(system, protection).size() + protection.unprotected.size());
        lowered = static_cast<double>(protection.lowered.size());
        cells = static_cast<double>(system.unit_count());
        small = static_cast<double>(system.sensitive.size());
        hidden = zeros = 0;
        for (std::uint32_t unit = 0; unit < system.unit_count(); ++unit)
            if (protection.hidden[unit]) ++(system.tables.cell(unit).value == 0 ? zeros : hidden);
    }
    state.SetLabel(names[static_cast<std::size_t>(promised)]);
    state.counters["cells"] = cells;
    state.counters["small"] = small;
    state.counters["secondary"] = hidden - small;
    state.counters["zeros"] = zeros;
    state.counters["lowered"] = lowered;
    state.counters["unproven"] = failed;
}

void protect_schools_by_race(benchmark::State& state) {
    protect_tables(state, schools_by_race(static_cast<std::size_t>(state.range(0))), {{0, 1}});
}
BENCHMARK(protect_schools_by_race)
    ->ArgsProduct({{24, 100, 250, 1000}, {0, 1, 2, 3}})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void protect_flat_schools_by_race(benchmark::State& state) {
    protect_tables(state, schools_by_race(static_cast<std::size_t>(state.range(0)), Kind::flat), {{0, 1}});
}
BENCHMARK(protect_flat_schools_by_race)
    ->ArgsProduct({{24, 100, 250, 1000}, {0, 1, 2, 3}})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void protect_a_linked_report(benchmark::State& state) {
    protect_tables(state, schools_by_all(static_cast<std::size_t>(state.range(0))), linked_report);
}
BENCHMARK(protect_a_linked_report)
    ->ArgsProduct({{10, 25, 50, 100, 1000}, {1, 2, 3}})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

/// Ten million coded events into 1,000 schools x 8 races x 3 sexes x 2 x 6 outcomes.
void tally_ten_million_events(benchmark::State& state) {
    SplitMix chance{20260101};
    const std::vector<std::size_t> sizes{1000, races.size(), sexes.size(), disability.size(), outcomes.size()};
    std::vector<std::uint16_t> codes;
    for (std::size_t i = 0; i < 10'000'000; ++i)
        for (const std::size_t size : sizes)
            codes.push_back(static_cast<std::uint16_t>(chance.uniform() * static_cast<double>(size)));
    for (auto _ : state) benchmark::DoNotOptimize(tally(sizes, codes));
}
BENCHMARK(tally_ten_million_events)->Unit(benchmark::kMillisecond);

}  // namespace
