#pragma once

#include <vector>

#include "office/office.hpp"

namespace accord::office {

/// Lists from which forms let people choose: by name, A to Z. Nothing about students.
std::vector<program::School> schools(const Office& office);
/// The schools that a verb reaches for this actor.
std::vector<program::School> schools_within(const Office& office, const Actor& actor, Verb verb);
std::vector<program::Agency> agencies(const Office& office);
std::vector<program::Officer> officers(const Office& office);
/// The school where an officer serves on a day; the first by name of several; nothing when posted nowhere.
std::optional<program::School> school_of_officer(const Office& office, program::OfficerId officer, Date on);

}  // namespace accord::office
