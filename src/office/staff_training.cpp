#include "office/staff_training.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"

namespace accord::office {

namespace {

using program::StaffTraining;

constexpr int largest_staff = 9'999;

/// The training that a form tells, or everything that is wrong with it.
Result<StaffTraining> read(const StaffTrainingForm& form, Id<StaffTraining> id, const filing::Reading& file,
                           const Actor& actor, Date today) {
    Problems problems;
    if (!file.find<program::School>(form.school))
        problems.push_back(problem("school", "Choose the school"));
    else if (auto allowed = require(actor, Verb::record_staff_training, form.school); !allowed)
        return allowed.problems();
    if (!form.held_on)
        problems.push_back(problem("held_on", "Write the date as 2026-11-22"));
    else if (*form.held_on > today)
        problems.push_back(problem("held_on", "The training cannot lie ahead"));
    const auto provider = squeeze(form.provider);
    if (provider.empty()) problems.push_back(problem("provider", "Say who told them"));
    const int expected = form.expected.value_or(0);
    const int attended = form.attended.value_or(0);
    if (attended < 1) problems.push_back(problem("attended", "Say how many were there"));
    if (expected < 1 || expected > largest_staff)
        problems.push_back(problem("expected", "Say how many of the staff were expected, from 1 to 9999"));
    else if (attended > expected)
        problems.push_back(problem("attended", "More were there than were expected: count the expected again"));
    if (!problems.empty()) return problems;
    return StaffTraining{id, form.school, *form.held_on, attended, expected, provider};
}

/// A school's training of one day by one person is one, however often it is sent.
bool stands_elsewhere(const StaffTraining& training, const filing::Reading& file) {
    const auto rows = file.all<StaffTraining>({{"school", to_value(training.school)}});
    return std::any_of(rows.begin(), rows.end(), [&](const StaffTraining& other) {
        return other.id != training.id && other.held_on == training.held_on &&
               normalise(other.provider) == normalise(training.provider);
    });
}

Problem on_file_already() { return problem("held_on", "This training is on file: correct it in the list below"); }

}  // namespace

Result<std::vector<StaffTrainingView>> staff_trainings(const Office& office, const Actor& actor) {
    if (auto allowed = require(actor, Verb::see_officers); !allowed) return allowed.problems();
    return office.file().read([](const filing::Reading& file) -> Result<std::vector<StaffTrainingView>> {
        std::vector<StaffTrainingView> views;
        for (auto& training : file.all<StaffTraining>()) {
            const auto school = file.find<program::School>(training.school);
            views.push_back({std::move(training), school ? school->name : std::string{}});
        }
        std::sort(views.begin(), views.end(), [](const auto& a, const auto& b) {
            return std::tie(b.training.held_on, a.school) < std::tie(a.training.held_on, b.school);
        });
        return views;
    });
}

Result<Done> record_staff_training(Office& office, const Actor& actor, const StaffTrainingForm& form) {
    if (auto allowed = require(actor, Verb::record_staff_training); !allowed) return allowed.problems();
    const auto act = office.act(actor, Verb::record_staff_training);
    return office.file().write(act, [&](filing::Writing& file) -> Result<Done> {
        const auto told = read(form, Id<StaffTraining>::make(), file, actor, office.today());
        if (!told) return told.problems();
        if (stands_elsewhere(*told, file)) return on_file_already();
        file.add(*told);
        return Done{};
    });
}

Result<Done> correct_staff_training(Office& office, const Actor& actor, Id<StaffTraining> id,
                                    const StaffTrainingForm& form) {
    if (auto allowed = require(actor, Verb::record_staff_training); !allowed) return allowed.problems();
    const auto act = office.act(actor, Verb::record_staff_training);
    return office.file().write(act, [&](filing::Writing& file) -> Result<Done> {
        const auto on_file = file.find<StaffTraining>(id);
        if (!on_file || !actor.reaches(Verb::record_staff_training, on_file->school))
            return problem("", "There is no such training");
        const auto told = read(form, id, file, actor, office.today());
        if (!told) return told.problems();
        if (stands_elsewhere(*told, file)) return on_file_already();
        if (*told == *on_file) return problem("", "Nothing was changed: it stands so already");
        file.correct(*told);
        return Done{};
    });
}

}  // namespace accord::office
