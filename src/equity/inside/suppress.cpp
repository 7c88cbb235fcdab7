#include "equity/inside/suppress.hpp"

#include <set>

#include "equity/inside/report_tables.hpp"
#include "equity/protection/audit.hpp"

namespace accord::equity {

Suppression suppress(const Counted& counted, const Rule& rule, const std::vector<Published>& already) {
    ReportTables tables{counted, rule, already};
    Protectable& system = tables.system();
    const Protection protection = protect(system);
    const auto hidden = protection.hidden.begin();
    Suppression out{{hidden, hidden + static_cast<std::ptrdiff_t>(counted.rows.slots())}, {}, {}};
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
