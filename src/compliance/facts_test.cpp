#include "compliance/facts.hpp"

#include "compliance/case_test.hpp"

namespace accord::compliance {
namespace {

using namespace program;

using Finding = compliance::Outcome;
using enum compliance::Outcome;

const Date today{2026, 11, 22};

/// A district with one agency, one officer at one school, and everything in order.
struct District {
    Records records;
    Agency agency{AgencyId::make(), "Ferndale Police", AgencyKind::police, "", Date{2025, 1, 1}, "training-standards"};
    School school{SchoolId::make(), "Oakview Middle", SchoolLevel::middle, "", ""};
    Officer officer{OfficerId::make(), agency.id, "R. Alvarez", "4417", OfficerKind::sro, Sworn::yes};

    District() {
        records.zone = "America/Los_Angeles";
        records.calendar = {Date{2026, 8, 24}, Date{2027, 6, 11}};
        records.since = Date{2026, 7, 1};
        records.schools = {school};
        records.agencies = {agency};
        records.officers = {officer};
        records.assignments = {{AssignmentId::make(), officer.id, school.id, Date{2026, 8, 24}, {}, 50, "", {}}};
        for (const char* subject : {"school-policing", "diverse-populations", "force-policy"})
            records.training.push_back(
                {Id<TrainingCompletion>::make(), officer.id, subject, Date{2026, 8, 1}, "", 0, ""});
        records.agreements = {{AgreementId::make(),
                               agency.id,
                               "Agreement",
                               Date{2025, 5, 6},
                               "item 7",
                               Date{2025, 7, 1},
                               Date{2028, 6, 30},
                               "",
                               {}}};
        records.terms = {{Id<AgreementTerm>::make(), records.agreements[0].id, "purpose", "Section 1, page 1"}};
        records.contacts = Kept<ContactRow>{Date{2026, 8, 24}, {}};
        records.force = Kept<Force>{Date{2026, 8, 24}, {}};
    }

    [[nodiscard]] Verdict verdict(const std::string& control, std::vector<policy::Parameter> parameters = {},
                                  Date on = today) const {
        Case one{control};
        one.parameters = std::move(parameters);
        one.evidence = evidence(records, on);
        return one.verdict();
    }
    [[nodiscard]] Finding outcome(const std::string& control, Date on = today) const {
        return verdict(control, {}, on).outcome;
    }

    ContactRow& contact(ContactReason reason, std::optional<ActedBecause> acted, OfficerActions actions) {
        ContactRow row;
        row.id = ContactId::make();
        row.school = school.id;
        row.happened_on = Date{2026, 10, 5};
        row.reason = reason;
        row.school_rule = acted;
        row.actions = actions;
        records.contacts->rows.push_back(row);
        return records.contacts->rows.back();
    }
};

TEST(Facts, ShowADistrictInOrder) {
    District district;
    district.contact(ContactReason::fight, {}, {OfficerAction::deescalated});
    for (const char* control : {"agreement.approved", "officer.sworn", "officer.trained-before-assignment",
                                "officer.force-policy", "duties.no-discipline", "duties.least-force"})
        EXPECT_EQ(district.outcome(control), met) << control << ": " << all_reasons(district.verdict(control));
    EXPECT_EQ(district.verdict("agreement.terms", {{"terms", "purpose", {}, {}}}).outcome, met);
}

TEST(Facts, NameTheRecordsBehindAVerdict) {
    const District district;
    EXPECT_EQ(district.verdict("agreement.approved").evidence,
              std::vector<std::string>{"agreement:" + district.records.agreements[0].id.text()});
    EXPECT_EQ(district.verdict("officer.trained-before-assignment").evidence.size(), 3u);
    EXPECT_EQ(district.verdict("officer.trained-before-assignment").evidence[0].substr(0, 20), "training_completion:");
}

TEST(Facts, ChangeTheVerdictWithOneRecord) {
    District district;
    district.records.training.pop_back();
    EXPECT_EQ(district.outcome("officer.trained-before-assignment"), not_met);
    district.records.agreements[0].ends = Date{2026, 6, 30};
    EXPECT_EQ(district.outcome("agreement.approved"), not_met);
    district.records.agreements[0].holdover_basis = "section 9";
    EXPECT_EQ(district.outcome("agreement.approved"), not_met);  // a holdover without an end is none
    district.records.agreements[0].holdover_until = Date{2026, 12, 31};
    EXPECT_EQ(district.outcome("agreement.approved"), met);
    EXPECT_EQ(district.verdict("agreement.approved").due, (Date{2026, 12, 31}));
    district.records.agreements.clear();
    EXPECT_EQ(district.outcome("agreement.approved"), not_met);
    district.records.officers[0].sworn = Sworn::unknown;
    EXPECT_EQ(district.outcome("officer.sworn"), cannot_tell);
    district.records.assignments.clear();
    EXPECT_EQ(district.outcome("officer.sworn"), not_applicable);
}

TEST(Facts, AreThoseOfTheDayThatIsAsked) {
    District district;
    EXPECT_EQ(district.outcome("agreement.approved", Date{2025, 6, 30}), not_yet_due);  // nobody served then
    district.records.assignments[0].first_day = Date{2025, 6, 1};
    EXPECT_EQ(district.outcome("agreement.approved", Date{2025, 6, 30}), not_met);  // approved, not yet begun
    EXPECT_EQ(district.outcome("agreement.approved", Date{2025, 7, 1}), met);
    EXPECT_EQ(district.outcome("agreement.approved", Date{2028, 7, 1}), not_met);
}

TEST(Facts, TellASchoolRuleHandedBackFromOneThatWasNot) {
    District district;
    district.contact(ContactReason::school_rule, ActedBecause::handed_over, {OfficerAction::talked}).outcome =
        program::Outcome::to_administrator;
    EXPECT_EQ(district.outcome("duties.no-discipline"), met);
    auto& second = district.contact(ContactReason::school_rule, std::nullopt, {OfficerAction::talked});
    EXPECT_EQ(district.outcome("duties.no-discipline"), not_met);
    const auto id = second.id.text();
    EXPECT_EQ(district.verdict("duties.no-discipline").evidence, std::vector<std::string>{"contact:" + id});
    second.school_rule = ActedBecause::danger_grew;
    EXPECT_EQ(district.outcome("duties.no-discipline"), met);
}

TEST(Facts, WaitForTheReviewOfForce) {
    District district;
    const auto contact =
        district.contact(ContactReason::fight, {}, {OfficerAction::deescalated, OfficerAction::other_force}).id;
    Force force;
    force.id = Id<Force>::make();
    force.contact = contact;
    district.records.force->rows = {force};
    EXPECT_EQ(district.outcome("duties.least-force", Date{2026, 11, 4}), not_yet_due);
    EXPECT_EQ(district.outcome("duties.least-force"), not_met);
    district.records.force->rows[0].reviewed_on = Date{2026, 10, 20};
    EXPECT_EQ(district.outcome("duties.least-force"), met);
    EXPECT_NE(why(district.verdict("duties.least-force")).find("De-escalation was tried in 1"), std::string::npos);
}

TEST(Facts, DoNotTakeWhatIsNotCollectedForZero) {
    District district;
    district.records.contacts.reset();
    EXPECT_EQ(district.outcome("duties.no-discipline"), cannot_tell);
    EXPECT_EQ(district.outcome("calls.recorded"), cannot_tell);
    district.records.calls = Kept<CallForService>{Date{2026, 7, 1}, {}};
    EXPECT_EQ(district.outcome("calls.recorded"), cannot_tell);  // none came in: nothing is known of any
    district.records.calls->rows.push_back({Id<CallForService>::make(), district.school.id, Date{2026, 9, 1}, "26-1",
                                            "teacher", "", CallOutcome::unknown});
    EXPECT_EQ(district.outcome("calls.recorded"), not_met);
}

TEST(Facts, AnswerADirectionWithTheFirstReportAfterIt) {
    District district;
    const std::vector<policy::Parameter> directed{{"schedule", "directed", {}, {}}};
    district.records.directions = {{Id<BoardDirection>::make(), Date{2026, 9, 15}, Date{2026, 11, 1}, ""}};
    EXPECT_EQ(district.verdict("fairness.board-report", directed).outcome, not_met);
    district.records.reports = {
        {Id<ReportDelivery>::make(), Date{2025, 7, 1}, Date{2026, 6, 30}, Date{2026, 9, 1}, "", ""}};
    EXPECT_EQ(district.verdict("fairness.board-report", directed).outcome, not_met);  // delivered before the direction
    district.records.reports[0].delivered_on = Date{2026, 10, 20};
    EXPECT_EQ(district.verdict("fairness.board-report", directed).outcome, met);
}

TEST(Facts, CountARequestOnTheLocalDay) {
    District district;
    InterventionRequest request;
    request.id = RequestId::make();
    request.school = district.school.id;
    request.asked_at = *parse_instant("2026-07-01T05:00:00Z");  // 30 June in Los Angeles: the last school year
    request.reason = RequestReason::school_rule;
    request.answer = Responder::administrator;
    request.decision = Responder::officer;
    district.records.requests = Kept<InterventionRequest>{Date{2026, 7, 1}, {request}};
    EXPECT_EQ(district.outcome("duties.intervention-grounds"), cannot_tell);  // nothing was asked this year
    district.records.requests->rows[0].asked_at = *parse_instant("2026-07-01T08:00:00Z");
    EXPECT_EQ(district.outcome("duties.intervention-grounds"), not_met);
    district.records.requests->rows[0].override_reason = "a parent asked for it";
    EXPECT_EQ(district.outcome("duties.intervention-grounds"), met);
}

TEST(Facts, WaitForRegistersThatTheDistrictHasNotBegun) {
    District district;
    district.records.staff_training.clear();
    for (auto& agency : district.records.agencies) agency.force_policy_on.reset();
    for (const char* control : {"people.staff-trained", "officer.force-policy"}) {
        const auto verdict = district.verdict(control);
        EXPECT_EQ(verdict.outcome, cannot_tell) << control;
        EXPECT_EQ(verdict.missing.size(), 1u) << control;
    }
    EXPECT_NE(why(district.verdict("people.staff-trained")).find("training of school staff"), std::string::npos);
    EXPECT_NE(why(district.verdict("officer.force-policy")).find("the agency's force policy"), std::string::npos);
    // From the first record on it is a register: a training that reached one school in thirty is late in the others.
    district.records.staff_training = {{Id<StaffTraining>::make(), SchoolId::make(), Date{2026, 9, 9}, 30, 31, ""}};
    EXPECT_EQ(district.outcome("people.staff-trained"), not_met);
}

TEST(Facts, KnowARequestThatAPrincipalDecidedOtherwise) {
    District district;
    district.contact(ContactReason::school_rule, ActedBecause::handed_over, {OfficerAction::talked}).outcome =
        program::Outcome::to_administrator;
    InterventionRequest request;
    request.id = RequestId::make();
    request.asked_at = *parse_instant("2026-10-01T17:00:00Z");
    request.reason = RequestReason::school_rule;
    request.answer = request.decision.emplace(Responder::administrator);
    request.control = "duties.no-discipline";
    request.provision = "P-00000001";
    district.records.requests = Kept<InterventionRequest>{Date{2026, 7, 1}, {request}};
    const auto as_answered = district.verdict("duties.no-discipline").reasons.size();
    district.records.requests->rows[0].decision = Responder::officer;
    district.records.requests->rows[0].override_reason = "It turned into a fight";
    const auto verdict = district.verdict("duties.no-discipline");
    EXPECT_EQ(verdict.reasons.size(), as_answered + 1);
    EXPECT_EQ(verdict.evidence.front(), "intervention_request:" + request.id.text());
}

TEST(Facts, HoldWhatTheScreenFindsInNotes) {
    District district;
    district.records.texts =
        Kept<FreeText>{Date{2026, 7, 1}, {{"contact:1", Date{2026, 9, 1}, "Both students went back to class."}}};
    EXPECT_EQ(district.outcome("immigration.no-collection"), met);
    district.records.texts->rows.push_back({"contact:2", Date{2026, 9, 2}, "said that his family is undocumented"});
    EXPECT_EQ(district.outcome("immigration.no-collection"), not_met);
    EXPECT_EQ(district.verdict("immigration.no-collection").evidence, std::vector<std::string>{"contact:2"});
}

TEST(Facts, CarryAPersonsWordWithItsEnd) {
    District district;
    const auto person = AccountId::make();
    district.records.people[person] = "D. Whitfield";
    district.records.attestations = {
        {Id<Attestation>::make(), "people.tiers", "", "in place", person, Date{2026, 9, 1}, Date{2026, 12, 31}}};
    EXPECT_EQ(district.outcome("people.tiers"), met);
    EXPECT_NE(why(district.verdict("people.tiers")).find("D. Whitfield"), std::string::npos);
    EXPECT_EQ(district.outcome("people.tiers", Date{2027, 1, 1}), not_met);
    EXPECT_EQ(district.outcome("people.tiers", Date{2026, 8, 31}), cannot_tell);
}

TEST(Facts, KeepOnlyWhatTheFilesOwnContactsSay) {
    Contact contact;
    contact.id = ContactId::make();
    contact.reason = ContactReason::school_rule;
    contact.school_rule = ActedBecause::handed_over;
    contact.actions = {OfficerAction::talked};
    contact.note = "a note";
    const auto row = coded(contact);
    EXPECT_EQ(row.id, contact.id);
    EXPECT_EQ(row.school_rule, contact.school_rule);
    EXPECT_EQ(row.actions, contact.actions);
}

}  // namespace
}  // namespace accord::compliance
