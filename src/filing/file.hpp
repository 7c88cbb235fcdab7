#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/fields.hpp"
#include "base/result.hpp"
#include "filing/database.hpp"
#include "ledger/entry.hpp"
#include "program/all.hpp"

namespace accord::filing {

class Sealer;      // seal.hpp: opens and closes what rests sealed
struct Shape;      // shape.hpp: a kind of record without its C++ type
struct Touched;    // touched.hpp: what an act did to one record
class LedgerBook;  // ledger_book.hpp: where a transaction enters what it wrote

/// Who writes, when, and by which verb of the office: what the ledger says of every record of one transaction.
struct Act {
    program::AccountId by;
    Instant at;
    std::string verb;      ///< "log_contact", "adopt_policy", ...
    Uuid id = new_uuid();  ///< names it later: `Writing::undo`
};

/// When a version of a record was written, by whom, and where the ledger says so.
struct Recorded {
    int revision = 1;  ///< 1 is as first recorded; each correction adds one
    Instant at;
    program::AccountId by;
    std::int64_t entry = 0;  ///< sequence number in the ledger
    std::int64_t until = 0;  ///< the entry that replaced or withdrew it; 0: it is the one that is seen
};

template <class R>
struct Version {
    R record;
    Recorded recorded;
};

enum class Compare { equal, at_least, at_most };

/// One condition of a query: a field of the record's table and the value that it must have, reach or not pass.
struct Is {
    std::string_view field;
    Value value;
    Compare compare = Compare::equal;
    std::vector<Value> or_one_of{};  ///< other values that do as well, of an equal
};

/// A stretch of a long list: the largest value of a field first, such as the newest day.
struct Page {
    std::string_view by;
    std::int64_t limit = 50;
    std::int64_t offset = 0;
    std::string_view then{};  ///< the field that orders those which are alike, such as the time
};

/// An act as the ledger remembers it.
struct PastAct {
    Uuid id{};
    program::AccountId by;
    Instant at;
    std::string verb;
    std::int64_t entries = 0;  ///< versions that it wrote or withdrew
    bool undone = false;
};

/// A consistent view of the district's file. Only latest versions are seen, unless history is asked for.
class Reading {
public:
    Reading(Session& session, const Sealer& sealer, program::DistrictId district)
        : session_{&session}, sealer_{&sealer}, district_{district} {}

    /// The record, or nothing. R's fields that rest sealed are opened.
    template <accord::Recorded R>
    [[nodiscard]] std::optional<R> find(decltype(R::id) id) const;
    /// All records whose fields have these values (fields that rest sealed cannot be asked for), oldest first.
    template <accord::Recorded R>
    [[nodiscard]] std::vector<R> all(std::initializer_list<Is> where = {}) const;
    /// One page of the records that meet all conditions.
    template <accord::Recorded R>
    [[nodiscard]] std::vector<R> page(std::span<const Is> where, const Page& page) const;
    /// The records that a condition of SQL chooses, in any order or in that of `order`. $1 is the district, the values
    /// are $2, $3, ...: `select<Contact>("request IS NOT NULL AND school = $2", {school}, "ORDER BY happened_at LIMIT
    /// 50")`.
    template <accord::Recorded R>
    [[nodiscard]] std::vector<R> select(Sql condition, std::initializer_list<Value> values, Sql order = "") const;
    /// Every version of one record, oldest first.
    template <accord::Recorded R>
    [[nodiscard]] std::vector<Version<R>> history(decltype(R::id) id) const;
    /// Every version of the records of which some version has this value in a field, withdrawn ones as well.
    template <accord::Recorded R>
    [[nodiscard]] std::vector<Version<R>> histories(const Is& of) const;
    template <accord::Recorded R>
    [[nodiscard]] std::int64_t count(std::initializer_list<Is> where = {}) const;
    template <accord::Recorded R>
    [[nodiscard]] std::int64_t count(std::span<const Is> where) const;

    /// The ledger's newest entry that speaks of any R; 0: none. What was worked out from all R holds while it stays.
    template <accord::Recorded R>
    [[nodiscard]] std::int64_t newest() const;
    /// The acts of a verb that wrote something, newest first, without those that only undid another.
    [[nodiscard]] std::vector<PastAct> acts(std::string_view verb) const;

    /// Opens a sealed column of R that a query of one's own has read.
    template <accord::Recorded R>
    [[nodiscard]] std::string open(std::string_view field, decltype(R::id) id, std::string_view sealed) const;

    [[nodiscard]] program::DistrictId district() const { return district_; }
    /// For scans that read few columns of many rows. A record's table has its fields, and district_id, revision, latest
    /// (1 in the version that is seen), recorded_at, recorded_by, entry: ask for `district_id = $1 AND latest = 1`.
    [[nodiscard]] Session& session() const { return *session_; }
    [[nodiscard]] const Sealer& sealer() const { return *sealer_; }

protected:
    void seen(const Shape& shape, std::span<const Is> where, const Page* page, const Visit& visit) const;
    void chosen(const Shape& shape, Sql condition, std::span<const Value> values, Sql order, const Visit& visit) const;
    void versions(const Shape& shape, const Is& of, const Visit& visit) const;
    [[nodiscard]] std::int64_t counted(const Shape& shape, std::span<const Is> where) const;
    [[nodiscard]] std::int64_t newest_of(const Shape& shape) const;

private:
    Session* session_;
    const Sealer* sealer_;
    program::DistrictId district_;
};

/// A transaction that writes. Each record written adds its entry to the ledger in the same transaction.
class Writing : public Reading {
public:
    Writing(Session& session, const Sealer& sealer, program::DistrictId district, Act act);
    ~Writing();
    Writing(const Writing&) = delete;
    Writing& operator=(const Writing&) = delete;

    /// Adds a new record. Throws BrokenRule when its id or a field that must be unique is taken, or when it names a
    /// record that is not there.
    template <accord::Recorded R>
    void add(const R& record);
    /// Adds a new version of a record that exists; the old version stays. Throws std::logic_error when there is none.
    template <accord::Recorded R>
    void correct(const R& record);
    /// Withdraws a record (an import undone, a binding removed): it is no longer seen, its versions stay. Throws
    /// std::logic_error when there is none.
    template <accord::Recorded R>
    void withdraw(decltype(R::id) id);

    /// Undoes an earlier act by new entries: withdraws what it added, corrects what it corrected back to the version
    /// before, brings back what it withdrew. Gives the number of records; refuses when one of them was changed since,
    /// and names it.
    Result<int> undo(const Uuid& act);

    [[nodiscard]] const Act& act() const { return act_; }
    /// What was written and is never kept (program/screening.hpp): then nothing of the job is.
    [[nodiscard]] const Problems& refused() const { return refused_; }

private:
    friend class File;
    void refuse(const Problems& problems) { refused_.insert(refused_.end(), problems.begin(), problems.end()); }
    void add_version(const Shape& shape, const Uuid& id, std::vector<Value> values);
    void correct_version(const Shape& shape, const Uuid& id, std::vector<Value> values);
    void withdraw_record(const Shape& shape, const Uuid& id);
    void put(const Shape& shape, const Uuid& id, int revision, ledger::Change change, std::vector<Value> values);
    /// Takes the mark of the latest from a record's version; gives its revision.
    int retire(const Shape& shape, const Uuid& id);
    [[nodiscard]] bool changed_since(const Touched& touched) const;
    /// Writes an older version of a record again, as its newest.
    void bring_back(const Touched& touched, int revision);
    /// Closes the ledger's page of this act; called once, when the job is done.
    void close();

    Act act_;
    Problems refused_;
    std::unique_ptr<LedgerBook> book_;
};

/// A district's file: the database and the key that opens its sealed fields.
class File {
public:
    /// Opens DIR/accord.db with the key of DIR/accord.key (or of the file that ACCORD_KEY_FILE names) and brings it to
    /// the newest migration. Problems say what is missing and how to mend it.
    static Result<File> open(const std::string& directory);
    /// Makes the directory, a new key (mode 0600) and an empty file for the district of this id; refuses a directory
    /// that holds one. The District record written later must bear the same id.
    static Result<File> create(const std::string& directory,
                               program::DistrictId district = program::DistrictId::make());

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
    /// nothing of it is kept, nor when it wrote what is never kept. Exceptions undo it and are thrown again. Jobs of
    /// many threads share one commit.
    template <class Job>
    auto write(Act act, Job job) {
        std::optional<std::invoke_result_t<Job, Writing&>> answer;
        write_with(std::move(act), [&](Writing& writing) {
            answer.emplace(job(writing));
            if (answer->ok() && !writing.refused().empty()) answer.emplace(writing.refused());
            return answer->ok();
        });
        return std::move(*answer);
    }

    /// The district whose file it is: the id of its District record.
    [[nodiscard]] program::DistrictId district() const;
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
