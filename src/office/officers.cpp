#include "office/officers.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "compliance/requirements.hpp"
#include "office/policies.hpp"
#include "office/review.hpp"
#include "program/decide.hpp"

namespace accord::office {

namespace {

using compliance::Standing;
using program::Assignment;
using program::Officer;
using program::TrainingCompletion;

constexpr std::string_view sworn = "sworn";

/// Where every serving officer stands with every requirement of the policy in force.
std::vector<std::pair<std::string, Standing>> all_standings(const Office& office, const InForce& policy, Date on) {
    std::vector<std::pair<std::string, Standing>> all;
    const auto evidence = evidence_on(office, on);
    for (const std::string control : {"officer.trained-before-assignment", "officer.training-series"})
        for (auto& standing : compliance::standings(*policy, office.catalogue(), control, evidence))
            all.emplace_back(control, std::move(standing));
    return all;
}

GridCell::State state_of(compliance::State state) {
    switch (state) {
        case compliance::State::done:
            return GridCell::State::done;
        case compliance::State::excused:
            return GridCell::State::excused;
        case compliance::State::running:
            return GridCell::State::running;
        case compliance::State::overdue:
            return GridCell::State::overdue;
    }
    return GridCell::State::unknown;
}

GridCell sworn_cell(const Officer& officer) {
    if (officer.kind != program::OfficerKind::sro) return {};
    switch (officer.sworn) {
        case program::Sworn::yes:
            return {GridCell::State::done, {}, {}};
        case program::Sworn::no:
            return {GridCell::State::overdue, {}, {}};
        case program::Sworn::unknown:
            break;
    }
    return {GridCell::State::unknown, {}, {}};
}

GridCell cell_of(const OfficerGrid::Requirement& requirement, const Officer& officer,
                 const std::vector<std::pair<std::string, Standing>>& standings) {
    if (requirement.code == sworn) return sworn_cell(officer);
    for (const auto& [control, standing] : standings)
        if (control == requirement.control && standing.officer == officer.id.text() &&
            standing.requirement.code == requirement.code)
            return {state_of(standing.state), standing.done_on, standing.due};
    return {};
}

std::vector<OfficerGrid::Requirement> requirements(const InForce& policy,
                                                   const std::vector<std::pair<std::string, Standing>>& standings) {
    std::vector<OfficerGrid::Requirement> found;
    if (!policy->bound_to("officer.sworn").empty())
        found.push_back({std::string{sworn}, "Sworn officer", "officer.sworn"});
    for (const auto& [control, standing] : standings) {
        const auto& code = standing.requirement.code;
        const bool listed = std::any_of(found.begin(), found.end(), [&, wanted = control](const auto& each) {
            return each.code == code && each.control == wanted;
        });
        if (!listed) found.push_back({code, standing.requirement.label, control});
    }
    return found;
}

}  // namespace

Result<OfficerGrid> officer_grid(const Office& office, const Actor& actor, Date on) {
    if (auto allowed = require(actor, Verb::see_officers); !allowed) return allowed.problems();
    OfficerGrid grid;
    std::vector<std::pair<std::string, Standing>> standings;
    if (const auto policy = policy_in_force(office, on)) {
        standings = all_standings(office, policy, on);
        grid.requirements = requirements(policy, standings);
    }
    return office.file().read([&](const filing::Reading& file) -> Result<OfficerGrid> {
        const auto scope = actor.scope(Verb::see_officers);
        for (auto& officer : file.all<Officer>()) {
            OfficerRow row;
            bool at_school = false;
            for (auto& assignment : file.all<Assignment>({{"officer", to_value(officer.id)}})) {
                if (!program::serves_on(assignment, on)) continue;
                if (const auto school = file.find<program::School>(assignment.school))
                    row.schools.push_back(school->name);
                at_school = at_school || actor.serves(assignment.school);
                row.assignments.push_back(std::move(assignment));
            }
            if (scope == Scope::own && actor.officer != officer.id) continue;
            if (scope == Scope::school && !at_school) continue;
            if (const auto agency = file.find<program::Agency>(officer.agency)) row.agency = agency->name;
            for (const auto& requirement : grid.requirements)
                row.cells.push_back(cell_of(requirement, officer, standings));
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
    return office.file().write(office.act(actor, Verb::keep_officers),
                               [&](filing::Writing& file) -> Result<program::OfficerId> {
                                   if (!file.find<program::Agency>(officer.agency))
                                       return problem("agency", "Choose the agency");
                                   file.add(officer);
                                   return officer.id;
                               });
}

namespace {

/// What the file knows of an officer who is to begin: which subjects of the policy are done, what the agency's policy
/// covers.
program::Readiness readiness(const Office& office, const filing::Reading& file, const Officer& officer,
                             const Assignment& assignment, const InForce& policy) {
    program::Readiness ready;
    const auto done = file.all<TrainingCompletion>({{"officer", to_value(officer.id)}});
    const auto all_done = [&](std::string_view control) {
        if (policy->bound_to(control).empty()) return true;
        const auto subjects =
            compliance::asked_for(*policy, office.catalogue(), control, "subjects", assignment.first_day);
        return std::all_of(subjects.begin(), subjects.end(), [&](const std::string& subject) {
            return std::any_of(done.begin(), done.end(), [&](const auto& row) {
                return row.subject == subject && row.completed_on <= assignment.first_day;
            });
        });
    };
    ready.trained = all_done("officer.trained-before-assignment") && all_done("officer.training-series");
    ready.reason_and_date = !assignment.untrained_reason.empty() && assignment.training_by;
    ready.plan = ready.reason_and_date;
    const auto agency = file.find<program::Agency>(officer.agency);
    const auto asked =
        compliance::asked_for(*policy, office.catalogue(), "officer.force-policy", "covers", assignment.first_day);
    const auto covered = compliance::codes(agency ? agency->force_policy_covers : std::string{});
    ready.force_policy_covers =
        agency && agency->force_policy_on && std::all_of(asked.begin(), asked.end(), [&](const auto& subject) {
            return std::find(covered.begin(), covered.end(), subject) != covered.end();
        });
    return ready;
}

}  // namespace

Result<program::AssignmentId> assign_officer(Office& office, const Actor& actor, const Assignment& given) {
    if (auto allowed = require(actor, Verb::keep_officers); !allowed) return allowed.problems();
    auto assignment = given;
    assignment.id = program::AssignmentId::make();
    assignment.untrained_reason = squeeze(assignment.untrained_reason);
    const auto policy = policy_in_force(office, assignment.first_day);
    return office.file().write(
        office.act(actor, Verb::keep_officers), [&](filing::Writing& file) -> Result<program::AssignmentId> {
            Problems problems;
            const auto officer = file.find<Officer>(assignment.officer);
            if (!officer) problems.push_back(problem("officer", "Choose the officer"));
            if (!file.find<program::School>(assignment.school))
                problems.push_back(problem("school", "Choose the school"));
            if (assignment.last_day && *assignment.last_day < assignment.first_day)
                problems.push_back(problem("last_day", "The last day is before the first"));
            if (!problems.empty()) return problems;
            if (policy) {
                const auto decided = program::may_begin(readiness(office, file, *officer, assignment, policy), *policy,
                                                        office.catalogue(), assignment.first_day);
                if (decided.choice != program::AssignmentAnswer::may_start)
                    return Problem{assignment.untrained_reason.empty() ? "untrained_reason" : "training_by",
                                   decided.answer.reason, decided.answer.provision};
            }
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
    if (given.completed_on > office.today())
        problems.push_back(problem("completed_on", "The training cannot lie ahead"));
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

Result<Done> confirm_sworn(Office& office, const Actor& actor, const std::vector<program::OfficerId>& officers,
                           program::Sworn word) {
    if (auto allowed = require(actor, Verb::confirm_sworn); !allowed) return allowed.problems();
    Problems problems;
    if (officers.empty()) problems.push_back(problem("sworn_officer", "Choose at least one officer"));
    if (word == program::Sworn::unknown) problems.push_back(problem("sworn", "Say whether they are sworn officers"));
    if (!problems.empty()) return problems;
    const bool everybody = actor.scope(Verb::confirm_sworn) == Scope::district;
    return office.file().write(office.act(actor, Verb::confirm_sworn), [&](filing::Writing& file) -> Result<Done> {
        bool changed = false;
        for (const auto& id : officers) {
            auto officer = file.find<Officer>(id);
            if (!officer || !(everybody || actor.supervises(id)))
                return problem("sworn_officer", "There is no such officer");
            if (officer->sworn == word) continue;
            officer->sworn = word;
            file.correct(*officer);
            changed = true;
        }
        return changed ? Result<Done>{Done{}} : problem("sworn", "Nothing was changed: it stands so already");
    });
}

}  // namespace accord::office
