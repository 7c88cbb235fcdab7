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
         {"half 1 of 2 now. Nothing was drafted", "As it is", "Rounded", "Without the tables by race or ethnicity",
          "Only within: School year", "Tables that hide zeros too", "Hidden ones read together", " %)"})
        EXPECT_NE(demo.said.find(said), std::string::npos) << said << "\n" << demo.said;
    EXPECT_EQ(demo.accord({"release", "plan", demo.district, "--period", demo.year + "-half-1", "--json"}), 0);
    const auto ways = Json::parse(demo.said);
    EXPECT_EQ(ways.at(0).at("period"), demo.year + "-half-1");
    EXPECT_LE(ways.at(0).at("cost").at("shown").get<int>(), ways.at(0).at("cost").at("numbers").get<int>());
}

TEST(ReleasePlanCommand, PrintsNoColumnThatNoWayFills) {
    Demo demo;
    const auto this_year = school_year_name(school_year_of((*office::open_office(demo.district))->today()));
    EXPECT_EQ(demo.accord({"release", "plan", demo.district, "--period", this_year + "-month-1"}), 0);
    EXPECT_EQ(demo.said.find("Its school year could then show"), std::string::npos) << demo.said;
    EXPECT_NE(demo.said.find("Its school year is not over"), std::string::npos) << demo.said;
}

TEST(ReportCommand, NamesTheEditionsThatThereAre) {
    Demo demo;
    EXPECT_NE(demo.accord({"report", demo.district, "--edition", "2031-32"}), 0);
    EXPECT_NE(demo.said.find("--edition: There is no released edition of this name. There are: "), std::string::npos);
    EXPECT_NE(demo.said.find(demo.year + "/1"), std::string::npos) << demo.said;
}

TEST(ReleasePlanCommand, SaysWhatWasCutShortAtTheTimeLimit) {
    Demo demo;
    EXPECT_EQ(demo.accord({"release", "plan", demo.district, "--period", demo.year + "-half-1", "--limit", "0.001"}),
              0);
    EXPECT_NE(demo.said.find("* Stopped at the time limit"), std::string::npos) << demo.said;
    EXPECT_NE(demo.accord({"release", "plan", demo.district, "--period", demo.year + "-half-1", "--limit", "-1"}), 0);
}

TEST(ReleasePlanCommand, SaysHowPeriodsAreNamed) {
    Demo demo;
    EXPECT_NE(demo.accord({"release", "plan", demo.district, "--period", "last year"}), 0);
    EXPECT_NE(demo.said.find("2025-26-quarter-3"), std::string::npos) << demo.said;
}

}  // namespace
}  // namespace accord::cli
