#pragma once

#include <gtest/gtest.h>

#include <cmath>

#include "equity/statistics/figures.hpp"

// For tests: published figures hold to nine digits, or to the digits that were printed.

namespace accord::equity {

inline void expect_near(double value, double expected, double digits = 5e-10) {
    EXPECT_NEAR(value, expected, std::abs(expected) * digits);
}

inline void expect_interval(Interval interval, double low, double high, double digits = 5e-10) {
    expect_near(interval.low, low, digits);
    expect_near(interval.high, high, digits);
}

}  // namespace accord::equity
