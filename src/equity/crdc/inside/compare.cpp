#include "equity/crdc/inside/compare.hpp"

#include <algorithm>
#include <limits>

#include "equity/inside/words.hpp"
#include "equity/statistics/families.hpp"
#include "equity/statistics/measures.hpp"
#include "equity/statistics/regulation.hpp"
#include "equity/statistics/risk_intervals.hpp"
#include "equity/statistics/two_by_two.hpp"

namespace accord::equity {

namespace {

constexpr double not_made = std::numeric_limits<double>::quiet_NaN();

const FederalRow& row_of(const FederalTable& table, std::string_view part, std::string_view code,
                         std::string_view sex) {
    return *std::find_if(table.rows.begin(), table.rows.end(), [&](const FederalRow& row) {
        return row.table == part && row.code == code && row.sex == sex;
    });
}

/// The family: each race but "not collected", one sex, each kind of disability, English learners; sexes together.
bool compared(const FederalRow& row) {
    if (row.table == "all") return row.sex == "male";
    if (row.sex != "all") return false;
    return (row.table == "race" && row.code != "not_collected") || (row.table == "disability" && row.code != "none") ||
           (row.table == "english_learner" && row.code == "yes");
}

std::optional<Share> share_of(const FederalRow& row) {
    if (!row.students.shown() || !row.enrolled.shown()) return {};
    return Share{row.students.value, row.enrolled.value};
}

/// Everybody that a group is a part of: for races, those whose race is collected.
std::optional<Share> whole_of(const FederalTable& table, const FederalRow& row) {
    auto whole = share_of(row_of(table, "all", "all", "all"));
    if (!whole || row.table != "race") return whole;
    const auto& unknown = row_of(table, "race", "not_collected", "all").students;
    if (!unknown.shown()) return {};
    whole->with -= unknown.value;
    return whole;
}

NoRatio state_of(RatioReason reason) {
    switch (reason) {
        case RatioReason::calculated:
            return NoRatio::computed;
        case RatioReason::group_below_minimum:
            return NoRatio::few_students;
        case RatioReason::cell_below_minimum:
            return NoRatio::few_cases;
        case RatioReason::comparison_below_minimum:
            return NoRatio::few_to_compare;
        case RatioReason::no_comparison:
            return NoRatio::no_comparison;
        case RatioReason::zero_comparison:
            return NoRatio::zero_comparison;
        case RatioReason::impossible:
            return NoRatio::not_counted;
    }
    return NoRatio::not_counted;
}

FederalComparison compare(const FederalTable& table, const FederalRow& row, const FederalRule& rule) {
    FederalComparison out;
    const auto group = share_of(row);
    const auto whole = whole_of(table, row);
    if (!group || !whole) {
        const auto& everybody = row_of(table, "all", "all", "all");
        const bool missing =
            row.students.state == Cell::State::not_collected || !row.enrolled.shown() || !everybody.enrolled.shown();
        out.state = missing ? NoRatio::not_counted : NoRatio::hidden;
        return out;
    }
    const Share others{whole->with - group->with, whole->of - group->of};
    const auto ratio = regulated_ratio(*group, others, {}, {rule.minimum_cell, rule.minimum_students});
    out.state = state_of(ratio.reason);
    const bool possible = group->with <= group->of && others.with >= 0 && others.with <= others.of;
    if (!possible) {
        out.state = NoRatio::not_counted;
        return out;
    }
    if (group->of > 0 && others.of > 0) out.p = fisher_test(*group, others);
    if (out.state != NoRatio::computed && out.state != NoRatio::zero_comparison) return out;
    out.value = ratio.value;
    const Interval interval = koopman_interval(*group, others, rule.confidence);
    out.low = interval.low;
    out.high = interval.high;
    return out;
}

Message sentence(FederalOutcome outcome, const FederalComparison& comparison) {
    const Measure measure = outcome == FederalOutcome::referral ? Measure::referral : Measure::arrest;
    return ratio_sentence(measure, {comparison.state, comparison.value, comparison.low, comparison.high, {}});
}

}  // namespace

std::size_t compare_groups(std::span<ReleasedFederalDistrict> districts, const FederalRule& rule) {
    constexpr std::size_t declared = 11 * names_of<FederalOutcome>.size();
    std::vector<double> family;
    std::vector<FederalComparison*> members;
    for (auto& district : districts)
        for (auto& table : district.tables)
            for (auto& row : table.rows) {
                if (const auto share = share_of(row); share && share->of > 0 && share->with <= share->of)
                    row.per_100 = per_100(share->with, share->of);
                if (!compared(row)) continue;
                row.comparison = compare(table, row, rule);
                row.comparison.sentence = sentence(table.outcome, row.comparison);
                family.push_back(row.comparison.p.value_or(not_made));
                members.push_back(&row.comparison);
            }
    family.resize(declared * districts.size(), not_made);
    const auto adjusted = benjamini_hochberg(family);
    for (std::size_t i = 0; i < members.size(); ++i)
        if (members[i]->p) members[i]->adjusted = adjusted[i];
    return family.size();
}

}  // namespace accord::equity
