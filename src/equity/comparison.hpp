#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/message.hpp"
#include "equity/rule.hpp"
#include "equity/statistics/figures.hpp"

namespace accord::equity {

/// A figure of a group over the same of others with its interval, or why there is none.
struct Ratio {
    RatioReason state = RatioReason::not_compared;
    double value = 0;
    double low = 0;
    double high = 0;

    [[nodiscard]] bool computed() const { return state == RatioReason::computed; }
    /// At least the lower end of the interval is there.
    [[nodiscard]] bool bounded() const { return computed() || state == RatioReason::zero_comparison; }
};

/// Risk of a group against all other students: the ratio with Koopman's interval, Fisher's exact test, and whether the
/// difference stands out among all comparisons that were declared beforehand.
struct Comparison : Ratio {
    std::optional<double> p;         ///< where the ratio, or its lower end, is given
    std::optional<double> adjusted;  ///< for the family (Benjamini, Hochberg 1995)
    bool stands_out = false;         ///< the adjusted p is at most the rule's level
    Message sentence;                ///< "about 2 times; with this many cases it could be 0.9 to 4"
};

/// One comparison by the rule; its p is not yet adjusted.
Comparison compare(Share group, Share others, const Rule& rule);

/// The comparisons of one publication. Its size is declared: comparisons that cannot be made count in it.
class Family {
public:
    explicit Family(std::size_t declared) : declared_{declared} {}

    void add(Comparison& comparison) { members_.push_back(&comparison); }
    /// Adjusts every p and says which comparisons stand out.
    void adjust(double level);

private:
    std::size_t declared_;
    std::vector<Comparison*> members_;
};

}  // namespace accord::equity
