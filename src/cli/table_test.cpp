#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "base/random.hpp"
#include "cli/commands.hpp"
#include "cli/demo_district.hpp"
#include "equity/fictional_district.hpp"

namespace accord::cli {
namespace {

/// A made-up file, and what a command says of it: on standard output, and beside it.
struct File {
    std::string path = (fs::temp_directory_path() / ("accord-sheets-" + random_token(8) + ".csv")).string();
    std::string out, aside;

    explicit File(const std::string& text) { std::ofstream{path, std::ios::binary} << text; }
    ~File() { fs::remove(path); }

    int release(std::vector<std::string> words) {
        words.insert(words.begin(), {"accord", "release"});
        words.insert(words.begin() + 3, path);
        std::vector<const char*> argv;
        for (const auto& word : words) argv.push_back(word.c_str());
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        const auto code = run(
            static_cast<int>(argv.size()), argv.data(), [](const ServeOptions&) { return 0; },
            [](const PdfOptions&) { return 0; });
        std::fflush(stdout);
        out = testing::internal::GetCapturedStdout();
        aside = testing::internal::GetCapturedStderr();
        return code;
    }
    [[nodiscard]] bool says(std::string_view part) const { return out.find(part) != std::string::npos; }
    [[nodiscard]] bool tells(std::string_view part) const { return aside.find(part) != std::string::npos; }
};

/// Four schools, the last of which has few sheets and was not asked the second question.
std::string survey_file() {
    equity::fictional::Chance chance{2026};
    std::string text = "school,safe,fair,birthplace,comment\n";
    for (int i = 0; i < 400; ++i) {
        const auto school = i < 20 ? 3 : chance.below(3);
        const double safe = chance.share(), fair = chance.share();
        text += std::array{"Cedar Middle", "Orchard Middle", "North High", "Hilltop Academy"}[school] +
                std::string{safe < .45   ? ",always"
                            : safe < .8  ? ",often"
                            : safe < .97 ? ",never"
                                         : ","};
        text += (school == 3 ? ",not asked" : fair < .7 ? ",yes" : ",no") + std::string{",elsewhere,words of my own\n"};
    }
    return text;
}

std::string complaints_file() {
    equity::fictional::Chance chance{7};
    std::string text = "received,kind,finding,school\n";
    for (int i = 0; i < 160; ++i) {
        const double finding = chance.share();
        text += csv_line({"2025-" + std::to_string(10 + chance.below(3)) + "-1" + std::to_string(chance.below(9)),
                          chance.below(3) == 0 ? "search" : "conduct",
                          finding < .3    ? "sustained"
                          : finding < .85 ? "not sustained"
                                          : "",
                          chance.below(2) == 0 ? "Cedar Middle" : "North High"});
    }
    return text;
}

TEST(ReleaseSurvey, PrintsSentencesAndTablesForPeople) {
    File file{survey_file()};
    EXPECT_EQ(file.release({"survey", "--answer", "safe,fair", "--group", "school", "--of", "students", "--codes",
                            "safe=always,often,never"}),
              done)
        << file.aside;
    for (const auto* part : {"Of 380 students who answered, ", " %, between ", "said: yes.", "not collected", "hidden",
                             "Hilltop Academy", "Not asked", "Numbers from 1 to 9 are hidden"})
        EXPECT_TRUE(file.says(part)) << part << "\n" << file.out;
    EXPECT_TRUE(file.tells("the column birthplace is never kept"));
    EXPECT_TRUE(file.tells("not asked for and not read: comment"));
    EXPECT_FALSE(file.says("words of my own"));
}

TEST(ReleaseSurvey, WritesJsonAndCsvWithTheirCodebook) {
    File file{survey_file()};
    ASSERT_EQ(file.release({"survey", "--answer", "safe", "--group", "school", "--title", "Spring", "--json"}), done);
    const auto json = Json::parse(file.out);
    EXPECT_EQ(json.at("format"), "accord-tables/1");
    EXPECT_EQ(json.at("title"), "Spring");
    EXPECT_TRUE(json.contains("codebook"));
    const auto first = file.out;
    EXPECT_EQ(file.release({"survey", "--answer", "safe", "--group", "school", "--title", "Spring", "--json"}), done);
    EXPECT_EQ(file.out, first) << "the same bytes";
    EXPECT_EQ(file.release({"survey", "--answer", "safe", "--group", "school", "--csv"}), done);
    EXPECT_TRUE(file.out.starts_with("# Answers to a survey")) << file.out;
    EXPECT_TRUE(file.says("question,grouping,group,group_label"));
}

TEST(ReleaseSurvey, ShowsStaffWhatWouldBeHiddenAndWhy) {
    File file{survey_file()};
    EXPECT_EQ(file.release({"survey", "--answer", "safe,fair", "--group", "school", "--dry-run"}), done);
    for (const auto* part : {"Nothing was released. For staff only", "safe, by school", "A small number", "Shown"})
        EXPECT_TRUE(file.says(part)) << part << "\n" << file.out;
}

TEST(ReleaseSurvey, TellsAllRowsInErrorAndReleasesNothing) {
    File file{"q1\nyes\nperhaps\nno\nwell\n"};
    EXPECT_EQ(file.release({"survey", "--answer", "q1", "--codes", "q1=yes,no"}), answer_is_no);
    EXPECT_TRUE(file.tells(":3:q1: “perhaps” is none of the codes")) << file.aside;
    EXPECT_TRUE(file.tells(":5:q1: “well” is none of the codes"));
    EXPECT_TRUE(file.tells("Nothing was released."));
    EXPECT_TRUE(file.out.empty());
    EXPECT_EQ(file.release({"survey", "--answer", "q2"}), answer_is_no);
    EXPECT_TRUE(file.tells("It has: q1"));
    EXPECT_EQ(file.release({"survey"}), not_carried_out) << "the questions must be named";
}

TEST(ReleaseSurvey, TakesTheDistrictsRuleAndNoSmallerOne) {
    Demo demo;
    File file{survey_file()};
    EXPECT_EQ(file.release({"survey", "--answer", "safe", "--directory", demo.district, "--json"}), done) << file.aside;
    const int declared = Json::parse(file.out).at("rule").at("small_number");
    EXPECT_EQ(file.release({"survey", "--answer", "safe", "--directory", demo.district, "--small-number", "3"}),
              not_carried_out);
    EXPECT_TRUE(file.tells("The district hides numbers below " + std::to_string(declared)));
    EXPECT_EQ(
        file.release({"survey", "--answer", "safe", "--directory", demo.district, "--small-number", "20", "--json"}),
        done);
    EXPECT_EQ(Json::parse(file.out).at("rule").at("small_number"), 20);
}

TEST(ReleaseComplaints, CountsKindAndFindingBySchoolAndQuarter) {
    File file{complaints_file()};
    EXPECT_EQ(file.release({"complaints", "--by", "month"}), done) << file.aside;
    for (const auto* part :
         {"All complaints", "160", "October 2025", "complaints with an entry for finding, ", "sustained"})
        EXPECT_TRUE(file.says(part)) << part << "\n" << file.out;
    EXPECT_EQ(file.release({"complaints", "--by", "quarter", "--json"}), done);
    EXPECT_EQ(Json::parse(file.out).at("groupings").at(1).at("codes").at(0).at("code"), "2025-26-quarter-2");
}

}  // namespace
}  // namespace accord::cli
