// Flags follow by rule from what is shown; what stands before and after a practice claims no cause.
#include "equity/flags.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "equity/fictional_district.hpp"

namespace accord::equity {
namespace {

using program::Race;

/// A year in which so many of 500 Black and of 3,000 White students had a contact.
Released of_year(int first, std::uint32_t black, std::uint32_t white = 90, const Rule& rule = {}) {
    CodedData data;
    data.period = {Date{first, 7, 1}, Date{first + 1, 6, 30}};
    data.schools = {"Almond High"};
    data.school_state = {Known::counted};
    std::uint32_t number = 0;
    for (const auto& [race, with, of] : {std::tuple{Race::black, black, 500u}, std::tuple{Race::white, white, 3000u}}) {
        data.enrolment.push_back({0, program::GradeBand::g9_to_12, race, program::Sex::female,
                                  program::Disability::none, program::EnglishLearner::no, of});
        for (std::uint32_t i = 0; i < with; ++i) {
            CodedContact one;
            one.contact = one.student = ++number;
            one.grade_band = program::GradeBand::g9_to_12;
            one.race = race;
            one.handed_back = true;
            data.contacts.push_back(one);
        }
    }
    return release(*count(data), rule).value();
}

std::vector<RaisedBy> raised_for_black(const Released& now, const std::vector<Released>& earlier = {}) {
    std::vector<RaisedBy> by;
    for (const auto& flag : flags(now, earlier))
        if (flag.measure == Measure::contact && flag.code == "black") by.push_back(flag.raised_by);
    return by;
}

TEST(Flag, IsRaisedByThePartOfTheRuleThatTheFiguresFulfil) {
    const std::vector<Released> two{of_year(2023, 50), of_year(2024, 50)};
    EXPECT_EQ(raised_for_black(of_year(2025, 50), two), std::vector{RaisedBy::significant});
    EXPECT_EQ(raised_for_black(of_year(2025, 50)), std::vector{RaisedBy::above}) << "one year of three";
    EXPECT_EQ(raised_for_black(of_year(2025, 150, 500)), std::vector{RaisedBy::stands_out})
        << "below two times, and more than chance";
    EXPECT_TRUE(raised_for_black(of_year(2025, 18)).empty()) << "that may be chance";
    EXPECT_TRUE(raised_for_black(of_year(2025, 5)).empty()) << "a hidden number raises nothing";
}

TEST(Flag, FollowsTheRuleThatTheReportCarries) {
    Rule strict;
    strict.threshold = {2, 1, {}};
    EXPECT_EQ(raised_for_black(of_year(2025, 50, 90, strict)), std::vector{RaisedBy::significant});
    strict.threshold.ratio = 10;
    EXPECT_EQ(raised_for_black(of_year(2025, 150, 500, strict)), std::vector{RaisedBy::stands_out});
    strict.level = 1e-20;
    EXPECT_TRUE(raised_for_black(of_year(2025, 150, 500, strict)).empty());
}

TEST(Flag, IsOfWhoSomebodyIsAndOfWhatIsDoneToThem) {
    const auto found = flags(of_year(2025, 50), {});
    ASSERT_FALSE(found.empty());
    for (const auto& flag : found) {
        EXPECT_NE(flag.breakdown, Breakdown::grade_band);
        EXPECT_NE(flag.breakdown, Breakdown::school);
        EXPECT_NE(flag.measure, Measure::hand_back) << "handing back is what the policy asks for";
        EXPECT_NE(flag.code, "white") << "less often is no flag";
        EXPECT_FALSE(english(flag.sentence).empty());
        EXPECT_FALSE(english(flag.rule).empty());
    }
}

TEST(Flag, IsTheSameFromTheCellsAlone) {
    const auto now = of_year(2025, 50);
    const auto again = read_released(print_json(to_json(now))).value();
    EXPECT_EQ(flags(again, {}).size(), flags(now, {}).size());
}

Flag of_black() { return {Measure::contact, Breakdown::race, "black", "Black", {}, {}, {}}; }

TEST(BeforeAndAfter, TellTheYearsNextToTheBeginningAndClaimNoCause) {
    const std::vector<Released> years{of_year(2025, 30), of_year(2022, 60), of_year(2023, 50), of_year(2024, 40)};
    const auto told = before_and_after(of_black(), Date{2024, 10, 1}, years);
    ASSERT_EQ(told.years.size(), 4u);
    EXPECT_EQ(told.years[0].side, Side::before);
    EXPECT_EQ(told.years[2].side, Side::during) << "a year in which it began is on neither side";
    EXPECT_EQ(told.years[3].side, Side::after);
    EXPECT_NE(english(told.before).find("2023-24: 10 of 100 students, about 3.3 times"), std::string::npos)
        << english(told.before);
    EXPECT_NE(english(told.after).find("2025-26: 6 of 100 students, about 2 times"), std::string::npos)
        << english(told.after);
    EXPECT_NE(english(told.caution).find("cannot tell whether the practice made the difference"), std::string::npos);
}

TEST(BeforeAndAfter, SayWhyThereIsNoFigure) {
    const std::vector<Released> years{of_year(2023, 5)};
    const auto told = before_and_after(of_black(), Date{2024, 10, 1}, years);
    EXPECT_NE(english(told.before).find("no figure is shown"), std::string::npos) << english(told.before);
    EXPECT_NE(english(told.after).find("no report is out yet"), std::string::npos);
    EXPECT_EQ(english(told.caution), "There is nothing to compare yet");
    EXPECT_NE(english(before_and_after(of_black(), Date{2024, 10, 1}, {}).before).find("no report is out"),
              std::string::npos);
}

}  // namespace
}  // namespace accord::equity
