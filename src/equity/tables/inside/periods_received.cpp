#include "equity/tables/inside/periods_received.hpp"

#include <array>

#include "base/school_calendar.hpp"

namespace accord::equity {

int period_of(Date date, ReceivedBy by) {
    const int month = (static_cast<int>(date.month()) + 5) % 12;
    return by == ReceivedBy::month ? 12 * school_year_of(date) + month : 4 * school_year_of(date) + month / 3;
}

SheetCode period_code(int period, ReceivedBy by) {
    static constexpr std::array months{"July",    "August",   "September", "October", "November", "December",
                                       "January", "February", "March",     "April",   "May",      "June"};
    const int in_year = by == ReceivedBy::month ? 12 : 4;
    const int year = period / in_year, part = period % in_year;
    const std::string name = school_year_name(year);
    if (by == ReceivedBy::quarter)
        return {name + "-quarter-" + std::to_string(part + 1), name + ", quarter " + std::to_string(part + 1)};
    return {name + "-month-" + std::to_string(part + 1),
            std::string{months[static_cast<std::size_t>(part)]} + " " + std::to_string(part < 6 ? year : year + 1)};
}

}  // namespace accord::equity
