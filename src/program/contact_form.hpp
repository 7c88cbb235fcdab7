#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "program/contacts.hpp"
#include "program/force_and_search.hpp"
#include "program/race_lists.hpp"

namespace accord::program {

/// Names and values as a browser posts them or a row of contacts.csv spells them; a name may come more than once.
using FormValues = std::vector<std::pair<std::string, std::string>>;

/// The chips of the time field. `other` reads the date and the time beside it.
enum class Ago { now, five, fifteen, thirty, sixty, other };

constexpr auto enum_names(Ago) {
    using enum Ago;
    return std::to_array<EnumName<Ago>>({{now, "0", "Just now"},
                                         {five, "5", "5 minutes ago"},
                                         {fifteen, "15", "15 minutes ago"},
                                         {thirty, "30", "30 minutes ago"},
                                         {sixty, "60", "An hour ago"},
                                         {other, "other", "Another time"}});
}
static_assert(names_complete(Ago::other));

inline constexpr std::size_t note_limit = 280;         ///< characters of a note
inline constexpr std::size_t other_reason_limit = 60;  ///< characters of another reason
inline constexpr std::size_t contact_student_limit = 50;

struct SearchGiven {
    SearchOf of = SearchOf::person;
    std::optional<SearchBasis> basis;  ///< "search_person_basis", "search_belongings_basis"
    std::optional<Found> found;        ///< "search_person_found", "search_belongings_found"

    bool operator==(const SearchGiven&) const = default;
};

/// A contact as its form hands it over: typed, not yet held against the rules. Each member names its form field, which
/// is also the place of its problems. Choices are posted as codes; labels are read as well, for files. Source: users.md
/// section 7, field by field; C.G.S. 10-233p; CRDC ARRS.
struct ContactForm {
    std::string key;                   ///< "key": idempotency; the same key twice is one contact
    std::optional<OfficerId> officer;  ///< "officer"
    std::optional<SchoolId> school;    ///< "school"
    std::optional<Ago> ago;            ///< "ago"; counted back from `clock`
    std::optional<Instant> clock;  ///< "clock": when the chip was tapped, for forms that wait without signal; none: now
    std::optional<Date> date;      ///< "date": 2026-11-22
    std::optional<int> minute;     ///< "time": 14:05
    std::optional<LateReason> late_reason;           ///< "late_reason"
    std::optional<Origin> origin;                    ///< "origin"; an answered request fills it
    std::optional<RequestId> request;                ///< "request"
    std::optional<ContactReason> reason;             ///< "reason"
    std::string other_reason;                        ///< "other_reason"
    std::optional<ActedBecause> school_rule;         ///< "school_rule"; read only when that is the reason
    std::string handed_to;                           ///< "handed_to": the administrator
    std::vector<std::optional<StudentId>> students;  ///< "student", several: an id, or "unknown"
    OfficerActions actions;                          ///< "actions", several
    std::vector<SearchGiven> searches;               ///< at most one of each kind
    EnumSet<ForceType> force;                        ///< "force_type", several; handcuffs follow from the action
    std::optional<Injury> injury;                    ///< "injury"
    std::optional<Told> told_of_rights;              ///< "told_of_rights"
    std::optional<Outcome> outcome;                  ///< "outcome"
    std::optional<Told> administrator_consulted;     ///< "administrator_consulted"
    std::optional<Told> parent_told;                 ///< "parent_told"
    std::optional<Minutes> minutes;                  ///< "minutes"
    std::string police_report;                       ///< "police_report"
    std::string note;                                ///< "note"
    std::string note_override;  ///< "note_override": why a name, number or address in the note is needed

    Problems unread;  ///< values that were none of the choices; `check` gives them back with its own

    bool operator==(const ContactForm&) const = default;
};

/// Reads the posted values. Never fails: what cannot be read is left empty and told in `unread`; unknown names are
/// ignored.
ContactForm read_contact_form(const FormValues& values);

/// The values that a form shows again for a recorded contact: read_contact_form of them is the same contact.
struct LoggedContact;
FormValues form_values(const LoggedContact& contact, const std::string& zone);

/// May an officer answer "not needed" where the administrator or the parent should have been told?
enum class NotNeeded { allowed, refused };

/// What the rules look at beside the form.
struct ContactRules {
    Instant now;                       ///< when it is recorded
    std::string zone;                  ///< the district's
    std::vector<std::string> names;    ///< of students and staff nearby: they may not stand in the note
    std::string discipline_provision;  ///< the provision that leaves discipline to the school; empty: none does
    NotNeeded not_needed = NotNeeded::allowed;
    bool lateness_settled = false;  ///< its former log has answered for the day of recording: nobody is asked again
};

/// The records that a form in order becomes. The students' groups of the day are still to be joined: join_groups.
struct LoggedContact {
    Contact contact;
    std::vector<ContactStudent> students;
    std::vector<Search> searches;
    std::vector<Force> force;
};

/// Holds a form against every rule at once and makes its records, with new ids.
/// Fails with one problem a field, the form's `unread` first.
Result<LoggedContact> check(const ContactForm& form, const ContactRules& rules);

/// Fills the school of enrollment, the grades and the groups as they were on the day of the contact. The enrolments and
/// memberships may be those of many students; what was not known on that day, or was said of the race by another list,
/// stays not reported.
void join_groups(ContactStudent& row, const std::vector<Enrolment>& enrolments,
                 const std::vector<Membership>& memberships, const RaceLists& race_lists);

}  // namespace accord::program
