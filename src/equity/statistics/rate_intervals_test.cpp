#include "equity/statistics/rate_intervals.hpp"

#include <boost/math/distributions/poisson.hpp>
#include <limits>

#include "equity/statistics/inside/nine_digits.hpp"

// Boice and Monson's breast cancers, the values of R 4.2 (poisson.test) and epitools 0.5-10.1.

namespace accord::equity {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Incidence boice{41, 28010}, monson{15, 19017};

TEST(GarwoodInterval, HasThePublishedEndsToNineDigits) {
    expect_interval(garwood_interval({0, 1}, 0.95), 0, 3.688879454);
    expect_interval(garwood_interval({1, 1}, 0.95), .02531780798, 5.571643391);
    expect_interval(garwood_interval({4, 1}, 0.95), 1.089865374, 10.24158868);
    expect_interval(garwood_interval({10, 1}, 0.95), 4.795388696, 18.39035604);
    expect_interval(garwood_interval({41, 1}, 0.95), 29.42230787, 55.62112957);
}

TEST(GarwoodInterval, ShrinksWithTheExposureAndIsEverythingWithoutAny) {
    expect_interval(garwood_interval({10, 200}, 0.95), 4.795388696 / 200, 18.39035604 / 200);
    EXPECT_EQ(garwood_interval({0, 0}, 0.95), (Interval{0, infinity}));
}

TEST(GarwoodInterval, NeverCoversLessOftenThanItPromises) {
    for (double rate = 0.05; rate < 25; rate += 0.25) {
        const boost::math::poisson poisson(rate);
        double covered = 0;
        for (std::int64_t x = 0; x < 80; ++x) {
            const auto interval = garwood_interval({x, 1}, 0.95);
            if (interval.low <= rate && rate <= interval.high) covered += pdf(poisson, static_cast<double>(x));
        }
        ASSERT_GE(covered, 0.95) << rate;
    }
}

TEST(RateRatioInterval, HasThePublishedEndsToNineDigits) {
    expect_near(rate_ratio(boice, monson), 1.855758658);
    expect_interval(rate_ratio_interval(boice, monson, 0.95), 1.005684063, 3.609300311);
    expect_interval(rate_ratio_interval({12, 150}, {30, 900}, 0.95), 1.119054641, 4.82717454);
    expect_interval(rate_ratio_interval({0, 40}, {30, 900}, 0.95), 0, 2.943949083);
}

// epitools stops looking at four digits (1.041036228 to 3.449051546, 1.185215932 to 4.622318488); these are of 40-digit
// arithmetic.
TEST(RateRatioIntervalMidP, IsExact) {
    const auto breast_cancer = rate_ratio_interval_mid_p(boice, monson, 0.95);
    expect_interval(breast_cancer, 1.041075243425932, 3.449422760454657);
    expect_interval(breast_cancer, 1.041036228, 3.449051546, 2e-4);
    const auto district = rate_ratio_interval_mid_p({12, 150}, {30, 900}, 0.95);
    expect_interval(district, 1.185202939433476, 4.622268266666676);
    expect_interval(district, 1.185215932, 4.622318488, 2e-4);
}

TEST(RateRatioIntervalWald, HasThePublishedEndsToNineDigitsAndDoesNotExistWithoutEvents) {
    expect_interval(rate_ratio_interval_wald(boice, monson, 0.95), 1.027225998, 3.352563314);
    EXPECT_TRUE(std::isnan(rate_ratio_interval_wald({0, 10}, {3, 10}, 0.95).low));
    EXPECT_TRUE(std::isnan(rate_ratio_interval_wald({3, 10}, {0, 10}, 0.95).high));
}

TEST(RateTest, HasThePublishedPValues) {
    expect_near(rate_test(boice, monson), .04085202629);
    expect_near(rate_test_mid_p(boice, monson), .03545742177);
    expect_near(rate_test({12, 150}, {30, 900}), .01387778625);
    expect_near(rate_test({0, 40}, {30, 900}), .6382750945);
}

TEST(RateRatio, WithoutEventsOrExposureIsSaidSo) {
    EXPECT_EQ(rate_ratio({0, 10}, {3, 10}), 0);
    EXPECT_EQ(rate_ratio({3, 10}, {0, 10}), infinity);
    EXPECT_TRUE(std::isnan(rate_ratio({0, 10}, {0, 10})));
    for (const auto method : {rate_ratio_interval, rate_ratio_interval_mid_p}) {
        EXPECT_EQ(method({0, 10}, {0, 10}, 0.95), (Interval{0, infinity}));
        EXPECT_EQ(method({0, 0}, {3, 10}, 0.95), (Interval{0, infinity}));
        EXPECT_EQ(method({0, 10}, {3, 10}, 0.95).low, 0);
        EXPECT_EQ(method({3, 10}, {0, 10}, 0.95).high, infinity);
    }
    EXPECT_EQ(rate_test({0, 10}, {0, 10}), 1);
    EXPECT_EQ(rate_test({0, 0}, {3, 10}), 1);
    EXPECT_EQ(rate_test_mid_p({0, 10}, {0, 10}), 1);
}

TEST(RateRatioInterval, TurnsAroundWithTheGroups) {
    for (const auto method : {rate_ratio_interval, rate_ratio_interval_mid_p}) {
        const auto there = method({12, 150}, {30, 900}, 0.95), back = method({30, 900}, {12, 150}, 0.95);
        expect_interval(there, 1 / back.high, 1 / back.low);
    }
    expect_near(rate_test({12, 150}, {30, 900}), rate_test({30, 900}, {12, 150}), 1e-12);
}

TEST(RateRatioIntervalMidP, LiesWithinTheExactOne) {
    for (std::int64_t x = 0; x <= 12; ++x)
        for (std::int64_t y = 0; y <= 12; ++y) {
            const auto exact = rate_ratio_interval({x, 50}, {y, 80}, 0.95);
            const auto mid = rate_ratio_interval_mid_p({x, 50}, {y, 80}, 0.95);
            EXPECT_LE(exact.low, mid.low);
            EXPECT_GE(exact.high, mid.high);
        }
}

TEST(RateRatioInterval, NeverCoversLessOftenThanItPromises) {
    for (const double ratio : {0.5, 1.0, 2.0, 4.0})
        for (const double rate_of_others : {0.5, 2.0, 8.0}) {
            const boost::math::poisson group(rate_of_others * ratio), others(rate_of_others);
            double covered = 0;
            for (std::int64_t x = 0; x < 80; ++x)
                for (std::int64_t y = 0; y < 40; ++y) {
                    const auto interval = rate_ratio_interval({x, 1}, {y, 1}, 0.95);
                    if (interval.low <= ratio && ratio <= interval.high)
                        covered += pdf(group, static_cast<double>(x)) * pdf(others, static_cast<double>(y));
                }
            EXPECT_GE(covered, 0.95);
        }
}

}  // namespace
}  // namespace accord::equity
