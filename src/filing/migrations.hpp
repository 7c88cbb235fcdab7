#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "filing/database.hpp"

namespace accord::filing {

/// One step of the schema: migrations/NNNN_name.sql, or NNNN_name.ENGINE.sql in its place for that engine.
struct Migration {
    int number = 0;
    std::string name;  ///< "records"
    std::string_view statements;
};

/// The migrations that are built into the program, in order, for one engine.
/// Throws std::logic_error when a number is missing or stands twice.
std::vector<Migration> built_in_migrations(std::string_view engine);

/// Brings a database forward. Each step is recorded with its SHA-256, so a step that was edited after it had run, or a
/// file that a newer program has brought further, is a problem that says so.
class Migrations {
public:
    explicit Migrations(std::vector<Migration> all) : all_{std::move(all)} {}
    /// A file that is up to date is only read, so that opening it never waits for somebody who writes.
    Result<Done> run(Database& database) const;

private:
    using RunBefore = std::map<int, std::string>;  ///< number and SHA-256 of each step that has run
    static RunBefore run_before(Session& session);
    [[nodiscard]] bool up_to_date(Database& database) const;
    /// The steps that were changed since they ran, and the file of a newer program.
    [[nodiscard]] Problems differences(const RunBefore& before) const;
    Result<Done> run(Session& session) const;

    std::vector<Migration> all_;
};

}  // namespace accord::filing
