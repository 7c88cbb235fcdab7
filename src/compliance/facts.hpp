#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/school_calendar.hpp"
#include "compliance/evidence.hpp"
#include "program/agreements.hpp"
#include "program/contacts.hpp"
#include "program/district.hpp"
#include "program/force_and_search.hpp"
#include "program/officers.hpp"
#include "program/oversight.hpp"
#include "program/practices.hpp"
#include "program/requests.hpp"

namespace accord::compliance {

/// Records of a kind that a district may not keep yet, and the first day from which they are complete.
template <class R>
struct Kept {
    Date since;
    std::vector<R> rows;
};

/// The coded part of a contact: all that any judge looks at, so that sealed fields need not be opened.
struct ContactRow {
    program::ContactId id;
    program::SchoolId school;
    Date happened_on;
    program::Origin origin{};
    program::ContactReason reason{};
    std::optional<program::ActedBecause> school_rule;
    program::OfficerActions actions;
    program::Outcome outcome{};
    std::optional<program::Told> told_of_rights, administrator_consulted, parent_told;
};
ContactRow coded(const program::Contact& contact);

/// A difference between groups that the newest released report on a school year raises. How it follows from figures
/// stands in the equity room; nobody types one.
struct FlagRow {
    std::string measure, breakdown, group;  ///< as a practice names them
    std::string name;                       ///< "Searches: Black"
    Date raised_on;                         ///< the day of the release
    Id<program::ReportEdition> edition;
};

/// Words that somebody typed and that were kept; only what the screen finds in them becomes a fact.
struct FreeText {
    std::string record;  ///< "contact:uuid"
    Date written_on;
    std::string text;
};

/// The records of a district as its file holds them. Whole registers, except contacts, force, requests, calls and free
/// text: those of the school year of the day are enough. Any order.
struct Records {
    std::string zone;         ///< of the district, for the local day of a request
    SchoolCalendar calendar;  ///< of the school year of the day
    Date since;               ///< the program began: no report period before it is anybody's
    std::vector<program::School> schools;
    std::vector<program::Agency> agencies;
    std::vector<program::Officer> officers;
    std::vector<program::Assignment> assignments;
    std::vector<program::TrainingCompletion> training;
    std::vector<program::StaffTraining> staff_training;
    std::vector<program::Agreement> agreements;
    std::vector<program::AgreementTerm> terms;
    std::vector<program::AgreementReview> reviews;
    std::vector<program::BoardDirection> directions;
    std::vector<program::ReportDelivery> reports;
    std::vector<program::Attestation> attestations;
    std::vector<program::Practice> practices;
    std::vector<program::PracticeReview> practice_reviews;
    std::map<program::AccountId, std::string> people;  ///< names of those who attested
    // Nothing: not collected, which is not zero.
    std::optional<Kept<program::InterventionRequest>> requests;
    std::optional<Kept<ContactRow>> contacts;
    std::optional<Kept<program::Force>> force;  ///< of those contacts
    std::optional<Kept<program::CallForService>> calls;
    std::optional<Kept<FreeText>> texts;
    std::optional<Kept<FlagRow>> flags;  ///< open on the day; kept since the first report on a school year is out
};

/// What the records prove as of a day. The facts of each kind, with their values:
///
///   posting           officer; from first to last day: school, school-name, agency, agency-name, kind, sworn,
///   contracted
///                     (yes, or no for the district's own department), reason (yes: why untrained is recorded),
///                     training-by
///   agreement         agency: state on the day, starts, ends (of the holdover when it is one), basis, agreement
///   agreement-term    agency: term, passage, state, agreement
///   agreement-review  agency: participants, agreement
///   training          officer: subject
///   staff-training    school: attended, expected; not collected before the first of any school
///   force-policy      agency: covers; not collected before the first of any agency
///   contact           school: origin, reason, group, acted (why, on a school rule; "unsaid"), actions, outcome,
///   rights,
///                     consulted, parent (told)
///   force             contact: type, answered (day of the review), deescalated
///   request           school: reason, urgency, answer, response (what was decided, else the answer), because (yes: a
///   reason
///                     for deciding otherwise is on record), control, provision (whose answer it is), overridden
///                     (yes: a principal decided otherwise)
///   call              school: outcome
///   direction         due, answered (first delivery on or after it)
///   report            from, until
///   disparity-flag    measure, breakdown and group: practice (yes, no); with one whose review is not overdue
///                     answered, with another due (the day of that review)
///   practice          the same: due (next review); while it goes on
///   free-text         immigration (yes, no)
///   attestation       control, provision; named after the person; until it expires
Evidence evidence(const Records& records, Date on);

}  // namespace accord::compliance
