#include "equity/audit.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace accord::equity {

namespace {

/// For so many steps a cell that moved does not turn back.
constexpr std::int64_t turn_back_after = 4;

std::int64_t upper_of(const LinkedCell& cell, Attacker attacker) {
    return attacker == Attacker::sees_marks ? std::min(cell.upper, cell.upper_if_marked) : cell.upper;
}

}  // namespace

std::uint32_t LinkedTables::add(const LinkedCell& cell) {
    cells_.push_back(cell);
    kind_of_.push_back(0);
    return static_cast<std::uint32_t>(cells_.size() - 1);
}

std::uint32_t LinkedTables::add_kind(std::vector<std::uint32_t> cells) {
    kinds_.push_back(std::move(cells));
    return static_cast<std::uint32_t>(kinds_.size() - 1);
}

std::uint32_t LinkedTables::add_sum(std::span<const LinkedTerm> terms) {
    const std::size_t first = terms_.size();
    terms_.insert(terms_.end(), terms.begin(), terms.end());
    std::int64_t value = 0;
    for (const LinkedTerm& term : terms) value += term.sign * cells_[term.cell].value;
    relations_.push_back({first, terms_.size(), value, value, value});
    return static_cast<std::uint32_t>(relations_.size() - 1);
}

std::uint32_t LinkedTables::add_at_least_zero(std::span<const LinkedTerm> terms) {
    const std::uint32_t added = add_sum(terms);
    relations_[added].lower = std::min<std::int64_t>(0, relations_[added].value);
    relations_[added].upper = no_bound;
    return added;
}

Auditor::Auditor(const LinkedTables& tables, int most_steps)
    : tables_{tables},
      most_steps_{most_steps},
      first_use_(tables.cell_count() + 1),
      cells_(tables.cell_count()),
      relations_(tables.relation_count()) {
    for (std::uint32_t r = 0; r < tables.relation_count(); ++r)
        for (const LinkedTerm& term : tables.terms(r)) ++first_use_[term.cell + 1];
    for (std::size_t i = 1; i < first_use_.size(); ++i) first_use_[i] += first_use_[i - 1];
    uses_.resize(first_use_.back());
    signs_.resize(first_use_.back());
    auto next = first_use_;
    for (std::uint32_t r = 0; r < tables.relation_count(); ++r)
        for (const LinkedTerm& term : tables.terms(r)) {
            const std::size_t at = next[term.cell]++;
            uses_[at] = r;
            signs_[at] = static_cast<std::int8_t>(term.sign);
        }
}

void Auditor::forget() {
    for (const auto cell : touched_) {
        cells_[cell] = {};
        for (const auto relation : relations_of(cell)) relations_[relation] = {};
    }
    if (pinned_relation_ >= 0) relations_[static_cast<std::size_t>(pinned_relation_)] = {};
    touched_.clear();
    queue_.clear();
    clock_ = 0;
    fixed_cell_ = pinned_relation_ = -1;
}

void Auditor::put_in_queue(std::uint32_t relation) {
    if (relations_[relation].queued || off(relation) == 0) return;
    relations_[relation].queued = true;
    queue_.push_back(relation);
}

void Auditor::change(std::uint32_t cell, std::int64_t amount) {
    CellState& own = cells_[cell];
    if (own.moved_at == 0) touched_.push_back(cell);
    own.changed += amount;
    own.moved_at = amount > 0 ? clock_ : -clock_;
    for (std::size_t i = first_use_[cell]; i < first_use_[cell + 1]; ++i) {
        relations_[uses_[i]].moved += signs_[i] * amount;
        put_in_queue(uses_[i]);
    }
}

Interval Auditor::range(std::uint32_t relation) const {
    if (relation == pinned_relation_) return {pin_, pin_};
    return {tables_.relation(relation).lower, tables_.relation(relation).upper};
}

/// How far a relation lies above (positive) or below its range, were its sum changed by so much more.
std::int64_t Auditor::off(std::uint32_t relation, std::int64_t more) const {
    const Interval allowed = range(relation);
    const std::int64_t now = tables_.relation(relation).value + relations_[relation].moved + more;
    return now < allowed.low ? now - allowed.low : std::max<std::int64_t>(0, now - allowed.high);
}

/// How far a cell may go within what is known of it.
std::int64_t Auditor::room(std::uint32_t cell, int direction) const {
    const LinkedCell& own = tables_.cell(cell);
    if (own.known || cell == fixed_cell_) return 0;
    const std::int64_t now = own.value + cells_[cell].changed;
    return direction > 0 ? upper_of(own, attacker_) - now : now - own.lower;
}

bool Auditor::turns_back(std::uint32_t cell, int direction) const {
    const std::int64_t moved_at = cells_[cell].moved_at;
    return moved_at * direction < 0 && clock_ - std::abs(moved_at) < turn_back_after;
}

/// The change of a cell by at most `wanted`: as far as it breaks no inequality, or all the way when that is nowhere.
Auditor::Step Auditor::step(std::uint32_t cell, int direction, std::int64_t wanted) const {
    const std::int64_t all = std::min(room(cell, direction), wanted);
    if (all <= 0) return {};
    std::int64_t clean = all;
    for (std::size_t i = first_use_[cell]; i < first_use_[cell + 1]; ++i) {
        const Interval allowed = range(uses_[i]);
        if (allowed.low == allowed.high) continue;
        const std::int64_t now = tables_.relation(uses_[i]).value + relations_[uses_[i]].moved;
        const std::int64_t left = signs_[i] * direction > 0 ? allowed.high - now : now - allowed.low;
        clean = std::min(clean, std::max<std::int64_t>(0, left));
    }
    Step found{cell, direction * (clean > 0 ? clean : all), 0};
    for (std::size_t i = first_use_[cell]; i < first_use_[cell + 1]; ++i) {
        const auto nearer = std::abs(off(uses_[i])) - std::abs(off(uses_[i], signs_[i] * found.amount));
        found.gain += relations_[uses_[i]].weight * nearer;
    }
    return found;
}

/// The first step that mends all and costs nothing; else that which gains most for each unit, of equals the longest.
Auditor::Step Auditor::best_step(std::uint32_t relation, bool may_turn_back) const {
    const std::int64_t missing = -off(relation);
    Step best;
    for (const LinkedTerm& term : tables_.terms(relation)) {
        const int direction = (missing > 0) == (term.sign > 0) ? 1 : -1;
        if (!may_turn_back && turns_back(term.cell, direction)) continue;
        const Step next = step(term.cell, direction, std::abs(missing));
        if (next.amount == 0) continue;
        const std::int64_t length = std::abs(next.amount);
        const std::int64_t best_length = std::abs(best.amount);
        const std::int64_t lead = next.gain * best_length - best.gain * length;
        if (best.amount == 0 || lead > 0 || (lead == 0 && length > best_length)) best = next;
        if (length == std::abs(missing) && next.gain >= relations_[relation].weight * length) break;
    }
    return best;
}

/// Takes broken relations in turn and mends each by one step. A relation that costs others more than it gains weighs
/// more from then on, so the search leaves every dead end in time (breakout local search, Morris 1993).
bool Auditor::repair_all() {
    for (std::size_t at = 0; at < queue_.size(); ++at) {
        const auto relation = queue_[at];
        relations_[relation].queued = false;
        if (off(relation) == 0) continue;
        if (++clock_ > most_steps_) return fail(relation);
        Step next = best_step(relation, false);
        if (next.amount == 0) next = best_step(relation, true);
        if (next.amount == 0) return fail(relation);  // all its cells are as far as they go: nothing can mend it
        if (next.gain <= 0) ++relations_[relation].weight;
        change(next.cell, next.amount);
        put_in_queue(relation);
    }
    return true;
}

/// Remembers what stood in the way: the last relation, then those that had to weigh more, the heaviest first.
bool Auditor::fail(std::uint32_t relation) {
    conflict_.assign(1, relation);
    for (const auto cell : touched_)
        for (const auto other : relations_of(cell))
            if (relations_[other].weight > 1 && other != relation) conflict_.push_back(other);
    std::sort(conflict_.begin() + 1, conflict_.end());
    conflict_.erase(std::unique(conflict_.begin() + 1, conflict_.end()), conflict_.end());
    std::stable_sort(conflict_.begin() + 1, conflict_.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return relations_[a].weight > relations_[b].weight; });
    return false;
}

/// Sets what is to be proven; false when the value is out of the question.
bool Auditor::start(Quantity quantity, std::int64_t value) {
    clock_ = 1;
    if (quantity.kind == Quantity::Kind::relation) {
        const Interval allowed = range(quantity.index);
        if (value < allowed.low || value > allowed.high) return fail(quantity.index);
        pinned_relation_ = quantity.index;
        pin_ = value;
        put_in_queue(quantity.index);
        return true;
    }
    const LinkedCell& own = tables_.cell(quantity.index);
    if (own.known || value < own.lower || value > upper_of(own, attacker_)) {
        conflict_.assign(relations_of(quantity.index).begin(), relations_of(quantity.index).end());
        return false;
    }
    fixed_cell_ = quantity.index;
    change(quantity.index, value - own.value);
    return true;
}

std::int64_t Auditor::true_value(Quantity quantity) const {
    return quantity.kind == Quantity::Kind::cell ? tables_.cell(quantity.index).value
                                                 : tables_.relation(quantity.index).value;
}

/// The kind whose one more event raises the quantity by one; empty when none is at hand.
std::span<const std::uint32_t> Auditor::kind_of(Quantity quantity) const {
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
void Auditor::raise_kind(std::span<const std::uint32_t> kind, std::int64_t amount) {
    for (const auto cell : kind)
        if (cell != fixed_cell_ && room(cell, 1) >= amount) change(cell, amount);
}

bool Auditor::search(Quantity quantity, std::int64_t value, std::span<const std::uint32_t> kind) {
    forget();
    if (!start(quantity, value)) return false;
    raise_kind(kind, value - true_value(quantity));
    return repair_all();
}

bool Auditor::possible(Quantity quantity, std::int64_t value, Attacker attacker) {
    attacker_ = attacker;
    if (value == true_value(quantity)) {
        forget();
        return true;
    }
    const auto kind = value > true_value(quantity) ? kind_of(quantity) : std::span<const std::uint32_t>{};
    const bool at_hand = !kind.empty() && std::none_of(kind.begin(), kind.end(),
                                                       [this](std::uint32_t cell) { return tables_.cell(cell).known; });
    if (at_hand) return search(quantity, value, kind) || search(quantity, value, {});
    return search(quantity, value, {}) || (!kind.empty() && search(quantity, value, kind));
}

/// The last value on the way from the true one to the target that was proven, halving the rest of the way.
std::int64_t Auditor::furthest(Quantity quantity, std::int64_t target, Attacker attacker) {
    if (possible(quantity, target, attacker)) return target;
    std::int64_t proven = true_value(quantity);
    std::int64_t failed = target;
    while (std::abs(failed - proven) > 1) {
        const std::int64_t middle = proven + (failed - proven) / 2;
        (possible(quantity, middle, attacker) ? proven : failed) = middle;
    }
    return proven;
}

Interval Auditor::open(const Claim& claim, Attacker attacker) {
    return {furthest(claim.quantity, claim.low, attacker), furthest(claim.quantity, claim.high, attacker)};
}

bool Auditor::holds(const Claim& claim, Attacker attacker) {
    const std::int64_t low = furthest(claim.quantity, claim.low, attacker);
    if (true_value(claim.quantity) - low >= claim.width) return true;
    return low + claim.width <= claim.high && possible(claim.quantity, low + claim.width, attacker);
}

std::vector<Change> Auditor::witness() const {
    std::vector<Change> changes;
    for (const auto cell : touched_)
        if (cells_[cell].changed != 0) changes.push_back({cell, tables_.cell(cell).value + cells_[cell].changed});
    return changes;
}

bool agrees(const LinkedTables& tables, std::span<const Change> changes, Attacker attacker) {
    std::vector<std::int64_t> moved(tables.cell_count());
    for (const auto& [cell, value] : changes) {
        const LinkedCell& own = tables.cell(cell);
        if (own.known || value < own.lower || value > upper_of(own, attacker)) return false;
        moved[cell] = value - own.value;
    }
    for (std::uint32_t r = 0; r < tables.relation_count(); ++r) {
        std::int64_t sum = tables.relation(r).value;
        for (const LinkedTerm& term : tables.terms(r)) sum += term.sign * moved[term.cell];
        if (sum < tables.relation(r).lower || sum > tables.relation(r).upper) return false;
    }
    return true;
}

}  // namespace accord::equity
