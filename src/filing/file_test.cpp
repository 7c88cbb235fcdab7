#include "filing/file.hpp"

#include <gtest/gtest.h>

#include "filing/test_file.hpp"

namespace accord::filing {
namespace {

using namespace program;

TEST(AFile, GivesBackARecordAsItWasWritten) {
    TestFile test;
    const auto made = test.contact();
    test.write([&](Writing& writing) { writing.add(made); });
    EXPECT_EQ(test.find<Contact>(made.id), made);
}

TEST(AFile, KeepsEveryVersionOfACorrectedRecord) {
    TestFile test;
    auto school = test.school;
    school.name = "Alder Grove Middle School";
    test.write([&](Writing& writing) { writing.correct(school); });

    EXPECT_EQ(test.find<School>(school.id), school);
    const auto versions = test.file.read([&](const Reading& reading) { return reading.history<School>(school.id); });
    ASSERT_EQ(versions.size(), 2u);
    EXPECT_EQ(versions[0].record, test.school);
    EXPECT_EQ(versions[0].recorded.revision, 1);
    EXPECT_EQ(versions[1].record, school);
    EXPECT_EQ(versions[1].recorded.revision, 2);
    EXPECT_EQ(versions[1].recorded.by, test.clerk);
    EXPECT_GT(versions[1].recorded.entry, versions[0].recorded.entry);
}

TEST(AFile, NoLongerShowsAWithdrawnRecordButKeepsItsVersions) {
    TestFile test;
    test.write([&](Writing& writing) { writing.withdraw<Officer>(test.officer.id); });
    EXPECT_EQ(test.find<Officer>(test.officer.id), std::nullopt);
    EXPECT_EQ(test.count<Officer>(), 0);
    const auto versions =
        test.file.read([&](const Reading& reading) { return reading.history<Officer>(test.officer.id); });
    EXPECT_EQ(versions.size(), 1u);
}

TEST(AFile, CannotCorrectOrWithdrawWhatIsNotThere) {
    TestFile test;
    auto stranger = test.officer;
    stranger.id = OfficerId::make();
    EXPECT_THROW(test.write([&](Writing& writing) { writing.correct(stranger); }), std::logic_error);
    EXPECT_THROW(test.write([&](Writing& writing) { writing.withdraw<Officer>(stranger.id); }), std::logic_error);
}

TEST(AFile, KeepsNothingOfARefusedJob) {
    TestFile test;
    const auto made = test.contact();
    const auto answer = test.file.write(test.act("log_contact"), [&](Writing& writing) -> Result<Done> {
        writing.add(made);
        return problem("time", "The time is in the future.");
    });
    ASSERT_EQ(answer.problems().size(), 1u);
    EXPECT_EQ(test.find<Contact>(made.id), std::nullopt);
}

TEST(AFile, KeepsNothingOfAJobThatThrowsAndThrowsTheSame) {
    TestFile test;
    const auto made = test.contact();
    EXPECT_THROW(test.write([&](Writing& writing) {
        writing.add(made);
        throw std::out_of_range("a broken world");
    }),
                 std::out_of_range);
    EXPECT_EQ(test.find<Contact>(made.id), std::nullopt);
}

}  // namespace
}  // namespace accord::filing
