// From which school year a list of races holds: who says so, what cannot be switched any more, and what reports make of
// it.
#include "office/race_lists.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/school_calendar.hpp"
#include "base/zone.hpp"
#include "office/calendar.hpp"
#include "office/contacts.hpp"
#include "office/ledger.hpp"
#include "office/reports.hpp"
#include "office/test_school.hpp"

namespace accord::office {
namespace {

using program::Race;
using program::RaceList;

struct District : School {
    void today_is(Date day) { *office.now = from_local({day, 12, 0}, "America/Los_Angeles"); }
    void say_race(Race race, Date since) {
        membership.race = race;
        membership.since = since;
        office.add(membership);
    }
    Result<Done> start(const std::string& year) {
        return start_race_list(*office, designee, year, "State bulletin 27-3");
    }
    /// Students enrolled in a row of the races of a school year's report; -1: there is no such row.
    std::int64_t enrolled(int school_year, Race race) {
        const auto report =
            protected_report(*office, {school_year_start(school_year), school_year_end(school_year)}).value();
        const auto* table = report.edition.released.table(equity::Measure::contact, equity::Breakdown::race);
        for (const auto& row : table->rows)
            if (row.code == code_of(race)) return row.enrolled.value;
        return -1;
    }
};

std::string problems_of(const Result<Done>& done) {
    std::string text;
    for (const auto& problem : done.problems()) text += problem.where + ": " + english(problem.message) + "\n";
    return text;
}

bool says(const Result<Done>& done, std::string_view words) {
    return problems_of(done).find(words) != std::string::npos;
}

TEST(ListOf2024, HoldsFromTheYearThatTheKeeperOfTheCalendarSaysAndStandsInTheLedger) {
    District district;
    EXPECT_EQ(race_lists_of(*district.office).of(2028), RaceList::of_1997);
    ASSERT_TRUE(district.start("2027-28").ok());
    EXPECT_EQ(race_lists_of(*district.office).of(2026), RaceList::of_1997);
    EXPECT_EQ(race_lists_of(*district.office).in(2028).source, "State bulletin 27-3");
    EXPECT_TRUE(says(district.start("2027-28"), "Nothing was changed"));
    ASSERT_TRUE(district.start("2028-29").ok()) << "a later word takes its place";
    EXPECT_EQ(race_lists_of(*district.office).of(2027), RaceList::of_1997);
    const auto ledger = verify_ledger(*district.office, operator_of_machine());
    ASSERT_TRUE(ledger.ok());
    EXPECT_TRUE(ledger->faults.empty());
    district.today_is(Date{2028, 9, 1});
    EXPECT_EQ(school_years(*district.office, district.designee, Date{2028, 9, 1})->front().races.list,
              RaceList::of_2024);
}

TEST(ListOf2024, TellsAllThatIsWrongAtOnceAndIsForNobodyElse) {
    District district;
    const auto refused = start_race_list(*district.office, district.designee, "2023-24", " ");
    EXPECT_TRUE(says(refused, "school_year: ")) << problems_of(refused);
    EXPECT_TRUE(says(refused, "source: "));
    for (const auto& who : {district.principal, district.teacher, district.deputy})
        EXPECT_FALSE(start_race_list(*district.office, who, "2027-28", "Me").ok());
}

TEST(YearWithStudentsOnFile, CannotSwitchItsList) {
    District district;
    district.say_race(Race::white, Date{2026, 8, 17});
    const auto refused = district.start("2026-27");
    EXPECT_TRUE(says(refused, "Of 1 students")) << problems_of(refused);
    EXPECT_TRUE(says(refused, "from 2026-07-01 to 2029-06-30"));
    EXPECT_TRUE(says(refused, "Choose another school year"));
    ASSERT_TRUE(district.start("2027-28").ok());
    district.say_race(Race::middle_eastern, Date{2027, 8, 16});
    EXPECT_FALSE(district.start("2028-29").ok()) << "nor back, once students are on file by it";
    EXPECT_EQ(race_lists_of(*district.office).of(2027), RaceList::of_2024);
}

TEST(YearWithStudentsOnFile, IsOneInWhichARaceWasCopiedIntoAContactToo) {
    District district;
    district.today_is(Date{2027, 9, 3});
    ASSERT_TRUE(log_contact(*district.office, district.deputy, district.form()).ok());
    EXPECT_TRUE(says(district.start("2027-28"), "Of 1 students"));
    EXPECT_TRUE(district.start("2028-29").ok());
}

TEST(YearWithAReport, CannotSwitchItsList) {
    auto sample = TestOffice::demo();
    const auto year = school_year_name(school_year_of(sample->today()) - 1);
    const auto refused = start_race_list(*sample, operator_of_machine(), year, "Me");
    EXPECT_TRUE(says(refused, "A report of days from")) << problems_of(refused);
}

TEST(ReportOfANewList, CountsWhoWasSaidByTheOldOneAsNotReportedUntilTheRosterSaysItAnew) {
    District district;
    district.today_is(Date{2030, 7, 15});
    EXPECT_EQ(district.enrolled(2028, Race::black), 1) << "old years keep what they meant";
    EXPECT_EQ(district.enrolled(2028, Race::middle_eastern), -1);
    EXPECT_EQ(district.enrolled(2029, Race::black), 0);
    EXPECT_EQ(district.enrolled(2029, Race::not_reported), 1);
    district.say_race(Race::middle_eastern, Date{2029, 9, 3});
    EXPECT_EQ(district.enrolled(2029, Race::middle_eastern), 1);
    EXPECT_EQ(district.enrolled(2029, Race::not_reported), 0);
    EXPECT_EQ(district.enrolled(2028, Race::black), 1);
}

TEST(ReportOfANewList, IsCountedAgainWhenTheListMoves) {
    District district;
    district.today_is(Date{2028, 7, 15});
    EXPECT_EQ(district.enrolled(2027, Race::black), 1);
    ASSERT_TRUE(district.start("2027-28").ok()) << "nobody was told of since 2020";
    EXPECT_EQ(district.enrolled(2027, Race::black), 0);
    EXPECT_EQ(district.enrolled(2027, Race::middle_eastern), 0) << "a row of that list";
}

TEST(ReportAcrossTwoLists, IsRefusedWithTheDayOnWhichTheListChanges) {
    District district;
    district.today_is(Date{2030, 7, 15});
    const auto refused = protected_report(*district.office, {Date{2029, 5, 1}, Date{2029, 9, 30}});
    ASSERT_FALSE(refused);
    EXPECT_NE(english(refused.problems().front().message).find("From 2029-07-01 on"), std::string::npos);
}

TEST(ContactOfANewList, HoldsNoRaceThatWasSaidByTheOldOne) {
    District district;
    district.today_is(Date{2029, 9, 3});
    ASSERT_TRUE(log_contact(*district.office, district.deputy, district.form()).ok());
    const auto rows =
        district.office->file().read([](const filing::Reading& file) { return file.all<program::ContactStudent>(); });
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].race, Race::not_reported);
    EXPECT_EQ(rows[0].sex, program::Sex::female);
}

}  // namespace
}  // namespace accord::office
