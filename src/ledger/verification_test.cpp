#include "ledger/verification.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace accord::ledger {
namespace {

/// A small ledger in memory: act 1 adds three schools, act 2 corrects the first, act 3 withdraws the second.
struct Book {
    struct Line {
        Deed deed;
        Page page;
        Entry entry;
        Digest leaf;
    };
    Uuid district = new_uuid();
    std::vector<Line> lines;
    std::vector<KeptVersion> versions;
    Frontier frontier;
    std::int64_t acts = 0;

    Book() {
        const auto a = new_uuid(), b = new_uuid(), c = new_uuid();
        act({{Change::added, a, 1}, {Change::added, b, 1}, {Change::added, c, 1}});
        act({{Change::corrected, a, 2}});
        act({{Change::withdrawn, b, 1}});
        versions[0].latest = false;
        versions[1].latest = false;
    }

    struct Step {
        Change change;
        Uuid record;
        int revision;
    };

    void act(const std::vector<Step>& steps) {
        const Deed deed{new_uuid(), Instant{std::chrono::hours{++acts}}, new_uuid(), "test"};
        const auto first = static_cast<std::int64_t>(frontier.size()) + 1;
        for (const auto& [change, record, revision] : steps) {
            const auto seq = static_cast<std::int64_t>(frontier.size()) + 1;
            const auto digest =
                change == Change::withdrawn ? Digest{} : sha256(to_string(record) + std::to_string(revision));
            const Entry entry{seq, change, "school", record, revision, digest};
            const auto leaf = leaf_hash(entry_bytes(district, deed, entry));
            lines.push_back({deed, {}, entry, leaf});
            frontier.append(leaf);
            if (change != Change::withdrawn)
                versions.push_back({"school", record, revision, true, deed.at, deed.by, seq, digest});
        }
        for (auto& line : lines)
            if (line.entry.seq >= first)
                line.page = {first, static_cast<std::int64_t>(frontier.size()), frontier.root()};
    }

    [[nodiscard]] Verification::Report verify() const {
        Verification verification{district};
        for (const auto& line : lines) verification.entry(line.deed, line.page, line.entry, line.leaf);
        verification.head(frontier, acts);
        for (const auto& version : versions) verification.version(version);
        return verification.finish();
    }

    /// The one fault that is found after the book was tampered with.
    [[nodiscard]] Fault fault() const {
        const auto report = verify();
        EXPECT_EQ(report.faults.size(), 1u);
        for (const auto& fault : report.faults) EXPECT_FALSE(english(explain(fault)).empty());
        return report.faults.empty() ? Fault{} : report.faults.front();
    }
};

TEST(Verification, FindsNothingInAnHonestBook) {
    const Book book;
    const auto report = book.verify();
    EXPECT_TRUE(report.faults.empty());
    EXPECT_EQ(report.entries, 5);
    EXPECT_EQ(report.versions, 4);
    EXPECT_EQ(report.root, book.frontier.root());
}

TEST(Verification, NamesAnAlteredRecord) {
    Book book;
    book.versions[2].digest[0] ^= 1;
    const auto fault = book.fault();
    EXPECT_EQ(fault.kind, FaultKind::altered_record);
    EXPECT_EQ(fault.entry, 3);
    EXPECT_EQ(fault.table, "school");
    EXPECT_EQ(fault.record, to_string(book.versions[2].record));
}

TEST(Verification, NamesARecordWhoseAuthorOrTimeWasChanged) {
    Book book;
    book.versions[2].by = new_uuid();
    EXPECT_EQ(book.fault().kind, FaultKind::altered_record);
    book = Book{};
    book.versions[2].at += std::chrono::seconds{1};
    EXPECT_EQ(book.fault().kind, FaultKind::altered_record);
}

TEST(Verification, NamesAMissingRecord) {
    Book book;
    book.versions.erase(book.versions.begin() + 2);
    const auto fault = book.fault();
    EXPECT_EQ(fault.kind, FaultKind::missing_record);
    EXPECT_EQ(fault.entry, 3);
}

TEST(Verification, NamesARecordThatNoEntrySpeaksOf) {
    Book book;
    auto extra = book.versions[2];
    extra.record = new_uuid();
    book.versions.push_back(extra);
    EXPECT_EQ(book.fault().kind, FaultKind::extra_record);
}

TEST(Verification, NamesAWithdrawnRecordThatIsShown) {
    Book book;
    book.versions[1].latest = true;
    EXPECT_EQ(book.fault().kind, FaultKind::wrong_standing);
}

TEST(Verification, NamesALatestVersionThatIsHidden) {
    Book book;
    book.versions[3].latest = false;
    EXPECT_EQ(book.fault().kind, FaultKind::wrong_standing);
}

TEST(Verification, NamesAnAlteredEntryAndBlamesNoRecordForIt) {
    Book book;
    book.lines[2].entry.digest[5] ^= 1;
    const auto fault = book.fault();
    EXPECT_EQ(fault.kind, FaultKind::altered_entry);
    EXPECT_EQ(fault.entry, 3);
}

TEST(Verification, NamesTheActWhoseEntryWasAlteredTogetherWithItsLeaf) {
    Book book;
    auto& line = book.lines[3];
    line.entry.digest[5] ^= 1;
    line.leaf = leaf_hash(entry_bytes(book.district, line.deed, line.entry));
    book.versions[3].digest[5] ^= 1;
    const auto fault = book.fault();
    EXPECT_EQ(fault.kind, FaultKind::wrong_root);
    EXPECT_EQ(fault.entry, 4);
    EXPECT_EQ(fault.until, 4);
}

TEST(Verification, NamesAMissingEntryAndTheRecordThatItSpokeOf) {
    Book book;
    book.lines.erase(book.lines.begin() + 2);
    const auto report = book.verify();
    ASSERT_EQ(report.faults.size(), 2u);
    EXPECT_EQ(report.faults[0].kind, FaultKind::missing_entry);
    EXPECT_EQ(report.faults[0].entry, 3);
    EXPECT_EQ(report.faults[0].until, 3);
    EXPECT_EQ(report.faults[1].kind, FaultKind::extra_record);
}

TEST(Verification, NamesEntriesThatWereCutOffTheEnd) {
    Book book;
    book.lines.pop_back();
    const auto report = book.verify();
    ASSERT_FALSE(report.faults.empty());
    EXPECT_EQ(report.faults[0].kind, FaultKind::missing_entry);
    EXPECT_EQ(report.faults[0].entry, 5);
}

TEST(Verification, NamesARootThatIsNotThatOfTheEntries) {
    Book book;
    book.lines[3].page.root[0] ^= 1;
    EXPECT_EQ(book.fault().kind, FaultKind::wrong_root);
}

TEST(Verification, NamesAHeadThatIsNotThatOfTheEntries) {
    Book book;
    auto peaks = book.frontier.peaks();
    peaks[0][0] ^= 1;
    book.frontier = Frontier{book.frontier.size(), peaks};
    EXPECT_EQ(book.fault().kind, FaultKind::wrong_head);
}

TEST(Verification, NamesAnActThatClaimsOtherEntries) {
    Book book;
    for (std::size_t i = 0; i < 3; ++i) book.lines[i].page.last = 2;
    const auto report = book.verify();
    ASSERT_FALSE(report.faults.empty());
    EXPECT_EQ(report.faults[0].entry, 1);
}

TEST(Verification, NamesActsWithoutEntries) {
    Book book;
    ++book.acts;
    EXPECT_EQ(book.fault().kind, FaultKind::empty_page);
}

TEST(Verification, NamesAnEntryWhoseActIsGone) {
    const Book book;
    Verification verification{book.district};
    for (const auto& line : book.lines) {
        if (line.entry.seq == 4)
            verification.orphan(line.entry, line.leaf);
        else
            verification.entry(line.deed, line.page, line.entry, line.leaf);
    }
    verification.head(book.frontier, book.acts);
    for (const auto& version : book.versions) verification.version(version);
    const auto report = verification.finish();
    ASSERT_EQ(report.faults.size(), 1u);
    EXPECT_EQ(report.faults[0].kind, FaultKind::altered_entry);
    EXPECT_EQ(report.faults[0].entry, 4);
}

TEST(Verification, NamesAVersionThatCannotBeRead) {
    const Book book;
    Verification verification{book.district};
    for (const auto& line : book.lines) verification.entry(line.deed, line.page, line.entry, line.leaf);
    verification.head(book.frontier, book.acts);
    for (const auto& version : book.versions) {
        if (version.entry == 3)
            verification.unreadable(version);
        else
            verification.version(version);
    }
    const auto report = verification.finish();
    ASSERT_EQ(report.faults.size(), 1u);
    EXPECT_EQ(report.faults[0].kind, FaultKind::altered_record);
}

}  // namespace
}  // namespace accord::ledger
