#include "equity/comparison.hpp"

#include <algorithm>
#include <limits>

#include "equity/statistics/families.hpp"
#include "equity/statistics/risk_intervals.hpp"
#include "equity/statistics/two_by_two.hpp"

namespace accord::equity {

Comparison compare(Share group, Share others, const Rule& rule) {
    Comparison out;
    const auto ratio = regulated_ratio(group, others, {}, rule.minimums());
    out.state = ratio.reason;
    if (!out.bounded()) return out;
    const Interval interval = koopman_interval(group, others, rule.confidence);
    out.low = interval.low;
    out.p = fisher_test(group, others);
    if (!out.computed()) return out;
    out.value = ratio.value;
    out.high = interval.high;
    return out;
}

void Family::adjust(double level) {
    constexpr double not_made = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> family(std::max(declared_, members_.size()), not_made);
    for (std::size_t i = 0; i < members_.size(); ++i) family[i] = members_[i]->p.value_or(not_made);
    const auto adjusted = benjamini_hochberg(family);
    for (std::size_t i = 0; i < members_.size(); ++i) {
        if (!members_[i]->p) continue;
        members_[i]->adjusted = adjusted[i];
        members_[i]->stands_out = adjusted[i] <= level;
    }
}

}  // namespace accord::equity
