#include "equity/statistics/measures.hpp"

#include <array>
#include <vector>

#include "equity/statistics/inside/nine_digits.hpp"

namespace accord::equity {
namespace {

// The worked example of the IDEA Data Center's guide: 316 of 6,224 against all others of 52,034.
constexpr Share group{316, 6224};
constexpr Share others{1222 - 316, 52034 - 6224};
constexpr Share everybody{1222, 52034};

TEST(RiskRatio, OfTheFederalGuidesExampleIsExact) {
    expect_near(risk_ratio(group, others), 2.567140231);
    expect_near(per_100(316, 6224), 5.077120823);
    expect_near(100 * risk(others), 1.977734119);
    EXPECT_NEAR(100 * risk_difference(group, others), 3.10, 0.005);
}

TEST(RiskRatio, EqualsTheRatioOfCompositions) {
    const double c = 316. / 1222, e = 6224. / 52034;
    expect_near(risk_ratio(group, others), c / (1 - c) * (1 - e) / e);
}

TEST(RiskRatio, AtTheThresholdIsTheThreshold) {
    for (const double threshold : {1.1, 1.3, 2.0, 2.3, 2.5, 3.0, 3.7})
        for (std::int64_t n = 30; n < 3000; n += 7) {
            const auto tenths = static_cast<std::int64_t>(std::lround(threshold * 10));
            EXPECT_EQ(risk_ratio({tenths * 3, n}, {30, n}), threshold);
        }
}

TEST(RiskRatio, WithoutCasesOrStudentsIsSaidSo) {
    EXPECT_EQ(risk_ratio({0, 40}, {30, 900}), 0);
    EXPECT_TRUE(std::isinf(risk_ratio({3, 40}, {0, 900})));
    EXPECT_TRUE(std::isnan(risk_ratio({0, 40}, {0, 900})));
    EXPECT_TRUE(std::isnan(risk_ratio({0, 0}, {30, 900})));
    EXPECT_TRUE(std::isnan(risk({0, 0})));
    EXPECT_EQ(risk({40, 40}), 1);
}

TEST(EventRate, MayExceedOneAStudent) { EXPECT_EQ(event_rate({30, 20}), 1.5); }

TEST(RelativeRateIndex, ShowsTheDisparityOfEachDecisionAlone) {
    // Arrests of youth, referrals of those arrested: twice the arrests, and no further disparity after them.
    EXPECT_EQ(relative_rate_index({80, 1000}, {200, 5000}), 2);
    EXPECT_EQ(relative_rate_index({40, 80}, {100, 200}), 1);
    EXPECT_TRUE(std::isinf(relative_rate_index({40, 80}, {0, 200})));
}

TEST(Composition, OfTheFederalGuidesExampleIsFlagged) {
    const Composition part = composition(group, everybody);
    EXPECT_NEAR(100 * part.of_cases, 25.86, 0.005);
    EXPECT_NEAR(100 * part.of_enrolment, 11.96, 0.005);
    EXPECT_NEAR(100 * part.difference(), 13.90, 0.005);
    EXPECT_NEAR(100 * part.relative_difference(), 116.19, 0.005);
    EXPECT_NEAR(100 * part.e_bound, 12.89, 0.005);
    EXPECT_TRUE(part.above_bound());
    expect_near(part.index(), part.relative_difference() + 1);
}

TEST(Composition, OfAGroupInProportionIsNotFlagged) {
    const Composition part = composition({10, 100}, {100, 1000});
    EXPECT_EQ(part.difference(), 0);
    EXPECT_EQ(part.index(), 1);
    EXPECT_FALSE(part.above_bound());
}

TEST(Composition, OfNoCasesDoesNotExistAndIsNotFlagged) {
    const Composition part = composition({0, 100}, {0, 1000});
    EXPECT_TRUE(std::isnan(part.of_cases));
    EXPECT_FALSE(part.above_bound());
}

/// Bollmer's second form: (1 - p_g) R_g over the sum of p_j R_j.
double weighted_by_parts(std::span<const Share> groups, std::span<const std::int64_t> state, std::size_t of) {
    double all = 0, sum = 0;
    for (const auto students : state) all += static_cast<double>(students);
    for (std::size_t j = 0; j < groups.size(); ++j)
        if (j != of) sum += static_cast<double>(state[j]) / all * risk(groups[j]);
    return (1 - static_cast<double>(state[of]) / all) * risk(groups[of]) / sum;
}

TEST(WeightedRiskRatio, IsTheSameInBothForms) {
    const std::array groups{Share{12, 150}, Share{30, 900}, Share{4, 60}, Share{7, 410}};
    const std::array<std::int64_t, 4> state{40'000, 300'000, 9'000, 120'000};
    for (std::size_t g = 0; g < groups.size(); ++g)
        expect_near(weighted_risk_ratio(groups, state, g), weighted_by_parts(groups, state, g), 1e-14);
}

TEST(WeightedRiskRatio, IsTheRiskRatioWhereTheDistrictIsLikeTheState) {
    const std::array groups{Share{12, 150}, Share{30, 900}, Share{4, 60}};
    const std::array<std::int64_t, 3> state{1500, 9000, 600};
    expect_near(weighted_risk_ratio(groups, state, 0), risk_ratio({12, 150}, {34, 960}), 1e-14);
}

TEST(WeightedRiskRatio, IsTwoInTheFederalGuidesExample) {
    const std::array groups{Share{4, 100}, Share{2, 100}, Share{20, 1000}};
    const std::array<std::int64_t, 3> state{10, 20, 70};
    expect_near(weighted_risk_ratio(groups, state, 0), 2, 1e-14);
}

TEST(WeightedRiskRatio, LeavesOutGroupsWithoutStudents) {
    const std::array groups{Share{12, 150}, Share{30, 900}, Share{0, 0}};
    const std::array<std::int64_t, 3> state{1500, 9000, 600};
    expect_near(weighted_risk_ratio(groups, state, 0), risk_ratio({12, 150}, {30, 900}), 1e-14);
}

// The other ratios that the guide prints are of risks rounded for print; ratios of rounded risks differ from ratios of
// counts (2.33 / .33 is 7.06, printed 6.95), which is why everything here is worked out from counts and rounded once.
TEST(RiskRatio, OfTheGuidesPrintedRisksAgreesToItsDigits) {
    struct Printed {
        std::int64_t risk, of_others;  // in hundredths of a percent
        double ratio;
    };
    for (const auto& row : {Printed{1260, 1124, 1.12}, Printed{45, 49, .92}, Printed{46, 211, .22},
                            Printed{3086, 1206, 2.56}, Printed{400, 200, 2}})
        EXPECT_NEAR(risk_ratio({row.risk, 10000}, {row.of_others, 10000}), row.ratio, 0.005);
}

}  // namespace
}  // namespace accord::equity
