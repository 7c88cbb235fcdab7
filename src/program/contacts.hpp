#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "program/ids.hpp"
#include "program/students.hpp"

namespace accord::program {

/// What started a contact.
enum class Origin { staff_request, officer_saw, dispatched_call, came_to_officer, threat_team, court_order };

constexpr auto enum_names(Origin) {
    using enum Origin;
    return std::to_array<EnumName<Origin>>({{staff_request, "staff_request", "A staff member asked me"},
                                            {officer_saw, "officer_saw", "I saw it myself"},
                                            {dispatched_call, "dispatched_call", "Dispatched call"},
                                            {came_to_officer, "came_to_officer", "A student or parent came to me"},
                                            {threat_team, "threat_team", "Threat team or a tip"},
                                            {court_order, "court_order", "Court order or warrant"}});
}
static_assert(names_complete(Origin::court_order));

enum class ContactReason {
    weapon,
    threat,
    fight,
    other_emergency,
    assault,
    theft_or_damage,
    drugs_or_alcohol,
    other_crime,
    mental_health,
    missing_or_runaway,
    possible_abuse,
    other_welfare,
    school_rule,
    other,
};

constexpr auto enum_names(ContactReason) {
    using enum ContactReason;
    return std::to_array<EnumName<ContactReason>>({{weapon, "weapon", "Weapon"},
                                                   {threat, "threat", "Threat to someone"},
                                                   {fight, "fight", "Fight"},
                                                   {other_emergency, "other_emergency", "Other emergency"},
                                                   {assault, "assault", "Assault"},
                                                   {theft_or_damage, "theft_or_damage", "Theft or damage"},
                                                   {drugs_or_alcohol, "drugs_or_alcohol", "Drugs or alcohol"},
                                                   {other_crime, "other_crime", "Other crime"},
                                                   {mental_health, "mental_health", "Mental health crisis"},
                                                   {missing_or_runaway, "missing_or_runaway", "Missing student"},
                                                   {possible_abuse, "possible_abuse", "Possible abuse or neglect"},
                                                   {other_welfare, "other_welfare", "Other welfare check"},
                                                   {school_rule, "school_rule", "School rules or behavior"},
                                                   {other, "other", "Other"}});
}
static_assert(names_complete(ContactReason::other));

/// The four colours of the form.
enum class ReasonGroup { emergency, crime, welfare, school_rule, other };

constexpr auto enum_names(ReasonGroup) {
    using enum ReasonGroup;
    return std::to_array<EnumName<ReasonGroup>>({{emergency, "emergency", "Danger or emergency"},
                                                 {crime, "crime", "Crime"},
                                                 {welfare, "welfare", "Welfare"},
                                                 {school_rule, "school_rule", "School rule"},
                                                 {other, "other", "Other"}});
}
static_assert(names_complete(ReasonGroup::other));

constexpr ReasonGroup group_of(ContactReason reason) {
    if (reason <= ContactReason::other_emergency) return ReasonGroup::emergency;
    if (reason <= ContactReason::other_crime) return ReasonGroup::crime;
    if (reason <= ContactReason::other_welfare) return ReasonGroup::welfare;
    return reason == ContactReason::school_rule ? ReasonGroup::school_rule : ReasonGroup::other;
}

/// Why an officer acted on a school rule that is the administrator's.
enum class ActedBecause { handed_over, danger_grew, crime_found, no_administrator, asked_by_administrator };

constexpr auto enum_names(ActedBecause) {
    using enum ActedBecause;
    return std::to_array<EnumName<ActedBecause>>(
        {{handed_over, "handed_over", "I handed it over"},
         {danger_grew, "danger_grew", "It became dangerous"},
         {crime_found, "crime_found", "It turned out to be a crime"},
         {no_administrator, "no_administrator", "No administrator could come"},
         {asked_by_administrator, "asked_by_administrator", "An administrator asked me to"}});
}
static_assert(names_complete(ActedBecause::asked_by_administrator));

/// What the officer did. `none_of_these` is said aloud: silence is not zero.
enum class OfficerAction {
    talked,
    deescalated,
    escorted,
    questioned,
    searched_person,
    searched_belongings,
    took_property,
    handcuffed,
    other_force,
    drew_weapon,
    none_of_these,
};

constexpr auto enum_names(OfficerAction) {
    using enum OfficerAction;
    return std::to_array<EnumName<OfficerAction>>(
        {{talked, "talked", "Talked"},
         {deescalated, "deescalated", "De-escalated"},
         {escorted, "escorted", "Escorted"},
         {questioned, "questioned", "Questioned about wrongdoing"},
         {searched_person, "searched_person", "Searched a person"},
         {searched_belongings, "searched_belongings", "Searched belongings"},
         {took_property, "took_property", "Took property"},
         {handcuffed, "handcuffed", "Handcuffed"},
         {other_force, "other_force", "Used other force"},
         {drew_weapon, "drew_weapon", "Drew a weapon"},
         {none_of_these, "none_of_these", "No search, no force, no restraint"}});
}
static_assert(names_complete(OfficerAction::none_of_these));

using OfficerActions = EnumSet<OfficerAction>;

constexpr bool used_force(const OfficerActions& actions) {
    using enum OfficerAction;
    return actions.has(handcuffed) || actions.has(other_force) || actions.has(drew_weapon);
}
constexpr bool searched(const OfficerActions& actions) {
    return actions.has(OfficerAction::searched_person) || actions.has(OfficerAction::searched_belongings);
}

enum class Outcome {
    back_to_class,
    to_administrator,
    to_counselor,
    restorative,
    warning,
    citation,
    referral,
    arrest,
    hold_or_transport,
    none,
};

constexpr auto enum_names(Outcome) {
    using enum Outcome;
    return std::to_array<EnumName<Outcome>>({{back_to_class, "back_to_class", "Back to class"},
                                             {to_administrator, "to_administrator", "To an administrator"},
                                             {to_counselor, "to_counselor", "To a counselor or nurse"},
                                             {restorative, "restorative", "Restorative practice or diversion"},
                                             {warning, "warning", "Warning on record"},
                                             {citation, "citation", "Citation"},
                                             {referral, "referral", "Referral to probation or the prosecutor"},
                                             {arrest, "arrest", "Arrest"},
                                             {hold_or_transport, "hold_or_transport", "Hold or transport to hospital"},
                                             {none, "none", "Nothing further"}});
}
static_assert(names_complete(Outcome::none));

/// Yes, no, or not needed by rule: three answers, and none of them is silence.
enum class Told { yes, no, not_needed };

constexpr auto enum_names(Told) {
    using enum Told;
    return std::to_array<EnumName<Told>>(
        {{yes, "yes", "Yes"}, {no, "no", "No"}, {not_needed, "not_needed", "Not needed"}});
}
static_assert(names_complete(Told::not_needed));

enum class Minutes { under_5, from_5, from_15, from_30, over_60 };

constexpr auto enum_names(Minutes) {
    using enum Minutes;
    return std::to_array<EnumName<Minutes>>({{under_5, "under_5", "Under 5"},
                                             {from_5, "from_5", "5 to 15"},
                                             {from_15, "from_15", "15 to 30"},
                                             {from_30, "from_30", "30 to 60"},
                                             {over_60, "over_60", "Over 60"}});
}
static_assert(names_complete(Minutes::over_60));

enum class LateReason { in_time, no_signal, end_of_shift, investigation, forgotten };

constexpr auto enum_names(LateReason) {
    using enum LateReason;
    return std::to_array<EnumName<LateReason>>({{in_time, "in_time", "Recorded within a day"},
                                                {no_signal, "no_signal", "No signal"},
                                                {end_of_shift, "end_of_shift", "My shift had ended"},
                                                {investigation, "investigation", "An investigation was open"},
                                                {forgotten, "forgotten", "It was forgotten"}});
}
static_assert(names_complete(LateReason::forgotten));

/// One officer with one or more students on one occasion. Its students are ContactStudent records; its searches and
/// force their own.
struct Contact {
    ContactId id;
    std::string key;  ///< idempotency key of the form: the same key twice is one contact
    OfficerId officer;
    SchoolId school;
    Instant happened_at;
    Date happened_on;  ///< the local date of happened_at
    LateReason late_reason = LateReason::in_time;
    Origin origin = Origin::officer_saw;
    std::optional<RequestId> request;
    ContactReason reason = ContactReason::other;
    std::string other_reason;                 ///< at most 60 characters, when the reason is "other"
    std::optional<ActedBecause> school_rule;  ///< answered when the reason is a school rule
    std::string handed_to;                    ///< the administrator who took it over
    OfficerActions actions;
    std::optional<Told> told_of_rights;  ///< asked after questioning
    Outcome outcome = Outcome::none;
    std::optional<Told> administrator_consulted;
    std::optional<Told> parent_told;
    Minutes minutes = Minutes::under_5;
    std::string police_report;    ///< the agency's report number
    std::string note;             ///< at most 280 characters
    std::string note_override;    ///< why the note was kept although the screen stopped it
    std::string amended_because;  ///< why this version replaced an earlier one, when the free ten minutes were over

    bool operator==(const Contact&) const = default;
};

constexpr std::string_view table_name(Of<Contact>) { return "contact"; }
constexpr auto fields(Of<Contact>) {
    using enum Privacy;
    return std::tuple{
        field("id", &Contact::id, staff, "Id"),
        field("idempotency_key", &Contact::key, staff, "Idempotency key"),
        field("officer", &Contact::officer, staff, "Officer"),
        field("school", &Contact::school, staff, "School"),
        field("happened_at", &Contact::happened_at, staff, "Time"),
        field("happened_on", &Contact::happened_on, staff, "Date"),
        field("late_reason", &Contact::late_reason, staff, "Why late"),
        field("origin", &Contact::origin, staff, "What started it"),
        field("request", &Contact::request, staff, "Request"),
        field("reason", &Contact::reason, staff, "Main reason"),
        field("other_reason", &Contact::other_reason, free_text, "Other reason"),
        field("school_rule", &Contact::school_rule, staff, "School rule: what you did"),
        field("handed_to", &Contact::handed_to, free_text, "Handed over to"),
        field("actions", &Contact::actions, staff, "What you did"),
        field("told_of_rights", &Contact::told_of_rights, staff, "Told of rights"),
        field("outcome", &Contact::outcome, staff, "How it ended"),
        field("administrator_consulted", &Contact::administrator_consulted, staff, "Administrator consulted before"),
        field("parent_told", &Contact::parent_told, staff, "Parent told"),
        field("minutes", &Contact::minutes, staff, "Minutes"),
        field("police_report", &Contact::police_report, staff, "Police report number"),
        field("note", &Contact::note, free_text, "Note"),
        field("note_override", &Contact::note_override, free_text, "Why the note was kept"),
        field("amended_because", &Contact::amended_because, free_text, "Why it was corrected"),
    };
}
static_assert(fields_complete<Contact>());

/// A student in a contact, with the student's school and groups as they were on that day: joined from enrolment by the
/// district, never entered by an officer and never shown to one.
struct ContactStudent {
    Id<ContactStudent> id;
    ContactId contact;
    std::optional<StudentId> student;  ///< none: the student could not be identified
    Date happened_on;
    std::optional<SchoolId> enrolled_at;
    GradeBand grade_band = GradeBand::not_reported;
    Race race = Race::not_reported;
    Sex sex = Sex::not_reported;
    Disability disability = Disability::not_reported;
    EnglishLearner english_learner = EnglishLearner::not_reported;

    bool operator==(const ContactStudent&) const = default;
};

constexpr std::string_view table_name(Of<ContactStudent>) { return "contact_student"; }
constexpr auto fields(Of<ContactStudent>) {
    using enum Privacy;
    using R = ContactStudent;
    return std::tuple{
        field("id", &R::id, staff, "Id"),
        field("contact", &R::contact, staff, "Contact"),
        field("student", &R::student, staff, "Student"),
        field("happened_on", &R::happened_on, staff, "Date"),
        field("enrolled_at", &R::enrolled_at, staff, "School of enrollment"),
        field("grade_band", &R::grade_band, group, "Grades"),
        field("race", &R::race, group, "Race or ethnicity"),
        field("sex", &R::sex, group, "Sex"),
        field("disability", &R::disability, group, "Disability"),
        field("english_learner", &R::english_learner, group, "English learner"),
    };
}
static_assert(fields_complete<ContactStudent>());

}  // namespace accord::program
