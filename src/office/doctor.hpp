#pragma once

#include <string>
#include <vector>

#include "base/message.hpp"
#include "base/names.hpp"

namespace accord::office {

enum class Health { good, advice, fault };

constexpr auto enum_names(Health) {
    using enum Health;
    return std::to_array<EnumName<Health>>(
        {{good, "good", "Good"}, {advice, "advice", "Advice"}, {fault, "fault", "Fault"}});
}
static_assert(names_complete(Health::fault));

/// One thing that was looked at, and what to do about it.
struct Checkup {
    std::string subject;  ///< "key file", "policy", "calendar", ...
    Health health = Health::good;
    Message finding;
    Message mend;  ///< empty key: nothing to do
};

/// Looks a district's folder over: permissions of its files, key, migrations, zone, calendar, policy in force,
/// accounts, officers without an agreement, disk space, Chromium for PDF. Never changes anything.
std::vector<Checkup> examine(const std::string& directory);

}  // namespace accord::office
