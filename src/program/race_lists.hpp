#pragma once

#include <array>
#include <span>
#include <string_view>

#include "base/names.hpp"
#include "program/students.hpp"

namespace accord::program {

/// A list of races and ethnicities as a federal standard has it. What a roster says and what an officer perceives
/// (11 CCR 999.226) are different things and never share a list.
enum class RaceList { of_1997, of_2024 };

constexpr auto enum_names(RaceList) {
    using enum RaceList;
    return std::to_array<EnumName<RaceList>>({{of_1997, "1997", "The seven federal categories of the 1997 standards"},
                                              {of_2024, "2024", "The seven federal categories of the 2024 standards"}});
}
static_assert(names_complete(RaceList::of_2024));

/// From which school year on rosters use a list. A state may set an earlier year for its own.
struct RaceListFrom {
    RaceList list;
    int school_year;
    std::string_view source;
};

inline constexpr std::array race_lists{
    RaceListFrom{RaceList::of_1997, 0, "1997 standards; CRDC, EDFacts and OneRoster speak it"},
    RaceListFrom{RaceList::of_2024, 2029, "SPD 15, 89 FR 22182; its deadline is 2029-09-28 (OMB, 2025-09-26)"}};

/// The list in force for a school year.
constexpr const RaceListFrom& race_list(int school_year, std::span<const RaceListFrom> lists = race_lists) {
    const auto* in_force = &lists.front();
    for (const auto& each : lists)
        if (each.school_year <= school_year) in_force = &each;
    return *in_force;
}

/// The list by which this version of the program holds and counts students. The 2024 list has a category of its own for
/// Middle Eastern or North African, and Hispanic or Latino beside the others and not before them: a student who is held
/// by one list cannot be counted by the other.
inline constexpr RaceList held_list = RaceList::of_1997;

}  // namespace accord::program
