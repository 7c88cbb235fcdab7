#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "equity/release.hpp"
#include "office/office.hpp"

namespace accord::office {

/// The working view of any days, for those who draft the report and see every contact anyway: not for publication,
/// for two views of different days can tell small numbers. What others read are released editions (editions.hpp).
Result<equity::Released> working_report(const Office& office, const Actor& actor, const equity::Period& period);

/// What is chosen for one report, beside what the district's rule says.
struct ReportChoices {
    EnumSet<equity::Breakdown> left_out = {};     ///< divisions that it does without
    EnumSet<equity::Breakdown> hidden_last = {};  ///< divisions that weigh more when it is chosen what is hidden
    bool rounded = false;                         ///< its numbers are rounded, in place of hiding the small ones
};

/// A report with what is kept beside it, and what staff should look at before it is released: cells without their
/// numbers.
struct DoubtedReport {
    equity::ReleasedEdition edition;
    Problems doubts;
};

/// The report of a period from one scan of the file, protected beside reports that are out. Asks no permission: for the
/// verbs of this room. No raw count leaves the office. Asked to stop, it hides more than need be, and that is a doubt.
Result<DoubtedReport> protected_report(const Office& office, const equity::Period& period,
                                       const std::vector<equity::ReleasedEdition>& already = {},
                                       const ReportChoices& choices = {}, const equity::Progress& progress = {});

/// "Working draft, not for publication": what each file of the working view says first.
Message working_words();

/// The period with which the working view begins: the last whole school year once it has ended, else this year to date.
equity::Period usual_period(Date today);

/// Records that a released edition ("2025-26/1") was delivered to the Board.
Result<Done> deliver_report(Office& office, const Actor& actor, std::string_view edition, Date delivered_on,
                            const std::string& minutes);
std::vector<program::ReportDelivery> deliveries(const Office& office);

/// The Board directs a report: a clock starts where the policy says "as directed".
Result<Done> record_direction(Office& office, const Actor& actor, const program::BoardDirection& direction);

}  // namespace accord::office
