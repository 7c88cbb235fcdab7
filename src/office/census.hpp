#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "equity/counts.hpp"
#include "filing/file.hpp"

namespace accord::office {

/// The enrolled students of a day in codes: one pass over enrolments and memberships, no name read.
struct Census {
    Date on;
    program::RaceList race_list{};             ///< that holds on the day
    std::vector<equity::CodedEnrolment> rows;  ///< `school` is an index into `schools`
    std::vector<program::School> schools;      ///< by name, A to Z
    std::vector<bool> ever_enrolled;           ///< per school: some student was ever enrolled there
    std::vector<bool> enrolled;                ///< per school: some student is enrolled on the day

    [[nodiscard]] std::unordered_map<program::SchoolId, std::uint16_t> index() const;
};

Census take_census(const filing::Reading& file, Date on);

}  // namespace accord::office
