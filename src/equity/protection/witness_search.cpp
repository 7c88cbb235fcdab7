#include "equity/protection/witness_search.hpp"

#include <algorithm>
#include <cstdlib>

namespace accord::equity {

namespace {

/// For so many steps a cell that moved does not turn back.
constexpr std::int64_t turn_back_after = 3;
/// In a long relation one of so many cells is good enough.
constexpr std::size_t most_looked_at = 64;

}  // namespace

WitnessSearch::WitnessSearch(const LinkedTables& tables, int most_steps)
    : tables_{tables}, most_steps_{most_steps}, cells_(tables.cell_count()), relations_(tables.relation_count()) {}

void WitnessSearch::forget() {
    for (const auto cell : touched_) {
        cells_[cell] = {};
        for (const auto& use : tables_.uses(cell)) relations_[use.relation] = {};
    }
    if (pinned_relation_ >= 0) relations_[static_cast<std::size_t>(pinned_relation_)] = {};
    touched_.clear();
    queue_.clear();
    clock_ = 0;
    fixed_cell_ = pinned_relation_ = -1;
}

void WitnessSearch::put_in_queue(std::uint32_t relation) {
    if (relations_[relation].queued || off(relation) == 0) return;
    relations_[relation].queued = true;
    queue_.push_back(relation);
}

void WitnessSearch::change(std::uint32_t cell, std::int64_t amount) {
    CellState& own = cells_[cell];
    if (own.moved_at == 0) touched_.push_back(cell);
    own.changed += amount;
    own.moved_at = amount > 0 ? clock_ : -clock_;
    for (const auto& use : tables_.uses(cell)) {
        relations_[use.relation].moved += use.sign * amount;
        put_in_queue(use.relation);
    }
}

Bounds WitnessSearch::range(std::uint32_t relation) const {
    if (relation == pinned_relation_) return {pin_, pin_};
    return {tables_.relation(relation).lower, tables_.relation(relation).upper};
}

/// How far a relation lies above (positive) or below its range, were its sum changed by so much more.
std::int64_t WitnessSearch::off(std::uint32_t relation, std::int64_t more) const {
    const Bounds allowed = range(relation);
    const std::int64_t now = tables_.relation(relation).value + relations_[relation].moved + more;
    return now < allowed.low ? now - allowed.low : std::max<std::int64_t>(0, now - allowed.high);
}

/// How far a cell may go within what is known of it.
std::int64_t WitnessSearch::room(std::uint32_t cell, int direction) const {
    const LinkedCell& own = tables_.cell(cell);
    if (fixed(cell) || cell == fixed_cell_) return 0;
    const std::int64_t now = own.value + cells_[cell].changed;
    const Bounds allowed = bounds(own, attacker_);
    return direction > 0 ? allowed.high - now : now - allowed.low;
}

bool WitnessSearch::turns_back(std::uint32_t cell, int direction) const {
    const std::int64_t moved_at = cells_[cell].moved_at;
    return moved_at * direction < 0 && clock_ - std::abs(moved_at) < turn_back_after;
}

/// The change of a cell by at most `wanted`: as far as it breaks no inequality, or all the way when that is nowhere.
WitnessSearch::Step WitnessSearch::step(std::uint32_t cell, int direction, std::int64_t wanted) const {
    const std::int64_t all = std::min(room(cell, direction), wanted);
    if (all <= 0) return {};
    std::int64_t clean = all;
    for (const auto& use : tables_.uses(cell)) {
        const Bounds allowed = range(use.relation);
        if (allowed.low == allowed.high) continue;
        const std::int64_t now = tables_.relation(use.relation).value + relations_[use.relation].moved;
        const std::int64_t left = use.sign * direction > 0 ? allowed.high - now : now - allowed.low;
        clean = std::min(clean, std::max<std::int64_t>(0, left));
    }
    Step found{cell, direction * (clean > 0 ? clean : all), 0};
    for (const auto& use : tables_.uses(cell)) {
        const auto nearer = std::abs(off(use.relation)) - std::abs(off(use.relation, use.sign * found.amount));
        found.gain += relations_[use.relation].weight * nearer;
    }
    if (prices_) found.gain *= price_of_one;
    if (prices_ && tables_.cell(cell).known && cells_[cell].changed == 0) found.gain -= (*prices_)[cell];
    return found;
}

/// The first step that mends all and costs nothing; else that which gains most for each unit, of equals the longest.
WitnessSearch::Step WitnessSearch::best_step(std::uint32_t relation, bool may_turn_back) const {
    const std::int64_t missing = -off(relation);
    Step best;
    const auto look_at = [&](const LinkedTerm& term) {
        const int direction = (missing > 0) == (term.sign > 0) ? 1 : -1;
        if (!may_turn_back && turns_back(term.cell, direction)) return false;
        const Step next = step(term.cell, direction, std::abs(missing));
        if (next.amount == 0) return false;
        const std::int64_t length = std::abs(next.amount);
        const std::int64_t best_length = std::abs(best.amount);
        const std::int64_t lead = next.gain * best_length - best.gain * length;
        if (best.amount == 0 || lead > 0 || (lead == 0 && length > best_length)) best = next;
        return length == std::abs(missing) &&
               next.gain >= relations_[relation].weight * length * (prices_ ? price_of_one : 1);
    };
    const auto terms = movable_terms(relation);
    if (terms.size() <= most_looked_at) {
        for (const LinkedTerm& term : terms)
            if (look_at(term)) break;
        return best;
    }
    // Of a long relation: cells that stand in another broken one too, and some of the rest.
    for (std::size_t i = now_; i < queue_.size(); ++i) {
        const auto other = queue_[i];
        if (!relations_[other].queued) continue;
        const auto others = movable_terms(other);
        if (others.size() > most_looked_at) continue;
        for (const LinkedTerm& term : others)
            for (const auto& use : tables_.uses(term.cell))
                if (use.relation == relation && look_at({term.cell, use.sign})) return best;
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < most_looked_at; ++i, ++at) {
        if (at == terms.size()) at = 0;
        if (look_at(terms[at])) break;
    }
    return best;
}

/// Takes broken relations in turn and mends each by one step. A relation that costs others more than it gains weighs
/// more from then on, so the search leaves every dead end in time (breakout local search, Morris 1993).
bool WitnessSearch::repair_all() {
    for (std::size_t at = 0; at < queue_.size(); ++at) {
        const auto relation = queue_[at];
        relations_[relation].queued = false;
        now_ = at;
        if (off(relation) == 0) continue;
        if (++clock_ > most_steps_) return false;
        Step next = best_step(relation, false);
        if (next.amount == 0) next = best_step(relation, true);
        if (next.amount == 0) return false;  // all its cells are as far as they go: nothing can mend it
        if (next.gain <= 0) ++relations_[relation].weight;
        change(next.cell, next.amount);
        put_in_queue(relation);
    }
    return true;
}

/// Sets what is to be proven; false when the value is out of the question.
bool WitnessSearch::start(Quantity quantity, std::int64_t value) {
    clock_ = 1;
    if (quantity.kind == Quantity::Kind::relation) {
        const Bounds allowed = range(quantity.index);
        if (value < allowed.low || value > allowed.high) return false;
        pinned_relation_ = quantity.index;
        pin_ = value;
        put_in_queue(quantity.index);
        return true;
    }
    const LinkedCell& own = tables_.cell(quantity.index);
    const Bounds allowed = bounds(own, attacker_);
    if (fixed(quantity.index) || value < allowed.low || value > allowed.high) return false;
    fixed_cell_ = quantity.index;
    change(quantity.index, value - own.value);
    return true;
}

/// The kind whose one more event raises the quantity by one; empty when none is at hand.
std::span<const std::uint32_t> WitnessSearch::kind_of(Quantity quantity) const {
    if (quantity.kind == Quantity::Kind::cell) return tables_.kind(quantity.index);
    for (const LinkedTerm& term : tables_.terms(quantity.index)) {
        const auto kind = tables_.kind(term.cell);
        int raised = 0;
        for (const LinkedTerm& other : tables_.terms(quantity.index))
            if (std::find(kind.begin(), kind.end(), other.cell) != kind.end()) raised += other.sign;
        if (raised == 1) return kind;
    }
    return {};
}

/// So many more events of a kind, in those of its cells that may rise; what that breaks is left to repair.
void WitnessSearch::raise_kind(std::span<const std::uint32_t> kind, std::int64_t amount) {
    for (const auto cell : kind)
        if (cell != fixed_cell_ && room(cell, 1) >= amount) change(cell, amount);
}

bool WitnessSearch::search(Quantity quantity, std::int64_t value, std::span<const std::uint32_t> kind) {
    forget();
    if (!start(quantity, value)) return false;
    raise_kind(kind, value - tables_.true_value(quantity));
    return repair_all();
}

bool WitnessSearch::possible(Quantity quantity, std::int64_t value, Attacker attacker) {
    attacker_ = attacker;
    if (value == tables_.true_value(quantity)) {
        forget();
        return true;
    }
    const auto kind = value > tables_.true_value(quantity) ? kind_of(quantity) : std::span<const std::uint32_t>{};
    const bool at_hand = !kind.empty() && std::none_of(kind.begin(), kind.end(),
                                                       [this](std::uint32_t cell) { return tables_.cell(cell).known; });
    if (at_hand) return search(quantity, value, kind) || search(quantity, value, {});
    return search(quantity, value, {}) || (!kind.empty() && search(quantity, value, kind));
}

bool WitnessSearch::possible_near(std::span<const Change> tables, Quantity quantity, std::int64_t value,
                                  Attacker attacker) {
    attacker_ = attacker;
    forget();
    if (!start(quantity, value)) return false;
    for (const auto& [cell, other] : tables)
        if (cell != fixed_cell_ && !fixed(cell)) change(cell, other - tables_.cell(cell).value);
    return repair_all();
}

bool WitnessSearch::possible_at(const std::vector<std::int64_t>& prices, Quantity quantity, std::int64_t value,
                                Attacker attacker) {
    prices_ = &prices;
    const bool found = possible(quantity, value, attacker);
    prices_ = nullptr;
    return found;
}

std::vector<Change> WitnessSearch::witness() const {
    std::vector<Change> changes;
    for (const auto cell : touched_)
        if (cells_[cell].changed != 0) changes.push_back({cell, tables_.cell(cell).value + cells_[cell].changed});
    return changes;
}

}  // namespace accord::equity
