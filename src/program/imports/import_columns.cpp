#include "program/imports/import_columns.hpp"

#include <tuple>

#include "base/csv.hpp"
#include "program/choices.hpp"
#include "program/imports/reading.hpp"

namespace accord::program {

namespace {

using Columns = std::vector<ImportColumn>;
using enum Need;

const std::string dates = "2026-11-22 or 11/22/2026";
const std::string several = "; between them";

// Source: OneRoster 1.1 and 1.2 CSV bindings (1EdTech), the columns that the program needs.
Columns roster_columns() {
    return {
        {"manifest.csv", "propertyName", required, "manifest.version, oneroster.version, file.users, …", "file.users",
         "What the export says of itself"},
        {"manifest.csv", "value", required, "1.1, 1.2; absent, bulk, delta", "bulk",
         "bulk is the whole, delta is what changed"},
        {"orgs.csv", "sourcedId", required, "", "org-101", "The school's id in the student information system"},
        {"orgs.csv", "status", optional, "active, tobedeleted", "active", "Blank is active"},
        {"orgs.csv", "name", required, "", "Orchard Middle", "The school's name"},
        {"orgs.csv", "type", required, "school, district, …", "school", "Only schools are read"},
        {"orgs.csv", "identifier", optional, "", "99999991000001", "The state's school code"},
        {"academicSessions.csv", "sourcedId", required, "", "year-2026", "Id of the session"},
        {"academicSessions.csv", "status", optional, "active, tobedeleted", "active", "Blank is active"},
        {"academicSessions.csv", "type", required, "schoolYear, term, …", "schoolYear",
         "School years are read; terms where there are none"},
        {"academicSessions.csv", "startDate", required, dates, "2026-08-17", "First day of school"},
        {"academicSessions.csv", "endDate", required, dates, "2027-06-04", "Last day of school"},
        {"academicSessions.csv", "schoolYear", optional, "2027", "2027", "The year in which the school year ends"},
        {"users.csv", "sourcedId", required, "", "stu-100001", "The student's id in the student information system"},
        {"users.csv", "status", optional, "active, tobedeleted, inactive", "active", "Blank is active"},
        {"users.csv", "role", optional, "student, teacher, …", "student",
         "1.1 only: others than students are not read"},
        {"users.csv", "orgSourcedIds", optional, "ids between commas", "org-101",
         "1.1 only: the student's school first"},
        {"users.csv", "primaryOrgSourcedId", optional, "", "org-101", "1.2 only: the student's own school"},
        {"users.csv", "givenName", required, "", "Wren", "Given name"},
        {"users.csv", "familyName", required, "", "Alder", "Family name"},
        {"users.csv", "identifier", optional, "", "100001", "The number on the student's card"},
        {"users.csv", "grades", optional, "KG, 01 to 12", "09", "Grade; of several the first"},
        {"roles.csv", "userSourcedId", required, "", "stu-100001", "1.2 only: whose role it is"},
        {"roles.csv", "status", optional, "active, tobedeleted", "active", "Blank is active"},
        {"roles.csv", "roleType", optional, "primary, secondary", "primary", "The primary school counts"},
        {"roles.csv", "role", required, "student, teacher, …", "student", "Others than students are not read"},
        {"roles.csv", "beginDate", optional, dates, "2026-08-17", "First day at the school"},
        {"roles.csv", "endDate", optional, dates, "", "Last day at the school"},
        {"roles.csv", "orgSourcedId", required, "", "org-101", "The school"},
        {"enrollments.csv", "status", optional, "active, tobedeleted", "active", "Blank is active"},
        {"enrollments.csv", "classSourcedId", optional, "", "class-7", "Read for the grade, where the user has none"},
        {"enrollments.csv", "schoolSourcedId", optional, "", "org-101", "Read for the school, where the user has none"},
        {"enrollments.csv", "userSourcedId", required, "", "stu-100001", "The student"},
        {"enrollments.csv", "role", optional, "student, teacher, …", "student", "Others than students are not read"},
        {"enrollments.csv", "beginDate", optional, dates, "2026-08-17", "The earliest is the first day at the school"},
        {"classes.csv", "sourcedId", required, "", "class-7", "Id of the class"},
        {"classes.csv", "grades", optional, "KG, 01 to 12", "09", "Grade of the class"},
        {"classes.csv", "schoolSourcedId", optional, "", "org-101", "School of the class"},
        {"demographics.csv", "sourcedId", required, "", "stu-100001", "The student"},
        {"demographics.csv", "status", optional, "active, tobedeleted", "active", "Blank is active"},
        {"demographics.csv", "sex", optional, "male, female, unspecified, other", "female",
         "As the roster says; never asked of the student"},
        {"demographics.csv", "americanIndianOrAlaskaNative", optional, "true, false", "false", "Race"},
        {"demographics.csv", "asian", optional, "true, false", "false", "Race"},
        {"demographics.csv", "blackOrAfricanAmerican", optional, "true, false", "false", "Race"},
        {"demographics.csv", "nativeHawaiianOrOtherPacificIslander", optional, "true, false", "false", "Race"},
        {"demographics.csv", "white", optional, "true, false", "false", "Race"},
        {"demographics.csv", "demographicRaceTwoOrMoreRaces", optional, "true, false", "false", "Race"},
        {"demographics.csv", "hispanicOrLatinoEthnicity", optional, "true, false", "true",
         "Counts before every race by the list of 1997, as one answer among others by that of 2024"},
        {"demographics.csv", "middleEasternOrNorthAfrican", optional, "true, false", "",
         "Not a column of the standard yet: for school years in which the list of 2024 holds"},
    };
}

Columns programs_columns() {
    const std::string_view file = "programs.csv";
    return {
        {file, "student", required, "", "100001", "The student's number, or the id in the student information system"},
        {file, "iep", required, "yes, no", "no", "Has an individualized education program (IDEA)"},
        {file, "section_504", required, "yes, no", "yes", "Has a section 504 plan"},
        {file, "english_learner", required, "yes, no", "no", "Is an English learner"},
        {file, "since", optional, dates, "2026-08-17", "From which day on this holds; blank is today"}};
}

Columns officers_columns() {
    const std::string_view file = "officers.csv";
    return {
        {file, "agency", required, "", "Cedar Valley Police Department", "The agency that employs the officer"},
        {file, "agency_kind", optional, codes_in_words<AgencyKind>(), "police", "Needed when the agency is new here"},
        {file, "officer", required, "", "Officer Reyes", "Name as the schools know it"},
        {file, "agency_number", required, "", "1000", "The agency's own permanent number, not the badge"},
        {file, "kind", required, codes_in_words<OfficerKind>(), "sro", "What kind of staff"},
        {file, "sworn", required, codes_in_words<Sworn>(), "yes", "Sworn peace officer"},
        {file, "school", optional, "", "Orchard Middle", "Name, state code or id of the school; one row a school"},
        {file, "first_day", optional, dates, "2026-08-17", "First day there with students; needed with a school"},
        {file, "last_day", optional, dates, "", "Last day there; blank while it goes on"},
        {file, "days_per_week", optional, "0.5 to 7", "2.5", "Days a week at that school"},
        {file, "untrained_reason", optional, "", "", "Why the training could not come before the first day"},
        {file, "training_by", optional, dates, "", "The day by which it will be complete"}};
}

Columns training_columns() {
    const std::string_view file = "training.csv";
    return {{file, "officer_number", required, "", "1000", "The agency's number of the officer"},
            {file, "agency", optional, "", "", "Needed when two agencies use the same number"},
            {file, "subject", required, "a subject of the policy's lists", "school-policing", "Code of the subject"},
            {file, "completed_on", required, dates, "2026-07-20", "The day on which it was completed"},
            {file, "provider", optional, "", "County training center", "Who gave it"},
            {file, "minutes", optional, "0 to 60000", "480", "How long it took"},
            {file, "certificate", optional, "", "TC-1000-1", "Number or file name of the proof"}};
}

Columns contacts_columns() {
    const std::string_view file = "contacts.csv";
    return {
        {file, "contact", required, "", "2025-0001",
         "The contact's number in your log; one row a student, the same number on each"},
        {file, "officer_number", required, "", "1000", "The agency's number of the officer"},
        {file, "school", required, "", "Orchard Middle", "Name, state code or id of the school"},
        {file, "date", required, dates, "2026-09-08", "Local date"},
        {file, "time", required, "14:05 or 2:05 pm", "10:40", "Local time"},
        {file, "recorded", optional, dates, "2026-09-08",
         "The day on which your log had it; shows that it was not late"},
        {file, "late_reason", optional, codes_in_words<LateReason>(), "",
         "Needed when it was recorded more than a day later"},
        {file, "origin", required, codes_in_words<Origin>(), "officer_saw", "What started it"},
        {file, "reason", required, codes_in_words<ContactReason>(), "fight", "Main reason"},
        {file, "other_reason", optional, "at most 60 characters", "", "Needed with the reason other"},
        {file, "school_rule", optional, codes_in_words<ActedBecause>(), "", "Needed with the reason school_rule"},
        {file, "handed_to", optional, "", "", "The administrator, when it was handed over"},
        {file, "student", required, "a student number, or unknown", "100001", "Number or id of the student"},
        {file, "actions", required, codes_in_words<OfficerAction>() + several, "talked; none_of_these",
         "What the officer did"},
        {file, "search_person_basis", optional, codes_in_words<SearchBasis>(), "", "Needed when a person was searched"},
        {file, "search_person_found", optional, codes_in_words<Found>(), "", "Needed when a person was searched"},
        {file, "search_belongings_basis", optional, codes_in_words<SearchBasis>(), "",
         "Needed when belongings were searched"},
        {file, "search_belongings_found", optional, codes_in_words<Found>(), "",
         "Needed when belongings were searched"},
        {file, "force_type", optional, codes_in_words<ForceType>() + several, "",
         "Needed after other_force and drew_weapon"},
        {file, "injury", optional, codes_in_words<Injury>(), "", "Needed after force"},
        {file, "told_of_rights", optional, codes_in_words<Told>(), "", "Needed after questioning"},
        {file, "outcome", required, codes_in_words<Outcome>(), "back_to_class", "How it ended"},
        {file, "administrator_consulted", optional, codes_in_words<Told>(), "",
         "Needed after questioning, search, force, citation, arrest"},
        {file, "parent_told", optional, codes_in_words<Told>(), "",
         "Needed after questioning, search, force, citation, arrest"},
        {file, "minutes", optional, codes_in_words<Minutes>(), "from_5", "How long it took"},
        {file, "police_report", optional, "", "", "The agency's report number"},
        {file, "note", optional, "at most 280 characters", "", "No names, no numbers, nothing about immigration"},
    };
}

Columns calls_columns() {
    const std::string_view file = "calls.csv";
    return {{file, "date", required, dates, "2026-09-08", "Local date of the call"},
            {file, "school", required, "", "Orchard Middle", "Name, state code or id of the school"},
            {file, "agency_number", required, "", "CFS26-40007", "The agency's incident number"},
            {file, "caller", optional, "a role, never a name", "principal", "Who called"},
            {file, "reason", optional, "the agency's code or a few words", "disturbance", "Why"},
            {file, "outcome", required, codes_in_words<CallOutcome>(), "report_taken", "How it ended"}};
}

}  // namespace

const std::vector<ImportColumn>& import_columns(ImportKind kind) {
    static const std::array<Columns, 6> all = {roster_columns(),   programs_columns(), officers_columns(),
                                               training_columns(), contacts_columns(), calls_columns()};
    return all[static_cast<std::size_t>(kind)];
}

std::string template_csv(ImportKind kind) {
    if (kind == ImportKind::roster) return {};
    std::vector<std::string> header;
    std::vector<std::string> example;
    for (const auto& column : import_columns(kind)) {
        header.emplace_back(column.name);
        example.push_back(column.example);
    }
    return csv_line(header) + csv_line(example);
}

namespace imports {

// Source: OneRoster 1.1 and 1.2 CSV bindings: columns that are known and not needed.
std::vector<std::string_view> other_known_columns(std::string_view file) {
    if (file == "orgs.csv") return {"dateLastModified", "parentSourcedId"};
    if (file == "academicSessions.csv") return {"dateLastModified", "title", "parentSourcedId"};
    if (file == "users.csv")
        return {"dateLastModified",
                "enabledUser",
                "username",
                "userIds",
                "middleName",
                "email",
                "sms",
                "phone",
                "agentSourcedIds",
                "userMasterIdentifier",
                "resourceSourcedIds",
                "preferredGivenName",
                "preferredMiddleName",
                "preferredFamilyName",
                "pronouns"};
    if (file == "roles.csv") return {"sourcedId", "dateLastModified", "userProfileSourcedId"};
    if (file == "enrollments.csv") return {"sourcedId", "dateLastModified", "primary", "endDate"};
    if (file == "classes.csv")
        return {"status",   "dateLastModified", "title",    "courseSourcedId", "classCode", "classType",
                "location", "termSourcedIds",   "subjects", "subjectCodes",    "periods"};
    if (file == "demographics.csv") return {"dateLastModified", "birthDate", "publicSchoolResidenceStatus"};
    return {};
}

}  // namespace imports

}  // namespace accord::program
