#pragma once

#include <optional>
#include <string>
#include <vector>

#include "equity/filings/filing.hpp"
#include "program/agreements.hpp"
#include "program/officers.hpp"
#include "program/oversight.hpp"

namespace accord::equity {

/// A person of the safety and security staff at a school in the year.
struct SecurityPost {
    std::uint32_t person = 0;  ///< a number that means nothing outside the filing
    std::uint16_t school = 0;  ///< index into WashingtonRecords::schools
    program::OfficerKind kind{};
    std::string employer;
    int days_per_week_tenths = 0;  ///< 0: not recorded
};

struct SecurityAgreement {
    std::string agency;
    program::AgencyKind kind{};
    std::string title;
    std::optional<Date> starts;
    std::optional<Date> ends;
};

struct SchoolCall {
    std::uint16_t school = 0;
    program::CallOutcome outcome{};
};

/// What RCW 28A.320.1241 asks a district to collect and submit every year.
struct WashingtonRecords {
    FilingDistrict district;
    int school_year = 0;
    Period days;  ///< 1 July to 30 June
    std::vector<FilingSchool> schools;
    std::vector<SecurityPost> staff;  ///< by person and school
    std::vector<SecurityAgreement> agreements;
    std::vector<FilingContact> contacts;
    std::optional<std::vector<SchoolCall>> calls;  ///< none: calls for service were not collected in that year
    program::RaceList race_list{};                 ///< in force in that year
};

/// One fact a line: the number of safety and security staff in the district and each school and the days a week that
/// each works; agencies with an agreement; each incident that resulted in force against a student or an arrest, with
/// each student's groups; complaints; calls for service and their outcomes. What the program keeps no records of has an
/// empty value and the reason beside it. A list of races other than that of 1997 is named in the first line. No name of
/// a student, and no words that somebody typed. Source: RCW 28A.320.1241. The form of the state's office was not found:
/// the columns are ours.
CheckedFiling file_washington(const WashingtonRecords& records);

}  // namespace accord::equity
