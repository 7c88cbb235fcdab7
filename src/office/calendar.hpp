#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/office.hpp"

namespace accord::office {

/// Days without school that follow each other, weekends aside, under one name.
struct ClosedSpan {
    Date from;
    Date until;
    std::string name;
};

/// A school year as it is on file. Every clock that counts school days counts on it.
struct SchoolYearView {
    int school_year = 0;
    std::optional<program::CalendarYear> year;  ///< none: its first and last day were never entered
    std::vector<ClosedSpan> closed;
    program::RaceLists::From races{};  ///< the list of races and ethnicities that holds
};
/// The year of a day and the one after it.
Result<std::vector<SchoolYearView>> school_years(const Office& office, const Actor& actor, Date on);

/// The first and the last day of school of one year; a later word on the same year corrects it.
Result<Done> set_school_year(Office& office, const Actor& actor, std::optional<Date> first, std::optional<Date> last);

/// No school from one day to another: holidays and breaks. Nothing for `until`: a single day.
Result<Done> close_days(Office& office, const Actor& actor, std::optional<Date> from, std::optional<Date> until,
                        const std::string& name);

/// There is school on these days after all: their entries are taken back, and the ledger keeps that they were there.
Result<Done> open_days(Office& office, const Actor& actor, Date from, Date until);

}  // namespace accord::office
