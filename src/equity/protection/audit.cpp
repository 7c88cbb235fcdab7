#include "equity/protection/audit.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace accord::equity {

namespace {

/// The value of a quantity in tables that differ from the true ones.
std::int64_t value_in(const LinkedTables& tables, Quantity quantity, std::span<const Change> changes) {
    std::map<std::uint32_t, std::int64_t> changed;
    for (const Change& change : changes) changed[change.cell] = change.value;
    const auto value = [&](std::uint32_t cell) {
        const auto found = changed.find(cell);
        return found == changed.end() ? tables.cell(cell).value : found->second;
    };
    if (quantity.kind == Quantity::Kind::cell) return value(quantity.index);
    std::int64_t sum = 0;
    for (const LinkedTerm& term : tables.terms(quantity.index)) sum += term.sign * value(term.cell);
    return sum;
}

/// Against whom a witness holds: found once for each of them and kept.
class Witnesses {
public:
    Witnesses(const LinkedTables& tables, const Proofs& proofs) : tables_{tables}, proofs_{proofs} {}

    [[nodiscard]] bool hold(std::int32_t witness, Attacker attacker) {
        if (witness < 0) return true;
        const auto [known, added] = known_.try_emplace({witness, attacker}, false);
        if (added) known->second = agrees(tables_, proofs_.witness(witness), attacker);
        return known->second;
    }

    [[nodiscard]] std::int64_t value(Quantity quantity, std::int32_t witness) const {
        return witness < 0 ? value_in(tables_, quantity, {}) : value_in(tables_, quantity, proofs_.witness(witness));
    }

private:
    const LinkedTables& tables_;
    const Proofs& proofs_;
    std::map<std::pair<std::int32_t, Attacker>, bool> known_;
};

bool kept(const Proofs::Kept& promise, Witnesses& witnesses) {
    const Claim& claim = promise.promise.claim;
    const Attacker attacker = promise.promise.attacker;
    if (!witnesses.hold(promise.low.witness, attacker) || !witnesses.hold(promise.high.witness, attacker)) return false;
    const std::int64_t low = witnesses.value(claim.quantity, promise.low.witness);
    const std::int64_t high = witnesses.value(claim.quantity, promise.high.witness);
    return high - low >= claim.width || (low <= claim.low && high >= claim.high);
}

bool tells_small_sum(const LinkedTables& tables, std::uint32_t relation, std::int64_t least) {
    if (tables.relation(relation).lower != tables.relation(relation).upper) return false;
    std::int64_t added = 0, taken = 0;
    bool adds = false, takes = false;
    for (const LinkedTerm& term : tables.terms(relation)) {
        if (tables.cell(term.cell).known) continue;
        if (tables.cell(term.cell).harmless) return false;
        (term.sign > 0 ? adds : takes) = true;
        (term.sign > 0 ? added : taken) += tables.cell(term.cell).value;
    }
    // Hidden on both sides: what is known is their difference, and that is no more than what is printed.
    const std::int64_t sum = added + taken;
    return adds != takes && sum != 0 && sum < least;
}

}  // namespace

bool agrees(const LinkedTables& tables, std::span<const Change> changes, Attacker attacker) {
    std::map<std::uint32_t, std::int64_t> moved;  // sums of relations
    for (const auto& [cell, value] : changes) {
        const LinkedCell& own = tables.cell(cell);
        const Bounds allowed = bounds(own, attacker);
        if (own.known || value < allowed.low || value > allowed.high) return false;
        for (const auto& use : tables.uses(cell)) moved[use.relation] += use.sign * (value - own.value);
    }
    return std::all_of(moved.begin(), moved.end(), [&](const auto& relation) {
        const auto& own = tables.relation(relation.first);
        const std::int64_t sum = own.value + relation.second;
        return own.lower <= sum && sum <= own.upper;
    });
}

std::vector<std::uint32_t> unproven(const Protectable& system, const Protection& protection) {
    std::set<std::uint32_t> found;
    Witnesses witnesses{system.tables, protection.proofs};
    std::set<std::uint32_t> promised;
    for (const Proofs::Kept& promise : protection.proofs.all()) {
        const auto cell = system.tables.first_cell(promise.promise.claim.quantity);
        promised.insert(cell);
        if (promise.active && promise.promise.must && !kept(promise, witnesses)) found.insert(system.unit_of[cell]);
    }
    for (const std::uint32_t unit : system.sensitive)
        if (!system.hidden(unit)) found.insert(unit);
    for (std::uint32_t unit = 0; unit < system.unit_count(); ++unit)
        if (system.hidden(unit))
            for (const Promise& promise : system.promises(unit))
                if (promise.must && promise.claim.quantity.kind == Quantity::Kind::cell &&
                    !promised.contains(promise.claim.quantity.index))
                    found.insert(unit);
    if (system.least_sum > 0)
        for (std::uint32_t r = 0; r < system.tables.relation_count(); ++r)
            if (tells_small_sum(system.tables, r, system.least_sum))
                found.insert(system.unit_of[system.tables.terms(r).front().cell]);
    return {found.begin(), found.end()};
}

}  // namespace accord::equity
