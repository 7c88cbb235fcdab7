#include "equity/protection/proofs.hpp"

#include <algorithm>
#include <utility>

namespace accord::equity {

Proofs::Proofs(const LinkedTables& tables)
    : tables_{&tables}, first_of_cell_(tables.cell_count(), -1), changed_in_(tables.cell_count()) {}

std::uint32_t Proofs::add(const Promise& promise) {
    const auto number = static_cast<std::uint32_t>(kept_.size());
    const Quantity& quantity = promise.claim.quantity;
    Kept kept{promise, {}, {}, true, -1};
    kept.low.value = kept.high.value = tables_->true_value(quantity);
    if (quantity.kind == Quantity::Kind::cell)
        kept.next_of_cell = std::exchange(first_of_cell_[quantity.index], static_cast<std::int32_t>(number));
    kept_.push_back(kept);
    return number;
}

void Proofs::set_end(std::uint32_t promise, bool high, ProvenEnd end) {
    ProvenEnd& own = high ? kept_[promise].high : kept_[promise].low;
    undo_.push_back({promise, high, own});
    own = end;
}

void Proofs::widen(std::uint32_t promise, std::int64_t value, std::int32_t witness) {
    const Kept& kept = kept_[promise];
    if (value < kept.promise.claim.low || value > kept.promise.claim.high) return;
    if (value > kept.high.value) set_end(promise, true, {value, witness});
    if (value < kept.low.value) set_end(promise, false, {value, witness});
}

void Proofs::record(Witness witness, Attacker attacker, std::uint32_t for_promise) {
    const auto number = static_cast<std::int32_t>(witnesses_.size());
    for (const Change& change : witness) {
        changed_in_[change.cell].push_back(static_cast<std::uint32_t>(number));
        for (auto at = first_of_cell_[change.cell]; at >= 0; at = kept_[static_cast<std::size_t>(at)].next_of_cell) {
            const auto promise = static_cast<std::uint32_t>(at);
            if (kept_[promise].promise.attacker <= attacker) widen(promise, change.value, number);
        }
    }
    const Quantity quantity = kept_[for_promise].promise.claim.quantity;
    if (quantity.kind == Quantity::Kind::relation) {
        std::int64_t value = tables_->relation(quantity.index).value;
        for (const Change& change : witness)
            for (const auto& use : tables_->uses(change.cell))
                if (use.relation == quantity.index)
                    value += use.sign * (change.value - tables_->cell(change.cell).value);
        widen(for_promise, value, number);
    }
    witnesses_.push_back(std::move(witness));
    made_for_.push_back(for_promise);
}

std::vector<Proofs::LostEnd> Proofs::forget_with(std::uint32_t cell) {
    std::vector<LostEnd> lost;
    const auto drop = [&](std::uint32_t promise, std::int32_t number) {
        const Kept& kept = kept_[promise];
        const std::int64_t truth = tables_->true_value(kept.promise.claim.quantity);
        for (const bool high : {false, true})
            if (const ProvenEnd end = high ? kept.high : kept.low; end.witness == number) {
                set_end(promise, high, {truth, -1});
                lost.push_back({promise, end});
            }
    };
    for (const std::uint32_t number : changed_in_[cell]) {
        const auto witness = static_cast<std::int32_t>(number);
        for (const Change& change : witnesses_[number])
            for (auto at = first_of_cell_[change.cell]; at >= 0; at = kept_[static_cast<std::size_t>(at)].next_of_cell)
                drop(static_cast<std::uint32_t>(at), witness);
        drop(made_for_[number], witness);
    }
    std::sort(lost.begin(), lost.end());
    lost.erase(std::unique(lost.begin(), lost.end()), lost.end());
    return lost;
}

std::size_t Proofs::mark() {
    undo_.clear();
    return witnesses_.size();
}

void Proofs::take_back(std::size_t mark) {
    while (!undo_.empty()) {
        const Undo& undo = undo_.back();
        (undo.high ? kept_[undo.promise].high : kept_[undo.promise].low) = undo.before;
        undo_.pop_back();
    }
    while (witnesses_.size() > mark) {
        for (const Change& change : witnesses_.back()) changed_in_[change.cell].pop_back();
        witnesses_.pop_back();
        made_for_.pop_back();
    }
}

}  // namespace accord::equity
