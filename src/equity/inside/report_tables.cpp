#include "equity/inside/report_tables.hpp"

#include <algorithm>

namespace accord::equity {

namespace {

/// Between editions a witness is long: an event that is in another month is in another month of every table.
constexpr int patience_to_print = 2000;

}  // namespace

ReportTables::ReportTables(const Counted& counted, const Rule& rule, const std::vector<Published>& already,
                           const Rounding* rounding)
    : rule_{rule} {
    withheld_.resize(measure_count * breakdown_count);
    parts_.push_back({counted, nullptr, rounding, 0});
    for (const Published& published : already) {
        const Part& last = parts_.back();
        const Rounding* printed = published.rounding ? &*published.rounding : nullptr;
        parts_.push_back({published.counted, &published, printed, last.first + last.counted.rows.slots()});
    }
    for (const Part& part : parts_) add(part);
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        link_periods(part);
        link_corrections(part);
    }
    system_.tables.finish();
    system_.first_cell.push_back(static_cast<std::uint32_t>(system_.tables.cell_count()));
    system_.sensitive = hidden_from_the_start();
    system_.hidden_at_first = hidden_before();
    system_.promises = [this](std::uint32_t slot) { return promises(slot); };
    system_.patience_to_print = system_.patience_to_mend = patience_to_print;
    system_.anew = true;
    system_.dear = times_for_a_total;
    system_.least_sum = rule.small_number;
    if (rounding) return;
    rule.left_out.each([&](Breakdown division) {
        const auto tables = withhold(counted_measures, std::array{division});
        system_.sensitive.insert(system_.sensitive.end(), tables->hide.begin(), tables->hide.end());
    });
    system_.patience_for_zeros = WitnessSearch::patient;
    system_.withhold = [this](Quantity quantity) { return withhold_near(quantity); };
}

void ReportTables::add(const Part& part) {
    add_slots(part);
    add_kinds(part);
    add_divisions(part);
    for (std::size_t row = 0; row < part.counted.rows.count(); ++row) {
        if (!part.counted.counted(row)) continue;
        add_parts(part, row);
        promise_not_contacted(part, row);
    }
    for (const Containment& containment : part.counted.containments)
        for (const Measure measure : counted_measures)
            for (const bool of_students : {false, true}) link_containment(part, containment, measure, of_students);
}

const ReportTables::Part& ReportTables::part_of(std::size_t slot) const {
    const auto after = std::upper_bound(parts_.begin(), parts_.end(), slot,
                                        [](std::size_t at, const Part& part) { return at < part.first; });
    return *std::prev(after);
}

bool ReportTables::contacts_of_nobody(const Counted& counted, Measure measure, std::size_t row) {
    const Rows& rows = counted.rows;
    return measure == Measure::contact && rows.not_reported(rows.breakdown(row)) == row &&
           counted.students[rows.slot(measure, row)].count == 0;
}

/// Printed cells. A hidden one is read as one or more, for zeros are printed; in a row of few students zeros are hidden
/// too, and in a rounded report. A rounded one is read as what can be rounded to it.
void ReportTables::add_slots(const Part& part) {
    const Rows& rows = part.counted.rows;
    for (std::size_t local = 0; local < rows.slots(); ++local) {
        const std::size_t row = rows.row_of(local);
        const bool few = part.few_enrolled(row);
        const bool may_be_zero = few || part.rounding || (part.published && part.published->may_be_zero[local]);
        const Rounding* rounding = part.rounding && part.rounding->rounded[local] ? part.rounding : nullptr;
        const std::int64_t enrolled = part.enrolled(row);
        const bool harmless = contacts_of_nobody(part.counted, rows.measure_of(local), row);
        const auto print = [&](std::int64_t value, std::int64_t most, std::int64_t multiple) {
            LinkedCell cell{value, may_be_zero || value == 0 ? 0 : 1, std::max(value, most)};
            if (small(value) && !few && !part.rounding) cell.upper_if_marked = rule_.small_number - 1;
            cell.harmless = harmless;
            if (rounding) {
                cell.lower = rounding->least(multiple);
                cell.upper = std::min(cell.upper, rounding->most(multiple));
            }
            system_.tables.add(cell);
            system_.unit_of.push_back(static_cast<std::uint32_t>(part.first + local));
        };
        system_.first_cell.push_back(events(part.first + local));
        system_.loss.push_back(loss(part, rows.measure_of(local), row));
        const std::int64_t students = part.counted.students[local].count;
        print(part.counted.events[local].count, no_bound, rounding ? rounding->events[local] : 0);
        print(students, students > enrolled ? no_bound : enrolled, rounding ? rounding->students[local] : 0);
    }
}

void ReportTables::add_kinds(const Part& part) {
    const Rows& rows = part.counted.rows;
    std::vector<std::uint32_t> kinds;
    for (const Profile& profile : part.counted.profiles) {
        std::vector<std::uint32_t> cells;
        profile.measures.each([&](Measure measure) {
            for (const std::size_t row : profile.rows) {
                cells.push_back(events(part.slot(measure, row)));
                cells.push_back(students(part.slot(measure, row)));
            }
        });
        kinds.push_back(system_.tables.add_kind(std::move(cells)));
    }
    for (std::size_t local = 0; local < rows.slots(); ++local) {
        if (part.counted.example[local] < 0) continue;
        const std::uint32_t kind = kinds[static_cast<std::size_t>(part.counted.example[local])];
        system_.tables.set_kind(events(part.first + local), kind);
        system_.tables.set_kind(students(part.first + local), kind);
    }
}

/// The rows of a breakdown add up to its total.
void ReportTables::add_divisions(const Part& part) {
    const Rows& rows = part.counted.rows;
    std::vector<LinkedTerm> terms;
    const auto add = [&](Measure measure, Breakdown division, auto cell) {
        terms.assign(1, {cell(part.slot(measure, Rows::total)), -1});
        for (std::size_t row = rows.first(division); row < rows.end(division); ++row)
            if (part.counted.counted(row)) terms.push_back({cell(part.slot(measure, row)), 1});
        system_.tables.add_sum(terms);
    };
    for (const Measure measure : counted_measures)
        for (const Breakdown division : divisions) {
            add(measure, division, events);
            add(measure, division, students);
        }
}

/// Within one row: students are no more than events, each part no more than its whole, and the rest of a whole is a
/// count.
void ReportTables::add_parts(const Part& part, std::size_t row) {
    using enum Measure;
    const auto e = [&](Measure measure) { return events(part.slot(measure, row)); };
    const auto s = [&](Measure measure) { return students(part.slot(measure, row)); };
    for (const Measure measure : counted_measures) at_least_zero({{e(measure)}, {s(measure), -1}});
    promise_rest(at_least_zero({{e(referral)}, {e(citation), -1}, {e(arrest), -1}}));
    for (const auto& [piece, whole] : parts_of_wholes) {
        promise_rest(at_least_zero({{s(whole)}, {s(piece), -1}}), part.enrolled(row));
        const std::uint32_t rest = at_least_zero({{e(whole)}, {e(piece), -1}});
        if (whole == contact && !contacts_of_nobody(part.counted, contact, row)) promise_rest(rest);
        at_least_zero({{e(whole)}, {e(piece), -1}, {s(whole), -1}, {s(piece)}});
    }
    at_least_zero({{s(citation)}, {s(arrest)}, {e(referral)}, {e(citation), -1}, {e(arrest), -1}, {s(referral), -1}});
}

/// A container holds its inner rows, but for those whose group was not known, and no more than they and the partly
/// inner.
void ReportTables::link_containment(const Part& part, const Containment& containment, Measure measure,
                                    bool of_students) {
    const Rows& rows = part.counted.rows;
    std::vector<LinkedTerm> terms;
    const auto add = [&](std::optional<std::size_t> row, int sign) {
        if (!row) return;
        const std::size_t slot = part.slot(measure, *row);
        terms.push_back({of_students ? students(slot) : events(slot), sign});
    };
    add(containment.container, 1);
    add(rows.not_reported(rows.breakdown(containment.container)), 1);
    for (const std::size_t row : containment.inside) add(row, -1);
    add_if_true(terms);
    terms.clear();
    add(containment.container, -1);
    add(rows.not_reported(rows.breakdown(containment.inside.front())), 1);
    for (const std::size_t row : containment.inside) add(row, 1);
    for (const std::size_t row : containment.partly) add(row, 1);
    add_if_true(terms);
}

/// Enrolment is of one day and records are corrected: where students moved since, or contacts were added to a part of a
/// period alone, what is said of contacts may be false, and then nobody knows it.
void ReportTables::add_if_true(const std::vector<LinkedTerm>& terms) {
    std::int64_t sum = 0;
    for (const LinkedTerm& term : terms) sum += term.sign * value(term.cell);
    if (sum >= 0) system_.tables.add_at_least_zero(terms);
}

}  // namespace accord::equity
