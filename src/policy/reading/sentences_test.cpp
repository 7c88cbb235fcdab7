#include "policy/reading/sentences.hpp"

#include <gtest/gtest.h>

namespace accord::policy::reading {
namespace {

std::vector<std::string> sentences(std::string_view words) {
    std::vector<std::string> found;
    for (const auto& sentence : sentences_of(Passage{words, 1})) found.push_back(sentence.words());
    return found;
}

using Strings = std::vector<std::string>;

TEST(Sentences, EndAtFullStopsButNotAtAbbreviations) {
    EXPECT_EQ(sentences("Ask the U.S. Department of Transport first. The chief, e.g. Lt. Moss, decides."),
              (Strings{"Ask the U.S. Department of Transport first.", "The chief, e.g. Lt. Moss, decides."}));
    EXPECT_EQ(sentences("Guards come from Harbor Watch, Inc. The district pays them."),
              (Strings{"Guards come from Harbor Watch, Inc.", "The district pays them."}));
    EXPECT_EQ(sentences("Records follow 20 U.S.C. 1232g and No. 7 of the rules."),
              (Strings{"Records follow 20 U.S.C. 1232g and No. 7 of the rules."}));
}

TEST(Sentences, ThatWereGluedTogetherComeApart) {
    EXPECT_EQ(sentences("Guards greet visitors.Principals keep order.See www.example.Org for more."),
              (Strings{"Guards greet visitors.", "Principals keep order.", "See www.example.Org for more."}));
    EXPECT_EQ(sentences("Keep the log (daily).Officers sign it."),
              (Strings{"Keep the log (daily).", "Officers sign it."}));
}

TEST(Sentences, KeepTheCitationThatFollowsThem) {
    EXPECT_EQ(sentences("Guards shall not read files. (Education Code 49076; 34 CFR 99.1) Guards may read maps."),
              (Strings{"Guards shall not read files. (Education Code 49076; 34 CFR 99.1)", "Guards may read maps."}));
}

TEST(Sentences, LeaveACrossReferenceByItself) {
    EXPECT_EQ(sentences("Principals keep order. (cf. 5144 - Discipline) Guards help."),
              (Strings{"Principals keep order.", "(cf. 5144 - Discipline)", "Guards help."}));
}

TEST(Sentences, AreNotBrokenInsideBrackets) {
    EXPECT_EQ(sentences("Follow Policy 3241[adapt. See the office]. Guards agree."),
              (Strings{"Follow Policy 3241[adapt. See the office].", "Guards agree."}));
}

TEST(Sentences, KnowTheLineOnWhichTheyBegin) {
    Passage paragraph{"Guards rest.", 4};
    paragraph.append(" They also", 4);
    paragraph.append(" walk. They sing.", 5);
    const auto found = sentences_of(paragraph);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[1].line(), 4);
    EXPECT_EQ(found[2].line(), 5);
}

}  // namespace
}  // namespace accord::policy::reading
