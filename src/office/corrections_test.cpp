#include "office/corrections.hpp"

#include "office/ledger.hpp"
#include "office/test_school.hpp"

namespace accord::office {
namespace {

using namespace std::chrono_literals;
using program::ForceType;
using program::Injury;
using program::OfficerAction;

/// A contact on file, and the form of its correction as it would come back.
class ACorrection : public testing::Test {
protected:
    School district;
    Office& office = *district.office;
    Actor liaison = district.person(program::Role::liaison, {}, {});

    program::ContactId log(const program::ContactForm& form) {
        const auto logged = log_contact(office, district.deputy, form);
        EXPECT_TRUE(logged.ok()) << english(logged.problems().front().message);
        *district.office.now += 1h;
        return logged->id;
    }
    program::ContactForm with_force(EnumSet<ForceType> types, Injury injury = Injury::none) {
        auto form = district.form();
        form.actions = {OfficerAction::other_force};
        form.force = types;
        form.injury = injury;
        form.administrator_consulted = form.parent_told = program::Told::yes;
        return form;
    }
    Correction opened(program::ContactId id, std::string reason = "It was told otherwise later") {
        const auto form = correction_form(office, district.deputy, id);
        EXPECT_TRUE(form.ok());
        return {program::read_contact_form(form->values), std::move(reason), form->revision};
    }
    ContactHistory history(program::ContactId id) { return *contact_history(office, district.designee, id); }
    void review(program::ContactId id) {
        ASSERT_TRUE(review_force(office, liaison, id, office.today()).ok());
        *district.office.now += 1h;
    }
    static std::string first_problem(const Result<Done>& result) {
        return result ? std::string{} : english(result.problems().front().message);
    }
};

TEST_F(ACorrection, AddsAVersionAndTheEarlierOneStaysWithWhoAndWhenAndWhy) {
    const auto id = log(district.form());
    auto correction = opened(id, "The warning was forgotten");
    correction.form.outcome = program::Outcome::warning;
    ASSERT_TRUE(correct_contact(office, district.deputy, id, correction).ok());
    const auto told = history(id);
    ASSERT_EQ(told.versions.size(), 2u);
    EXPECT_EQ(told.versions[0].view.contact.outcome, program::Outcome::back_to_class);
    EXPECT_EQ(told.versions[1].view.contact.outcome, program::Outcome::warning);
    EXPECT_EQ(told.versions[1].view.contact.amended_because, "The warning was forgotten");
    EXPECT_EQ(told.versions[1].by, district.deputy.name);
    EXPECT_LT(told.versions[0].recorded.at, told.versions[1].recorded.at);
    EXPECT_TRUE(verify_ledger(office, operator_of_machine())->faults.empty());
}

TEST_F(ACorrection, NeedsAReasonWhenTenMinutesHavePassed) {
    const auto logged = log_contact(office, district.deputy, district.form());
    ASSERT_TRUE(logged.ok());
    EXPECT_FALSE(correction_form(office, district.deputy, logged->id)->reason_needed);
    EXPECT_TRUE(correction_form(office, district.designee, logged->id)->reason_needed) << "another person's record";
    *district.office.now += 11min;
    EXPECT_TRUE(correction_form(office, district.deputy, logged->id)->reason_needed);
    auto correction = opened(logged->id, " ");
    correction.form.outcome = program::Outcome::warning;
    const auto refused = correct_contact(office, district.deputy, logged->id, correction);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problems().front().where, "amended_because");
    EXPECT_EQ(history(logged->id).versions.size(), 1u);
}

TEST_F(ACorrection, TellsEveryProblemAtOnce) {
    const auto id = log(district.form());
    auto correction = opened(id, "");
    correction.form.outcome.reset();
    correction.form.note = "Asked about his immigration status";
    const auto refused = correct_contact(office, district.deputy, id, correction);
    std::set<std::string> where;
    for (const auto& problem : refused.problems()) where.insert(problem.where);
    EXPECT_EQ(where, (std::set<std::string>{"amended_because", "note", "outcome"}));
}

TEST_F(ACorrection, MayBeMadeByTheOfficerWhoLoggedItAndByTheDesigneeAlone) {
    const auto id = log(district.form());
    auto correction = opened(id);
    correction.form.outcome = program::Outcome::warning;
    const Actor stranger{program::AccountId::make(), "Another", program::Role::officer, {}, program::OfficerId::make()};
    for (const auto& actor : {stranger, district.principal, district.teacher, liaison}) {
        EXPECT_FALSE(correct_contact(office, actor, id, correction).ok()) << actor.name;
        EXPECT_FALSE(correction_form(office, actor, id).ok());
    }
    EXPECT_TRUE(correct_contact(office, district.designee, id, correction).ok());
}

TEST_F(ACorrection, ThatChangesNothingIsNotWritten) {
    const auto id = log(with_force({ForceType::physical}));
    EXPECT_EQ(first_problem(correct_contact(office, district.deputy, id, opened(id))),
              "Nothing was changed: it stands so already");
    EXPECT_EQ(history(id).versions.size(), 1u);
}

TEST_F(ACorrection, SentTwiceIsOne) {
    const auto id = log(district.form());
    auto correction = opened(id);
    correction.form.outcome = program::Outcome::warning;
    EXPECT_TRUE(correct_contact(office, district.deputy, id, correction).ok());
    EXPECT_TRUE(correct_contact(office, district.deputy, id, correction).ok());
    EXPECT_EQ(history(id).versions.size(), 2u);
}

TEST_F(ACorrection, NeverWritesOverAnotherThatNobodySaw) {
    const auto id = log(district.form());
    auto mine = opened(id), theirs = opened(id);
    mine.form.outcome = program::Outcome::warning;
    theirs.form.minutes = program::Minutes::over_60;
    ASSERT_TRUE(correct_contact(office, district.designee, id, theirs).ok());
    EXPECT_FALSE(correct_contact(office, district.deputy, id, mine).ok());
    EXPECT_EQ(history(id).latest().contact.outcome, program::Outcome::back_to_class);
}

TEST_F(ACorrection, OfTheStudentShowsBothAndJoinsTheGroupsOfTheDayAgain) {
    const auto other = district.office.add(program::Student{{}, "st-2", "1002", "Ben", "Stone"});
    district.office.add(program::Enrolment{{}, other.id, district.school.id, "10", Date{2020, 8, 1}, {}});
    district.office.add(program::Membership{{},
                                            other.id,
                                            Date{2020, 8, 1},
                                            program::Race::white,
                                            program::Sex::male,
                                            program::Disability::none,
                                            program::EnglishLearner::no});
    const auto id = log(district.form());
    auto correction = opened(id, "The twin was named");
    correction.form.students = {other.id};
    ASSERT_TRUE(correct_contact(office, district.deputy, id, correction).ok());
    const auto told = history(id);
    EXPECT_EQ(told.versions[0].view.students, (std::vector<SeenStudent>{{district.student.id, "A. R.", "09"}}));
    EXPECT_EQ(told.versions[1].view.students, (std::vector<SeenStudent>{{other.id, "B. S.", "10"}}));
    const auto rows =
        office.file().read([](const filing::Reading& file) { return file.all<program::ContactStudent>(); });
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].race, program::Race::white);
}

TEST_F(ACorrection, LeavesTheGroupsOfAStudentWhoStaysAsTheyWereJoined) {
    const auto id = log(district.form());
    auto moved = district.membership;
    moved.race = program::Race::asian;
    ASSERT_TRUE(office.file()
                    .write(office.act(operator_of_machine(), Verb::import_records),
                           [&](filing::Writing& file) -> Result<Done> {
                               file.correct(moved);
                               return Done{};
                           })
                    .ok());
    auto correction = opened(id);
    correction.form.outcome = program::Outcome::warning;
    ASSERT_TRUE(correct_contact(office, district.deputy, id, correction).ok());
    const auto rows =
        office.file().read([](const filing::Reading& file) { return file.all<program::ContactStudent>(); });
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].race, program::Race::black);
}

TEST_F(ACorrection, OfAnImportedContactAsksNobodyWhyItIsLate) {
    auto form = district.form();
    const auto id = log(form);
    auto old = *office.file().read([&](const filing::Reading& file) { return file.find<program::Contact>(id); });
    old.id = program::ContactId::make();
    old.key = "former-1";
    old.happened_at -= 24h * 90;
    old.happened_on = office.local_date(old.happened_at);
    ASSERT_TRUE(
        office.file()
            .write(
                office.act(operator_of_machine(), Verb::import_records),
                [&](filing::Writing& file) -> Result<Done> {
                    file.add(old);
                    file.add(program::ContactStudent{Id<program::ContactStudent>::make(), old.id, {}, old.happened_on});
                    return Done{};
                })
            .ok());
    auto correction = opened(old.id);
    correction.form.outcome = program::Outcome::warning;
    EXPECT_EQ(first_problem(correct_contact(office, district.deputy, old.id, correction)), "");
}

TEST_F(ACorrection, OfOtherFactsLeavesTheReviewOfForceAsItIs) {
    const auto id = log(with_force({ForceType::physical, ForceType::chemical_spray}));
    review(id);
    auto correction = opened(id);
    correction.form.outcome = program::Outcome::arrest;
    ASSERT_EQ(first_problem(correct_contact(office, district.deputy, id, correction)), "");
    const auto told = history(id);
    ASSERT_EQ(told.latest().force.size(), 2u);
    for (const auto& force : told.latest().force) EXPECT_EQ(force.reviewed_by, liaison.name);
    EXPECT_TRUE(told.reopened.empty());
}

TEST_F(ACorrection, OfTheInjuryOpensTheReviewAgainAndSaysWhatWasReviewed) {
    const auto id = log(with_force({ForceType::physical}));
    review(id);
    auto correction = opened(id, "A bruise was found");
    correction.form.injury = Injury::student;
    ASSERT_TRUE(correct_contact(office, district.deputy, id, correction).ok());
    const auto told = history(id);
    ASSERT_EQ(told.latest().force.size(), 1u);
    EXPECT_FALSE(told.latest().force[0].reviewed_on);
    EXPECT_EQ(told.latest().force[0].injury, Injury::student);
    ASSERT_EQ(told.reopened.size(), 1u);
    EXPECT_EQ(told.reopened[0].reviewed.id, told.latest().force[0].id);
    EXPECT_EQ(told.reopened[0].reviewed.injury, Injury::none);
    EXPECT_EQ(told.reopened[0].reviewed.reviewed_by, liaison.name);
    EXPECT_EQ(told.reopened[0].reopened_at, told.versions[1].recorded.at);
    ASSERT_EQ(told.versions[0].view.force.size(), 1u);
    EXPECT_TRUE(told.versions[0].view.force[0].reviewed_on) << "the earlier version shows its review";
    review(id);
    EXPECT_TRUE(history(id).reopened.empty()) << "reviewed again";
}

TEST_F(ACorrection, OfTheTypeOpensThatReviewAgainAndNoOther) {
    const auto id = log(with_force({ForceType::physical, ForceType::chemical_spray}));
    review(id);
    auto correction = opened(id);
    correction.form.force = {ForceType::physical, ForceType::impact_weapon};
    ASSERT_EQ(first_problem(correct_contact(office, district.deputy, id, correction)), "");
    const auto told = history(id);
    ASSERT_EQ(told.latest().force.size(), 2u);
    for (const auto& force : told.latest().force)
        EXPECT_EQ(force.reviewed_on.has_value(), force.type == ForceType::physical) << code_of(force.type);
    ASSERT_EQ(told.reopened.size(), 1u);
    EXPECT_EQ(told.reopened[0].reviewed.type, ForceType::chemical_spray);
}

TEST_F(ACorrection, ThatTakesForceBackKeepsItInTheEarlierVersion) {
    const auto id = log(with_force({ForceType::physical}));
    review(id);
    auto correction = opened(id, "The wrong contact was open");
    correction.form.actions = {OfficerAction::deescalated, OfficerAction::none_of_these};
    correction.form.force = {};
    correction.form.injury.reset();
    ASSERT_EQ(first_problem(correct_contact(office, district.deputy, id, correction)), "");
    const auto told = history(id);
    EXPECT_TRUE(told.latest().force.empty());
    ASSERT_EQ(told.versions[0].view.force.size(), 1u);
    EXPECT_TRUE(told.versions[0].view.force[0].reviewed_on);
    EXPECT_TRUE(verify_ledger(office, operator_of_machine())->faults.empty());
}

TEST_F(ACorrection, OfAReviewIsTheSupervisorsAlone) {
    const auto id = log(with_force({ForceType::physical}));
    EXPECT_FALSE(contacts_to_review(office, district.deputy).ok());
    ASSERT_EQ(contacts_to_review(office, liaison)->size(), 1u);
    EXPECT_EQ(contacts_to_review(office, liaison)->front().contact.id, id);
    EXPECT_FALSE(review_force(office, district.deputy, id, office.today()).ok());
    EXPECT_FALSE(review_force(office, liaison, id, office.today() + CalendarDays{1}).ok());
    EXPECT_FALSE(review_force(office, liaison, id, office.today() - CalendarDays{5}).ok());
    EXPECT_TRUE(review_force(office, liaison, id, office.today()).ok());
    EXPECT_TRUE(contacts_to_review(office, liaison)->empty());
    EXPECT_FALSE(review_force(office, liaison, id, office.today()).ok()) << "nothing is open";
}

}  // namespace
}  // namespace accord::office
