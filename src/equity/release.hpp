#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/message.hpp"
#include "base/result.hpp"
#include "equity/comparison.hpp"
#include "equity/counts.hpp"
#include "equity/progress.hpp"
#include "equity/rule.hpp"
#include "equity/statistics/measures.hpp"

namespace accord::equity {

/// Counts by measure and breakdown; only `release()` can look inside. Contacts and enrolment of a school that has not
/// reported are in no total and no group: the report is of the schools that did, and says so.
std::shared_ptr<const Counts> count(const CodedData& data);

/// What a person should look at before a release, by cell and without numbers: more students than are enrolled, a
/// student twice in one contact. Reported and not mended; a release goes on and gives no rate for such a cell. For
/// staff only.
Problems implausible(const Counts& counts);

/// A number that may be published, or why it is not.
struct Cell {
    enum class State { shown, hidden, rounded, not_collected, late, not_applicable };
    State state = State::not_applicable;
    std::int64_t value = 0;  ///< meaningful only when shown, or rounded: less than the rule's small number away

    [[nodiscard]] bool shown() const { return state == State::shown; }
    /// There is a number, whether or not it may be read as it is.
    [[nodiscard]] bool counted() const { return shown() || state == State::hidden || state == State::rounded; }
    bool operator==(const Cell&) const = default;
};

constexpr auto enum_names(Cell::State) {
    using enum Cell::State;
    return std::to_array<EnumName<Cell::State>>({{shown, "shown", "Shown"},
                                                 {hidden, "hidden", "Hidden (small number)"},
                                                 {rounded, "rounded", "Rounded"},
                                                 {not_collected, "not_collected", "Not collected"},
                                                 {late, "late", "Late"},
                                                 {not_applicable, "not_applicable", "Not applicable"}});
}
static_assert(names_complete(Cell::State::not_applicable));

/// A school's rate drawn towards those of the other schools shown, the more the smaller it is (empirical Bayes:
/// Clayton, Kaldor 1987), so that a small school is not taken at the word of one bad year.
struct SteadiedRate {
    Estimate per_100;         ///< with the interval that holds it with the rule's confidence
    double chance_above = 0;  ///< that it is more than the rule's threshold times the mean of the schools shown
};

/// How unlike the schools of a table are, from its shown rows.
struct SchoolSpread {
    double mean = 0;            ///< students per 100
    double overdispersion = 0;  ///< Pearson's chi-squared over its degrees of freedom: 1 is what chance alone gives
    double p = 1;               ///< of schools as unlike as these when all have one rate
    bool differ = false;        ///< p is at most the rule's level
};

/// One row of a published table: a school or a group.
struct ReleasedRow {
    std::string code;   ///< "black", a school's name, "all"
    std::string label;  ///< English key, or the school's name; the total of some schools only says so
    Cell enrolled;      ///< students
    Cell events;        ///< contacts, searches, ...
    Cell students;      ///< distinct students with at least one
    // Of what is shown above and in other shown cells of the report; absent where a part is hidden or missing.
    std::optional<Estimate> students_per_100;  ///< of those enrolled (Wilson)
    std::optional<Estimate> events_per_100;    ///< for 100 enrolled (Garwood)
    // Of rows that are groups:
    Comparison ratio;    ///< risk of `students` against all other students
    Ratio events_ratio;  ///< rate of `events` against all other students, exact given their sum
    Ratio white;         ///< relative rate index: `events` to those of the stage before, against White students
    std::optional<Composition> composition;  ///< part of all students with the outcome, part of all enrolled
    // Of rows that are schools, for staff and the Board and never a ranking:
    std::optional<SteadiedRate> steadied;
};

/// The code of the row that takes those with hidden numbers together.
inline constexpr std::string_view hidden_together = "hidden_together";

struct ReleasedTable {
    Measure measure{};
    Breakdown breakdown{};
    std::vector<ReleasedRow> rows;            ///< fixed order, total last
    bool zeros_hidden = false;                ///< none of its rows is shown, and a hidden number in it may be zero
    std::optional<SchoolSpread> spread = {};  ///< of schools, when at least three are shown and some student counts
    /// Its groups or schools whose numbers are hidden, taken as one: what is left of the total when all shown rows are
    /// taken away, so that a reader need not subtract. None where fewer than two are hidden, or the rows that are shown
    /// count nothing.
    std::optional<ReleasedRow> together = {};

    /// Its rows as they are read: the hidden ones together before the total.
    [[nodiscard]] std::vector<const ReleasedRow*> read() const;
};

struct ReleasedEdition;

/// The only type from which a page, a chart, a CSV, a JSON, a PDF or a sentence about students may be made. Its rates,
/// ratios and sentences are worked out from its shown cells alone, so they cannot tell more than those.
class Released {
public:
    Period period;
    Rule rule;
    program::RaceList race_list{};      ///< by which races and ethnicities are counted
    std::vector<ReleasedTable> tables;  ///< measure x breakdown
    std::vector<Message> findings;      ///< the report's first sentences, made by rule from the tables
    std::size_t family = 0;             ///< comparisons that were declared, also those that cannot be made
    std::string sha256;                 ///< of the canonical JSON of period, rule, list and cells, hex

    [[nodiscard]] const ReleasedTable* table(Measure measure, Breakdown breakdown) const;
    /// True where a table hides its zeros too; for Breakdown::all: where every total of the measure does.
    [[nodiscard]] bool withheld(Measure measure, Breakdown breakdown) const;

private:
    Released() = default;
    friend Result<ReleasedEdition> release_edition(const Counts&, const Rule&, const std::vector<ReleasedEdition>&,
                                                   const Progress&);
    friend Result<Released> read_released(std::string_view json);
};

/// A report beside which others are released, or were.
struct ReleasedEdition {
    Released released;
    /// Its hidden numbers, with the proof of each that it stays open: kept in the file and never published. Later
    /// editions are protected beside them, and recheck() reads them.
    std::string kept;
    /// Somebody asked to stop before the search was over: as safe, and more is hidden than need be.
    bool stopped = false;
};

/// The one door out: hides small counts and what would reveal them, in all tables at once. Same input, same bytes.
/// Refuses contradictory counts with the offending cells, and a report that cannot be protected however much of it is
/// hidden.
Result<Released> release(const Counts& counts, const Rule& rule);

/// The same beside editions that are out, oldest first: all their tables and these are one set of linked tables, so
/// what follows from several of them together stays as open as what follows from one. Refuses editions that count by
/// another list of races: their rows are not of the same students.
Result<ReleasedEdition> release_edition(const Counts& counts, const Rule& rule,
                                        const std::vector<ReleasedEdition>& already, const Progress& progress = {});

/// How far the printed numbers of a rounded edition are from the true ones, on the whole: for those who choose how a
/// report is released, before it is. Nothing for an edition that is not rounded.
struct RoundingError {
    double mean = 0;
    std::int64_t most = 0;
};
std::optional<RoundingError> rounding_error(const ReleasedEdition& edition);

Json to_json(const Released& released);
/// One line about the file, a header, a line per row; every cell is a number or a word, never empty.
std::string to_csv(const Released& released);

/// True when two reports show the same cells of the same days under the same rule, however they were written.
bool same_cells(const Released& one, const Released& other);

/// A report as to_json() wrote it, now or in the format before. Its cells are read; all else is worked out again, so a
/// better statistic or sentence does not make an edition unreadable. Refuses one that its hash does not fit.
Result<Released> read_released(std::string_view json);

}  // namespace accord::equity
