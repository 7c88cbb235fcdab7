#include <gtest/gtest.h>
#include <sys/stat.h>

#include "cli/demo_district.hpp"

namespace accord::cli {
namespace {

TEST(FilingCommand, PreparesAFileThatNobodyElseOnTheMachineMayRead) {
    Demo demo;
    EXPECT_EQ(demo.accord({"filing", "crdc", demo.district, "--year", demo.year}), 0);
    EXPECT_NE(demo.said.find("Nothing was prepared"), std::string::npos) << demo.said;
    EXPECT_EQ(demo.accord({"filing", "crdc", demo.district, "--year", demo.year, "--out", demo.out("a.csv")}), 0);
    struct stat about {};
    ASSERT_EQ(stat(demo.out("a.csv").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0600u);
    EXPECT_EQ(demo.accord({"filing", "crdc", demo.district, "--year", demo.year, "--out", demo.out("b.csv")}), 0);
    EXPECT_EQ(demo.bytes("a.csv"), demo.bytes("b.csv")) << "the version that was prepared before";
    EXPECT_NE(demo.bytes("a.csv").find("INSTANCES_REF_WODIS"), std::string::npos);
}

TEST(FilingCommand, RefusesWhatCannotBeFiled) {
    Demo demo;
    EXPECT_NE(demo.accord({"filing", "crdc", demo.district, "--year", "2025"}), 0);
    EXPECT_NE(demo.accord({"filing", "washington", demo.district, "--year", demo.year}), 0);
    EXPECT_TRUE(demo.said.starts_with("RCW 28A.320.1241")) << demo.said;
    EXPECT_NE(demo.accord({"filing", "crdc", demo.district, "--year", demo.year, "--out", "/nowhere/at/all.csv"}), 0);
    EXPECT_NE(demo.accord({"filing", "ripa", demo.district, "--year", "2025"}), 0);
    EXPECT_NE(demo.said.find("--agency: Say for which agency"), std::string::npos) << demo.said;
    EXPECT_NE(demo.accord({"filing", "ripa", demo.district, "--year", "2025", "--triggers", "everything"}), 0);
    EXPECT_NE(demo.accord({"filing", "ripa", demo.district, "--year", "2025", "--agency", "Nobody"}), 0);
}

}  // namespace
}  // namespace accord::cli
