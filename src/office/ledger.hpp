#pragma once

#include "filing/verify.hpp"
#include "office/office.hpp"

namespace accord::office {

/// Recomputes the whole ledger from the records and holds it against what is filed; looks
/// through the editions of the Board report as well (editions.hpp).
Result<filing::VerifyReport> verify_ledger(const Office& office, const Actor& actor);

}  // namespace accord::office
