#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord {

/// A number of days that cannot be mistaken for another kind of day.
template <class Tag>
struct Days {
    int count = 0;
    auto operator<=>(const Days&) const = default;
};
using CalendarDays = Days<struct CalendarDaysTag>;
using SchoolDays = Days<struct SchoolDaysTag>;

/// A local calendar date (proleptic Gregorian), without a time or a zone.
class Date {
public:
    constexpr Date() = default;
    constexpr explicit Date(std::chrono::sys_days days) : days_{days} {}
    /// The day must exist: use parse_date for what a user typed.
    constexpr Date(int year, unsigned month, unsigned day)
        : days_{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)} {}

    [[nodiscard]] constexpr std::chrono::sys_days days() const { return days_; }
    [[nodiscard]] constexpr std::chrono::year_month_day parts() const { return {days_}; }
    [[nodiscard]] constexpr int year() const { return static_cast<int>(parts().year()); }
    [[nodiscard]] constexpr unsigned month() const { return static_cast<unsigned>(parts().month()); }
    [[nodiscard]] constexpr unsigned day() const { return static_cast<unsigned>(parts().day()); }
    [[nodiscard]] constexpr std::chrono::weekday weekday() const { return std::chrono::weekday{days_}; }

    constexpr auto operator<=>(const Date&) const = default;

private:
    std::chrono::sys_days days_{};
};

constexpr Date operator+(Date date, CalendarDays days) { return Date{date.days() + std::chrono::days{days.count}}; }
constexpr Date operator-(Date date, CalendarDays days) { return Date{date.days() - std::chrono::days{days.count}}; }
constexpr CalendarDays operator-(Date later, Date earlier) {
    return {static_cast<int>((later.days() - earlier.days()).count())};
}

/// The same day of a later month; the month's last day where it has no such day (31 August + 6 months = 28 February).
Date add_months(Date date, int months);

std::string to_string(Date date);                       ///< ISO 8601: 2022-05-16
std::optional<Date> parse_date(std::string_view text);  ///< ISO 8601 only, and a day that exists

/// A moment in UTC, to the microsecond.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

std::string to_string(Instant instant);                       ///< 2026-11-22T14:03:09.000000Z: sorts as text
std::optional<Instant> parse_instant(std::string_view text);  ///< ISO 8601 with Z; fractions optional

}  // namespace accord
