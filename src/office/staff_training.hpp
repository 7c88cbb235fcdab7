#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/office.hpp"

namespace accord::office {

/// A training of a school's staff, and its school by name.
struct StaffTrainingView {
    program::StaffTraining training;
    std::string school;
};
/// The newest first.
Result<std::vector<StaffTrainingView>> staff_trainings(const Office& office, const Actor& actor);

/// What the form of a training asks; nothing stands for what was left out or cannot be read.
struct StaffTrainingForm {
    program::SchoolId school;
    std::optional<Date> held_on;
    std::string provider;  ///< who told them
    std::optional<int> attended;
    std::optional<int> expected;
};

/// Staff were told of the officer's role and when to call: who told them, when, and how many of those expected were
/// there. The same training of a school is on file once.
Result<Done> record_staff_training(Office& office, const Actor& actor, const StaffTrainingForm& form);

/// Files another version of a training; the one before stays.
Result<Done> correct_staff_training(Office& office, const Actor& actor, Id<program::StaffTraining> id,
                                    const StaffTrainingForm& form);

}  // namespace accord::office
