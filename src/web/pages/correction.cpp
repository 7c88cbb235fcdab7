// Correct a contact: the same questions, filled with what is on file, and why. A correction adds a version.
#include <charconv>

#include "office/corrections.hpp"
#include "web/frame.hpp"
#include "web/pages/contact_questions.hpp"
#include "web/pages/contact_words.hpp"
#include "web/pages/pages.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;

namespace {

/// What is on file, as the form's values.
Form values_on_file(const Visit& visit, const office::CorrectionForm& on_file) {
    auto values = on_file.values;
    for (const auto& student : on_file.students)
        if (student.id) values.emplace_back("student_words_" + student.id->text(), student_words(visit, student));
    values.emplace_back("revision", std::to_string(on_file.revision));
    return Form{std::move(values)};
}

Response correction_page(const Visit& visit, const office::CorrectionForm& on_file, const Form& values,
                         const Problems& problems, const std::vector<office::SeenStudent>& found = {}) {
    const Fields fields{visit, values, problems};
    const auto address = "/contacts/" + std::string{visit.place("id")};
    const auto title = visit.t({"Correct contact {number}", {{"number", on_file.number}}});
    PageHead head{title, "/contacts"};
    head.status = problems.empty() ? 200 : 422;
    head.modules = {"student-lookup.js", "note-check.js"};
    const auto why = on_file.reason_needed ? "It is kept with your name beside the correction. No names of students."
                                           : "Within ten minutes of saving, no reason is needed.";
    return page(
        visit, head,
        fields.summary() + h::h1(title) +
            note("",
                 h::p(visit.t("Nothing is overwritten: the version on file stays, with who wrote it and when. When the "
                              "type of force or the injury changes, the supervisor's review of it is open again."))) +
            h::form({method("post"), action(address + "/correct"), {"novalidate", ""}}, fields.secret(),
                    fields.hidden("revision", values.get("revision")),
                    contact_questions(visit, fields, values, found, Asking::again),
                    fields.area("amended_because", visit.t("Why is it corrected?"), visit.t(why), 2),
                    h::div({cls("bar row")}, h::button({cls("btn")}, visit.t("Save the correction")),
                           h::a({cls("btn alt"), href(address)}, visit.t("Leave it")))));
}

}  // namespace

Response correct_contact(Visit& visit) {
    const auto id = program::ContactId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const auto on_file = office::correction_form(visit.office, visit.actor(), *id);
    if (!on_file) return failure_page(visit, 404);
    return correction_page(visit, *on_file, values_on_file(visit, *on_file), {});
}

Response take_correction(Visit& visit) {
    const auto id = program::ContactId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const auto on_file = office::correction_form(visit.office, visit.actor(), *id);
    if (!on_file) return failure_page(visit, 404);
    if (visit.form.posted(lookup_button)) {
        const auto found = looked_up(visit);
        return found ? correction_page(visit, *on_file, visit.form, {}, *found)
                     : correction_page(visit, *on_file, visit.form, found.problems());
    }
    office::Correction correction;
    correction.form = program::read_contact_form(visit.form.values());
    correction.reason = std::string{visit.form.get("amended_because")};
    const auto revision = visit.form.get("revision");
    std::from_chars(revision.data(), revision.data() + revision.size(), correction.revision);
    const auto corrected = office::correct_contact(visit.office, visit.actor(), *id, correction);
    return corrected ? see_other("/contacts/" + id->text() + "?saved=corrected")
                     : correction_page(visit, *on_file, visit.form, corrected.problems());
}

}  // namespace accord::web::pages
