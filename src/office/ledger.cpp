#include "office/ledger.hpp"

namespace accord::office {

Result<filing::VerifyReport> verify_ledger(const Office& office, const Actor& actor) {
    if (auto allowed = require(actor, Verb::verify_ledger); !allowed) return allowed.problems();
    return office.file().read(
        [](const filing::Reading& file) -> Result<filing::VerifyReport> { return filing::verify(file); });
}

}  // namespace accord::office
