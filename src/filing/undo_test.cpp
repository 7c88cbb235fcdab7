#include <gtest/gtest.h>

#include "filing/test_file.hpp"

namespace accord::filing {
namespace {

using namespace program;

/// An import that adds a student and an enrolment, renames the school and withdraws the officer.
struct Import {
    TestFile test;
    Student student{StudentId::make(), "s-1", "100", "Ada", "Moss"};
    Enrolment enrolment{decltype(Enrolment::id)::make(), student.id, test.school.id, "07", Date{2026, 8, 17}};
    Act act = test.act("import_records");

    Import() {
        auto school = test.school;
        school.name = "Renamed by the import";
        (void)test.file.write(act, [&](Writing& writing) -> Result<Done> {
            writing.add(student);
            writing.add(enrolment);
            writing.correct(school);
            writing.withdraw<Officer>(test.officer.id);
            return Done{};
        });
    }
    Result<int> undo(const Uuid& id) {
        return test.file.write(test.act("import_records"), [&](Writing& writing) { return writing.undo(id); });
    }
    [[nodiscard]] std::vector<PastAct> acts() const {
        return test.file.read([](const Reading& reading) { return reading.acts("import_records"); });
    }
};

TEST(AnUndoneImport, LeavesTheFileAsItWasBefore) {
    Import import;
    const auto undone = import.undo(import.act.id);
    ASSERT_TRUE(undone.ok());
    EXPECT_EQ(*undone, 4);
    EXPECT_EQ(import.test.find<Student>(import.student.id), std::nullopt);
    EXPECT_EQ(import.test.find<Enrolment>(import.enrolment.id), std::nullopt);
    EXPECT_EQ(import.test.find<School>(import.test.school.id), import.test.school);
    EXPECT_EQ(import.test.find<Officer>(import.test.officer.id), import.test.officer);
    EXPECT_TRUE(import.test.faults().empty());
}

TEST(AnUndoneImport, KeepsItsHistory) {
    Import import;
    ASSERT_TRUE(import.undo(import.act.id).ok());
    const auto versions =
        import.test.file.read([&](const Reading& reading) { return reading.history<School>(import.test.school.id); });
    ASSERT_EQ(versions.size(), 3u);
    EXPECT_EQ(versions[1].record.name, "Renamed by the import");
    EXPECT_EQ(versions[2].record, import.test.school);
    const auto student =
        import.test.file.read([&](const Reading& reading) { return reading.history<Student>(import.student.id); });
    ASSERT_EQ(student.size(), 1u);
    EXPECT_EQ(student[0].record, import.student) << "a sealed record's history opens";
}

TEST(AnUndoneImport, IsListedAsUndoneAndItsUndoingIsNotListed) {
    Import import;
    ASSERT_EQ(import.acts().size(), 1u);
    EXPECT_FALSE(import.acts()[0].undone);
    EXPECT_EQ(import.acts()[0].entries, 4);
    EXPECT_EQ(import.acts()[0].id, import.act.id);
    EXPECT_EQ(import.acts()[0].by, import.test.clerk);
    ASSERT_TRUE(import.undo(import.act.id).ok());
    ASSERT_EQ(import.acts().size(), 1u);
    EXPECT_TRUE(import.acts()[0].undone);
}

TEST(AnImport, IsUndoneOnceOnly) {
    Import import;
    ASSERT_TRUE(import.undo(import.act.id).ok());
    EXPECT_FALSE(import.undo(import.act.id).ok());
}

TEST(AnImport, IsNotUndoneWhenARecordWasChangedSinceAndTheRecordIsNamed) {
    Import import;
    auto student = import.student;
    student.family = "Moss-Alvar";
    import.test.write([&](Writing& writing) {
        writing.correct(student);
    writing.withdraw<Enrolment>(import.enrolment.id);
});
const auto undone = import.undo(import.act.id);
ASSERT_EQ(undone.problems().size(), 2u);
EXPECT_EQ(undone.problems()[0].where, "student:" + import.student.id.text());
EXPECT_EQ(undone.problems()[1].where, "enrolment:" + import.enrolment.id.text());
EXPECT_EQ(import.test.find<Student>(import.student.id), student) << "nothing was undone";
}  // namespace

TEST(AnAct, ThatIsNotInTheLedgerCannotBeUndone) {
    Import import;
    EXPECT_FALSE(import.undo(new_uuid()).ok());
}

TEST(AnUndoing, CannotItselfBeUndone) {
    Import import;
    const auto act = import.test.act("import_records");
    ASSERT_TRUE(import.test.file.write(act, [&](Writing& writing) { return writing.undo(import.act.id); }).ok());
    EXPECT_FALSE(import.undo(act.id).ok());
}

TEST(AnUndoneImport, GivesBackALoginThatItHadTaken) {
    TestFile test;
    Account old{AccountId::make(), "principal", "P. Reyes"};
    test.write([&](Writing& writing) { writing.add(old); });
    const auto act = test.act("import_records");
    (void)test.file.write(act, [&](Writing& writing) -> Result<Done> {
        auto renamed = old;
        renamed.login = "reyes";
        writing.correct(renamed);
        writing.add(Account{AccountId::make(), "principal", "N. Ito"});
        return Done{};
    });
    ASSERT_TRUE(test.file.write(test.act("undo"), [&](Writing& writing) { return writing.undo(act.id); }).ok());
    EXPECT_EQ(test.find<Account>(old.id), old);
    EXPECT_EQ(test.count<Account>(), 1);
}

}  // namespace accord::filing
}  // namespace accord::filing
