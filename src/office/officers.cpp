#include "office/officers.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "office/codes.hpp"
#include "office/policies.hpp"

namespace accord::office {

namespace {

using program::Assignment;
using program::Officer;
using program::TrainingCompletion;

constexpr std::string_view sworn = "sworn";

/// Controls that ask for training, whether the training comes before the first day, and the months that it has otherwise.
struct TrainingControl {
    std::string_view id;
    bool before_first_day;
};
constexpr TrainingControl training_controls[] = {{"officer.trained-before-assignment", true},
                                                 {"officer.training-series", false}};

std::vector<OfficerGrid::Requirement> requirements(const Office& office, Date on) {
    std::vector<OfficerGrid::Requirement> found;
    const auto policy = policy_in_force(office, on);
    if (!policy) return found;
    if (const auto bound = policy->bound_to("officer.sworn"); !bound.empty())
        found.push_back({std::string{sworn}, "Sworn officer", "officer.sworn", bound.front().provision->id});
    for (const auto& control : training_controls) {
        const auto bound = policy->bound_to(control.id);
        if (bound.empty()) continue;
        for (const auto& code : codes_of(policy->parameter(office.catalogue(), control.id, "subjects", on)))
            found.push_back({code, words_of_code(code), std::string{control.id}, bound.front().provision->id});
    }
    return found;
}

Date first_day(const std::vector<Assignment>& assignments) {
    return std::min_element(assignments.begin(), assignments.end(), [](const auto& a, const auto& b) {
               return a.first_day < b.first_day;
           })->first_day;
}

/// The date by which a subject is due: before the first day, or when the assignment's own plan or the series' clock says.
Date due_date(const Office& office, const OfficerGrid::Requirement& requirement, const std::vector<Assignment>& assignments,
              Date on) {
    const auto first = first_day(assignments);
    if (requirement.control == "officer.training-series") {
        const auto policy = policy_in_force(office, on);
        const auto within = policy->parameter(office.catalogue(), requirement.control, "classroom-within", on);
        const int months = within.empty() ? 6 : std::atoi(within.c_str());
        return add_months(first, months);
    }
    Date due = first;
    for (const auto& assignment : assignments)
        if (assignment.training_by && !assignment.untrained_reason.empty()) due = std::max(due, *assignment.training_by);
    return due;
}

GridCell cell_of(const Office& office, const OfficerGrid::Requirement& requirement, const Officer& officer,
                 const std::vector<Assignment>& assignments, const std::vector<TrainingCompletion>& done, Date on) {
    using State = GridCell::State;
    if (requirement.code == sworn) {
        if (officer.kind != program::OfficerKind::sro) return {State::not_required, {}, {}};
        switch (officer.sworn) {
            case program::Sworn::yes: return {State::done, {}, {}};
            case program::Sworn::no: return {State::overdue, {}, {}};
            case program::Sworn::unknown: return {State::unknown, {}, {}};
        }
    }
    std::optional<Date> completed;
    for (const auto& row : done)
        if (row.subject == requirement.code && row.completed_on <= on)
            completed = completed ? std::min(*completed, row.completed_on) : row.completed_on;
    if (assignments.empty()) return {completed ? State::done : State::not_required, completed, {}};
    const auto due = due_date(office, requirement, assignments, on);
    if (completed) return {State::done, completed, due};
    return {due < on ? State::overdue : State::due, {}, due};
}

}  // namespace

Result<OfficerGrid> officer_grid(const Office& office, const Actor& actor, Date on) {
    if (auto allowed = require(actor, Verb::see_officers); !allowed) return allowed.problems();
    OfficerGrid grid;
    grid.requirements = requirements(office, on);
    return office.file().read([&](const filing::Reading& file) -> Result<OfficerGrid> {
        const auto scope = actor.scope(Verb::see_officers);
        for (auto& officer : file.all<Officer>()) {
            OfficerRow row;
            const auto done = file.all<TrainingCompletion>({{"officer", to_value(officer.id)}});
            bool at_school = false;
            for (auto& assignment : file.all<Assignment>({{"officer", to_value(officer.id)}})) {
                if (!program::serves_on(assignment, on)) continue;
                if (const auto school = file.find<program::School>(assignment.school)) row.schools.push_back(school->name);
                at_school = at_school || actor.school == assignment.school;
                row.assignments.push_back(std::move(assignment));
            }
            if (scope == Scope::own && actor.officer != officer.id) continue;
            if (scope == Scope::school && !at_school) continue;
            if (const auto agency = file.find<program::Agency>(officer.agency)) row.agency = agency->name;
            for (const auto& requirement : grid.requirements)
                row.cells.push_back(cell_of(office, requirement, officer, row.assignments, done, on));
            row.officer = std::move(officer);
            grid.rows.push_back(std::move(row));
        }
        return grid;
    });
}

Result<program::OfficerId> add_officer(Office& office, const Actor& actor, const Officer& given) {
    if (auto allowed = require(actor, Verb::keep_officers); !allowed) return allowed.problems();
    auto officer = given;
    officer.id = program::OfficerId::make();
    officer.name = squeeze(officer.name);
    if (officer.name.empty()) return problem("name", "Name the officer");
    return office.file().write(office.act(actor, Verb::keep_officers), [&](filing::Writing& file) -> Result<program::OfficerId> {
        if (!file.find<program::Agency>(officer.agency)) return problem("agency", "Choose the agency");
        file.add(officer);
        return officer.id;
    });
}

Result<program::AssignmentId> assign_officer(Office& office, const Actor& actor, const Assignment& given) {
    if (auto allowed = require(actor, Verb::keep_officers); !allowed) return allowed.problems();
    auto assignment = given;
    assignment.id = program::AssignmentId::make();
    assignment.untrained_reason = squeeze(assignment.untrained_reason);
    const auto asked = requirements(office, assignment.first_day);
    return office.file().write(office.act(actor, Verb::keep_officers), [&](filing::Writing& file) -> Result<program::AssignmentId> {
        Problems problems;
        const auto officer = file.find<Officer>(assignment.officer);
        if (!officer) problems.push_back(problem("officer", "Choose the officer"));
        if (!file.find<program::School>(assignment.school)) problems.push_back(problem("school", "Choose the school"));
        if (assignment.last_day && *assignment.last_day < assignment.first_day)
            problems.push_back(problem("last_day", "The last day is before the first"));
        if (!problems.empty()) return problems;

        const auto done = file.all<TrainingCompletion>({{"officer", to_value(officer->id)}});
        for (const auto& requirement : asked) {
            if (requirement.control != "officer.trained-before-assignment") continue;
            const bool trained = std::any_of(done.begin(), done.end(), [&](const auto& row) {
                return row.subject == requirement.code && row.completed_on <= assignment.first_day;
            });
            if (trained || (!assignment.untrained_reason.empty() && assignment.training_by)) continue;
            problems.push_back({assignment.untrained_reason.empty() ? "untrained_reason" : "training_by",
                                {"{subject} comes before the first day: record it, or say why it could not and by when it will be done",
                                 {{"subject", requirement.label}}},
                                requirement.provision});
        }
        if (!problems.empty()) return problems;
        file.add(assignment);
        return assignment.id;
    });
}

Result<Done> record_training(Office& office, const Actor& actor, const std::vector<program::OfficerId>& officers,
                             const TrainingCompletion& given) {
    if (auto allowed = require(actor, Verb::keep_officers); !allowed) return allowed.problems();
    Problems problems;
    if (officers.empty()) problems.push_back(problem("officer", "Choose at least one officer"));
    if (trim(given.subject).empty()) problems.push_back(problem("subject", "Choose the subject"));
    if (given.completed_on > office.today()) problems.push_back(problem("completed_on", "The training cannot lie ahead"));
    if (!problems.empty()) return problems;
    return office.file().write(office.act(actor, Verb::keep_officers), [&](filing::Writing& file) -> Result<Done> {
        for (const auto& id : officers) {
            if (!file.find<Officer>(id)) return problem("officer", "There is no such officer");
            auto training = given;
            training.id = decltype(TrainingCompletion::id)::make();
            training.officer = id;
            file.add(training);
        }
        return Done{};
    });
}

}  // namespace accord::office
