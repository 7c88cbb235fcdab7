#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/fields.hpp"
#include "base/result.hpp"
#include "program/all.hpp"

namespace accord::filing {

class Session;   // database.hpp: one connection inside a transaction
class Database;  // database.hpp: the seam; SQLite now, PostgreSQL next

/// Who writes, when, and by which verb of the office: what the ledger says of every record of one transaction.
struct Act {
    program::AccountId by;
    Instant at;
    std::string verb;  ///< "log_contact", "adopt_policy", ...
};

/// When a version of a record was written, by whom, and where the ledger says so.
struct Recorded {
    int revision = 1;  ///< 1 is as first recorded; each correction adds one
    Instant at;
    program::AccountId by;
    std::int64_t entry = 0;  ///< sequence number in the ledger
};

template <class R>
struct Version {
    R record;
    Recorded recorded;
};

/// One equality of a query: a field of the record's table and the value it must have.
struct Is {
    std::string_view field;
    Value value;
};

/// A consistent view of the district's file. Only latest versions are seen, unless history is asked for.
class Reading {
public:
    explicit Reading(Session& session, const class Sealer& sealer) : session_{&session}, sealer_{&sealer} {}

    /// The record, or nothing. R's fields that rest sealed are opened.
    template <accord::Recorded R>
    [[nodiscard]] std::optional<R> find(decltype(R::id) id) const;
    /// All records whose fields have these values (fields that rest sealed cannot be asked for), oldest first.
    template <accord::Recorded R>
    [[nodiscard]] std::vector<R> all(std::initializer_list<Is> where = {}) const;
    /// Every version of one record, oldest first.
    template <accord::Recorded R>
    [[nodiscard]] std::vector<Version<R>> history(decltype(R::id) id) const;
    template <accord::Recorded R>
    [[nodiscard]] std::int64_t count(std::initializer_list<Is> where = {}) const;

    [[nodiscard]] Session& session() const { return *session_; }
    [[nodiscard]] const Sealer& sealer() const { return *sealer_; }

private:
    Session* session_;
    const Sealer* sealer_;
};

/// A transaction that writes. Each record written adds its entry to the ledger in the same transaction.
class Writing : public Reading {
public:
    Writing(Session& session, const Sealer& sealer, Act act);

    /// Adds a new record.
    template <accord::Recorded R>
    void add(const R& record);
    /// Adds a new version of a record that exists; the old version stays. Throws std::logic_error when there is none.
    template <accord::Recorded R>
    void correct(const R& record);
    /// Withdraws a record (an import undone, a binding removed): it is no longer seen, its versions stay.
    template <accord::Recorded R>
    void withdraw(decltype(R::id) id);

    [[nodiscard]] const Act& act() const { return act_; }

private:
    Act act_;
};

/// A district's file: the database and the key that opens its sealed fields.
class File {
public:
    /// Opens DIR/accord.db with the key of DIR/accord.key (or of the file that ACCORD_KEY_FILE names) and brings it to the
    /// newest migration. Problems say what is missing and how to mend it.
    static Result<File> open(const std::string& directory);
    /// Makes the directory, a new key (mode 0600) and an empty file; refuses a directory that holds one.
    static Result<File> create(const std::string& directory);

    File(File&&) noexcept;
    File& operator=(File&&) noexcept;
    ~File();

    /// Runs the job on a snapshot; many at a time, also while somebody writes.
    template <class Job>
    auto read(Job job) const {
        std::optional<std::invoke_result_t<Job, const Reading&>> answer;
        read_with([&](const Reading& reading) { answer.emplace(job(reading)); });
        return std::move(*answer);
    }

    /// Runs the job in a transaction of its own and returns when it is durable. The job gives a Result: with problems,
    /// nothing of it is kept. Exceptions undo it and are thrown again. Jobs of many threads share one commit.
    template <class Job>
    auto write(Act act, Job job) {
        std::optional<std::invoke_result_t<Job, Writing&>> answer;
        write_with(std::move(act), [&](Writing& writing) {
            answer.emplace(job(writing));
            return answer->ok();
        });
        return std::move(*answer);
    }

    [[nodiscard]] Database& database() const;

private:
    struct Inside;
    explicit File(std::unique_ptr<Inside> inside);
    void read_with(const std::function<void(const Reading&)>& job) const;
    void write_with(Act act, const std::function<bool(Writing&)>& job);

    std::unique_ptr<Inside> inside_;
};

}  // namespace accord::filing

#include "filing/records.hpp"  // the templates above, written once from the field tables
