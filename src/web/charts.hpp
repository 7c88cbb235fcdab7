#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/html.hpp"

namespace accord::web {

/// A risk ratio with its interval, as a drawing for one row of a table. Logarithmic axis from a quarter to four times;
/// an end that lies outside gets an arrow. An orange diamond: the difference stands out among all comparisons of the
/// report; a blue circle: it does not.
struct RatioMark {
    double value = 1;
    double low = 1;
    double high = 1;
    bool stands_out = false;
    std::string title;  ///< the same in words
};
Html ratio_drawing(const RatioMark& mark);
/// The axis above such rows: "less likely", "more likely", 1/4 to 4.
Html ratio_axis(std::string_view less, std::string_view more);

/// One year of a trend; without a value where its number is not shown, and the line breaks there.
struct TrendPoint {
    std::string label;  ///< "2024-25"
    std::optional<double> value;
    double low = 0;
    double high = 0;
    std::string said;  ///< the value as the language writes it
};
/// A line through the years with the band of its intervals, from 0, its first and last value written out. Drawn twice,
/// for a wide and for a narrow screen; the style sheet shows one. `title` says it in words.
Html trend_drawing(const std::vector<TrendPoint>& points, const std::string& title);

}  // namespace accord::web
