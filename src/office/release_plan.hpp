#pragma once

#include <optional>
#include <vector>

#include "office/editions.hpp"

namespace accord::office {

/// What people read of a report, and what it costs that small numbers stay secret.
struct PlannedCost {
    int numbers = 0;  ///< of students and of events, that a report without small numbers would show
    int shown = 0;
    int rounded = 0;   ///< of the numbers, that are read rounded
    int together = 0;  ///< of those that are hidden, that are read together with others of their table
    int sums = 0;      ///< in how many numbers they are read
    int ratios = 0;    ///< that can be computed
    int withheld = 0;  ///< tables that hide their zeros too
};

/// One way to publish what happened in a period, beside the editions that are out.
struct WayToRelease {
    ReportPeriod period;
    ReportChoices choices;
    std::optional<PlannedCost> cost;  ///< none: it cannot be released so
    std::optional<PlannedCost> year;  ///< what its school year could then still show; none: it is out or not over
    std::optional<equity::RoundingError> rounding;  ///< of a rounded report
    bool stopped = false;                           ///< it could show more, were the search given its time
};

/// What it would cost to release a period now: as it stands, rounded, without one of its divisions, and as part of each
/// longer period that has ended; of each the divisions named are hidden last. Nothing is drafted. `progress` is told
/// how much is done; asked to stop, the ways that are left are searched in haste.
Result<std::vector<WayToRelease>> plan_release(const Office& office, const Actor& actor, const ReportPeriod& period,
                                               EnumSet<equity::Breakdown> hidden_last = {},
                                               const equity::Progress& progress = {});

}  // namespace accord::office
