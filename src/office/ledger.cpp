#include "office/ledger.hpp"

#include "office/editions.hpp"
#include "office/filings.hpp"

namespace accord::office {

Result<filing::VerifyReport> verify_ledger(const Office& office, const Actor& actor) {
    if (auto allowed = require(actor, Verb::verify_ledger); !allowed) return allowed.problems();
    return office.file().read([](const filing::Reading& file) -> Result<filing::VerifyReport> {
        auto report = filing::verify(file);
        for (auto& fault : edition_faults(file)) report.faults.push_back(std::move(fault));
        for (auto& fault : filing_faults(file)) report.faults.push_back(std::move(fault));
        return report;
    });
}

}  // namespace accord::office
