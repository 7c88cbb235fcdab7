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
#include "equity/counts.hpp"

namespace accord::equity {

/// Counts by measure and breakdown; only `release()` can look inside. Contacts and enrolment of a school that has not
/// reported are in no total and no group: the report is of the schools that did, and says so.
std::shared_ptr<const Counts> count(const CodedData& data);

/// What a person should look at before a release, by cell and without numbers: more students than are enrolled, a
/// student twice in one contact. Reported and not mended; a release goes on and gives no rate for such a cell. For
/// staff only.
Problems implausible(const Counts& counts);

/// The rule under which numbers are published.
struct Rule {
    int small_number = 10;  ///< counts from 1 to one less are hidden, and the cells that would reveal them; at least 3
    double confidence = 0.95;
    int minimum_cell = 10;  ///< 34 CFR 300.647(b)(1)(iv): no ratio on fewer cases
    int minimum_students = 30;

    bool operator==(const Rule&) const = default;
};

/// A number that may be published, or why it is not.
struct Cell {
    enum class State { shown, hidden, not_collected, late, not_applicable };
    State state = State::not_applicable;
    std::int64_t value = 0;  ///< meaningful only when shown

    [[nodiscard]] bool shown() const { return state == State::shown; }
    bool operator==(const Cell&) const = default;
};

constexpr auto enum_names(Cell::State) {
    using enum Cell::State;
    return std::to_array<EnumName<Cell::State>>({{shown, "shown", "Shown"},
                                                 {hidden, "hidden", "Hidden (small number)"},
                                                 {not_collected, "not_collected", "Not collected"},
                                                 {late, "late", "Late"},
                                                 {not_applicable, "not_applicable", "Not applicable"}});
}
static_assert(names_complete(Cell::State::not_applicable));

/// Why a ratio is not computed.
enum class NoRatio {
    computed,
    hidden,
    few_cases,
    few_students,
    few_to_compare,
    no_comparison,
    zero_comparison,
    not_counted,
    not_compared
};

constexpr auto enum_names(NoRatio) {
    using enum NoRatio;
    return std::to_array<EnumName<NoRatio>>({{computed, "computed", "Computed"},
                                             {hidden, "hidden", "Hidden: small number"},
                                             {few_cases, "few_cases", "Too few cases"},
                                             {few_students, "few_students", "Too few students"},
                                             {few_to_compare, "few_to_compare", "Too few others to compare with"},
                                             {no_comparison, "no_comparison", "No other students to compare with"},
                                             {zero_comparison, "zero_comparison", "No case among the others"},
                                             {not_counted, "not_counted", "Not counted"},
                                             {not_compared, "not_compared", "Not compared"}});
}
static_assert(names_complete(NoRatio::not_compared));

/// Risk of a group against all other students, with a score interval (Koopman 1984).
struct Ratio {
    NoRatio state = NoRatio::not_compared;  ///< schools, totals and "not reported" are not compared
    double value = 0;
    double low = 0;
    double high = 0;
    Message sentence;  ///< "about 2 times; with this many cases it could be 0.9 to 4"
};

/// One row of a published table: a school or a group.
struct ReleasedRow {
    std::string code;                    ///< "black", a school's name, "all"
    std::string label;                   ///< English key, or the school's name; the total of some schools only says so
    Cell enrolled;                       ///< students
    Cell events;                         ///< contacts, searches, ...
    Cell students;                       ///< distinct students with at least one
    std::optional<double> rate_per_100;  ///< students per 100 enrolled; absent when any part is hidden
    std::optional<double> events_per_100;  ///< events per 100 enrolled
    Ratio ratio;                           ///< of `students`; group breakdowns only
};

struct ReleasedTable {
    Measure measure{};
    Breakdown breakdown{};
    std::vector<ReleasedRow> rows;  ///< fixed order, total last
    bool zeros_hidden = false;      ///< none of its rows is shown, and a hidden number in it may be zero
};

/// The only type from which a page, a chart, a CSV, a JSON, a PDF or a sentence about students may be made. Its rates,
/// ratios and sentences are worked out from its shown cells alone, so they cannot tell more than those.
class Released {
public:
    Period period;
    Rule rule;
    std::vector<ReleasedTable> tables;  ///< measure x breakdown
    std::vector<Message> findings;      ///< the report's first sentences, made by rule from the tables
    std::string sha256;                 ///< of the canonical JSON of period, rule and tables, hex

    [[nodiscard]] const ReleasedTable* table(Measure measure, Breakdown breakdown) const;
    /// True where a table hides its zeros too; for Breakdown::all: where every total of the measure does.
    [[nodiscard]] bool withheld(Measure measure, Breakdown breakdown) const;

private:
    Released() = default;
    friend Result<Released> release(const Counts& counts, const Rule& rule, const std::vector<Released>& already);
    friend Result<Released> read_released(std::string_view json);
};

/// The one door out: hides small counts and what would reveal them, in all tables at once, also given what was already
/// published. Same input, same bytes. Refuses contradictory counts with the offending cells, and a report that cannot
/// be protected however much of it is hidden.
Result<Released> release(const Counts& counts, const Rule& rule, const std::vector<Released>& already = {});

Json to_json(const Released& released);
/// One line about the file, a header, a line per row; every cell is a number or a word, never empty.
std::string to_csv(const Released& released);

/// A report as to_json() wrote it, to be given to a later release(). Refuses one that its hash does not fit.
Result<Released> read_released(std::string_view json);

/// Every English sentence that ratios and findings can be made of, for the tables of words.
std::vector<std::string> sentence_keys();

}  // namespace accord::equity
