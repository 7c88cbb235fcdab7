#include "equity/inside/suppress.hpp"

#include <map>
#include <set>

#include "equity/inside/report_tables.hpp"
#include "equity/protection/audit.hpp"

namespace accord::equity {

namespace {

/// The proofs of a report's own hidden numbers, with the witnesses that they name and no others.
void take_proofs(const Proofs& proofs, std::size_t cells, Suppression& out) {
    std::map<std::int32_t, std::int32_t> numbers{{-1, -1}};
    const auto number = [&](ProvenEnd end) {
        const auto [place, fresh] = numbers.try_emplace(end.witness, static_cast<std::int32_t>(out.witnesses.size()));
        end.witness = place->second;
        if (!fresh) return end;
        auto& witness = out.witnesses.emplace_back();
        for (const Change& change : proofs.witness(static_cast<std::int32_t>(place->first)))
            if (change.cell < cells) witness.push_back(change);
        return end;
    };
    for (const Proofs::Kept& kept : proofs.all()) {
        const Quantity& quantity = kept.promise.claim.quantity;
        if (kept.active && quantity.kind == Quantity::Kind::cell && quantity.index < cells &&
            kept.promise.attacker == Attacker::reads_notes)
            out.open.push_back({quantity.index, number(kept.low), number(kept.high)});
    }
}

}  // namespace

Suppression suppress(const Counted& counted, const Rule& rule, const std::vector<Published>& already) {
    ReportTables tables{counted, rule, already};
    Protectable& system = tables.system();
    const Protection protection = protect(system);
    const auto hidden = protection.hidden.begin();
    Suppression out{{hidden, hidden + static_cast<std::ptrdiff_t>(counted.rows.slots())}, {}, {}, {}, {}};
    take_proofs(protection.proofs, 2 * counted.rows.slots(), out);
    std::set<std::size_t> unprotected;
    for (const std::uint32_t slot : protection.unprotected) unprotected.insert(tables.slot_now(slot));
    for (const std::uint32_t slot : unproven(system, protection)) unprotected.insert(tables.slot_now(slot));
    out.unprotected.assign(unprotected.begin(), unprotected.end());
    for (const auto& measure : names_of<Measure>)
        for (const auto& breakdown : names_of<Breakdown>)
            if (tables.withheld(measure.value, breakdown.value))
                out.withheld.emplace_back(measure.value, breakdown.value);
    return out;
}

}  // namespace accord::equity
