#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/random.hpp"
#include "base/school_calendar.hpp"
#include "cli/cli.hpp"
#include "office/office.hpp"
#include "office/setup.hpp"

namespace accord::cli {

namespace fs = std::filesystem;

/// The sample district in a folder of its own, for tests that run commands on it.
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

}  // namespace accord::cli
