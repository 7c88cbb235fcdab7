#include "base/school_calendar.hpp"

#include <cstdio>

namespace accord {

namespace {

bool is_weekday(Date date) { return date.weekday().iso_encoding() <= 5; }

}  // namespace

bool SchoolCalendar::is_school_day(Date date) const {
    return date >= first && date <= last && is_weekday(date) && !closed.contains(date);
}

Date SchoolCalendar::add(Date from, SchoolDays days) const {
    Date date = from;
    for (int left = days.count; left > 0;) {
        date = date + CalendarDays{1};
        if (date > last ? is_weekday(date) : is_school_day(date)) --left;
    }
    return date;
}

SchoolDays SchoolCalendar::between(Date from, Date to) const {
    if (to < from) return {-between(to, from).count};
    SchoolDays days;
    for (Date date = from + CalendarDays{1}; date <= to; date = date + CalendarDays{1})
        if (is_school_day(date)) ++days.count;
    return days;
}

int school_year_of(Date date) { return date.month() >= 7 ? date.year() : date.year() - 1; }

std::string school_year_name(int year) {
    char text[24];
    const int size = std::snprintf(text, sizeof text, "%d-%02d", year, (year + 1) % 100);
    return {text, static_cast<std::size_t>(size)};
}

Date school_year_start(int year) { return {year, 7, 1}; }
Date school_year_end(int year) { return {year + 1, 6, 30}; }

}  // namespace accord
