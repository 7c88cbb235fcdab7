#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/random.hpp"
#include "base/school_calendar.hpp"
#include "cli/cli.hpp"
#include "office/office.hpp"
#include "office/setup.hpp"

namespace accord::cli {
namespace {

namespace fs = std::filesystem;

struct Demo {
    fs::path folder = fs::temp_directory_path() / ("accord-filing-" + random_token(8));
    std::string district = (folder / "demo").string();
    std::string year;
    std::string said;

    Demo() {
        fs::create_directories(folder);
        EXPECT_TRUE(office::make_demo(district, {}).ok());
        const auto opened = office::open_office(district);
        year = school_year_name(school_year_of((*opened)->today()) - 1);
    }
    ~Demo() { fs::remove_all(folder); }

    int accord(std::vector<std::string> words) {
        words.insert(words.begin(), "accord");
        std::vector<const char*> argv;
        for (const auto& word : words) argv.push_back(word.c_str());
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        const auto code = run(
            static_cast<int>(argv.size()), argv.data(), [](const ServeOptions&) { return 0; },
            [](const PdfOptions&) { return 0; });
        std::fflush(stdout);
        said = testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
        return code;
    }
    [[nodiscard]] std::string bytes(const std::string& name) const {
        std::ifstream file{folder / name, std::ios::binary};
        return {std::istreambuf_iterator<char>{file}, {}};
    }
    [[nodiscard]] std::string out(const std::string& name) const { return (folder / name).string(); }
};

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
    EXPECT_NE(demo.accord({"filing", "crdc", demo.district, "--year", demo.year, "--out", "/nowhere/at/all.csv"}), 0);
    EXPECT_NE(demo.accord({"filing", "ripa", demo.district, "--year", "2025", "--triggers", "everything"}), 0);
    EXPECT_NE(demo.accord({"filing", "ripa", demo.district, "--year", "2025", "--agency", "Nobody"}), 0);
}

}  // namespace
}  // namespace accord::cli
