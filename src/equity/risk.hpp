#pragma once

#include <cstdint>

namespace accord::equity {

/// Students of a group with an outcome, out of those enrolled.
struct Share {
    std::int64_t with = 0;
    std::int64_t of = 0;
};

/// Per 100; of at least one.
constexpr double per_100(std::int64_t count, std::int64_t enrolled) {
    return 100.0 * static_cast<double>(count) / static_cast<double>(enrolled);
}

/// Risk of a group divided by the risk of others (34 CFR 300.647(a)(6)); infinite when no other has the outcome and the
/// group has, not a number when neither has.
double risk_ratio(Share group, Share others);

struct RatioInterval {
    double low = 0;
    double high = 0;  ///< infinite when no other has the outcome
};

/// The score interval of a risk ratio: all ratios that a chi-squared test of one degree does not reject, with the two
/// risks at their most likely values under that ratio. Holds at small counts and at zero, unlike the log method.
/// Takes shares of at least one enrolled student each. Source: Koopman 1984, Biometrics 40, 513-517.
RatioInterval koopman_interval(Share group, Share others, double confidence);

}  // namespace accord::equity
