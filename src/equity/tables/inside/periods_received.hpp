#pragma once

#include "base/date.hpp"
#include "equity/tables/read_sheets.hpp"

namespace accord::equity {

/// The month or quarter of a day, counted on through all school years.
int period_of(Date date, ReceivedBy by);

/// What it is called: "2025-26-quarter-1", as the Board report names its periods.
SheetCode period_code(int period, ReceivedBy by);

}  // namespace accord::equity
