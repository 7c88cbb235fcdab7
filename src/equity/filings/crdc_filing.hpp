#pragma once

#include "equity/counting_rules.hpp"
#include "equity/filings/filing.hpp"

namespace accord::equity {

/// How referrals are counted where the collection leaves a choice.
struct CrdcSettings {
    /// What staff reported to an officer counts as a referral, whatever came of it. Off: only citations, referrals to
    /// probation or the prosecutor, and arrests, as the Board report counts.
    bool staff_reports = true;

    bool operator==(const CrdcSettings&) const = default;
};

/// What the tables of referrals and arrests are counted from.
struct CrdcRecords {
    FilingDistrict district;
    int school_year = 0;
    Period regular_year;  ///< first to last day of school: the summer is not part of it
    std::vector<FilingSchool> schools;
    std::vector<FilingContact> contacts;  ///< also those of the summer, which are left out
    program::RaceList race_list{};        ///< in force in that year
};

/// An incident that a member of staff reported to an officer. A welfare check reports no incident of the student's.
constexpr bool reported_by_staff(const FilingContact& contact) {
    using enum program::ReasonGroup;
    const auto group = program::group_of(contact.reason);
    return contact.origin == program::Origin::staff_request &&
           (group == emergency || group == crime || group == school_rule);
}

/// A student reported to any law enforcement agency or official, a school's own officers included, for an incident at
/// school, "regardless of whether official action is taken"; citations, tickets and arrests are referrals.
/// Source: CRDC definitions 2017-18; later wording "by a school official or that official's designee".
constexpr bool is_filed_referral(const FilingContact& contact, const CrdcSettings& settings) {
    return is_referral(contact.outcome) || (settings.staff_reports && reported_by_staff(contact));
}

/// Tables ARRS-1 to ARRS-6 of every school in one file, a row a school: instances of referrals (1) and arrests (4) of
/// students without disabilities, with an IEP (IDEA) and with a section 504 plan only; students without disabilities
/// (2, 5) and with (3, 6) by race and sex, and those who learn English. A student counts once at each school, in the
/// groups of the first referral there, and each event at the school of enrollment on its date. Blank is not zero: a
/// school that is not counted has empty cells.
/// Where the year's races are by another list than the collection's, the cells by race are empty as well: neither list
/// can be made of the other.
/// Columns are named as in the Department's public files; instances, which those do not hold, as INSTANCES_REF_504.
CheckedFiling file_crdc(const CrdcRecords& records, const CrdcSettings& settings = {});

}  // namespace accord::equity
