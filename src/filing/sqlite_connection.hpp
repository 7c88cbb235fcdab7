#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "filing/database.hpp"

namespace accord::filing {

/// One prepared statement; $1, $2, ... are its parameters.
class SqliteStatement {
public:
    SqliteStatement(sqlite3* connection, std::string_view text);

    /// Binds the values and visits the rows; gives the number of rows. The values must live until it returns.
    std::int64_t run(std::span<const Value> values, const Visit* visit);
    [[nodiscard]] bool busy() const { return sqlite3_stmt_busy(statement_.get()) != 0; }
    [[nodiscard]] std::string_view text() const { return sqlite3_sql(statement_.get()); }

private:
    void bind(std::span<const Value> values);

    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    std::vector<std::size_t> parameters_;  ///< which value each of the engine's parameters takes
    std::size_t values_ = 0;               ///< how many values it wants
};

enum class SqliteUse { writes, reads };

/// One connection, used by one thread at a time, with the statements that it has prepared.
class SqliteConnection final : public Session {
public:
    SqliteConnection(const std::string& path, SqliteUse use);
    ~SqliteConnection() override;

    void query(Sql sql, std::span<const Value> values, const Visit& visit) override;
    std::int64_t execute(Sql sql, std::span<const Value> values) override;
    using Session::execute;
    using Session::query;

    /// Runs text that answers nothing, such as BEGIN.
    void run(const char* text);
    /// Ends a transaction, if there is one, and forgets what it wrote.
    void roll_back() noexcept;
    /// False when the engine has given the transaction up by itself, as it may on a full disk.
    [[nodiscard]] bool in_transaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }

private:
    void run_script(std::string_view statements) override;
    SqliteStatement& prepared(std::string_view text);
    std::int64_t run(Sql sql, std::span<const Value> values, const Visit* visit);

    struct Close {
        void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
    };
    std::unique_ptr<sqlite3, Close> connection_;
    std::unordered_map<std::string_view, std::unique_ptr<SqliteStatement>> statements_;  ///< by their own text
};

}  // namespace accord::filing
