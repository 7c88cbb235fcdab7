#pragma once

#include <string>

#include "equity/release.hpp"
#include "office/office.hpp"

namespace accord::office {

/// The Board report of a period, from one scan of the file, already released: no raw count leaves the office.
Result<equity::Released> board_report(const Office& office, const Actor& actor, equity::Period period);

/// The period that a board would ask for today: the last whole school year once it has ended, else this year to date.
equity::Period usual_period(Date today);

/// Records that the report of a period was delivered to the Board.
Result<Done> deliver_report(Office& office, const Actor& actor, equity::Period period, Date delivered_on,
                            const std::string& minutes);
std::vector<program::ReportDelivery> deliveries(const Office& office);

/// The Board directs a report: a clock starts where the policy says "as directed".
Result<Done> record_direction(Office& office, const Actor& actor, const program::BoardDirection& direction);

}  // namespace accord::office
