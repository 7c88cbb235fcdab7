#include <gtest/gtest.h>

#include "policy/reading/reading_test.hpp"

namespace accord::policy::reading {
namespace {

using Strings = std::vector<std::string>;

TEST(List, OfTermsBelongsToTheSentenceThatLeadsItIn) {
    const auto reading = read_text(
        "Guards\n\n"
        "The Board shall sign a contract with the agency which includes, at a minimum:\n\n"
        "1. The aim of the contract\n"
        "2. Working hours\n\n"
        "3. Insurance\n\n"
        "The Board may add terms.\n");
    ASSERT_EQ(kinds_of(reading), "obligation obligation permission");
    EXPECT_EQ(reading.provisions[0].text, "The Board shall sign a contract with the agency");
    EXPECT_TRUE(reading.provisions[0].items.empty());
    EXPECT_EQ(reading.provisions[1].items, (Strings{"The aim of the contract", "Working hours", "Insurance"}));
    EXPECT_EQ(reading.provisions[1].sentence, reading.provisions[0].sentence);
    EXPECT_EQ(reading.provisions[1].sentence_text,
              "The Board shall sign a contract with the agency which includes, at a minimum: The aim of the contract "
              "Working hours Insurance");
}

TEST(List, WithoutNumbersIsKnownByItsIndentation) {
    const auto reading = read_text(
        "Guards\n\nThe contract shall address:\n\n\tWorking hours\n\t\xc2\xa0 \n\tInsurance for guards\n\t\xc2\xa0 "
        "\n\tUniforms\n\n"
        "The Board may add terms.\n");
    ASSERT_EQ(kinds_of(reading), "obligation permission");
    EXPECT_EQ(reading.provisions[0].items, (Strings{"Working hours", "Insurance for guards", "Uniforms"}));
}

TEST(List, OfActionsGivesOneProvisionForEach) {
    const auto reading = read_text(
        "Guards\n\nA guard shall:\n\n  a. greet visitors and show them the way;\n  b. not sell tickets; and\n  c. lock "
        "the gate by\n"
        "     nightfall.\n\nGuards may rest.\n");
    ASSERT_EQ(kinds_of(reading), "obligation prohibition obligation permission");
    EXPECT_EQ(reading.provisions[0].text, "A guard shall: greet visitors and show them the way;");
    EXPECT_EQ(reading.provisions[2].text, "A guard shall: lock the gate by nightfall.");
    EXPECT_EQ(reading.provisions[2].part, 3);
    EXPECT_EQ(reading.provisions[2].who, "A guard");
    EXPECT_EQ(reading.provisions[2].sentence, reading.provisions[0].sentence);
}

TEST(List, InsideASentenceGivesOneProvisionForEachAction) {
    const auto reading = read_sentence(
        "Before asking a child, a guard must: (a) call a parent or leave a message; and (b) write a note.");
    ASSERT_EQ(kinds_of(reading), "obligation obligation");
    EXPECT_EQ(reading.provisions[1].text, "Before asking a child, a guard must: write a note");
    EXPECT_EQ(reading.provisions[1].when, "Before asking a child");
}

TEST(List, OfGroundsIsOnePermission) {
    const auto reading = read_text(
        "Guards\n\nGuards are permitted entry to the extent that:\n\n1. The gate is open;\n2. A teacher agrees; or\n3. "
        "There is a fire.\n");
    ASSERT_EQ(kinds_of(reading), "permission");
    EXPECT_EQ(reading.provisions[0].items.size(), 3u);
}

TEST(List, OfWhatSomebodyMustAndMustNotGivesEachItsOwnProvision) {
    const auto reading =
        read_text("Guards\n\nGuards:\n\n- shall not open lockers;\n- may carry a radio; and\n- must wear a badge.\n");
    ASSERT_EQ(kinds_of(reading), "prohibition permission obligation");
    EXPECT_EQ(reading.provisions[1].who, "Guards");
    EXPECT_TRUE(reading.provisions[1].text.starts_with("Guards may carry a radio"));
}

TEST(List, OfActionsMayFollowAMinimum) {
    EXPECT_EQ(kinds_of(read_text("Plan\n\nThe plan shall, at a minimum:\n\n1. Name a guard;\n2. Explain the rule; "
                                 "and\n3. Avoid long words.\n")),
              "obligation obligation prohibition");
}

TEST(List, OfSentencesGivesEachItsOwnProvision) {
    const auto reading =
        read_text("Guards\n\nThe following rules apply:\n\n1. Guards shall rest.\n2. Guards may walk.\n");
    EXPECT_EQ(kinds_of(reading), "definition obligation permission");
    EXPECT_EQ(reading.provisions.back().line, 6);
}

TEST(List, InsideAListBelongsToItsItem) {
    const auto reading =
        read_as("p.md", "# Guards\n\nA guard shall:\n\n1. carry:\n   - a radio\n   - a lamp\n2. rest.\n");
    ASSERT_EQ(reading.provisions.size(), 2u);
    EXPECT_EQ(reading.provisions[0].text, "A guard shall: carry: a radio a lamp");
}

TEST(PageHeader, WithADateAndACountOfPagesIsLeftOutWithWhatStandsBesideIt) {
    const auto reading = read_text(
        "Elm Grove ISD\n\nThe whole plan shall always state:\n\n(a) the hours of guards;\n\nDATE ISSUED: 8/14/2023    "
        "1 of 2\n"
        "UPDATE 121\n\nElm Grove ISD\n\n(b) the names of guards.\n\nGuards shall rest.\n\n"
        "DATE ISSUED: 8/14/2023    2 of 2\nUPDATE 121\n");
    ASSERT_EQ(kinds_of(reading), "obligation obligation");
    EXPECT_EQ(reading.provisions[0].items.size(), 2u);
}

TEST(PageHeader, ThatComesAgainIsLeftOutEvenInsideAList) {
    const auto reading = read_text(
        "HILLTOP CITY SCHOOLS\n\nSAFETY AND GROUNDS\n\nCampus Guards\n\nThe Board keeps schools calm and open to all "
        "families.\n\n"
        "The contract shall address:\n\n1. Hours\n\nSAFETY AND GROUNDS\n\nCampus Guards\n\n2. Pay\n\nGuards shall "
        "rest.\n");
    ASSERT_EQ(kinds_of(reading), "obligation obligation obligation");
    EXPECT_EQ(reading.provisions[1].items, (Strings{"Hours", "Pay"}));
    EXPECT_EQ(count_of(reading, "furniture"), 1);
    EXPECT_EQ(reading.document.title, "Campus Guards");
    EXPECT_TRUE(reading.provisions[2].heading.empty());
}

TEST(PageBreak, InTheMiddleOfASentenceIsMended) {
    const auto reading = read_text(
        "Guards\n\nGuards shall treat all alike whatever their age, hair, height, shoe\n\nsize, or favorite "
        "color.\n\nPage 1 of 2\n\nGuards may walk.\n\nPage 2 of 2\n");
    ASSERT_EQ(kinds_of(reading), "obligation permission");
    EXPECT_NE(reading.provisions[0].text.find("shoe size, or"), std::string::npos);
    EXPECT_EQ(reading.provisions[1].line, 9);
}

TEST(WrappedLines, MakeOneParagraph) {
    const auto reading = read_text(
        "Guards\n\n"
        "Guards shall keep a log of the visitors whom they meet at the gate and\n"
        "shall hand it to the principal. The\n"
        "principal may read it aloud at the meeting of the safety committee, where\n"
        "Parents and teachers sit together.\n");
    ASSERT_EQ(kinds_of(reading), "obligation obligation permission");
    EXPECT_EQ(reading.provisions[2].line, 4);
}

TEST(DraftingNote, IsNoPolicyAndEndsWithItsLine) {
    const auto reading = read_text(
        "Guards\n\n"
        "NOTE: The following text is for districts that must hire guards and that want more than one of them at each "
        "gate of every school.They should ask a lawyer.\n"
        "The Board shall hire one guard for each gate, whatever the size of the school and the number of its pupils "
        "may be in that year.\n");
    ASSERT_EQ(kinds_of(reading), "note note obligation");
    EXPECT_EQ(reading.provisions[2].line, 4);
    EXPECT_EQ(count_of(reading, "note"), 1);
}

TEST(References, AreNeverPolicy) {
    const auto reading = read_text(
        "Guards\n\nGuards shall rest. (cf. 1250 - Visitors)\n\n(cf. 3515 - Campus\nSecurity)\n\n(Education Code "
        "32282)\n\n"
        "Legal Reference:\n\nEDUCATION CODE\n\n32280 Safety plans, which schools must keep\n\nManagement "
        "Resources:\n\nCouncil of Guards:\n\n<https://guards.example>\n\n"
        "Adopted: May 4, 2021\n");
    EXPECT_EQ(kinds_of(reading), "obligation reference reference reference reference reference adoption");
    const auto& code = provision_with(reading, "32280");
    EXPECT_EQ(code.heading, (Strings{"Legal Reference", "EDUCATION CODE"}));
    EXPECT_EQ(code.citations, (Strings{"Education Code 32280"}));
    EXPECT_EQ(provision_with(reading, "Council").text, "Council of Guards: <https://guards.example>");
}

TEST(Headings, MakeAPath) {
    const auto reading = read_as("p.md",
                                 "# Guards\n\n## Duties\n\n### Gates\n\nGuards shall rest.\n\n**Training.** Guards may "
                                 "read.\n\n## Records\n\nGuards may write.\n");
    ASSERT_EQ(reading.provisions.size(), 3u);
    EXPECT_EQ(reading.provisions[0].heading, (Strings{"Duties", "Gates"}));
    EXPECT_EQ(reading.provisions[1].heading, (Strings{"Duties", "Gates", "Training"}));
    EXPECT_EQ(reading.provisions[2].heading, (Strings{"Records"}));
}

TEST(Headings, MayBeBoldLinesOrNumberedOnes) {
    const auto bold = read_as(
        "p.md",
        "**Guards**\n\nGuards may sit.\n\n**Duties**\n\nGuards shall rest.\n\n### **Records**\n\nGuards may write.\n");
    EXPECT_EQ(bold.provisions.at(1).heading, (Strings{"Duties"}));
    EXPECT_EQ(bold.provisions.at(2).heading, (Strings{"Records"}));
    const auto numbered =
        read_text("Guards\n\n1. Duties of guards\n\n   Guards shall rest.\n\n2. Records\n\n   Guards may write.\n");
    EXPECT_EQ(numbered.provisions.at(0).heading, (Strings{"Duties of guards"}));
    EXPECT_EQ(numbered.provisions.at(1).heading, (Strings{"Records"}));
}

TEST(Headings, MayStandOnTheLineAboveTheirText) {
    const auto reading = read_text(
        "Campus Guards\n\nLimits\nGuards shall rest.\n\nPurpose, Mission, and Role\nA guard is an employee of the "
        "city.\n");
    ASSERT_EQ(kinds_of(reading), "obligation definition");
    EXPECT_EQ(reading.provisions[0].heading, (Strings{"Limits"}));
    EXPECT_EQ(reading.provisions[1].heading, (Strings{"Purpose, Mission, and Role"}));
}

TEST(Words, ThatAreNoSentenceAreNamed) {
    const auto reading = read_text(
        "Guards\n\nGuards shall rest.\n\nalso on Sundays, of course, and on the many other quiet days of the year "
        "without any\n");
    EXPECT_EQ(reading.provisions.size(), 1u);
    EXPECT_EQ(warning_of(reading, "fragment").line, 5);
}

TEST(Word, BrokenAtALinesEndIsOneWord) {
    const auto reading = read_text(
        "Campus Guards\n\n"
        "The guards of the town answer to the head of the safety depart-\n"
        "ment, who shall answer for every school-wide drill and its safe-\n"
        "ty.  Each department shall name a day-to-day chief and keep a non-\n"
        "sworn clerk.  A guard shall not wear a camera on a short- or day-\n"
        "long walk, and no guard shall ever join a school-\n"
        "wide drill with-\n"
        "out leave.\n");
    std::string all;
    for (const auto& provision : reading.provisions) all += provision.sentence_text + ' ';
    for (const auto* whole : {"safety department,", "its safety.", "non-sworn clerk", "short- or",
                              "a school-wide drill "
                              "without leave"})
        EXPECT_NE(all.find(whole), std::string::npos) << whole << " in: " << all;
    EXPECT_EQ(provision_with(reading, "wear a camera").line, 6);
}

}  // namespace
}  // namespace accord::policy::reading
