// A federal file of 1,000 schools, read, protected, proven and compared: all its districts in one run. Skipped where
// the file is absent.
#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>

#include "equity/crdc/crdc.hpp"

namespace {

using namespace accord::equity;

void analyze_the_federal_file(benchmark::State& state) {
    std::ifstream file{ACCORD_SOURCE_DIR "/../shared/data/crdc_2013-14_referrals_arrests.csv"};
    if (!file) {
        state.SkipWithError("the federal file is not here");
        return;
    }
    std::stringstream text;
    text << file.rdbuf();
    FederalRule rule;
    rule.width = state.range(0);
    FederalSummary summary;
    for (auto _ : state) {
        const auto result = analyze_federal_file("crdc.csv", text.str(), rule);
        summary = result->summary;
    }
    const auto count = [&](const char* name, std::size_t value) { state.counters[name] = static_cast<double>(value); };
    count("districts", summary.districts);
    count("released", summary.released);
    count("shown", summary.shown);
    count("hidden", summary.hidden);
    count("small", summary.small);
    count("lowered", summary.lowered);
}
BENCHMARK(analyze_the_federal_file)->Arg(0)->ArgName("width")->Unit(benchmark::kMillisecond);

}  // namespace
