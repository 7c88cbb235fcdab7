#include "cli/cli.hpp"

#include <gtest/gtest.h>

#include <filesystem>
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

TEST(CommandLine, CountsOneAsOne) {
    EXPECT_EQ(counted(1, "fault", "faults"), "1 fault");
    EXPECT_EQ(counted(0, "fault", "faults"), "0 faults");
}

}  // namespace
}  // namespace accord::cli
