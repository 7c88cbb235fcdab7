#include "office/import_jobs.hpp"

#include <gtest/gtest.h>

#include "filing/sessions.hpp"
#include "office/ledger.hpp"
#include "office/test_office.hpp"

namespace accord::office {
namespace {

using namespace std::chrono_literals;
using program::ImportFile;
using program::ImportKind;

constexpr auto long_enough = 60s;

/// A roster of one school and so many students, in the manner of OneRoster.
std::vector<ImportFile> roster(int students, const std::string& grade = "07") {
    std::string users = "sourcedId,status,enabledUser,givenName,familyName,role,identifier,grades,orgSourcedIds\n";
    for (int i = 1; i <= students; ++i) {
        const auto n = std::to_string(i);
        users += "u" + n + ",active,true,Given" + n + ",Family" + n + ",student," + n + "," + grade + ",o1\n";
    }
    return {{"orgs.csv", "sourcedId,status,name,type\no1,active,Import Middle,school\n"}, {"users.csv", users}};
}

class AnImport : public testing::Test {
protected:
    TestOffice district;
    Office& office = *district;
    Actor designee = operator_of_machine();

    ImportJob started(std::vector<ImportFile> files, ImportKind kind = ImportKind::roster) {
        const auto id = start_import(office, designee, kind, std::move(files));
        EXPECT_TRUE(id.ok());
        return ended(*id);
    }
    ImportJob ended(const std::string& id) {
        const auto job = import_job(office, designee, id, long_enough);
        EXPECT_TRUE(job.ok());
        EXPECT_FALSE(under_way(job->step));
        return *job;
    }
    std::int64_t students() {
        return office.file().read([](const filing::Reading& file) { return file.count<program::Student>(); });
    }
};

TEST_F(AnImport, IsTriedFirstAndWritesNothing) {
    const auto job = started(roster(300));
    ASSERT_EQ(job.step, ImportStep::tried) << english(job.why);
    EXPECT_EQ(job.name, "orgs.csv + 1");
    const auto added =
        std::find_if(job.counts.begin(), job.counts.end(), [](const auto& c) { return c.table == "student"; });
    ASSERT_NE(added, job.counts.end());
    EXPECT_EQ(added->added, 300u);
    EXPECT_EQ(students(), 0);
    EXPECT_TRUE(job.act.empty());
}

TEST_F(AnImport, IsWrittenOnAPersonsYesAndCanBeTakenBack) {
    const auto tried = started(roster(300));
    ASSERT_TRUE(write_import(office, designee, tried.id).ok());
    const auto written = ended(tried.id);
    ASSERT_EQ(written.step, ImportStep::written) << english(written.why);
    EXPECT_EQ(students(), 300);
    EXPECT_EQ(written.done, written.total) << "the bar was full";
    auto past = past_imports(office, designee);
    ASSERT_FALSE(past->empty());
    EXPECT_EQ(past->front().act, written.act);
    EXPECT_EQ(past->front().job, written.id);
    EXPECT_EQ(past->front().name, "orgs.csv + 1");
    EXPECT_FALSE(past->front().undone);
    ASSERT_TRUE(undo_import(office, designee, written.act).ok());
    EXPECT_EQ(students(), 0);
    EXPECT_TRUE(past_imports(office, designee)->front().undone);
    EXPECT_TRUE(verify_ledger(office, designee)->faults.empty());
}

TEST_F(AnImport, OfWhichTheYesCameTwiceIsWrittenOnce) {
    const auto tried = started(roster(20));
    ASSERT_TRUE(write_import(office, designee, tried.id).ok());
    EXPECT_TRUE(write_import(office, designee, tried.id).ok());
    EXPECT_EQ(ended(tried.id).step, ImportStep::written);
    EXPECT_TRUE(write_import(office, designee, tried.id).ok());
    EXPECT_EQ(past_imports(office, designee)->size(), 1u);
}

TEST_F(AnImport, InErrorNamesEveryRowAndCannotBeWritten) {
    auto files = roster(3);
    files[1].bytes += "u9,active,true,No,School,student,9,07,nowhere\nu1,active,true,Twice,Told,student,1,07,o1\n";
    const auto job = started(files);
    ASSERT_EQ(job.step, ImportStep::refused);
    EXPECT_GE(job.problems.size(), 2u);
    EXPECT_FALSE(write_import(office, designee, job.id).ok());
    EXPECT_EQ(students(), 0);
}

TEST_F(AnImport, BelongsToThoseWhoMayImport) {
    const Actor teacher{program::AccountId::make(), "T", program::Role::staff, {}, {}};
    EXPECT_FALSE(start_import(office, teacher, ImportKind::roster, roster(1)).ok());
    const auto job = started(roster(1));
    EXPECT_FALSE(import_job(office, teacher, job.id).ok());
    EXPECT_FALSE(write_import(office, teacher, job.id).ok());
}

TEST_F(AnImport, KeepsNoWordOfARowInTheFile) {
    auto files = roster(3);
    files[1].bytes += "u9,active,true,Secret,Name,student,9,07,nowhere\n";
    const auto job = started(files);
    const auto kept = filing::import_jobs(office.file());
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(kept.front().stage, filing::ImportStage::refused);
    EXPECT_EQ(kept.front().report.find("Secret"), std::string::npos);
    EXPECT_EQ(kept.front().report.find("nowhere"), std::string::npos);
}

TEST_F(AnImport, ThatTheServersStopCutShortSaysSoAfterwards) {
    filing::ImportJob cut;
    cut.id = Id<filing::ImportJob>::make();
    cut.name = "users.csv";
    cut.stage = filing::ImportStage::running;
    cut.started = office.now();
    cut.act = new_uuid();
    cut.report = "{\"kind\":\"roster\"}";
    filing::keep_import_job(office.file(), cut);
    const auto job = import_job(office, designee, cut.id.text());
    ASSERT_TRUE(job.ok());
    EXPECT_EQ(job->step, ImportStep::failed);
    EXPECT_TRUE(job->forgotten);
}

TEST_F(AnImport, ThatWasWrittenBeforeTheServersStopIsFoundInTheLedger) {
    const auto tried = started(roster(5));
    ASSERT_TRUE(write_import(office, designee, tried.id).ok());
    ASSERT_EQ(ended(tried.id).step, ImportStep::written);
    auto kept = filing::import_jobs(office.file()).front();
    kept.id = Id<filing::ImportJob>::make();
    kept.stage = filing::ImportStage::running;
    filing::keep_import_job(office.file(), kept);
    const auto job = import_job(office, designee, kept.id.text());
    EXPECT_EQ(job->step, ImportStep::written);
    EXPECT_EQ(job->act, to_string(*kept.act));
}

TEST_F(AnImport, EndsWithItsOfficeInTheMiddleOfItsWork) {
    const auto id = start_import(office, designee, ImportKind::roster, roster(20000));
    ASSERT_TRUE(id.ok());
    district.office.reset();  // must neither hang nor crash
    auto again = filing::File::open(district.directory);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->read([](const filing::Reading& file) { return file.count<program::Student>(); }), 0);
    std::filesystem::remove_all(district.directory);
}

}  // namespace
}  // namespace accord::office
