#pragma once

#include <string>
#include <vector>

#include "web/html.hpp"

namespace accord::web {

/// A risk ratio with its interval, as a drawing for one row of a table. Logarithmic axis from a quarter to four times;
/// an end that lies outside gets an arrow. A blue circle: the interval holds 1; an orange diamond: it leaves 1 out.
struct RatioMark {
    double value = 1;
    double low = 1;
    double high = 1;
    std::string title;  ///< the same in words
};
Html ratio_drawing(const RatioMark& mark);
/// The axis above such rows: "less likely", "more likely", 1/4 to 4.
Html ratio_axis(std::string_view less, std::string_view more);

}  // namespace accord::web
