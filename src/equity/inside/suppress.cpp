#include "equity/inside/suppress.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "equity/inside/editions.hpp"
#include "equity/inside/report_tables.hpp"

namespace accord::equity {

namespace {

/// How many slots are tried one by one before several are hidden.
constexpr std::size_t most_tried = 12;

using Promises = std::vector<Promise>;

/// The same tables with everything hidden that can be: no promise can be kept further than there.
class AllHidden {
public:
    explicit AllHidden(const ReportTables& tables) : tables_{tables.tables()}, auditor_{tables_, Auditor::patient} {
        for (std::uint32_t cell = 0; cell < tables_.cell_count(); ++cell)
            if (tables_.cell(cell).value > 0) tables_.hide(cell);
    }

    [[nodiscard]] std::int64_t width(const Promise& promise) {
        const Interval open = auditor_.open(promise.claim, promise.attacker);
        return open.high - open.low;
    }

private:
    LinkedTables tables_;
    Auditor auditor_;
};

class Suppressor {
public:
    Suppressor(ReportTables& tables, const std::vector<std::size_t>& first)
        : tables_{tables}, auditor_{tables.tables()} {
        for (const std::size_t slot : tables.small_slots()) hide(slot);
        for (const std::size_t slot : first) hide(slot);
        for (const Promise& promise : tables_.unprinted_promises()) todo_.push_back({promise});
    }

    Suppression run() {
        Suppression out;
        for (std::size_t at = 0; at < todo_.size(); ++at)
            if (const Promises promises = todo_[at]; !keep(promises) && !keep_by_withholding(promises))
                out.unprotected.push_back(slot_of(promises.front()));
        for (std::size_t slot = 0; slot < rows().slots(); ++slot) out.hidden.push_back(tables_.hidden(slot));
        for (const auto& measure : names_of<Measure>)
            for (const auto& breakdown : names_of<Breakdown>)
                if (tables_.withheld(measure.value, breakdown.value))
                    out.withheld.emplace_back(measure.value, breakdown.value);
        return out;
    }

private:
    [[nodiscard]] const Rows& rows() const { return tables_.counted().rows; }

    void hide(std::size_t slot) {
        if (tables_.hidden(slot)) return;
        tables_.hide(slot);
        todo_.push_back(tables_.promises(slot));
    }

    /// Hides until the promises of a slot hold; false when nothing can keep its number open.
    bool keep(Promises promises) {
        if (broken(promises) == promises.size()) return true;
        if (!lower_to_attainable(promises)) return false;
        for (std::size_t at = broken(promises); at < promises.size(); at = broken(promises)) {
            const auto next = next_to_hide(promises, at);
            const bool dear = !next || rows().row_of(*next) == Rows::total;
            if (dear && hold_at_last(promises)) return true;
            if (!next) return false;
            hide(*next);
        }
        return true;
    }

    /// The way out where counts are so few that printed zeros give them away: without those of the table that the
    /// number stands in; then without its measure; then without any. Of a difference, the part goes before the whole.
    bool keep_by_withholding(const Promises& promises) {
        std::vector<std::size_t> slots;
        for (const Promise& promise : promises)
            for (const std::uint32_t cell : cells_of(promise.claim.quantity))
                slots.push_back(ReportTables::slot_of(cell));
        std::reverse(slots.begin(), slots.end());
        const auto breakdown = [&](std::size_t slot) { return rows().breakdown(rows().row_of(slot)); };
        for (const std::size_t slot : slots)
            if (withhold(rows().measure_of(slot), {breakdown(slot)}) && keep(promises)) return true;
        for (const std::size_t slot : slots)
            if (withhold(rows().measure_of(slot), every_breakdown()) && keep(promises)) return true;
        bool more = false;
        for (const Measure measure : counted_measures) more |= withhold(measure, every_breakdown());
        return more && keep(promises);
    }

    static std::vector<Breakdown> every_breakdown() {
        std::vector<Breakdown> all{Breakdown::all};
        all.insert(all.end(), divisions.begin(), divisions.end());
        return all;
    }

    /// False when these tables were withheld before.
    bool withhold(Measure measure, const std::vector<Breakdown>& breakdowns) {
        bool more = false;
        for (const Breakdown breakdown : breakdowns) {
            if (tables_.withheld(measure, breakdown)) continue;
            more = true;
            for (std::size_t row = rows().first(breakdown); row < rows().end(breakdown); ++row)
                if (const auto slot = rows().slot(measure, row); can_hide(slot)) hide(slot);
            tables_.withhold(measure, breakdown);
        }
        if (more) all_hidden_.reset();
        return more;
    }

    /// A promise that would not hold with everything hidden is lowered to what would. False when one that must hold
    /// cannot.
    bool lower_to_attainable(Promises& promises) {
        if (!all_hidden_) all_hidden_.emplace(tables_);
        for (Promise& promise : promises) {
            if (auditor_.holds(promise.claim, promise.attacker)) continue;
            promise.claim.width = std::min(promise.claim.width, all_hidden_->width(promise));
            if (promise.claim.width == 0 && promise.must) return false;
        }
        return true;
    }

    /// Before a total is hidden, and with nothing left to hide: the proofs once more, without hurry.
    [[nodiscard]] bool hold_at_last(const Promises& promises) const {
        Auditor auditor{tables_.tables(), Auditor::patient};
        return std::all_of(promises.begin(), promises.end(), [&](const Promise& promise) {
            return !promise.must || auditor.holds(promise.claim, promise.attacker);
        });
    }

    /// The first promise that cannot be proven, or their number.
    [[nodiscard]] std::size_t broken(const Promises& promises) {
        std::size_t at = 0;
        while (at < promises.size() && auditor_.holds(promises[at].claim, promises[at].attacker)) ++at;
        return at;
    }

    /// A printed number other than zero can be hidden: zeros are printed, so a hidden zero would protect nothing.
    [[nodiscard]] bool can_hide(std::size_t slot) const {
        return !tables_.hidden(slot) && tables_.counted().events[slot].count > 0;
    }

    /// What the report loses with a slot: totals most, then contacts, then the larger number.
    [[nodiscard]] auto loss(std::size_t slot) const {
        return std::tuple{rows().row_of(slot) == Rows::total, rows().measure_of(slot) == Measure::contact,
                          tables_.counted().events[slot].count, slot};
    }

    /// The cheapest slot of the conflict that is enough alone; else the cheapest of its hardest relation.
    [[nodiscard]] std::optional<std::size_t> next_to_hide(const Promises& promises, std::size_t broken) {
        const auto conflict = auditor_.conflict();
        const Quantity quantity = promises[broken].claim.quantity;
        auto near = slots_of(conflict);
        if (near.empty()) near = slots_of(relations_near(cells_of(quantity)));
        if (near.empty()) near = slots_of(relations_near(cells_near(quantity)));
        const std::size_t tried = std::min(near.size(), most_tried);
        for (std::size_t i = 0; i < tried; ++i)
            if (is_enough(near[i], promises)) return near[i];
        for (const auto relation : conflict)
            if (const auto slots = slots_of({relation}); !slots.empty()) return slots.front();
        return near.empty() ? std::nullopt : std::optional{near.front()};
    }

    [[nodiscard]] bool is_enough(std::size_t slot, const Promises& promises) {
        tables_.hide(slot);
        const bool enough = broken(promises) == promises.size();
        tables_.show(slot);
        return enough;
    }

    /// Slots of these relations that can be hidden, the cheapest first.
    [[nodiscard]] std::vector<std::size_t> slots_of(const std::vector<std::uint32_t>& relations) const {
        std::vector<std::size_t> slots;
        for (const auto relation : relations)
            for (const LinkedTerm& term : tables_.tables().terms(relation))
                if (const auto slot = ReportTables::slot_of(term.cell); can_hide(slot)) slots.push_back(slot);
        std::sort(slots.begin(), slots.end(), [&](std::size_t a, std::size_t b) { return loss(a) < loss(b); });
        slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
        return slots;
    }

    [[nodiscard]] std::vector<std::uint32_t> relations_near(const std::vector<std::uint32_t>& cells) const {
        std::set<std::uint32_t> relations;
        for (const auto cell : cells)
            relations.insert(auditor_.relations_of(cell).begin(), auditor_.relations_of(cell).end());
        return {relations.begin(), relations.end()};
    }

    [[nodiscard]] std::size_t slot_of(const Promise& promise) const {
        return ReportTables::slot_of(cells_of(promise.claim.quantity).front());
    }

    [[nodiscard]] std::vector<std::uint32_t> cells_of(Quantity quantity) const {
        if (quantity.kind == Quantity::Kind::cell) return {quantity.index};
        std::vector<std::uint32_t> cells;
        for (const LinkedTerm& term : tables_.tables().terms(quantity.index)) cells.push_back(term.cell);
        return cells;
    }

    [[nodiscard]] std::vector<std::uint32_t> cells_near(Quantity quantity) const {
        std::set<std::uint32_t> cells;
        for (const auto relation : relations_near(cells_of(quantity)))
            for (const LinkedTerm& term : tables_.tables().terms(relation)) cells.insert(term.cell);
        return {cells.begin(), cells.end()};
    }

    ReportTables& tables_;
    Auditor auditor_;
    std::vector<Promises> todo_;
    std::optional<AllHidden> all_hidden_;
};

}  // namespace

Suppression suppress(const Counted& counted, const Rule& rule, const std::vector<Released>& already) {
    ReportTables tables{counted, rule};
    auto first = tie_to_earlier(tables, already);
    return Suppressor{tables, std::move(first)}.run();
}

}  // namespace accord::equity
