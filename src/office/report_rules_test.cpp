// What the Board's rules mean for each school year, and what another would change.
#include "office/report_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/school_calendar.hpp"
#include "office/disparity_rules.hpp"
#include "office/publication_rules.hpp"
#include "office/published.hpp"
#include "office/test_office.hpp"

namespace accord::office {
namespace {

program::PublicationRule quarters(const Office& office, int school_year) {
    program::PublicationRule rule;
    rule.school_year = school_year;
    rule.spans = {ReportSpan::school_year, ReportSpan::quarter};
    rule.follows = "The State's department of education";
    rule.declared_on = office.today();
    rule.minutes = "Item 9.3";
    return rule;
}

TEST(PublicationChange, TellsWhatTheRuleThenDoes) {
    auto office = TestOffice::demo();
    const auto operating = operator_of_machine();
    const auto rule = quarters(*office, school_year_of(office->today()) - 1);
    const auto change = publication_change(*office, operating, rule);
    ASSERT_TRUE(change);
    EXPECT_EQ(change->until, rule.school_year) << "the sample's rule of this year goes on to hold";
    EXPECT_EQ(change->missing.size(), 4u) << "its quarters";
    EXPECT_EQ(change->no_longer.size(), 2u) << "its halves";
    EXPECT_EQ(change->out, 1);
    ASSERT_TRUE(declare_publication_rule(*office, operating, rule));
    const auto periods = published_periods(*office);
    for (const auto& due : change->missing)
        EXPECT_TRUE(std::any_of(periods.begin(), periods.end(), [&](const PublishedPeriod& each) {
            return each.period == due && each.state == Publication::missing;
        })) << due.code();
    for (const auto& gone : change->no_longer)
        EXPECT_TRUE(std::none_of(periods.begin(), periods.end(), [&](const PublishedPeriod& each) {
            return each.period == gone;
        })) << gone.code();
}

TEST(PublicationChange, IsRefusedAsTheRuleWouldBe) {
    auto office = TestOffice::demo();
    auto rule = quarters(*office, school_year_of(office->today()));
    rule.small_number = 11;
    rule.minutes = "";
    const auto change = publication_change(*office, operator_of_machine(), rule);
    ASSERT_FALSE(change);
    ASSERT_EQ(change.problems().size(), 2u) << "all at once";
    EXPECT_EQ(change.problems().at(0).where, "minutes");
    EXPECT_EQ(change.problems().at(1).where, "small_number");
}

TEST(JudgedYears, KeepTheRuleOfTheirReportAndSayWhetherItCameFirst) {
    auto office = TestOffice::demo();
    for (const auto& year : judged_years(*office)) EXPECT_EQ(year.foresight, Foresight::undeclared);
    program::DisparityRule rule;
    rule.threshold = 3;
    rule.minutes = "Item 4.1";
    rule.declared_on = office->today() - CalendarDays{1};
    ASSERT_TRUE(declare_rule(*office, operator_of_machine(), rule));
    const auto years = judged_years(*office);
    EXPECT_FALSE(years.front().report_out);
    EXPECT_EQ(years.front().rule.threshold.ratio, 3);
    EXPECT_EQ(years.front().foresight, Foresight::after) << "months of this year are out";
    EXPECT_TRUE(years.at(1).report_out);
    EXPECT_EQ(years.at(1).rule.threshold.ratio, 2);
    EXPECT_EQ(years.at(1).foresight, Foresight::undeclared);
    rule.declared_on = school_year_start(years.front().school_year) - CalendarDays{40};
    rule.threshold = 4;
    auto other = TestOffice::demo();
    ASSERT_TRUE(declare_rule(*other, operator_of_machine(), rule));
    EXPECT_EQ(judged_years(*other).front().foresight, Foresight::recorded_after) << "the minutes alone say before";
    EXPECT_EQ(disparity_rules_on_file(*other).front().recorded_by, operator_of_machine().name);
}

}  // namespace
}  // namespace accord::office
