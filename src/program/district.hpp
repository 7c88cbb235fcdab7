#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/fields.hpp"
#include "base/school_calendar.hpp"
#include "program/ids.hpp"

namespace accord::program {

/// The district whose program this is. One file holds one; PostgreSQL may hold many.
struct District {
    DistrictId id;
    std::string name;
    std::string state;       ///< "CA", "WA": two letters
    std::string zone;        ///< IANA time zone, "America/Los_Angeles"
    std::string federal_id;  ///< NCES local education agency id, 7 characters; may be empty
    int small_number = 10;   ///< counts below it are hidden in every publication
    std::string sample;      ///< "yes" when every person and number in it is made up

    bool operator==(const District&) const = default;
};

constexpr std::string_view table_name(Of<District>) { return "district"; }
constexpr auto fields(Of<District>) {
    using enum Privacy;
    return std::tuple{
        field("id", &District::id, open, "Id"),
        field("name", &District::name, open, "District"),
        field("state", &District::state, open, "State"),
        field("zone", &District::zone, open, "Time zone"),
        field("federal_id", &District::federal_id, open, "Federal id", "NCES local education agency id"),
        field("small_number", &District::small_number, open, "Counts below this are hidden",
              "FERPA, 34 CFR 99.31(b)(1)"),
        field("sample", &District::sample, open, "Sample data"),
    };
}
static_assert(fields_complete<District>());

enum class SchoolLevel { elementary, middle, high, other };

constexpr auto enum_names(SchoolLevel) {
    using enum SchoolLevel;
    return std::to_array<EnumName<SchoolLevel>>({{elementary, "elementary", "Elementary"},
                                                 {middle, "middle", "Middle"},
                                                 {high, "high", "High"},
                                                 {other, "other", "Other"}});
}
static_assert(names_complete(SchoolLevel::other));

struct School {
    SchoolId id;
    std::string name;
    SchoolLevel level = SchoolLevel::other;
    std::string code;       ///< the state's school code; may be empty
    std::string source_id;  ///< the student information system's id, for imports

    bool operator==(const School&) const = default;
};

constexpr std::string_view table_name(Of<School>) { return "school"; }
constexpr auto fields(Of<School>) {
    using enum Privacy;
    return std::tuple{
        field("id", &School::id, open, "Id"),
        field("name", &School::name, open, "School"),
        field("level", &School::level, open, "Level"),
        field("code", &School::code, open, "State school code"),
        field("source_id", &School::source_id, staff, "Id in the student information system",
              "OneRoster orgs.csv sourcedId"),
    };
}
static_assert(fields_complete<School>());

/// One school year's first and last day. Days without school are ClosedDay records of the same year.
struct CalendarYear {
    CalendarId id;
    int school_year = 0;  ///< the first calendar year: 2026 for 2026-27
    Date first;
    Date last;

    bool operator==(const CalendarYear&) const = default;
};

constexpr std::string_view table_name(Of<CalendarYear>) { return "calendar_year"; }
constexpr auto fields(Of<CalendarYear>) {
    using enum Privacy;
    return std::tuple{
        field("id", &CalendarYear::id, open, "Id"),
        field("school_year", &CalendarYear::school_year, open, "School year"),
        field("first_day", &CalendarYear::first, open, "First day of school"),
        field("last_day", &CalendarYear::last, open, "Last day of school"),
    };
}
static_assert(fields_complete<CalendarYear>());

struct ClosedDay {
    Id<ClosedDay> id;
    int school_year = 0;
    Date day;
    std::string name;  ///< "Winter break"

    bool operator==(const ClosedDay&) const = default;
};

constexpr std::string_view table_name(Of<ClosedDay>) { return "closed_day"; }
constexpr auto fields(Of<ClosedDay>) {
    using enum Privacy;
    return std::tuple{
        field("id", &ClosedDay::id, open, "Id"),
        field("school_year", &ClosedDay::school_year, open, "School year"),
        field("day", &ClosedDay::day, open, "Day"),
        field("name", &ClosedDay::name, open, "Name"),
    };
}
static_assert(fields_complete<ClosedDay>());

/// The calendar of a school year from its records; the plain year from 1 July to 30 June where none was entered.
SchoolCalendar school_calendar(int school_year, const std::vector<CalendarYear>& years,
                               const std::vector<ClosedDay>& closed);

}  // namespace accord::program
