#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/office.hpp"

namespace accord::office {

/// One square of the grid: an officer and a requirement.
struct GridCell {
    enum class State { done, excused, running, overdue, unknown, not_required } state = State::not_required;
    std::optional<Date> done_on;
    std::optional<Date> due_on;
};

struct OfficerRow {
    program::Officer officer;
    std::string agency;
    std::vector<program::Assignment> assignments;  ///< those that serve on the day
    std::vector<std::string> schools;
    std::vector<GridCell> cells;  ///< one a requirement
};

/// Officer x requirement, from the policy in force: its training subjects, sworn status, clocks.
struct OfficerGrid {
    struct Requirement {
        std::string code;
        std::string label;
        std::string control;
    };
    std::vector<Requirement> requirements;
    std::vector<OfficerRow> rows;
};
Result<OfficerGrid> officer_grid(const Office& office, const Actor& actor, Date on);

Result<program::OfficerId> add_officer(Office& office, const Actor& actor, const program::Officer& officer);
/// Posts an officer at a school. What the policy asks before the first day is asked here: training done, or why not and
/// by when.
Result<program::AssignmentId> assign_officer(Office& office, const Actor& actor, const program::Assignment& assignment);
/// One certificate for several officers at once.
Result<Done> record_training(Office& office, const Actor& actor, const std::vector<program::OfficerId>& officers,
                             const program::TrainingCompletion& training);

/// The agency's word on these officers: sworn, or not. A liaison speaks for the own agency's.
Result<Done> confirm_sworn(Office& office, const Actor& actor, const std::vector<program::OfficerId>& officers,
                           program::Sworn word);

}  // namespace accord::office
