#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "equity/crdc/crdc.hpp"
#include "program/race_lists.hpp"

// The schools of a federal file as they were read: raw counts, for this folder only.

namespace accord::equity {

/// By which list the collection asks for races, and how many of its categories it asks for: all but "not reported".
inline constexpr auto federal_list = program::RaceList::of_1997;
inline constexpr std::size_t federal_races = program::categories(federal_list).size() - 1;
inline constexpr std::size_t federal_sexes = 2;  ///< program::Sex female, male
inline constexpr std::size_t federal_outcomes = names_of<FederalOutcome>.size();

/// A number cell: a count, or the reason why there is none.
struct FederalNumber {
    std::int64_t count = 0;
    std::optional<Reserve> reserve;

    bool operator==(const FederalNumber&) const = default;
};

using BySex = std::array<FederalNumber, federal_sexes>;
using ByRaceAndSex = std::array<BySex, federal_races>;

struct FederalEnrolment {
    ByRaceAndSex by_race;
    BySex total;
    BySex english_learners;
    BySex section_504;
    BySex idea;
};

/// Students with one outcome. The race of students with a section 504 plan only is not collected.
struct FederalCounts {
    ByRaceAndSex without_disabilities;
    BySex without_total;
    BySex without_learners;  ///< English learners among them
    ByRaceAndSex idea;
    BySex idea_total;
    BySex section_504;
    BySex with_learners;  ///< English learners of the last two
};

struct FederalSchool {
    std::string combokey;  ///< 12 places: the district's 7 and the school's 5
    std::string leaid;
    std::string name;
    std::string district;
    std::string state;
    FederalEnrolment enrolled;
    std::array<FederalCounts, federal_outcomes> outcomes;
};

struct FederalFile {
    std::string_view collection;
    std::vector<FederalSchool> schools;
    Problems implausible;  ///< by line, without numbers: for staff only
};

/// Reads a federal file. All rows in error are told at once, by line and column.
Result<FederalFile> read_federal_file(std::string_view name, std::string_view bytes);

}  // namespace accord::equity
