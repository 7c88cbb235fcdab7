#include "equity/years.hpp"

#include <algorithm>
#include <set>

#include "base/school_calendar.hpp"
#include "equity/counting_rules.hpp"
#include "equity/inside/words.hpp"
#include "equity/sentences.hpp"
#include "equity/statistics/risk_intervals.hpp"

namespace accord::equity {

namespace {

Period years_ago(const Period& period, int years) {
    return {add_months(period.from, -12 * years),
            add_months(period.until + CalendarDays{1}, -12 * years) - CalendarDays{1}};
}

bool whole_year(const Period& period) { return years_ago(period, -1).from == period.until + CalendarDays{1}; }

const ReleasedRow* row_of(const Released& released, Measure measure, Breakdown breakdown, std::string_view code) {
    const ReleasedTable* table = released.table(measure, breakdown);
    if (!table) return nullptr;
    for (const ReleasedRow& row : table->rows)
        if (row.code == code) return &row;
    return nullptr;
}

std::optional<Share> students_of(const ReleasedRow* row) {
    if (!row || !row->students_per_100) return {};
    return Share{row->students.value, row->enrolled.value};
}

/// This year's risk over last year's: the same minimums as between groups.
void compare_with_last_year(RowOverYears& over, const ReleasedRow* last, const ReleasedRow* now, const Rule& rule) {
    if (over.years[over.years.size() - 2].other_list) return;
    const auto before = students_of(last), after = students_of(now);
    if (!before || !after) {
        const Cell none;
        over.since_last_year.state = missing({last ? &last->students : &none, now ? &now->students : &none});
        return;
    }
    over.since_last_year = compare(*after, *before, rule);
}

/// What stands out among all rows is a change; it takes every row.
void tell_changes(std::vector<RowOverYears>& rows, double level) {
    Family family{rows.size()};
    for (RowOverYears& row : rows) family.add(row.since_last_year);
    family.adjust(level);
    for (RowOverYears& row : rows) {
        const Comparison& since = row.since_last_year;
        if (since.computed())
            row.change = !since.stands_out ? Change::none : since.value > 1 ? Change::higher : Change::lower;
        if (row.years.size() > 1) row.sentence = change_sentence(row);
    }
}

/// The year with which the years in a row began anew, for the list of races was another before; nothing where it was
/// not.
std::optional<int> anew_since(const std::vector<YearPoint>& years) {
    std::optional<int> since;
    for (std::size_t i = 1; i < years.size(); ++i)
        if (years[i - 1].other_list && !years[i].other_list) since = school_year_of(years[i].period.from);
    return since;
}

RowOverYears over(const std::vector<const Released*>& years, Measure measure, Breakdown breakdown,
                  const ReleasedRow& row) {
    const Released& now = *years.back();
    RowOverYears out{measure, breakdown, row.code, row.label, {}, {}, Change::unknown, Standing::not_calculated,
                     {},      {}};
    for (const Released* year : years)
        out.years.push_back(year_point(*year, measure, breakdown, row.code, now.race_list));
    if (years.size() > 1)
        compare_with_last_year(out, row_of(*years[years.size() - 2], measure, breakdown, row.code), &row, now.rule);
    if (breakdown == Breakdown::all || !whole_year(now.period)) return out;
    std::vector<std::optional<double>> ratios;
    for (const YearPoint& year : out.years)
        ratios.push_back(year.ratio.computed() ? std::optional{year.ratio.value} : std::nullopt);
    out.standing = standing(ratios, now.rule.threshold);
    out.standing_sentence = standing_sentence(out.standing, now.rule.threshold, anew_since(out.years));
    return out;
}

}  // namespace

YearPoint year_point(const Released& year, Measure measure, Breakdown breakdown, std::string_view code,
                     program::RaceList race_list) {
    YearPoint point{year.period, {}, {}, {}};
    point.other_list = breakdown == Breakdown::race && year.race_list != race_list;
    const ReleasedRow* row = point.other_list ? nullptr : row_of(year, measure, breakdown, code);
    if (!row) return point;
    point.events = row->events;
    point.students_per_100 = row->students_per_100;
    point.ratio = row->ratio;
    return point;
}

std::vector<const Released*> years_before(const Released& now, std::span<const Released> earlier) {
    std::vector<const Released*> years;
    for (int ago = 1;; ++ago) {
        const Released* found = nullptr;
        for (const Released& each : earlier)
            if (each.period == years_ago(now.period, ago)) found = &each;
        if (!found) break;
        years.push_back(found);
    }
    std::reverse(years.begin(), years.end());
    return years;
}

std::vector<RowOverYears> over_years(const Released& now, std::span<const Released> earlier) {
    auto years = years_before(now, earlier);
    years.push_back(&now);
    std::vector<RowOverYears> rows;
    for (const Measure measure : counted_measures) {
        rows.push_back(over(years, measure, Breakdown::all, now.table(measure, Breakdown::all)->rows.back()));
        for (const Breakdown division : divisions) {
            if (division == Breakdown::school) continue;
            const auto& table = now.table(measure, division)->rows;
            for (const ReleasedRow& row : table)
                if (&row != &table.back() && row.code != "not_reported")
                    rows.push_back(over(years, measure, division, row));
        }
    }
    tell_changes(rows, now.rule.level);
    return rows;
}

bool same_schools(const Released& one, const Released& other) {
    const auto counted = [](const Released& released) {
        std::set<std::string_view> schools;
        const auto& rows = released.table(Measure::contact, Breakdown::school)->rows;
        for (const ReleasedRow& row : rows)
            if (&row != &rows.back() && row.events.counted()) schools.insert(row.code);
        return schools;
    };
    return counted(one) == counted(other);
}

Message trend_title(const RowOverYears& row) {
    const auto first = std::find_if(row.years.begin(), row.years.end(),
                                    [](const YearPoint& year) { return year.students_per_100.has_value(); });
    const auto& last = row.years.back();
    if (first == row.years.end() || !last.students_per_100 || &*first == &last)
        return trend_sentence(row.measure, Change::unknown, {});
    const Interval before = first->students_per_100->interval, now = last.students_per_100->interval;
    const Change change = now.high < before.low ? Change::lower : now.low > before.high ? Change::higher : Change::none;
    return trend_sentence(row.measure, change, school_year_name(school_year_of(first->period.from)));
}

}  // namespace accord::equity
