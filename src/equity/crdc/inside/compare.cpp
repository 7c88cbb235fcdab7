#include "equity/crdc/inside/compare.hpp"

#include <algorithm>

#include "equity/sentences.hpp"

namespace accord::equity {

namespace {

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

Comparison compare_with_others(const FederalTable& table, const FederalRow& row, const FederalRule& rule) {
    const auto group = share_of(row);
    const auto whole = whole_of(table, row);
    if (group && whole) return compare(*group, {whole->with - group->with, whole->of - group->of}, rule);
    const auto& everybody = row_of(table, "all", "all", "all");
    const bool missing =
        row.students.state == Cell::State::not_collected || !row.enrolled.shown() || !everybody.enrolled.shown();
    Comparison none;
    none.state = missing ? RatioReason::not_counted : RatioReason::hidden;
    return none;
}

Measure measure_of(FederalOutcome outcome) {
    return outcome == FederalOutcome::referral ? Measure::referral : Measure::arrest;
}

}  // namespace

std::size_t compare_groups(std::span<ReleasedFederalDistrict> districts, const FederalRule& rule) {
    constexpr std::size_t declared = 11 * names_of<FederalOutcome>.size();
    const std::size_t family = declared * districts.size();
    Family comparisons{family};
    const auto each_compared = [&](auto visit) {
        for (auto& district : districts)
            for (auto& table : district.tables)
                for (auto& row : table.rows)
                    if (compared(row)) visit(table, row);
    };
    for (auto& district : districts)
        for (auto& table : district.tables)
            for (auto& row : table.rows)
                if (const auto share = share_of(row); share && share->of > 0 && share->with <= share->of)
                    row.per_100 = per_100(share->with, share->of);
    each_compared([&](const FederalTable& table, FederalRow& row) {
        row.comparison = compare_with_others(table, row, rule);
        comparisons.add(row.comparison);
    });
    comparisons.adjust(rule.level);
    each_compared([&](const FederalTable& table, FederalRow& row) {
        row.comparison.sentence = ratio_sentence(measure_of(table.outcome), row.comparison);
    });
    return family;
}

}  // namespace accord::equity
