#include "filing/migrations.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <stdexcept>

#include "base/date.hpp"
#include "base/sha256.hpp"

namespace accord::filing {

// Written by cmake/embed.cmake.
std::string_view embedded(std::string_view path);
std::size_t embedded_count();
std::string_view embedded_path(std::size_t i);

namespace {

/// "migrations/0001_records.postgresql.sql" -> 1, "records", "postgresql".
struct FileName {
    int number = 0;
    std::string name;
    std::string engine;

    explicit FileName(std::string_view path) {
        const auto file = path.substr(path.rfind('/') + 1);
        const auto line = file.find('_');
        const auto dot = file.find('.');
        const auto last = file.rfind('.');
        if (line == file.npos || dot == file.npos || dot < line || file.substr(last) != ".sql")
            throw std::logic_error("a migration is named NNNN_name.sql: " + std::string{path});
        std::from_chars(file.data(), file.data() + line, number);
        name = file.substr(line + 1, dot - line - 1);
        if (dot != last) engine = file.substr(dot + 1, last - dot - 1);
    }
};

}  // namespace

std::vector<Migration> built_in_migrations(std::string_view engine) {
    std::map<int, Migration> steps;
    std::map<int, bool> own;  // the engine's own file stands in the place of the common one
    for (std::size_t i = 0; i < embedded_count(); ++i) {
        const FileName file{embedded_path(i)};
        if (!file.engine.empty() && file.engine != engine) continue;
        const bool mine = !file.engine.empty();
        if (steps.count(file.number) != 0 && own[file.number] == mine)
            throw std::logic_error("two migrations have the number " + std::to_string(file.number));
        if (steps.count(file.number) != 0 && !mine) continue;
        steps[file.number] = {file.number, file.name, embedded(embedded_path(i))};
        own[file.number] = mine;
    }
    std::vector<Migration> all;
    for (auto& [number, step] : steps) {
        if (number != static_cast<int>(all.size()) + 1)
            throw std::logic_error("migration " + std::to_string(all.size() + 1) + " is missing");
        all.push_back(std::move(step));
    }
    return all;
}

Migrations::RunBefore Migrations::run_before(Session& session) {
    RunBefore before;
    session.query("SELECT number, sha256 FROM migration ORDER BY number", {},
                  [&](const Row& row) { before.emplace(static_cast<int>(row.integer(0)), std::string{row.text(1)}); });
    return before;
}

bool Migrations::up_to_date(Database& database) const {
    bool same = false;
    try {
        database.read([&](Session& session) {
            const auto before = run_before(session);
            same = before.size() == all_.size() && differences(before).empty();
        });
    } catch (const std::runtime_error&) {
        return false;  // an empty file has not even the table of migrations
    }
    return same;
}

Problems Migrations::differences(const RunBefore& before) const {
    if (!before.empty() && before.rbegin()->first > static_cast<int>(all_.size()))
        return {problem("", "The file was last used by a newer accord. Install that version or a later one.")};
    Problems problems;
    for (const auto& step : all_) {
        const auto found = before.find(step.number);
        if (found == before.end() || found->second == to_hex(sha256(step.statements))) continue;
        problems.push_back(problem(
            "",
            "Migration {number} ({name}) was changed after it had run on this file. Put the old text back and write "
            "the change as a new migration.",
            {{"number", std::to_string(step.number)}, {"name", step.name}}));
    }
    return problems;
}

Result<Done> Migrations::run(Database& database) const {
    Result<Done> answer = Done{};
    if (up_to_date(database)) return answer;
    database.write([&](Session& session) {
        answer = run(session);
        return answer.ok();
    });
    return answer;
}

Result<Done> Migrations::run(Session& session) const {
    session.execute(
        "CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, "
        "sha256 TEXT NOT NULL, run_at TEXT NOT NULL)",
        {});
    const auto before = run_before(session);
    if (auto problems = differences(before); !problems.empty()) return problems;
    for (const auto& step : all_) {
        if (before.contains(step.number)) continue;
        session.run_script(step.statements);
        const auto now = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
        session.execute("INSERT INTO migration (number, name, sha256, run_at) VALUES ($1, $2, $3, $4)",
                        {std::int64_t{step.number}, step.name, to_hex(sha256(step.statements)), to_string(now)});
    }
    return Done{};
}

}  // namespace accord::filing
