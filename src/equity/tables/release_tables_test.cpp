#include "equity/tables/release_tables.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "equity/tables/fictional_survey.hpp"

namespace accord::equity {
namespace {

using fictional::SurveySize;

/// Sheets of one question by school, from how often each answer was given; the last numbers are the reasons for none.
Sheets by_school(const std::vector<std::vector<int>>& schools, About about = About::survey) {
    Sheets sheets{about,
                  Asked::students,
                  "A made-up survey",
                  {fictional::column("school", schools.size())},
                  {fictional::column("safe", schools.front().size() - no_answers)},
                  {}};
    for (std::size_t school = 0; school < schools.size(); ++school)
        for (std::size_t category = 0; category < schools[school].size(); ++category)
            for (int i = 0; i < schools[school][category]; ++i) {
                sheets.cells.push_back(static_cast<std::uint16_t>(school));
                sheets.cells.push_back(static_cast<std::uint16_t>(category));
            }
    return sheets;
}

TablesRelease must(const Sheets& sheets, const Rule& rule = {}) { return release_tables(sheets, rule).value(); }

const AnswerRow& school(const TablesRelease& release, std::size_t place) {
    return release.tables.table(0, 0)->rows.at(place);
}
const AnswerRow& all(const TablesRelease& release) { return release.tables.table(0, {})->rows.front(); }

TEST(ReleaseOfTables, PrintsWhatIsLargeWithItsPercentageAndWilsonsInterval) {
    const auto release = must(by_school({{60, 20, 20, 0, 0}, {50, 30, 20, 0, 0}}));
    EXPECT_TRUE(release.hidden.empty());
    const AnswerCount& first = all(release).counts[0];
    EXPECT_EQ(first.count, (Cell{Cell::State::shown, 110}));
    EXPECT_EQ(all(release).answered.value, 160) << "those who did not answer are not in the base";
    EXPECT_DOUBLE_EQ(first.per_100->value, 68.75);
    EXPECT_NEAR(first.per_100->interval.low, 61.2, 0.1);
    EXPECT_NEAR(first.per_100->interval.high, 75.4, 0.1);
}

TEST(ReleaseOfTables, SaysItInASentenceThatABoardMemberReadsOnce) {
    const auto release = must(by_school({{160, 50, 0, 0, 0}, {141, 61, 12, 0, 0}}));
    const auto said = sentences(release.tables, 0);
    ASSERT_EQ(said.size(), 2u);
    EXPECT_EQ(english(said.front()), "Of 412 students who answered, 301 (73 %, between 69 and 77) said: Code 1");
}

TEST(ReleaseOfTables, HidesASmallNumberAndWhatWouldGiveItAway) {
    const auto release = must(by_school({{60, 4, 0, 0, 0}, {50, 30, 0, 0, 0}, {45, 31, 0, 0, 0}}));
    EXPECT_EQ(school(release, 0).counts[1].count, (Cell{Cell::State::hidden, 0})) << "the number itself does not leave";
    EXPECT_FALSE(school(release, 0).counts[1].per_100);
    EXPECT_GE(release.hidden.size(), 4u) << "a number alone in its row and column is known";
    EXPECT_EQ(release.hidden.front().why, WhyHidden::protects);
    int small = 0;
    for (const auto& each : release.hidden) {
        small += each.why == WhyHidden::small_number;
        EXPECT_GE(each.open, each.why == WhyHidden::small_number ? 4 : 1);
    }
    EXPECT_EQ(small, 1);
}

TEST(ReleaseOfTables, DoNotTellThatEverybodyInAGroupSaidTheSame) {
    const auto release = must(by_school({{40, 0, 0, 0, 0}, {50, 30, 0, 0, 0}, {45, 31, 0, 0, 0}}));
    const AnswerRow& alike = school(release, 0);
    EXPECT_FALSE(alike.counts[0].count.shown() && alike.sheets.shown()) << "40 of 40 tells of each";
    EXPECT_FALSE(alike.counts[1].count.shown()) << "0 of 40 tells as much";
    EXPECT_TRUE(release.tables.table(0, 0)->zeros_hidden);
}

TEST(ReleaseOfTables, HidesAGroupOfOneOrTwoWholeWithItsZeros) {
    const auto release = must(by_school({{2, 0, 0, 0, 0}, {50, 30, 0, 0, 0}, {45, 31, 0, 0, 0}}));
    for (const auto& count : school(release, 0).counts) EXPECT_EQ(count.count.state, Cell::State::hidden);
}

TEST(ReleaseOfTables, KeepNotAnsweredNotAskedAndNotApplicableApartFromZero) {
    const auto release = must(by_school({{40, 30, 3, 0, 12}, {0, 0, 0, 25, 0}, {45, 31, 0, 0, 15}}));
    const AnswerTable& table = *release.tables.table(0, 0);
    ASSERT_EQ(table.answers.size(), 5u);
    EXPECT_EQ(table.true_answers, 2u);
    EXPECT_EQ(table.answers[2].code, "not_answered");
    EXPECT_EQ(school(release, 0).counts[2].count, (Cell{Cell::State::shown, 3})) << "an open question tells of nobody";
    EXPECT_EQ(school(release, 1).counts[0].count.state, Cell::State::not_collected) << "never asked there";
    EXPECT_EQ(school(release, 1).answered.state, Cell::State::not_collected);
    EXPECT_EQ(school(release, 1).counts[3].count, (Cell{Cell::State::shown, 25}));
    EXPECT_EQ(school(release, 2).counts[3].count, (Cell{Cell::State::shown, 0})) << "asked of all: a zero";
}

TEST(ReleaseOfTables, OfComplaintsShowHowFewAreNotDecided) {
    const auto release =
        must(by_school({{40, 30, 3, 0, 0}, {45, 31, 20, 0, 0}, {22, 33, 14, 0, 0}}, About::complaints));
    EXPECT_EQ(school(release, 0).counts[2].count, (Cell{Cell::State::shown, 3}));
}

TEST(ReleaseOfTables, GiveTheSameBytesForTheSameSheetsInAnyOrder) {
    const SurveySize size{.sheets = 400, .groups = {4, 3}, .answers = {4, 3, 5}};
    const Sheets sheets = fictional::survey(3, size);
    Sheets turned = sheets;
    turned.cells.clear();
    for (std::size_t at = sheets.cells.size(); at > 0; at -= sheets.columns())
        turned.cells.insert(turned.cells.end(),
                            sheets.cells.begin() + static_cast<std::ptrdiff_t>(at - sheets.columns()),
                            sheets.cells.begin() + static_cast<std::ptrdiff_t>(at));
    const auto once = must(sheets), again = must(turned);
    EXPECT_FALSE(once.hidden.empty());
    EXPECT_EQ(print_json(to_json(once.tables)), print_json(to_json(again.tables)));
    EXPECT_EQ(to_csv(once.tables), to_csv(again.tables));
}

/// All numbers in a text, each as it is written.
std::multiset<std::string> numbers_in(const std::string& text) {
    std::multiset<std::string> found;
    std::string number;
    for (const char c : text + " ")
        if (c >= '0' && c <= '9')
            number += c;
        else if (!number.empty())
            found.insert(std::exchange(number, {}));
    return found;
}

TEST(ReleaseOfTables, HoldNoProtectedCountInAnyOutput) {
    // Counts that no other number of the output has: whichever is hidden must not stand anywhere.
    const Sheets sheets =
        by_school({{6113, 7, 0, 0, 0}, {5227, 3331, 0, 0, 0}, {4441, 8, 0, 0, 0}, {2113, 1999, 0, 0, 0}});
    const auto release = must(sheets);
    std::vector<std::string> outputs{print_json(to_json(release.tables)), to_csv(release.tables)};
    for (const auto& sentence : sentences(release.tables, 0)) outputs.push_back(english(sentence));
    for (const auto& note : notes(release.tables)) outputs.push_back(english(note));
    const std::vector<std::vector<int>> counts{{6113, 7}, {5227, 3331}, {4441, 8}, {2113, 1999}};
    int hidden = 0;
    for (std::size_t row = 0; row < counts.size(); ++row)
        for (std::size_t column = 0; column < 2; ++column) {
            const Cell& cell = school(release, row).counts[column].count;
            if (cell.shown() || counts[row][column] < 10) continue;
            ++hidden;
            for (const auto& output : outputs)
                EXPECT_FALSE(numbers_in(output).contains(std::to_string(counts[row][column]))) << output;
        }
    EXPECT_GE(hidden, 2);
    const Json json = to_json(release.tables);
    for (const Json& table : json.at("tables"))
        for (const Json& row : table.at("rows"))
            for (const Json& count : row.value("counts", Json::array())) {
                if (count.at("state") != "hidden") continue;
                for (const char* figure : {"value", "per_100", "low", "high"})
                    EXPECT_FALSE(count.contains(figure)) << count;
            }
}

TEST(ReleaseOfTables, SayInEveryLineOfTheCsvANumberOrWhyThereIsNone) {
    const auto release = must(by_school({{60, 4, 3, 0, 0}, {50, 30, 0, 0, 0}, {0, 0, 0, 31, 0}}));
    const std::string csv = to_csv(release.tables);
    EXPECT_TRUE(csv.starts_with("# A made-up survey\r\n"));
    for (const char* said : {"# question safe", "safe1 = Code 1", "\nquestion,grouping,group", ",hidden,", "# SHA-256",
                             ",not collected,", "\nsafe,school,school1,Code 1,not_answered,Not answered,3,"})
        EXPECT_NE(csv.find(said), std::string::npos) << said << csv;
    EXPECT_EQ(csv.find(",,"), std::string::npos) << "no cell is empty";
}

TEST(ReleaseOfTables, TakeTheRuleOfTheDistrict) {
    Rule rule;
    rule.small_number = 5;
    const Sheets sheets = by_school({{60, 7, 0, 0, 0}, {50, 30, 0, 0, 0}});
    EXPECT_TRUE(must(sheets, rule).hidden.empty());
    EXPECT_FALSE(must(sheets).hidden.empty());
    rule.small_number = 1;
    EXPECT_EQ(release_tables(sheets, rule).problems().front().where, "small_number");
}

TEST(ReleaseOfTables, RefuseSheetsThatContradictTheirLists) {
    Sheets sheets = by_school({{60, 20, 0, 0, 0}, {50, 30, 0, 0, 0}});
    sheets.cells[5] = 99;
    sheets.cells[9] = 98;
    const auto refused = release_tables(sheets, {});
    ASSERT_EQ(refused.problems().size(), 2u) << "all at once";
    EXPECT_EQ(refused.problems().front().where, "safe, sheet 3");
    Sheets twice = by_school({{60, 20, 0, 0, 0}});
    twice.answers.front().name = "school";
    EXPECT_FALSE(release_tables(twice, {}).ok());
    Sheets single = by_school({{60, 0, 0, 0}});
    EXPECT_EQ(release_tables(single, {}).problems().front().where, "safe");
}

TEST(ReleaseOfTables, RefuseFewerSheetsThanTheSmallNumber) {
    const auto refused = release_tables(by_school({{4, 5, 0, 0, 0}}), {});
    EXPECT_EQ(english(refused.problems().front().message),
              "Fewer than 10 are not published at all, not even their number");
}

TEST(ReleaseOfTables, HideMoreAndStaySafeWhenToldToStop) {
    const Sheets sheets = fictional::survey(8, {.sheets = 500, .groups = {5, 4}, .answers = {4, 4}});
    const auto stopped = release_tables(sheets, {}, [](double) { return false; });
    ASSERT_TRUE(stopped.ok());
    EXPECT_GE(stopped->hidden.size(), must(sheets).hidden.size());
}

}  // namespace
}  // namespace accord::equity
