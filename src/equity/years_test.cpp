// The same days of several school years, from released reports alone.
#include "equity/years.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "equity/fictional_district.hpp"
#include "equity/sentences.hpp"

namespace accord::equity {
namespace {

using program::Race;

Period year(int first) { return {Date{first, 7, 1}, Date{first + 1, 6, 30}}; }

/// A year of a district in which only the number of one group's students with a contact differs.
Released of_year(int first, std::uint32_t black, std::uint32_t others = 90, const Rule& rule = {}) {
    CodedData data;
    data.period = year(first);
    data.schools = {"Almond High"};
    data.school_state = {Known::counted};
    std::uint32_t number = 0;
    for (const auto& [race, with, of] :
         {std::tuple{Race::black, black, 500u}, std::tuple{Race::white, others, 3000u}}) {
        data.enrolment.push_back({0, program::GradeBand::g9_to_12, race, program::Sex::female,
                                  program::Disability::none, program::EnglishLearner::no, of});
        for (std::uint32_t i = 0; i < with; ++i) {
            CodedContact one;
            one.contact = one.student = ++number;
            one.grade_band = program::GradeBand::g9_to_12;
            one.race = race;
            data.contacts.push_back(one);
        }
    }
    return release(*count(data), rule).value();
}

RowOverYears black_over(const Released& now, const std::vector<Released>& earlier) {
    const auto rows = over_years(now, earlier);
    const auto found = std::find_if(rows.begin(), rows.end(), [](const RowOverYears& row) {
        return row.measure == Measure::contact && row.code == "black";
    });
    EXPECT_NE(found, rows.end());
    return *found;
}

TEST(Years, AreThoseOfTheSameDaysWithoutAGap) {
    const auto now = of_year(2025, 50);
    const std::vector<Released> earlier{of_year(2021, 50), of_year(2023, 40), of_year(2024, 50), of_year(2024, 60)};
    const auto before = years_before(now, earlier);
    ASSERT_EQ(before.size(), 2u) << "2022-23 is missing, so 2021-22 is not in the row";
    EXPECT_EQ(before[0]->period, year(2023));
    EXPECT_EQ(before[1], &earlier[3]) << "the newest edition of a year";
    EXPECT_EQ(black_over(now, {}).years.size(), 1u);
    EXPECT_EQ(black_over(now, {}).standing, Standing::above) << "this year alone is not three in a row";
    EXPECT_TRUE(black_over(now, {}).sentence.key.empty());
}

TEST(Standing, IsSignificantAfterAsManyYearsAboveAsTheRuleAsks) {
    const std::vector<Released> two{of_year(2023, 50), of_year(2024, 50)};
    EXPECT_EQ(black_over(of_year(2025, 50), two).standing, Standing::significant);
    EXPECT_EQ(black_over(of_year(2025, 50), {two[1]}).standing, Standing::above)
        << "two years, and the rule asks three";
    EXPECT_EQ(black_over(of_year(2025, 29), two).standing, Standing::not_above);
    EXPECT_EQ(black_over(of_year(2025, 5), two).standing, Standing::not_calculated) << "hidden";
}

TEST(Standing, IsJudgedByTheRuleOfThisYear) {
    Rule strict;
    strict.threshold = {4, 1, {}};
    const std::vector<Released> earlier{of_year(2024, 50)};
    const auto row = black_over(of_year(2025, 50, 90, strict), earlier);
    EXPECT_EQ(row.standing, Standing::not_above);
    EXPECT_EQ(english(row.standing_sentence), "Not above 4 times this year");
    strict.threshold.ratio = 3;
    const auto once = black_over(of_year(2025, 50, 90, strict), earlier);
    EXPECT_EQ(once.standing, Standing::significant);
    EXPECT_EQ(english(once.standing_sentence), "Above 3 times this year");
}

TEST(Standing, SparesADistrictThatLoweredTheRatioInEachOfTwoYears) {
    Rule rule;
    rule.threshold.lowered_yearly = 0.2;
    const std::vector<Released> earlier{of_year(2023, 70), of_year(2024, 60)};
    EXPECT_EQ(black_over(of_year(2025, 50, 90, rule), earlier).standing, Standing::progressing);
    EXPECT_EQ(black_over(of_year(2025, 59, 90, rule), earlier).standing, Standing::significant);
}

TEST(LastYear, IsComparedInWordsThatKnowOfChance) {
    const std::vector<Released> earlier{of_year(2024, 100)};
    const auto fewer = black_over(of_year(2025, 50), earlier);
    EXPECT_EQ(fewer.change, Change::lower);
    EXPECT_EQ(english(fewer.sentence),
              "20 of 100 students last year, 10 this year: fewer, by more than chance alone would usually give");
    EXPECT_EQ(black_over(of_year(2025, 95), earlier).change, Change::none);
    EXPECT_EQ(black_over(of_year(2025, 150), earlier).change, Change::higher);
    const auto hidden = black_over(of_year(2025, 5), earlier);
    EXPECT_EQ(hidden.change, Change::unknown);
    EXPECT_EQ(hidden.since_last_year.state, RatioReason::hidden);
    EXPECT_TRUE(hidden.sentence.values.empty()) << "no number beside a hidden one";
}

TEST(LastYear, DoesNotCallAChangeClearThatManyRowsGiveByChance) {
    const auto row = black_over(of_year(2025, 78), {of_year(2024, 100)});
    EXPECT_LT(*row.since_last_year.p, 0.09);
    EXPECT_GT(*row.since_last_year.adjusted, *row.since_last_year.p);
    EXPECT_EQ(row.change, Change::none);
}

TEST(LastYear, IsToldWhenItIsOfOtherSchools) {
    auto data = fictional::schools_with({40, 50, 60});
    const auto all = release(*count(data), {}).value();
    EXPECT_TRUE(same_schools(all, release(*count(fictional::schools_with({70, 5, 80})), {}).value()));
    data.school_state[1] = Known::late;
    EXPECT_FALSE(same_schools(all, release(*count(data), {}).value()));
}

TEST(Trend, IsGivenATitleByRule) {
    const std::vector<Released> earlier{of_year(2023, 100, 300), of_year(2024, 80, 200)};
    const auto total = [&](const Released& now) { return over_years(now, earlier).front(); };
    EXPECT_EQ(english(trend_title(total(of_year(2025, 50, 90)))),
              "A smaller share of students had a contact with an officer than in 2023-24");
    EXPECT_EQ(english(trend_title(total(of_year(2025, 100, 305)))),
              "The share of students who had a contact with an officer did not change clearly since 2023-24");
    EXPECT_EQ(english(trend_title(total(of_year(2025, 200, 500)))),
              "A larger share of students had a contact with an officer than in 2023-24");
}

}  // namespace
}  // namespace accord::equity
