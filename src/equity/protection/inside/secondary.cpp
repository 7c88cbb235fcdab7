// What is hidden besides: the least that a promise needs, by the price of what a witness has to change, and what keeps
// the sum of hidden numbers from being a small one.
#include "equity/protection/inside/protector.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace accord::equity {

bool Protector::can_hide(std::uint32_t unit) const {
    return !system_.hidden(unit) && system_.loss[unit] >= 0 && tables_.cell(system_.first_cell[unit]).value > 0;
}

void Protector::set_prices() {
    for (std::uint32_t cell = 0; cell < tables_.cell_count(); ++cell)
        prices_.push_back(tables_.cell(cell).value == 0 ? -1 : price_of(system_.unit_of[cell]));
}

std::int64_t Protector::price_of(std::uint32_t unit) const {
    const double loss = system_.loss[unit];
    return loss < 0 ? -1 : std::lround(WitnessSearch::price_of_one * (1 + 2 * std::log10(std::max(1., loss))));
}

void Protector::allow(std::uint32_t unit) {
    if (prices_.empty()) set_prices();
    for (std::uint32_t cell = system_.first_cell[unit]; cell < system_.first_cell[unit + 1]; ++cell)
        prices_[cell] = price_of(unit);
}

bool Protector::hide_lines(std::uint32_t number) {
    const Quantity quantity = proofs_.kept(number).promise.claim.quantity;
    std::vector<std::uint32_t> units;
    const auto add_terms = [&](std::uint32_t relation) {
        for (const LinkedTerm& term : tables_.terms(relation))
            if (const auto unit = system_.unit_of[term.cell]; can_hide(unit)) units.push_back(unit);
    };
    if (quantity.kind == Quantity::Kind::relation)
        add_terms(quantity.index);
    else
        for (const auto& use : tables_.uses(quantity.index)) add_terms(use.relation);
    for (const auto unit : units) hide(unit);
    return !units.empty();
}

std::vector<std::int64_t> Protector::far_ends(std::uint32_t number) {
    const Proofs::Kept& kept = proofs_.kept(number);
    const Claim& claim = kept.promise.claim;
    std::vector<std::int64_t> ends{kept.low.value + claim.width, kept.high.value - claim.width};
    std::erase_if(ends, [&](std::int64_t value) { return value < claim.low || value > claim.high; });
    return ends;
}

bool Protector::prove_patiently(std::uint32_t number) {
    const int patience = search_.patience();
    if (system_.patience_to_print <= patience) return false;
    be_patient(system_.patience_to_print);
    bool proven = false;
    for (const std::int64_t value : far_ends(number)) proven = proven || try_value(number, value);
    be_patient(patience);
    return proven;
}

bool Protector::hide_witness(std::uint32_t number) {
    if (stopped_ && hide_lines(number)) return true;
    if (prices_.empty()) set_prices();
    if (!stopped_ && prove_patiently(number)) return true;
    const Promise promise = proofs_.kept(number).promise;
    std::optional<Witness> best;
    std::size_t best_fresh = 0;
    for (const std::int64_t value : far_ends(number)) {
        if (!search_.possible_at(prices_, promise.claim.quantity, value, promise.attacker)) continue;
        Witness witness = search_.witness();
        std::size_t fresh = 0;
        for (const Change& change : witness) fresh += tables_.cell(change.cell).known;
        if (best && best_fresh <= fresh) continue;
        best = std::move(witness);
        best_fresh = fresh;
    }
    if (!best) return false;
    for (const Change& change : *best) hide(system_.unit_of[change.cell]);
    proofs_.record(std::move(*best), promise.attacker, number);
    return best_fresh > 0 || proofs_.kept(number).proven();
}

std::optional<std::uint32_t> Protector::cheapest(std::uint32_t relation) const {
    std::optional<std::uint32_t> best;
    const auto order = [&](std::uint32_t unit) { return std::pair{system_.loss[unit], unit}; };
    for (const LinkedTerm& term : tables_.terms(relation))
        if (const auto unit = system_.unit_of[term.cell]; can_hide(unit) && (!best || order(unit) < order(*best)))
            best = unit;
    return best;
}

void Protector::note_sums(std::uint32_t unit) {
    if (system_.least_sum == 0) return;
    for (std::uint32_t cell = system_.first_cell[unit]; cell < system_.first_cell[unit + 1]; ++cell)
        for (const auto& use : tables_.uses(cell))
            if (tells_small_sum(use.relation)) changed_sums_.push_back(use.relation);
}

void Protector::keep_sums() {
    while (!changed_sums_.empty()) {
        const std::uint32_t relation = changed_sums_.back();
        changed_sums_.pop_back();
        while (tells_small_sum(relation)) {
            const auto unit = cheapest(relation);
            if (!unit) break;
            hide(*unit);
        }
    }
}

bool Protector::tells_small_sum(std::uint32_t r) const {
    const auto& relation = tables_.relation(r);
    if (relation.lower != relation.upper || relation.hidden == 0) return false;
    std::int64_t sum = 0;
    for (const LinkedTerm& term : tables_.hidden_terms(r)) {
        if (term.sign != tables_.hidden_terms(r).front().sign) return false;  // no sum, and as much as is printed
        if (tables_.cell(term.cell).harmless) return false;
        sum += tables_.cell(term.cell).value;
    }
    return sum != 0 && sum < system_.least_sum;
}

}  // namespace accord::equity
