#pragma once

#include "filing/verify.hpp"
#include "office/office.hpp"

namespace accord::office {

/// Recomputes the whole ledger from the records and holds it against what is filed; looks
/// through the editions of the Board report and the filings to governments as well (editions.hpp, filings.hpp).
Result<filing::VerifyReport> verify_ledger(const Office& office, const Actor& actor);

}  // namespace accord::office
