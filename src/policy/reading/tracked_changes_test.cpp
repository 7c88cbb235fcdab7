#include "policy/reading/tracked_changes.hpp"

#include <gtest/gtest.h>

#include "policy/reading/reading_test.hpp"

namespace accord::policy::reading {
namespace {

using Strings = std::vector<std::string>;

/// A document that knows the words "mission", "purpose", "SRO", "gate staff" apart from the sentence under test.
Strings readings_of(const std::string& sentence) {
    const auto reading =
        read_text("Mission and Purpose\n\n" + sentence +
                  "\n\nGate staff shall rest. Gate staff may walk. An SRO may sit. The SROs and gate staff meet.\n");
    return count_of(reading, "tracked-change") == 0 ? Strings{} : warning_of(reading, "tracked-change").readings;
}

TEST(TrackedChange, OfOneWordShowsBothWords) {
    EXPECT_EQ(readings_of("The missionpurpose of the program is to keep calm."),
              (Strings{"The mission of the program is to keep calm.", "The purpose of the program is to keep calm."}));
}

TEST(TrackedChange, OfASubjectShowsBothSubjects) {
    EXPECT_EQ(readings_of("SROsThey shall rest."), (Strings{"SROs shall rest.", "They shall rest."}));
    EXPECT_EQ(readings_of("The SRO isThey are asked to rest."),
              (Strings{"The SRO is asked to rest.", "They are asked to rest."}));
    EXPECT_EQ(readings_of("SROsGate staff do not need lamps."),
              (Strings{"SROs do not need lamps.", "Gate staff do not need lamps."}));
}

TEST(TrackedChange, OfAPhraseIsAsLongAsThePhraseIsKnown) {
    EXPECT_EQ(readings_of("Teachers may call an SROgate staff to help."),
              (Strings{"Teachers may call an SRO to help.", "Teachers may call gate staff to help."}));
}

TEST(TrackedChange, OfAVerbTakesItsArticleAlong) {
    EXPECT_EQ(readings_of("The SROGate staff is aare welcome."),
              (Strings{"The SRO is a welcome.", "Gate staff are welcome."}));
}

TEST(TrackedChange, LeavesTheTextAsItStands) {
    const auto reading = read_text("Mission and Purpose\n\nThe missionpurpose of the program is to keep calm.\n");
    EXPECT_EQ(reading.provisions.at(0).text, "The missionpurpose of the program is to keep calm.");
}

TEST(TrackedChange, IsNotSeenInOrdinaryWords) {
    EXPECT_EQ(readings_of("Classroom leadership, developmental needs, DeKalb County, K-12 SROs, PowerSchool and "
                          "students\xe2\x80\x99 families "
                          "matter to the mental health team, which may develop a lead for each class and room."),
              Strings{});
}

TEST(TrackedChange, MarkedAsADeletionIsLeftOutAndNamed) {
    const auto reading = read_as(
        "p.html", "<html><body><h1>Guards</h1><p>Guards <del>may</del><ins>shall not</ins> run.</p></body></html>");
    EXPECT_EQ(kinds_of(reading), "prohibition");
    EXPECT_EQ(count_of(reading, "tracked-change"), 1);
}

}  // namespace
}  // namespace accord::policy::reading
