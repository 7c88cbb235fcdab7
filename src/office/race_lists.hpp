#pragma once

#include <string>
#include <string_view>

#include "office/office.hpp"
#include "program/race_lists.hpp"

namespace accord::office {

/// The lists of races by school year: those of the standards, with the district's own years.
program::RaceLists race_lists(const filing::Reading& file);
program::RaceLists race_lists_of(const Office& office);
program::RaceList race_list_today(const Office& office);

/// From which school year ("2027-28") on the district's rosters use the list of 2024, and by whose word. A later word
/// takes its place. Refuses a year of which students or a report are on file by the other list: what was said of them
/// would come to mean something else.
Result<Done> start_race_list(Office& office, const Actor& actor, std::string_view school_year,
                             const std::string& source);

}  // namespace accord::office
