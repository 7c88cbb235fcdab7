#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.hpp"
#include "program/choices.hpp"
#include "program/imports/import_columns.hpp"
#include "program/imports/import_plan.hpp"

namespace accord::program::imports {

/// True for a column that holds what is never kept: place of birth, citizenship, immigration, Social Security numbers,
/// passwords. Such a column is left out while the file is read, before anything is copied.
bool never_kept(std::string_view column);

/// A date as files spell it: "2026-11-22", the beginning of "2026-11-22T08:00:00Z", or "11/22/2026".
std::optional<Date> read_date(std::string_view text);

/// What an import has to say while it reads: problems up to a limit, warnings of one kind counted together.
class Log {
public:
    Log(ImportPlan& plan, const Progress& progress) : plan_{plan}, progress_{progress} {}

    void fail(std::string where, std::string key, std::vector<std::pair<std::string, std::string>> values = {});
    /// Said once.
    void warn(std::string key, std::vector<std::pair<std::string, std::string>> values = {});
    /// Said once for all rows: the key may name {count} and {first}, the first place.
    void notice(const std::string& key, const std::string& where);
    /// The file was taken in and has so many rows.
    void opened(const std::string& file, std::size_t rows);
    void rows(std::string_view file, std::size_t done, std::size_t total);

    /// Puts the counted warnings and the number of untold problems into the plan.
    void finish();

private:
    struct Counted {
        std::size_t count = 0;
        std::string first;
    };
    ImportPlan& plan_;
    const Progress& progress_;
    std::map<std::string, Counted> notices_;
    std::size_t untold_ = 0;
};

class Table;

/// One row of a file. Asking for a cell by a column that the file lacks gives an empty one.
class Row {
public:
    Row(const Table& table, std::size_t number, Log& log) : table_{table}, number_{number}, log_{log} {}

    [[nodiscard]] std::string_view text(std::string_view column) const;
    [[nodiscard]] std::string place(std::string_view column = {}) const;  ///< "users.csv:12:grades"

    void fail(std::string_view column, std::string key,
              std::vector<std::pair<std::string, std::string>> values = {}) const;
    void notice(const std::string& key, std::string_view column) const { log_.notice(key, place(column)); }

    /// The cell, which must not be empty: tells a problem when it is.
    [[nodiscard]] std::string_view needed(std::string_view column) const;
    /// The cell at most so long and without a Social Security number; tells a problem and gives nothing when it is not.
    [[nodiscard]] std::string words(std::string_view column, std::size_t limit) const;
    /// Words that the screen finds nothing in: a finding is a problem of the row.
    [[nodiscard]] std::string clean_words(std::string_view column, std::size_t limit) const;

    [[nodiscard]] std::optional<Date> date(std::string_view column) const;
    [[nodiscard]] std::optional<int> number(std::string_view column, int least, int most) const;
    [[nodiscard]] std::optional<bool> yes_or_no(std::string_view column) const;

    template <Named E>
    [[nodiscard]] std::optional<E> choice(std::string_view column) const {
        const auto cell = text(column);
        if (cell.empty()) return std::nullopt;
        const auto value = read_choice<E>(cell);
        if (!value) refuse(column, cell, codes_in_words<E>());
        return value;
    }

private:
    void refuse(std::string_view column, std::string_view cell, const std::string& allowed) const;

    const Table& table_;
    std::size_t number_;
    Log& log_;
};

/// A CSV file read by the columns of the documentation: wanted ones kept, forbidden ones named and dropped.
class Table {
public:
    /// Tells a required column that is missing, columns that were dropped, and rows that are not whole.
    Table(Log& log, const ImportFile& file, ImportKind kind, std::string_view documented_as);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] bool has(std::string_view column) const { return columns_.contains(column); }
    /// False when the file cannot be used at all: the rows would each tell the same.
    [[nodiscard]] bool usable() const { return usable_; }

    /// Calls visit(row) for each whole row.
    template <class Visit>
    void each(Visit visit) const {
        const auto count = csv_.rows.size();
        for (std::size_t i = 0; usable_ && i < count; ++i) {
            visit(Row{*this, i, log_});
            if (i + 1 == count || (i + 1) % rows_between_tellings == 0) log_.rows(name_, i + 1, count);
        }
    }

private:
    friend class Row;
    static constexpr std::size_t rows_between_tellings = 2000;

    void tell_dropped(const std::vector<std::string>& dropped, std::string_view documented_as) const;

    Log& log_;
    std::string name_;
    CsvTable csv_;
    std::map<std::string, std::size_t, std::less<>> columns_;  ///< documented name -> place in the rows
    bool usable_ = true;
};

/// The files of a OneRoster export that columns are documented for, and the columns that the standard knows beside
/// them.
std::vector<std::string_view> other_known_columns(std::string_view file);

}  // namespace accord::program::imports
