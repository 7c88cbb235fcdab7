#include "equity/statistics/regulation.hpp"

#include <algorithm>

#include "equity/statistics/measures.hpp"

namespace accord::equity {

namespace {

bool impossible(Share share) { return share.with < 0 || share.with > share.of; }

/// Each of the last two years lowered the ratio by the State's standard.
bool progress(std::span<const std::optional<double>> ratios, double lowered_yearly) {
    if (ratios.size() < 3) return false;
    for (std::size_t year = ratios.size() - 2; year < ratios.size(); ++year)
        if (!ratios[year - 1] || !ratios[year] || *ratios[year - 1] - *ratios[year] < lowered_yearly) return false;
    return true;
}

}  // namespace

RegulatedRatio regulated_ratio(Share group, Share others_here, std::optional<Share> others_in_state,
                               Minimums minimums) {
    RegulatedRatio ratio{RatioReason::calculated, Against::others_here, others_here, 0};
    const auto because = [&](RatioReason reason) {
        ratio.reason = reason;
        return ratio;
    };
    if (impossible(group) || impossible(others_here)) return because(RatioReason::impossible);
    if (group.of < std::max<std::int64_t>(1, minimums.students)) return because(RatioReason::group_below_minimum);
    if (group.with < minimums.cell) return because(RatioReason::cell_below_minimum);
    if (!minimums.met_by(others_here) && others_in_state) {
        ratio.against = Against::others_in_state;
        ratio.comparison = *others_in_state;
        if (impossible(*others_in_state)) return because(RatioReason::impossible);
    }
    const Share others = ratio.comparison;
    if (others.of == 0) return because(RatioReason::no_comparison);
    if (others.of < minimums.students) return because(RatioReason::comparison_below_minimum);
    ratio.value = risk_ratio(group, others);
    if (others.with == 0) return because(RatioReason::zero_comparison);
    return others.with < minimums.cell ? because(RatioReason::comparison_below_minimum) : ratio;
}

RatioReason index_reason(Events group, Events white, double part_of_youth, IndexMinimums minimums) {
    if (part_of_youth < minimums.part_of_youth || group.exposure < minimums.base)
        return RatioReason::group_below_minimum;
    if (group.count < minimums.events) return RatioReason::cell_below_minimum;
    if (white.exposure == 0) return RatioReason::no_comparison;
    if (white.count == 0) return RatioReason::zero_comparison;
    if (white.exposure < minimums.base || white.count < minimums.events) return RatioReason::comparison_below_minimum;
    return RatioReason::calculated;
}

Standing standing(std::span<const std::optional<double>> ratios, const Threshold& threshold) {
    if (ratios.empty() || !ratios.back()) return Standing::not_calculated;
    const auto above = [&](const std::optional<double>& ratio) { return ratio && *ratio > threshold.ratio; };
    if (!above(ratios.back())) return Standing::not_above;
    const auto years = static_cast<std::size_t>(std::max(1, threshold.years));
    if (ratios.size() < years || !std::ranges::all_of(ratios.last(years), above)) return Standing::above;
    const bool lowered = threshold.lowered_yearly && progress(ratios, *threshold.lowered_yearly);
    return lowered ? Standing::progressing : Standing::significant;
}

}  // namespace accord::equity
