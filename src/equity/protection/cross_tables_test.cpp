#include "equity/protection/cross_tables.hpp"

#include <gtest/gtest.h>

#include <coin/ClpSimplex.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <map>
#include <numeric>

#include "equity/fictional_district.hpp"
#include "equity/protection/audit.hpp"

namespace accord::equity {
namespace {

using Place = std::vector<std::size_t>;

Protection protected_as(Protectable& system, bool thorough) {
    system.thorough = thorough;
    system.patience = WitnessSearch::quick;
    return protect(system);
}

/// Published tables after protection, and what somebody outside makes of them.
struct Published {
    Cube cube;
    std::vector<Margin> margins;
    SmallCounts rule;
    CrossTables tables{cube, margins, rule};
    bool thorough = false;
    Protection protection = protected_as(tables.system(), thorough);

    [[nodiscard]] std::uint32_t cell(const Place& place) {
        for (std::uint32_t cell = 0; cell < tables.system().unit_count(); ++cell)
            if (tables.place(cell) == place) return cell;
        throw std::out_of_range("no such cell");
    }
    [[nodiscard]] bool hidden(const Place& place) { return protection.hidden[cell(place)]; }
    [[nodiscard]] std::size_t count_hidden() const {
        return static_cast<std::size_t>(std::count(protection.hidden.begin(), protection.hidden.end(), true));
    }
    /// Hidden numbers that are not small themselves.
    [[nodiscard]] std::size_t complementary() { return count_hidden() - tables.system().sensitive.size(); }
};

Published two_way(const std::vector<std::vector<std::int64_t>>& rows, SmallCounts rule, bool thorough = false) {
    Cube cube{{rows.size(), rows.front().size()}, {}};
    for (const auto& row : rows) cube.counts.insert(cube.counts.end(), row.begin(), row.end());
    return {.cube = cube, .margins = {{0, 1}}, .rule = rule, .thorough = thorough};
}

Published one_way(std::vector<std::int64_t> counts, SmallCounts rule) {
    const std::size_t size = counts.size();
    return {{{size}, std::move(counts)}, {{0}}, rule};
}

/// Reads the printed tables alone: a linear program over whatever agrees with them. Shares no code with the protection.
class LinearAttacker {
public:
    LinearAttacker(Published& published, Attacker knows) {
        const std::size_t dimensions = published.cube.sizes.size();
        auto& system = published.tables.system();
        for (std::uint32_t cell = 0; cell < system.unit_count(); ++cell) {
            const auto place = published.tables.place(cell);
            const auto value = static_cast<double>(system.tables.cell(cell).value);
            const bool hidden = published.protection.hidden[cell];
            const Bounds known = bounds(system.tables.cell(cell), knows);
            column_[place] = static_cast<int>(lower_.size());
            lower_.push_back(hidden ? static_cast<double>(known.low) : value);
            upper_.push_back(!hidden ? value : known.high == no_bound ? COIN_DBL_MAX : static_cast<double>(known.high));
        }
        for (const auto& [place, total] : column_)
            for (std::size_t d = 0; d < dimensions; ++d) {
                if (place[d] != published.cube.sizes[d]) continue;
                auto part = place;
                part[d] = 0;
                if (!column_.contains(part)) continue;
                add(total, -1);
                for (; part[d] < published.cube.sizes[d]; ++part[d]) add(column_.at(part), 1);
                ++rows_;
            }
        const CoinPackedMatrix matrix{false, row_.data(), at_.data(), factor_.data(),
                                      static_cast<CoinBigIndex>(factor_.size())};
        const std::vector<double> zeros(static_cast<std::size_t>(rows_));
        model_.setLogLevel(0);
        model_.loadProblem(matrix, lower_.data(), upper_.data(), nullptr, zeros.data(), zeros.data());
    }

    /// How far apart the least and the largest possible value of a cell are.
    double width(const Place& place) { return extreme(place, -1) - extreme(place, 1); }

private:
    void add(int column, double factor) {
        row_.push_back(rows_);
        at_.push_back(column);
        factor_.push_back(factor);
    }
    double extreme(const Place& place, double direction) {
        model_.setObjectiveCoefficient(column_.at(place), 1);
        model_.setOptimizationDirection(direction);
        model_.primal();
        const bool unbounded = model_.isProvenDualInfeasible();
        if (!unbounded && !model_.isProvenOptimal()) throw std::logic_error("the tables contradict themselves");
        const double value = unbounded ? -direction * 1e9 : model_.objectiveValue();
        model_.setObjectiveCoefficient(column_.at(place), 0);
        return value;
    }

    ClpSimplex model_;
    std::map<Place, int> column_;
    std::vector<double> lower_, upper_, factor_;
    std::vector<int> row_, at_;
    int rows_ = 0;
};

/// The least width of a small count's interval, as somebody outside can work it out.
double least_width(Published& published, Attacker knows) {
    LinearAttacker attacker{published, knows};
    double least = COIN_DBL_MAX;
    for (const std::uint32_t cell : published.tables.system().sensitive)
        least = std::min(least, attacker.width(published.tables.place(cell)));
    return least;
}

void expect_proven(Published& published) {
    EXPECT_TRUE(published.protection.unprotected.empty());
    EXPECT_TRUE(unproven(published.tables.system(), published.protection).empty());
}

constexpr SmallCounts counts_below_three{.threshold = 3, .reader = Attacker::reads_notes, .sums = false};

// The hard cases of design/statistics.md section 3.

TEST(CrossTables, HideAThirdNumberBesideTwoOnes) {
    auto published = one_way({10, 3, 1, 1}, counts_below_three);
    expect_proven(published);
    EXPECT_EQ(published.complementary(), 1u);
    EXPECT_GE(least_width(published, Attacker::reads_notes), 1);
}

TEST(CrossTables, DoNotLetHiddenNumbersAddUpToASmallOne) {
    auto published = one_way({15, 5, 3}, {.threshold = 11, .reader = Attacker::knows_counts, .sums = true});
    expect_proven(published);
    EXPECT_TRUE(published.hidden({0}) || published.hidden({3})) << "the 15 or the total, for 5 and 3 make 8";
    auto careless = one_way({15, 5, 3}, {.threshold = 11, .reader = Attacker::knows_counts, .sums = false});
    EXPECT_EQ(careless.complementary(), 0u);
}

TEST(CrossTables, HideWhatSinglesAloneCannotProtect) {
    auto published = two_way({{1, 1, 7, 1, 0}, {1, 0, 0, 2, 8}}, counts_below_three);
    expect_proven(published);
    EXPECT_LE(published.complementary(), 2u);
    EXPECT_GE(least_width(published, Attacker::reads_notes), 1);
}

TEST(CrossTables, FindTheThreeNumbersThatProtectADelinquencyTable) {
    auto published = two_way({{15, 1, 3, 1}, {20, 10, 10, 15}, {3, 10, 10, 2}, {12, 14, 7, 2}},
                             {.threshold = 5, .reader = Attacker::knows_counts, .sums = false}, true);
    expect_proven(published);
    EXPECT_EQ(published.complementary(), 3u) << "two solvers agree that three is the least";
}

TEST(CrossTables, ProtectLinkedTablesTogether) {
    // Eight regions in two counties and in two sizes: county x region and size x region are published.
    Cube cube{{2, 2, 8}, std::vector<std::int64_t>(32)};
    const std::array<std::int64_t, 8> count{2, 2, 8, 8, 3, 3, 3, 7};
    for (std::size_t region = 0; region < 8; ++region) {
        const std::size_t county = region < 4 ? 0 : 1;
        const std::size_t size = region == 5 || region == 6 ? 0 : 1;
        cube.counts[(county * 2 + size) * 8 + region] = count[region];
    }
    Published published{cube, {{0, 2}, {1, 2}}, {.threshold = 4, .reader = Attacker::reads_notes, .sums = true}};
    expect_proven(published);
    EXPECT_GE(least_width(published, Attacker::reads_notes), 1);
}

TEST(CrossTables, HoldInDegenerateTables) {
    for (const std::vector<std::int64_t>& counts : {std::vector<std::int64_t>{0, 0, 0}, {0}, {12}, {40, 50, 60}}) {
        auto published = one_way(counts, {.threshold = 10, .width = 8});
        expect_proven(published);
        EXPECT_EQ(published.count_hidden(), 0u);
    }
    for (const std::vector<std::int64_t>& counts : {std::vector<std::int64_t>{1}, {1, 0}, {3, 0, 0}, {1, 1, 1}}) {
        auto published = one_way(counts, {.threshold = 10, .width = 8});
        expect_proven(published);
        EXPECT_GE(least_width(published, Attacker::reads_notes), 8);
    }
}

TEST(CrossTables, SayWhereHiddenNumbersMayBeZero) {
    auto published = one_way({1, 1, 1, 1, 0, 0}, {.threshold = 5, .width = 3, .marked = true});
    expect_proven(published);
    EXPECT_TRUE(published.tables.zeros_hidden().front());
    EXPECT_TRUE(published.hidden({4}) || published.hidden({5}));
}

TEST(CrossTables, AreProtectedTheSameWayEachTime) {
    fictional::Chance chance{7};
    Cube cube{{12, 6}, {}};
    for (int i = 0; i < 72; ++i) cube.counts.push_back(static_cast<std::int64_t>(chance.below(14)));
    Published first{cube, {{0, 1}}, {.threshold = 5, .width = 3, .marked = true}};
    Published second{cube, {{0, 1}}, {.threshold = 5, .width = 3, .marked = true}};
    EXPECT_EQ(first.protection.hidden, second.protection.hidden);
}

/// Random tables: two to four dimensions of two to five codes, mostly small counts, one to three linked tables.
Published random_tables(fictional::Chance& chance, SmallCounts rule) {
    Cube cube;
    const std::size_t dimensions = 2 + chance.below(3);
    std::size_t cells = 1;
    for (std::size_t d = 0; d < dimensions; ++d) {
        cube.sizes.push_back(2 + chance.below(dimensions == 4 ? 2 : 4));
        cells *= cube.sizes.back();
    }
    const std::size_t most = 2 + chance.below(20);
    for (std::size_t i = 0; i < cells; ++i)
        cube.counts.push_back(chance.below(3) == 0 ? 0 : static_cast<std::int64_t>(chance.below(most)));
    std::vector<Margin> margins;
    for (std::size_t t = 0; t < 1 + chance.below(3); ++t) {
        Margin margin;
        for (std::size_t d = 0; d < dimensions; ++d)
            if (chance.below(3) != 0) margin.push_back(d);
        if (!margin.empty()) margins.push_back(margin);
    }
    if (margins.empty()) margins.push_back({0, 1});
    return {cube, margins, rule};
}

TEST(AnyLinkedTables, KeepWhatWasPromised) {
    fictional::Chance chance{20260101};
    int lowered = 0;
    std::size_t small = 0;
    for (int i = 0; i < 10000; ++i) {
        auto published = random_tables(chance, {.threshold = 5, .width = 3, .marked = i % 2 == 0, .sums = i % 3 == 0});
        small += published.tables.system().sensitive.size();
        lowered += static_cast<int>(published.protection.lowered.size());
        ASSERT_TRUE(published.protection.unprotected.empty()) << i;
        ASSERT_TRUE(unproven(published.tables.system(), published.protection).empty()) << i;
    }
    std::cout << small << " small counts in 10,000 sets of tables, " << lowered << " less open than promised\n";
    EXPECT_EQ(lowered, 0);
}

TEST(CrossTables, HaveNoTotalOfCodesThatHoldOneAnother) {
    // Group x (referred, arrested): whoever was arrested was referred.
    CrossTables tables{{{2, 2}, {12, 4, 30, 20}}, {{0, 1}}, {.threshold = 10}, {.nested = 1, .same = {}}};
    EXPECT_EQ(tables.system().tables.cell(tables.cell({2, 0})).value, 42);
    EXPECT_EQ(tables.system().tables.cell(tables.cell({2, 1})).value, 24);
    EXPECT_THROW((void)tables.cell({0, 2}), std::out_of_range);
    const auto protection = protect(tables.system());
    EXPECT_TRUE(protection.hidden[tables.cell({0, 1})]);
    EXPECT_TRUE(unproven(tables.system(), protection).empty());
}

TEST(CrossTables, ProveNothingByMoreArrestsThanReferrals) {
    CrossTables crossed{{{3, 2}, {13, 12, 40, 4, 50, 30}}, {{0, 1}}, {.threshold = 10, .width = 8}, {1, {}}};
    auto& tables = crossed.system().tables;
    const auto protection = protect(crossed.system());
    ASSERT_TRUE(unproven(crossed.system(), protection).empty());
    std::size_t witnesses = 0;
    for (const auto& kept : protection.proofs.all())
        for (const auto number : {kept.low.witness, kept.high.witness}) {
            if (!kept.active || number < 0) continue;
            ++witnesses;
            std::map<std::uint32_t, std::int64_t> now;
            for (const Change& change : protection.proofs.witness(number)) now[change.cell] = change.value;
            const auto value = [&](std::uint32_t cell) {
                return now.contains(cell) ? now[cell] : tables.cell(cell).value;
            };
            for (const std::size_t group : {0u, 1u, 2u, 3u})
                EXPECT_LE(value(crossed.cell({group, 1})), value(crossed.cell({group, 0}))) << "group " << group;
        }
    EXPECT_GT(witnesses, 0u);
}

TEST(CrossTables, HideTheSameEventsInBothTables) {
    // Kind of plan x race, the last of each known to be the same students.
    CrossTables tables{
        {{2, 2}, {20, 0, 0, 4}}, {{0}, {1}}, {.threshold = 10}, {.nested = {}, .same = {{{1, 2}, {2, 1}}}}};
    const auto protection = protect(tables.system());
    EXPECT_TRUE(protection.hidden[tables.cell({1, 2})]);
    EXPECT_TRUE(protection.hidden[tables.cell({2, 1})]);
    EXPECT_TRUE(unproven(tables.system(), protection).empty());
}

TEST(AnyLinkedTables, WithstandALinearProgram) {
    fictional::Chance chance{42};
    for (int i = 0; i < 600; ++i) {
        auto published = random_tables(chance, {.threshold = 5, .width = 3, .marked = true, .sums = true});
        ASSERT_GE(least_width(published, Attacker::knows_counts), 3 - 1e-6) << i;
        ASSERT_GE(least_width(published, Attacker::reads_notes), 3 - 1e-6) << i;
        ASSERT_GE(least_width(published, Attacker::sees_marks), 1 - 1e-6) << i;
    }
}

}  // namespace
}  // namespace accord::equity
