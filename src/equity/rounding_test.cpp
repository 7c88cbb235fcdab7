#include <gtest/gtest.h>

#include <cstdlib>

#include "equity/attacker.hpp"
#include "equity/fictional_district.hpp"
#include "equity/recheck.hpp"
#include "equity/release.hpp"

namespace accord::equity {
namespace {

using fictional::schools_with;
using outside::Place;
using outside::Truth;
using State = Cell::State;

Rule rounded() {
    Rule rule;
    rule.rounded = true;
    return rule;
}

ReleasedEdition must(const CodedData& data, const Rule& rule, const std::vector<ReleasedEdition>& already = {}) {
    return release_edition(*count(data), rule, already).value();
}

CodedData district(std::uint64_t seed) {
    const fictional::Size size{.schools = 3 + seed, .contacts = 150 * seed, .unidentified = .01, .movers = 0};
    return fictional::district(seed, size).data;
}

/// Told of each rounded number: where it stands, of whom it is, and its multiple.
template <class Tell>
void each_rounded(const Released& released, Tell tell) {
    for (const ReleasedTable& table : released.tables)
        for (const ReleasedRow& row : table.rows) {
            const bool total = &row == &table.rows.back();
            if (row.events.state != State::rounded || (total && table.breakdown != Breakdown::all)) continue;
            const Place place{std::string{code_of(table.measure)}, std::string{code_of(table.breakdown)},
                              total ? "" : row.code};
            tell(place, false, row.events.value);
            tell(place, true, row.students.value);
        }
}

TEST(Rounding, PrintsAMultipleNextToEachNumberAndLeavesMultiplesAsTheyAre) {
    int numbers = 0, kept = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const auto data = district(seed);
        const Truth truth{data};
        each_rounded(must(data, rounded()).released, [&](const Place& place, bool of_students, std::int64_t multiple) {
            const int number = truth.count(place, of_students);
            ++numbers;
            EXPECT_EQ(multiple % 10, 0);
            EXPECT_LT(std::abs(number - multiple), 10) << place[0] << ' ' << place[1] << ' ' << place[2];
            if (number % 10 != 0) return;
            ++kept;
            EXPECT_EQ(number, multiple) << place[0] << ' ' << place[1] << ' ' << place[2];
        });
    }
    EXPECT_GT(numbers, 2000);
    EXPECT_GT(kept, 300);
}

TEST(Rounding, LetsRowsAddUpToTheirTotal) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const auto released = must(district(seed), rounded()).released;
        for (const ReleasedTable& table : released.tables) {
            std::int64_t events = 0, students = 0;
            bool all = table.rows.back().events.state == State::rounded;
            for (const ReleasedRow& row : table.rows) {
                all = all && row.events.state == State::rounded;
                if (&row == &table.rows.back()) break;
                events += row.events.value;
                students += row.students.value;
            }
            if (!all || table.breakdown == Breakdown::all) continue;
            EXPECT_EQ(events, table.rows.back().events.value) << seed;
            EXPECT_EQ(students, table.rows.back().students.value) << seed;
        }
    }
}

TEST(Rounding, SeldomLetsAPartPassItsWhole) {
    int pairs = 0, passing = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed)
        for (const ReleasedTable& table : must(district(seed), rounded()).released.tables)
            for (const ReleasedRow& row : table.rows) {
                if (row.events.state != State::rounded) continue;
                ++pairs;
                passing += row.students.value > row.events.value;
            }
    EXPECT_GT(pairs, 3000);
    EXPECT_LT(passing * 50, pairs) << "where rows must add up to their total, some have to";
}

TEST(Rounding, GoesUpMoreOftenTheNearerTheMultipleAbove) {
    int up_of_low = 0, up_of_high = 0;
    for (std::uint32_t other = 0; other < 60; ++other) {
        const auto released = must(schools_with({100 + other, 31, 39, 57}), rounded()).released;
        const auto& rows = released.table(Measure::contact, Breakdown::school)->rows;
        up_of_low += rows[1].events.value == 40;
        up_of_high += rows[2].events.value == 40;
    }
    EXPECT_LT(up_of_low, 20) << "31 lies one of ten above 30";
    EXPECT_GT(up_of_high, 40) << "39 lies nine of ten above 30";
}

TEST(Rounding, HidesFewNumbersAndMakesNoRatio) {
    for (std::uint64_t seed = 2; seed <= 6; ++seed) {
        const auto data = district(seed);
        const auto released = must(data, rounded()).released;
        int hidden = 0, printed = 0;
        for (const ReleasedTable& table : released.tables)
            for (const ReleasedRow& row : table.rows) {
                hidden += row.events.state == State::hidden;
                printed += row.events.state == State::rounded;
                EXPECT_NE(row.events.state, State::shown);
                EXPECT_FALSE(row.ratio.p || row.students_per_100 || row.events_per_100);
            }
        EXPECT_LT(hidden * 20, printed) << seed;
        EXPECT_EQ(released.table(Measure::contact, Breakdown::race)->rows.front().ratio.state, RatioReason::rounded);
    }
}

TEST(Rounding, IsTheSameTwiceAndReadBackTheSame) {
    const auto data = district(4);
    const auto one = must(data, rounded());
    EXPECT_EQ(must(data, rounded()).kept, one.kept);
    const auto text = print_json(to_json(one.released));
    const auto read = read_released(text);
    ASSERT_TRUE(read);
    EXPECT_EQ(print_json(to_json(*read)), text);
    EXPECT_TRUE(recheck(one).faults.empty());
    EXPECT_GT(recheck(one).hidden, 50u);
}

TEST(Rounding, IsRecheckedAgainstTheMultiplesThatArePrinted) {
    auto one = must(district(4), rounded());
    auto kept = Json::parse(one.kept);
    kept["hidden"][0][3] = kept["hidden"][0][3].get<int>() + 20;
    one.kept = kept.dump();
    EXPECT_FALSE(recheck(one).faults.empty());
}

TEST(Rounding, SaysHowFarItIsFromTheTruth) {
    const auto data = district(5);
    const auto edition = must(data, rounded());
    const auto error = rounding_error(edition);
    ASSERT_TRUE(error);
    const Truth truth{data};
    double sum = 0;
    int numbers = 0;
    std::int64_t most = 0;
    each_rounded(edition.released, [&](const Place& place, bool of_students, std::int64_t multiple) {
        const auto off = std::abs(truth.count(place, of_students) - multiple);
        most = std::max(most, off);
        sum += static_cast<double>(off);
        ++numbers;
    });
    EXPECT_EQ(error->most, most);
    EXPECT_GT(error->mean, 0);
    EXPECT_LT(error->mean, 5);
    EXPECT_FALSE(rounding_error(must(data, {})));
}

}  // namespace
}  // namespace accord::equity
