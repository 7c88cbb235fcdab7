#include "filing/sessions.hpp"

#include <gtest/gtest.h>

#include "filing/test_file.hpp"

namespace accord::filing {
namespace {

using namespace std::chrono_literals;

const Instant noon = Instant{Date{2026, 11, 22}.days()} + 12h;

TEST(ASignIn, LastsUntilItExpires) {
    TestFile test;
    const SignIn sign_in{"hash", test.clerk, "csrf", noon, noon + 8h};
    keep_sign_in(test.file, sign_in);
    EXPECT_EQ(find_sign_in(test.file, "hash", noon + 7h), sign_in);
    EXPECT_EQ(find_sign_in(test.file, "hash", noon + 8h), std::nullopt);
    EXPECT_EQ(find_sign_in(test.file, "another", noon), std::nullopt);
}

TEST(ASignIn, EndsWhenItIsForgotten) {
    TestFile test;
    const auto other = program::AccountId::make();
    keep_sign_in(test.file, {"one", test.clerk, "", noon, noon + 8h});
    keep_sign_in(test.file, {"two", test.clerk, "", noon, noon + 8h});
    keep_sign_in(test.file, {"three", other, "", noon, noon + 8h});
    forget_sign_in(test.file, "one");
    EXPECT_EQ(find_sign_in(test.file, "one", noon), std::nullopt);
    EXPECT_NE(find_sign_in(test.file, "two", noon), std::nullopt);
    forget_sign_ins_of(test.file, test.clerk);
    EXPECT_EQ(find_sign_in(test.file, "two", noon), std::nullopt);
    EXPECT_NE(find_sign_in(test.file, "three", noon), std::nullopt);
}

TEST(ExpiredSignIns, AreForgottenAndTheOthersStay) {
    TestFile test;
    keep_sign_in(test.file, {"old", test.clerk, "", noon, noon + 1h});
    keep_sign_in(test.file, {"new", test.clerk, "", noon, noon + 3h});
    forget_expired_sign_ins(test.file, noon + 2h);
    EXPECT_EQ(find_sign_in(test.file, "old", noon), std::nullopt);
    EXPECT_NE(find_sign_in(test.file, "new", noon), std::nullopt);
}

TEST(FailedSignIns, AddUpWithinTheWindowAndBeginAnewAfterIt) {
    TestFile test;
    EXPECT_EQ(failed_sign_ins(test.file, "moss").times, 0);
    EXPECT_EQ(note_failed_sign_in(test.file, "moss", noon, 15min).times, 1);
    EXPECT_EQ(note_failed_sign_in(test.file, "moss", noon + 10min, 15min).times, 2);
    EXPECT_EQ(failed_sign_ins(test.file, "moss"), (FailedSignIns{2, noon + 10min}));
    EXPECT_EQ(failed_sign_ins(test.file, "reyes").times, 0);
    EXPECT_EQ(note_failed_sign_in(test.file, "moss", noon + 26min, 15min).times, 1);
    forget_failed_sign_ins(test.file, "moss");
    EXPECT_EQ(failed_sign_ins(test.file, "moss").times, 0);
}

TEST(AnImportJob, IsKeptAsItLastWas) {
    TestFile test;
    ImportJob job{Id<ImportJob>::make(), test.clerk, "roster.zip", ImportStage::running, 100, 5000, noon};
    keep_import_job(test.file, job);
    EXPECT_EQ(find_import_job(test.file, job.id), job);
    job.stage = ImportStage::written;
    job.done = 5000;
    job.ended = noon + 1min;
    job.act = new_uuid();
    job.report = R"({"rows":5000})";
    keep_import_job(test.file, job);
    EXPECT_EQ(find_import_job(test.file, job.id), job);
    EXPECT_EQ(find_import_job(test.file, Id<ImportJob>::make()), std::nullopt);
}

TEST(ImportJobs, AreListedNewestFirst) {
    TestFile test;
    for (int i : {1, 3, 2})
        keep_import_job(test.file, {Id<ImportJob>::make(), test.clerk, std::to_string(i), ImportStage::waiting, 0, 0,
                                    noon + std::chrono::hours{i}});
    const auto jobs = import_jobs(test.file, 2);
    ASSERT_EQ(jobs.size(), 2u);
    EXPECT_EQ(jobs[0].name, "3");
    EXPECT_EQ(jobs[1].name, "2");
}

TEST(WhatTheServerRemembers, LeavesNoEntryInTheLedger) {
    TestFile test;
    const auto entries = [&] { return test.file.read([](const Reading& reading) { return verify(reading).entries; }); };
    const auto before = entries();
    keep_sign_in(test.file, {"hash", test.clerk, "", noon, noon + 8h});
    note_failed_sign_in(test.file, "moss", noon, 15min);
    EXPECT_EQ(entries(), before);
}

}  // namespace
}  // namespace accord::filing
