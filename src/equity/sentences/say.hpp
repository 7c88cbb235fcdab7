#pragma once

#include <string>
#include <utility>
#include <vector>

namespace accord::equity {

using Values = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::string_view just_above_one = "just above 1";
inline constexpr std::string_view just_below_one = "just below 1";

/// Not 1, and 1 all the same with two decimals.
bool hugs_one(double ratio);

/// {ratio}, {low} and {high} of a sentence, all of like precision.
Values say_range(double ratio, double low, double high);

/// {rate}, {low} and {high} of a sentence.
Values say_rate_range(double rate, double low, double high);

}  // namespace accord::equity
