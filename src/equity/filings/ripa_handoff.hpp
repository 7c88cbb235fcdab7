#pragma once

#include <string>
#include <vector>

#include "equity/filings/filing.hpp"
#include "program/contacts.hpp"
#include "program/force_and_search.hpp"

namespace accord::equity {

/// What makes the agency report an interaction with a student at a public school. 11 CCR 999.227(e) is cited by the
/// text that was read, and its own words were not found: so this is a setting, and unverified.
enum class StopTrigger { custody, citation, property, administrator, questioned, action };

constexpr auto enum_names(StopTrigger) {
    using enum StopTrigger;
    return std::to_array<EnumName<StopTrigger>>(
        {{custody, "custody", "Arrest, hold or other custody"},
         {citation, "citation", "Citation"},
         {property, "property", "Property was taken"},
         {administrator, "administrator", "Sent to an administrator because of a suspected crime"},
         {questioned, "questioned", "Questioned about wrongdoing"},
         {action, "action", "Search, handcuffs or other force"}});
}
static_assert(names_complete(StopTrigger::action));

using StopTriggers = EnumSet<StopTrigger>;
inline constexpr StopTriggers all_triggers{StopTrigger::custody,       StopTrigger::citation,   StopTrigger::property,
                                           StopTrigger::administrator, StopTrigger::questioned, StopTrigger::action};

/// A contact as far as the district may hand it to the officer's agency: nothing of who the students are, and nothing
/// of what anybody took them for.
struct StopContact {
    std::string contact;         ///< the number on the officer's receipt
    std::string officer_number;  ///< the agency's own permanent number, not the badge
    Date day;
    std::string time;  ///< "14:05"
    program::Minutes minutes{};
    std::uint16_t school = 0;  ///< index into RipaRecords::schools
    std::uint32_t students = 0;
    bool all_known = true;  ///< each of them is a student on file
    program::Origin origin{};
    program::ContactReason reason{};
    program::OfficerActions actions;
    program::Outcome outcome{};
    bool parent_told = false;
    std::vector<program::Search> searches;
    std::vector<program::ForceType> force;
};

struct RipaRecords {
    int year = 0;  ///< calendar year: Gov. Code 12525.5 asks for the stops of a calendar year
    Date through;  ///< last day of the year, or today while it runs
    std::string agency;
    std::string ori;  ///< may be empty
    std::vector<FilingSchool> schools;
    std::vector<StopContact> contacts;  ///< of the agency's officers, in that year
    std::uint32_t unconfirmed = 0;      ///< contacts by officers of whom nobody has said whether they are sworn
};

/// Which of the triggers fit a contact.
StopTriggers triggers_of(const StopContact& contact);

/// A row for each contact that fits a trigger, with what the agency's stop record can take over. What the officer
/// perceived is the agency's to fill in: there are no columns for it, nor for the officer's gender (enjoined: Marvel v.
/// State, 2024). Codes are those of the stop data system (11 CCR 999.226); where an entry here fits none of them or
/// more than one, the cell has none and the row says in words what was done.
CheckedFiling file_ripa(const RipaRecords& records, const StopTriggers& triggers = all_triggers);

}  // namespace accord::equity
