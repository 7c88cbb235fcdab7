#include "office/release_plan.hpp"

#include <gtest/gtest.h>

#include "base/school_calendar.hpp"
#include "office/test_office.hpp"

namespace accord::office {
namespace {

TEST(ReleasePlan, SaysWhatEachWayShowsAndWhatItCostsTheYear) {
    auto test = TestOffice::demo();
    auto& office = *test.office;
    const int year = school_year_of(office.today()) - 1;
    const ReportPeriod quarter{ReportSpan::quarter, year, 2};
    double told = 0;
    const auto ways = plan_release(office, operator_of_machine(), quarter, {}, [&](double done) {
        EXPECT_LE(told, done);
        told = done;
        return true;
    });
    ASSERT_TRUE(ways.ok()) << english(ways.problems().front().message);
    EXPECT_EQ(told, 1);
    ASSERT_GT(ways->size(), 8u) << "as it is, rounded, without each of six divisions, and two longer periods";
    const auto& as_it_is = ways->front();
    EXPECT_EQ(as_it_is.period, quarter);
    ASSERT_TRUE(as_it_is.cost);
    EXPECT_GT(as_it_is.cost->shown, 0);
    EXPECT_LT(as_it_is.cost->shown, as_it_is.cost->numbers);
    const auto& rounded = (*ways)[1];
    EXPECT_TRUE(rounded.choices.rounded);
    ASSERT_TRUE(rounded.cost && rounded.rounding);
    EXPECT_EQ(rounded.cost->shown, 0) << "no number stands there as it is";
    EXPECT_GT(rounded.cost->rounded, as_it_is.cost->shown);
    EXPECT_EQ(rounded.cost->ratios, 0);
    EXPECT_LT(rounded.rounding->most, 10);
    EXPECT_EQ(ways->back().period.span, ReportSpan::school_year);
    int sums = 0;
    for (const auto& way : *ways) {
        if (!way.cost) continue;
        EXPECT_LE(way.cost->shown, way.cost->numbers);
        EXPECT_GE(way.cost->together, 2 * way.cost->sums) << "two hidden numbers at least are in one sum";
        sums += way.cost->sums;
    }
    EXPECT_GT(sums, 0);
}

TEST(ReleasePlan, IsForThoseWhoDraftTheReportAndForPeriodsThatHaveEnded) {
    auto test = TestOffice::demo();
    auto& office = *test.office;
    const int year = school_year_of(office.today());
    Actor officer;
    officer.account = program::AccountId::make();
    officer.role = program::Role::officer;
    EXPECT_FALSE(plan_release(office, officer, {ReportSpan::school_year, year - 1, 1}).ok());
    const auto ahead = plan_release(office, operator_of_machine(), {ReportSpan::school_year, year, 1});
    ASSERT_FALSE(ahead.ok());
    EXPECT_EQ(ahead.problems().front().where, "period");
}

}  // namespace
}  // namespace accord::office
