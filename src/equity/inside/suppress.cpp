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

/// A system of tables once it is protected.
struct Protected {
    Suppression suppression;
    std::set<std::size_t> less_open;  ///< slots of which too little is proven
};

Protected protect_tables(ReportTables& tables, std::size_t slots, const Progress& progress) {
    Protectable& system = tables.system();
    const Protection protection = protect(system, progress);
    const auto hidden = protection.hidden.begin();
    Protected out{{{hidden, hidden + static_cast<std::ptrdiff_t>(slots)}, {}, {}, {}, {}, {}}, {}};
    take_proofs(protection.proofs, 2 * slots, out.suppression);
    std::set<std::size_t> unprotected;
    for (const std::uint32_t slot : protection.unprotected) unprotected.insert(tables.slot_now(slot));
    for (const std::uint32_t slot : unproven(system, protection)) unprotected.insert(tables.slot_now(slot));
    out.suppression.unprotected.assign(unprotected.begin(), unprotected.end());
    out.less_open = std::move(unprotected);
    for (const Proofs::Kept& kept : protection.proofs.all())
        if (kept.active && kept.promise.enough && kept.high.value - kept.low.value < *kept.promise.enough) {
            const auto cell = system.tables.first_cell(kept.promise.claim.quantity);
            out.less_open.insert(tables.slot_now(ReportTables::slot_of(cell)));
        }
    return out;
}

/// What a rounded report hides whatever its numbers are: what it does without, and rows of one or two students.
bool never_rounded(const Counted& counted, const Rule& rule, std::size_t row) {
    const std::int64_t enrolled = counted.enrolled[row].count;
    return rule.left_out.has(counted.rows.breakdown(row)) || (counted.enrolment_known && enrolled > 0 && enrolled < 3);
}

/// What is hidden too when the multiples of some numbers tell more than was promised: those numbers, then all of their
/// tables, then all of their measures.
enum class Near { number, table, measure };

void hide_near(const Rows& rows, const std::set<std::size_t>& numbers, Near near, std::vector<bool>& rounded) {
    for (const std::size_t number : numbers)
        for (std::size_t slot = 0; slot < rows.slots(); ++slot) {
            const bool measure = rows.measure_of(slot) == rows.measure_of(number);
            const bool table = measure && rows.breakdown(rows.row_of(slot)) == rows.breakdown(rows.row_of(number));
            if (slot == number || (near == Near::table && table) || (near == Near::measure && measure))
                rounded[slot] = false;
        }
}

bool any_hidden(const Rounding& rounding, const Rows& rows, Measure measure, Breakdown breakdown) {
    for (std::size_t row = rows.first(breakdown); row < rows.end(breakdown); ++row)
        if (!rounding.rounded[rows.slot(measure, row)]) return true;
    return false;
}

Suppression round_all(const Counted& counted, const Rule& rule, const std::vector<Published>& already,
                      const Progress& progress) {
    const Rows& rows = counted.rows;
    Rounding rounding = round_to(counted, rule.small_number);
    for (std::size_t slot = 0; slot < rows.slots(); ++slot)
        rounding.rounded[slot] = !never_rounded(counted, rule, rows.row_of(slot));
    const auto protect = [&] {
        ReportTables tables{counted, rule, already, &rounding};
        return protect_tables(tables, rows.slots(), progress);
    };
    Protected best = protect();
    for (const Near near : {Near::number, Near::table, Near::measure}) {
        if (best.less_open.empty()) break;
        hide_near(rows, best.less_open, near, rounding.rounded);
        best = protect();
    }
    Suppression out = std::move(best.suppression);
    for (const auto& measure : names_of<Measure>)
        for (const auto& breakdown : names_of<Breakdown>)
            if (any_hidden(rounding, rows, measure.value, breakdown.value))
                out.withheld.emplace_back(measure.value, breakdown.value);
    out.rounding = std::move(rounding);
    return out;
}

}  // namespace

Suppression suppress(const Counted& counted, const Rule& rule, const std::vector<Published>& already,
                     const Progress& progress) {
    if (rule.rounded) return round_all(counted, rule, already, progress);
    ReportTables tables{counted, rule, already};
    Suppression out = protect_tables(tables, counted.rows.slots(), progress).suppression;
    for (const auto& measure : names_of<Measure>)
        for (const auto& breakdown : names_of<Breakdown>)
            if (tables.withheld(measure.value, breakdown.value))
                out.withheld.emplace_back(measure.value, breakdown.value);
    return out;
}

}  // namespace accord::equity
