// Open flags, the practices that answer them, and who may do what about them.
#include "office/practices.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "office/ledger.hpp"
#include "office/review.hpp"
#include "office/sign_in.hpp"
#include "office/test_office.hpp"

namespace accord::office {
namespace {

using program::Role;

Actor person(Office& office, Role role) {
    const auto all = accounts(office, operator_of_machine());
    for (const auto& account : *all)
        if (account.role == role) return actor_of(office, account);
    throw std::runtime_error("the sample has no such person");
}

PracticeForm form_for(const Office& office, const std::string& flag) {
    return {flag,       "Counselor first", "Staff call the counselor before an officer.",
            "designee", office.today(),    office.today() + CalendarDays{60}};
}

struct District {
    TestOffice office = TestOffice::demo();
    Actor designee = person(*office, Role::designee);

    [[nodiscard]] Practices all() { return practices(*office, designee).value(); }
    /// A flag that waits: the one whose practice ends here.
    std::string waiting_flag() {
        const auto view = all().all.at(0);
        if (!view.record.ended_on && !end_practice(*office, designee, view.record.id, office->today(), "It was tried"))
            throw std::runtime_error("the sample's practice does not end");
        return code_of_flag(all().unanswered.at(0).flag);
    }
};

std::vector<std::string> where(const Problems& problems) {
    std::vector<std::string> places;
    for (const auto& problem : problems) places.push_back(problem.where);
    return places;
}

TEST(OpenFlags, AreUnknownBeforeAReportOnASchoolYearIsOut) {
    TestOffice office;
    const auto none = practices(*office, operator_of_machine());
    ASSERT_TRUE(none.ok());
    EXPECT_FALSE(none->report_out);
    EXPECT_TRUE(none->unanswered.empty());
    EXPECT_FALSE(evidence_on(*office, office->today()).find("disparity-flag"));
}

TEST(OpenFlags, FollowFromTheNewestReportOfTheSample) {
    District district;
    const auto found = district.all();
    EXPECT_TRUE(found.report_out);
    ASSERT_EQ(found.all.size(), 1u);
    EXPECT_FALSE(found.all[0].overdue);
    EXPECT_FALSE(found.all[0].owner.empty());
    EXPECT_FALSE(found.all[0].report.empty());
    EXPECT_EQ(found.flags, found.unanswered.size() + 1);
    const auto before = district.office->file().read([&](const filing::Reading& file) {
        return flags_out(*district.office, file, Date{2020, 1, 1});
    });
    EXPECT_FALSE(before) << "no edition was out then";
    district.waiting_flag();
    EXPECT_EQ(district.all().unanswered.size(), found.unanswered.size() + 1) << "nothing answers it any more";
    EXPECT_NE(district.all().unanswered[0].name().find(": "), std::string::npos);
}

TEST(Practice, AnswersItsFlagAndStandsInTheLedger) {
    District district;
    const auto flag = district.waiting_flag();
    const auto before = district.all().unanswered.size();
    const auto opened = open_practice(*district.office, district.designee, form_for(*district.office, flag));
    ASSERT_TRUE(opened.ok()) << english(opened.problems().front().message);
    EXPECT_EQ(district.all().unanswered.size(), before - 1);
    const auto whole = practice(*district.office, person(*district.office, Role::board), *opened);
    ASSERT_TRUE(whole.ok());
    EXPECT_EQ(code_of_flag(whole->view.flag), flag);
    EXPECT_EQ(whole->view.owner, "Superintendent's designee");
    ASSERT_FALSE(whole->figures.years.empty());
    EXPECT_EQ(whole->figures.years[0].side, equity::Side::before);
    EXPECT_EQ(english(whole->figures.caution), "There is nothing to compare yet");
    EXPECT_TRUE(verify_ledger(*district.office, operator_of_machine())->faults.empty());
}

TEST(Practice, IsRefusedWithAllThatIsWrongAtOnce) {
    District district;
    const auto refused =
        open_practice(*district.office, district.designee, {"search/race/nobody", " ", "", "board", {}, {}});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(where(refused.problems()),
              (std::vector<std::string>{"flag", "title", "description", "owner", "begins_on", "review_due_on"}));
    auto form = form_for(*district.office, district.waiting_flag());
    form.review_due_on = form.begins_on;
    form.description = "For those who are undocumented";
    const auto again = open_practice(*district.office, district.designee, form);
    EXPECT_EQ(where(again.problems()), (std::vector<std::string>{"description", "review_due_on"}));
    EXPECT_EQ(district.all().all.size(), 1u);
}

TEST(Practice, IsKeptByTheDesigneeAndReadByPrincipalsAndTheBoard) {
    District district;
    const auto id = district.all().all[0].record.id;
    const auto form = form_for(*district.office, code_of_flag(district.all().all[0].flag));
    for (const auto& role : names_of<Role>) {
        const auto actor = person(*district.office, role.value);
        const std::set<Role> readers{Role::designee, Role::principal, Role::board, Role::auditor};
        EXPECT_EQ(practices(*district.office, actor).ok(), readers.contains(role.value)) << role.code;
        EXPECT_EQ(practice(*district.office, actor, id).ok(), readers.contains(role.value)) << role.code;
        if (role.value == Role::designee) continue;
        EXPECT_FALSE(open_practice(*district.office, actor, form).ok()) << role.code;
        EXPECT_FALSE(review_practice(*district.office, actor, id, {}).ok()) << role.code;
        EXPECT_FALSE(end_practice(*district.office, actor, id, district.office->today(), "Done").ok()) << role.code;
    }
}

TEST(Practice, IsReviewedByAddingAndNeverByChanging) {
    District district;
    const auto today = district.office->today();
    const auto id = district.all().all[0].record.id;
    const auto before = practice(*district.office, district.designee, id).value().reviews;
    EXPECT_EQ(
        where(
            review_practice(*district.office, district.designee, id, {" ", today + CalendarDays{1}, today}).problems()),
        (std::vector<std::string>{"note", "reviewed_on", "next_due_on"}));
    EXPECT_FALSE(review_practice(*district.office, operator_of_machine(), id, {"Few", today, today + CalendarDays{30}}))
        << "a review bears a name";
    ASSERT_TRUE(review_practice(*district.office, district.designee, id,
                                {"The calls of October were looked at.", today, today + CalendarDays{30}})
                    .ok());
    const auto after = practice(*district.office, district.designee, id).value();
    ASSERT_EQ(after.reviews.size(), before.size() + 1);
    EXPECT_EQ(after.reviews.front().reviewer, district.designee.name);
    EXPECT_EQ(after.reviews.back().record, before.back().record);
    EXPECT_EQ(after.view.review_due, today + CalendarDays{30});
}

TEST(Practice, KeepsItsEarlierVersionsAndItsReasonWhenItEnds) {
    District district;
    const auto today = district.office->today();
    const auto id = district.all().all[0].record.id;
    auto form = form_for(*district.office, {});
    form.owner = person(*district.office, Role::principal).account.text();
    ASSERT_TRUE(correct_practice(*district.office, district.designee, id, form).ok());
    EXPECT_FALSE(correct_practice(*district.office, district.designee, id, form).ok()) << "nothing was changed";
    EXPECT_EQ(practice(*district.office, district.designee, id)->view.owner,
              person(*district.office, Role::principal).name);
    EXPECT_EQ(where(end_practice(*district.office, district.designee, id, {}, "").problems()),
              (std::vector<std::string>{"ended_on", "end_reason"}));
    const auto waiting = district.all().unanswered.size();
    ASSERT_TRUE(end_practice(*district.office, district.designee, id, today, "It goes on in the district's plan").ok());
    EXPECT_EQ(district.all().unanswered.size(), waiting + 1) << "its flag is open and waits again";
    EXPECT_FALSE(correct_practice(*district.office, district.designee, id, form).ok());
    const auto versions = district.office->file().read(
        [&](const filing::Reading& file) { return file.history<program::Practice>(id).size(); });
    EXPECT_EQ(versions, 3u);
}

TEST(Practice, DecidesWhetherThePolicyIsKept) {
    District district;
    const auto fact_of = [&](const char* kind) {
        return evidence_on(*district.office, district.office->today()).find(kind)->facts.size();
    };
    EXPECT_EQ(fact_of("disparity-flag"), district.all().flags);
    EXPECT_EQ(fact_of("practice"), 1u);
}

}  // namespace
}  // namespace accord::office
