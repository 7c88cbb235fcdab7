// Reading, binding and comparing policy documents: the sample policies, and the real ones where they lie beside the
// project.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "policy/binding.hpp"
#include "policy/compare.hpp"
#include "policy/document.hpp"

namespace {

namespace fs = std::filesystem;
using namespace accord;

struct File {
    std::string name;
    std::string bytes;
};

std::string slurp(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

const std::vector<File>& documents() {
    static const auto files = [] {
        std::vector<File> found;
        for (const fs::path& folder :
             {fs::path{ACCORD_SOURCE_DIR} / "policies/sample", fs::path{ACCORD_SOURCE_DIR} / "../shared/policies"}) {
            if (!fs::is_directory(folder)) continue;
            for (const auto& entry : fs::directory_iterator{folder})
                if (entry.path().filename() != "README.md")
                    found.push_back({entry.path().filename().string(), slurp(entry.path())});
        }
        return found;
    }();
    return files;
}

const policy::Catalogue& catalogue() {
    static const auto read =
        policy::read_catalogue("controls.toml", slurp(fs::path{ACCORD_SOURCE_DIR} / "policies/controls.toml"));
    return read.value();
}

void read_one_document(benchmark::State& state) {
    const auto& file = documents()[static_cast<std::size_t>(state.range(0))];
    state.SetLabel(file.name);
    for (auto _ : state) benchmark::DoNotOptimize(policy::read(file.name, file.bytes));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * file.bytes.size()));
}
BENCHMARK(read_one_document)->DenseRange(0, static_cast<int>(documents().size()) - 1)->Unit(benchmark::kMillisecond);

void read_a_thousand_documents(benchmark::State& state) {
    for (auto _ : state)
        for (int i = 0; i < 1000; ++i) {
            const auto& file = documents()[static_cast<std::size_t>(i) % documents().size()];
            benchmark::DoNotOptimize(policy::read(file.name, file.bytes));
        }
}
BENCHMARK(read_a_thousand_documents)->Unit(benchmark::kSecond)->Iterations(1);

void read_and_recognise_one(benchmark::State& state) {
    const auto& file = documents()[static_cast<std::size_t>(state.range(0))];
    state.SetLabel(file.name);
    for (auto _ : state)
        benchmark::DoNotOptimize(policy::bind(policy::read(file.name, file.bytes).value(), catalogue(), {}));
}
BENCHMARK(read_and_recognise_one)
    ->DenseRange(0, static_cast<int>(documents().size()) - 1)
    ->Unit(benchmark::kMillisecond);

void compare_two(benchmark::State& state) {
    const auto before = policy::read(documents()[0].name, documents()[0].bytes).value();
    const auto after = policy::read(documents()[1].name, documents()[1].bytes).value();
    for (auto _ : state) benchmark::DoNotOptimize(policy::compare(before, after, catalogue()));
}
BENCHMARK(compare_two)->Unit(benchmark::kMillisecond);

}  // namespace
