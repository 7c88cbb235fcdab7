#include "office/draft_jobs.hpp"

#include <gtest/gtest.h>

#include "base/school_calendar.hpp"
#include "office/sign_in.hpp"
#include "office/test_office.hpp"

namespace accord::office {
namespace {

using namespace std::chrono_literals;
using program::Role;

class ADraftOfAPage : public testing::Test {
protected:
    TestOffice district = TestOffice::demo();
    Office& office = *district;

    Actor person(Role role) {
        const auto all = accounts(office, operator_of_machine());
        for (const auto& account : *all)
            if (account.role == role) return actor_of(office, account);
        throw std::runtime_error("the sample has no such person");
    }
    ReportPeriod half(int part) { return {ReportSpan::half, school_year_of(office.today()) - 1, part}; }
};

TEST_F(ADraftOfAPage, IsMadeBesideThePagesAndFoundByItsJob) {
    const auto designee = person(Role::designee);
    const auto id = start_draft(office, designee, {half(2), "", {}});
    ASSERT_TRUE(id);
    const auto job = draft_job(office, designee, *id, 60s);
    ASSERT_TRUE(job && job->ended);
    EXPECT_TRUE(job->problems.empty());
    EXPECT_GT(job->done, 0.5);
    const auto draft = report_draft(office, designee, job->draft);
    ASSERT_TRUE(draft);
    EXPECT_TRUE(draft->period == half(2));
}

TEST_F(ADraftOfAPage, ThatCannotBeMadeSaysWhyAndKeepsWhatWasAsked) {
    const auto designee = person(Role::designee);
    const ReportPeriod ahead{ReportSpan::school_year, school_year_of(office.today()), 1};
    const auto id = start_draft(office, designee,
                                {ahead, "Typed with care", {.left_out = {equity::Breakdown::race}, .rounded = true}});
    const auto job = draft_job(office, designee, *id, 60s);
    ASSERT_TRUE(job && job->ended);
    ASSERT_FALSE(job->problems.empty());
    EXPECT_EQ(job->problems.front().where, "period");
    EXPECT_EQ(job->wanted.reason, "Typed with care");
    EXPECT_TRUE(job->wanted.choices.rounded && job->wanted.choices.left_out.has(equity::Breakdown::race));
}

TEST_F(ADraftOfAPage, IsForThoseWhoDraft) {
    EXPECT_FALSE(start_draft(office, person(Role::board), {half(1), "", {}}));
    const auto id = start_draft(office, person(Role::designee), {half(1), "", {}});
    EXPECT_FALSE(draft_job(office, person(Role::board), *id, 0s));
    EXPECT_FALSE(draft_job(office, person(Role::designee), "another", 0s));
}

}  // namespace
}  // namespace accord::office
