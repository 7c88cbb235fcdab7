#pragma once

#include <optional>
#include <span>

#include "base/names.hpp"
#include "equity/statistics/figures.hpp"

// When a ratio counts, and when it counts against a district: 34 CFR 300.647.

namespace accord::equity {

/// 10 and 30 at most are presumptively reasonable; the State sets them with its stakeholders ((b)(1)(iv)).
struct Minimums {
    std::int64_t cell = 10;      ///< students with the outcome
    std::int64_t students = 30;  ///< the n-size

    [[nodiscard]] constexpr bool met_by(Share share) const { return share.with >= cell && share.of >= students; }
};

/// Whom a group is compared with.
enum class Against { others_here, others_in_state };

struct RegulatedRatio {
    RatioReason reason = RatioReason::no_comparison;
    Against against = Against::others_here;  ///< others_in_state: it is the alternate risk ratio
    Share comparison;                        ///< those others, for an interval
    double value = 0;                        ///< meaningful when calculated; when zero_comparison infinite
};

/// The risk ratio of a group against all others of the district, or against all others of the State when those of the
/// district miss a minimum ((b)(5)). Not computed when the group misses a minimum, or the State's others do ((c)).
/// Without figures of the State the district's others must do; when only their cases are none, the ratio is infinite.
RegulatedRatio regulated_ratio(Share group, Share others_here, std::optional<Share> others_in_state = {},
                               Minimums minimums = {});

/// The same least numbers for a ratio of events, of which a student may have several. The regulation knows students
/// only; a ratio of events on fewer is as weak.
RatioReason events_reason(Incidence group, Incidence others, Minimums minimums = {});

/// Rates at one stage against White youth are shown only for a group of at least 1 % of the youth of the place, and
/// marked insufficient on a base of fewer than 50 or fewer than 5 events, in either group. Source: OJJDP, DMC Technical
/// Assistance Manual, 4th edition, chapter 1 (the 1 %) and its Relative Rate Index tool (the 50 and the 5).
struct IndexMinimums {
    double part_of_youth = 0.01;
    double base = 50;
    std::int64_t events = 5;
};

RatioReason index_reason(Incidence group, Incidence white, double part_of_youth, IndexMinimums minimums = {});

/// When disproportionality is significant: the ratio lies above the threshold, not at it ((a)(7), (b)(6)).
struct Threshold {
    double ratio = 2;
    int years = 3;                         ///< consecutive years above it before a district is named, 1 to 3 ((d)(1))
    std::optional<double> lowered_yearly;  ///< the State's standard of reasonable progress: the ratio fell by at least
                                           ///< this much in a year; none: progress is not considered ((d)(2))

    bool operator==(const Threshold&) const = default;
};

enum class Standing {
    not_calculated,  ///< this year
    not_above,       ///< this year
    above,           ///< but not for enough years
    progressing,     ///< above for enough years, and lowered in each of the last two
    significant
};

constexpr auto enum_names(Standing) {
    using enum Standing;
    return std::to_array<EnumName<Standing>>({{not_calculated, "not_calculated", "Not calculated"},
                                              {not_above, "not_above", "Not above the threshold"},
                                              {above, "above", "Above the threshold"},
                                              {progressing, "progressing", "Above the threshold, with progress"},
                                              {significant, "significant", "Significant disproportionality"}});
}
static_assert(names_complete(Standing::significant));

/// Where one group stands in one category. Takes the ratios of consecutive years, oldest first and this year last; a
/// year whose ratio was not calculated breaks the row. A district is named when all of the last `years` lie above the
/// threshold, unless each of the last two years brought reasonable progress ((d)(2), read so that progress in one of
/// them does not spare it).
Standing standing(std::span<const std::optional<double>> ratios, const Threshold& threshold);

}  // namespace accord::equity
