#include "equity/inside/editions.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace accord::equity {

namespace {

using Since = ReportTables::Since;

bool inside(const Period& inner, const Period& outer) { return outer.from <= inner.from && inner.until <= outer.until; }
bool apart(const Period& a, const Period& b) { return a.until < b.from || b.until < a.from; }

/// How numbers change from an earlier report to this one; nothing when the periods give no exact difference.
std::optional<Since> relation(const Period& earlier, const Period& now) {
    if (earlier == now) return Since::corrected;
    if (inside(earlier, now)) return Since::grown;
    if (inside(now, earlier)) return Since::shrunk;
    return std::nullopt;
}

/// An earlier report, found again slot by slot in this one's rows.
class Earlier {
public:
    Earlier(const Released& released, const Counted& counted)
        : released_{released}, rows_(counted.rows.slots()), zeros_hidden_(counted.rows.slots()) {
        std::map<std::pair<Breakdown, std::string_view>, std::size_t> places;
        for (std::size_t row = 0; row < counted.rows.count(); ++row)
            places[{counted.rows.breakdown(row), counted.code(row)}] = row;
        for (const ReleasedTable& table : released.tables)
            for (const ReleasedRow& row : table.rows) {
                const bool total = &row == &table.rows.back();
                const auto place = places.find({total ? Breakdown::all : table.breakdown, row.code});
                if (place == places.end()) continue;
                const std::size_t slot = counted.rows.slot(table.measure, place->second);
                rows_[slot] = &row;
                zeros_hidden_[slot] = total ? released.withheld(table.measure, Breakdown::all) : table.zeros_hidden;
            }
    }

    [[nodiscard]] const Period& period() const { return released_.period; }
    [[nodiscard]] std::optional<std::int64_t> events(std::size_t slot) const {
        return shown(slot, &ReleasedRow::events);
    }
    [[nodiscard]] std::optional<std::int64_t> students(std::size_t slot) const {
        return shown(slot, &ReleasedRow::students);
    }
    [[nodiscard]] bool hidden(std::size_t slot) const {
        return rows_[slot] && rows_[slot]->events.state == Cell::State::hidden;
    }
    /// Hidden beside printed zeros, so that everybody knows that it was not zero.
    [[nodiscard]] bool hidden_and_not_zero(std::size_t slot) const { return hidden(slot) && !zeros_hidden_[slot]; }

private:
    [[nodiscard]] std::optional<std::int64_t> shown(std::size_t slot, Cell ReleasedRow::*cell) const {
        if (!rows_[slot] || (rows_[slot]->*cell).state != Cell::State::shown) return std::nullopt;
        return (rows_[slot]->*cell).value;
    }

    const Released& released_;
    std::vector<const ReleasedRow*> rows_;
    std::vector<bool> zeros_hidden_;
};

class Ties {
public:
    Ties(ReportTables& tables, const std::vector<Released>& already) : tables_{tables}, rows_{tables.counted().rows} {
        for (const Released& released : already) earlier_.emplace_back(released, tables.counted());
    }

    std::vector<std::size_t> tie() {
        const auto small = tables_.small_slots();
        hidden_.insert(small.begin(), small.end());
        for (const Earlier& earlier : earlier_) {
            const auto since = relation(earlier.period(), now());
            if (!since) continue;
            each_slot([&](std::size_t slot) { tie_slot(earlier, *since, slot); });
            if (*since != Since::corrected) keep_open(earlier, *since);
        }
        each_slot([&](std::size_t slot) { tie_remainders(slot); });
        return {hidden_.begin(), hidden_.end()};
    }

private:
    [[nodiscard]] const Period& now() const { return tables_.counted().period; }

    template <class Visit>
    void each_slot(Visit visit) const {
        for (const Measure measure : counted_measures)
            for (std::size_t row = 0; row < rows_.count(); ++row)
                if (tables_.counted().counted(row)) visit(rows_.slot(measure, row));
    }

    void tie_slot(const Earlier& earlier, Since since, std::size_t slot) {
        if (const auto before = earlier.events(slot))
            tables_.compare_with_earlier(ReportTables::events(slot), *before, since);
        if (const auto before = earlier.students(slot))
            tables_.compare_with_earlier(ReportTables::students(slot), *before, since);
        if (since == Since::corrected && earlier.hidden(slot)) hidden_.insert(slot);
        if (since != Since::shrunk && earlier.hidden_and_not_zero(slot)) {
            tables_.told_not_zero(ReportTables::events(slot));
            tables_.told_not_zero(ReportTables::students(slot));
        }
    }

    /// The year less three quarters is the fourth. Events only: the students of two periods are not a sum.
    void tie_remainders(std::size_t slot) {
        if (const auto parts = sum_of_parts(slot, now(), nullptr))
            tables_.compare_with_earlier(ReportTables::events(slot), *parts, Since::grown);
        for (const Earlier& whole : earlier_) {
            const auto all = whole.events(slot);
            if (!all || !inside(now(), whole.period()) || whole.period() == now()) continue;
            if (const auto parts = sum_of_parts(slot, whole.period(), &now()))
                tables_.compare_with_earlier(ReportTables::events(slot), *all - *parts, Since::shrunk);
        }
    }

    /// What earlier reports inside a period, apart from one another, show of a slot together. The longest first, so
    /// that of periods that nest (a half before its months) as much is covered as can be; of the same period the
    /// newest.
    [[nodiscard]] std::optional<std::int64_t> sum_of_parts(std::size_t slot, const Period& whole,
                                                           const Period* besides) const {
        std::vector<const Earlier*> parts;
        for (auto earlier = earlier_.rbegin(); earlier != earlier_.rend(); ++earlier)
            if (earlier->events(slot) && inside(earlier->period(), whole) && earlier->period() != whole &&
                (!besides || apart(earlier->period(), *besides)))
                parts.push_back(&*earlier);
        const auto days = [](const Period& period) { return period.until - period.from; };
        std::stable_sort(parts.begin(), parts.end(),
                         [&](const Earlier* a, const Earlier* b) { return days(a->period()) > days(b->period()); });
        std::optional<std::int64_t> sum;
        std::vector<const Earlier*> taken;
        for (const Earlier* part : parts) {
            const auto meets = [&](const Earlier* other) { return !apart(other->period(), part->period()); };
            if (std::any_of(taken.begin(), taken.end(), meets)) continue;
            sum = sum.value_or(0) + *part->events(slot);
            taken.push_back(part);
        }
        return sum;
    }

    /// Hidden rows of an earlier table whose sum is known: the numbers shown now bound them, and must not close on one.
    void keep_open(const Earlier& earlier, Since since) {
        for (const Measure measure : counted_measures)
            for (const Breakdown division : divisions) {
                keep_line_open(earlier, since, measure, division, &Earlier::events, ReportTables::events);
                keep_line_open(earlier, since, measure, division, &Earlier::students, ReportTables::students);
            }
    }

    template <class Shown, class CellOf>
    void keep_line_open(const Earlier& earlier, Since since, Measure measure, Breakdown division, Shown shown,
                        CellOf cell) {
        auto sum = (earlier.*shown)(rows_.slot(measure, Rows::total));
        std::vector<std::size_t> line;
        for (std::size_t row = rows_.first(division); row < rows_.end(division); ++row) {
            const std::size_t slot = rows_.slot(measure, row);
            if (earlier.hidden(slot)) line.push_back(slot);
            if (const auto before = (earlier.*shown)(slot); before && sum) *sum -= *before;
        }
        if (!sum) return;
        for (const std::size_t slot : line)
            while (closes_on(slot, line, *sum, since, cell) && hide_largest(slot, line)) {
            }
    }

    /// Which values a hidden earlier number can have by its table's sum and by what is shown now.
    template <class CellOf>
    [[nodiscard]] bool closes_on(std::size_t slot, const std::vector<std::size_t>& line, std::int64_t sum, Since since,
                                 CellOf cell) const {
        const auto bounds = [&](std::size_t of) {
            const std::int64_t value = tables_.tables().cell(cell(of)).value;
            if (hidden_.contains(of) || !tables_.counted().counted(rows_.row_of(of))) return Bounds{1, no_bound};
            return since == Since::grown ? Bounds{1, value} : Bounds{std::max<std::int64_t>(1, value), no_bound};
        };
        std::int64_t least_others = 0;
        std::int64_t most_others = 0;
        for (const std::size_t other : line)
            if (other != slot) {
                least_others += bounds(other).low;
                most_others += bounds(other).high;
            }
        const Bounds own = bounds(slot);
        const std::int64_t most_alone = sum - static_cast<std::int64_t>(line.size()) + 1;
        const std::int64_t wanted = std::min<std::int64_t>(tables_.rule().small_number - 1, most_alone);
        if (own.low > wanted) return false;
        return sum - most_others > 1 || sum - least_others < wanted;
    }

    bool hide_largest(std::size_t besides, const std::vector<std::size_t>& line) {
        std::optional<std::size_t> largest;
        const auto events = [&](std::size_t slot) { return tables_.counted().events[slot]; };
        for (const std::size_t slot : line)
            if (slot != besides && !hidden_.contains(slot) && (!largest || events(slot) > events(*largest)))
                largest = slot;
        if (largest) hidden_.insert(*largest);
        return largest.has_value();
    }

    ReportTables& tables_;
    const Rows& rows_;
    std::vector<Earlier> earlier_;
    std::set<std::size_t> hidden_;
};

}  // namespace

std::vector<std::size_t> tie_to_earlier(ReportTables& tables, const std::vector<Released>& already) {
    return Ties{tables, already}.tie();
}

}  // namespace accord::equity
