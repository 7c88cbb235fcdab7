#include "program/screening.hpp"

#include <gtest/gtest.h>

#include <rapidcheck.h>

#include <algorithm>

#include "program/agreements.hpp"
#include "program/contacts.hpp"

namespace accord::program {
namespace {

using enum FindingKind;

/// True when the text holds a finding of the kind.
bool finds(FindingKind kind, std::string_view text, const std::vector<std::string>& names = {}) {
    const auto found = screen(text, names);
    return std::any_of(found.begin(), found.end(), [&](const Finding& finding) { return finding.kind == kind; });
}

class ImmigrationIsStopped : public testing::TestWithParam<const char*> {};
TEST_P(ImmigrationIsStopped, InAnyWording) { EXPECT_TRUE(finds(immigration, GetParam())) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(
    English, ImmigrationIsStopped,
    testing::Values("Student said his family is undocumented.", "asked about immigration status", "Is she a citizen?",
                    "lesson about immigration", "won a citizenship award", "He was born in another country",
                    "where was she born", "place of birth unknown", "her birthplace came up", "mother has a green card",
                    "Father was deported last year", "afraid of deportation", "ICE came to the house",
                    "said that ice agents were outside", "called ICE", "I.C.E. was mentioned", "has a student visa",
                    "crossed the border", "is from Honduras", "originally from another state", "He is Guatemalan",
                    "family seeks asylum", "a refugee family", "DACA paperwork", "illegal alien", "Border Patrol",
                    "country of origin", "A123456789 on a card", "lost his passport", "foreign-born",
                    "told him to go back to Mexico", "go back to your country", "she is a permanent resident",
                    "legal status unclear"));
INSTANTIATE_TEST_SUITE_P(Spanish, ImmigrationIsStopped,
                         testing::Values("su familia es indocumentada", "llamaron a la migra",
                                         "preguntó por su ciudadanía", "¿Dónde nació?", "lugar de nacimiento",
                                         "nacida en otro país", "teme una deportación", "fue deportado",
                                         "no tiene papeles", "inmigración", "INMIGRACIÓN", "viene de Guatemala",
                                         "residencia permanente", "cruzó la frontera", "país de origen",
                                         "es extranjera", "perdió el pasaporte", "nacionalidad"));
INSTANTIATE_TEST_SUITE_P(Disguised, ImmigrationIsStopped,
                         testing::Values("1mm1gr4nt", "imm1grant student", "i m m i g r a n t", "i.m.m.i.g.r.a.n.t",
                                         "immi-grant", "c1t1zen", "c!tizen", "und0cumented", "d-e-p-o-r-t-e-d",
                                         "immi\xe2\x80\x8bgrant", "i c e", "DEPORTED", "immi\xc2\xadgration", "v-i-s-a",
                                         "migr@nt", "\xef\xbd\x89mmigrant" /* full-width i */));

class SchoolLifeIsKept : public testing::TestWithParam<const char*> {};
TEST_P(SchoolLifeIsKept, WithoutAFinding) {
    const auto found = screen(GetParam());
    EXPECT_TRUE(found.empty()) << GetParam() << " -> " << (found.empty() ? "" : found.front().words);
}

INSTANTIATE_TEST_SUITE_P(
    English, SchoolLifeIsKept,
    testing::Values(
        "Two students argued in Room 12. Both went back to class.", "Slipped on ice near the gym.",
        "SLIPPED ON ICE NEAR THE GYM", "ICE PACK GIVEN", "Met with Student Council.",
        "Native plants in the garden were damaged.", "A born leader, he calmed the others.",
        "Talked with the student for 10 minutes; 3 others watched.", "Met at 14:05 in Building B, second period.",
        "On Monday the Principal asked for a talk after Spanish.", "Parent came at 10:30 on 11/22/2026.",
        "Found a vape pen worth $25 in locker 1432.", "Officer and Vice Principal walked to the Main Office.",
        "The fight was at Lincoln High School near the North Gym.", "He paid with a Visa card.",
        "Native American club met.", "Student turned in no homework.", "Grade 9, two boys, one girl. No injuries.",
        "Ice cream was thrown in the cafeteria.", "Walked 5 students all the way to class.",
        "Covid19 rules came up. F150 in the lot.", "ASB meeting ran long.", "Sports: she will play on Friday in May.",
        "Video from Instagram and TikTok was shown.", "Mark the date; the student may return.",
        "Student said \"I will\" and left.", "Dispatch 911 was not called."));
INSTANTIATE_TEST_SUITE_P(Spanish, SchoolLifeIsKept,
                         testing::Values("Los deportes fueron cancelados; el deportista volvió a clase.",
                                         "Habló con el alumno 10 minutos en la cafetería.",
                                         "El lunes hubo una pelea en el salón 12.", "La madre vino a las 10:30.",
                                         "Semana nacional de la lectura."));

struct Case {
    FindingKind kind;
    const char* text;
};
class Identifying : public testing::TestWithParam<Case> {};
TEST_P(Identifying, WordsAreFound) { EXPECT_TRUE(finds(GetParam().kind, GetParam().text)) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Numbers, Identifying,
    testing::Values(Case{social_security, "SSN on the form"}, Case{social_security, "123-45-6789"},
                    Case{social_security, "123 45 6789"}, Case{social_security, "number 123456789"},
                    Case{social_security, "seguro social"}, Case{social_security, "1 2 3 4 5 6 7 8 9"},
                    Case{number, "student id 4471290"}, Case{number, "plate 7ABC123"}, Case{number, "DOB 4/5/2010"},
                    Case{number, "zip 95351"}, Case{number, "case 26-004417-88"}, Case{address, "call (555) 555-0134"},
                    Case{address, "555-0134"}, Case{address, "+1 555 555 0134"}, Case{address, "5555550134"}));
INSTANTIATE_TEST_SUITE_P(Addresses, Identifying,
                         testing::Values(Case{address, "lives at 1208 North Orchard Ave"},
                                         Case{address, "12 Elm Street"}, Case{address, "450 main st"},
                                         Case{address, "calle Morelos 12"}, Case{address, "P.O. Box 77"},
                                         Case{address, "apt 4"}, Case{address, "write to a.b@example.org"},
                                         Case{address, "posts as @someone_else"}));
INSTANTIATE_TEST_SUITE_P(Names, Identifying,
                         testing::Values(Case{name, "Talked to Mara Delgado in the hall"},
                                         Case{name, "Ms. Ortiz saw it"}, Case{name, "student Delgado left"},
                                         Case{name, "a boy named Tomas"}, Case{name, "Told Mara Jane to wait"},
                                         Case{name, "la alumna Ximena"}, Case{name, "Señora Peña llamó"},
                                         Case{name, "Officer Ruiz and I"}, Case{name, "Jean-Luc Ferrand hid"}));

TEST(Screening, FindsTheNamesNearbyInAnyCase) {
    const std::vector<std::string> nearby{"Xóchitl", "Okafor", "Will"};
    EXPECT_TRUE(finds(name, "talked to xochitl", nearby));
    EXPECT_TRUE(finds(name, "took OKAFOR's bag", nearby));
    EXPECT_FALSE(finds(name, "the student will return", nearby));
    EXPECT_TRUE(finds(name, "then Will ran", nearby));
    EXPECT_FALSE(finds(name, "okaforx is another word", nearby));
}

TEST(Screening, TellsTheWordsAndWhereTheyStand) {
    const std::string text = "Spoke about immigration with Mara Delgado";
    const auto found = screen(text);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0], (Finding{immigration, "immigration", 12}));
    EXPECT_EQ(found[1], (Finding{name, "Mara Delgado", 29}));
    EXPECT_EQ(text.substr(found[1].at, found[1].words.size()), "Mara Delgado");
    EXPECT_NE(english(explain(found[0])).find("immigration"), std::string::npos);
}

TEST(Screening, NeverExcusesImmigrationAndSocialSecurity) {
    EXPECT_TRUE(never_kept(immigration));
    EXPECT_TRUE(never_kept(social_security));
    EXPECT_FALSE(never_kept(number) || never_kept(address) || never_kept(name));
}

TEST(Screening, FindsTheWordWhereverItStands) {
    EXPECT_TRUE(rc::check("words around it hide nothing", [] {
        static const std::vector<std::string> around{"the",  "student", "said",    "that", "and",
                                                     "then", "10",      "minutes", "Room", "-"};
        std::string before, after;
        for (const auto i : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 10)))
            before += around[static_cast<std::size_t>(i)] + " ";
        for (const auto i : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 10)))
            after += " " + around[static_cast<std::size_t>(i)];
        RC_ASSERT(finds(immigration, before + "undocumented" + after));
    }));
}

TEST(Screening, PointsIntoAnyText) {
    EXPECT_TRUE(rc::check("findings stand in the text, in order and apart", [](const std::string& text) {
        std::size_t end = 0;
        for (const auto& finding : screen(text, {"Ana"})) {
            RC_ASSERT(finding.at >= end);
            RC_ASSERT(text.substr(finding.at, finding.words.size()) == finding.words);
            RC_ASSERT(!finding.words.empty());
            end = finding.at + finding.words.size();
        }
    }));
}

TEST(Screening, ReadsDamagedBytes) {
    EXPECT_TRUE(finds(immigration, "\xc3\xc3 undocumented \xff\xe2\x80"));
    for (int first = 0x80; first < 0x100; ++first)
        for (int second = 0x80; second < 0x100; ++second)
            (void)screen(std::string{"a"} + static_cast<char>(first) + static_cast<char>(second) + "b");
}

TEST(Screening, KnowsDigitsHoweverTheyAreWritten) {
    EXPECT_TRUE(finds(social_security, "１２３-４５-６７８９"));
    EXPECT_TRUE(finds(social_security, "1 2 3-4 5-6789"));
    EXPECT_TRUE(finds(social_security, "123.45.6789"));
    EXPECT_FALSE(finds(social_security, "rooms 12 14 15 178")) << "nine digits in groups of no such number";
}

TEST(NoRecord, HoldsWhatIsNeverKeptWhateverTheField) {
    Contact contact;
    contact.police_report = "123-45-6789";
    auto problems = never_kept_in(contact);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].where, "police_report");
    for (const char* number : {"26-10418", "260010418", "A2600104"}) {
        contact.police_report = number;
        EXPECT_TRUE(never_kept_in(contact).empty()) << number;
    }
    contact.handed_to = "said the family is undocumented";
    problems = never_kept_in(contact);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].where, "handed_to");
    Agreement agreement;
    agreement.title = "MOU on the limits of immigration enforcement";
    EXPECT_TRUE(never_kept_in(agreement).empty()) << "what it is called speaks of nobody";
    agreement.minutes = "of 2 November, for 123-45-6789";
    EXPECT_EQ(never_kept_in(agreement).size(), 1u);
}

}  // namespace
}  // namespace accord::program
