// The one place where numbers are rounded for words.
#include "equity/sentences/say.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "equity/sentences.hpp"

namespace accord::equity {

namespace {

/// A number in so many digits: 2.6, 12 and 0.65, or one more.
std::string rounded(double number, int more_decimals) {
    char text[64];
    const int decimals = more_decimals + (number >= 9.95 ? 0 : number >= 1 ? 1 : 2);
    std::snprintf(text, sizeof text, "%.*f", decimals, number);
    std::string said{text};
    while (said.find('.') != std::string::npos && (said.back() == '0' || said.back() == '.')) said.pop_back();
    return said;
}

bool blurred(double ratio, std::string_view said) { return (said == "1" && ratio != 1) || (said == "0" && ratio != 0); }

/// An end of the range beside other numbers of `more_decimals`: what only more digits would tell from 1 is said in
/// words.
std::string say_end(double ratio, int more_decimals) {
    if (hugs_one(ratio)) return std::string{ratio > 1 ? just_above_one : just_below_one};
    return say_ratio(ratio, more_decimals);
}

}  // namespace

bool hugs_one(double ratio) { return ratio != 1 && std::abs(ratio - 1) < 0.005; }

std::string say_ratio(double ratio, int more_decimals) {
    constexpr int most = 4;
    auto said = rounded(ratio, more_decimals);
    for (int more = more_decimals + 1; more <= most && blurred(ratio, said); ++more) said = rounded(ratio, more);
    return said;
}

std::string say_rate(double per_100) {
    constexpr int most = 4;
    auto said = rounded(per_100, 0);
    for (int more = 1; more <= most && said == "0" && per_100 > 0; ++more) said = rounded(per_100, more);
    return said;
}

Values say_range(double ratio, double low, double high) {
    const auto all = {ratio, low, high};
    const bool finer = rounded(low, 0) == rounded(high, 0) || std::any_of(all.begin(), all.end(), [](double x) {
                           return !hugs_one(x) && blurred(x, rounded(x, 0));
                       });
    const int more = finer ? 1 : 0;
    // A clear difference so small is told with all its digits.
    const bool clear = low > 1 || high < 1;
    const auto say = clear && hugs_one(ratio) ? &say_ratio : &say_end;
    return {{"ratio", say_ratio(ratio, more)}, {"low", say(low, more)}, {"high", say(high, more)}};
}

Values say_rate_range(double rate, double low, double high) {
    return {{"rate", say_rate(rate)}, {"low", say_rate(low)}, {"high", say_rate(high)}};
}

}  // namespace accord::equity
