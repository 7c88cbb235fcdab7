#include "policy/word_diff.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"

namespace accord::policy {
namespace {

using enum WordChange::Side;

std::string marked(std::string_view before, std::string_view after) {
    std::string all;
    for (const WordChange& change : word_changes(before, after)) {
        if (!all.empty()) all += ' ';
        all += change.side == both ? change.text : (change.side == old_only ? "[-" : "[+") + change.text + "]";
    }
    return all;
}

TEST(WordDiff, MarksWhatOnlyOneTextHas) {
    EXPECT_EQ(marked("Officers shall not see records.", "Officers may see records."),
              "Officers [-shall not] [+may] see records.");
    EXPECT_EQ(marked("on the basis race", "on the basis of race"), "on the basis [+of] race");
    EXPECT_EQ(marked("one two three", "one three"), "one [-two] three");
}

TEST(WordDiff, TakesPunctuationAndCaseForNoChange) {
    EXPECT_EQ(marked("If asked, the Board acts.", "if asked the board acts"), "if asked the board acts");
}

TEST(WordDiff, GivesBackBothTextsWhole) {
    EXPECT_EQ(marked("", "all new"), "[+all new]");
    EXPECT_EQ(marked("all old", ""), "[-all old]");
    EXPECT_EQ(marked("", ""), "");
    EXPECT_EQ(marked("a b c", "x y z"), "[-a b c] [+x y z]");
}

RC_GTEST_PROP(WordDiff, GivesBackEveryWordOfBothTexts,
              (std::vector<std::uint8_t> old_words, std::vector<std::uint8_t> new_words)) {
    const auto text = [](const std::vector<std::uint8_t>& numbers) {
        std::string all;
        for (const auto number : numbers) all += std::string(all.empty() ? "" : " ") + "w" + std::to_string(number % 8);
        return all;
    };
    std::string before;
    std::string after;
    for (const WordChange& change : word_changes(text(old_words), text(new_words))) {
        if (change.side != new_only) before += change.text + " ";
        if (change.side != old_only) after += change.text + " ";
    }
    RC_ASSERT(trim(before) == text(old_words));
    RC_ASSERT(trim(after) == text(new_words));
}

TEST(WordDiff, StaysQuickWithHostileSizes) {
    std::string before;
    std::string after;
    for (int i = 0; i < 50'000; ++i) {
        before += "a" + std::to_string(i) + " ";
        after += "b" + std::to_string(i) + " ";
    }
    const auto changes = word_changes("start " + before + "end", "start " + after + "end");
    ASSERT_EQ(changes.size(), 4u);
    EXPECT_EQ(changes[0].text, "start");
    EXPECT_EQ(changes[3].text, "end");
}

}  // namespace
}  // namespace accord::policy
