#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "equity/years.hpp"

// Flags follow by rule from released reports, so from shown cells alone; and what a practice that answers one has
// before and after it, without a claim of cause.

namespace accord::equity {

/// By which part of the declared rule a flag is raised.
enum class RaisedBy { stands_out, above, significant };

constexpr auto enum_names(RaisedBy) {
    using enum RaisedBy;
    return std::to_array<EnumName<RaisedBy>>({{stands_out, "stands_out", "Stands out by more than chance"},
                                              {above, "above", "Above the threshold"},
                                              {significant, "significant", "Significant disproportionality"}});
}
static_assert(names_complete(RaisedBy::significant));

/// A group that something happens to more often than to other students.
struct Flag {
    Measure measure{};
    Breakdown breakdown{};
    std::string code;
    std::string label;
    RaisedBy raised_by{};
    Message sentence;               ///< how much more often
    Message rule;                   ///< what of the declared rule it fulfils
    program::RaceList race_list{};  ///< of the report that raised it

    [[nodiscard]] bool is_of(const Flag& other) const {
        return measure == other.measure && breakdown == other.breakdown && code == other.code;
    }
};

/// The flags of a report, by the rule that it carries: its ratio lies above the threshold, this year or for as many
/// years as the rule asks, or stands out upwards among the declared comparisons. Race, sex, disability and English
/// learners; not grades, and not what was handed back to the school. Takes the reports of earlier years in any order.
std::vector<Flag> flags(const Released& now, std::span<const Released> earlier);

enum class Side { before, during, after };

/// A group's figures in one year, on one side of the day on which a practice began.
struct SidedYear {
    Side side = Side::before;
    YearPoint point;
};

/// What is shown of a group before a practice began and after, oldest first. The sentences tell the years next to its
/// beginning; none says that the practice is the cause. A race in a year by another list than the flag's has no figure.
struct BeforeAndAfter {
    std::vector<SidedYear> years;
    Message before;
    Message after;
    Message caution;
};
BeforeAndAfter before_and_after(const Flag& flag, Date began, std::span<const Released> years);

}  // namespace accord::equity
