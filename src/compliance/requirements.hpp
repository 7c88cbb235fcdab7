#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/names.hpp"
#include "compliance/judge.hpp"
#include "policy/binding.hpp"

namespace accord::compliance {

/// Something that each officer must have done: a training subject, so often, by a day.
struct Requirement {
    std::string code;  ///< the subject: "school-policing", "on-the-job-day"
    std::string label;
    int times = 1;
    std::optional<Span> within;  ///< after the first day with students; none: before that day
    Filter officers;             ///< the postings that it concerns ("kind=sro")
};

/// The requirements that a control's parameters make: every one of `subjects` (`within` their span), and each parameter
/// that begins with "also-", written "check-in x6 within 1 year for school_security|campus_security".
std::vector<Requirement> requirements(const Parameters& parameters);

enum class State {
    done,
    excused,  ///< not done; why it could not come first is recorded, with a date that has not passed
    running,  ///< not done, and its clock runs
    overdue,
};

constexpr auto enum_names(State) {
    using enum State;
    return std::to_array<EnumName<State>>({{done, "done", "Done"},
                                           {excused, "excused", "Reason on record"},
                                           {running, "running", "Not yet due"},
                                           {overdue, "overdue", "Overdue"}});
}
static_assert(names_complete(State::overdue));

/// Where one officer stands with one requirement on a day.
struct Standing {
    std::string officer;  ///< id
    std::string name;
    Requirement requirement;
    State state = State::running;
    int times = 0;                ///< how often it was done
    std::optional<Date> done_on;  ///< the day on which it had been done often enough
    Date due;
    std::vector<std::string> evidence;  ///< record ids
};

/// Every officer who serves on the day of the question, with every requirement that concerns it; officers by name.
/// Nothing when postings or training are not collected.
std::optional<std::vector<Standing>> standings(const Question& question);

/// The same for all provisions of a policy that are bound to a control, each officer and requirement once: the grid of
/// officers and requirements.
std::vector<Standing> standings(const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue,
                                std::string_view control, const Evidence& evidence);

}  // namespace accord::compliance
