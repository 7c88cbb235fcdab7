#include "filing/file.hpp"

#include <gtest/gtest.h>
// rapidcheck wants gtest first
#include <rapidcheck/gtest.h>

#include <fstream>
#include <iterator>

#include "filing/test_file.hpp"

namespace accord::filing {
namespace {

using namespace program;

std::string bytes_of(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

TEST(AFile, GivesBackARecordAsItWasWritten) {
    TestFile test;
    const auto made = test.contact();
    test.write([&](Writing& writing) { writing.add(made); });
    EXPECT_EQ(test.find<Contact>(made.id), made);
}

RC_GTEST_PROP(AFile, GivesBackAnyWordsByteForByte, (const std::string& note, const std::string& report)) {
    static TestFile test;
    auto made = test.contact();
    made.note = note;             // rests sealed
    made.police_report = report;  // rests plain
    test.write([&](Writing& writing) { writing.add(made); });
    RC_ASSERT(test.find<Contact>(made.id) == made);
}

TEST(AFile, KeepsNothingOfAJobThatWroteWhatIsNeverKept) {
    TestFile test;
    auto made = test.contact();
    made.police_report = "123-45-6789";
    const auto saved = test.file.write(test.act("log_contact"), [&](Writing& writing) -> Result<Done> {
        writing.add(test.contact());
        writing.add(made);
        return Done{};
    });
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.problems().front().where, "police_report");
    EXPECT_EQ(test.count<Contact>(), 0);
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
    EXPECT_EQ(versions[1].recorded.at, test.act("").at);
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

TEST(AFile, CannotAddTheSameRecordTwice) {
    TestFile test;
    EXPECT_THROW(test.write([&](Writing& writing) { writing.add(test.school); }), BrokenRule);
}

TEST(AFile, CannotAddARecordThatNamesOneThatIsNotThere) {
    TestFile test;
    auto made = test.contact();
    made.officer = OfficerId::make();
    EXPECT_THROW(test.write([&](Writing& writing) { writing.add(made); }), BrokenRule);
    made = test.contact();
    made.request = RequestId::make();
    EXPECT_THROW(test.write([&](Writing& writing) { writing.add(made); }), BrokenRule);
}

TEST(AFile, StillTakesARecordThatNamesAWithdrawnOne) {
    TestFile test;
    test.write([&](Writing& writing) { writing.withdraw<Officer>(test.officer.id); });
    EXPECT_NO_THROW(test.write([&](Writing& writing) { writing.add(test.contact()); }));
}

TEST(AFile, TakesTheSameIdempotencyKeyOnce) {
    TestFile test;
    const auto first = test.contact();
    auto second = test.contact();
    second.key = first.key;
    test.write([&](Writing& writing) { writing.add(first); });
    EXPECT_THROW(test.write([&](Writing& writing) { writing.add(second); }), BrokenRule);
    auto corrected = first;
    corrected.note = "Both went back to class.";
    EXPECT_NO_THROW(test.write([&](Writing& writing) { writing.correct(corrected); }));
}

TEST(AFile, GivesALoginToOneAccountOnlyUntilThatIsWithdrawn) {
    TestFile test;
    Account first, second;
    first.id = AccountId::make();
    second.id = AccountId::make();
    first.login = second.login = "principal";
    test.write([&](Writing& writing) { writing.add(first); });
    EXPECT_THROW(test.write([&](Writing& writing) { writing.add(second); }), BrokenRule);
    test.write([&](Writing& writing) { writing.withdraw<Account>(first.id); });
    EXPECT_NO_THROW(test.write([&](Writing& writing) { writing.add(second); }));
}

TEST(AFile, TakesOnlyTheDistrictThatItWasMadeFor) {
    TestFile test;
    EXPECT_THROW(test.write([&](Writing& writing) {
        writing.add(District{DistrictId::make(), "Another"});
    }),
                 std::logic_error);
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
    EXPECT_TRUE(test.faults().empty());
}

TEST(AFile, KeepsNothingOfAJobThatThrowsAndThrowsTheSame) {
    TestFile test;
    const auto made = test.contact();
    const auto job = [&](Writing& writing) {
        writing.add(made);
        throw std::out_of_range("a broken world");
    };
    EXPECT_THROW(test.write(job), std::out_of_range);
    EXPECT_EQ(test.find<Contact>(made.id), std::nullopt);
    EXPECT_TRUE(test.faults().empty());
}

TEST(AFile, SeesItsOwnWritesInsideTheJob) {
    TestFile test;
    const auto made = test.contact();
    test.write([&](Writing& writing) {
        writing.add(made);
        EXPECT_EQ(writing.find<Contact>(made.id), made);
        auto corrected = made;
        corrected.outcome = Outcome::warning;
        writing.correct(corrected);
        EXPECT_EQ(writing.find<Contact>(made.id), corrected);
    });
    EXPECT_TRUE(test.faults().empty());
}

TEST(AFile, IsThereAgainWhenItIsOpenedAgain) {
    TestFolder folder;
    School school{SchoolId::make(), "Alder Grove"};
    DistrictId district;
    {
        auto file = std::move(File::create(folder.path).value());
        district = file.district();
        (void)file.write({}, [&](Writing& writing) -> Result<Done> {
            writing.add(school);
            return Done{};
        });
    }
    const auto file = std::move(File::open(folder.path).value());
    EXPECT_EQ(file.district(), district);
    EXPECT_EQ(file.read([&](const Reading& reading) { return reading.find<School>(school.id); }), school);
}

TEST(AFile, IsNotMadeOverAnother) {
    TestFile test;
    const auto again = File::create(test.folder.path);
    ASSERT_FALSE(again.ok());
}

TEST(AFile, IsNotMadeWithAKeyThatIsThereAlready) {
    TestFolder folder;
    std::ofstream{folder.path + "/accord.key"} << "another's";
    EXPECT_FALSE(File::create(folder.path).ok());
    EXPECT_FALSE(std::filesystem::exists(folder.path + "/accord.db")) << "nothing half made is left";
}

TEST(AFile, ThatWasNeverFinishedSaysSo) {
    TestFolder folder;
    ASSERT_TRUE(File::create(folder.path).ok());
    std::filesystem::remove(folder.path + "/accord.db");
    std::ofstream{folder.path + "/accord.db"};
    EXPECT_FALSE(File::open(folder.path).ok());
}

TEST(AFile, IsNotOpenedWhereThereIsNone) {
    TestFolder folder;
    EXPECT_FALSE(File::open(folder.path).ok());
    EXPECT_FALSE(File::open(folder.path + "/nowhere").ok());
}

TEST(AFile, MaySayThatItsFolderCannotBeMade) { EXPECT_FALSE(File::create("/proc/no-folder-here").ok()); }

TEST(TheKeyAndTheFile, AreReadableByTheirOwnerAlone) {
    const TestFile test;
    for (const auto* name : {"/accord.key", "/accord.db", "/accord.db-wal", "/accord.db-shm"})
        EXPECT_EQ(std::filesystem::status(test.folder.path + name).permissions(),
                  std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)
            << name;
}

TEST(TheKey, MustBeThereToOpenTheFile) {
    TestFolder folder;
    ASSERT_TRUE(File::create(folder.path).ok());
    std::filesystem::remove(folder.path + "/accord.key");
    const auto opened = File::open(folder.path);
    ASSERT_FALSE(opened.ok());
    EXPECT_NE(english(opened.problems().front().message).find("no key file"), std::string::npos);
}

TEST(TheKey, MustBeTheDistrictsOwn) {
    TestFolder ours, theirs;
    ASSERT_TRUE(File::create(ours.path).ok());
    ASSERT_TRUE(File::create(theirs.path).ok());
    std::filesystem::copy(theirs.path + "/accord.key", ours.path + "/accord.key",
                          std::filesystem::copy_options::overwrite_existing);
    const auto opened = File::open(ours.path);
    ASSERT_FALSE(opened.ok());
    EXPECT_NE(english(opened.problems().front().message).find("is not the key of"), std::string::npos);
}

TEST(TheKey, MayRestElsewhere) {
    TestFolder folder, elsewhere;
    const auto path = elsewhere.path + "/district.key";
    setenv("ACCORD_KEY_FILE", path.c_str(), 1);
    EXPECT_TRUE(File::create(folder.path).ok());
    EXPECT_TRUE(File::open(folder.path).ok());
    EXPECT_TRUE(std::filesystem::exists(path));
    EXPECT_FALSE(std::filesystem::exists(folder.path + "/accord.key"));
    unsetenv("ACCORD_KEY_FILE");
    EXPECT_FALSE(File::open(folder.path).ok());
}

TEST(WhatIdentifiesAStudentAndFreeText, RestsSealed) {
    TestFile test;
    const Student student{StudentId::make(), "sis-90210", "4477001", "Marisolette", "Quennington"};
    auto made = test.contact();
    made.note = "An unmistakable sentence about a quarrel.";
    test.write([&](Writing& writing) {
        writing.add(student);
        writing.add(made);
    });
    EXPECT_EQ(test.find<Student>(student.id), student);
    const auto on_disk = bytes_of(test.folder.path + "/accord.db") + bytes_of(test.folder.path + "/accord.db-wal");
    for (const auto* words : {"sis-90210", "4477001", "Marisolette", "Quennington", "unmistakable sentence"})
        EXPECT_EQ(on_disk.find(words), std::string::npos) << words;
    EXPECT_NE(on_disk.find("Alder Grove"), std::string::npos) << "what is open rests plain";
}

TEST(WhatRestsSealed, CannotBeAskedFor) {
    TestFile test;
    EXPECT_THROW((void)test.count<Student>({{"family", std::string{"Quennington"}}}), std::logic_error);
    EXPECT_THROW((void)test.count<Student>({{"no_such_field", std::string{"x"}}}), std::logic_error);
}

/// Three contacts on three days, at two schools.
struct SomeContacts {
    TestFile test;
    School other{SchoolId::make(), "Birch Hill"};
    std::vector<Contact> all;

    SomeContacts() {
        for (int day : {3, 1, 2}) {
            auto made = test.contact();
            made.happened_on = Date{2026, 11, static_cast<unsigned>(day)};
            made.school = day == 2 ? other.id : test.school.id;
            all.push_back(made);
        }
        test.write([&](Writing& writing) {
            writing.add(other);
            for (const auto& made : all) writing.add(made);
        });
    }
    [[nodiscard]] std::vector<Contact> page(std::vector<Is> where, Page page) const {
        return test.file.read([&](const Reading& reading) { return reading.page<Contact>(where, page); });
    }
};

TEST(AQuery, GivesTheOldestRecordFirst) {
    const SomeContacts some;
    const auto found = some.test.file.read([](const Reading& reading) { return reading.all<Contact>(); });
    EXPECT_EQ(found, some.all);
}

TEST(AQuery, GivesOnlyWhatMeetsAllConditions) {
    const SomeContacts some;
    const auto found = some.test.file.read([&](const Reading& reading) {
        return reading.all<Contact>({{"school", to_value(some.other.id)}, {"reason", to_value(ContactReason::fight)}});
    });
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0], some.all[2]);
    EXPECT_EQ(some.test.count<Contact>({{"request", Value{}}}), 3) << "nothing is a value to ask for";
    EXPECT_EQ(some.test.count<Contact>({{"reason", to_value(ContactReason::weapon)}}), 0);
}

TEST(AQuery, GivesAPageWithTheNewestFirst) {
    const SomeContacts some;
    const auto first = some.page({}, {"happened_on", 2, 0});
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first[0], some.all[0]);
    EXPECT_EQ(first[1], some.all[2]);
    const auto second = some.page({}, {"happened_on", 2, 2});
    ASSERT_EQ(second.size(), 1u);
    EXPECT_EQ(second[0], some.all[1]);
}

TEST(AQuery, OrdersWhatIsAlikeByASecondField) {
    TestFile test;
    auto morning = test.contact(), evening = test.contact();
    evening.happened_at += std::chrono::hours{5};
    test.write([&](Writing& writing) {
        writing.add(evening);
        writing.add(morning);
    });
    const auto found = test.file.read([](const Reading& reading) {
        return reading.page<Contact>({}, {"happened_on", 50, 0, "happened_at"});
    });
    EXPECT_EQ(found, (std::vector{evening, morning}));
}

TEST(AQuery, TakesTheFirstAndTheLastDayOfAPeriod) {
    const SomeContacts some;
    const auto found = some.page({{"happened_on", to_value(Date{2026, 11, 2}), Compare::at_least},
                                  {"happened_on", to_value(Date{2026, 11, 2}), Compare::at_most}},
                                 {"happened_on"});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].happened_on, (Date{2026, 11, 2}));
}

TEST(AQuery, CannotReachPastTheDistrictWithACondition) {
    const SomeContacts some;
    some.test.file.database().write([&](Session& session) {
        return session.execute("UPDATE school SET latest = 0 WHERE name = $1", {std::string{"Birch Hill"}}) == 1;
    });
    const auto found = some.test.file.read([](const Reading& reading) {
        return reading.select<School>("name = $2 OR 1 = 1", {std::string{"x"}}, "LIMIT 9");
    });
    EXPECT_EQ(found.size(), 1u) << "the condition stands in brackets";
}

TEST(AQuery, OfOnesOwnOpensWhatRestsSealed) {
    const SomeContacts some;
    some.test.file.read([&](const Reading& reading) {
        int rows = 0;
        reading.session().query("SELECT id, note FROM contact WHERE district_id = $1 AND latest = 1",
                                {reading.district().text()}, [&](const Row& row) {
                                    ++rows;
                                    EXPECT_NE(row.text(1), some.all[0].note);
                                    const auto id = ContactId::parse(row.text(0)).value();
                                    EXPECT_EQ(reading.open<Contact>("note", id, row.text(1)), some.all[0].note);
                                });
        EXPECT_EQ(rows, 3);
        return rows;
    });
}

TEST(AKindOfRecord, ChangesItsNewestEntryWhenOneIsWrittenOrWithdrawn) {
    TestFile test;
    const auto newest = [&] {
        return test.file.read([](const Reading& reading) { return reading.newest<Officer>(); });
    };
    const auto before = newest();
    test.write([&](Writing& writing) { writing.add(test.contact()); });
    EXPECT_EQ(newest(), before);
    test.write([&](Writing& writing) { writing.withdraw<Officer>(test.officer.id); });
    EXPECT_GT(newest(), before);
    EXPECT_EQ(test.file.read([](const Reading& reading) { return reading.newest<BoardDirection>(); }), 0);
}

}  // namespace
}  // namespace accord::filing
