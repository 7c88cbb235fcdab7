#include "filing/verify.hpp"

#include <gtest/gtest.h>

#include "filing/test_file.hpp"

namespace accord::filing {
namespace {

using namespace program;

/// A file with a contact that was corrected and an account that was withdrawn.
struct Tampered {
    TestFile test;
    Contact contact = test.contact();
    Account account{AccountId::make(), "liaison", "Sgt. Ono"};

    Tampered() {
        auto corrected = contact;
        corrected.note = "They had already made up.";
        test.write([&](Writing& writing) {
            writing.add(contact);
            writing.add(account);
        });
        test.write([&](Writing& writing) { writing.correct(corrected); });
        test.write([&](Writing& writing) { writing.withdraw<Account>(account.id); });
    }

    /// What is found after somebody with access to the file ran this.
    std::vector<std::string> after(Sql sql, std::initializer_list<Value> values = {}) const {
        test.file.database().write([&](Session& session) {
            EXPECT_GT(session.execute(sql, values), 0);
            return true;
        });
        return test.faults();
    }
};

bool says(const std::vector<std::string>& faults, std::string_view words) {
    for (const auto& fault : faults)
        if (fault.find(words) != std::string::npos) return true;
    return false;
}

TEST(Verify, FindsNothingInAnHonestFileAndCountsItAll) {
    const Tampered file;
    const auto report = file.test.file.read([](const Reading& reading) { return verify(reading); });
    EXPECT_TRUE(report.faults.empty());
    EXPECT_EQ(report.entries, 8);   // four of the district, contact, account, correction, withdrawal
    EXPECT_EQ(report.versions, 7);  // a withdrawal writes no version
    EXPECT_EQ(report.root.size(), 64u);
}

TEST(Verify, GivesTheRootOfTheEmptyTreeForAnEmptyFile) {
    TestFolder folder;
    const auto file = std::move(File::create(folder.path).value());
    const auto report = file.read([](const Reading& reading) { return verify(reading); });
    EXPECT_EQ(report.entries, 0);
    EXPECT_TRUE(report.faults.empty());
    EXPECT_EQ(report.root, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Verify, NamesAChangedField) {
    const Tampered file;
    const auto faults =
        file.after("UPDATE contact SET outcome = 'none' WHERE id = $1 AND revision = 1", {file.contact.id.text()});
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_TRUE(says(faults, "contact " + file.contact.id.text() + ", version 1")) << faults[0];
}

TEST(Verify, NamesAFieldThatWasSetFromNothingToNoOrEmpty) {
    const Tampered file;
    EXPECT_EQ(file.after("UPDATE contact SET parent_told = '' WHERE id = $1 AND revision = 1", {file.contact.id.text()})
                  .size(),
              1u);
}

TEST(Verify, NamesASealedFieldThatWasMovedFromAnotherVersion) {
    const Tampered file;
    const auto faults = file.after(
        "UPDATE contact SET note = (SELECT note FROM contact WHERE id = $1 AND revision = 1) WHERE id = $1 AND "
        "revision = 2",
        {file.contact.id.text()});
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_TRUE(says(faults, "version 2"));
}

TEST(Verify, NamesASealedFieldThatWasReplacedByGarbage) {
    const Tampered file;
    EXPECT_EQ(file.after("UPDATE contact SET note = 'x' WHERE revision = 2").size(), 1u);
}

TEST(Verify, NamesAChangedSalt) {
    const Tampered file;
    EXPECT_EQ(file.after("UPDATE contact SET salt = '00' WHERE revision = 2").size(), 1u);
}

TEST(Verify, NamesADeletedVersion) {
    const Tampered file;
    const auto faults = file.after("DELETE FROM contact WHERE revision = 2");
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_TRUE(says(faults, "is missing"));
}

TEST(Verify, NamesAVersionThatWasPutIn) {
    const Tampered file;
    const auto faults = file.after(
        "INSERT INTO school (district_id, id, name, level, code, source_id, revision, recorded_at, recorded_by, entry, "
        "salt, "
        "latest) SELECT district_id, '00000000-0000-7000-8000-000000000000', name, level, code, source_id, revision, "
        "recorded_at, recorded_by, entry, salt, latest FROM school");
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_TRUE(says(faults, "stands in no entry"));
}

TEST(Verify, NamesAnOldVersionThatIsShownAgain) {
    const Tampered file;
    file.test.file.database().write([](Session& session) {
        session.execute("UPDATE contact SET latest = 0", {});
        return session.execute("UPDATE contact SET latest = 1 WHERE revision = 1", {}) == 1;
    });
    EXPECT_EQ(file.test.faults().size(), 2u) << "one is shown, the other is hidden";
}

TEST(Verify, NamesAWithdrawnRecordThatIsShownAgain) {
    const Tampered file;
    EXPECT_TRUE(says(file.after("UPDATE account SET latest = 1"), "is shown or hidden against the ledger"));
}

TEST(Verify, NamesAChangedEntry) {
    const Tampered file;
    const auto faults = file.after("UPDATE ledger_entry SET revision = 9 WHERE seq = 2");
    EXPECT_TRUE(says(faults, "Entry 2 of the ledger was altered"));
}

TEST(Verify, NamesADeletedEntry) {
    const Tampered file;
    EXPECT_TRUE(says(file.after("DELETE FROM ledger_entry WHERE seq = 3"), "Entries 3 to 3 of the ledger are missing"));
}

TEST(Verify, NamesEntriesCutOffTheEnd) {
    const Tampered file;
    EXPECT_TRUE(
        says(file.after("DELETE FROM ledger_entry WHERE seq >= 7"), "Entries 7 to 8 of the ledger are missing"));
}

TEST(Verify, NamesAnActThatWasPutInAnothersName) {
    const Tampered file;
    EXPECT_TRUE(says(file.after("UPDATE ledger_act SET done_by = act WHERE first_entry = 8"),
                     "Entry 8 of the ledger was altered"));
}

TEST(Verify, NamesAChangedRoot) {
    const Tampered file;
    const auto faults = file.after("UPDATE ledger_act SET root = replace(root, 'a', 'b') WHERE first_entry = 5");
    EXPECT_TRUE(says(faults, "do not give the root kept with the act that begins at entry 5"));
}

TEST(Verify, NamesAChangedHead) {
    const Tampered file;
    EXPECT_TRUE(says(file.after("UPDATE ledger_head SET peaks = 'garbage'"), "head"));
}

TEST(Verify, NamesADeletedAct) {
    const Tampered file;
    EXPECT_TRUE(says(file.after("DELETE FROM ledger_act WHERE first_entry = 5"), "Entry 5 of the ledger was altered"));
}

TEST(ADamagedHead, StopsTheNextWriteInsteadOfForkingTheLedger) {
    const Tampered file;
    (void)file.after("UPDATE ledger_head SET peaks = 'garbage'");
    EXPECT_THROW(const_cast<TestFile&>(file.test).write([&](Writing& writing) { writing.add(file.test.contact()); }),
                 std::runtime_error);
}

}  // namespace
}  // namespace accord::filing
