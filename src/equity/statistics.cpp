#include "equity/inside/words.hpp"
#include "equity/statistics/measures.hpp"
#include "equity/statistics/risk_intervals.hpp"

namespace accord::equity {

namespace {

bool compares_groups(Breakdown breakdown) { return breakdown != Breakdown::all && breakdown != Breakdown::school; }

bool shown(const ReleasedRow& row) { return row.students.shown() && row.enrolled.shown(); }

/// The group against all other students of the report. Source: 34 CFR 300.647(a)(6); (b)(1)(iv) for the least numbers.
NoRatio comparable(Share group, Share others, const Rule& rule) {
    if (group.with > group.of || others.with > others.of) return NoRatio::not_counted;
    if (group.of < rule.minimum_students) return NoRatio::few_students;
    if (group.with < rule.minimum_cell) return NoRatio::few_cases;
    if (others.of == 0) return NoRatio::no_comparison;
    if (others.with == 0) return NoRatio::zero_comparison;
    if (others.of < rule.minimum_students || others.with < rule.minimum_cell) return NoRatio::few_to_compare;
    return NoRatio::computed;
}

Ratio compare(const ReleasedRow& row, const ReleasedRow& total, const Rule& rule) {
    Ratio ratio;
    const auto hidden = [](const ReleasedRow& of) { return of.students.state == Cell::State::hidden; };
    if (hidden(row) || hidden(total)) {
        ratio.state = NoRatio::hidden;
        return ratio;
    }
    ratio.state = NoRatio::not_counted;
    if (!shown(row) || !shown(total)) return ratio;
    const Share group{row.students.value, row.enrolled.value};
    const Share others{total.students.value - group.with, total.enrolled.value - group.of};
    ratio.state = comparable(group, others, rule);
    if (ratio.state != NoRatio::computed && ratio.state != NoRatio::zero_comparison) return ratio;
    const Interval interval = koopman_interval(group, others, rule.confidence);
    ratio.low = interval.low;
    if (ratio.state == NoRatio::zero_comparison) return ratio;
    ratio.value = risk_ratio(group, others);
    ratio.high = interval.high;
    return ratio;
}

void add_rates(ReleasedRow& row) {
    row.rate_per_100.reset();
    row.events_per_100.reset();
    if (!row.enrolled.shown() || row.enrolled.value == 0) return;
    if (row.code == "not_reported") return;  // who could not be identified is none of those enrolled without a code
    if (row.students.shown() && row.students.value <= row.enrolled.value)
        row.rate_per_100 = per_100(row.students.value, row.enrolled.value);
    if (row.events.shown()) row.events_per_100 = per_100(row.events.value, row.enrolled.value);
}

}  // namespace

bool clearly_more(const Ratio& ratio) { return ratio.state == NoRatio::computed && ratio.low > 1; }

void add_statistics(Released& released) {
    for (ReleasedTable& table : released.tables)
        for (ReleasedRow& row : table.rows) {
            add_rates(row);
            const bool group = compares_groups(table.breakdown) && &row != &table.rows.back();
            row.ratio = group && row.code != "not_reported" ? compare(row, table.rows.back(), released.rule) : Ratio{};
            row.ratio.sentence = ratio_sentence(table.measure, row.ratio);
        }
}

}  // namespace accord::equity
