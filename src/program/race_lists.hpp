#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/fields.hpp"
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

/// A category of a list, by the words that the list has for it.
struct RaceCategory {
    Race race{};
    std::string_view label;
};

/// 1997: two questions. Whoever is Hispanic or Latino counts there, of whatever race; the others by race.
inline constexpr std::array categories_of_1997{RaceCategory{Race::hispanic, label_of(Race::hispanic)},
                                               RaceCategory{Race::american_indian, label_of(Race::american_indian)},
                                               RaceCategory{Race::asian, label_of(Race::asian)},
                                               RaceCategory{Race::black, label_of(Race::black)},
                                               RaceCategory{Race::pacific_islander, label_of(Race::pacific_islander)},
                                               RaceCategory{Race::white, label_of(Race::white)},
                                               RaceCategory{Race::two_or_more, label_of(Race::two_or_more)},
                                               RaceCategory{Race::not_reported, label_of(Race::not_reported)}};

/// SPD 15 of 2024: one question, as many answers as fit. Each alone, or two or more; Hispanic or Latino is one of them.
inline constexpr std::array categories_of_2024{
    RaceCategory{Race::american_indian, "American Indian or Alaska Native alone"},
    RaceCategory{Race::asian, "Asian alone"},
    RaceCategory{Race::black, "Black or African American alone"},
    RaceCategory{Race::hispanic, "Hispanic or Latino alone"},
    RaceCategory{Race::middle_eastern, "Middle Eastern or North African alone"},
    RaceCategory{Race::pacific_islander, "Native Hawaiian or Pacific Islander alone"},
    RaceCategory{Race::white, "White alone"},
    RaceCategory{Race::two_or_more, "Two or more races or ethnicities"},
    RaceCategory{Race::not_reported, label_of(Race::not_reported)}};

/// What a list holds: its categories in the order of a table, "not reported" last.
constexpr std::span<const RaceCategory> categories(RaceList list) {
    if (list == RaceList::of_1997) return categories_of_1997;
    return categories_of_2024;
}

/// Where a category stands in a list; nothing when the list does not have it.
constexpr std::optional<std::size_t> place_in(RaceList list, Race race) {
    const auto all = categories(list);
    for (std::size_t place = 0; place < all.size(); ++place)
        if (all[place].race == race) return place;
    return std::nullopt;
}

/// Several answers of one student as the one category in which a list counts them; nothing where none was given.
std::optional<Race> counted_as(RaceList list, const EnumSet<Race>& answers);

/// From which school year on rosters use a list.
struct RaceListFrom {
    RaceList list{};
    int school_year = 0;
    std::string_view source;
};

/// As the standards have it. A year that stands here never changes in a later version of the program, for what students
/// are is held by it: where a deadline moves again, the district says so (RaceListStart).
inline constexpr std::array standard_race_lists{
    RaceListFrom{RaceList::of_1997, 0, "1997 standards; CRDC, EDFacts and OneRoster speak it"},
    RaceListFrom{RaceList::of_2024, 2029, "SPD 15, 89 FR 22182; its deadline is 2029-09-28 (OMB, 2025-09-26)"}};
inline constexpr int first_year_of_2024 = 2024;  ///< SPD 15 is in effect since 2024-03-28

/// A state's or a district's own word on the school year in which its rosters begin to use a list.
struct RaceListStart {
    Id<RaceListStart> id;
    RaceList list = RaceList::of_2024;
    int school_year = 0;
    std::string source;  ///< by whose word: a state's bulletin, minutes

    bool operator==(const RaceListStart&) const = default;
};

constexpr std::string_view table_name(Of<RaceListStart>) { return "race_list_start"; }
constexpr auto fields(Of<RaceListStart>) {
    using enum Privacy;
    return std::tuple{
        field("id", &RaceListStart::id, open, "Id"),
        field("list", &RaceListStart::list, open, "List of races and ethnicities"),
        field("school_year", &RaceListStart::school_year, open, "School year"),
        field("source", &RaceListStart::source, open, "By whose word"),
    };
}
static_assert(fields_complete<RaceListStart>());

/// The lists of one district by school year. What was said of a student on a day was said by the list of that day's
/// school year, and means nothing by another: a membership begins within the years of the list by which it was read.
class RaceLists {
public:
    RaceLists() : RaceLists{std::span<const RaceListStart>{}} {}
    explicit RaceLists(std::span<const RaceListStart> own);

    struct From {
        RaceList list{};
        int school_year = 0;
        std::string source;
        bool operator==(const From&) const = default;
    };
    [[nodiscard]] const std::vector<From>& all() const { return lists_; }  ///< oldest first
    [[nodiscard]] const From& in(int school_year) const;
    [[nodiscard]] RaceList of(int school_year) const { return in(school_year).list; }
    [[nodiscard]] RaceList on(Date day) const;
    /// What a membership that began on `since` says of the race on a later day: nothing where another list holds.
    [[nodiscard]] Race race_on(Date day, Race race, Date since) const {
        return on(day) == on(since) ? race : Race::not_reported;
    }
    /// The day among those on which the same list holds as on `near` that is nearest to `wanted`.
    [[nodiscard]] Date within(Date wanted, Date near) const;

    bool operator==(const RaceLists&) const = default;

private:
    std::vector<From> lists_;
};

}  // namespace accord::program
