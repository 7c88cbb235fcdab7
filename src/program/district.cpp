#include "program/district.hpp"

namespace accord::program {

SchoolCalendar school_calendar(int school_year, const std::vector<CalendarYear>& years,
                               const std::vector<ClosedDay>& closed) {
    SchoolCalendar calendar{school_year_start(school_year), school_year_end(school_year), {}};
    for (const auto& year : years)
        if (year.school_year == school_year) {
            calendar.first = year.first;
            calendar.last = year.last;
        }
    for (const auto& day : closed)
        if (day.school_year == school_year) calendar.closed.insert(day.day);
    return calendar;
}

}  // namespace accord::program
