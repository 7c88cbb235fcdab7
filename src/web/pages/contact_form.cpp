// Log a contact, and find its students.
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/random.hpp"
#include "office/lists.hpp"
#include "web/frame.hpp"
#include "web/pages/contact_questions.hpp"
#include "web/pages/contact_words.hpp"
#include "web/pages/pages.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using program::LateReason;
using program::Minutes;

namespace {

void fill_defaults(const Visit& visit, Form& values) {
    values.fill("key", random_token());
    values.fill("clock", to_string(visit.office.now()));
    values.fill("ago", "5");
    values.fill("minutes", std::string{code_of(Minutes::under_5)});
    values.fill("late_reason", std::string{code_of(LateReason::in_time)});
    if (visit.actor().officer)
        if (const auto school = office::school_of_officer(visit.office, *visit.actor().officer, visit.office.today()))
            values.fill("school", school->id.text());
}

Response form_page(const Visit& visit, Form values, const Problems& problems,
                   const std::vector<office::SeenStudent>& found = {}) {
    fill_defaults(visit, values);
    const Fields fields{visit, values, problems};
    const auto title = std::string{visit.t("Log a contact")};
    PageHead head{title, "/contacts/new"};
    head.status = problems.empty() ? 200 : 422;
    head.modules = {"draft-form.js", "student-lookup.js", "note-check.js"};
    const Html form = h::form({method("post"), action("/contacts/new"), {"novalidate", ""}}, fields.secret(),
                              fields.hidden("key", values.get("key")), fields.hidden("clock", values.get("clock")),
                              contact_questions(visit, fields, values, found, Asking::newly),
                              h::div({cls("bar row")}, h::button({cls("btn")}, visit.t("Save"))));
    return page(
        visit, head,
        fields.summary() + h::h1(title) + h::p({cls("sync"), id("sync"), role("status"), {"hidden", ""}}) +
            element("draft-form", {}, {form}) +
            h::details({}, h::summary(visit.t("What happens to this record")),
                       h::p({cls("small")},
                            visit.t("Your supervisor and the district's designee can read it. Race, disability and "
                                    "language are added by the district from enrollment: you never enter them and "
                                    "never see them. Reports to the Board show groups only, never a student."))));
}

}  // namespace

Response new_contact(Visit& visit) { return form_page(visit, visit.query, {}); }

Response take_contact(Visit& visit) {
    if (visit.form.posted(lookup_button)) {
        const auto found = looked_up(visit);
        return found ? form_page(visit, visit.form, {}, *found) : form_page(visit, visit.form, found.problems());
    }
    const auto form = program::read_contact_form(visit.form.values());
    const auto receipt = office::log_contact(visit.office, visit.actor(), form);
    if (!receipt) return form_page(visit, visit.form, receipt.problems());
    return see_other("/contacts/" + receipt->id.text() + "?saved=" + (receipt->repeated ? "again" : "now"));
}

Response find_students(Visit& visit) {
    const auto found = looked_up(visit);
    Json json;
    json["students"] = Json::array();
    if (!found) json["problem"] = visit.t(found.problems().front().message);
    if (found)
        for (const auto& student : *found)
            json["students"].push_back({{"id", student.id->text()}, {"words", student_words(visit, student)}});
    return json_response(print_json(json));
}

}  // namespace accord::web::pages
