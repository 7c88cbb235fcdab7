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
                const bool by_rule = !part.published &&
                                     (part.rounding || part.few_enrolled(row) || small(value(students(slot))) ||
                                      everybody(part, measure, row) ||
                                      (small(value(events(slot))) && !contacts_of_nobody(part.counted, measure, row)));
                if (by_rule || part.hidden(measure, row)) found.push_back(static_cast<std::uint32_t>(slot));
            }
    return found;
}

/// What an edition of the same period hides, and was not corrected since: printed now, it would be known of both.
std::vector<std::uint32_t> ReportTables::hidden_before() const {
    std::vector<std::uint32_t> found;
    const Part& made = parts_[0];
    const auto same = [&](std::uint32_t now, std::uint32_t before) { return value(now) == value(before); };
    for (std::size_t older = 1; older < parts_.size(); ++older) {
        const Part& part = parts_[older];
        if (part.counted.period != made.counted.period) continue;
        for (const Measure measure : counted_measures)
            for (std::size_t row = 0; row < part.counted.rows.count(); ++row) {
                if (!part.counted.counted(row) || !part.hidden(measure, row)) continue;
                const std::size_t before = part.slot(measure, row);
                const auto now = same_slot(0, measure, part, row);
                if (now && value(events(*now)) > 0 && same(events(*now), events(before)) &&
                    same(students(*now), students(before)))
                    found.push_back(static_cast<std::uint32_t>(*now));
            }
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
    if (contacts_of_nobody(part.counted, measure, row)) return promises;
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
    if (row == Rows::total) loss *= times_for_a_total;
    if (rule_.hidden_last.has(part.counted.rows.breakdown(row))) loss *= times_hidden_last;
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
