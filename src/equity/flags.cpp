#include "equity/flags.hpp"

#include <algorithm>
#include <array>

#include "base/school_calendar.hpp"
#include "equity/counting_rules.hpp"
#include "equity/sentences.hpp"

namespace accord::equity {

namespace {

/// What somebody is, and not what class they sit in.
constexpr std::array flagged_groups{Breakdown::race, Breakdown::sex, Breakdown::disability, Breakdown::english_learner};

constexpr std::string_view stands_out_key = "Stands out among the {family} comparisons declared before anybody looked";

constexpr std::string_view before_ratio_key =
    "Before, in {year}: {rate} of 100 students, about {ratio} times as likely as other students; with this many cases "
    "it could be {low} to {high}";
constexpr std::string_view before_rate_key = "Before, in {year}: {rate} of 100 students. No ratio: {reason}";
constexpr std::string_view before_hidden_key =
    "Before, in {year}: no figure is shown, for the number is small or would give a small one away";
constexpr std::string_view before_other_key =
    "Before, in {year}: races and ethnicities were counted by another list, so no figure is set beside";
constexpr std::string_view before_none_key =
    "Before: no report is out on a school year that had ended when the practice began";
constexpr std::string_view after_ratio_key =
    "After, in {year}: {rate} of 100 students, about {ratio} times as likely as other students; with this many cases "
    "it could be {low} to {high}";
constexpr std::string_view after_rate_key = "After, in {year}: {rate} of 100 students. No ratio: {reason}";
constexpr std::string_view after_hidden_key =
    "After, in {year}: no figure is shown, for the number is small or would give a small one away";
constexpr std::string_view after_other_key =
    "After, in {year}: races and ethnicities were counted by another list, so no figure is set beside";
constexpr std::string_view after_none_key =
    "After: no report is out yet on a whole school year since the practice began";
constexpr std::string_view caution_key =
    "So few years cannot tell whether the practice made the difference: other things change as well";
constexpr std::string_view no_comparison_key = "There is nothing to compare yet";

struct SideKeys {
    std::string_view ratio, rate, hidden, other, none;
};
constexpr SideKeys before_keys{before_ratio_key, before_rate_key, before_hidden_key, before_other_key, before_none_key};
constexpr SideKeys after_keys{after_ratio_key, after_rate_key, after_hidden_key, after_other_key, after_none_key};

Message tell(const SideKeys& keys, const YearPoint* point) {
    if (!point) return {std::string{keys.none}, {}};
    const auto year = school_year_name(school_year_of(point->period.from));
    if (point->other_list) return {std::string{keys.other}, {{"year", year}}};
    if (!point->students_per_100) return {std::string{keys.hidden}, {{"year", year}}};
    const auto rate = say_rate(point->students_per_100->value);
    const Ratio& ratio = point->ratio;
    if (!ratio.computed())
        return {std::string{keys.rate},
                {{"year", year}, {"rate", rate}, {"reason", std::string{label_of(ratio.state)}}}};
    return {std::string{keys.ratio},
            {{"year", year},
             {"rate", rate},
             {"ratio", say_ratio(ratio.value)},
             {"low", say_ratio(ratio.low)},
             {"high", say_ratio(ratio.high)}}};
}

bool more_often(const Comparison& ratio) { return ratio.state == RatioReason::zero_comparison || ratio.value > 1; }

const ReleasedRow& row_of(const ReleasedTable& table, std::string_view code) {
    return *std::find_if(table.rows.begin(), table.rows.end(),
                         [&](const ReleasedRow& row) { return row.code == code; });
}

std::optional<RaisedBy> raised(const Comparison& ratio, Standing standing) {
    if (standing == Standing::significant) return RaisedBy::significant;
    if (standing == Standing::above) return RaisedBy::above;
    if (ratio.bounded() && ratio.stands_out && more_often(ratio)) return RaisedBy::stands_out;
    return {};
}

Side side_of(const Period& period, Date began) {
    return period.until < began ? Side::before : period.from >= began ? Side::after : Side::during;
}

}  // namespace

std::vector<Flag> flags(const Released& now, std::span<const Released> earlier) {
    std::vector<Flag> found;
    for (const RowOverYears& over : over_years(now, earlier)) {
        const bool asked =
            std::find(flagged_groups.begin(), flagged_groups.end(), over.breakdown) != flagged_groups.end();
        if (!asked || over.measure == Measure::hand_back) continue;
        const Comparison& ratio = row_of(*now.table(over.measure, over.breakdown), over.code).ratio;
        const auto by = raised(ratio, over.standing);
        if (!by) continue;
        Flag flag{over.measure,   over.breakdown,         over.code,    over.label, *by,
                  ratio.sentence, over.standing_sentence, now.race_list};
        if (*by == RaisedBy::stands_out)
            flag.rule = {std::string{stands_out_key}, {{"family", std::to_string(now.family)}}};
        found.push_back(std::move(flag));
    }
    return found;
}

BeforeAndAfter before_and_after(const Flag& flag, Date began, std::span<const Released> years) {
    BeforeAndAfter out;
    for (const Released& year : years)
        out.years.push_back(
            {side_of(year.period, began), year_point(year, flag.measure, flag.breakdown, flag.code, flag.race_list)});
    std::sort(out.years.begin(), out.years.end(),
              [](const SidedYear& a, const SidedYear& b) { return a.point.period.from < b.point.period.from; });
    const YearPoint *before = nullptr, *after = nullptr;
    for (const SidedYear& year : out.years) {
        if (year.side == Side::before) before = &year.point;
        if (year.side == Side::after && !after) after = &year.point;
    }
    out.before = tell(before_keys, before);
    out.after = tell(after_keys, after);
    const bool compared = before && after && !before->other_list && !after->other_list;
    out.caution = {std::string{compared ? caution_key : no_comparison_key}, {}};
    return out;
}

}  // namespace accord::equity
