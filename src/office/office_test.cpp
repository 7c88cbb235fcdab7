#include <gtest/gtest.h>

#include "office/agreements.hpp"
#include "office/contacts.hpp"
#include "office/ledger.hpp"
#include "office/lists.hpp"
#include "office/officers.hpp"
#include "office/policies.hpp"
#include "office/reports.hpp"
#include "office/requests.hpp"
#include "office/review.hpp"
#include "office/sign_in.hpp"
#include "office/test_school.hpp"

namespace accord::office {
namespace {

using program::Role;

TEST(RequestForIntervention, AnEmergencyIsAnsweredByAnOfficerWhateverWasTyped) {
    School district;
    district.adopt("policies/sample/cedar-valley.md");
    const auto answer = ask_for_help(
        *district.office, district.teacher,
        {district.school.id, std::string(500, 'x'), program::RequestReason::danger, program::Urgency::now});
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(answer->request.answer, program::Responder::officer);
}

TEST(RequestForIntervention, ASchoolRuleIsTheAdministratorsAndTheSentenceIsQuoted) {
    School district;
    district.adopt("policies/sample/cedar-valley.md");
    const auto answer =
        ask_for_help(*district.office, district.teacher,
                     {district.school.id, "Room 12", program::RequestReason::school_rule, program::Urgency::not_now});
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(answer->request.answer, program::Responder::administrator);
    EXPECT_EQ(answer->request.control, "duties.no-discipline");
    EXPECT_FALSE(answer->quote.empty());
}

TEST(RequestForIntervention, AnotherDecisionThanThePolicysNeedsAReasonAndTheRequesterSeesTheOutcome) {
    School district;
    district.adopt("policies/sample/cedar-valley.md");
    auto& office = *district.office;
    const auto asked =
        ask_for_help(office, district.teacher,
                     {district.school.id, "Room 12", program::RequestReason::school_rule, program::Urgency::not_now});
    ASSERT_TRUE(asked.ok());
    const auto id = asked->request.id;
    EXPECT_FALSE(decide_request(office, district.principal, id, program::Responder::officer, "").ok());
    EXPECT_TRUE(
        decide_request(office, district.principal, id, program::Responder::officer, "It turned into a fight").ok());
    EXPECT_TRUE(close_request(office, district.principal, id, request_results().front()).ok());
    const auto seen = request(office, district.teacher, id);
    ASSERT_TRUE(seen.ok());
    EXPECT_TRUE(program::overridden(seen->request));
    EXPECT_EQ(seen->request.result, request_results().front());
}

TEST(RequestForIntervention, APrincipalOfAnotherSchoolDoesNotSeeIt) {
    School district;
    auto& office = *district.office;
    const auto asked =
        ask_for_help(office, district.teacher,
                     {district.school.id, "Room 12", program::RequestReason::crime, program::Urgency::not_now});
    ASSERT_TRUE(asked.ok());
    const Actor elsewhere{program::AccountId::make(), "Q", Role::principal, {district.other.id}, {}};
    EXPECT_FALSE(request(office, elsewhere, asked->request.id).ok());
    EXPECT_FALSE(decide_request(office, elsewhere, asked->request.id, program::Responder::officer, "").ok());
}

TEST(ContactLog, JoinsTheGroupsOfTheDayAndTheOfficerNeverEntersThem) {
    School district;
    auto& office = *district.office;
    const auto logged = log_contact(office, district.deputy, district.form());
    ASSERT_TRUE(logged.ok()) << english(logged.problems().front().message);
    const auto rows =
        office.file().read([](const filing::Reading& file) { return file.all<program::ContactStudent>(); });
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].race, program::Race::black);
    EXPECT_EQ(rows[0].disability, program::Disability::idea);
    EXPECT_EQ(rows[0].grade_band, program::GradeBand::g9_to_12);
    EXPECT_EQ(rows[0].enrolled_at, district.school.id);
}

TEST(ContactLog, TheSameKeyTwiceIsOneRecord) {
    School district;
    auto& office = *district.office;
    const auto form = district.form();
    const auto first = log_contact(office, district.deputy, form);
    const auto second = log_contact(office, district.deputy, form);
    ASSERT_TRUE(first.ok() && second.ok());
    EXPECT_EQ(first->number, second->number);
    EXPECT_TRUE(second->repeated);
    EXPECT_EQ(office.file().read([](const filing::Reading& file) { return file.count<program::Contact>(); }), 1);
}

TEST(ContactLog, ImmigrationWordsAreNeverKeptNotEvenWithAReason) {
    School district;
    auto form = district.form();
    form.note = "Asked about his immigration status";
    form.note_override = "needed";
    const auto refused = log_contact(*district.office, district.deputy, form);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problems().front().where, "note");
}

TEST(ContactLog, ASchoolRuleOpensTheHandBackAndNeverBlocksTheTruth) {
    School district;
    district.adopt("policies/sample/cedar-valley.md");
    auto form = district.form();
    form.reason = program::ContactReason::school_rule;
    EXPECT_FALSE(log_contact(*district.office, district.deputy, form).ok());
    form.school_rule = program::ActedBecause::no_administrator;
    const auto logged = log_contact(*district.office, district.deputy, form);
    ASSERT_TRUE(logged.ok()) << english(logged.problems().front().message);
    EXPECT_EQ(logged->advice.size(), 1u);
}

TEST(StudentLookup, GivesInitialsAndGradeAndNothingElse) {
    School district;
    const auto found = find_students(*district.office, district.deputy, district.school.id, "riv");
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->size(), 1u);
    EXPECT_EQ(found->front().initials, "A. R.");
    EXPECT_EQ(found->front().grade, "09");
    EXPECT_FALSE(find_students(*district.office, district.deputy, district.school.id, "ri").ok());
    EXPECT_FALSE(find_students(*district.office, district.teacher, district.school.id, "riv").ok());
}

TEST(Agreement, TheBoardApprovesInAStepOfItsOwnAndAHoldoverNeedsABasis) {
    School district;
    auto& office = *district.office;
    program::Agreement draft;
    draft.agency = district.agency.id;
    draft.title = "SRO services";
    draft.board_approved_on = Date{2020, 1, 1};
    const auto id = draft_agreement(office, district.designee, draft);
    ASSERT_TRUE(id.ok());
    EXPECT_EQ(agreements(office, district.designee, office.today())->front().state, program::AgreementState::draft);
    EXPECT_FALSE(
        approve_agreement(office, district.designee, *id, office.today(), "", Date{2024, 7, 1}, Date{2025, 6, 30})
            .ok());
    ASSERT_TRUE(approve_agreement(office, district.designee, *id, Date{2024, 6, 9}, "Item 9.3", Date{2024, 7, 1},
                                  Date{2025, 6, 30})
                    .ok());
    EXPECT_EQ(agreements(office, district.designee, Date{2025, 1, 1})->front().state,
              program::AgreementState::in_force);
    EXPECT_EQ(agreements(office, district.designee, Date{2025, 7, 1})->front().state, program::AgreementState::lapsed);
    EXPECT_FALSE(hold_over_agreement(office, district.designee, *id, "", Date{2025, 9, 30}).ok());
    ASSERT_TRUE(
        hold_over_agreement(office, district.designee, *id, "Section 12, continuation", Date{2025, 9, 30}).ok());
    EXPECT_EQ(agreements(office, district.designee, Date{2025, 7, 1})->front().state,
              program::AgreementState::holdover);
}

TEST(Assignment, WithoutTrainingNeedsAReasonAndADateUnderThePolicy) {
    School district;
    district.adopt("policies/sample/cedar-valley.md");
    auto& office = *district.office;
    program::Assignment post{{}, district.officer.id, district.other.id, office.today(), {}, 50, "", {}};
    const auto refused = assign_officer(office, district.designee, post);
    ASSERT_FALSE(refused.ok());
    EXPECT_FALSE(refused.problems().front().provision.empty());
    post.untrained_reason = "The course begins in March";
    post.training_by = office.today() + CalendarDays{90};
    EXPECT_TRUE(assign_officer(office, district.designee, post).ok());
}

TEST(Policy, APendingDocumentIsNotInForceUntilTheMinutesSaySo) {
    School district;
    auto& office = *district.office;
    const std::string pending =
        "MADE-UP DISTRICT BOARD POLICY\n\nSchool Officers\n\nOfficers shall not take part in student discipline.\n\n"
        "Policy Adopted: March 16, 2022 (PENDING BOARD APPROVAL)\n";
    const auto id = take_in_policy(office, district.designee, "pending.txt", pending);
    ASSERT_TRUE(id.ok());
    ASSERT_TRUE(accept_proposals(office, district.designee, *id, 0).ok());
    const auto unconfirmed = confirm_bindings(office, district.designee, *id);
    for (const auto& open : unconfirmed.problems())
        ASSERT_TRUE(set_binding(office, district.designee, *id, open.where, "duties.no-discipline", "").ok());
    ASSERT_TRUE(confirm_bindings(office, district.designee, *id).ok());
    EXPECT_FALSE(policy_in_force(office, office.today()));
    EXPECT_FALSE(put_in_force(office, district.designee, *id, office.today(), "").ok());
    EXPECT_TRUE(put_in_force(office, district.designee, *id, office.today(), "Minutes of May 4, item 7").ok());
    EXPECT_TRUE(policy_in_force(office, office.today()));
    EXPECT_FALSE(policy_in_force(office, office.today() - CalendarDays{1}));
}

TEST(Policy, EveryProvisionIsSettledBeforeItIsConfirmed) {
    School district;
    auto& office = *district.office;
    const auto id = take_in_policy(office, district.designee, "odd.txt",
                                   "Made-up policy\n\nThe mascot shall wave at every parade with both of its paws.\n");
    ASSERT_TRUE(id.ok());
    const auto open = confirm_bindings(office, district.designee, *id);
    ASSERT_FALSE(open.ok());
    EXPECT_FALSE(set_binding(office, district.designee, *id, open.problems().front().where, "not-a-control", "").ok());
    EXPECT_TRUE(
        set_binding(office, district.designee, *id, open.problems().front().where, "not-a-control", "About a mascot")
            .ok());
    EXPECT_TRUE(confirm_bindings(office, district.designee, *id).ok());
}

TEST(SignIn, FiveWrongTriesCloseTheNameForAWhile) {
    School district;
    auto& office = *district.office;
    program::Account account;
    account.login = "Casey";
    account.name = "Casey";
    ASSERT_TRUE(add_account(office, district.designee, account, "four plain words here").ok());
    const auto good = sign_in(office, " casey ", "four plain words here");
    ASSERT_TRUE(good.ok());
    EXPECT_TRUE(session(office, good->token));
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(sign_in(office, "casey", "wrong").ok());
    EXPECT_FALSE(sign_in(office, "casey", "four plain words here").ok());
    *district.office.now += std::chrono::minutes{16};
    EXPECT_TRUE(sign_in(office, "casey", "four plain words here").ok());
    ASSERT_TRUE(close_account(office, district.designee, "casey").ok());
    EXPECT_FALSE(session(office, good->token));
}

TEST(SignIn, ANameHasNoSignsOfMarkup) {
    School district;
    for (const auto* login : {"<script>", "a b", "name\"", ""}) {
        program::Account account;
        account.login = login;
        const auto refused = add_account(*district.office, district.designee, account, "four plain words here");
        ASSERT_FALSE(refused.ok()) << login;
        EXPECT_EQ(refused.problems().front().where, "login");
    }
    for (const auto* login : {"m.ortiz",
                              "pe\xc3\xb1"
                              "a-2",
                              "ortiz@example.org"}) {
        program::Account account;
        account.login = login;
        EXPECT_TRUE(add_account(*district.office, district.designee, account, "four plain words here").ok()) << login;
    }
}

TEST(BoardReport, CoversNoDayAhead) {
    School district;
    auto& office = *district.office;
    const auto ahead = working_report(office, district.designee,
                                      {usual_period(office.today()).from, office.today() + CalendarDays{1}});
    ASSERT_FALSE(ahead.ok());
    EXPECT_EQ(ahead.problems().front().where, "until");
    EXPECT_TRUE(working_report(office, district.designee, usual_period(office.today())).ok());
}

TEST(SampleDistrict, ShowsAllFiveVerdicts) {
    auto demo = TestOffice::demo();
    const auto review = review_policy(*demo, operator_of_machine(), demo->today());
    ASSERT_TRUE(review.ok());
    std::set<compliance::Outcome> seen;
    for (const auto& verdict : review->verdicts) seen.insert(verdict.outcome);
    EXPECT_EQ(seen.size(), names_of<compliance::Outcome>.size());
    EXPECT_TRUE(verify_ledger(*demo, operator_of_machine())->faults.empty());
}

TEST(SampleDistrict, ItsReportHidesSmallNumbers) {
    auto demo = TestOffice::demo();
    const auto released = working_report(*demo, operator_of_machine(), usual_period(demo->today()));
    ASSERT_TRUE(released.ok()) << english(released.problems().front().message);
    using State = equity::Cell::State;
    int hidden = 0;
    for (const auto& table : released->tables)
        for (const auto& row : table.rows) {
            hidden += row.events.state == State::hidden ? 1 : 0;
            // Contacts whose student could not be identified tell of nobody: they alone may be few.
            const bool of_nobody = row.code == "not_reported" && row.students.value == 0;
            if (row.events.state != State::shown || of_nobody) continue;
            EXPECT_TRUE(row.events.value == 0 || row.events.value >= 10) << code_of(table.measure) << " " << row.code;
        }
    EXPECT_GT(hidden, 0);
}

}  // namespace
}  // namespace accord::office
