#include "policy/vocabulary.hpp"

#include <gtest/gtest.h>

namespace accord::policy {
namespace {

int first(const std::string& entry, std::string_view text) {
    const Vocabulary vocabulary{Concepts{{"sought", std::vector{entry}}}};
    return vocabulary.find(telling_words(text)).front();
}

TEST(Vocabulary, FindsAWordWhereItFirstStands) {
    EXPECT_EQ(first("records", "Nobody sees records, and records stay."), 2);
    EXPECT_EQ(first("records", "A recording is none."), Vocabulary::absent);
}

TEST(Vocabulary, FindsAnyEndingOfAStem) {
    EXPECT_EQ(first("disciplin*", "Principals decide disciplinary matters."), 2);
    EXPECT_EQ(first("disciplin*", "Principals keep order."), Vocabulary::absent);
}

TEST(Vocabulary, FindsAPhraseWhateverItsCaseArticlesAndPunctuation) {
    EXPECT_EQ(first("memorandum of understanding", "The Board signs a \u201cMemorandum of the Understanding\u201d."),
              2);
}

TEST(Vocabulary, FindsAnyOfTheWordsThatMayStandInAPlace) {
    EXPECT_EQ(first("train*|instruct* staff|teachers", "Schools instruct teachers."), 1);
    EXPECT_EQ(first("train*|instruct* staff|teachers", "Schools instruct parents."), Vocabulary::absent);
}

TEST(Vocabulary, LeapsOverUpToSixWords) {
    EXPECT_EQ(first("before ... assign*", "Before an officer is to be assigned"), 0);
    EXPECT_EQ(first("before ... assign*", "Before one two three four five six seven assigned"), Vocabulary::absent);
}

TEST(Vocabulary, TriesEveryPlaceBehindALeap) {
    EXPECT_EQ(first("before ... first day", "before the first of the first days: first day"), 0);
}

TEST(Vocabulary, RefusesAnEntryThatCouldNeverBeFound) {
    EXPECT_TRUE(Vocabulary::well_formed("prior to ... assign*|deploy*"));
    for (const auto* entry :
         {"", "Board", "the board", "de-escalation", "*", "a*", "... board", "board ...", "one  two", "x|"})
        EXPECT_FALSE(Vocabulary::well_formed(entry)) << entry;
}

TEST(Vocabulary, ThrowsForAConceptThatItHasNot) {
    EXPECT_THROW((void)Vocabulary{Concepts{}}.number("two"), std::out_of_range);
}

}  // namespace
}  // namespace accord::policy
