#include "equity/protection/witness_search.hpp"

#include "equity/protection/audit.hpp"

#include <gtest/gtest.h>

namespace accord::equity {
namespace {

/// The least and the largest value up to `most` that are possible.
Bounds open(const LinkedTables& tables, Quantity quantity, std::int64_t most,
            Attacker attacker = Attacker::reads_notes) {
    WitnessSearch search{tables, WitnessSearch::patient};
    Bounds open{0, most};
    while (!search.possible(quantity, open.low, attacker)) ++open.low;
    while (!search.possible(quantity, open.high, attacker)) --open.high;
    return open;
}

/// A two-way table with its margins printed.
class TwoWay {
public:
    using Numbers = std::vector<std::vector<std::int64_t>>;

    explicit TwoWay(const Numbers& numbers, std::int64_t least = 0) : columns_{numbers.front().size()} {
        for (const auto& row : numbers)
            for (const auto value : row) tables.add({value, least});
        for (std::size_t row = 0; row < numbers.size(); ++row) {
            std::vector<LinkedTerm> sum;
            for (std::size_t column = 0; column < columns_; ++column) sum.push_back({at(row, column)});
            tables.add_sum(sum);
        }
        for (std::size_t column = 0; column < columns_; ++column) {
            std::vector<LinkedTerm> sum;
            for (std::size_t row = 0; row < numbers.size(); ++row) sum.push_back({at(row, column)});
            tables.add_sum(sum);
        }
        tables.finish();
    }

    [[nodiscard]] std::uint32_t at(std::size_t row, std::size_t column) const {
        return static_cast<std::uint32_t>(row * columns_ + column);
    }
    void hide(std::initializer_list<std::pair<std::size_t, std::size_t>> cells) {
        for (const auto& [row, column] : cells) tables.hide(at(row, column));
    }
    [[nodiscard]] Bounds open(std::size_t row, std::size_t column) const {
        return equity::open(tables, {Quantity::Kind::cell, at(row, column)}, 200);
    }

    LinkedTables tables;

private:
    std::size_t columns_;
};

// Hard case 1 of design/statistics.md: each line hides two cells or more, and 47 follows all the same.
TEST(WitnessSearch, SeesANumberThatFollowsAlthoughEveryLineHidesTwo) {
    TwoWay table{{{30, 47, 64, 89}, {90, 124, 5, 31}, {92, 100, 59, 85}, {800, 991, 651, 685}}};
    table.hide({{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 1}, {2, 3}, {3, 1}, {3, 3}});
    EXPECT_EQ(table.open(0, 1), (Bounds{47, 47}));
    table.hide({{1, 3}});
    EXPECT_EQ(table.open(0, 1), (Bounds{0, 78}));
}

// Hard case 6: an interval worked out by hand.
TEST(WitnessSearch, FindsTheWholeIntervalOfAClassicTable) {
    TwoWay table{{{20, 50, 10}, {8, 19, 22}, {17, 32, 12}}};
    table.hide({{1, 0}, {1, 2}, {2, 0}, {2, 2}});
    EXPECT_EQ(table.open(1, 2), (Bounds{5, 30}));
}

// Hard case 4: ones alone, zeros printed, so every hidden cell is at least one and each is known.
TEST(WitnessSearch, SeesThatOnesAloneHideNothing) {
    TwoWay table{{{1, 1, 7, 1, 0}, {1, 0, 0, 2, 8}}, 1};
    table.hide({{0, 0}, {0, 1}, {0, 3}, {1, 0}, {1, 3}});
    EXPECT_EQ(table.open(0, 1), (Bounds{1, 1}));
    EXPECT_EQ(table.open(1, 0), (Bounds{1, 1}));
}

TEST(WitnessSearch, GivesWitnessesThatAgreeWithAllThatIsPrinted) {
    TwoWay table{{{20, 50, 10}, {8, 19, 22}, {17, 32, 12}}};
    table.hide({{1, 0}, {1, 2}, {2, 0}, {2, 2}});
    WitnessSearch search{table.tables};
    ASSERT_TRUE(search.possible({Quantity::Kind::cell, table.at(1, 2)}, 9));
    const auto witness = search.witness();
    EXPECT_EQ(witness.size(), 4u);
    EXPECT_TRUE(agrees(table.tables, witness, Attacker::reads_notes));
    EXPECT_FALSE(agrees(table.tables, std::vector<Change>{{table.at(1, 2), 9}}, Attacker::reads_notes));
    EXPECT_FALSE(agrees(table.tables, std::vector<Change>{{table.at(0, 0), 21}}, Attacker::reads_notes));
}

TEST(WitnessSearch, KnowsMoreOfACellWhenMarksAreSeen) {
    LinkedTables tables;
    const auto nine = tables.add({9, 1, no_bound, 0, 9, false});
    const auto other = tables.add({9, 1, no_bound, 0, 9, false});
    tables.add_sum(std::vector<LinkedTerm>{{nine}, {other}});
    tables.finish();
    EXPECT_EQ(open(tables, {Quantity::Kind::cell, nine}, 18, Attacker::reads_notes), (Bounds{1, 17}));
    EXPECT_EQ(open(tables, {Quantity::Kind::cell, nine}, 18, Attacker::sees_marks), (Bounds{9, 9}));
}

TEST(WitnessSearch, KeepsInequalities) {
    LinkedTables tables;
    const auto whole = tables.add({12});
    const auto part = tables.add({5, 1, no_bound, 0, no_bound, false});
    const auto rest = tables.add_at_least_zero(std::vector<LinkedTerm>{{whole}, {part, -1}});
    tables.finish();
    WitnessSearch search{tables};
    EXPECT_EQ(open(tables, {Quantity::Kind::cell, part}, 50), (Bounds{1, 12}));
    EXPECT_TRUE(search.possible({Quantity::Kind::cell, part}, 12));
    EXPECT_FALSE(search.possible({Quantity::Kind::cell, part}, 13));
    EXPECT_TRUE(search.possible({Quantity::Kind::relation, rest}, 0));
    EXPECT_FALSE(search.possible({Quantity::Kind::relation, rest}, 12));
}

TEST(WitnessSearch, MendsATableRoundACellThatIsShownNow) {
    TwoWay table{{{12, 15, 21}, {17, 11, 13}, {14, 19, 16}}};
    table.hide({{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}});
    const Quantity corner{Quantity::Kind::cell, table.at(0, 0)};
    WitnessSearch search{table.tables};
    ASSERT_TRUE(search.possible(corner, 16));
    const auto before = search.witness();
    const std::uint32_t changed = before[0].cell == corner.index ? before[1].cell : before[0].cell;
    const auto other_column = changed % 3 == 0 ? std::uint32_t{1} : changed % 3;
    for (const std::size_t row : {0u, 1u}) table.tables.show(table.at(row, other_column));
    EXPECT_FALSE(agrees(table.tables, before, Attacker::reads_notes)) << "it changes a cell that is printed now";
    ASSERT_TRUE(search.possible_near(before, corner, 16, Attacker::reads_notes));
    EXPECT_TRUE(agrees(table.tables, search.witness(), Attacker::reads_notes));
}

}  // namespace
}  // namespace accord::equity
