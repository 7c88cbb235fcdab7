#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/value.hpp"

namespace accord::filing {

/// The text of one statement. Only a string literal becomes one, so no value can ever be joined into it: values travel
/// as parameters, written $1, $2, ... Text for more than one engine keeps to what both SQLite and PostgreSQL
/// understand.
class Sql {
public:
    template <std::size_t N>
    consteval Sql(const char (&literal)[N]) : text_{literal, N - 1} {}
    [[nodiscard]] constexpr std::string_view text() const { return text_; }

private:
    friend class SqlDoor;  // generated.hpp: statements written from the field tables
    constexpr explicit Sql(std::string_view text) : text_{text} {}
    std::string_view text_;
};

/// One row of an answer, while it is being visited. Columns count from 0; text lives until the visit ends.
class Row {
public:
    [[nodiscard]] virtual bool null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
    /// The column as it came: absent, a number or text.
    [[nodiscard]] virtual Value value(int column) const = 0;

protected:
    ~Row() = default;
};

using Visit = std::function<void(const Row&)>;

/// The statement broke a rule of the database: a key that is taken, a record that is not there, a value of the wrong
/// kind.
struct BrokenRule : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// One connection inside a transaction.
class Session {
public:
    virtual ~Session() = default;

    /// Visits each row of the answer, in order.
    virtual void query(Sql sql, std::span<const Value> values, const Visit& visit) = 0;
    /// Runs a statement without an answer; gives the number of rows that it changed.
    virtual std::int64_t execute(Sql sql, std::span<const Value> values) = 0;

    void query(Sql sql, std::initializer_list<Value> values, const Visit& visit) {
        query(sql, std::span{values.begin(), values.size()}, visit);
    }
    std::int64_t execute(Sql sql, std::initializer_list<Value> values) {
        return execute(sql, std::span{values.begin(), values.size()});
    }

private:
    friend class Migrations;
    /// Runs the statements of a migration's file.
    virtual void run_script(std::string_view statements) = 0;
};

/// The one seam to an engine. Throws std::runtime_error when the engine cannot do its work (disk full, file gone).
class Database {
public:
    virtual ~Database() = default;

    /// Runs the job on one consistent snapshot. Many may read at a time, also while somebody writes.
    virtual void read(const std::function<void(Session&)>& job) = 0;
    /// Runs the job in a transaction and returns when what it wrote is durable. When the job gives false nothing of it
    /// is kept; when it throws nothing is kept and the exception is thrown again here. Jobs run one after another, and
    /// jobs of other threads may share the commit, so a job must not wait for another, nor for anything slow.
    virtual void write(const std::function<bool(Session&)>& job) = 0;
    /// The engine's name in the file names of migrations: "sqlite", "postgresql".
    [[nodiscard]] virtual std::string_view engine() const = 0;
};

/// The district's file on SQLite: made when it is not there.
std::unique_ptr<Database> open_sqlite(const std::string& path);

}  // namespace accord::filing
