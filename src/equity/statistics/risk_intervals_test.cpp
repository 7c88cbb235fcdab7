#include "equity/statistics/risk_intervals.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <limits>

#include "equity/statistics/inside/nine_digits.hpp"
#include "equity/statistics/measures.hpp"

// Published examples and the values of epitools 0.5-10.1, PropCIs 0.3-0 and statsmodels 0.13.5, which agree.

namespace accord::equity {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void expect_koopman(Share group, Share others, double low, double high) {
    expect_interval(koopman_interval(group, others, 0.95), low, high);
}

TEST(KoopmanInterval, HasThePublishedEndsToNineDigits) {
    expect_koopman({36, 40}, {16, 80}, 2.939569192, 7.152223435);
    expect_koopman({8, 15}, {4, 15}, .8150135394, 5.336316846);
    expect_koopman({7, 34}, {1, 34}, 1.220852854, 42.57571761);
    expect_koopman({12, 150}, {30, 900}, 1.261948781, 4.495381793);
    expect_koopman({1, 12}, {9, 400}, .6137788677, 18.55864583);
    expect_koopman({316, 6224}, {906, 45810}, 2.264566676, 2.908889896);
    expect_koopman({0, 40}, {30, 900}, 0, 2.65435257);
}

TEST(KoopmanInterval, HasNoUpperEndWhenNoOtherHasACase) {
    const auto interval = koopman_interval({5, 10}, {0, 10}, 0.95);
    EXPECT_GT(interval.low, 1);
    EXPECT_EQ(interval.high, infinity);
}

TEST(KoopmanInterval, IsEverythingWhenNobodyHasACase) {
    EXPECT_EQ(koopman_interval({0, 10}, {0, 10}, 0.95), (Interval{0, infinity}));
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
    expect_interval(there, 1 / back.high, 1 / back.low);
}

TEST(KoopmanInterval, WidensWithTheConfidence) {
    const auto narrow = koopman_interval({12, 150}, {30, 900}, 0.8);
    const auto wide = koopman_interval({12, 150}, {30, 900}, 0.99);
    EXPECT_LT(wide.low, narrow.low);
    EXPECT_GT(wide.high, narrow.high);
}

TEST(KoopmanInterval, NarrowsAsTheSameRisksAreSeenInMoreStudents) {
    Interval before{0, infinity};
    for (std::int64_t times = 1; times <= 1'000'000; times *= 10) {
        const auto interval = koopman_interval({12 * times, 150 * times}, {30 * times, 900 * times}, 0.95);
        EXPECT_GT(interval.low, before.low);
        EXPECT_LT(interval.high, before.high);
        before = interval;
    }
    expect_interval(before, 2.4, 2.4, 2e-3);
}

TEST(KoopmanInterval, IsFiniteForEveryPairOfSmallSharesAndHoldsTheirRatio) {
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

/// The chance, over every outcome of two groups with these risks, that an interval holds the true ratio.
template <class Method>
double coverage_of_ratio(std::int64_t n, std::int64_t m, double risk, double risk_of_others, Method method) {
    const boost::math::binomial group(static_cast<double>(n), risk), others(static_cast<double>(m), risk_of_others);
    double covered = 0;
    for (std::int64_t x = 0; x <= n; ++x)
        for (std::int64_t y = 0; y <= m; ++y) {
            const Interval interval = method(Share{x, n}, Share{y, m}, 0.95);
            if (interval.low <= risk / risk_of_others && risk / risk_of_others <= interval.high)
                covered += pdf(group, static_cast<double>(x)) * pdf(others, static_cast<double>(y));
        }
    return covered;
}

TEST(KoopmanInterval, CoversTheTruthAboutAsOftenAsItPromises) {
    double sum = 0, least = 1;
    int tried = 0;
    for (const double risk : {0.02, 0.05, 0.1, 0.3, 0.6})
        for (const double risk_of_others : {0.02, 0.05, 0.1, 0.3, 0.6}) {
            const double covered = coverage_of_ratio(30, 60, risk, risk_of_others, koopman_interval);
            sum += covered, least = std::min(least, covered), ++tried;
        }
    EXPECT_GT(least, 0.92);
    EXPECT_NEAR(sum / tried, 0.96, 0.01);
}

TEST(MiettinenNurminenInterval, HasThePublishedEndsToNineDigits) {
    expect_interval(miettinen_nurminen_interval({36, 40}, {16, 80}, 0.95), 2.934646459, 7.166298299);
    expect_interval(miettinen_nurminen_interval({8, 15}, {4, 15}, 0.95), .8033666472, 5.423096933);
}

TEST(MiettinenNurminenInterval, HoldsKoopmans) {
    for (std::int64_t x = 0; x <= 8; ++x)
        for (std::int64_t y = 1; y <= 8; ++y) {
            const auto wide = miettinen_nurminen_interval({x, 8}, {y, 20}, 0.95);
            const auto koopman = koopman_interval({x, 8}, {y, 20}, 0.95);
            EXPECT_LE(wide.low, koopman.low);
            EXPECT_GE(wide.high, koopman.high);
        }
}

TEST(KatzInterval, HasThePublishedEndsToNineDigits) {
    expect_interval(katz_interval({36, 40}, {16, 80}, 0.95), 2.868550199, 7.059315193);
    expect_interval(katz_interval({8, 15}, {4, 15}, 0.95), .7631021685, 5.241762067);
    expect_interval(katz_interval({12, 150}, {30, 900}, 0.95), 1.256982012, 4.582404477);
    expect_interval(katz_interval({316, 6224}, {906, 45810}, 0.95), 2.264855434, 2.909770250);
}

TEST(KatzInterval, DoesNotExistWithoutCases) {
    for (const auto& interval : {katz_interval({0, 40}, {30, 900}, 0.95), katz_interval({3, 40}, {0, 900}, 0.95)}) {
        EXPECT_TRUE(std::isnan(interval.low));
        EXPECT_TRUE(std::isnan(interval.high));
    }
}

TEST(WilsonInterval, HasThePublishedEndsToNineDigits) {
    expect_interval(wilson_interval({0, 20}, 0.95), 0, .1611251581);
    expect_interval(wilson_interval({1, 12}, 0.95), .0148650944, .3538799111, 2e-9);  // nine digits were printed
    expect_interval(wilson_interval({4, 150}, 0.95), .01041794082, .06655389051);
    expect_interval(wilson_interval({12, 150}, 0.95), .04635364152, .1346213638);
}

TEST(ClopperPearsonInterval, HasThePublishedEndsToNineDigits) {
    expect_interval(clopper_pearson_interval({0, 20}, 0.95), 0, .168433471);
    expect_interval(clopper_pearson_interval({1, 12}, 0.95), .002107593232, .3847961652);
    expect_interval(clopper_pearson_interval({4, 150}, 0.95), .007312546398, .06686787668);
    expect_interval(clopper_pearson_interval({12, 150}, 0.95), .0420202647, .1355738902);
}

TEST(RiskIntervals, AreEverythingForNobodyAndReachTheEndsForNoneAndAll) {
    for (const auto method : {wilson_interval, clopper_pearson_interval}) {
        EXPECT_EQ(method({0, 0}, 0.95), (Interval{0, 1}));
        EXPECT_EQ(method({0, 10}, 0.95).low, 0);
        EXPECT_EQ(method({10, 10}, 0.95).high, 1);
    }
}

TEST(RiskIntervals, TurnAroundWithTheOutcome) {
    for (const auto method : {wilson_interval, clopper_pearson_interval})
        for (std::int64_t x = 0; x <= 17; ++x) {
            const auto with = method({x, 17}, 0.95), without = method({17 - x, 17}, 0.95);
            EXPECT_NEAR(with.low, 1 - without.high, 1e-12);
            EXPECT_NEAR(with.high, 1 - without.low, 1e-12);
        }
}

TEST(ClopperPearsonInterval, NeverCoversLessOftenThanItPromises) {
    for (const std::int64_t n : {1, 5, 20, 50})
        for (double risk = 0.005; risk < 1; risk += 0.005) {
            const boost::math::binomial binomial(static_cast<double>(n), risk);
            double covered = 0;
            for (std::int64_t x = 0; x <= n; ++x) {
                const auto interval = clopper_pearson_interval({x, n}, 0.95);
                if (interval.low <= risk && risk <= interval.high) covered += pdf(binomial, static_cast<double>(x));
            }
            ASSERT_GE(covered, 0.95) << n << " students, risk " << risk;
        }
}

}  // namespace
}  // namespace accord::equity
