#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "program/ids.hpp"

namespace accord::program {

/// When a difference between groups counts, as the Board declared it before anybody looked. The defaults are what 34
/// CFR 300.647 allows: 10 and 30 are presumptively reasonable ((b)(1)(iv)), three years in a row at most ((d)(1));
/// States use thresholds from 2 to 4.
struct DisparityRule {
    Id<DisparityRule> id;
    Date declared_on;
    std::string minutes;
    int minimum_cell = 10;                 ///< students with an event, of the group and of the others
    int minimum_students = 30;             ///< students enrolled
    double threshold = 2;                  ///< a ratio above it counts, one at it does not
    int years = 3;                         ///< in a row, 1 to 3
    std::optional<double> lowered_yearly;  ///< what counts as reasonable progress: (d)(2); none: it is not considered
    double level = 0.05;  ///< of false ones among the comparisons that stand out (Benjamini, Hochberg 1995)

    bool operator==(const DisparityRule&) const = default;
};

constexpr std::string_view table_name(Of<DisparityRule>) { return "disparity_rule"; }
constexpr auto fields(Of<DisparityRule>) {
    using enum Privacy;
    using R = DisparityRule;
    return std::tuple{
        field("id", &R::id, open, "Id"),
        field("declared_on", &R::declared_on, open, "Declared on"),
        field("minutes", &R::minutes, open, "Board minutes"),
        field("minimum_cell", &R::minimum_cell, open, "Fewest students with an event", "34 CFR 300.647(b)(1)(iv)"),
        field("minimum_students", &R::minimum_students, open, "Fewest students enrolled", "34 CFR 300.647(b)(1)(iv)"),
        field("threshold", &R::threshold, open, "Threshold ratio", "34 CFR 300.647(b)(1)(i)(A)"),
        field("years", &R::years, open, "Years in a row", "34 CFR 300.647(d)(1)"),
        field("lowered_yearly", &R::lowered_yearly, open, "Lowered yearly", "34 CFR 300.647(d)(2)"),
        field("level", &R::level, open, "Level", "Benjamini, Hochberg 1995"),
    };
}
static_assert(fields_complete<DisparityRule>());

}  // namespace accord::program
