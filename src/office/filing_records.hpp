#pragma once

#include "equity/filings/crdc_filing.hpp"
#include "equity/filings/ripa_handoff.hpp"
#include "equity/filings/washington_filing.hpp"
#include "office/office.hpp"

namespace accord::office {

/// What filings are counted from: codes, days and numbers of schools, no name of a student and no typed words.

/// Refuses a year without a school calendar.
Result<equity::CrdcRecords> crdc_records(const Office& office, int school_year);
equity::WashingtonRecords washington_records(const Office& office, int school_year);
equity::RipaRecords ripa_records(const Office& office, int year, const program::Agency& agency);

}  // namespace accord::office
