#include "equity/statistics/two_by_two.hpp"

#include <array>
#include <boost/math/distributions/hypergeometric.hpp>
#include <limits>

#include "equity/statistics/inside/nine_digits.hpp"
#include "equity/statistics/measures.hpp"

// The values of R 4.2.2 (fisher.test, chisq.test, mantelhaen.test) and epitools 0.5-10.1.

namespace accord::equity {
namespace {

TEST(FisherTest, HasThePublishedPValues) {
    expect_near(fisher_test({8, 15}, {4, 15}), .2635419133);
    expect_near(fisher_test({7, 34}, {1, 34}), .0544001305);
    expect_near(fisher_test({12, 150}, {30, 900}), .01209349006);
    expect_near(fisher_test({0, 40}, {30, 900}), .6340053668);
    expect_near(fisher_test({1, 12}, {9, 400}), .2583788598);
}

TEST(FisherTestMidP, HasThePublishedPValues) {
    expect_near(fisher_test_mid_p({8, 15}, {4, 15}), .1619874273);
    expect_near(fisher_test_mid_p({7, 34}, {1, 34}), .02965625843);
    expect_near(fisher_test_mid_p({12, 150}, {30, 900}), .01448257742);
}

TEST(ChiSquaredTest, HasThePublishedPValues) {
    expect_near(chi_squared_test({8, 15}, {4, 15}), .1360371281);
    expect_near(chi_squared_test({12, 150}, {30, 900}), .006927517977);
    expect_near(chi_squared_test({12, 150}, {30, 900}, Continuity::corrected), .01331306723);
    expect_near(chi_squared_test({1, 12}, {9, 400}), .1772513054);
}

/// Fisher's p-value by a second way: all chances from Boost's hypergeometric distribution.
double fisher_by_boost(Share group, Share others) {
    const auto cases = static_cast<unsigned>(group.with + others.with);
    const boost::math::hypergeometric margins(cases, static_cast<unsigned>(group.of),
                                              static_cast<unsigned>(group.of + others.of));
    const double at = pdf(margins, static_cast<unsigned>(group.with));
    double sum = 0;
    for (auto x = static_cast<unsigned>(std::max<std::int64_t>(0, cases - others.of));
         x <= std::min<unsigned>(cases, static_cast<unsigned>(group.of)); ++x)
        if (const double chance = pdf(margins, x); chance <= at * (1 + 1e-7)) sum += chance;
    return std::min(1.0, sum);
}

TEST(FisherTest, AgreesWithASecondWayOnEverySmallTable) {
    for (std::int64_t n = 1; n <= 9; ++n)
        for (std::int64_t m = 1; m <= 9; ++m)
            for (std::int64_t x = 0; x <= n; ++x)
                for (std::int64_t y = 0; y <= m; ++y)
                    ASSERT_NEAR(fisher_test({x, n}, {y, m}), fisher_by_boost({x, n}, {y, m}), 1e-13);
}

/// A third: chances from logarithms of factorials.
double fisher_by_factorials(Share group, Share others) {
    const auto choose = [](std::int64_t n, std::int64_t k) {
        return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
    };
    const std::int64_t cases = group.with + others.with;
    const auto chance = [&](std::int64_t x) {
        return std::exp(choose(group.of, x) + choose(others.of, cases - x) - choose(group.of + others.of, cases));
    };
    double sum = 0;
    for (std::int64_t x = std::max<std::int64_t>(0, cases - others.of); x <= std::min(cases, group.of); ++x)
        if (chance(x) <= chance(group.with) * (1 + 1e-7)) sum += chance(x);
    return sum;
}

TEST(FisherTest, AgreesWithAThirdWayOnLargeTables) {
    for (const auto& [group, others] : {std::pair{Share{316, 6224}, Share{906, 45810}},
                                        {Share{40, 800}, Share{1100, 19000}},
                                        {Share{700, 1000}, Share{400, 1000}}}) {
        const double p = fisher_test(group, others);
        EXPECT_NEAR(p, fisher_by_factorials(group, others), p * 1e-8);
    }
}

TEST(FisherTest, TakesAMillionStudents) {
    const double p = fisher_test({10'400, 1'000'000}, {20'000, 2'000'000});
    EXPECT_NEAR(p, chi_squared_test({10'400, 1'000'000}, {20'000, 2'000'000}), p * 0.05);
}

TEST(TwoByTwo, GivesTheSameWhicheverGroupComesFirst) {
    for (std::int64_t x = 0; x <= 12; ++x)
        for (std::int64_t y = 0; y <= 30; ++y)
            for (const auto test : {fisher_test, fisher_test_mid_p})
                ASSERT_NEAR(test({x, 12}, {y, 30}), test({y, 30}, {x, 12}), 1e-12);
}

TEST(TwoByTwo, TellsNothingWhenNobodyOrEverybodyHasTheOutcome) {
    for (const auto& [group, others] : {std::pair{Share{0, 10}, Share{0, 20}},
                                        {Share{10, 10}, Share{20, 20}},
                                        {Share{0, 0}, Share{3, 20}},
                                        {Share{0, 0}, Share{0, 0}}}) {
        EXPECT_EQ(fisher_test(group, others), 1);
        EXPECT_EQ(fisher_test_mid_p(group, others), 1);
        EXPECT_EQ(chi_squared_test(group, others), 1);
        const std::array strata{Stratum{group, others}};
        EXPECT_EQ(pooled_test(strata), 1);
    }
}

TEST(FisherTest, CallsNoMoreTablesClearThanItPromises) {
    // Exact size: two groups with the same risk.
    for (const double risk : {0.02, 0.1, 0.3, 0.5}) {
        double called = 0;
        for (std::int64_t x = 0; x <= 20; ++x)
            for (std::int64_t y = 0; y <= 35; ++y) {
                if (fisher_test({x, 20}, {y, 35}) > 0.05) continue;
                const auto chance = [risk](std::int64_t with, std::int64_t of) {
                    return std::exp(std::lgamma(of + 1) - std::lgamma(with + 1) - std::lgamma(of - with + 1) +
                                    static_cast<double>(with) * std::log(risk) +
                                    static_cast<double>(of - with) * std::log1p(-risk));
                };
                called += chance(x, 20) * chance(y, 35);
            }
        EXPECT_LE(called, 0.05) << risk;
    }
}

// R's fisher.test stops looking at four digits (2.5187605, 1.145860704 to 5.212284955); these are of 40-digit
// arithmetic.
TEST(ConditionalOddsRatio, IsExact) {
    const auto odds = conditional_odds_ratio({12, 150}, {30, 900}, 0.95);
    expect_near(odds.value, 2.518801086363240);
    expect_interval(odds.interval, 1.145869092033357, 5.212946229571746);
    expect_near(odds.value, 2.5187605, 2e-4);
    expect_interval(odds.interval, 1.145860704, 5.212284955, 2e-4);
}

TEST(ConditionalOddsRatio, ReachesItsEndsWhereTheMarginsDo) {
    const auto none = conditional_odds_ratio({0, 40}, {30, 900}, 0.95);
    EXPECT_EQ(none.value, 0);
    EXPECT_EQ(none.interval.low, 0);
    EXPECT_GT(none.interval.high, 1);
    const auto all = conditional_odds_ratio({5, 10}, {0, 10}, 0.95);
    EXPECT_TRUE(std::isinf(all.value) && std::isinf(all.interval.high));
    const auto nothing = conditional_odds_ratio({0, 10}, {0, 10}, 0.95);
    EXPECT_TRUE(std::isnan(nothing.value));
    EXPECT_EQ(nothing.interval, (Interval{0, std::numeric_limits<double>::infinity()}));
}

const std::array two_schools{Stratum{{4, 9}, {11, 158}}, Stratum{{12, 72}, {28, 328}}};

TEST(PooledOddsRatio, IsThePublishedOne) {
    const auto odds = pooled_odds_ratio(two_schools, 0.95);
    expect_near(odds.value, 2.764410365);
    expect_interval(odds.interval, 1.452667023, 5.260644416);
    expect_near(pooled_test(two_schools), .001133184951);
}

TEST(PooledRiskRatio, OfOneSchoolIsItsRiskRatio) {
    const std::array school{Stratum{{12, 150}, {30, 900}}};
    const auto pooled = pooled_risk_ratio(school, 0.95);
    expect_near(pooled.value, 2.4);
    expect_interval(pooled.interval, 1.256982012, 4.582404477, 1e-9);  // Katz's, as Greenland and Robins show
}

TEST(PooledRiskRatio, IsThatOfEverySchoolWhenAllAreAlike) {
    const std::array schools{Stratum{{12, 150}, {30, 900}}, Stratum{{24, 300}, {10, 300}}, Stratum{{4, 50}, {2, 60}}};
    expect_near(pooled_risk_ratio(schools, 0.95).value, 2.4);
}

TEST(PooledRiskRatio, IsNotFooledByWhereStudentsGoToSchool) {
    // In each school the risks are equal; the group is mostly in the school with the higher risk.
    const std::array schools{Stratum{{80, 400}, {20, 100}}, Stratum{{5, 100}, {20, 400}}};
    EXPECT_GT(risk_ratio({85, 500}, {40, 500}), 2);
    expect_near(pooled_risk_ratio(schools, 0.95).value, 1);
    EXPECT_EQ(pooled_test(schools), 1);
}

TEST(PooledRatios, LeaveOutSchoolsWithOneGroupOnlyAndDoNotExistWithoutAny) {
    const std::array with_empty{two_schools[0], two_schools[1], Stratum{{0, 0}, {7, 70}}};
    EXPECT_EQ(pooled_risk_ratio(with_empty, 0.95).value, pooled_risk_ratio(two_schools, 0.95).value);
    EXPECT_TRUE(std::isnan(pooled_risk_ratio({}, 0.95).value));
    EXPECT_TRUE(std::isnan(pooled_odds_ratio({}, 0.95).value));
    EXPECT_EQ(pooled_test({}), 1);
}

}  // namespace
}  // namespace accord::equity
