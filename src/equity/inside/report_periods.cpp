#include "equity/inside/report_tables.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace accord::equity {

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
                        promise_correction(now, then);
            }
    }
}

/// What was added or taken away by a correction; nobody is told which.
void ReportTables::promise_correction(std::uint32_t now, std::uint32_t then) {
    if (!small(std::abs(value(now) - value(then)))) return;
    const auto relation = system_.tables.add_unknown(std::array{LinkedTerm{now, 1}, LinkedTerm{then, -1}});
    promise(system_.unprinted, {Quantity::Kind::relation, relation}, -2 * largest_small(), 2 * largest_small());
}

void ReportTables::promise_difference(std::vector<LinkedTerm> terms) {
    std::int64_t sum = 0;
    for (const LinkedTerm& term : terms) sum += term.sign * value(term.cell);
    if (!small(std::abs(sum))) return;
    if (sum < 0)
        for (LinkedTerm& term : terms) term.sign = -term.sign;
    promise_rest(system_.tables.add_at_least_zero(terms));
}

}  // namespace accord::equity
