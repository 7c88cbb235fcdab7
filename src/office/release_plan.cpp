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

ReportChoices without(Breakdown division, EnumSet<Breakdown> hidden_last) {
    ReportChoices choices{.left_out = {division}};
    hidden_last.each([&](Breakdown each) {
        if (each != division) choices.hidden_last.insert(each);
    });
    return choices;
}

/// The period as it stands, then rounded, then without a division, then the longer ones that have ended, the shortest
/// first.
std::vector<WayToRelease> ways_to_release(const ReportPeriod& period, EnumSet<Breakdown> hidden_last, Date today) {
    std::vector<WayToRelease> ways;
    const auto add = [&](const ReportPeriod& of, const ReportChoices& choices) {
        ways.push_back({of, choices, {}, {}, {}});
    };
    add(period, {.hidden_last = hidden_last});
    add(period, {.rounded = true});
    for (const auto& division : names_of<Breakdown>)
        if (division.value != Breakdown::all) add(period, without(division.value, hidden_last));
    const auto longer = report_periods(period.school_year);
    for (auto each = longer.rbegin(); each != longer.rend(); ++each)
        if (equity::inside(period.days(), each->days()) && each->days().until < today)
            add(*each, {.hidden_last = hidden_last});
    return ways;
}

}  // namespace

Result<std::vector<WayToRelease>> plan_release(const Office& office, const Actor& actor, const ReportPeriod& period,
                                               EnumSet<Breakdown> hidden_last, const equity::Progress& progress) {
    if (auto allowed = require(actor, Verb::draft_report); !allowed) return allowed.problems();
    if (period.days().until >= office.today())
        return problem("period", "This period ends on {day}: plan its report after that day",
                       {{"day", to_string(period.days().until)}});
    auto out = editions_beside(office, period.school_year);
    if (!out) return out.problems();
    const ReportPeriod year{ReportSpan::school_year, period.school_year, 1};
    bool year_is_out = year.days().until >= office.today();
    for (const auto& edition : *out) year_is_out = year_is_out || edition.released.period == year.days();

    auto ways = ways_to_release(period, hidden_last, office.today());
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
