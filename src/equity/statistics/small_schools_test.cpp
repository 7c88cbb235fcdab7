#include "equity/statistics/small_schools.hpp"

#include <algorithm>

#include "equity/statistics/inside/nine_digits.hpp"

namespace accord::equity {
namespace {

/// Lip cancer in the 56 counties of Scotland 1975-1980, observed and expected: Clayton and Kaldor 1987, table 1.
const std::vector<Incidence> scotland{
    {9, 1.4},   {39, 8.7},  {11, 3.0}, {9, 2.5},  {15, 4.3},  {8, 2.4},   {26, 8.1},  {7, 2.3},  {6, 2.0},   {20, 6.6},
    {13, 4.4},  {5, 1.8},   {3, 1.1},  {8, 3.3},  {17, 7.8},  {9, 4.6},   {2, 1.1},   {7, 4.2},  {9, 5.5},   {7, 4.4},
    {16, 10.5}, {31, 22.7}, {11, 8.8}, {7, 5.6},  {19, 15.5}, {15, 12.5}, {7, 6.0},   {10, 9.0}, {16, 14.4}, {11, 10.2},
    {5, 4.8},   {3, 2.9},   {7, 7.0},  {8, 8.5},  {11, 12.3}, {9, 10.1},  {11, 12.7}, {8, 9.4},  {6, 7.2},   {4, 5.3},
    {10, 18.8}, {8, 15.8},  {2, 4.3},  {6, 14.6}, {19, 50.7}, {3, 8.2},   {2, 5.6},   {3, 9.3},  {28, 88.7}, {6, 19.6},
    {1, 3.4},   {1, 3.6},   {1, 5.7},  {1, 7.0},  {0, 4.2},   {0, 1.8}};

TEST(LikeliestPrior, OfTheScottishCountiesIsThePublishedOne) {
    const auto prior = *likeliest_prior(scotland);
    EXPECT_NEAR(prior.shape(), 1.879490, 5e-7);
    EXPECT_NEAR(prior.rate(), 1.321667, 5e-7);
    EXPECT_NEAR(log_likelihood(scotland, prior), -181.576074, 5e-7);
}

TEST(ShrunkenRate, OfTheScottishCountiesIsThePublishedOne) {
    const auto prior = *likeliest_prior(scotland);
    EXPECT_NEAR(shrunken_rate(scotland[0], prior, 0.95).value, 3.997362, 5e-7);
    EXPECT_NEAR(shrunken_rate(scotland[48], prior, 0.95).value, .331914, 5e-7);
    EXPECT_NEAR(shrunken_rate(scotland[54], prior, 0.95).value, .340385, 5e-7);
}

TEST(LikeliestPrior, IsTheTopOfTheLikelihood) {
    const auto prior = *likeliest_prior(scotland);
    const double top = log_likelihood(scotland, prior);
    for (const double mean : {0.999, 1.0, 1.001})
        for (const double variance : {0.999, 1.0, 1.001})
            EXPECT_LE(log_likelihood(scotland, {prior.mean * mean, prior.variance * variance}), top + 1e-12);
}

TEST(LikeliestPrior, IsTheHigherTopOfALikelihoodWithTwo) {
    const std::vector<Incidence> schools{{9, 38.8148}, {12, 770.082}, {0, 0.54971}, {1, 0.00408862},
                                         {7, 802.184}, {14, 52.6756}, {0, 317.006}};
    const double top = log_likelihood(schools, *likeliest_prior(schools));
    for (double mean = 0.01; mean < 100; mean *= 1.5)
        for (double shape = 0.001; shape < 100; shape *= 1.5)
            EXPECT_LE(log_likelihood(schools, {mean, mean * mean / shape}), top);
}

TEST(LikeliestPrior, DoesNotDependOnTheOrderOrTheUnit) {
    auto turned = scotland;
    std::ranges::reverse(turned);
    const auto prior = *likeliest_prior(scotland);
    expect_near(likeliest_prior(turned)->variance, prior.variance);
    for (Incidence& county : turned) county.exposure *= 1000;
    expect_near(likeliest_prior(turned)->mean, prior.mean / 1000);
    expect_near(likeliest_prior(turned)->shape(), prior.shape());
}

TEST(LikeliestPrior, TendsToOneRateWhenTheSchoolsDifferByNoMoreThanChance) {
    const std::vector<Incidence> alike{{4, 150}, {2, 60}, {1, 40}, {9, 300}, {6, 210}};
    const auto prior = *likeliest_prior(alike);
    EXPECT_EQ(prior, (GammaPrior{22. / 760, 0}));
    const auto rate = shrunken_rate({4, 150}, prior, 0.95);
    EXPECT_EQ(rate.value, 22. / 760);
    EXPECT_EQ(rate.interval, (Interval{22. / 760, 22. / 760}));
    EXPECT_EQ(chance_above(0.02, {4, 150}, prior), 1);
    EXPECT_EQ(chance_above(0.03, {4, 150}, prior), 0);
}

TEST(LikeliestPrior, FindsAWideOneToo) {
    const std::vector<Incidence> unlike{{0, 1000}, {900, 1000}, {0, 10}, {3, 5000}, {100'000, 2000}};
    const auto prior = *likeliest_prior(unlike);
    EXPECT_LT(prior.shape(), 0.5);
    EXPECT_TRUE(std::isfinite(prior.mean) && std::isfinite(prior.variance));
}

TEST(Priors, OfNoEventsAndOfNoSchoolsAreDefined) {
    const std::vector<Incidence> none{{0, 100}, {0, 50}};
    for (const auto method : {likeliest_prior, moment_prior}) {
        EXPECT_EQ(method(none), (GammaPrior{0, 0}));
        EXPECT_EQ(method({}), std::nullopt);
        EXPECT_EQ(method(std::vector<Incidence>{{0, 0}}), std::nullopt);
        const auto one = method(std::vector<Incidence>{{3, 60}, {0, 0}});
        ASSERT_TRUE(one);
        expect_near(one->mean, 0.05);
        EXPECT_EQ(one->variance, 0);
    }
    EXPECT_EQ(shrunken_rate({0, 100}, {0, 0}, 0.95).value, 0);
}

// The values of spdep's EBest, which the formula gives too.
TEST(MomentPrior, ShrinksAsThePublishedSchools) {
    const std::vector<Incidence> schools{{12, 150}, {1, 60}, {0, 40}, {30, 300}, {2, 210}, {25, 900}};
    const auto prior = *moment_prior(schools);
    expect_near(prior.variance, .0008947828030);
    expect_near(prior.mean, .04216867470);
    const double expected[] = {.07095565, .02788547, .0228091, .09214861, .01550709, .02849384};
    for (std::size_t i = 0; i < schools.size(); ++i)
        expect_near(shrunken_rate(schools[i], prior, 0.95).value, expected[i], 5e-7);
}

TEST(MomentPrior, OfCountiesOfNorthCarolinaShrinksToThePublishedRates) {
    const GammaPrior sudden_infant_deaths{.002021444894, 7.692930647e-07};
    expect_near(shrunken_rate({1, 1091}, sudden_infant_deaths, 0.95).value, .0016972973, 5e-8);
    expect_near(shrunken_rate({9, 1421}, sudden_infant_deaths, 0.95).value, .0035349131, 5e-8);
}

TEST(MomentPrior, ClampsANegativeVarianceToOneRate) {
    const std::vector<Incidence> schools{{4, 150}, {1, 60}, {0, 40}, {12, 300}, {3, 210}};
    const auto prior = *moment_prior(schools);
    EXPECT_EQ(prior.variance, 0);
    for (const Incidence& school : schools) expect_near(shrunken_rate(school, prior, 0.95).value, .02631578947);
}

TEST(ShrunkenRate, LiesBetweenTheSchoolsOwnAndTheMean) {
    const auto prior = *likeliest_prior(scotland);
    for (const Incidence& county : scotland) {
        const double own = static_cast<double>(county.count) / county.exposure;
        const auto rate = shrunken_rate(county, prior, 0.95);
        EXPECT_GE(rate.value, std::min(own, prior.mean));
        EXPECT_LE(rate.value, std::max(own, prior.mean));
        EXPECT_LT(rate.interval.low, rate.value);
        EXPECT_GT(rate.interval.high, rate.value);
    }
    expect_near(shrunken_rate({0, 0}, prior, 0.95).value, prior.mean);
}

TEST(ChanceAbove, AgreesWithTheInterval) {
    const auto prior = *likeliest_prior(scotland);
    for (const Incidence& county : scotland) {
        const auto interval = shrunken_rate(county, prior, 0.95).interval;
        EXPECT_NEAR(chance_above(interval.low, county, prior), 0.975, 1e-12);
        EXPECT_NEAR(chance_above(interval.high, county, prior), 0.025, 1e-12);
    }
}

TEST(ChanceAbove, FallsWithTheThresholdAndRisesWithTheEvents) {
    const auto prior = *likeliest_prior(scotland);
    EXPECT_EQ(chance_above(0, {3, 2}, prior), 1);
    double before = 1;
    for (const double threshold : {0.5, 1.0, 2.0, 4.0}) {
        const double chance = chance_above(threshold, {3, 2}, prior);
        EXPECT_LT(chance, before);
        EXPECT_GT(chance_above(threshold, {4, 2}, prior), chance);
        before = chance;
    }
}

TEST(Overdispersion, OfEventsInBunchesIsAboveOne) {
    EXPECT_EQ(overdispersion(std::vector<Incidence>{{10, 100}, {10, 100}}), 0);
    EXPECT_EQ(overdispersion(std::vector<Incidence>{{15, 100}, {5, 100}}), 5);
    EXPECT_GT(overdispersion(scotland), 3);
    expect_near(overdispersion(std::vector<Incidence>{{15, 100}, {5, 100}, {0, 0}}), 5);
}

TEST(Overdispersion, OfOneSchoolOrNoEventsDoesNotExist) {
    EXPECT_TRUE(std::isnan(overdispersion(std::vector<Incidence>{{15, 100}})));
    EXPECT_TRUE(std::isnan(overdispersion(std::vector<Incidence>{{0, 100}, {0, 100}})));
    EXPECT_TRUE(std::isnan(overdispersion({})));
}

}  // namespace
}  // namespace accord::equity
