// What school staff were told of the officer's role and when to call: the list, a form, and corrections.
#include "office/staff_training.hpp"

#include <algorithm>

#include "office/lists.hpp"
#include "office/policies.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/entries.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::StaffTrainingView;
using program::StaffTraining;

namespace {

constexpr auto here = "/staff-training";

Html form_of(const Visit& visit, const std::string& address, const Form& values, const Problems& problems) {
    const Fields fields{visit, values, problems};
    std::vector<Choice> schools;
    for (const auto& school : office::schools_within(visit.office, visit.actor(), office::Verb::record_staff_training))
        schools.push_back({school.id.text(), school.name});
    return h::form({method("post"), action(address)}, fields.secret(),
                   fields.select("school", visit.t("School"), schools), fields.date("held_on", visit.t("Held on")),
                   fields.text("provider", visit.t("Who told them?"),
                               visit.t("A person's office or an organization: \"District safety office\"")),
                   fields.text("attended", visit.t("How many of the staff were there?"), {}, "number"),
                   fields.text("expected", visit.t("How many were expected?"),
                               visit.t("All who work at the school and may have to call"), "number"),
                   h::p(h::button({cls("btn")}, visit.t("Record"))));
}

Html list_of(const Visit& visit, const std::vector<StaffTrainingView>& views) {
    if (views.empty()) return h::p(visit.t("No training of school staff is on file."));
    std::vector<Html> rows;
    for (const auto& [training, school] : views) {
        const bool may = visit.actor().reaches(office::Verb::record_staff_training, training.school);
        const auto held = visit.words.date(training.held_on);
        rows.push_back(h::tr(
            h::th({scope("row")}, school), cell(visit.t("Held on"), held), cell(visit.t("Told by"), training.provider),
            cell(visit.t("There"), visit.t({"{attended} of {expected}",
                                            {{"attended", std::to_string(training.attended)},
                                             {"expected", std::to_string(training.expected)}}})),
            cell(visit.t("Correct"),
                 may ? h::a({href(here + ("/" + training.id.text())),
                             aria_label(visit.t({"Correct: {school}, {day}", {{"school", school}, {"day", held}}}))},
                            visit.t("Correct"))
                     : Html{})));
    }
    return data_table(visit.t("The newest first"),
                      {visit.t("School"), visit.t("Held on"), visit.t("Told by"), visit.t("There"), visit.t("Correct")},
                      rows);
}

Response list_page(const Visit& visit, const Form& values, const Problems& problems) {
    const auto views = office::staff_trainings(visit.office, visit.actor());
    if (!views) return problems_page(visit, views.problems());
    const auto title = std::string{visit.t("Training of school staff")};
    Html body =
        Fields{visit, values, problems}.summary() + h::h1(title) +
        h::p({cls("mut wide")}, visit.t("What staff were told of the officer's role, and of when to call one.")) +
        asked_for_by(visit, "people.staff-trained");
    if (visit.actor().may(office::Verb::record_staff_training))
        body += h::h2(visit.t("Record a training")) + form_of(visit, here, values, problems);
    PageHead head{title, "/officers"};
    head.status = problems.empty() ? 200 : 422;
    return page(visit, head, body + h::h2(visit.t("On file")) + list_of(visit, *views));
}

/// The training that the address names, when this person may correct it.
std::optional<StaffTrainingView> named(const Visit& visit) {
    auto views = office::staff_trainings(visit.office, visit.actor());
    if (!views) return std::nullopt;
    for (auto& view : *views)
        if (view.training.id.text() == visit.place("id") &&
            visit.actor().reaches(office::Verb::record_staff_training, view.training.school))
            return std::move(view);
    return std::nullopt;
}

Response correction_page(const Visit& visit, const StaffTrainingView& view, const Form& typed,
                         const Problems& problems) {
    const auto& training = view.training;
    Form values = typed;
    if (problems.empty()) {
        values.fill("school", training.school.text());
        values.fill("held_on", to_string(training.held_on));
        values.fill("provider", training.provider);
        values.fill("attended", std::to_string(training.attended));
        values.fill("expected", std::to_string(training.expected));
    }
    const auto title = visit.t({"Correct the training of {school}", {{"school", view.school}}});
    PageHead head{title, "/officers"};
    head.status = problems.empty() ? 200 : 422;
    return page(visit, head,
                Fields{visit, values, problems}.summary() +
                    h::p({cls("small")}, h::a({href(here)}, visit.t("Training of school staff"))) + h::h1(title) +
                    h::p(visit.t("Both versions are kept; the newer one counts.")) +
                    form_of(visit, here + ("/" + training.id.text()), values, problems));
}

office::StaffTrainingForm told(const Form& form) {
    return {program::SchoolId::parse(form.get("school")).value_or(program::SchoolId{}), parse_date(form.get("held_on")),
            std::string{form.get("provider")}, whole_number(form.get("attended")), whole_number(form.get("expected"))};
}

}  // namespace

Response staff_training(Visit& visit) { return list_page(visit, visit.query, {}); }

Response take_staff_training(Visit& visit) {
    const auto recorded = office::record_staff_training(visit.office, visit.actor(), told(visit.form));
    return recorded ? see_other(here) : list_page(visit, visit.form, recorded.problems());
}

Response one_staff_training(Visit& visit) {
    const auto view = named(visit);
    return view ? correction_page(visit, *view, {}, {}) : failure_page(visit, 404);
}

Response take_staff_training_correction(Visit& visit) {
    const auto view = named(visit);
    if (!view) return failure_page(visit, 404);
    const auto corrected =
        office::correct_staff_training(visit.office, visit.actor(), view->training.id, told(visit.form));
    return corrected ? see_other(here) : correction_page(visit, *view, visit.form, corrected.problems());
}

}  // namespace accord::web::pages
