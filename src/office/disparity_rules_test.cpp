// The rule that the Board declares, and the reports that it judges.
#include "office/disparity_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/school_calendar.hpp"
#include "equity/years.hpp"
#include "office/editions.hpp"
#include "office/sign_in.hpp"
#include "office/test_office.hpp"

namespace accord::office {
namespace {

using program::DisparityRule;
using program::Role;

Actor person(TestOffice& office, Role role) {
    const auto all = accounts(*office, operator_of_machine());
    for (const auto& account : *all)
        if (account.role == role) return actor_of(*office, account);
    throw std::runtime_error("the sample has no such person");
}

DisparityRule strict(const Office& office) {
    DisparityRule rule;
    rule.declared_on = office.today() - CalendarDays{3};
    rule.minutes = "Item 7.2";
    rule.threshold = 3;
    rule.years = 2;
    rule.lowered_yearly = 0.25;
    rule.minimum_cell = 20;
    return rule;
}

TEST(DisparityRules, AreThoseOfTheRegulationUntilTheBoardDeclaresOne) {
    TestOffice office;
    EXPECT_FALSE(declared_rule(*office));
    EXPECT_EQ(rule_in_force(*office), equity::Rule{});
}

TEST(DisparityRules, JudgeWhatIsDraftedAfterThemAndLeaveWhatIsOut) {
    auto office = TestOffice::demo();
    const auto designee = person(office, Role::designee);
    const ReportPeriod year{ReportSpan::school_year, school_year_of(office->today()) - 1, 1};
    ASSERT_TRUE(declare_rule(*office, designee, strict(*office)));
    EXPECT_EQ(rule_in_force(*office).threshold, (equity::Threshold{3, 2, 0.25}));
    EXPECT_EQ(rule_in_force(*office).small_number, office->district().small_number);
    const auto draft = draft_report(*office, designee, year, "The Board declared a rule");
    ASSERT_TRUE(draft) << english(draft.problems().front().message);
    const auto drafted = figures_of(report_draft(*office, person(office, Role::custodian), *draft)->record);
    EXPECT_EQ(drafted->rule, rule_in_force(*office));
    const auto released = figures_of(released_edition(*office, designee, year.code() + "/1")->record);
    EXPECT_EQ(released->rule.threshold.ratio, 2) << "an edition that is out keeps the rule that judged it";
}

TEST(DisparityRules, OfALaterMeetingTakeThePlaceOfEarlierOnes) {
    TestOffice office;
    auto later = strict(*office);
    later.declared_on = office->today();
    later.threshold = 2.5;
    ASSERT_TRUE(declare_rule(*office, operator_of_machine(), later));
    ASSERT_TRUE(declare_rule(*office, operator_of_machine(), strict(*office)));
    EXPECT_EQ(rule_in_force(*office).threshold.ratio, 2.5) << "whenever each was written down";
}

TEST(DisparityRules, AreRefusedWithAllTheirFaults) {
    TestOffice office;
    auto rule = strict(*office);
    rule.years = 4;
    rule.level = 0;
    rule.declared_on = office->today() + CalendarDays{1};
    rule.minutes = " ";
    const auto declared = declare_rule(*office, operator_of_machine(), rule);
    ASSERT_FALSE(declared);
    std::vector<std::string> where;
    for (const auto& problem : declared.problems()) where.push_back(problem.where);
    EXPECT_EQ(where, (std::vector<std::string>{"level", "years", "declared_on", "minutes"}));
    EXPECT_FALSE(declared_rule(*office));
}

TEST(DisparityRules, AreWrittenDownByWhoeverKeepsThePolicy) {
    auto office = TestOffice::demo();
    for (const auto role : {Role::board, Role::officer, Role::principal})
        EXPECT_FALSE(declare_rule(*office, person(office, role), strict(*office))) << label_of(role);
    EXPECT_TRUE(declare_rule(*office, person(office, Role::designee), strict(*office)));
}

TEST(EarlierYears, AreTheNewestEditionsOfTheSameDaysOfEachYear) {
    SampleSize size;
    size.years = 4;
    auto office = TestOffice::demo(size);
    const int last = school_year_of(office->today()) - 1;
    const ReportPeriod year{ReportSpan::school_year, last, 1};
    const auto earlier = earlier_years(*office, year);
    ASSERT_EQ(earlier.size(), 2u);
    const auto now = figures_of(released_edition(*office, operator_of_machine(), year.code())->record).value();
    EXPECT_EQ(equity::years_before(now, earlier).size(), 2u);
    EXPECT_EQ(equity::over_years(now, earlier).front().years.size(), 3u);
    EXPECT_TRUE(earlier_years(*office, {ReportSpan::quarter, last, 1}).empty()) << "no quarter of them is out";
}

}  // namespace
}  // namespace accord::office
