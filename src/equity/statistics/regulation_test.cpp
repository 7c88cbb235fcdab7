#include "equity/statistics/regulation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "equity/statistics/measures.hpp"

namespace accord::equity {
namespace {

using enum RatioReason;
using enum Standing;

RatioReason reason(Share group, Share here, std::optional<Share> state = {}) {
    return regulated_ratio(group, here, state).reason;
}

TEST(MinimumCellSize, IsMetByTenAndMissedByNine) {
    EXPECT_EQ(reason({10, 30}, {10, 30}), computed);
    EXPECT_EQ(reason({9, 30}, {10, 30}), few_cases);
    EXPECT_EQ(reason({10, 30}, {9, 30}), few_to_compare);
}

TEST(MinimumNSize, IsMetByThirtyAndMissedByTwentyNine) {
    EXPECT_EQ(reason({10, 29}, {10, 30}), few_students);
    EXPECT_EQ(reason({10, 30}, {10, 29}), few_to_compare);
}

TEST(Minimums, AreThoseOfTheState) {
    EXPECT_EQ(regulated_ratio({9, 29}, {9, 29}, {}, {5, 20}).reason, computed);
    EXPECT_EQ(regulated_ratio({10, 30}, {10, 30}, {}, {20, 30}).reason, few_cases);
}

TEST(RegulatedRatio, OfAGroupWithoutStudentsOrCasesIsNotComputed) {
    EXPECT_EQ(reason({0, 0}, {10, 30}), few_students);
    EXPECT_EQ(regulated_ratio({0, 0}, {10, 30}, {}, {0, 0}).reason, few_students);
    EXPECT_EQ(reason({0, 30}, {10, 30}), few_cases);
}

TEST(RegulatedRatio, WhenAllOfTheGroupHaveTheOutcomeIsComputed) {
    const auto ratio = regulated_ratio({30, 30}, {10, 40});
    EXPECT_EQ(ratio.reason, computed);
    EXPECT_EQ(ratio.value, 4);
}

TEST(RegulatedRatio, WithoutOthersHasNoComparison) { EXPECT_EQ(reason({10, 30}, {0, 0}), no_comparison); }

TEST(RegulatedRatio, WhenNoOtherHasTheOutcomeIsInfinite) {
    const auto ratio = regulated_ratio({10, 30}, {0, 300});
    EXPECT_EQ(ratio.reason, zero_comparison);
    EXPECT_TRUE(std::isinf(ratio.value));
}

TEST(RegulatedRatio, OfMoreCasesThanStudentsIsImpossible) {
    EXPECT_EQ(reason({31, 30}, {10, 30}), not_counted);
    EXPECT_EQ(reason({10, 30}, {31, 30}), not_counted);
    EXPECT_EQ(reason({10, 30}, {9, 30}, Share{31, 30}), not_counted);
}

TEST(AlternateRiskRatio, IsTakenWhenTheOthersHereAreTooFew) {
    const auto ratio = regulated_ratio({12, 150}, {9, 900}, Share{300, 30'000});
    EXPECT_EQ(ratio.reason, computed);
    EXPECT_EQ(ratio.against, Against::others_in_state);
    EXPECT_EQ(ratio.comparison, (Share{300, 30'000}));
    EXPECT_EQ(ratio.value, 8);
    EXPECT_EQ(regulated_ratio({12, 150}, {0, 0}, Share{300, 30'000}).value, 8);
}

TEST(AlternateRiskRatio, IsNotTakenWhenTheOthersHereSuffice) {
    EXPECT_EQ(regulated_ratio({12, 150}, {10, 900}, Share{300, 30'000}).against, Against::others_here);
}

TEST(AlternateRiskRatio, IsNotComputedWhenTheOthersOfTheStateAreTooFew) {
    EXPECT_EQ(reason({12, 150}, {9, 900}, Share{9, 30'000}), few_to_compare);
    EXPECT_EQ(reason({12, 150}, {9, 900}, Share{10, 29}), few_to_compare);
}

TEST(RelativeRateIndex, IsMarkedInsufficientOnFewYouthOrFewEvents) {
    EXPECT_EQ(index_reason({5, 50}, {5, 50}, 0.01), computed);
    EXPECT_EQ(index_reason({5, 50}, {5, 50}, 0.009), few_students);
    EXPECT_EQ(index_reason({5, 49}, {5, 50}, 0.01), few_students);
    EXPECT_EQ(index_reason({4, 50}, {5, 50}, 0.01), few_cases);
    EXPECT_EQ(index_reason({5, 50}, {4, 50}, 0.01), few_to_compare);
    EXPECT_EQ(index_reason({5, 50}, {0, 50}, 0.01), zero_comparison);
    EXPECT_EQ(index_reason({5, 50}, {0, 0}, 0.01), no_comparison);
}

Standing of(const std::vector<std::optional<double>>& ratios, const Threshold& threshold = {}) {
    return standing(ratios, threshold);
}

TEST(Threshold, IsNotExceededByARatioAtIt) {
    const double at = regulated_ratio({20, 100}, {10, 100}).value;
    EXPECT_EQ(of({at, at, at}), not_above);
    EXPECT_EQ(of({at, at, std::nextafter(at, 3)}), above);
}

TEST(Threshold, ExceededThreeYearsInARowIsSignificant) {
    EXPECT_EQ(of({2.1, 2.2, 2.3}), significant);
    EXPECT_EQ(of({2.2, 2.3}), above);
    EXPECT_EQ(of({1.9, 2.2, 2.3}), above);
    EXPECT_EQ(of({2.1, 2.2, 2.3, 1.9}), not_above);
    EXPECT_EQ(of({2.3}, {.ratio = 2, .years = 1, .lowered_yearly = {}}), significant);
}

TEST(Threshold, IsJudgedByTheStatesYears) {
    const Threshold two{.ratio = 2.5, .years = 2, .lowered_yearly = {}};
    EXPECT_EQ(of({2.6, 2.7}, two), significant);
    EXPECT_EQ(of({2.5, 2.7}, two), above);
}

TEST(Threshold, AYearThatWasNotCalculatedBreaksTheRow) {
    EXPECT_EQ(of({2.1, {}, 2.3}), above);
    EXPECT_EQ(of({2.1, 2.2, {}}), not_calculated);
    EXPECT_EQ(of({}), not_calculated);
}

TEST(ReasonableProgress, InEachOfTheTwoLastYearsKeepsADistrictFromBeingNamed) {
    const Threshold quarter{.ratio = 2, .years = 3, .lowered_yearly = 0.25};
    EXPECT_EQ(of({3.0, 2.75, 2.5}, quarter), progressing);
    EXPECT_EQ(of({3.0, 2.75, 2.6}, quarter), significant);
    EXPECT_EQ(of({3.0, 2.9, 2.5}, quarter), significant);
    EXPECT_EQ(of({3.0, 2.75, 2.5}), significant);
}

TEST(ReasonableProgress, NeedsThreeYearsOfFigures) {
    const Threshold one{.ratio = 2, .years = 1, .lowered_yearly = 0.25};
    EXPECT_EQ(of({3.0, 2.5}, one), significant);
    EXPECT_EQ(of({{}, 3.0, 2.5}, one), significant);
    EXPECT_EQ(of({3.5, 3.0, 2.5}, one), progressing);
}

}  // namespace
}  // namespace accord::equity
