#include "filing/seal.hpp"

#include <gtest/gtest.h>
// rapidcheck wants gtest first
#include <rapidcheck/gtest.h>

#include <fstream>

#include "filing/test_file.hpp"

namespace accord::filing {
namespace {

constexpr SealedPlace here{"student", "id-1", "family"};

RC_GTEST_PROP(ASealedText, OpensToWhatWasSealed, (const std::string& text)) {
    const auto sealer = Sealer::with_new_key();
    RC_ASSERT(sealer.open(sealer.seal(text, here), here) == text);
}

TEST(ASealedText, IsAnotherEachTime) {
    const auto sealer = Sealer::with_new_key();
    EXPECT_NE(sealer.seal("Moss", here), sealer.seal("Moss", here));
}

TEST(ASealedText, DoesNotOpenInAnotherPlace) {
    const auto sealer = Sealer::with_new_key();
    const auto sealed = sealer.seal("Moss", here);
    EXPECT_THROW((void)sealer.open(sealed, {"student", "id-2", "family"}), std::runtime_error);
    EXPECT_THROW((void)sealer.open(sealed, {"student", "id-1", "given"}), std::runtime_error);
    EXPECT_THROW((void)sealer.open(sealed, {"officer", "id-1", "family"}), std::runtime_error);
}

TEST(ASealedText, DoesNotOpenWithAnotherKey) {
    EXPECT_THROW((void)Sealer::with_new_key().open(Sealer::with_new_key().seal("Moss", here), here),
                 std::runtime_error);
}

RC_GTEST_PROP(ASealedText, DoesNotOpenWhenAnyOfItWasChanged, ()) {
    const auto sealer = Sealer::with_new_key();
    auto sealed = sealer.seal("Moss", here);
    // The last character holds bits that base64 does not use; any other counts.
    auto& changed = sealed[*rc::gen::inRange<std::size_t>(0, sealed.size() - 1)];
    changed = changed == 'A' ? 'B' : 'A';
    RC_ASSERT_THROWS_AS((void)sealer.open(sealed, here), std::runtime_error);
}

TEST(ASealedText, DoesNotOpenWhenItIsNone) {
    const auto sealer = Sealer::with_new_key();
    for (const auto* text : {"1", "2AAAA", "plain words", "1AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
        EXPECT_THROW((void)sealer.open(text, here), std::runtime_error) << text;
}

TEST(AKeyFile, GivesTheSameKeyBack) {
    const TestFolder folder;
    const auto path = folder.path + "/k";
    const auto sealer = Sealer::with_new_key();
    ASSERT_TRUE(sealer.save(path).ok());
    const auto again = Sealer::from_file(path);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->open(sealer.seal("Moss", here), here), "Moss");
}

TEST(AKeyFile, IsNeverWrittenOver) {
    const TestFolder folder;
    ASSERT_TRUE(Sealer::with_new_key().save(folder.path + "/k").ok());
    EXPECT_FALSE(Sealer::with_new_key().save(folder.path + "/k").ok());
}

TEST(AKeyFile, WithoutAKeyIsAProblem) {
    const TestFolder folder;
    for (const auto* text : {"", "abcd", "not a key"}) {
        std::ofstream{folder.path + "/k"} << text;
        EXPECT_FALSE(Sealer::from_file(folder.path + "/k").ok()) << text;
    }
}

}  // namespace
}  // namespace accord::filing
