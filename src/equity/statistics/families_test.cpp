#include "equity/statistics/families.hpp"

#include <algorithm>
#include <limits>

#include "equity/statistics/inside/nine_digits.hpp"

namespace accord::equity {
namespace {

// The fifteen p-values of Benjamini and Hochberg 1995, and the values of R's p.adjust.
const std::vector<double> published{.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344,
                                    .0459, .324,  .4262, .5719, .6528, .759,  1};

auto clear(const Adjusted& adjusted) {
    return std::ranges::count_if(adjusted, [](double p) { return p <= 0.05; });
}

TEST(BenjaminiHochberg, AdjustsThePublishedValues) {
    const std::vector<double> expected{.0015,          .003,           .0095,          .035625,        .0603,
                                       .0638571428571, .0638571428571, .0645,          .0765,          .486,
                                       .5811818181818, .714875,        .7532307692308, .8132142857143, 1};
    const auto adjusted = benjamini_hochberg(published);
    ASSERT_EQ(adjusted.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) expect_near(adjusted[i], expected[i]);
}

TEST(Families, CallFourOfThePublishedClearByRateAndThreeByError) {
    EXPECT_EQ(clear(benjamini_hochberg(published)), 4);
    EXPECT_EQ(clear(holm(published)), 3);
    EXPECT_EQ(clear(benjamini_yekutieli(published)), 3);
}

TEST(Holm, StepsDown) {
    const auto adjusted = holm(std::vector{0.01, 0.02, 0.03, 0.005});
    expect_near(adjusted[3], 0.02);
    expect_near(adjusted[0], 0.03);
    expect_near(adjusted[1], 0.04);
    expect_near(adjusted[2], 0.04);  // never smaller than the one before
}

TEST(BenjaminiYekutieli, IsBenjaminiHochbergTimesTheHarmonicSum) {
    const auto adjusted = benjamini_yekutieli(std::vector{0.01, 0.02, 0.03, 0.005});
    for (const double p : adjusted) EXPECT_LE(p, 1);
    expect_near(adjusted[3], 4 * 0.005 * (1 + 1. / 2 + 1. / 3 + 1. / 4));
}

TEST(Families, KeepTheOrderGivenAndOrderOfTheValues) {
    std::vector<double> turned{published.rbegin(), published.rend()};
    for (const auto method : {benjamini_hochberg, benjamini_yekutieli, holm}) {
        const auto there = method(published);
        auto back = method(turned);
        std::ranges::reverse(back);
        EXPECT_EQ(there, back);
        EXPECT_TRUE(std::ranges::is_sorted(there));
        for (std::size_t i = 0; i < there.size(); ++i) EXPECT_GE(there[i], published[i]);
    }
}

TEST(Families, CountAComparisonThatCouldNotBeMade) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    for (const auto method : {benjamini_hochberg, benjamini_yekutieli, holm}) {
        const auto adjusted = method(std::vector{0.01, none, 0.02, none});
        EXPECT_TRUE(std::isnan(adjusted[1]) && std::isnan(adjusted[3]));
        EXPECT_EQ(adjusted[0], method(std::vector{0.01, 1.0, 0.02, 1.0})[0]);
    }
}

TEST(Families, OfNoneAndOfOneAreLeftAsTheyAre) {
    for (const auto method : {benjamini_hochberg, benjamini_yekutieli, holm}) {
        EXPECT_TRUE(method({}).empty());
        EXPECT_EQ(method(std::vector{0.03}), Adjusted{0.03});
    }
}

}  // namespace
}  // namespace accord::equity
