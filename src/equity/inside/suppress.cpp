#include "equity/inside/suppress.hpp"

#include "equity/inside/editions.hpp"
#include "equity/inside/report_tables.hpp"
#include "equity/protection/audit.hpp"

namespace accord::equity {

Suppression suppress(const Counted& counted, const Rule& rule, const std::vector<Released>& already) {
    ReportTables tables{counted, rule};
    Protectable& system = tables.system();
    for (const std::size_t slot : tables.small_slots()) system.sensitive.push_back(static_cast<std::uint32_t>(slot));
    for (const std::size_t slot : tie_to_earlier(tables, already))
        system.sensitive.push_back(static_cast<std::uint32_t>(slot));
    const Protection protection = protect(system);
    Suppression out{protection.hidden, {}, {protection.unprotected.begin(), protection.unprotected.end()}};
    for (const std::uint32_t slot : unproven(system, protection)) out.unprotected.push_back(slot);
    for (const auto& measure : names_of<Measure>)
        for (const auto& breakdown : names_of<Breakdown>)
            if (tables.withheld(measure.value, breakdown.value))
                out.withheld.emplace_back(measure.value, breakdown.value);
    return out;
}

}  // namespace accord::equity
