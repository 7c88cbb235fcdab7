#pragma once

#include <string_view>

#include "base/names.hpp"

namespace accord::program {

/// What somebody may want to do and the policy has a word on. Their codes are the `act` of the catalogue's answer rows.
enum class Act {
    request_intervention,  ///< staff ask for an officer
    records_access,        ///< an officer asks for a student's record
    records_release,       ///< an officer wants to pass student information on
    report_due,            ///< when is a report to the Board due?
    agreement_needed,      ///< does an officer's posting need an agreement?
    assign_officer,        ///< an officer is to begin at a school
    write_text,            ///< words are to be kept
    school_year_begins,    ///< what does the first day of a school year ask for?
    immigration_request,   ///< immigration authorities ask for something
};

constexpr auto enum_names(Act) {
    using enum Act;
    return std::to_array<EnumName<Act>>(
        {{request_intervention, "request-intervention", "Ask for help"},
         {records_access, "records-access", "Ask for a student's record"},
         {records_release, "records-release", "Pass on student information"},
         {report_due, "report-due", "Report to the Board"},
         {agreement_needed, "agreement-needed", "Post an agency's officer"},
         {assign_officer, "assign-officer", "Assign an officer"},
         {write_text, "write-text", "Write something down"},
         {school_year_begins, "school-year-begins", "Begin a school year"},
         {immigration_request, "immigration-request", "Answer immigration authorities"}});
}
static_assert(names_complete(Act::immigration_request));

/// On what somebody asks for a student's record. The last three are parts of the federal school-official test, which
/// some policies offer one by one. Source: 34 CFR 99.30, 99.31(a)(1)(i)(B), 99.31(a)(9), 99.36.
enum class RecordsBasis {
    none,
    consent,
    law_requires,
    law_allows,
    emergency,
    school_official,
    institutional_function,
    direct_control,
    annual_notice,
};

constexpr auto enum_names(RecordsBasis) {
    using enum RecordsBasis;
    return std::to_array<EnumName<RecordsBasis>>(
        {{none, "none", "None named"},
         {consent, "consent", "Written permission of the parent or adult student"},
         {law_requires, "law-requires", "A court order or a law that requires it"},
         {law_allows, "law-allows", "A law that allows it"},
         {emergency, "emergency", "Health or safety emergency"},
         {school_official, "school-official", "School official: every part of the federal test"},
         {institutional_function, "institutional-function", "Does what the district would use employees for"},
         {direct_control, "direct-control", "Under the district's direct control"},
         {annual_notice, "annual-notice", "Meets the criteria of the annual notice"}});
}
static_assert(names_complete(RecordsBasis::annual_notice));

/// To records_access and records_release.
enum class AccessAnswer {
    refused,
    basis_checked,  ///< the custodian holds the named basis against the law, opens the least, and logs it
    federal_test,   ///< the policy's ground is looser than 34 CFR 99.31: all parts of the federal test must hold
    open,           ///< what the permission names, logged
};

constexpr auto enum_names(AccessAnswer) {
    using enum AccessAnswer;
    return std::to_array<EnumName<AccessAnswer>>(
        {{refused, "refused", "Refused"},
         {basis_checked, "basis-checked", "The custodian checks the named basis"},
         {federal_test, "federal-test", "Every part of the federal test must hold"},
         {open, "open", "Opened and logged"}});
}
static_assert(names_complete(AccessAnswer::open));

/// To report_due.
enum class ReportAnswer { none, each_period, when_directed, yearly_review };

constexpr auto enum_names(ReportAnswer) {
    using enum ReportAnswer;
    return std::to_array<EnumName<ReportAnswer>>({{none, "none", "None is asked for"},
                                                  {each_period, "each-period", "Every period"},
                                                  {when_directed, "when-directed", "When the Board directs one"},
                                                  {yearly_review, "yearly-review", "With the yearly review"}});
}
static_assert(names_complete(ReportAnswer::yearly_review));

/// To agreement_needed.
enum class AgreementAnswer { not_needed, board_approval, yearly_adoption };

constexpr auto enum_names(AgreementAnswer) {
    using enum AgreementAnswer;
    return std::to_array<EnumName<AgreementAnswer>>(
        {{not_needed, "not-needed", "Not needed"},
         {board_approval, "board-approval", "An agreement that the Board approved"},
         {yearly_adoption, "yearly-adoption", "An agreement reviewed and adopted every year"}});
}
static_assert(names_complete(AgreementAnswer::yearly_adoption));

/// To assign_officer.
enum class AssignmentAnswer { may_start, reason_and_date, documentation_or_plan, training_first, force_policy_first };

constexpr auto enum_names(AssignmentAnswer) {
    using enum AssignmentAnswer;
    return std::to_array<EnumName<AssignmentAnswer>>(
        {{may_start, "may-start", "May start"},
         {reason_and_date, "reason-and-date", "Say why the training could not come first, and by when it will be done"},
         {documentation_or_plan, "documentation-or-plan", "Training documentation, or a plan to complete the series"},
         {training_first, "training-first", "The training comes first"},
         {force_policy_first, "force-policy-first", "The agency's force policy must cover its training duties first"}});
}
static_assert(names_complete(AssignmentAnswer::force_policy_first));

/// To write_text.
enum class TextAnswer { kept, stopped, never_kept };

constexpr auto enum_names(TextAnswer) {
    using enum TextAnswer;
    return std::to_array<EnumName<TextAnswer>>({{kept, "kept", "Kept"},
                                                {stopped, "stopped", "Stopped, unless a reason is given"},
                                                {never_kept, "never-kept", "Never kept"}});
}
static_assert(names_complete(TextAnswer::never_kept));

/// To school_year_begins.
enum class YearAnswer { nothing, tell_students_and_families };

constexpr auto enum_names(YearAnswer) {
    using enum YearAnswer;
    return std::to_array<EnumName<YearAnswer>>({{nothing, "nothing", "Nothing"},
                                                {tell_students_and_families, "tell-students-and-families",
                                                 "Talk with students and inform families, in each school"}});
}
static_assert(names_complete(YearAnswer::tell_students_and_families));

/// What immigration authorities bring with a request.
enum class Instrument { none, administrative, judicial };

constexpr auto enum_names(Instrument) {
    using enum Instrument;
    return std::to_array<EnumName<Instrument>>({{none, "none", "None"},
                                                {administrative, "administrative", "Administrative warrant or notice"},
                                                {judicial, "judicial", "Judicial warrant, subpoena or court order"}});
}
static_assert(names_complete(Instrument::judicial));

/// To immigration_request.
enum class ImmigrationAnswer { refused, designee_checks };

constexpr auto enum_names(ImmigrationAnswer) {
    using enum ImmigrationAnswer;
    return std::to_array<EnumName<ImmigrationAnswer>>(
        {{refused, "refused", "Refused and logged"},
         {designee_checks, "designee-checks", "The superintendent's designee checks the instrument"}});
}
static_assert(names_complete(ImmigrationAnswer::designee_checks));

/// True when the code is one of the answers to the act: the catalogue's rows are held against it.
bool is_answer(Act act, std::string_view code);

}  // namespace accord::program
