#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/message.hpp"
#include "base/result.hpp"
#include "equity/counts.hpp"

namespace accord::equity {

/// Counts by measure and breakdown; only `release()` can look inside.
std::shared_ptr<const Counts> count(const CodedData& data);

/// The rule under which numbers are published.
struct Rule {
    int small_number = 10;   ///< counts from 1 to one less are hidden, and the cells that would reveal them
    double confidence = 0.95;
    int minimum_cell = 10;   ///< 34 CFR 300.647(b)(1)(iv): no ratio on fewer cases
    int minimum_students = 30;
};

/// A number that may be published, or why it is not.
struct Cell {
    enum class State { shown, hidden, not_collected, late, not_applicable };
    State state = State::not_applicable;
    std::int64_t value = 0;  ///< meaningful only when shown

    bool operator==(const Cell&) const = default;
};

/// Why a ratio is not computed.
enum class NoRatio { computed, hidden, few_cases, few_students, no_comparison, zero_comparison, not_counted };

constexpr auto enum_names(NoRatio) {
    using enum NoRatio;
    return std::to_array<EnumName<NoRatio>>({{computed, "computed", "Computed"},
                                             {hidden, "hidden", "Hidden: small number"},
                                             {few_cases, "few_cases", "Too few cases"},
                                             {few_students, "few_students", "Too few students"},
                                             {no_comparison, "no_comparison", "No other students to compare with"},
                                             {zero_comparison, "zero_comparison", "No case among the others"},
                                             {not_counted, "not_counted", "Not counted"}});
}
static_assert(names_complete(NoRatio::not_counted));

/// Risk of a group against all other students, with a score interval (Koopman 1984).
struct Ratio {
    NoRatio state = NoRatio::not_counted;
    double value = 0;
    double low = 0;
    double high = 0;
    Message sentence;  ///< "about 2 times; with so few cases it could be 0.9 to 4"
};

/// One row of a published table: a school or a group.
struct ReleasedRow {
    std::string code;          ///< "black", a school's name, "all"
    std::string label;         ///< English key, or the school's name
    Cell enrolled;             ///< students
    Cell events;               ///< contacts, searches, ...
    Cell students;             ///< distinct students with at least one
    std::optional<double> rate_per_100;    ///< students per 100 enrolled; absent when any part is hidden
    std::optional<double> events_per_100;  ///< events per 100 enrolled
    Ratio ratio;               ///< of `students`; group breakdowns only
};

struct ReleasedTable {
    Measure measure{};
    Breakdown breakdown{};
    std::vector<ReleasedRow> rows;  ///< fixed order, total last
};

/// The only type from which a page, a chart, a CSV, a JSON, a PDF or a sentence about students may be made.
class Released {
public:
    Period period;
    Rule rule;
    std::vector<ReleasedTable> tables;  ///< measure x breakdown
    std::vector<Message> findings;      ///< the report's first sentences, made by rule from the tables
    std::string sha256;                 ///< of the canonical JSON of period, rule and tables, hex

    [[nodiscard]] const ReleasedTable* table(Measure measure, Breakdown breakdown) const;

private:
    Released() = default;
    friend Result<Released> release(const Counts& counts, const Rule& rule, const std::vector<Released>& already);
};

/// The one door out: hides small counts and what would reveal them, in all tables at once, also given what was already
/// published. Refuses contradictory counts with the offending cells.
Result<Released> release(const Counts& counts, const Rule& rule, const std::vector<Released>& already = {});

Json to_json(const Released& released);
std::string to_csv(const Released& released);

}  // namespace accord::equity
