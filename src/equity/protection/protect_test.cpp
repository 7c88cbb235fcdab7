#include "equity/protection/protect.hpp"

#include <gtest/gtest.h>

#include <array>

#include "equity/protection/audit.hpp"

namespace accord::equity {
namespace {

constexpr double never_hidden = -1;

/// One line of numbers under its printed total. The first is small, and of it this is claimed.
struct Line {
    Protectable system;

    Line(const std::vector<std::int64_t>& numbers, Claim claim) {
        std::int64_t total = 0;
        std::vector<LinkedTerm> terms;
        for (const std::int64_t number : numbers) {
            total += number;
            terms.push_back({system.tables.add({number, number > 0 ? 1 : 0}), 1});
        }
        terms.push_back({system.tables.add({total}), -1});
        system.tables.add_sum(terms);
        system.tables.finish();
        for (std::uint32_t cell = 0; cell <= numbers.size(); ++cell) {
            system.unit_of.push_back(cell);
            system.first_cell.push_back(cell);
            system.loss.push_back(cell < numbers.size() ? 1 : never_hidden);
        }
        system.first_cell.push_back(static_cast<std::uint32_t>(numbers.size() + 1));
        system.sensitive = {0};
        system.promises = [claim](std::uint32_t unit) {
            return unit == 0 ? std::vector{Promise{claim}} : std::vector<Promise>{};
        };
    }
};

constexpr Quantity first_number{Quantity::Kind::cell, 0};

TEST(Protect, HidesTheNumberThatLosesLeast) {
    Line line{{3, 40, 12}, {first_number, 1, 8, 4}};
    line.system.loss[1] = 100;
    const Protection protection = protect(line.system);
    EXPECT_EQ(protection.hidden, (std::vector<bool>{true, false, true, false}));
    EXPECT_TRUE(unproven(line.system, protection).empty());
}

// "At most four" is what everybody knows of the first number; that it may be five or more cannot be shown, and the
// search for it ends.
TEST(Protect, GivesUpAClaimThatLeavesTheTrueNumberOut) {
    Line line{{3, 1}, {first_number, 5, 12, 3}};
    line.system.tables.cell(0).upper = 4;
    const Protection protection = protect(line.system);
    EXPECT_EQ(protection.unprotected, std::vector<std::uint32_t>{0});
}

// 1 + 1 = 2, and neither is zero: both are known, unless a third number may hide that is zero.
TEST(Protect, HidesAZeroWhereOnesAloneHideNothing) {
    Line line{{1, 1, 0, 0}, {first_number, 0, 4, 1}};
    auto& tables = line.system.tables;
    EXPECT_EQ(protect(line.system).unprotected.size(), 1u);

    Line other{{1, 1, 0, 0}, {first_number, 0, 4, 1}};
    bool taken = false;
    other.system.withhold = [&](Quantity) -> std::optional<ZerosTaken> {
        if (std::exchange(taken, true)) return std::nullopt;
        for (std::uint32_t cell = 0; cell < 4; ++cell) other.system.tables.cell(cell).lower = 0;
        return ZerosTaken{{}, {2, 3}};
    };
    const Protection protection = protect(other.system);
    EXPECT_TRUE(protection.unprotected.empty());
    EXPECT_TRUE(unproven(other.system, protection).empty());
    EXPECT_EQ(protection.hidden[2] + protection.hidden[3], 1) << "one zero is enough";
    EXPECT_TRUE(tables.cell(4).known);
}

// Whenever it is told to stop, what it gives is safe; it hides more the earlier that is.
TEST(Protect, IsSafeWheneverItIsStopped) {
    for (int steps = 0; steps < 40; ++steps) {
        Line line{{3, 2, 4, 1, 12, 40, 9}, {first_number, 1, 8, 4}};
        int left = steps;
        double before = 0;
        const Protection protection = protect(line.system, [&](double done) {
            EXPECT_LE(before, done);
            EXPECT_LE(done, 1);
            before = done;
            return left-- > 0;
        });
        EXPECT_GE(left, -1) << "who asked it to stop is not asked again";
        EXPECT_TRUE(protection.unprotected.empty()) << steps;
        EXPECT_TRUE(unproven(line.system, protection).empty()) << steps;
    }
}

}  // namespace
}  // namespace accord::equity
