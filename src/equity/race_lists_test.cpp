// A report counts by the list of races of its school year, says which, and is never compared with one by another.
#include <gtest/gtest.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "equity/fictional_district.hpp"
#include "equity/flags.hpp"
#include "equity/method.hpp"
#include "equity/sentences.hpp"
#include "equity/years.hpp"

namespace accord::equity {
namespace {

using program::Race;
using program::RaceList;

/// A school year in which so many of 500 Hispanic and 90 of 3,000 White students had a contact.
CodedData data_of(int first, std::uint32_t hispanic, RaceList list) {
    CodedData data;
    data.period = {Date{first, 7, 1}, Date{first + 1, 6, 30}};
    data.schools = {"Almond High"};
    data.school_state = {Known::counted};
    data.race_list = list;
    std::uint32_t number = 0;
    for (const auto& [race, with, of] :
         {std::tuple{Race::hispanic, hispanic, 500u}, std::tuple{Race::white, 90u, 3000u}}) {
        data.enrolment.push_back({0, program::GradeBand::g9_to_12, race, program::Sex::female,
                                  program::Disability::none, program::EnglishLearner::no, of});
        for (std::uint32_t i = 0; i < with; ++i) {
            CodedContact one;
            one.contact = one.student = ++number;
            one.grade_band = program::GradeBand::g9_to_12;
            one.race = race;
            data.contacts.push_back(one);
        }
    }
    return data;
}

Released of_year(int first, std::uint32_t hispanic, RaceList list) {
    return release(*count(data_of(first, hispanic, list)), {}).value();
}

std::vector<std::pair<std::string, std::string>> groups_of(const Released& released) {
    std::vector<std::pair<std::string, std::string>> groups;
    for (const auto& row : released.table(Measure::contact, Breakdown::race)->rows)
        groups.emplace_back(row.code, row.label);
    return groups;
}

RowOverYears over(const Released& now, const std::vector<Released>& earlier, std::string_view code) {
    const auto rows = over_years(now, earlier);
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const RowOverYears& row) {
        return row.measure == Measure::contact && row.code == code;
    });
    EXPECT_NE(found, rows.end());
    return *found;
}

bool says(const Message& message, std::string_view words) { return english(message).find(words) != std::string::npos; }

TEST(ReportByAList, HasTheRowsOfThatListAndCallsThemAsItDoes) {
    const auto older = groups_of(of_year(2028, 50, RaceList::of_1997));
    const auto newer = groups_of(of_year(2029, 50, RaceList::of_2024));
    EXPECT_EQ(older.size(), 9u) << "seven, not reported, and the total";
    EXPECT_EQ(newer.size(), 10u);
    EXPECT_EQ(older.front(), (std::pair<std::string, std::string>{"hispanic", "Hispanic or Latino"}));
    const auto has = [](const auto& groups, const char* code, const char* label) {
        return std::find(groups.begin(), groups.end(), std::pair<std::string, std::string>{code, label}) !=
               groups.end();
    };
    EXPECT_TRUE(has(newer, "hispanic", "Hispanic or Latino alone"));
    EXPECT_TRUE(has(newer, "middle_eastern", "Middle Eastern or North African alone"));
    EXPECT_FALSE(has(older, "middle_eastern", "Middle Eastern or North African"));
}

TEST(ReportByAList, RefusesARaceThatTheListDoesNotHave) {
    auto data = data_of(2028, 50, RaceList::of_1997);
    data.contacts.front().race = Race::middle_eastern;
    const auto refused = release(*count(data), {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problems().front().where, "race");
    data.race_list = RaceList::of_2024;
    EXPECT_TRUE(release(*count(data), {}));
}

TEST(ReportByAList, NamesItInEveryFileAndWithoutANameItIsThatOf1997) {
    const auto older = of_year(2028, 50, RaceList::of_1997), newer = of_year(2029, 50, RaceList::of_2024);
    EXPECT_FALSE(to_json(older).contains("race_list")) << "reports that are out before there were two lists stay as is";
    EXPECT_EQ(to_json(newer).at("race_list"), "2024");
    EXPECT_NE(to_csv(older).find("federal categories of the 1997 standards"), std::string::npos);
    EXPECT_NE(to_csv(newer).find("federal categories of the 2024 standards"), std::string::npos);
    const auto told = counting_method({}, RaceList::of_2024);
    EXPECT_TRUE(std::any_of(told.begin(), told.end(),
                            [](const MethodRule& rule) { return says(rule.says, "federal categories of 2024"); }));
    for (const auto* report : {&older, &newer}) {
        const auto again = read_released(print_json(to_json(*report))).value();
        EXPECT_EQ(again.race_list, report->race_list);
        EXPECT_TRUE(same_cells(again, *report));
    }
}

TEST(ReportByAList, IsRefusedWhenItSaysAnother) {
    auto json = to_json(of_year(2029, 50, RaceList::of_2024));
    json["race_list"] = "1997";
    EXPECT_FALSE(read_released(print_json(json)));
    json.erase("race_list");
    EXPECT_FALSE(read_released(print_json(json))) << "and so when it says none";
}

// A report by this list does not name it, so its bytes are what they would be were there no second one. The seals
// change with what is hidden, and with nothing else.
TEST(ReportsOf1997, KeepTheirSeals) {
    const auto seal = [](std::uint64_t seed, const fictional::Size& size) {
        return release(*count(fictional::district(seed, size).data), {}).value().sha256;
    };
    EXPECT_EQ(seal(1, {10, 400, 1000}), "ca149de0bfe33b2524666a31a53bd1310705a88117c61e10205d51045084d31c");
    EXPECT_EQ(seal(2, {3, 60, 40}), "bb2fc2a53489037528ce84659492a6150d82b9198b078ba6b536e42b320591fd");
}

TEST(EditionsOfAYear, ShareOneList) {
    const auto quarter = [](RaceList list) {
        auto data = data_of(2029, 50, list);
        data.period.until = Date{2029, 9, 30};
        return release_edition(*count(data), {}, {}).value();
    };
    const auto year = count(data_of(2029, 60, RaceList::of_2024));
    EXPECT_TRUE(release_edition(*year, {}, {quarter(RaceList::of_2024)}));
    const auto refused = release_edition(*year, {}, {quarter(RaceList::of_1997)});
    ASSERT_FALSE(refused);
    EXPECT_TRUE(says(refused.problems().front().message, "all editions of a year share one"));
}

TEST(YearsByTwoLists, AreNotComparedByRaceAndSayWhy) {
    const std::vector<Released> earlier{of_year(2028, 100, RaceList::of_1997)};
    const auto now = of_year(2029, 50, RaceList::of_2024);
    const auto hispanic = over(now, earlier, "hispanic");
    EXPECT_TRUE(hispanic.years.front().other_list);
    EXPECT_FALSE(hispanic.years.front().students_per_100) << "no number of the other list stands beside";
    EXPECT_FALSE(hispanic.since_last_year.p);
    EXPECT_EQ(hispanic.change, Change::unknown);
    EXPECT_TRUE(says(hispanic.sentence, "counted by another list last year"));
    EXPECT_TRUE(hispanic.sentence.values.empty());
    const auto by_one_list = over(of_year(2029, 50, RaceList::of_1997), earlier, "hispanic");
    EXPECT_EQ(by_one_list.change, Change::lower);
}

TEST(YearsByTwoLists, AreComparedInAllElse) {
    const std::vector<Released> earlier{of_year(2028, 300, RaceList::of_1997)};
    const auto everybody = over(of_year(2029, 50, RaceList::of_2024), earlier, "all");
    EXPECT_EQ(everybody.change, Change::lower);
    EXPECT_TRUE(everybody.years.front().students_per_100);
}

TEST(YearsInARow, BeginAnewWithAListAndSayWhy) {
    const std::vector<Released> two{of_year(2027, 50, RaceList::of_1997), of_year(2028, 50, RaceList::of_1997)};
    EXPECT_EQ(over(of_year(2029, 50, RaceList::of_1997), two, "hispanic").standing, Standing::significant);
    const auto anew = over(of_year(2029, 50, RaceList::of_2024), two, "hispanic");
    EXPECT_EQ(anew.standing, Standing::above);
    EXPECT_TRUE(says(anew.standing_sentence, "they begin anew with 2029-30")) << english(anew.standing_sentence);
    std::vector<Released> three = two;
    three.push_back(of_year(2029, 50, RaceList::of_2024));
    three.push_back(of_year(2030, 50, RaceList::of_2024));
    const auto third = over(of_year(2031, 50, RaceList::of_2024), three, "hispanic");
    EXPECT_EQ(third.standing, Standing::significant) << "three years by one list";
}

TEST(BeforeAndAfterByTwoLists, AreNotSetBesideEachOther) {
    const std::vector<Released> years{of_year(2027, 60, RaceList::of_1997), of_year(2029, 50, RaceList::of_2024)};
    auto found = flags(years.front(), {});
    const auto raised = std::find_if(found.begin(), found.end(), [](const Flag& flag) {
        return flag.measure == Measure::contact && flag.code == "hispanic";
    });
    ASSERT_NE(raised, found.end());
    EXPECT_EQ(raised->race_list, RaceList::of_1997);
    const auto told = before_and_after(*raised, Date{2028, 9, 1}, years);
    EXPECT_TRUE(says(told.before, "2027-28: 12 of 100 students")) << english(told.before);
    EXPECT_TRUE(says(told.after, "2029-30: races and ethnicities were counted by another list")) << english(told.after);
    EXPECT_FALSE(told.years.back().point.students_per_100);
    EXPECT_EQ(english(told.caution), "There is nothing to compare yet");
}

}  // namespace
}  // namespace accord::equity
