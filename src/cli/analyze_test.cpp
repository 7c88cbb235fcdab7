#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/random.hpp"
#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "equity/crdc/fictional_extract.hpp"

namespace accord::cli {
namespace {

/// A made-up federal file on disk, and what `accord analyze crdc` says of it.
struct Analyzed {
    std::string file = (std::filesystem::temp_directory_path() / ("accord-" + random_token(8) + ".csv")).string();
    std::string words;

    explicit Analyzed(const std::string& text) { std::ofstream{file, std::ios::binary} << text; }
    ~Analyzed() { std::filesystem::remove(file); }

    int run_with(std::vector<const char*> more) {
        std::vector<const char*> line{"accord", "analyze", "crdc", file.c_str()};
        line.insert(line.end(), more.begin(), more.end());
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        const auto code = run(
            static_cast<int>(line.size()), line.data(), [](const ServeOptions&) { return 0; },
            [](const PdfOptions&) { return 0; });
        std::fflush(stdout);
        words = testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
        return code;
    }
    [[nodiscard]] bool says(std::string_view part) const { return words.find(part) != std::string::npos; }
};

std::string two_districts() {
    auto other = equity::large_school();
    other.leaid = "0200002";
    other.cells["SCH_DISCWODIS_REF_BL_F"] = "3";
    return equity::fictional_extract({equity::large_school(), equity::with_totals(other)});
}

TEST(AnalyzingAFederalFile, SaysHowManyDistrictsWereReleasedAndHowMuchIsHidden) {
    Analyzed test{two_districts()};
    EXPECT_EQ(test.run_with({}), done) << test.words;
    for (const auto* part : {"2 of 2 districts released, 0 withheld", "0 less open than promised",
                             "44 comparisons declared", "Clear beyond chance", "2.00 (", "reserve code"})
        EXPECT_TRUE(test.says(part)) << part << "\n" << test.words;
}

TEST(AnalyzingAFederalFile, ShowsOneDistrictOfTheRun) {
    Analyzed test{two_districts()};
    EXPECT_EQ(test.run_with({"--district", "0200002"}), done);
    for (const auto* part : {"0200002 CEDAR VALLEY, WA", "1 of 1 school reported", "Hidden (small number)"})
        EXPECT_TRUE(test.says(part)) << part << "\n" << test.words;
    EXPECT_FALSE(test.says("0100001"));
    EXPECT_EQ(test.run_with({"--district", "9999999"}), not_carried_out);
}

TEST(AnalyzingAFederalFile, WritesJsonAndCsv) {
    Analyzed test{two_districts()};
    const auto output = test.file + ".out";
    EXPECT_EQ(test.run_with({"--json", "--output", output.c_str()}), done) << test.words;
    std::stringstream written;
    written << std::ifstream{output}.rdbuf();
    EXPECT_TRUE(parse_json(written.str()).ok());
    EXPECT_EQ(test.run_with({"--csv"}), done);
    EXPECT_TRUE(test.says("0200002,CEDAR VALLEY,WA,referral,1,1,race,black,")) << test.words.substr(0, 400);
    std::filesystem::remove(output);
}

TEST(AnalyzingAFederalFile, TellsAllRowsInErrorAndReleasesNothing) {
    auto wrong = equity::large_school();
    wrong.cells["SCH_ENR_WH_M"] = "many";
    wrong.cells["SCH_ENR_WH_F"] = "-77";
    Analyzed test{equity::fictional_extract({wrong})};
    EXPECT_EQ(test.run_with({}), not_carried_out);
    EXPECT_TRUE(test.says(":2:SCH_ENR_WH_M: This is neither a count nor a reserve code")) << test.words;
    EXPECT_TRUE(test.says(":2:SCH_ENR_WH_F: "));
    EXPECT_FALSE(test.says("released"));
}

}  // namespace
}  // namespace accord::cli
