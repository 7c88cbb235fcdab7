#pragma once

#include <string>

#include "office/report_periods.hpp"
#include "web/app.hpp"

namespace accord::web::pages {

/// "School year 2025-26, edition 2"; "Oct 2026, edition 1".
std::string edition_title(const Visit& visit, const office::ReportPeriod& period, int edition);

/// The page of the edition that was released last, or the list that says that there is none.
Response newest_edition(Visit& visit);

}  // namespace accord::web::pages
