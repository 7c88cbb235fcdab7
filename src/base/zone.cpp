#include "base/zone.hpp"

#include <date/tz.h>

#include <cstdio>

namespace accord {

namespace {

// The zone is looked up by name each time: the tables are sorted and already in memory.
const date::time_zone& find(std::string_view zone) { return *date::locate_zone(std::string{zone}); }

}  // namespace

bool is_zone(std::string_view zone) {
    try {
        return !zone.empty() && !find(zone).name().empty();
    } catch (const std::runtime_error&) {
        return false;
    }
}

LocalTime local_time(Instant at, std::string_view zone) {
    using namespace std::chrono;
    const auto local = floor<minutes>(find(zone).to_local(at).time_since_epoch());
    const auto day = floor<days>(local);
    return {Date{sys_days{day}}, static_cast<int>((local - day).count())};
}

Instant instant_of(LocalTime local, std::string_view zone) {
    using namespace std::chrono;
    const date::local_time<microseconds> wall{local.date.days().time_since_epoch() + minutes{local.minute}};
    return find(zone).to_sys(wall, date::choose::earliest);
}

std::string clock_text(int minute) {
    char text[16];
    const int size = std::snprintf(text, sizeof text, "%02d:%02d", minute / 60, minute % 60);
    return {text, static_cast<std::size_t>(size)};
}

}  // namespace accord
