#pragma once

#include <cstdint>

#include "base/names.hpp"

// The plain values of the disparity statistics. A figure that does not exist is not a number: the risk of nobody, the
// ratio of nothing to nothing. RatioReason says in a word why a ratio is not computed.

namespace accord::equity {

/// Students of a group with an outcome, out of those enrolled: each student counts once, so 0 <= with <= of.
struct Share {
    std::int64_t with = 0;
    std::int64_t of = 0;

    bool operator==(const Share&) const = default;
};

/// Events of a group, of which one student may have several, over an exposure: the students enrolled, student-years, or
/// the events expected of them.
struct Incidence {
    std::int64_t count = 0;
    double exposure = 0;

    bool operator==(const Incidence&) const = default;
};

struct Interval {
    double low = 0;
    double high = 0;  ///< may be infinite

    bool operator==(const Interval&) const = default;
};

/// A figure with its interval.
struct Estimate {
    double value = 0;
    Interval interval;
};

/// Why a ratio is or is not computed: one list for reports, files of others and the arithmetic.
enum class RatioReason {
    computed,
    hidden,           ///< a number that it needs is hidden
    rounded,          ///< a number that it needs is printed rounded: a ratio of such numbers would say nothing
    few_cases,        ///< fewer of the group with the outcome than the minimum cell size
    few_students,     ///< fewer students than the minimum n-size
    few_to_compare,   ///< the others miss one of the two, here and in the State
    no_comparison,    ///< no other students at all
    zero_comparison,  ///< no other has the outcome: only the lower end of the interval means anything
    not_counted,      ///< a number is not there, or cannot be: more students with the outcome than students
    not_compared      ///< schools, totals, hidden groups together, and those whose group is not reported
};

constexpr auto enum_names(RatioReason) {
    using enum RatioReason;
    return std::to_array<EnumName<RatioReason>>({{computed, "computed", "Computed"},
                                                 {hidden, "hidden", "Hidden: small number"},
                                                 {rounded, "rounded", "Not made of rounded numbers"},
                                                 {few_cases, "few_cases", "Too few cases"},
                                                 {few_students, "few_students", "Too few students"},
                                                 {few_to_compare, "few_to_compare", "Too few others to compare with"},
                                                 {no_comparison, "no_comparison", "No other students to compare with"},
                                                 {zero_comparison, "zero_comparison", "No case among the others"},
                                                 {not_counted, "not_counted", "Not counted"},
                                                 {not_compared, "not_compared", "Not compared"}});
}
static_assert(names_complete(RatioReason::not_compared));

}  // namespace accord::equity
