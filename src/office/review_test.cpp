#include "office/review.hpp"

#include <gtest/gtest.h>

#include "office/corrections.hpp"
#include "office/test_school.hpp"

namespace accord::office {
namespace {

using program::Role;

/// The sample district, made once for all tests of this file.
Office& sample() {
    static auto demo = TestOffice::demo();
    return *demo;
}

Actor actor(Role role) {
    const auto all = accounts(sample(), operator_of_machine());
    for (const auto& account : all.value())
        if (account.role == role) return actor_of(sample(), account);
    throw std::runtime_error("the sample district has no account of that role");
}

bool tells_of_a_student(const std::string& record) {
    for (const auto* table : {"contact:", "force:", "search:", "intervention_request:", "call_for_service:"})
        if (record.starts_with(table)) return true;
    return false;
}

TEST(PolicyReview, GivesNoNumberAndNoRecordOfStudentsToWhoMayNotSeeContactsDistrictWide) {
    const auto whole = review_policy(sample(), actor(Role::designee), sample().today());
    ASSERT_TRUE(whole.ok());
    for (const auto& role : names_of<Role>) {
        if (role.value == Role::designee) continue;
        const auto review = review_policy(sample(), actor(role.value), sample().today());
        ASSERT_TRUE(review.ok());
        int without_numbers = 0;
        for (std::size_t i = 0; i < review->verdicts.size(); ++i) {
            const auto& verdict = review->verdicts[i];
            EXPECT_EQ(verdict.outcome, whole->verdicts[i].outcome) << "the verdict itself is everybody's";
            for (const auto& record : verdict.evidence)
                EXPECT_FALSE(tells_of_a_student(record)) << role.code << " " << verdict.control;
            if (!withheld(verdict)) continue;
            ++without_numbers;
            EXPECT_TRUE(verdict.reasons.front().values.empty() && verdict.evidence.empty()) << verdict.control;
            for (const auto& record : whole->verdicts[i].evidence) EXPECT_EQ(review->fact(record), nullptr);
        }
        for (const auto* control :
             {"duties.no-discipline", "duties.least-force", "duties.intervention-grounds", "immigration.no-collection"})
            for (const auto& verdict : review->verdicts)
                if (verdict.control == control && verdict.missing.empty()) {
                    EXPECT_TRUE(withheld(verdict)) << role.code << " " << control;
                }
        EXPECT_GT(without_numbers, 0) << role.code;
    }
}

TEST(PolicyReview, KeepsEveryNumberForTheDesigneeAndTheOperatorOfTheMachine) {
    for (const auto& who : {actor(Role::designee), operator_of_machine()}) {
        const auto review = review_policy(sample(), who, sample().today());
        ASSERT_TRUE(review.ok());
        int of_students = 0;
        for (const auto& verdict : review->verdicts) {
            EXPECT_FALSE(withheld(verdict));
            for (const auto& record : verdict.evidence) of_students += tells_of_a_student(record) ? 1 : 0;
        }
        EXPECT_GT(of_students, 0);
    }
}

TEST(Attestation, IsTakenOnlyWhereNoRecordDecides) {
    School district;
    auto& office = *district.office;
    const auto designee = district.person(Role::designee, {}, {});
    const auto until = office.today() + CalendarDays{90};
    EXPECT_FALSE(attest(office, designee, "duties.no-discipline", "", "We keep to it always", until).ok());
    EXPECT_TRUE(attest(office, designee, "people.tiers", "", "We keep to it always", until).ok());
}

TEST(Liaison, SeesTheContactsOfTheOwnAgencyAlone) {
    School district;
    auto& office = *district.office;
    const auto sheriff =
        district.office.add(program::Agency{{}, "Test Sheriff", program::AgencyKind::sheriff, "", {}, ""});
    const auto deputy = district.office.add(
        program::Officer{{}, sheriff.id, "Deputy Hale", "9", program::OfficerKind::sro, program::Sworn::yes});
    const auto sergeant = district.office.add(
        program::Officer{{}, sheriff.id, "Sgt. Ortiz", "10", program::OfficerKind::sro, program::Sworn::yes});
    district.office.add(program::Assignment{{}, deputy.id, district.school.id, Date{2020, 8, 1}, {}, 50, "", {}});

    auto forceful = district.form();
    forceful.actions = {program::OfficerAction::other_force};
    forceful.force = {program::ForceType::physical};
    forceful.injury = program::Injury::none;
    forceful.administrator_consulted = program::Told::yes;
    forceful.parent_told = program::Told::yes;
    const auto of_police = log_contact(office, district.deputy, forceful);
    ASSERT_TRUE(of_police.ok()) << english(of_police.problems().front().message);

    const auto ours = district.person(Role::liaison, {}, district.officer.id);
    const auto theirs = district.person(Role::liaison, {}, sergeant.id);
    const auto of_no_agency = district.person(Role::liaison, {}, {});
    EXPECT_EQ(contacts(office, ours, {})->total, 1);
    EXPECT_EQ(contacts_to_review(office, ours)->size(), 1u);
    EXPECT_TRUE(contact_history(office, ours, of_police->id).ok());
    for (const auto& other : {theirs, of_no_agency}) {
        EXPECT_EQ(contacts(office, other, {})->total, 0);
        EXPECT_TRUE(contacts_to_review(office, other)->empty());
        EXPECT_FALSE(contact_history(office, other, of_police->id).ok());
        EXPECT_FALSE(review_force(office, other, of_police->id, office.today()).ok());
    }
    EXPECT_TRUE(review_force(office, ours, of_police->id, office.today()).ok());
}

TEST(Liaison, OfADistrictWithOneAgencyIsOfThatAgency) {
    School district;
    const auto liaison = district.person(Role::liaison, {}, {});
    EXPECT_TRUE(liaison.supervises(district.officer.id));
}

}  // namespace
}  // namespace accord::office
