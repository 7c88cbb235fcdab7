#pragma once

#include <string>
#include <string_view>

#include "base/date.hpp"

namespace accord {

/// What the clock on the wall says: a local date and the minutes since its midnight.
struct LocalTime {
    Date date;
    int minute = 0;  ///< 0 to 1439

    auto operator<=>(const LocalTime&) const = default;
};

/// The IANA time zone ("America/Los_Angeles") is known to this machine.
bool is_zone(std::string_view zone);

/// Local time of an instant. Throws std::runtime_error for an unknown zone: ask is_zone first.
LocalTime local_time(Instant at, std::string_view zone);

/// The instant of a local time: the earlier one where the clock shows it twice; a time that a clock change skipped is
/// moved to the moment of the change.
Instant instant_of(LocalTime local, std::string_view zone);

/// "14:05" of the day's minutes.
std::string clock_text(int minute);

}  // namespace accord
