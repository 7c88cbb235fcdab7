#pragma once

#include <string>

#include "base/date.hpp"

namespace accord {

/// A moment as the clock on the wall shows it.
struct LocalTime {
    Date date;
    int hour = 0;
    int minute = 0;
};

bool is_zone(const std::string& iana_name);

/// Throws std::runtime_error for a zone that does not exist: check is_zone when a user names it.
LocalTime to_local(Instant instant, const std::string& iana_name);

/// The moment of a wall clock's time. A time that occurs twice is the earlier; a time that a clock change skips is the
/// moment of the change.
Instant from_local(const LocalTime& local, const std::string& iana_name);

}  // namespace accord
