#pragma once

#include <functional>

namespace accord::equity {

/// Where a continuous function crosses zero between two points at which its signs differ, to the last digits that a
/// double holds. Source: Alefeld, Potra, Shi 1995, Algorithm 748.
double root(const std::function<double(double)>& function, double from, double to);

/// How many standard deviations hold the middle part of a normal distribution: 1.96 for 0.95.
double normal_deviate(double confidence);

/// The chance that a chi-squared variable of one degree exceeds a value, 0 to 1.
double chi_squared_tail(double value);

}  // namespace accord::equity
