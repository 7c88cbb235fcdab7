// Which list of races holds in a school year, what it counts as what, and who may say a race at all.
#include "program/race_lists.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/school_calendar.hpp"
#include "program/all.hpp"
#include "program/imports/import_plan.hpp"

namespace accord::program {
namespace {

using enum RaceList;

RaceLists earlier(int school_year) {
    const std::array own{RaceListStart{{}, of_2024, school_year, "a state's bulletin"}};
    return RaceLists{own};
}

TEST(RaceList, IsTheOneInForceForTheSchoolYear) {
    const RaceLists standard;
    EXPECT_EQ(standard.of(2025), of_1997);
    EXPECT_EQ(standard.of(2028), of_1997);
    EXPECT_EQ(standard.of(2029), of_2024) << "the deadline is 2029-09-28";
    EXPECT_EQ(standard.on(Date{2029, 6, 30}), of_1997) << "a year turns on 1 July";
    EXPECT_EQ(standard.on(Date{2029, 7, 1}), of_2024);
}

TEST(RaceList, MayHoldEarlierByAStatesOwnWord) {
    EXPECT_EQ(earlier(2027).of(2026), of_1997);
    EXPECT_EQ(earlier(2027).of(2027), of_2024);
    EXPECT_EQ(earlier(2027).in(2027).source, "a state's bulletin");
}

TEST(RaceList, HasItsOwnCategoriesAndItsOwnWordsForThem) {
    EXPECT_EQ(categories(of_1997).size(), 8u) << "seven, and not reported";
    EXPECT_EQ(categories(of_2024).size(), 9u) << "seven alone, two or more, and not reported";
    EXPECT_FALSE(place_in(of_1997, Race::middle_eastern));
    for (const auto& race : names_of<Race>) EXPECT_TRUE(place_in(of_2024, race.value)) << race.code;
    for (const auto list : {of_1997, of_2024}) EXPECT_EQ(categories(list).back().race, Race::not_reported);
    const auto words = [](RaceList list, Race race) { return categories(list)[*place_in(list, race)].label; };
    EXPECT_EQ(words(of_1997, Race::hispanic), "Hispanic or Latino");
    EXPECT_EQ(words(of_2024, Race::hispanic), "Hispanic or Latino alone");
    std::set<std::string_view> of_the_older;
    for (const auto& category : categories(of_1997)) of_the_older.insert(category.label);
    for (const auto& category : categories(of_2024))
        EXPECT_NE(category.race != Race::not_reported, of_the_older.contains(category.label))
            << category.label << ": what means something else is called something else";
}

TEST(RaceList, Of1997CountsHispanicFirstWhateverElseAndThenTwoOrMore) {
    EXPECT_EQ(counted_as(of_1997, {Race::hispanic, Race::black, Race::white}), Race::hispanic);
    EXPECT_EQ(counted_as(of_1997, {Race::black, Race::white}), Race::two_or_more);
    EXPECT_EQ(counted_as(of_1997, {Race::two_or_more}), Race::two_or_more);
    EXPECT_EQ(counted_as(of_1997, {Race::asian}), Race::asian);
    EXPECT_EQ(counted_as(of_1997, {}), std::nullopt) << "blank is not 'not reported'";
}

TEST(RaceList, Of2024CountsEachAloneAndSeveralAsTwoOrMoreHispanicAmongThem) {
    EXPECT_EQ(counted_as(of_2024, {Race::hispanic}), Race::hispanic);
    EXPECT_EQ(counted_as(of_2024, {Race::hispanic, Race::white}), Race::two_or_more);
    EXPECT_EQ(counted_as(of_2024, {Race::middle_eastern}), Race::middle_eastern);
    EXPECT_EQ(counted_as(of_2024, {Race::middle_eastern, Race::asian}), Race::two_or_more);
    EXPECT_EQ(counted_as(of_2024, {}), std::nullopt);
}

TEST(WhatWasSaidByOneList, MeansNothingByAnother) {
    const RaceLists lists;
    EXPECT_EQ(lists.race_on(Date{2029, 6, 30}, Race::white, Date{2026, 8, 17}), Race::white);
    EXPECT_EQ(lists.race_on(Date{2029, 7, 1}, Race::white, Date{2026, 8, 17}), Race::not_reported);
    EXPECT_EQ(lists.race_on(Date{2029, 9, 1}, Race::white, Date{2029, 8, 17}), Race::white);
}

TEST(WhatWasSaidByOneList, BeginsWithinItsYears) {
    const RaceLists lists;
    EXPECT_EQ(lists.within(Date{2025, 8, 17}, Date{2029, 9, 1}), (Date{2029, 7, 1}));
    EXPECT_EQ(lists.within(Date{2029, 8, 20}, Date{2029, 9, 1}), (Date{2029, 8, 20}));
    EXPECT_EQ(lists.within(Date{2029, 8, 20}, Date{2029, 6, 20}), (Date{2029, 6, 30}));
    EXPECT_EQ(lists.within(Date{2025, 8, 17}, Date{2026, 9, 1}), (Date{2025, 8, 17}));
}

TEST(RaceInAContact, IsThatOfTheListOfItsDay) {
    const auto student = StudentId::make();
    const std::vector<Membership> memberships = {
        {Id<Membership>::make(), student, Date{2026, 8, 17}, Race::white, Sex::male},
        {Id<Membership>::make(), student, Date{2029, 9, 10}, Race::middle_eastern, Sex::male}};
    const auto on = [&](Date day) {
        ContactStudent row{Id<ContactStudent>::make(), ContactId::make(), student, day};
        join_groups(row, {}, memberships, {});
        return row;
    };
    EXPECT_EQ(on({2029, 5, 1}).race, Race::white);
    EXPECT_EQ(on({2029, 8, 25}).race, Race::not_reported) << "said by the list before";
    EXPECT_EQ(on({2029, 8, 25}).sex, Sex::male) << "and nothing else is lost";
    EXPECT_EQ(on({2029, 9, 10}).race, Race::middle_eastern);
}

template <class R>
concept SaysARace = requires(R record) {
    record.race;
};

// What an officer takes somebody for (11 CCR 999.226) is neither of the lists, and there is no lossless map between.
TEST(Race, IsWhatTheRosterSaysAndStandsInNoRecordThatAnOfficerMakes) {
    std::set<std::string_view> with_race;
    const auto look = [&]<class R>(Of<R>) {
        each_field<R>([&](const auto& field) {
            if constexpr (std::is_same_v<std::decay_t<decltype(std::declval<R>().*field.member)>, Race>)
                with_race.insert(table_name(Of<R>{}));
        });
    };
    std::apply([&](const auto&... record) { (look(Of<std::decay_t<decltype(record)>>{}), ...); }, AllRecords{});
    EXPECT_EQ(with_race, (std::set<std::string_view>{"membership", "contact_student"}))
        << "the roster's word, and its copy as of the day of a contact, which the district joins";
    static_assert(SaysARace<Membership> && !SaysARace<ContactForm> && !SaysARace<Contact>,
                  "nobody types a race into a contact");
}

}  // namespace
}  // namespace accord::program
