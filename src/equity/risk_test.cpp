#include "equity/risk.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace accord::equity {
namespace {

constexpr double digits = 5e-10;  ///< relative: nine digits

void expect_near(double value, double expected) { EXPECT_NEAR(value, expected, std::abs(expected) * digits); }

void expect_interval(Share group, Share others, double low, double high) {
    const auto interval = koopman_interval(group, others, 0.95);
    expect_near(interval.low, low);
    expect_near(interval.high, high);
}

// Published examples and the values of two R packages; design/statistics.md section 2.
TEST(KoopmanInterval, HasThePublishedEndsToNineDigits) {
    expect_interval({36, 40}, {16, 80}, 2.939569192, 7.152223435);
    expect_interval({8, 15}, {4, 15}, .8150135394, 5.336316846);
    expect_interval({7, 34}, {1, 34}, 1.220852854, 42.57571761);
    expect_interval({12, 150}, {30, 900}, 1.261948781, 4.495381793);
    expect_interval({1, 12}, {9, 400}, .6137788677, 18.55864583);
}

TEST(RiskRatio, OfTheFederalGuidesExampleIsExact) {
    const Share group{316, 6224};
    const Share others{1222 - 316, 52034 - 6224};
    expect_near(risk_ratio(group, others), 2.567140231);
    expect_near(per_100(316, 6224), 5.077120823);
    expect_near(per_100(906, 45810), 1.977734119);
    expect_interval(group, others, 2.264566676, 2.908889896);
}

TEST(RiskRatio, EqualsTheRatioOfCompositions) {
    const double c = 316. / 1222, e = 6224. / 52034;
    expect_near(risk_ratio({316, 6224}, {906, 45810}), c / (1 - c) * (1 - e) / e);
}

TEST(KoopmanInterval, StartsAtZeroWhenTheGroupHasNoCase) {
    const auto interval = koopman_interval({0, 40}, {30, 900}, 0.95);
    EXPECT_EQ(interval.low, 0);
    EXPECT_NEAR(interval.high, 2.65435257, 5e-9);
}

TEST(KoopmanInterval, HasNoUpperEndWhenNoOtherHasACase) {
    const auto interval = koopman_interval({5, 10}, {0, 10}, 0.95);
    EXPECT_GT(interval.low, 1);
    EXPECT_TRUE(std::isinf(interval.high));
}

TEST(KoopmanInterval, IsEverythingWhenNobodyHasACase) {
    const auto interval = koopman_interval({0, 10}, {0, 10}, 0.95);
    EXPECT_EQ(interval.low, 0);
    EXPECT_TRUE(std::isinf(interval.high));
}

TEST(KoopmanInterval, HoldsWhenEverybodyHasACase) {
    const auto all = koopman_interval({10, 10}, {10, 10}, 0.95);
    EXPECT_LT(all.low, 1);
    EXPECT_GT(all.high, 1);
    const auto one = koopman_interval({1, 1}, {1, 1}, 0.95);
    EXPECT_TRUE(std::isfinite(one.low) && std::isfinite(one.high));
    EXPECT_NEAR(one.low * one.high, 1, 1e-9);
}

TEST(KoopmanInterval, TurnsAroundWithTheGroups) {
    const auto there = koopman_interval({12, 150}, {30, 900}, 0.95);
    const auto back = koopman_interval({30, 900}, {12, 150}, 0.95);
    expect_near(there.low, 1 / back.high);
    expect_near(there.high, 1 / back.low);
}

TEST(KoopmanInterval, WidensWithTheConfidence) {
    const auto narrow = koopman_interval({12, 150}, {30, 900}, 0.8);
    const auto wide = koopman_interval({12, 150}, {30, 900}, 0.99);
    EXPECT_LT(wide.low, narrow.low);
    EXPECT_GT(wide.high, narrow.high);
}

TEST(KoopmanInterval, IsFiniteForEveryPairOfSmallShares) {
    for (std::int64_t n = 1; n <= 12; ++n)
        for (std::int64_t m = 1; m <= 12; ++m)
            for (std::int64_t x = 0; x <= n; ++x)
                for (std::int64_t y = 1; y <= m; ++y) {
                    const auto interval = koopman_interval({x, n}, {y, m}, 0.95);
                    ASSERT_TRUE(std::isfinite(interval.low) && std::isfinite(interval.high));
                    ASSERT_LE(interval.low, risk_ratio({x, n}, {y, m}));
                    ASSERT_GE(interval.high, risk_ratio({x, n}, {y, m}));
                }
}

}  // namespace
}  // namespace accord::equity
