#pragma once

#include <set>
#include <string>

#include "base/date.hpp"

namespace accord {

/// The days on which students are expected to be present in one school year.
struct SchoolCalendar {
    Date first;               ///< first day of school
    Date last;                ///< last day of school
    std::set<Date> closed{};  ///< holidays and breaks between the two; weekends need no entry

    [[nodiscard]] bool is_school_day(Date date) const;
    /// The date `days` school days after `from`, which is itself day zero and need not be a school day.
    /// Past the last day of school the count goes on over weekdays: a clock never stops for want of a calendar.
    [[nodiscard]] Date add(Date from, SchoolDays days) const;
    /// School days after `from` up to and including `to`; negative when `to` is earlier.
    [[nodiscard]] SchoolDays between(Date from, Date to) const;
};

/// The school year of a date, named by its first calendar year: 2026-11-22 and 2027-03-01 are both 2026.
/// A year turns on 1 July, as states count school years.
int school_year_of(Date date);
std::string school_year_name(int year);  ///< "2026-27"
Date school_year_start(int year);        ///< 1 July
Date school_year_end(int year);          ///< 30 June of the next calendar year

}  // namespace accord
