#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.hpp"
#include "equity/counts.hpp"
#include "program/publication_rule.hpp"

namespace accord::office {

using program::ReportSpan;

/// A period that an edition can have. They nest: two of them lie apart or one lies inside the other, so the difference
/// of any two is known and can be protected. There are no others.
struct ReportPeriod {
    ReportSpan span = ReportSpan::school_year;
    int school_year = 0;
    int part = 1;  ///< which half, quarter or month of it; July is month 1

    [[nodiscard]] equity::Period days() const;
    [[nodiscard]] std::string code() const;  ///< "2025-26", "2025-26-half-1", "2025-26-quarter-3", "2025-26-month-12"
    [[nodiscard]] Message label() const;
    bool operator==(const ReportPeriod&) const = default;
};

/// All periods of a school year: the year, its halves, its quarters, its months.
std::vector<ReportPeriod> report_periods(int school_year);

/// The period of a code, or of its days; nothing when it is none of the list.
std::optional<ReportPeriod> report_period(std::string_view code);
std::optional<ReportPeriod> report_period(const equity::Period& days);

}  // namespace accord::office
