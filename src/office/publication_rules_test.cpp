// What a district publishes, and which of its counts are small.
#include "office/publication_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/school_calendar.hpp"
#include "equity/rule.hpp"
#include "office/disparity_rules.hpp"
#include "office/editions.hpp"
#include "office/published.hpp"
#include "office/test_office.hpp"

namespace accord::office {
namespace {

using program::PublicationRule;

PublicationRule rule_for(const Office& office, int school_year, int small_number) {
    PublicationRule rule;
    rule.school_year = school_year;
    rule.spans = {ReportSpan::school_year, ReportSpan::half};
    rule.small_number = small_number;
    rule.follows = "The State's department of education";
    rule.declared_on = office.today();
    rule.minutes = "Item 9.3";
    return rule;
}

TEST(PublicationRules, AreTheYearAloneAndTheNumberOfTheBeginningUntilTheBoardDeclaresOne) {
    TestOffice office;
    EXPECT_TRUE(declared_publication_rules(*office).empty());
    const auto rule = publication_rule(*office, 2026);
    EXPECT_EQ(rule.spans, (EnumSet<ReportSpan>{ReportSpan::school_year}));
    EXPECT_EQ(rule.small_number, office->district().small_number);
}

TEST(PublicationRules, HoldFromTheirSchoolYearOn) {
    TestOffice office;
    const int year = school_year_of(office->today());
    ASSERT_TRUE(declare_publication_rule(*office, operator_of_machine(), rule_for(*office, year + 1, 16)));
    EXPECT_EQ(publication_rule(*office, year).small_number, 10);
    EXPECT_EQ(publication_rule(*office, year + 1).small_number, 16);
    EXPECT_EQ(publication_rule(*office, year + 7).small_number, 16);
    EXPECT_EQ(rule_in_force(*office, year + 1).small_number, 16);
    EXPECT_EQ(rule_in_force(*office).small_number, 10);
    ASSERT_TRUE(declare_publication_rule(*office, operator_of_machine(), rule_for(*office, year + 1, 11)));
    EXPECT_EQ(publication_rule(*office, year + 1).small_number, 11) << "a later word takes its place";
    EXPECT_EQ(declared_publication_rules(*office).size(), 1u);
}

TEST(PublicationRules, DoNotChangeTheSmallNumberOfAYearOfWhichAReportIsOut) {
    auto office = TestOffice::demo();
    const int year = school_year_of(office->today());
    const auto refused = declare_publication_rule(*office, operator_of_machine(), rule_for(*office, year, 11));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problems().front().where, "small_number");
    EXPECT_TRUE(declare_publication_rule(*office, operator_of_machine(), rule_for(*office, year, 10)))
        << "which reports are published may change";
    EXPECT_TRUE(declare_publication_rule(*office, operator_of_machine(), rule_for(*office, year + 1, 11)));
}

TEST(PublicationRules, SayWhatIsWrongWithThem) {
    TestOffice office;
    const auto refused = declare_publication_rule(*office, operator_of_machine(), PublicationRule{.small_number = 2});
    ASSERT_FALSE(refused);
    std::vector<std::string> fields;
    for (const auto& problem : refused.problems()) fields.push_back(problem.where);
    EXPECT_EQ(fields, (std::vector<std::string>{"small_number", "school_year", "follows", "minutes"}));
    Actor officer;
    officer.account = program::AccountId::make();
    officer.role = program::Role::officer;
    EXPECT_FALSE(declare_publication_rule(*office, officer, rule_for(*office, 2027, 11)));
}

TEST(PublicationRules, SayWhichReportsAreMissing) {
    TestOffice office;
    const int last_year = school_year_of(office->today()) - 1;
    ASSERT_TRUE(declare_publication_rule(*office, operator_of_machine(), rule_for(*office, last_year, 10)));
    const auto periods = published_periods(*office);
    const auto state = [&](const ReportPeriod& period) -> std::optional<Publication> {
        for (const auto& each : periods)
            if (each.period == period) return each.state;
        return std::nullopt;
    };
    EXPECT_FALSE(state({ReportSpan::month, last_year + 1, 1})) << "months are not published here, so none is missing";
    EXPECT_EQ(state({ReportSpan::school_year, last_year + 1, 1}), Publication::not_ended);
    EXPECT_EQ(state({ReportSpan::half, last_year + 1, 2}), Publication::not_ended);
}

}  // namespace
}  // namespace accord::office
