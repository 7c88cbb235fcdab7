#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "equity/crdc/fictional_extract.hpp"

namespace accord::equity {
namespace {

TEST(FederalFile, KeepsTheLeadingZerosOfItsNumbers) {
    const auto file = read_federal_file("crdc.csv", fictional_extract({large_school()}));
    ASSERT_TRUE(file.ok()) << english(file.problems().front().message);
    EXPECT_EQ(file->schools.front().leaid, "0100001");
    EXPECT_EQ(file->schools.front().combokey, "010000100001");
    EXPECT_EQ(file->collection, "2013-14");
}

TEST(FederalFile, KnowsADistrictWhoseNumberTheDepartmentMadeUp) {
    auto school = large_school();
    school.leaid = "06CC123";
    EXPECT_TRUE(read_federal_file("crdc.csv", fictional_extract({school})).ok());
}

TEST(FederalFile, ReadsAReserveCodeAsAReasonAndNotAsANumber) {
    auto school = large_school();
    school.cells["SCH_DISCWODIS_ARR_HI_F"] = "-5";
    school.cells["SCH_ENR_IDEA_M"] = "-2";
    school.cells["SCH_ENR_504_F"] = "-9";
    const auto file = read_federal_file("crdc.csv", fictional_extract({school}));
    ASSERT_TRUE(file.ok());
    const auto& read = file->schools.front();
    EXPECT_EQ(read.outcomes[1].without_disabilities[0][0], (FederalNumber{0, Reserve::action_plan}));
    EXPECT_EQ(read.enrolled.idea[1], (FederalNumber{0, Reserve::small_count}));
    EXPECT_EQ(read.enrolled.section_504[0], (FederalNumber{0, Reserve::not_applicable}));
    EXPECT_EQ(read.enrolled.section_504[1], (FederalNumber{0, {}}));
}

TEST(FederalFile, TellsAllRowsInErrorAtOnceByLineAndColumn) {
    auto first = large_school();
    first.cells["SCH_ENR_HI_M"] = "twelve";
    first.cells["TOT_ENR_F"] = "-1";
    auto second = large_school();
    second.leaid = "100001";
    second.cells["SCH_DISCWODIS_REF_BL_M"] = "";
    second.cells["SCH_DISCWODIS_REF_BL_F"] = "2.5";
    const auto file = read_federal_file("crdc.csv", fictional_extract({first, second, large_school()}));
    std::vector<std::string> places;
    for (const auto& problem : file.problems()) places.push_back(problem.where);
    for (const auto* place : {"crdc.csv:2:SCH_ENR_HI_M", "crdc.csv:2:TOT_ENR_F", "crdc.csv:3:LEAID",
                              "crdc.csv:3:SCH_DISCWODIS_REF_BL_M", "crdc.csv:3:SCH_DISCWODIS_REF_BL_F"})
        EXPECT_EQ(std::count(places.begin(), places.end(), place), 1) << place;
    EXPECT_EQ(std::count(places.begin(), places.end(), "crdc.csv:4:COMBOKEY"), 1) << "the school is there twice";
}

TEST(FederalFile, NamesEveryColumnThatItMisses) {
    const auto file = read_federal_file("crdc.csv", "LEA_STATE,LEA_NAME,SCH_NAME,COMBOKEY,LEAID\r\nWA,A,B,1,2\r\n");
    ASSERT_EQ(file.problems().size(), 1u) << "a file of something else, and not a hundred columns that it lacks";
    EXPECT_NE(english(file.problems().front().message).find("SCHID"), std::string::npos);

    auto renamed = fictional_extract({large_school()});
    for (const std::string column : {"SCHID", "SCH_ENR_WH_M"})
        renamed.insert(renamed.find("," + column + ",") + 1, "OLD_");
    const auto few = read_federal_file("crdc.csv", renamed);
    ASSERT_EQ(few.problems().size(), 2u);
    EXPECT_EQ(few.problems().front().where, "crdc.csv:1:SCHID");
    EXPECT_EQ(few.problems().back().where, "crdc.csv:1:SCH_ENR_WH_M");
}

TEST(FederalFile, FindsColumnsByTheirNamesAndLeavesOthersAside) {
    auto text = fictional_extract({large_school()});
    text.insert(text.find("\r\n"), ",SCH_OTHER");
    text.insert(text.size() - 2, ",whatever");
    EXPECT_TRUE(read_federal_file("crdc.csv", text).ok());
}

TEST(FederalFile, TellsStaffOfMoreArrestsThanReferrals) {
    auto school = large_school();
    school.cells["SCH_DISCWODIS_ARR_BL_M"] = "21";
    const auto file = read_federal_file("crdc.csv", fictional_extract({with_totals(school)}));
    ASSERT_TRUE(file.ok());
    ASSERT_EQ(file->implausible.size(), 1u);
    EXPECT_EQ(file->implausible.front().where, "crdc.csv:2");
    EXPECT_EQ(english(file->implausible.front().message).find("21"), std::string::npos) << "without numbers";
}

/// Of the numbers that are there, none of those that are reasons.
std::int64_t sum(const FederalFile& file, const std::function<const BySex&(const FederalSchool&)>& of,
                 std::size_t sex) {
    std::int64_t all = 0;
    for (const auto& school : file.schools)
        if (const auto& number = of(school)[sex]; !number.reserve) all += number.count;
    return all;
}

TEST(FederalFileOf2013, HasTheCheckSumsOfItsReadme) {
    std::ifstream stream{ACCORD_SOURCE_DIR "/../shared/data/crdc_2013-14_referrals_arrests.csv"};
    if (!stream) GTEST_SKIP() << "the federal file is not here";
    std::stringstream text;
    text << stream.rdbuf();
    const auto file = read_federal_file("crdc.csv", text.str());
    ASSERT_TRUE(file.ok()) << file.problems().front().where << english(file.problems().front().message);
    ASSERT_EQ(file->schools.size(), 1000u);
    const auto outcome = [](std::size_t index) {
        return [index](const FederalSchool& school) -> const BySex& { return school.outcomes[index].without_total; };
    };
    const auto enrolled = [](const FederalSchool& school) -> const BySex& { return school.enrolled.total; };
    constexpr std::size_t female = 0, male = 1;
    EXPECT_EQ(sum(*file, outcome(0), male), 1178);
    EXPECT_EQ(sum(*file, outcome(0), female), 507);
    EXPECT_EQ(sum(*file, outcome(1), male), 344);
    EXPECT_EQ(sum(*file, outcome(1), female), 133);
    EXPECT_EQ(sum(*file, enrolled, male), 267129);
    EXPECT_EQ(sum(*file, enrolled, female), 252986);
    std::printf("Check sums, male and female: referrals %ld and %ld, arrests %ld and %ld, enrolment %ld and %ld\n",
                static_cast<long>(sum(*file, outcome(0), male)), static_cast<long>(sum(*file, outcome(0), female)),
                static_cast<long>(sum(*file, outcome(1), male)), static_cast<long>(sum(*file, outcome(1), female)),
                static_cast<long>(sum(*file, enrolled, male)), static_cast<long>(sum(*file, enrolled, female)));
}

}  // namespace
}  // namespace accord::equity
