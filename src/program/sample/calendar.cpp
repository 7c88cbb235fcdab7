#include "program/sample/world.hpp"

namespace accord::program::sample {

namespace {

Date monday_from(Date day) {
    const int iso = static_cast<int>(day.weekday().iso_encoding());
    return day + CalendarDays{(8 - iso) % 7};
}

struct Break {
    std::string_view name;
    Date from;
    int days;
};

/// The days off of a made-up but ordinary school year.
std::vector<Break> breaks(int year) {
    const Date november_start{year, 11, 1};
    // Thanksgiving is the fourth Thursday; its week begins three days before.
    Date thursday = november_start;
    while (thursday.weekday() != std::chrono::Thursday) thursday = thursday + CalendarDays{1};
    return {{"Labor Day", monday_from({year, 9, 1}), 1},
            {"Veterans Day", {year, 11, 11}, 1},
            {"Thanksgiving break", thursday + CalendarDays{21 - 3}, 5},
            {"Winter break", monday_from({year, 12, 20}), 12},
            {"Martin Luther King Jr. Day", monday_from({year + 1, 1, 15}), 1},
            {"Presidents' Day", monday_from({year + 1, 2, 15}), 1},
            {"Spring break", monday_from({year + 1, 3, 24}), 5},
            {"Memorial Day", monday_from({year + 1, 5, 25}), 1}};
}

Date first_day(int year) { return monday_from({year, 8, 12}); }
Date last_day(int year) { return monday_from({year + 1, 5, 30}) + CalendarDays{4}; }

void file_year(World& world, int year) {
    const auto made = first_day(year) - CalendarDays{150};
    world.out.years.push_back({world.id<CalendarId>(made), year, first_day(year), last_day(year)});
    for (const auto& pause : breaks(year))
        for (int i = 0; i < pause.days; ++i) {
            const auto day = pause.from + CalendarDays{i};
            if (day.weekday().iso_encoding() <= 5)
                world.out.closed_days.push_back({world.id<Id<ClosedDay>>(made), year, day, std::string{pause.name}});
        }
}

}  // namespace

void make_calendar(World& world) {
    int present = school_year_of(world.today);
    if (first_day(present) >= world.today) --present;  // in summer the last year is still the present one
    for (int year = present - world.scale.years + 1; year <= present; ++year) file_year(world, year);
    for (const auto& year : world.out.years) {
        Term term{year, {}, {}};
        const auto calendar = school_calendar(year.school_year, world.out.years, world.out.closed_days);
        for (auto day = year.first; day <= year.last && day < world.today; day = day + CalendarDays{1})
            if (calendar.is_school_day(day)) term.days.push_back(day);
        world.terms.push_back(std::move(term));
    }
    file_year(world, present + 1);
}

}  // namespace accord::program::sample
