#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "cli/demo_district.hpp"

namespace accord::cli {
namespace {

TEST(ReleasePlanCommand, PrintsWhatEachWayToReleaseCosts) {
    Demo demo;
    EXPECT_EQ(demo.accord({"release", "plan", demo.district, "--period", demo.year + "-half-1"}), 0);
    for (const char* said :
         {"Nothing was drafted", "half 1 of 2", "without the", "tables by School", "School year", " %)"})
        EXPECT_NE(demo.said.find(said), std::string::npos) << said << "\n" << demo.said;
    EXPECT_EQ(demo.accord({"release", "plan", demo.district, "--period", demo.year + "-half-1", "--json"}), 0);
    const auto ways = Json::parse(demo.said);
    EXPECT_EQ(ways.at(0).at("period"), demo.year + "-half-1");
    EXPECT_LE(ways.at(0).at("cost").at("shown").get<int>(), ways.at(0).at("cost").at("numbers").get<int>());
}

TEST(ReleasePlanCommand, SaysHowPeriodsAreNamed) {
    Demo demo;
    EXPECT_NE(demo.accord({"release", "plan", demo.district, "--period", "last year"}), 0);
    EXPECT_NE(demo.said.find("2025-26-quarter-3"), std::string::npos) << demo.said;
}

}  // namespace
}  // namespace accord::cli
