#pragma once

#include <cstdint>

// The plain values of the disparity statistics. A figure that does not exist is not a number: the risk of nobody, the
// ratio of nothing to nothing. regulation.hpp says in a word why a ratio is not computed.

namespace accord::equity {

/// Students of a group with an outcome, out of those enrolled: each student counts once, so 0 <= with <= of.
struct Share {
    std::int64_t with = 0;
    std::int64_t of = 0;

    bool operator==(const Share&) const = default;
};

/// Events of a group, of which one student may have several, over an exposure: the students enrolled, student-years, or
/// the events expected of them.
struct Events {
    std::int64_t count = 0;
    double exposure = 0;

    bool operator==(const Events&) const = default;
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

}  // namespace accord::equity
