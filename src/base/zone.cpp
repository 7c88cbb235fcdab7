#include "base/zone.hpp"

#include <date/tz.h>

namespace accord {

bool is_zone(const std::string& iana_name) {
    try {
        return date::locate_zone(iana_name) != nullptr;
    } catch (const std::runtime_error&) {
        return false;
    }
}

LocalTime to_local(Instant instant, const std::string& iana_name) {
    using namespace std::chrono;
    const auto local = date::locate_zone(iana_name)->to_local(instant);
    const auto day = date::floor<days>(local);
    const auto minutes = duration_cast<std::chrono::minutes>(local - day).count();
    return {Date{sys_days{day.time_since_epoch()}}, static_cast<int>(minutes / 60), static_cast<int>(minutes % 60)};
}

Instant from_local(const LocalTime& local, const std::string& iana_name) {
    using namespace std::chrono;
    const auto* zone = date::locate_zone(iana_name);
    const date::local_time<minutes> wall{local.date.days().time_since_epoch() + hours{local.hour} +
                                         minutes{local.minute}};
    return Instant{zone->to_sys(wall, date::choose::earliest)};
}

}  // namespace accord
