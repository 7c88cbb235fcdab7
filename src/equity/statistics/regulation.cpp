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
    RegulatedRatio ratio{RatioReason::computed, Against::others_here, others_here, 0};
    const auto because = [&](RatioReason reason) {
        ratio.reason = reason;
        return ratio;
    };
    if (impossible(group) || impossible(others_here)) return because(RatioReason::not_counted);
    if (group.of < std::max<std::int64_t>(1, minimums.students)) return because(RatioReason::few_students);
    if (group.with < minimums.cell) return because(RatioReason::few_cases);
    if (!minimums.met_by(others_here) && others_in_state) {
        ratio.against = Against::others_in_state;
        ratio.comparison = *others_in_state;
        if (impossible(*others_in_state)) return because(RatioReason::not_counted);
    }
    const Share others = ratio.comparison;
    if (others.of == 0) return because(RatioReason::no_comparison);
    if (others.of < minimums.students) return because(RatioReason::few_to_compare);
    ratio.value = risk_ratio(group, others);
    if (others.with == 0) return because(RatioReason::zero_comparison);
    return others.with < minimums.cell ? because(RatioReason::few_to_compare) : ratio;
}

RatioReason events_reason(Incidence group, Incidence others, Minimums minimums) {
    const auto students = static_cast<double>(std::max<std::int64_t>(1, minimums.students));
    if (group.count < 0 || others.count < 0 || others.exposure < 0) return RatioReason::not_counted;
    if (group.exposure < students) return RatioReason::few_students;
    if (group.count < minimums.cell) return RatioReason::few_cases;
    if (others.exposure == 0) return RatioReason::no_comparison;
    if (others.exposure < students) return RatioReason::few_to_compare;
    if (others.count == 0) return RatioReason::zero_comparison;
    return others.count < minimums.cell ? RatioReason::few_to_compare : RatioReason::computed;
}

RatioReason index_reason(Incidence group, Incidence white, double part_of_youth, IndexMinimums minimums) {
    if (part_of_youth < minimums.part_of_youth || group.exposure < minimums.base) return RatioReason::few_students;
    if (group.count < minimums.events) return RatioReason::few_cases;
    if (white.exposure == 0) return RatioReason::no_comparison;
    if (white.count == 0) return RatioReason::zero_comparison;
    if (white.exposure < minimums.base || white.count < minimums.events) return RatioReason::few_to_compare;
    return RatioReason::computed;
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
