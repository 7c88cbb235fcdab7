#pragma once

#include <cstddef>
#include <vector>

#include "equity/inside/report_tables.hpp"
#include "equity/release.hpp"

namespace accord::equity {

/// Ties a report to what was published before: its numbers minus earlier ones must not be small counts, and numbers
/// that were hidden stay hidden where the new ones would open them. Takes earlier reports of the same period, of one
/// inside it and of one around it; periods that only overlap give no exact difference. Gives the slots that must be
/// hidden from the start.
std::vector<std::size_t> tie_to_earlier(ReportTables& tables, const std::vector<Released>& already);

}  // namespace accord::equity
