#include "equity/inside/report_tables.hpp"

#include <algorithm>
#include <cmath>

namespace accord::equity {

namespace {

constexpr std::size_t place_of(Measure measure, Breakdown breakdown) {
    return static_cast<std::size_t>(measure) * breakdown_count + static_cast<std::size_t>(breakdown);
}

constexpr auto every_breakdown = [] {
    std::array<Breakdown, breakdown_count> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = names_of<Breakdown>[i].value;
    return all;
}();

}  // namespace

ReportTables::ReportTables(const Counted& counted, const Rule& rule) : counted_{counted}, rule_{rule} {
    withheld_.resize(measure_count * breakdown_count);
    add_slots();
    told_.resize(links().cell_count());
    add_kinds();
    add_divisions();
    for (std::size_t row = 0; row < counted.rows.count(); ++row) {
        if (!counted.counted(row)) continue;
        add_parts(row);
        promise_not_contacted(row);
    }
    for (const Containment& containment : counted.containments) add_containment(containment);
    links().finish();
    for (std::size_t slot = 0; slot < counted.rows.slots(); ++slot) {
        system_.unit_of.insert(system_.unit_of.end(), 2, static_cast<std::uint32_t>(slot));
        system_.first_cell.push_back(events(slot));
        system_.loss.push_back(loss(slot));
    }
    system_.first_cell.push_back(events(counted.rows.slots()));
    system_.promises = [this](std::uint32_t slot) { return promises(slot); };
    system_.withhold = [this](Quantity quantity) { return withhold_near(quantity); };
}

std::int64_t ReportTables::enrolled(std::size_t row) const {
    return counted_.enrolment_known ? counted_.enrolled[row].count : no_bound;
}

bool ReportTables::few_enrolled(std::size_t row) const {
    return counted_.counted(row) && enrolled(row) > 0 && enrolled(row) < 3;
}

bool ReportTables::contacts_of_nobody(std::size_t slot) const {
    const std::size_t row = counted_.rows.row_of(slot);
    return counted_.rows.measure_of(slot) == Measure::contact &&
           counted_.rows.not_reported(counted_.rows.breakdown(row)) == row && value(students(slot)) == 0;
}

/// Printed cells. A hidden one is read as one or more, for zeros are printed; in a row of few students zeros are hidden
/// too.
void ReportTables::add_slots() {
    const Rows& rows = counted_.rows;
    for (std::size_t slot = 0; slot < rows.slots(); ++slot) {
        const std::size_t row = rows.row_of(slot);
        const bool few = few_enrolled(row);
        const auto printed = [&](std::int64_t value, std::int64_t most) {
            LinkedCell cell{value, few || value == 0 ? 0 : 1, std::max(value, most)};
            if (small(value) && !few) cell.upper_if_marked = rule_.small_number - 1;
            links().add(cell);
        };
        const std::int64_t events = counted_.events[slot].count;
        const std::int64_t students = counted_.students[slot].count;
        printed(events, no_bound);
        printed(students, students > enrolled(row) ? no_bound : enrolled(row));
    }
}

void ReportTables::add_kinds() {
    const Rows& rows = counted_.rows;
    std::vector<std::uint32_t> kinds;
    for (const Profile& profile : counted_.profiles) {
        std::vector<std::uint32_t> cells;
        profile.measures.each([&](Measure measure) {
            for (const std::size_t row : profile.rows) {
                cells.push_back(events(rows.slot(measure, row)));
                cells.push_back(students(rows.slot(measure, row)));
            }
        });
        kinds.push_back(links().add_kind(std::move(cells)));
    }
    for (std::size_t slot = 0; slot < rows.slots(); ++slot) {
        if (counted_.example[slot] < 0) continue;
        const std::uint32_t kind = kinds[static_cast<std::size_t>(counted_.example[slot])];
        links().set_kind(events(slot), kind);
        links().set_kind(students(slot), kind);
    }
}

/// The rows of a breakdown add up to its total.
void ReportTables::add_divisions() {
    const Rows& rows = counted_.rows;
    std::vector<LinkedTerm> terms;
    const auto add = [&](Measure measure, Breakdown division, auto cell) {
        terms.assign(1, {cell(rows.slot(measure, Rows::total)), -1});
        for (std::size_t row = rows.first(division); row < rows.end(division); ++row)
            if (counted_.counted(row)) terms.push_back({cell(rows.slot(measure, row)), 1});
        links().add_sum(terms);
    };
    for (const Measure measure : counted_measures)
        for (const Breakdown division : divisions) {
            add(measure, division, events);
            add(measure, division, students);
        }
}

/// Within one row: students are no more than events, each part no more than its whole, and the rest of a whole is a
/// count.
void ReportTables::add_parts(std::size_t row) {
    using enum Measure;
    const auto e = [&](Measure measure) { return events(counted_.rows.slot(measure, row)); };
    const auto s = [&](Measure measure) { return students(counted_.rows.slot(measure, row)); };
    for (const Measure measure : counted_measures) at_least_zero({{e(measure)}, {s(measure), -1}});
    promise_rest(at_least_zero({{e(referral)}, {e(citation), -1}, {e(arrest), -1}}));
    for (const auto& [part, whole] : parts_of_wholes) {
        promise_rest(at_least_zero({{s(whole)}, {s(part), -1}}), enrolled(row));
        const std::uint32_t rest = at_least_zero({{e(whole)}, {e(part), -1}});
        if (whole == contact && !contacts_of_nobody(counted_.rows.slot(contact, row))) promise_rest(rest);
        at_least_zero({{e(whole)}, {e(part), -1}, {s(whole), -1}, {s(part)}});
    }
    at_least_zero({{s(citation)}, {s(arrest)}, {e(referral)}, {e(citation), -1}, {e(arrest), -1}, {s(referral), -1}});
}

void ReportTables::add_containment(const Containment& containment) {
    for (const Measure measure : counted_measures) {
        link_containment(containment, measure, false);
        link_containment(containment, measure, true);
    }
}

/// A container holds its inner rows, but for those whose group was not known, and no more than they and the partly
/// inner.
void ReportTables::link_containment(const Containment& containment, Measure measure, bool of_students) {
    const Rows& rows = counted_.rows;
    std::vector<LinkedTerm> terms;
    const auto add = [&](std::optional<std::size_t> row, int sign) {
        if (!row) return;
        const std::size_t slot = rows.slot(measure, *row);
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

/// Enrolment is of one day: where students moved since, what it says of contacts may be false, and then nobody knows
/// it.
void ReportTables::add_if_true(const std::vector<LinkedTerm>& terms) {
    std::int64_t sum = 0;
    for (const LinkedTerm& term : terms) sum += term.sign * value(term.cell);
    if (sum >= 0) links().add_at_least_zero(terms);
}

/// "15 of 15" tells of each: all who are enrolled, or all who had a contact.
bool ReportTables::everybody(Measure measure, std::size_t row) const {
    const std::int64_t reached = value(students(counted_.rows.slot(measure, row)));
    const std::int64_t contacted = value(students(counted_.rows.slot(Measure::contact, row)));
    return reached > 0 && (reached == enrolled(row) || (measure != Measure::contact && reached == contacted));
}

std::vector<std::size_t> ReportTables::small_slots() const {
    const Rows& rows = counted_.rows;
    std::vector<std::size_t> found;
    for (const Measure measure : counted_measures)
        for (std::size_t row = 0; row < rows.count(); ++row) {
            if (!counted_.counted(row)) continue;
            const std::size_t slot = rows.slot(measure, row);
            if (few_enrolled(row) || small(value(students(slot))) || everybody(measure, row) ||
                (small(value(events(slot))) && !contacts_of_nobody(slot)))
                found.push_back(slot);
        }
    return found;
}

/// What is small stays as open as any count from 1 to the largest small one; were the marks told apart, it stays
/// unknown.
void ReportTables::promise(std::vector<Promise>& promises, Quantity quantity, std::int64_t low,
                           std::int64_t high) const {
    const std::int64_t width = std::min<std::int64_t>(largest_small() - 1, high - low);
    promises.push_back({{quantity, low, high, width}, Attacker::reads_notes, true});
    promises.push_back({{quantity, low, high, std::min<std::int64_t>(1, width)}, Attacker::sees_marks, false});
}

/// What is left of a whole, when it is small.
void ReportTables::promise_rest(std::uint32_t relation, std::int64_t most) {
    if (small(links().relation(relation).value))
        promise(system_.unprinted, {Quantity::Kind::relation, relation}, 1, std::min(most, 2 * largest_small()));
}

/// Enrolment is public, so the students without a contact are known by subtraction.
void ReportTables::promise_not_contacted(std::size_t row) {
    const std::uint32_t contacted = students(counted_.rows.slot(Measure::contact, row));
    if (value(contacted) < rule_.small_number || !small(enrolled(row) - value(contacted))) return;
    promise(system_.unprinted, {Quantity::Kind::cell, contacted}, enrolled(row) - 2 * largest_small(),
            enrolled(row) - 1);
}

std::vector<Promise> ReportTables::promises(std::size_t slot) const {
    std::vector<Promise> promises;
    const std::size_t row = counted_.rows.row_of(slot);
    if (contacts_of_nobody(slot)) return promises;
    const bool few = few_enrolled(row);
    const bool everyone = everybody(counted_.rows.measure_of(slot), row);
    for (const std::uint32_t cell : {events(slot), students(slot)}) {
        const LinkedCell& own = links().cell(cell);
        const Quantity quantity{Quantity::Kind::cell, cell};
        if (small(own.value))
            promise(promises, quantity, few ? 0 : 1, std::min(own.upper, 2 * largest_small()));
        else if (few || own.value > 0)
            promises.push_back({{quantity, own.value - 1, own.value + 1, 1}, Attacker::reads_notes, everyone});
    }
    return promises;
}

double ReportTables::loss(std::size_t slot) const {
    double loss = 1 + 0.05 * std::log2(1 + static_cast<double>(counted_.events[slot].count));
    if (counted_.rows.measure_of(slot) == Measure::contact) loss *= 10;
    if (counted_.rows.row_of(slot) == Rows::total) loss *= 100;
    return loss;
}

std::optional<ZerosTaken> ReportTables::withhold_near(Quantity quantity) {
    std::vector<std::size_t> slots;
    if (quantity.kind == Quantity::Kind::cell)
        slots.push_back(slot_of(quantity.index));
    else
        for (const LinkedTerm& term : links().terms(quantity.index)) slots.push_back(slot_of(term.cell));
    std::sort(slots.begin(), slots.end(), std::greater{});
    for (const std::size_t slot : slots) {
        const std::array measure{counted_.rows.measure_of(slot)};
        const std::array breakdown{counted_.rows.breakdown(counted_.rows.row_of(slot))};
        if (auto units = withhold(measure, breakdown)) return units;
    }
    for (const std::size_t slot : slots)
        if (auto units = withhold(std::array{counted_.rows.measure_of(slot)}, every_breakdown)) return units;
    return withhold(counted_measures, every_breakdown);
}

/// Nothing when all of these tables were withheld before.
std::optional<ZerosTaken> ReportTables::withhold(std::span<const Measure> measures,
                                                                 std::span<const Breakdown> breakdowns) {
    std::vector<std::uint32_t> units;
    bool more = false;
    for (const Measure measure : measures)
        for (const Breakdown breakdown : breakdowns) {
            if (withheld(measure, breakdown)) continue;
            withheld_[place_of(measure, breakdown)] = more = true;
            for (std::size_t row = counted_.rows.first(breakdown); row < counted_.rows.end(breakdown); ++row) {
                if (!counted_.counted(row)) continue;
                const std::size_t slot = counted_.rows.slot(measure, row);
                units.push_back(static_cast<std::uint32_t>(slot));
                for (const std::uint32_t cell : {events(slot), students(slot)}) links().cell(cell).lower = told_[cell];
            }
        }
    return more ? std::optional{ZerosTaken{units, {}}} : std::nullopt;
}

bool ReportTables::withheld(Measure measure, Breakdown breakdown) const {
    return withheld_[place_of(measure, breakdown)];
}

void ReportTables::told_not_zero(std::uint32_t cell) {
    if (links().cell(cell).value > 0) told_[cell] = std::max<std::int64_t>(told_[cell], 1);
}

void ReportTables::compare_with_earlier(std::uint32_t cell, std::int64_t before, Since since) {
    LinkedCell& own = links().cell(cell);
    if (since == Since::grown && own.value >= before) told_[cell] = std::max(told_[cell], before);
    if (since == Since::shrunk && own.value <= before) own.upper = std::min(own.upper, before);
    own.lower = std::max(own.lower, told_[cell]);
    const std::int64_t difference = own.value - before;
    const Quantity quantity{Quantity::Kind::cell, cell};
    if (small(difference)) promise(system_.unprinted, quantity, before + 1, before + 2 * largest_small());
    if (small(-difference)) promise(system_.unprinted, quantity, before - 2 * largest_small(), before - 1);
}

}  // namespace accord::equity
