#include "office/release_plan.hpp"

#include "office/reports.hpp"

namespace accord::office {

namespace {

using equity::Breakdown;

PlannedCost cost_of(const equity::Released& released) {
    PlannedCost cost;
    for (const auto& table : released.tables) {
        cost.withheld += table.zeros_hidden;
        cost.sums += table.together ? 2 : 0;
        for (const auto& row : table.rows) {
            if (&row == &table.rows.back() && table.breakdown != Breakdown::all) continue;
            for (const auto* cell : {&row.events, &row.students}) {
                cost.shown += cell->shown();
                cost.numbers += cell->counted();
                cost.rounded += cell->state == equity::Cell::State::rounded;
                cost.together += table.together && cell->state == equity::Cell::State::hidden;
            }
            cost.ratios += row.ratio.computed();
        }
    }
    return cost;
}

bool around(const ReportPeriod& outer, const ReportPeriod& inner) {
    const auto out = outer.days(), in = inner.days();
    return !(out == in) && out.from <= in.from && in.until <= out.until;
}

/// The period as it stands, then rounded, then without a division, then the longer ones that have ended, the shortest
/// first.
std::vector<WayToRelease> ways_to_release(const ReportPeriod& period, Date today) {
    std::vector<WayToRelease> ways{{period, {}, {}, {}, {}}, {period, {{}, true}, {}, {}, {}}};
    for (const auto& division : names_of<Breakdown>)
        if (division.value != Breakdown::all) ways.push_back({period, {{division.value}, false}, {}, {}, {}});
    const auto longer = report_periods(period.school_year);
    for (auto each = longer.rbegin(); each != longer.rend(); ++each)
        if (around(*each, period) && each->days().until < today) ways.push_back({*each, {}, {}, {}, {}});
    return ways;
}

}  // namespace

Result<std::vector<WayToRelease>> plan_release(const Office& office, const Actor& actor, const ReportPeriod& period,
                                               const equity::Progress& progress) {
    if (auto allowed = require(actor, Verb::draft_report); !allowed) return allowed.problems();
    if (period.days().until >= office.today())
        return problem("period", "This period ends on {day}: plan its report after that day",
                       {{"day", to_string(period.days().until)}});
    auto out = editions_beside(office, period.school_year);
    if (!out) return out.problems();
    const ReportPeriod year{ReportSpan::school_year, period.school_year, 1};
    bool year_is_out = year.days().until >= office.today();
    for (const auto& edition : *out) year_is_out = year_is_out || edition.released.period == year.days();

    auto ways = ways_to_release(period, office.today());
    for (std::size_t i = 0; i < ways.size(); ++i) {
        // Half of the work of a way is its year.
        const auto part_done = [&](int half) {
            return [&progress, at = 2 * i + static_cast<std::size_t>(half), of = 2 * ways.size()](double done) {
                return !progress || progress((static_cast<double>(at) + done) / static_cast<double>(of));
            };
        };
        WayToRelease& way = ways[i];
        auto report = protected_report(office, way.period.days(), *out, way.choices, part_done(0));
        if (!report) continue;
        way.stopped = report->edition.stopped;
        way.cost = cost_of(report->edition.released);
        way.rounding = equity::rounding_error(report->edition);
        if (year_is_out || way.period == year) continue;
        out->push_back(std::move(report->edition));
        if (const auto after = protected_report(office, year.days(), *out, {}, part_done(1))) {
            way.year = cost_of(after->edition.released);
            way.stopped = way.stopped || after->edition.stopped;
        }
        out->pop_back();
    }
    if (progress) progress(1);
    return ways;
}

}  // namespace accord::office
