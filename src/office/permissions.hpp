#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/names.hpp"
#include "base/result.hpp"
#include "program/accounts.hpp"

namespace accord::office {

/// Everything that somebody can do or see. Each page and each command names one; the ledger names those that write.
enum class Verb {
    see_today,
    see_policy,
    compare_policies,
    adopt_policy,
    attest,
    ask_for_help,
    see_requests,
    decide_request,
    log_contact,
    see_contacts,
    correct_contact,
    review_force,
    find_students,
    see_officers,
    keep_officers,
    confirm_sworn,
    record_staff_training,
    keep_force_policies,
    see_agreements,
    keep_agreements,
    see_report,
    draft_report,
    release_report,
    deliver_report,
    see_practices,
    keep_practices,
    prepare_filing,
    import_records,
    keep_calendar,
    keep_accounts,
    verify_ledger,
};

constexpr auto enum_names(Verb) {
    using enum Verb;
    return std::to_array<EnumName<Verb>>(
        {{see_today, "see_today", "See what is due today"},
         {see_policy, "see_policy", "See the policy and its verdicts"},
         {compare_policies, "compare_policies", "Compare two policies"},
         {adopt_policy, "adopt_policy", "Adopt a policy"},
         {attest, "attest", "Attest what no record can prove"},
         {ask_for_help, "ask_for_help", "Ask for help"},
         {see_requests, "see_requests", "See requests"},
         {decide_request, "decide_request", "Decide a request"},
         {log_contact, "log_contact", "Log a contact"},
         {see_contacts, "see_contacts", "See contacts"},
         {correct_contact, "correct_contact", "Correct a contact"},
         {review_force, "review_force", "Record that force was reviewed"},
         {find_students, "find_students", "Find a student for a contact"},
         {see_officers, "see_officers", "See officers and their training"},
         {keep_officers, "keep_officers", "Keep officers and their training"},
         {confirm_sworn, "confirm_sworn", "Say which officers are sworn"},
         {record_staff_training, "record_staff_training", "Record training of school staff"},
         {keep_force_policies, "keep_force_policies", "Put an agency's force policy on file"},
         {see_agreements, "see_agreements", "See agreements"},
         {keep_agreements, "keep_agreements", "Keep agreements"},
         {see_report, "see_report", "See the Board report"},
         {draft_report, "draft_report", "Draft the Board report"},
         {release_report, "release_report", "Release the Board report"},
         {deliver_report, "deliver_report", "Record that a report was delivered"},
         {see_practices, "see_practices", "See practices against disproportionality"},
         {keep_practices, "keep_practices", "Keep practices against disproportionality"},
         {prepare_filing, "prepare_filing", "Prepare filings to governments"},
         {import_records, "import_records", "Import records"},
         {keep_calendar, "keep_calendar", "Keep the school calendar"},
         {keep_accounts, "keep_accounts", "Keep accounts"},
         {verify_ledger, "verify_ledger", "Verify the ledger"}});
}
static_assert(names_complete(Verb::verify_ledger));

/// How far a role's right reaches. `own` is what the person did or is; `school` is the account's school; `agency` is
/// what the officers of the person's agency did.
enum class Scope { none, own, school, agency, district };

constexpr auto enum_names(Scope) {
    using enum Scope;
    return std::to_array<EnumName<Scope>>({{none, "none", "Not at all"},
                                           {own, "own", "One's own"},
                                           {school, "school", "One's school"},
                                           {agency, "agency", "The officers of one's agency"},
                                           {district, "district", "The whole district"}});
}
static_assert(names_complete(Scope::district));

/// The permission table: the one place where it stands.
Scope scope_of(program::Role role, Verb verb);

/// The person on whose behalf something is done.
struct Actor {
    program::AccountId account;
    std::string name;
    program::Role role = program::Role::staff;
    std::vector<program::SchoolId> schools;  ///< that a school's scope reaches; none: nothing
    std::optional<program::OfficerId> officer;
    bool every_school = false;                     ///< a school's scope reaches the whole district
    std::vector<program::OfficerId> colleagues{};  ///< whom an agency's scope reaches; none: nobody

    /// The scope of a verb for this person.
    [[nodiscard]] Scope scope(Verb verb) const;
    [[nodiscard]] bool serves(const program::SchoolId& school) const;
    [[nodiscard]] bool supervises(const program::OfficerId& of_agency) const;
    [[nodiscard]] bool may(Verb verb) const { return scope(verb) != Scope::none; }
    /// True when the verb reaches a record of that school.
    [[nodiscard]] bool reaches(Verb verb, const program::SchoolId& school_of_record) const;
};

/// Refuses with one problem that names the verb and the role.
Result<Done> require(const Actor& actor, Verb verb);
Result<Done> require(const Actor& actor, Verb verb, const program::SchoolId& school);

/// The person at the machine who runs a command: may do everything, and the ledger says "command line".
Actor operator_of_machine();

}  // namespace accord::office
