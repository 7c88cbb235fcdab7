#include "ledger/entry.hpp"

#include <gtest/gtest.h>
// rapidcheck wants gtest first
#include <rapidcheck/gtest.h>

namespace accord::ledger {
namespace {

Uuid uuid(std::string_view text) { return parse_uuid(text).value(); }

std::string hex_of(std::string_view bytes) {
    return to_hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

const Uuid district = uuid("00000000-0000-7000-8000-000000000001");

Deed a_deed() {
    return {uuid("00000000-0000-7000-8000-000000000002"), Instant{std::chrono::microseconds{0x0102030405060708}},
            uuid("00000000-0000-7000-8000-000000000003"), "log_contact"};
}

Entry an_entry() {
    Digest digest{};
    digest.fill(0xab);
    return {258, Change::corrected, "contact", uuid("00000000-0000-7000-8000-000000000004"), 2, digest};
}

// An auditor's own program must be able to make the same bytes: they are written out here once by hand.
TEST(AnEntry, HasExactlyTheDocumentedBytes) {
    EXPECT_EQ(hex_of(entry_bytes(district, a_deed(), an_entry())),
              "01"
              "00000000000070008000000000000001"
              "0000000000000102"
              "0102030405060708"
              "00000000000070008000000000000003"
              "00000000000070008000000000000002"
              "00000000000000000000000000000000"
              "0000000b6c6f675f636f6e74616374"
              "01"
              "00000007636f6e74616374"
              "00000000000070008000000000000004"
              "00000002"
              "abababababababababababababababababababababababababababababababab");
}

TEST(AnEntry, HasOtherBytesWhenAnyPartIsAnother) {
    const auto bytes = entry_bytes(district, a_deed(), an_entry());
    const Uuid other = uuid("00000000-0000-7000-8000-0000000000ff");
    const auto with = [&](auto change) {
        auto deed = a_deed();
        auto entry = an_entry();
        change(deed, entry);
        return entry_bytes(district, deed, entry);
    };
    EXPECT_NE(bytes, entry_bytes(other, a_deed(), an_entry()));
    EXPECT_NE(bytes, with([&](Deed& deed, Entry&) { deed.act = other; }));
    EXPECT_NE(bytes, with([&](Deed& deed, Entry&) { deed.at += std::chrono::microseconds{1}; }));
    EXPECT_NE(bytes, with([&](Deed& deed, Entry&) { deed.by = other; }));
    EXPECT_NE(bytes, with([&](Deed& deed, Entry&) { deed.verb = "log_contacts"; }));
    EXPECT_NE(bytes, with([&](Deed& deed, Entry&) { deed.undoes = other; }));
    EXPECT_NE(bytes, with([&](Deed&, Entry& entry) { ++entry.seq; }));
    EXPECT_NE(bytes, with([&](Deed&, Entry& entry) { entry.change = Change::added; }));
    EXPECT_NE(bytes, with([&](Deed&, Entry& entry) { entry.table = "officer"; }));
    EXPECT_NE(bytes, with([&](Deed&, Entry& entry) { entry.record = other; }));
    EXPECT_NE(bytes, with([&](Deed&, Entry& entry) { ++entry.revision; }));
    EXPECT_NE(bytes, with([&](Deed&, Entry& entry) { entry.digest[31] ^= 1; }));
}

TEST(ARecordsBytes, AreExactlyTheDocumentedOnes) {
    RecordBytes bytes{"search"};
    bytes.field("basis", std::string{"consent"}).field("count", std::int64_t{-2}).field("share", 1.0);
    EXPECT_EQ(hex_of(bytes.bytes()),
              "01"
              "00000006736561726368"
              "000000056261736973"
              "03"
              "00000007636f6e73656e74"
              "00000005636f756e74"
              "01"
              "fffffffffffffffe"
              "000000057368617265"
              "02"
              "3ff0000000000000");
}

TEST(ARecordsBytes, DoNotChangeForAFieldThatWasAddedLaterAndIsEmpty) {
    RecordBytes before{"school"};
    before.field("name", std::string{"Alder Grove"});
    RecordBytes after{"school"};
    after.field("name", std::string{"Alder Grove"}).field("phone", std::string{}).field("rooms", std::int64_t{0});
    after.optional_field("closed_on", Value{});
    EXPECT_EQ(before.bytes(), after.bytes());
}

TEST(ARecordsBytes, TellZeroFromNothingInAFieldThatMayBeAbsent) {
    RecordBytes nothing{"t"}, zero{"t"}, empty{"t"};
    nothing.optional_field("x", Value{});
    zero.optional_field("x", std::int64_t{0});
    empty.optional_field("x", std::string{});
    EXPECT_NE(nothing.bytes(), zero.bytes());
    EXPECT_NE(nothing.bytes(), empty.bytes());
    EXPECT_NE(zero.bytes(), empty.bytes());
}

RC_GTEST_PROP(ARecordsBytes, AreTheSameOnlyForTheSameFields,
              (const std::string& a, const std::string& b, const std::string& c, const std::string& d)) {
    RecordBytes one{"t"}, two{"t"};
    one.optional_field("first", a).optional_field("second", b);
    two.optional_field("first", c).optional_field("second", d);
    RC_ASSERT((one.bytes() == two.bytes()) == (a == c && b == d));
}

TEST(ASaltedDigest, SaysNothingWithoutItsSalt) {
    EXPECT_NE(salted_digest(Salt{1}, "yes"), salted_digest(Salt{2}, "yes"));
    EXPECT_EQ(salted_digest(Salt{}, "yes"), sha256(std::string(16, '\0') + "yes"));
}

}  // namespace
}  // namespace accord::ledger
