#include "equity/inside/report_tables.hpp"

#include <algorithm>
#include <cmath>

namespace accord::equity {

namespace {

constexpr std::size_t place_of(Measure measure, Breakdown breakdown) {
    return static_cast<std::size_t>(measure) * breakdown_count + static_cast<std::size_t>(breakdown);
}

bool inside(const Period& inner, const Period& outer) {
    return inner != outer && outer.from <= inner.from && inner.until <= outer.until;
}

constexpr auto every_breakdown = [] {
    std::array<Breakdown, breakdown_count> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = names_of<Breakdown>[i].value;
    return all;
}();

}  // namespace

ReportTables::ReportTables(const Counted& counted, const Rule& rule, const std::vector<Published>& already)
    : rule_{rule} {
    withheld_.resize(measure_count * breakdown_count);
    parts_.push_back({counted, nullptr, 0});
    for (const Published& published : already) {
        const Part& last = parts_.back();
        parts_.push_back({published.counted, &published, last.first + last.counted.rows.slots()});
    }
    for (const Part& part : parts_) add(part);
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        link_periods(part);
        link_corrections(part);
    }
    system_.tables.finish();
    system_.first_cell.push_back(static_cast<std::uint32_t>(system_.tables.cell_count()));
    system_.sensitive = hidden_from_the_start();
    rule.left_out.each([&](Breakdown division) {
        const auto tables = withhold(counted_measures, std::array{division});
        system_.sensitive.insert(system_.sensitive.end(), tables->hide.begin(), tables->hide.end());
    });
    system_.patience_for_zeros = WitnessSearch::patient;
    system_.promises = [this](std::uint32_t slot) { return promises(slot); };
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

bool ReportTables::contacts_of_nobody(const Part& part, Measure measure, std::size_t row) const {
    const Rows& rows = part.counted.rows;
    return measure == Measure::contact && rows.not_reported(rows.breakdown(row)) == row &&
           value(students(part.slot(measure, row))) == 0;
}

/// Printed cells. A hidden one is read as one or more, for zeros are printed; in a row of few students zeros are hidden
/// too.
void ReportTables::add_slots(const Part& part) {
    const Rows& rows = part.counted.rows;
    for (std::size_t local = 0; local < rows.slots(); ++local) {
        const std::size_t row = rows.row_of(local);
        const bool few = part.few_enrolled(row);
        const bool may_be_zero = few || (part.published && part.published->may_be_zero[local]);
        const std::int64_t enrolled = part.enrolled(row);
        const auto print = [&](std::int64_t value, std::int64_t most) {
            LinkedCell cell{value, may_be_zero || value == 0 ? 0 : 1, std::max(value, most)};
            if (small(value) && !few) cell.upper_if_marked = rule_.small_number - 1;
            system_.tables.add(cell);
            system_.unit_of.push_back(static_cast<std::uint32_t>(part.first + local));
        };
        system_.first_cell.push_back(events(part.first + local));
        system_.loss.push_back(loss(part, rows.measure_of(local), row));
        const std::int64_t students = part.counted.students[local].count;
        print(part.counted.events[local].count, no_bound);
        print(students, students > enrolled ? no_bound : enrolled);
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
        if (whole == contact && !contacts_of_nobody(part, contact, row)) promise_rest(rest);
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

// --- periods ---

std::optional<std::size_t> ReportTables::same_slot(std::size_t part, Measure measure, const Part& other,
                                                   std::size_t row) const {
    const Counted& counted = parts_[part].counted;
    const Breakdown breakdown = other.counted.rows.breakdown(row);
    std::size_t at = row;
    if (breakdown == Breakdown::school) {
        const auto found = std::find(counted.schools.begin(), counted.schools.end(), other.counted.code(row));
        if (found == counted.schools.end()) return std::nullopt;
        at = counted.rows.first(breakdown) + static_cast<std::size_t>(found - counted.schools.begin());
    } else if (breakdown != Breakdown::all) {
        at = counted.rows.first(breakdown) + row - other.counted.rows.first(breakdown);
    }
    if (!counted.counted(at)) return std::nullopt;
    return parts_[part].slot(measure, at);
}

std::size_t ReportTables::slot_now(std::size_t slot) const {
    const Part& part = part_of(slot);
    const Measure measure = part.counted.rows.measure_of(slot - part.first);
    return same_slot(0, measure, part, part.counted.rows.row_of(slot - part.first))
        .value_or(parts_[0].slot(measure, 0));
}

std::vector<std::size_t> ReportTables::not_inside_another(const std::vector<std::size_t>& parts) const {
    std::vector<std::size_t> longest;
    for (const std::size_t part : parts) {
        const Period& own = parts_[part].counted.period;
        // Of one period the report that is made counts, else the newest edition.
        if (std::none_of(parts.begin(), parts.end(), [&](std::size_t other) {
                const Period& period = parts_[other].counted.period;
                return inside(own, period) || (own == period && part != 0 && (other == 0 || other > part));
            }))
            longest.push_back(part);
    }
    return longest;
}

/// What happened in parts of a period that lie apart happened in the period, and in all its parts everything.
void ReportTables::link_periods(std::size_t outer) {
    const Part& whole = parts_[outer];
    std::vector<std::size_t> inner;
    for (std::size_t part = 0; part < parts_.size(); ++part)
        if (inside(parts_[part].counted.period, whole.counted.period)) inner.push_back(part);
    if (inner.empty()) return;
    const auto longest = not_inside_another(inner);
    const auto days = [](const Period& period) { return (period.until - period.from).count + 1; };
    auto left = days(whole.counted.period);
    for (const std::size_t part : longest) left -= days(parts_[part].counted.period);
    for (const Measure measure : counted_measures)
        for (std::size_t row = 0; row < whole.counted.rows.count(); ++row)
            if (whole.counted.counted(row)) link_period(outer, inner, longest, left == 0, measure, row);
}

void ReportTables::link_period(std::size_t outer, const std::vector<std::size_t>& inner,
                               const std::vector<std::size_t>& longest, bool filled, Measure measure, std::size_t row) {
    const Part& whole = parts_[outer];
    const std::size_t slot = whole.slot(measure, row);
    std::vector<LinkedTerm> of_events{{events(slot), 1}};
    std::vector<LinkedTerm> of_students{{students(slot), -1}};
    for (const std::size_t part : longest) {
        const auto same = same_slot(part, measure, whole, row);
        if (!same) {
            filled = false;
            continue;
        }
        of_events.push_back({events(*same), -1});
        of_students.push_back({students(*same), 1});
        add_if_true({{students(slot), 1}, {students(*same), -1}});
    }
    add_if_true(of_events);
    if (filled) {
        for (LinkedTerm& term : of_events) term.sign = -term.sign;
        add_if_true(of_events);
        add_if_true(of_students);
    }
    // Differences of what people read, and of what they may come to read in this report.
    if (whole.hidden(measure, row)) return;
    std::vector<std::size_t> read;
    for (const std::size_t part : inner)
        if (const auto same = same_slot(part, measure, whole, row);
            same && !parts_[part].hidden(measure, parts_[part].counted.rows.row_of(*same - parts_[part].first)))
            read.push_back(part);
    if (outer != 0 && (read.empty() || read.front() != 0)) return;
    std::vector<LinkedTerm> rest{{events(slot), 1}};
    for (const std::size_t part : not_inside_another(read))
        rest.push_back({events(*same_slot(part, measure, whole, row)), -1});
    if (rest.size() > 1) promise_difference(rest);
    for (const std::size_t part : read)
        if (outer == 0 || part == 0)
            promise_difference({{students(slot), 1}, {students(*same_slot(part, measure, whole, row)), -1}});
}

/// Two editions of one period differ by what was corrected; whoever reads both is granted which numbers were not.
void ReportTables::link_corrections(std::size_t later) {
    const Part& part = parts_[later];
    const std::size_t older = later == 0 ? parts_.size() : later;
    for (std::size_t other = 1; other < older; ++other) {
        if (parts_[other].counted.period != part.counted.period) continue;
        for (const Measure measure : counted_measures)
            for (std::size_t row = 0; row < part.counted.rows.count(); ++row) {
                if (!part.counted.counted(row)) continue;
                const auto before = same_slot(other, measure, part, row);
                if (!before) continue;
                const std::size_t slot = part.slot(measure, row);
                for (const auto& [now, then] :
                     {std::pair{events(slot), events(*before)}, std::pair{students(slot), students(*before)}})
                    if (value(now) == value(then))
                        system_.tables.add_sum(std::array{LinkedTerm{now, 1}, LinkedTerm{then, -1}});
                    else if (later == 0)
                        promise_difference({{now, 1}, {then, -1}});
            }
    }
}

void ReportTables::promise_difference(std::vector<LinkedTerm> terms) {
    std::int64_t sum = 0;
    for (const LinkedTerm& term : terms) sum += term.sign * value(term.cell);
    if (!small(std::abs(sum))) return;
    if (sum < 0)
        for (LinkedTerm& term : terms) term.sign = -term.sign;
    promise_rest(system_.tables.add_at_least_zero(terms));
}

// --- promises ---

/// "15 of 15" tells of each: all who are enrolled, or all who had a contact.
bool ReportTables::everybody(const Part& part, Measure measure, std::size_t row) const {
    const std::int64_t reached = value(students(part.slot(measure, row)));
    const std::int64_t contacted = value(students(part.slot(Measure::contact, row)));
    return reached > 0 && (reached == part.enrolled(row) || (measure != Measure::contact && reached == contacted));
}

std::vector<std::uint32_t> ReportTables::hidden_from_the_start() const {
    std::vector<std::uint32_t> found;
    for (const Part& part : parts_)
        for (const Measure measure : counted_measures)
            for (std::size_t row = 0; row < part.counted.rows.count(); ++row) {
                if (!part.counted.counted(row)) continue;
                const std::size_t slot = part.slot(measure, row);
                const bool by_rule =
                    !part.published &&
                    (part.few_enrolled(row) || small(value(students(slot))) || everybody(part, measure, row) ||
                     (small(value(events(slot))) && !contacts_of_nobody(part, measure, row)));
                if (by_rule || part.hidden(measure, row)) found.push_back(static_cast<std::uint32_t>(slot));
            }
    return found;
}

/// What is small stays as open as any count from 1 to the largest small one, and where that would cost printed zeros,
/// half as open; were the marks told apart, it stays unknown.
void ReportTables::promise(std::vector<Promise>& promises, Quantity quantity, std::int64_t low,
                           std::int64_t high) const {
    const std::int64_t width = std::min<std::int64_t>(largest_small() - 1, high - low);
    const std::int64_t half = std::min<std::int64_t>(largest_small() / 2, width);
    promises.push_back({{quantity, low, high, width}, Attacker::reads_notes, true, half});
    promises.push_back({{quantity, low, high, std::min<std::int64_t>(1, width)}, Attacker::sees_marks, false});
}

/// What is left of a whole, when it is small.
void ReportTables::promise_rest(std::uint32_t relation, std::int64_t most) {
    if (small(system_.tables.relation(relation).value))
        promise(system_.unprinted, {Quantity::Kind::relation, relation}, 1, std::min(most, 2 * largest_small()));
}

/// Enrolment is public, so the students without a contact are known by subtraction.
void ReportTables::promise_not_contacted(const Part& part, std::size_t row) {
    const std::uint32_t contacted = students(part.slot(Measure::contact, row));
    const std::int64_t enrolled = part.enrolled(row);
    if (value(contacted) < rule_.small_number || !small(enrolled - value(contacted))) return;
    promise(system_.unprinted, {Quantity::Kind::cell, contacted}, enrolled - 2 * largest_small(), enrolled - 1);
}

std::vector<Promise> ReportTables::promises(std::size_t slot) const {
    std::vector<Promise> promises;
    const Part& part = part_of(slot);
    const Measure measure = part.counted.rows.measure_of(slot - part.first);
    const std::size_t row = part.counted.rows.row_of(slot - part.first);
    if (contacts_of_nobody(part, measure, row)) return promises;
    const bool few = part.few_enrolled(row);
    const bool everyone = everybody(part, measure, row);
    for (const std::uint32_t cell : {events(slot), students(slot)}) {
        const LinkedCell& own = system_.tables.cell(cell);
        const Quantity quantity{Quantity::Kind::cell, cell};
        if (small(own.value))
            promise(promises, quantity, own.lower, std::min(own.upper, 2 * largest_small()));
        else if (!part.published && (few || own.value > 0))
            promises.push_back({{quantity, own.value - 1, own.value + 1, 1}, Attacker::reads_notes, everyone});
    }
    return promises;
}

/// An edition that is out cannot be hidden any more.
double ReportTables::loss(const Part& part, Measure measure, std::size_t row) const {
    if (part.published) return -1;
    const auto count = part.counted.events[part.counted.rows.slot(measure, row)].count;
    double loss = 1 + 0.05 * std::log2(1 + static_cast<double>(count));
    if (measure == Measure::contact) loss *= 10;
    if (row == Rows::total) loss *= 100;
    return loss;
}

std::optional<ZerosTaken> ReportTables::withhold_near(Quantity quantity) {
    std::vector<std::size_t> slots;
    if (quantity.kind == Quantity::Kind::cell)
        slots.push_back(slot_now(slot_of(quantity.index)));
    else
        for (const LinkedTerm& term : system_.tables.terms(quantity.index))
            slots.push_back(slot_now(slot_of(term.cell)));
    std::sort(slots.begin(), slots.end(), std::greater{});
    const Rows& rows = parts_[0].counted.rows;
    for (const std::size_t slot : slots) {
        const std::array measure{rows.measure_of(slot)};
        const std::array breakdown{rows.breakdown(rows.row_of(slot))};
        if (auto zeros = withhold(measure, breakdown)) return zeros;
    }
    for (const std::size_t slot : slots)
        if (auto zeros = withhold(std::array{rows.measure_of(slot)}, every_breakdown)) return zeros;
    return withhold(counted_measures, every_breakdown);
}

/// Nothing when all of these tables were withheld before.
std::optional<ZerosTaken> ReportTables::withhold(std::span<const Measure> measures,
                                                 std::span<const Breakdown> breakdowns) {
    const Part& made = parts_[0];
    ZerosTaken zeros;
    bool more = false;
    for (const Measure measure : measures)
        for (const Breakdown breakdown : breakdowns) {
            if (withheld(measure, breakdown)) continue;
            withheld_[place_of(measure, breakdown)] = more = true;
            for (std::size_t row = made.counted.rows.first(breakdown); row < made.counted.rows.end(breakdown); ++row) {
                if (!made.counted.counted(row)) continue;
                const std::size_t slot = made.slot(measure, row);
                zeros.hide.push_back(static_cast<std::uint32_t>(slot));
                for (const std::uint32_t cell : {events(slot), students(slot)}) system_.tables.cell(cell).lower = 0;
            }
        }
    return more ? std::optional{zeros} : std::nullopt;
}

bool ReportTables::withheld(Measure measure, Breakdown breakdown) const {
    return withheld_[place_of(measure, breakdown)];
}

}  // namespace accord::equity
