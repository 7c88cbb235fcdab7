#include "filing/sqlite_connection.hpp"

#include <charconv>

#include "base/text.hpp"

namespace accord::filing {

namespace {

[[noreturn]] void fail(sqlite3* connection, int code, std::string_view doing) {
    const std::string message = "SQLite, " + shorten(doing, 120) + ": " +
                                (connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code)) + " (" +
                                std::to_string(connection ? sqlite3_extended_errcode(connection) : code) + ")";
    if ((code & 0xff) == SQLITE_CONSTRAINT) throw BrokenRule{message};
    throw std::runtime_error{message};
}

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_{statement} {}

    [[nodiscard]] bool null(int column) const override {
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }
    [[nodiscard]] std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    [[nodiscard]] double real(int column) const override { return sqlite3_column_double(statement_, column); }
    // The bytes as a blob: asked for as text, the engine would copy each one to end it with a zero.
    [[nodiscard]] std::string_view text(int column) const override {
        const auto* begin = static_cast<const char*>(sqlite3_column_blob(statement_, column));
        return begin ? std::string_view{begin, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))}
                     : std::string_view{};
    }
    [[nodiscard]] Value value(int column) const override {
        switch (sqlite3_column_type(statement_, column)) {
            case SQLITE_NULL:
                return {};
            case SQLITE_INTEGER:
                return integer(column);
            case SQLITE_FLOAT:
                return real(column);
            default:
                return std::string{text(column)};
        }
    }

private:
    sqlite3_stmt* statement_;
};

/// "$12" is 12.
std::size_t parameter_number(const char* name) {
    const std::string_view text = name ? name : "";
    std::size_t number = 0;
    if (text.size() > 1 && text[0] == '$') std::from_chars(text.data() + 1, text.data() + text.size(), number);
    if (number == 0) throw std::logic_error("a parameter of a statement is written $1, $2, ...: " + std::string{text});
    return number;
}

}  // namespace

SqliteStatement::SqliteStatement(sqlite3* connection, std::string_view text) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(connection, text.data(), static_cast<int>(text.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    statement_.reset(statement);
    if (code != SQLITE_OK) fail(connection, code, text);
    const int count = sqlite3_bind_parameter_count(statement);
    for (int i = 1; i <= count; ++i) {
        const auto number = parameter_number(sqlite3_bind_parameter_name(statement, i));
        parameters_.push_back(number - 1);
        values_ = std::max(values_, number);
    }
}

void SqliteStatement::bind(std::span<const Value> values) {
    if (values.size() != values_)
        throw std::logic_error("the statement takes " + std::to_string(values_) + " values and was given " +
                               std::to_string(values.size()) + ": " + std::string{text()});
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        struct Bind {
            sqlite3_stmt* to;
            int at;
            int operator()(std::monostate) const { return sqlite3_bind_null(to, at); }
            int operator()(std::int64_t number) const { return sqlite3_bind_int64(to, at, number); }
            int operator()(double number) const { return sqlite3_bind_double(to, at, number); }
            int operator()(const std::string& text) const {
                return sqlite3_bind_text64(to, at, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
            }
        };
        const int code = std::visit(Bind{statement_.get(), static_cast<int>(i) + 1}, values[parameters_[i]]);
        if (code != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()), code, text());
    }
}

std::int64_t SqliteStatement::run(std::span<const Value> values, const Visit* visit) {
    const struct Reset {
        sqlite3_stmt* statement;
        ~Reset() { sqlite3_reset(statement); }
    } reset{statement_.get()};
    bind(values);
    const SqliteRow row{statement_.get()};
    std::int64_t rows = 0;
    for (;;) {
        const int code = sqlite3_step(statement_.get());
        if (code == SQLITE_DONE) return rows;
        if (code != SQLITE_ROW) fail(sqlite3_db_handle(statement_.get()), code, text());
        ++rows;
        if (visit) (*visit)(row);
    }
}

SqliteConnection::SqliteConnection(const std::string& path, SqliteUse use) {
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &connection,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    connection_.reset(connection);
    if (code != SQLITE_OK) fail(connection, code, "opening " + path);
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, 30'000);  // another process may hold the file for the length of an import
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = FULL");  // an answer is given only for what survives a power cut
    run("PRAGMA foreign_keys = ON");
    run("PRAGMA trusted_schema = OFF");
    run("PRAGMA temp_store = MEMORY");
    run("PRAGMA mmap_size = 268435456");
    run("PRAGMA cache_size = -32768");
    run("PRAGMA wal_autocheckpoint = 4000");
    run("PRAGMA journal_size_limit = 67108864");
    if (use == SqliteUse::reads) run("PRAGMA query_only = ON");
}

SqliteConnection::~SqliteConnection() { statements_.clear(); }

void SqliteConnection::run(const char* text) {
    const int code = sqlite3_exec(connection_.get(), text, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(connection_.get(), code, text);
}

void SqliteConnection::roll_back() noexcept {
    if (in_transaction()) sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void SqliteConnection::run_script(std::string_view statements) { run(std::string{statements}.c_str()); }

SqliteStatement& SqliteConnection::prepared(std::string_view text) {
    const auto found = statements_.find(text);
    if (found != statements_.end()) return *found->second;
    auto statement = std::make_unique<SqliteStatement>(connection_.get(), text);
    const auto key = statement->text();
    return *statements_.emplace(key, std::move(statement)).first->second;
}

std::int64_t SqliteConnection::run(Sql sql, std::span<const Value> values, const Visit* visit) {
    auto& statement = prepared(sql.text());
    // A visit may ask the same question again while its rows are still coming.
    if (statement.busy()) return SqliteStatement{connection_.get(), sql.text()}.run(values, visit);
    return statement.run(values, visit);
}

void SqliteConnection::query(Sql sql, std::span<const Value> values, const Visit& visit) { run(sql, values, &visit); }

std::int64_t SqliteConnection::execute(Sql sql, std::span<const Value> values) {
    run(sql, values, nullptr);
    return sqlite3_changes64(connection_.get());
}

}  // namespace accord::filing
