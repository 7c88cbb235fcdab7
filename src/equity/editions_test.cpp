#include <gtest/gtest.h>

#include "equity/counting_rules.hpp"
#include "equity/fictional_district.hpp"
#include "equity/recheck.hpp"
#include "equity/release.hpp"

namespace accord::equity {
namespace {

using State = Cell::State;
using fictional::schools_with;

constexpr std::array quarters{Period{Date{2025, 7, 1}, Date{2025, 9, 30}},
                              Period{Date{2025, 10, 1}, Date{2025, 12, 31}},
                              Period{Date{2026, 1, 1}, Date{2026, 3, 31}}, Period{Date{2026, 4, 1}, Date{2026, 6, 30}}};

ReleasedEdition must(const CodedData& data, const std::vector<ReleasedEdition>& already = {}) {
    return release_edition(*count(data), {}, already).value();
}

std::vector<State> schools(const ReleasedEdition& edition) {
    std::vector<State> out;
    for (const auto& row : edition.released.table(Measure::contact, Breakdown::school)->rows)
        out.push_back(row.events.state);
    return out;
}

long shown_numbers(const ReleasedEdition& edition) {
    long shown = 0;
    for (const auto& table : edition.released.tables)
        shown +=
            std::count_if(table.rows.begin(), table.rows.end(), [](const auto& row) { return row.events.shown(); });
    return shown;
}

constexpr State S = State::shown;
constexpr State H = State::hidden;

TEST(Editions, SayTheSameTwice) {
    const auto data = schools_with({40, 30, 20, 4});
    const auto first = must(data);
    EXPECT_EQ(must(data, {first}).released.sha256, first.released.sha256);
}

TEST(Editions, HideACorrectionThatIsASmallNumber) {
    const auto first = must(schools_with({40, 30, 20, 50}));
    EXPECT_EQ(schools(first), (std::vector{S, S, S, S, S}));
    const auto second = must(schools_with({43, 30, 20, 50}), {first});
    EXPECT_EQ(schools(second).front(), H) << "three contacts were added at one school";
    EXPECT_EQ(schools(second).back(), H) << "and in the district";
    const auto states = schools(second);
    EXPECT_GE(std::count(states.begin(), states.end(), H), 2) << "so that it does not follow from the others";
    const auto large = must(schools_with({60, 30, 20, 50}), {first});
    EXPECT_EQ(schools(large), (std::vector{S, S, S, S, S})) << "twenty is no small number";
}

TEST(Editions, KeepHiddenWhatWasHidden) {
    const auto first = must(schools_with({40, 30, 20, 4}));
    EXPECT_EQ(schools(first), (std::vector{S, S, H, H, S}));
    const auto second = must(schools_with({40, 30, 20, 44}), {first});
    EXPECT_EQ(schools(second)[2], H) << "20 would open the 4 of the first edition";
}

TEST(Editions, DoNotLetTheYearLessAQuarterBeSmall) {
    const auto quarter = must(schools_with({20, 30, 40, 50}, quarters[0]));
    const auto whole = must(schools_with({23, 90, 120, 150}), {quarter});
    EXPECT_EQ(schools(whole).front(), H) << "three contacts in the rest of the year";
    const auto other = must(schools_with({80, 90, 120, 150}), {quarter});
    EXPECT_EQ(schools(other), (std::vector{S, S, S, S, S}));
}

TEST(Editions, DoNotLetTheLastQuarterFollowFromTheYear) {
    std::vector<ReleasedEdition> already;
    for (std::size_t i = 0; i < 3; ++i) already.push_back(must(schools_with({20, 30, 40, 50}, quarters[i]), already));
    const auto whole = must(schools_with({63, 120, 160, 200}), already);
    EXPECT_EQ(schools(whole).front(), H) << "63 less three times 20";
    already.push_back(must(schools_with({80, 120, 160, 200}), already));
    EXPECT_EQ(schools(already.back()), (std::vector{S, S, S, S, S}));
}

TEST(Editions, DoNotLetAHalfAndAQuarterBesideAMonthGiveAwayTheLastQuarter) {
    const Period july{Date{2025, 7, 1}, Date{2025, 7, 31}};
    const Period half{Date{2025, 7, 1}, Date{2025, 12, 31}};
    std::vector<ReleasedEdition> already{must(schools_with({15, 15, 15, 15}, july))};
    already.push_back(must(schools_with({40, 60, 80, 90}, half), already));
    already.push_back(must(schools_with({20, 30, 40, 50}, quarters[2]), already));
    const auto whole = must(schools_with({64, 120, 160, 200}), already);
    EXPECT_EQ(schools(whole).front(), H) << "64 less 40 less 20, though July alone leaves 29";
}

TEST(Editions, DoNotLetAQuarterGiveAwayTheRestOfAYearThatIsOut) {
    const auto whole = must(schools_with({24, 90, 120, 150}));
    const auto quarter = must(schools_with({20, 30, 40, 50}, quarters[0]), {whole});
    EXPECT_EQ(schools(quarter).front(), H) << "four contacts in the rest of the year";
}

TEST(Editions, DoNotLetTheYearCloseInOnANumberOfAQuarter) {
    const auto quarter = must(schools_with({40, 30, 12, 7}, quarters[0]));
    EXPECT_EQ(schools(quarter), (std::vector{S, S, H, H, S}));
    const auto open = schools(must(schools_with({80, 90, 12, 40}), {quarter}));
    EXPECT_EQ(open, (std::vector{S, S, S, S, S})) << "7 to 18 of the quarter's 19 may be the other school's";
    const auto closing = schools(must(schools_with({80, 90, 12, 11}), {quarter}));
    EXPECT_TRUE(closing[2] == H || closing[3] == H) << "of the quarter's 19 at most 12 and at most 11: 7 to 11";
}

TEST(Editions, OfMonthsThatGiveTotalsAloneCostTheirYearNextToNothing) {
    const fictional::Size size{
        .schools = 6, .students_per_school = 500, .contacts = 700, .unidentified = .01, .movers = .01};
    auto year = fictional::district(7, size).data;
    year.period = {Date{2025, 7, 1}, Date{2026, 6, 30}};
    Rule totals;
    for (const Breakdown division : divisions) totals.left_out.insert(division);
    std::vector<ReleasedEdition> months;
    for (int month = 0; month < 12; ++month) {
        CodedData data = year;
        data.period = {add_months(year.period.from, month), add_months(year.period.from, month + 1) - CalendarDays{1}};
        const auto at = [&](int part) { return year.contacts.begin() + part * std::ssize(year.contacts) / 12; };
        data.contacts.assign(at(month), at(month + 1));
        months.push_back(release_edition(*count(data), totals, months).value());
    }
    const auto shown = [](const Released& released) {
        int shown = 0;
        for (const auto& table : released.tables)
            for (const auto& row : table.rows) shown += row.events.shown();
        return shown;
    };
    const int alone = shown(must(year).released);
    EXPECT_GT(alone, 120);
    EXPECT_GE(shown(must(year, months).released) * 10, alone * 9);
}

// A contact of July is logged when the quarters and the year are out: each of the two that it is in can be corrected.
TEST(Editions, LetAContactThatIsLoggedLateBeCounted) {
    const fictional::Size size{
        .schools = 6, .students_per_school = 500, .contacts = 700, .unidentified = .01, .movers = .01};
    auto year = fictional::district(2, size).data;
    year.period = {quarters.front().from, quarters.back().until};
    const auto counted = [&](std::size_t first, std::size_t end, bool late) {
        CodedData data = year;
        const auto at = [&](std::size_t part) { return year.contacts.begin() + part * std::ssize(year.contacts) / 4; };
        data.contacts.assign(at(first), at(end));
        if (first == 0 && !late) data.contacts.erase(data.contacts.begin() + 5);
        if (end == first + 1) data.period = quarters[first];
        return count(data);
    };
    std::vector<ReleasedEdition> out;
    for (std::size_t quarter = 0; quarter < 4; ++quarter)
        out.push_back(release_edition(*counted(quarter, quarter + 1, false), {}, out).value());
    for (const bool late : {false, true}) {
        auto whole = release_edition(*counted(0, 4, late), {}, out);
        ASSERT_TRUE(whole) << (late ? "the corrected year" : "the year");
        out.push_back(std::move(*whole));
    }
    EXPECT_GE(3 * shown_numbers(out[5]), 2 * shown_numbers(out[4])) << "not much less is shown";
    EXPECT_TRUE(release_edition(*counted(0, 1, true), {}, out)) << "the corrected quarter";
}

// The search for what may be shown can be cut short at any moment.
TEST(Editions, AreSafeWhereverTheirTimeRunsOut) {
    const auto data = fictional::district(4, {.schools = 4, .contacts = 300, .unidentified = .01, .movers = .01}).data;
    const auto whole = must(data);
    EXPECT_FALSE(whole.stopped);
    int safe = 0;
    for (const int steps : {0, 10, 50, 100, 200, 300, 400}) {
        int left = steps;
        const auto edition = release_edition(*count(data), {}, {}, [&](double) { return left-- > 0; });
        if (!edition) {
            EXPECT_NE(english(edition.problems()[0].message).find("The time ran out"), std::string::npos);
            continue;
        }
        ++safe;
        EXPECT_TRUE(edition->stopped || edition->released.sha256 == whole.released.sha256) << steps;
        EXPECT_TRUE(recheck(*edition).faults.empty()) << steps;
        EXPECT_LE(shown_numbers(*edition), shown_numbers(whole)) << steps;
        std::cout << steps << ": " << shown_numbers(*edition) << " of " << shown_numbers(whole) << '\n';
    }
    EXPECT_GT(safe, 3);
}

TEST(Editions, OfPeriodsApartDoNotMeet) {
    const auto first = must(schools_with({40, 30, 20, 50}, quarters[0]));
    const auto second = must(schools_with({43, 30, 20, 50}, quarters[1]), {first});
    EXPECT_EQ(schools(second), (std::vector{S, S, S, S, S}));
}

}  // namespace
}  // namespace accord::equity
