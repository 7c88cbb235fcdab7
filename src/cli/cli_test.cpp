#include "cli/cli.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "base/random.hpp"
#include "cli/commands.hpp"

namespace accord::cli {
namespace {

/// What a command said, on both streams, and its exit code.
struct Said {
    int code;
    std::string words;
};

Said accord(std::vector<const char*> words) {
    words.insert(words.begin(), "accord");
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const auto code = run(
        static_cast<int>(words.size()), words.data(), [](const ServeOptions&) { return 0; },
        [](const PdfOptions&) { return 0; });
    std::fflush(stdout);
    return {code, testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr()};
}

bool says(const Said& said, std::string_view words) { return said.words.find(words) != std::string::npos; }

std::string folder() { return (std::filesystem::temp_directory_path() / ("accord-" + random_token(8))).string(); }

TEST(CommandLine, NamesTheCommandThatItDoesNotKnow) {
    const auto said = accord({"bogus"});
    EXPECT_EQ(said.code, not_carried_out);
    EXPECT_TRUE(says(said, "There is no command bogus")) << said.words;
}

TEST(CommandLine, NamesWhatACommandOfSeveralHas) {
    const auto unknown = accord({"release", "editions"});
    EXPECT_EQ(unknown.code, not_carried_out);
    EXPECT_TRUE(says(unknown, "There is no command release editions: accord release --help lists them"))
        << unknown.words;
    const auto open = accord({"release"});
    EXPECT_EQ(open.code, not_carried_out);
    EXPECT_TRUE(says(open, "accord release has: plan, survey, complaints")) << open.words;
    EXPECT_TRUE(says(accord({}), "accord has: init, ")) << accord({}).words;
    EXPECT_EQ(accord({"release", "--help"}).code, done);
}

TEST(RuleCommand, NamesTheOptionThatIsMissing) {
    const auto directory = folder();
    ASSERT_EQ(accord({"init", directory.c_str(), "--name", "Test Unified", "--state", "CA"}).code, done);
    const auto said = accord({"rule", directory.c_str(), "--declare", "--cell", "0"});
    EXPECT_TRUE(says(said, "--minutes: Name the minutes")) << said.words;
    EXPECT_TRUE(says(said, "--cell: ")) << said.words;
    std::filesystem::remove_all(directory);
}

TEST(CommandLine, ReadsNoFolderAndNoFileWithoutEndAsADocument) {
    EXPECT_TRUE(says(accord({"policy", "read", "/tmp"}), "This is a folder: name a file"));
    EXPECT_TRUE(says(accord({"policy", "read", "/dev/zero"}), "This file is larger than 5 MB"));
    EXPECT_TRUE(says(accord({"policy", "read", "/nowhere/policy.txt"}), "cannot be read"));
}

TEST(CommandLine, SaysOfAMissingFolderThatItIsMissing) {
    const auto said = accord({"doctor", "/nowhere/at/all"});
    EXPECT_EQ(said.code, answer_is_no);
    EXPECT_TRUE(says(said, "There is no folder")) << said.words;
    EXPECT_FALSE(says(said, "MB are free"));
    EXPECT_FALSE(says(said, "Restore it from the backup"));
}

TEST(CommandLine, MakesNoDistrictOfAStateOrNumberThatIsNone) {
    const auto directory = folder();
    const auto state = accord({"init", directory.c_str(), "--name", "Test Unified", "--state", "ZZ"});
    EXPECT_EQ(state.code, not_carried_out);
    EXPECT_TRUE(says(state, "There is no state ZZ")) << state.words;
    const auto number =
        accord({"init", directory.c_str(), "--name", "Test Unified", "--state", "CA", "--federal-id", "12"});
    EXPECT_TRUE(says(number, "7 digits")) << number.words;
    EXPECT_FALSE(std::filesystem::exists(directory));
}

TEST(CommandLine, SaysWithoutAPolicyWhatToDoAndNotInWhichField) {
    const auto directory = folder();
    ASSERT_EQ(accord({"init", directory.c_str(), "--name", "Test Unified", "--state", "CA"}).code, done);
    const auto said = accord({"check", directory.c_str()});
    EXPECT_EQ(said.code, not_carried_out);
    EXPECT_TRUE(said.words.starts_with("No policy was in force")) << said.words;
    std::filesystem::remove_all(directory);
}

/// A district and a document that leaves open what it says, in a folder of their own.
struct OpenWords {
    std::string directory = folder();
    std::string document = directory + "-policy.txt";
    std::string choices = directory + "-choices.txt";

    OpenWords() {
        std::ofstream{document}
            << "Made-up policy\n\nThe mission and purpose are calm.\n\nOfficers shallmay not take part "
               "in student discipline at [name of district].\n";
        EXPECT_EQ(accord({"init", directory.c_str(), "--name", "Test Unified", "--state", "CA"}).code, done);
    }
    ~OpenWords() {
        for (const auto& path : {directory, document, choices}) std::filesystem::remove_all(path);
    }
    Said adopt(std::vector<const char*> more) const {
        more.insert(more.begin(), {"policy", "adopt", directory.c_str(), document.c_str(), "--accept", "1"});
        return accord(std::move(more));
    }
};

TEST(Adopting, PrintsEachOpenPassageWithBothReadingsAndWhatToType) {
    const OpenWords test;
    const auto said = test.adopt({});
    EXPECT_EQ(said.code, answer_is_no);
    for (const auto* words : {"2 passages leave open what the text says. Nothing is in force yet.",
                              "1  line 5: Officers >>shallmay<< not", "--choose 1=first    \"shall\"",
                              "--choose 1=second   \"may\"", "--choose 2=open", "accord policy choices FILE"})
        EXPECT_TRUE(says(said, words)) << words << "\n" << said.words;
    EXPECT_FALSE(says(said, "In force from"));
}

TEST(Adopting, KeepsTheChoicesOfEarlierCallsAndTakesNoneInSilence) {
    const OpenWords test;
    const auto first = test.adopt({"--choose", "1=first"});
    EXPECT_EQ(first.code, answer_is_no);
    EXPECT_TRUE(says(first, "1 passage leaves open")) << first.words;
    EXPECT_FALSE(says(first, ">>shallmay<<")) << first.words;
    const auto second = test.adopt({"--choose", "2=words:Cedar Valley", "--minutes", "Item 9"});
    EXPECT_TRUE(says(second, "In force from")) << second.words;
}

TEST(Adopting, TakesTheChoicesOfAFileWhoseWordsAreThoseOfTheDocument) {
    const OpenWords test;
    const auto blank = accord({"policy", "choices", test.document.c_str()});
    EXPECT_EQ(blank.code, done);
    auto text = blank.words;
    const auto fill = [&](const std::string& line, const std::string& answer) {
        const auto at = text.find(line);
        ASSERT_NE(at, std::string::npos) << text;
        text.insert(at + line.size(), answer);
    };
    fill("\n1 shallmay =", " second");
    fill("\n2 [name of district] =", " out");
    std::ofstream{test.choices} << text;
    const auto adopted = test.adopt({"--choices", test.choices.c_str(), "--minutes", "Item 9"});
    EXPECT_TRUE(says(adopted, "In force from")) << adopted.words;
}

TEST(Adopting, RefusesChoicesThatFitNoPassageAllAtOnce) {
    const OpenWords test;
    const auto said = test.adopt({"--choose", "1=secnd", "--choose", "7=first", "--choose", "2=first", "--choose",
                                  "1 missionpurpose=first", "--choose", "first"});
    EXPECT_NE(said.code, done);
    for (const auto* words :
         {"“1=secnd”: say first, second, or words:", "“7=first”: the passages of this document are 1 to 2",
          "“2=first”: say words:", "passage 1 of this document is “shallmay”",
          "“first” begins with no number of a passage"})
        EXPECT_TRUE(says(said, words)) << words << "\n" << said.words;
}

TEST(Reading, GivesEachPassageWithItsReadingsAsJson) {
    const OpenWords test;
    const auto said = accord({"policy", "read", test.document.c_str(), "--json"});
    EXPECT_TRUE(says(said, "\"words\": \"shallmay\"") || says(said, "\"words\":\"shallmay\"")) << said.words;
    EXPECT_TRUE(says(said, "\"passages\"")) << said.words;
}

TEST(CommandLine, CountsOneAsOne) {
    EXPECT_EQ(counted(1, "fault", "faults"), "1 fault");
    EXPECT_EQ(counted(0, "fault", "faults"), "0 faults");
}

TEST(RacesCommand, ShowsTheListsAndRecordsTheYearOfTheNewerOne) {
    const auto directory = folder();
    ASSERT_EQ(accord({"init", directory.c_str(), "--name", "Test Unified", "--state", "CA"}).code, done);
    EXPECT_TRUE(says(accord({"races", directory.c_str()}), "2029-30"));
    const auto silent = accord({"races", directory.c_str(), "--from", "2027-28"});
    EXPECT_NE(silent.code, done);
    EXPECT_TRUE(says(silent, "Say by whose word")) << silent.words;
    const auto taken = accord({"races", directory.c_str(), "--from", "2027-28", "--source", "State bulletin 27-3"});
    EXPECT_EQ(taken.code, done) << taken.words;
    EXPECT_TRUE(says(taken, "State bulletin 27-3"));
    EXPECT_TRUE(says(accord({"races", directory.c_str()}), "2027-28"));
    std::filesystem::remove_all(directory);
}

}  // namespace
}  // namespace accord::cli
