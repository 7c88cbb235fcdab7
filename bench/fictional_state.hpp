#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "equity/fictional_district.hpp"
#include "equity/protection/cross_tables.hpp"

/// A made-up State of schools with the sparsity of a real report: most counts are 0 to 3. The same on every machine.
namespace fictional_state {

/// Normal and Poisson numbers from the chance that the tests draw by: the same on every machine.
class SplitMix : public accord::equity::fictional::Chance {
public:
    using Chance::Chance;

    double uniform() { return share(); }

    double normal() {
        const double a = 1 - uniform(), b = uniform();
        return std::sqrt(-2 * std::log(a)) * std::cos(2 * std::numbers::pi * b);
    }

    std::int64_t poisson(double mean) {
        std::int64_t count = 0;
        for (; mean > 16; mean -= 16) count += small_poisson(16);
        return count + small_poisson(mean);
    }

private:
    std::int64_t small_poisson(double mean) {
        const double u = uniform();
        double chance = std::exp(-mean), below = chance;
        std::int64_t count = 0;
        for (; u > below && count < 200; below += chance) chance *= mean / static_cast<double>(++count);
        return count;
    }
};

struct Level {
    double part;  ///< of the students
    double rate;  ///< relative to the school's
};

constexpr std::array races{Level{.010, 1.9}, Level{.060, .45}, Level{.150, 2.6}, Level{.270, 1.25},
                           Level{.045, 1.4}, Level{.005, 1.3}, Level{.010, 1.0}, Level{.450, .8}};
constexpr std::array sexes{Level{.487, .6}, Level{.508, 1.4}, Level{.005, 1.0}};
constexpr std::array disability{Level{.85, .8}, Level{.15, 2.1}};
constexpr std::array outcomes{.10, .18, .05, .04, .28, .35};

/// How many events happen in a cell: as in a real report, where most cells have 0 to 3; or a mean of its own in each
/// cell, log-uniform from a half to five, which leaves hardly a zero.
enum class Kind { real, flat };

/// Draws schools one after the other, and their groups.
class State {
public:
    explicit State(Kind kind) : kind_{kind} {}

    void next_school() {
        enrolled_ = std::max(20.0, std::floor(480 * std::exp(.7 * chance_.normal())));
        rate_ = .022 * std::exp(.45 * chance_.normal());
    }
    void next_group(const Level& level) { part_ = level.part * std::exp(.8 * chance_.normal()); }
    double students(double part = 1) { return static_cast<double>(chance_.poisson(enrolled_ * part_ * part)); }
    std::int64_t events(double students, double relative_rate) {
        const double mean =
            kind_ == Kind::flat ? .5 * std::pow(10, chance_.uniform()) : students * rate_ * relative_rate;
        return chance_.poisson(mean);
    }

private:
    SplitMix chance_{20260101};
    Kind kind_;
    double enrolled_ = 0, rate_ = 0, part_ = 0;
};

/// Events by school and race.
inline accord::equity::Cube schools_by_race(std::size_t schools, Kind kind = Kind::real) {
    State state{kind};
    accord::equity::Cube cube{{schools, races.size()}, {}};
    for (std::size_t i = 0; i < schools; ++i) {
        state.next_school();
        for (const Level& race : races) {
            state.next_group(race);
            const double students = state.students();
            cube.counts.push_back(state.events(students, race.rate));
        }
    }
    return cube;
}

/// Events by school, race, sex, disability and outcome.
inline accord::equity::Cube schools_by_all(std::size_t schools, Kind kind = Kind::real) {
    State state{kind};
    accord::equity::Cube cube{{schools, races.size(), sexes.size(), disability.size(), outcomes.size()}, {}};
    for (std::size_t i = 0; i < schools; ++i) {
        state.next_school();
        for (const Level& race : races) {
            state.next_group(race);
            for (const Level& sex : sexes)
                for (const Level& disabled : disability) {
                    const double students = state.students(sex.part * disabled.part);
                    for (const double outcome : outcomes)
                        cube.counts.push_back(state.events(students, race.rate * sex.rate * disabled.rate * outcome));
                }
        }
    }
    return cube;
}

/// What a public report of a State shows of them, with all totals.
inline const std::vector<accord::equity::Margin> linked_report{{0, 1, 4}, {0, 2, 4}, {0, 3, 4}, {1, 2, 3, 4}};

}  // namespace fictional_state
