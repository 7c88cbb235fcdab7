#include "equity/tables/read_sheets.hpp"

#include <gtest/gtest.h>

namespace accord::equity {
namespace {

SheetsWanted wanted(std::vector<std::string> answers, std::vector<std::string> groups = {}) {
    SheetsWanted wanted;
    wanted.answers = std::move(answers);
    wanted.groups = std::move(groups);
    return wanted;
}

std::vector<std::string> said(const Problems& problems) {
    std::vector<std::string> all;
    for (const auto& each : problems) all.push_back(each.where + ": " + english(each.message));
    return all;
}

bool holds(const std::vector<std::string>& lines, std::string_view part) {
    return std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line.find(part) != line.npos; });
}

std::vector<std::string> codes(const SheetColumn& column) {
    std::vector<std::string> all;
    for (const auto& code : column.codes) all.push_back(code.code);
    return all;
}

TEST(ReadingSheets, TakesTheCodesThatStandInAColumnWithoutRegardToCase) {
    const auto read =
        read_sheets("s.csv", "q1,school\nYes,Cedar\nno,Orchard\nYES,\n,Cedar\n", wanted({"q1"}, {"school"}));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(codes(read->sheets.answers[0]), (std::vector<std::string>{"no", "Yes"}));
    EXPECT_EQ(read->sheets.cells, (std::vector<std::uint16_t>{0, 1, 1, 0, 2, 1, 0, 2}))
        << "group, answer, sheet by sheet";
}

TEST(ReadingSheets, TellsNotAskedAndNotApplicableFromNotAnswered) {
    const auto read = read_sheets("s.csv", "q1\nyes\nno\n\"\"\nNot asked\nN/A\nNA\n", wanted({"q1"}));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->sheets.cells, (std::vector<std::uint16_t>{1, 0, 2, 3, 4, 2}));
}

TEST(ReadingSheets, OrdersNumbersByTheirSize) {
    const auto read = read_sheets("s.csv", "age\n9\n10\n11\n9\n10\n", wanted({"age"}));
    EXPECT_EQ(codes(read->sheets.answers[0]), (std::vector<std::string>{"9", "10", "11"}));
}

TEST(ReadingSheets, HoldsCellsAgainstNamedCodesAndTellsAllRowsInError) {
    auto asked = wanted({"q1"});
    asked.codes = {{"Q1", "Do you feel safe?", {{"1", "Always"}, {"2", "Never"}}}};
    const auto fine = read_sheets("s.csv", "q1\n1\nnever\n2\n", asked);
    ASSERT_TRUE(fine.ok());
    EXPECT_EQ(fine->sheets.answers[0].label, "Do you feel safe?");
    EXPECT_EQ(fine->sheets.cells, (std::vector<std::uint16_t>{0, 1, 1}));
    const auto wrong = said(read_sheets("s.csv", "q1\n1\n3\n2\nmaybe\n", asked).problems());
    EXPECT_EQ(wrong, (std::vector<std::string>{"s.csv:3:q1: “3” is none of the codes of this column: 1, 2",
                                               "s.csv:5:q1: “maybe” is none of the codes of this column: 1, 2"}));
}

TEST(ReadingSheets, RefusesWhatLooksLikeFreeTextOrPersons) {
    std::string text = "comment,who,call\n";
    for (int i = 0; i < 40; ++i) {
        const std::string number = std::to_string(i);
        text += "I was waiting in hallway " + number + ",";
        text += (i % 2 == 0 ? "Dana Reyes," : "Quinn Okafor,") + std::string{"555-010-"} + (i < 10 ? "000" : "00") +
                number + "\n";
    }
    const auto problems = said(read_sheets("s.csv", text, wanted({"comment", "who", "call"})).problems());
    EXPECT_TRUE(holds(problems, "comment: This looks like free text or a list of persons (40 different values)"));
    EXPECT_TRUE(holds(problems, "who: This looks like names"));
    EXPECT_TRUE(holds(problems, "call: "));
    EXPECT_TRUE(holds(said(read_sheets("s.csv", "officer\nA\nB\n", wanted({"officer"})).problems()), "names persons"));
}

TEST(ReadingSheets, TakesTheSchoolsOfALargeDistrict) {
    std::string text = "q,school\n";
    for (int i = 0; i < 900; ++i) text += (i % 2 == 0 ? "yes,School " : "no,School ") + std::to_string(i % 60) + "\n";
    const auto read = read_sheets("s.csv", text, wanted({"q"}, {"school"}));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->sheets.groups[0].codes.size(), 60u);
}

TEST(ReadingSheets, TakesAnswersThatBeginWithCapitals) {
    const auto read =
        read_sheets("s.csv", "q\nStrongly Agree\nAgree\nNeutral\nDisagree\nStrongly Disagree\n", wanted({"q"}));
    EXPECT_TRUE(read.ok());
}

TEST(ReadingSheets, NeverReadsWhatIsNeverKept) {
    const auto read = read_sheets("s.csv", "q1,birthplace,SSN,other\nyes,Here,1,x\nno,There,2,y\n", wanted({"q1"}));
    ASSERT_TRUE(read.ok());
    std::vector<std::string> told;
    for (const auto& each : read->told) told.push_back(english(each));
    EXPECT_TRUE(holds(told, "the column birthplace is never kept"));
    EXPECT_TRUE(holds(told, "the column SSN is never kept"));
    EXPECT_TRUE(holds(told, "not asked for and not read: other"));
    EXPECT_TRUE(holds(said(read_sheets("s.csv", "q1,citizenship\nyes,a\n", wanted({"q1", "citizenship"})).problems()),
                      "citizenship: This column is never kept"));
    const auto words = said(read_sheets("s.csv", "q1\nyes\nimmigrant\nno\nimmigrant\n", wanted({"q1"})).problems());
    EXPECT_TRUE(holds(words, "s.csv:3:q1: ")) << words.front();
    EXPECT_TRUE(holds(words, "s.csv:5:q1: "));
}

TEST(ReadingSheets, NamesTheColumnsOfTheFileWhereOneIsMissing) {
    const auto problems = said(read_sheets("s.csv", "safe,school\nyes,Cedar\n", wanted({"q1"}, {"grade"})).problems());
    EXPECT_EQ(problems.size(), 2u);
    EXPECT_TRUE(holds(problems, "q1: The file has no such column. It has: safe, school"));
}

TEST(ReadingSheets, GroupsComplaintsByTheQuarterAndLeavesNoneOut) {
    auto asked = wanted({"kind"});
    asked.about = About::complaints;
    asked.by = ReceivedBy::quarter;
    const auto read = read_sheets(
        "c.csv", "kind,received\nforce,2025-09-30\nsearch,2026-01-02\nforce,10/1/2025\n,2026-04-01\n", asked);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(codes(read->sheets.groups[0]), (std::vector<std::string>{"2025-26-quarter-1", "2025-26-quarter-2",
                                                                       "2025-26-quarter-3", "2025-26-quarter-4"}));
    EXPECT_EQ(read->sheets.cells[0], 0);
    EXPECT_EQ(read->sheets.cells[2], 2);
    EXPECT_EQ(read->sheets.cells[4], 1);
    asked.by = ReceivedBy::month;
    const auto months = read_sheets("c.csv", "kind,received\nforce,2025-09-30\nsearch,2025-11-02\n", asked);
    EXPECT_EQ(months->sheets.groups[0].codes[1], (SheetCode{"2025-26-month-4", "October 2025"}));
    EXPECT_TRUE(
        holds(said(read_sheets("c.csv", "kind,received\nforce,soon\nsearch,then\n", asked).problems()), "c.csv:3:"));
}

TEST(ReadingSheets, TakesAColumnWithCommasAsTyped) {
    const std::string bytes = "\"How safe, in general?\",school,grade\nvery,Cedar,6\n";
    EXPECT_EQ(pick_columns(bytes, {"How safe, in general?"}), (std::vector<std::string>{"How safe, in general?"}));
    EXPECT_EQ(pick_columns(bytes, {"school, grade"}), (std::vector<std::string>{"school", "grade"}));
}

TEST(ReadingSheets, ReadsAListOfCodes) {
    const auto list = read_code_list("codes.csv", "column,code,label\nq1,,How safe?\nq1,1,Always\nq1,2,\n");
    ASSERT_TRUE(list.ok());
    EXPECT_EQ(list->front().label, "How safe?");
    EXPECT_EQ(list->front().codes, (std::vector<SheetCode>{{"1", "Always"}, {"2", "2"}}));
    EXPECT_FALSE(read_code_list("codes.csv", "a,b\n1,2\n").ok());
}

}  // namespace
}  // namespace accord::equity
