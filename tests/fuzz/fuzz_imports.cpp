#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "program/imports/import_plan.hpp"

using namespace accord;

namespace {

constexpr std::array<const char*, 8> names{"manifest.csv", "orgs.csv",        "academicSessions.csv",
                                           "users.csv",    "roles.csv",       "enrollments.csv",
                                           "classes.csv",  "demographics.csv"};

/// The files of a roster out of one input: they stand one after another, parted by a zero byte.
std::vector<program::ImportFile> split_files(std::string_view bytes) {
    std::vector<program::ImportFile> files;
    for (const auto* name : names) {
        const auto end = bytes.find('\0');
        files.push_back({name, std::string{bytes.substr(0, end)}});
        if (end == std::string_view::npos) break;
        bytes.remove_prefix(end + 1);
    }
    return files;
}

}  // namespace

/// Any bytes end in a plan or in problems, and no plan counts what it does not hold; the first byte picks the import.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto kind = static_cast<program::ImportKind>(data[0] % names_of<program::ImportKind>.size());
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    static const program::OnFile nothing_on_file;
    program::ImportContext context;
    context.now = Instant{std::chrono::sys_days{Date{2026, 11, 20}.days()}};
    context.zone = "America/Los_Angeles";
    auto files = kind == program::ImportKind::roster
                     ? split_files(bytes)
                     : std::vector<program::ImportFile>{{"file.csv", std::string{bytes}}};
    const auto plan = program::plan_import(kind, std::move(files), nothing_on_file, context);
    for (const auto& problem : plan.problems)
        if (problem.message.key.empty()) std::abort();
    plan.each([](const auto& changes) {
        if (!changes.correct.empty() || !changes.withdraw.empty()) std::abort();  // nothing was on file
    });
    return 0;
}
