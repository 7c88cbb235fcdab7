// Each record that a person enters changes the verdict that waited for it, in the next call.
#include <gtest/gtest.h>

#include "office/agreements.hpp"
#include "office/calendar.hpp"
#include "office/doctor.hpp"
#include "office/force_policies.hpp"
#include "office/officers.hpp"
#include "office/reports.hpp"
#include "office/requests.hpp"
#include "office/review.hpp"
#include "office/staff_training.hpp"
#include "office/test_school.hpp"

namespace accord::office {
namespace {

using compliance::Outcome;
using program::Role;

class Entry : public testing::Test {
protected:
    School district;
    Office& office = *district.office;

    /// Puts a policy of one sentence in force, its rule settled with a control.
    void adopt(const std::string& rule, const std::string& control) {
        const auto id = take_in_policy(office, operator_of_machine(), "one.txt", "Made-up policy\n\n" + rule + "\n");
        ASSERT_TRUE(id.ok());
        const auto found = adoption(office, operator_of_machine(), *id);
        for (const auto& provision : found->reading.provisions)
            if (policy::binds(provision.kind)) {
                ASSERT_TRUE(set_binding(office, operator_of_machine(), *id, provision.id, control, "").ok());
            }
        ASSERT_TRUE(confirm_bindings(office, operator_of_machine(), *id).ok());
        ASSERT_TRUE(put_in_force(office, operator_of_machine(), *id, Date{2021, 1, 1}, "Item 9").ok());
    }

    compliance::Verdict verdict(const std::string& control) {
        const auto review = review_policy(office, operator_of_machine(), office.today());
        for (const auto& each : review->verdicts)
            if (each.control == control) return each;
        throw std::runtime_error("no provision is bound to " + control);
    }

    StaffTrainingForm training() const {
        return {district.school.id, office.today(), "District safety office", 28, 30};
    }
};

constexpr auto training_rule = "The principal shall train school staff in the role of the officer every school year.";

TEST_F(Entry, OfStaffTrainingEndsWhatCouldNotBeTold) {
    adopt(training_rule, "people.staff-trained");
    const auto before = verdict("people.staff-trained");
    EXPECT_EQ(before.outcome, Outcome::cannot_tell);
    EXPECT_EQ(before.missing, std::vector<std::string>{"staff-training"});
    const auto principal = district.person(Role::principal, district.school.id, {});
    ASSERT_TRUE(record_staff_training(office, principal, training()).ok());
    const auto after = verdict("people.staff-trained");
    EXPECT_EQ(after.outcome, Outcome::met);
    EXPECT_EQ(after.evidence.size(), 1u);
}

TEST_F(Entry, OfStaffTrainingSaysAllThatIsWrongAtOnce) {
    const auto refused = record_staff_training(office, operator_of_machine(), {{}, {}, " ", {}, 0});
    std::vector<std::string> fields;
    for (const auto& each : refused.problems()) fields.push_back(each.where);
    EXPECT_EQ(fields, (std::vector<std::string>{"school", "held_on", "provider", "attended", "expected"}));
    auto ahead = training();
    ahead.held_on = office.today() + CalendarDays{1};
    ahead.attended = 31;
    EXPECT_EQ(record_staff_training(office, operator_of_machine(), ahead).problems().size(), 2u);
    EXPECT_TRUE(staff_trainings(office, operator_of_machine())->empty());
}

TEST_F(Entry, OfStaffTrainingIsForTheOwnSchoolAndOnFileOnce) {
    const auto principal = district.person(Role::principal, district.school.id, {});
    auto elsewhere = training();
    elsewhere.school = district.other.id;
    EXPECT_FALSE(record_staff_training(office, principal, elsewhere).ok());
    EXPECT_FALSE(record_staff_training(office, district.teacher, training()).ok());
    ASSERT_TRUE(record_staff_training(office, principal, training()).ok());
    EXPECT_FALSE(record_staff_training(office, principal, training()).ok());
    EXPECT_EQ(staff_trainings(office, principal)->size(), 1u);
}

TEST_F(Entry, OfStaffTrainingIsCorrectedByAVersionMore) {
    const auto principal = district.person(Role::principal, district.school.id, {});
    const auto other = district.person(Role::principal, district.other.id, {});
    ASSERT_TRUE(record_staff_training(office, principal, training()).ok());
    const auto id = staff_trainings(office, principal)->front().training.id;
    auto corrected = training();
    corrected.attended = 29;
    EXPECT_FALSE(correct_staff_training(office, other, id, corrected).ok());
    EXPECT_FALSE(correct_staff_training(office, principal, id, training()).ok()) << "nothing was changed";
    ASSERT_TRUE(correct_staff_training(office, principal, id, corrected).ok());
    EXPECT_EQ(staff_trainings(office, principal)->front().training.attended, 29);
    const auto versions =
        office.file().read([&](const filing::Reading& file) { return file.history<program::StaffTraining>(id); });
    ASSERT_EQ(versions.size(), 2u);
    EXPECT_EQ(versions.front().record.attended, 28);
}

TEST_F(Entry, OfAForcePolicyEndsWhatCouldNotBeTold) {
    adopt("The agency shall provide the superintendent with a copy of its policy on the use of force.",
          "officer.force-policy");
    EXPECT_EQ(verdict("officer.force-policy").missing, std::vector<std::string>{"force-policy"});
    const auto liaison = district.person(Role::liaison, {}, district.officer.id);
    ASSERT_TRUE(record_force_policy(office, liaison, district.agency.id, Date{2024, 1, 1}, {}).ok());
    EXPECT_EQ(verdict("officer.force-policy").outcome, Outcome::met);
}

TEST_F(Entry, OfAForcePolicyIsForTheOwnAgencyAndNamesWhatTheCatalogueKnows) {
    const auto sheriff =
        district.office.add(program::Agency{{}, "Test Sheriff", program::AgencyKind::sheriff, "", {}, ""});
    const auto liaison = district.person(Role::liaison, {}, district.officer.id);
    EXPECT_FALSE(record_force_policy(office, liaison, sheriff.id, Date{2024, 1, 1}, {}).ok());
    EXPECT_FALSE(record_force_policy(office, district.principal, district.agency.id, Date{2024, 1, 1}, {}).ok());
    const auto ahead = office.today() + CalendarDays{1};
    EXPECT_FALSE(record_force_policy(office, liaison, district.agency.id, ahead, {}).ok());
    ASSERT_TRUE(record_force_policy(office, liaison, district.agency.id, Date{2024, 1, 1},
                                    {"minimum-training", "training-standards", "anything"})
                    .ok());
    const auto views = force_policies(office, liaison);
    for (const auto& view : *views) {
        EXPECT_EQ(view.may_change, view.agency.id == district.agency.id);
        if (view.may_change) {
            EXPECT_EQ(view.covers, (std::vector<std::string>{"training-standards", "minimum-training"}));
        }
    }
}

TEST_F(Entry, OfTheAgencysWordTellsWhoIsSworn) {
    adopt("Each school resource officer shall be a sworn officer of the agency.", "officer.sworn");
    const auto hired = district.office.add(program::Officer{
        {}, district.agency.id, "Officer Ames", "78", program::OfficerKind::sro, program::Sworn::unknown});
    district.office.add(program::Assignment{{}, hired.id, district.school.id, Date{2020, 8, 1}, {}, 50, "", {}});
    EXPECT_EQ(verdict("officer.sworn").missing, std::vector<std::string>{"sworn-status"});
    const auto liaison = district.person(Role::liaison, {}, district.officer.id);
    EXPECT_EQ(confirm_sworn(office, liaison, {}, program::Sworn::unknown).problems().size(), 2u);
    EXPECT_FALSE(confirm_sworn(office, district.principal, {hired.id}, program::Sworn::yes).ok());
    ASSERT_TRUE(confirm_sworn(office, liaison, {hired.id}, program::Sworn::yes).ok());
    EXPECT_EQ(verdict("officer.sworn").outcome, Outcome::met);
    ASSERT_TRUE(confirm_sworn(office, liaison, {hired.id}, program::Sworn::no).ok());
    EXPECT_EQ(verdict("officer.sworn").outcome, Outcome::not_met);
}

TEST_F(Entry, OfTheAgencysWordReachesNoOfficerOfAnother) {
    const auto sheriff =
        district.office.add(program::Agency{{}, "Test Sheriff", program::AgencyKind::sheriff, "", {}, ""});
    const auto deputy = district.office.add(
        program::Officer{{}, sheriff.id, "Deputy Hale", "9", program::OfficerKind::sro, program::Sworn::unknown});
    const auto liaison = district.person(Role::liaison, {}, district.officer.id);
    EXPECT_FALSE(confirm_sworn(office, liaison, {deputy.id}, program::Sworn::yes).ok());
}

TEST_F(Entry, OfATermThatTheBoardAddedIsJudgedByItself) {
    adopt("The agreement shall contain every other provision that the Board adopts.", "agreement.extra-terms");
    program::Agreement draft;
    draft.agency = district.agency.id;
    draft.title = "Agreement on officers at school";
    const auto id = draft_agreement(office, operator_of_machine(), draft);
    ASSERT_TRUE(
        approve_agreement(office, operator_of_machine(), *id, office.today(), "Item 3", office.today(), {}).ok());
    const auto further = [&] {
        return further_terms(office, agreements(office, operator_of_machine(), office.today())->front(),
                             office.today());
    };
    const auto before = further();
    ASSERT_FALSE(before.empty());
    const auto told = [&] { return english(verdict("agreement.extra-terms").reasons.front()); };
    const auto without = told();
    ASSERT_TRUE(tie_term(office, operator_of_machine(), *id, "complaints", "Section 9").ok());
    EXPECT_EQ(further().size(), before.size() - 1);
    EXPECT_NE(told(), without);
    EXPECT_NE(told().find('1'), std::string::npos) << told();
}

TEST_F(Entry, OfADirectionStartsTheClockOfAReport) {
    adopt("The superintendent shall report to the Board on contacts as directed by the Board.",
          "fairness.board-report");
    const auto before = verdict("fairness.board-report");
    const auto today = office.today();
    ASSERT_TRUE(record_direction(office, operator_of_machine(), {{}, today, today + CalendarDays{30}, "Item 4"}).ok());
    const auto after = verdict("fairness.board-report");
    EXPECT_NE(after.outcome, before.outcome);
    EXPECT_EQ(after.outcome, Outcome::not_yet_due);
    EXPECT_EQ(after.due, today + CalendarDays{30});
}

TEST_F(Entry, OfHolidaysMovesEveryClockThatCountsSchoolDays) {
    adopt(training_rule, "people.staff-trained");
    *district.office.now = office.at_local(Date{2026, 9, 1}, 12, 0);
    auto last_year = training();
    last_year.held_on = Date{2025, 9, 1};
    ASSERT_TRUE(record_staff_training(office, operator_of_machine(), last_year).ok());
    ASSERT_TRUE(set_school_year(office, operator_of_machine(), Date{2026, 8, 17}, Date{2027, 6, 4}).ok());
    const auto before = verdict("people.staff-trained").due;
    ASSERT_TRUE(before);
    ASSERT_TRUE(close_days(office, operator_of_machine(), Date{2026, 9, 4}, Date{2026, 9, 8}, "Labor Day break").ok());
    EXPECT_GT(verdict("people.staff-trained").due, before);
    const auto spans = school_years(office, operator_of_machine(), office.today())->front().closed;
    ASSERT_EQ(spans.size(), 1u) << "one break, although a weekend lies in it";
    EXPECT_EQ(spans.front().until, (Date{2026, 9, 8}));
    ASSERT_TRUE(open_days(office, operator_of_machine(), spans.front().from, spans.front().until).ok());
    EXPECT_EQ(verdict("people.staff-trained").due, before);
}

TEST_F(Entry, OfACalendarSaysAllThatIsWrongAtOnce) {
    EXPECT_EQ(set_school_year(office, operator_of_machine(), {}, {}).problems().size(), 2u);
    EXPECT_FALSE(set_school_year(office, operator_of_machine(), Date{2026, 8, 17}, Date{2026, 9, 17}).ok());
    EXPECT_EQ(close_days(office, operator_of_machine(), {}, {}, " ").problems().size(), 2u);
    EXPECT_FALSE(close_days(office, operator_of_machine(), Date{2026, 9, 5}, Date{2026, 9, 6}, "Weekend").ok());
    EXPECT_FALSE(
        close_days(office, district.person(Role::principal, district.school.id, {}), Date{2026, 9, 4}, {}, "A").ok());
}

TEST_F(Entry, OfNothingIsForAuditorsNorForTheBoard) {
    for (const auto role : {Role::auditor, Role::board, Role::custodian, Role::investigator, Role::staff})
        for (const auto verb : {Verb::record_staff_training, Verb::keep_force_policies, Verb::confirm_sworn})
            EXPECT_EQ(scope_of(role, verb), Scope::none) << code_of(role) << " " << code_of(verb);
}

TEST_F(Entry, OfAPolicyWithoutAnyRuleIsAFaultThatTheDoctorNames) {
    program::PolicyDocument empty;
    empty.name = "empty.txt";
    empty.bytes = "Made-up policy\n\nLegal reference: Education Code 1\n";
    empty.stage = program::AdoptionStage::in_force;
    empty.in_force_from = Date{2021, 1, 1};
    district.office.add(empty);
    bool named = false;
    for (const auto& checkup : examine(district.office.directory)) {
        if (checkup.subject != "policy") continue;
        named = true;
        EXPECT_EQ(checkup.health, Health::fault);
        EXPECT_NE(english(checkup.finding).find("no rule was found in it"), std::string::npos);
        EXPECT_NE(english(checkup.mend).find("accord policy adopt"), std::string::npos);
    }
    EXPECT_TRUE(named);
}

}  // namespace
}  // namespace accord::office
