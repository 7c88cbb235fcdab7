#include "filing/migrations.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "filing/test_file.hpp"

namespace accord::filing {
namespace {

struct Bare {
    TestFolder folder;
    std::unique_ptr<Database> database = open_sqlite(folder.path + "/bare.db");

    Result<Done> run(std::vector<Migration> all) { return Migrations{std::move(all)}.run(*database); }
    [[nodiscard]] bool has(const std::string& table) const {
        bool found = false;
        database->read([&](Session& session) {
            session.query("SELECT 1 FROM sqlite_master WHERE name = $1", {table}, [&](const Row&) { found = true; });
        });
        return found;
    }
};

const Migration first{1, "first", "CREATE TABLE a (x TEXT NOT NULL) STRICT;"};
const Migration second{2, "second",
                       "CREATE TABLE b (x TEXT NOT NULL) STRICT; CREATE TABLE c (x TEXT NOT NULL) STRICT;"};

TEST(AMigration, RunsOnce) {
    Bare bare;
    ASSERT_TRUE(bare.run({first}).ok());
    ASSERT_TRUE(bare.run({first, second}).ok());
    ASSERT_TRUE(bare.run({first, second}).ok());
    EXPECT_TRUE(bare.has("a") && bare.has("b") && bare.has("c"));
}

TEST(AMigration, ThatWasChangedAfterItRanIsAProblemThatSaysSo) {
    Bare bare;
    ASSERT_TRUE(bare.run({first}).ok());
    auto changed = first;
    changed.statements = "CREATE TABLE a (x TEXT NOT NULL, y TEXT) STRICT;";
    const auto answer = bare.run({changed, second});
    ASSERT_EQ(answer.problems().size(), 1u);
    EXPECT_NE(english(answer.problems()[0].message).find("Migration 1 (first) was changed"), std::string::npos);
    EXPECT_FALSE(bare.has("b")) << "nothing runs on a file that is not what it should be";
}

TEST(AMigration, ThatFailsLeavesNothingOfItself) {
    Bare bare;
    ASSERT_TRUE(bare.run({first}).ok());
    EXPECT_THROW((void)bare.run({first, {2, "bad", "CREATE TABLE b (x TEXT) STRICT; CREATE TABLE a (x TEXT) STRICT;"}}),
                 std::runtime_error);
    EXPECT_FALSE(bare.has("b"));
    EXPECT_TRUE(bare.run({first, second}).ok());
}

TEST(AFile, ThatANewerProgramHasUsedIsNotOpened) {
    Bare bare;
    ASSERT_TRUE(bare.run({first, second}).ok());
    EXPECT_FALSE(bare.run({first}).ok());
}

TEST(TheBuiltInMigrations, AreThoseOfTheFolder) {
    std::vector<std::string> files, built_in;
    for (const auto& file : std::filesystem::directory_iterator{ACCORD_SOURCE_DIR "/migrations"})
        if (file.path().extension() == ".sql") files.push_back(file.path().stem().string());
    std::sort(files.begin(), files.end());
    for (const auto& step : built_in_migrations("sqlite")) {
        char name[80];
        std::snprintf(name, sizeof name, "%04d_%s", step.number, step.name.c_str());
        built_in.emplace_back(name);
    }
    EXPECT_EQ(built_in, files);
}

TEST(TheBuiltInMigrations, RunOnAnEmptyDatabase) {
    Bare bare;
    ASSERT_TRUE(bare.run(built_in_migrations("sqlite")).ok());
    EXPECT_TRUE(bare.has("contact"));
}

}  // namespace
}  // namespace accord::filing
