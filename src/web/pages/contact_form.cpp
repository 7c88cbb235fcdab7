// Log a contact: one column, one thumb, no JavaScript needed. Field by field as the district's form has it.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/random.hpp"
#include "office/contacts.hpp"
#include "office/lists.hpp"
#include "office/requests.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using namespace program;

namespace {

constexpr std::string_view lookup_button = "find_student";
constexpr std::string_view chips = "pick chips";

std::vector<Choice> school_choices(const Visit& visit) {
    std::vector<Choice> choices;
    for (const auto& school : office::schools(visit.office)) choices.push_back({school.id.text(), school.name});
    return choices;
}

SchoolId school_of(const Form& values) {
    return SchoolId::parse(values.get("school")).value_or(SchoolId{});
}

/// Section 0: who, where, when, as a line; changed by opening it.
Html where_and_when(const Visit& visit, const Fields& fields, const Form& values) {
    std::string school_name;
    const auto schools = school_choices(visit);
    for (const auto& school : schools)
        if (school.value == values.get("school")) school_name = school.label;
    const auto line = visit.actor().name + " \xc2\xb7 " + (school_name.empty() ? std::string{visit.t("Choose the school")} : school_name) + " \xc2\xb7 " +
                      visit.words.date(visit.office.today());
    return h::details({flag("open", school_name.empty())}, h::summary(line), fields.select("school", visit.t("School"), schools)) +
           fields.radios("ago", visit.t("When?"), choices_of<Ago>(visit), {}, chips) +
           h::div({cls("when ago-other")}, h::div({cls("two")}, fields.date("date", visit.t("Date")), fields.text("time", visit.t("Time"), {}, "time")),
                  fields.select("late_reason", visit.t("If it was more than a day ago: why so late?"), choices_of<LateReason>(visit)));
}

Html origin(const Visit& visit, const Fields& fields, const Form& values) {
    std::vector<Choice> open{{"", std::string{visit.t("No request")}}};
    const auto school = school_of(values);
    if (const auto found = office::requests(visit.office, visit.actor(), office::RequestFilter::open))
        for (const auto& view : *found)
            if (view.request.school == school)
                open.push_back({view.request.id.text(), visit.office.local_time(view.request.asked_at) + ", " + std::string{visit.t(label_of(view.request.reason))} + ", " + view.request.place});
    Html requests = open.size() > 1 ? fields.select("request", visit.t("Open request at this school"), open) : Html{};
    return fields.radios("origin", visit.t("What started it?"), choices_of<Origin>(visit)) + requests;
}

/// Section 3: the reasons in their four groups; "school rule" opens the hand-back and never blocks.
Html reasons(const Visit& visit, const Fields& fields) {
    std::vector<Choice> all;
    for (const auto& row : names_of<ContactReason>)
        all.push_back({std::string{row.code}, std::string{visit.t(row.label)}, row.value == ContactReason::other ? std::string{} : std::string{visit.t(label_of(group_of(row.value)))}});
    std::vector<Choice> because;
    for (const auto& row : names_of<ActedBecause>) because.push_back({std::string{row.code}, std::string{visit.t(row.label)}});
    return fields.radios("reason", visit.t("Main reason"), all, {}, chips) +
           h::div({cls("when reason-other")}, fields.text("other_reason", visit.t("Other: what was it?"), visit.t("At most 60 characters. No names."))) +
           h::div({cls("when school-rule")},
                  note("warn", h::p(h::strong(visit.t("This belongs to the school.")), " ", visit.t("Hand it to the administrator on duty. If you acted, say why: it is counted, and it never stops you from writing the truth."))),
                  fields.radios("school_rule", visit.t("What did you do?"), because), fields.text("handed_to", visit.t("Handed over to"), visit.t("The administrator's name")));
}

/// Section 4: the students on the form, and the lookup.
Html students(const Visit& visit, const Fields& fields, const Form& values, const std::vector<office::StudentMatch>& matches) {
    std::vector<Choice> choices;
    for (const auto& match : matches)
        choices.push_back({match.id.text(), match.initials + ", " + visit.t({"grade {grade}", {{"grade", match.grade}}})});
    // Students chosen before stay on the form, with the words they were confirmed by.
    for (const auto& [name, value] : values.values()) {
        if (name != "student" || value == "unknown" || value.empty()) continue;
        const bool listed = std::any_of(choices.begin(), choices.end(), [&, id = value](const Choice& choice) { return choice.value == id; });
        if (!listed) choices.push_back({value, std::string{values.get("student_words_" + value)}});
    }
    Html words;
    for (const auto& choice : choices) words += fields.hidden("student_words_" + choice.value, choice.label);
    choices.push_back({"unknown", std::string{visit.t("Could not be identified")}});
    return element("student-lookup", {},
                   {fields.text("student_search", visit.t("Student"), visit.t("Three letters of a name, or the number on the card. Then choose below."), "search"),
                    h::p(h::button({cls("btn alt"), attribute::name(lookup_button), value("yes"), {"formnovalidate", ""}}, visit.t("Find"))), words,
                    fields.checks("student", visit.t("Who was it?"), choices, {}, "pick")});
}

Html actions(const Visit& visit, const Fields& fields) {
    const auto basis = choices_of<SearchBasis>(visit);
    const auto found = choices_of<Found>(visit);
    const auto search = [&](std::string_view cls_name, std::string_view title, const std::string& prefix) {
        return h::div({cls("when " + std::string{cls_name})}, h::h3(visit.t(title)), fields.radios(prefix + "_basis", visit.t("Basis of the search"), basis, {}, chips),
                      fields.radios(prefix + "_found", visit.t("What was found?"), found, {}, chips));
    };
    return fields.checks("actions", visit.t("What did you do?"), choices_of<OfficerAction>(visit), visit.t("One of these must be chosen: saying none is better than silence."), chips) +
           search("search-person", "Search of a person", "search_person") + search("search-belongings", "Search of belongings", "search_belongings") +
           h::div({cls("when force")}, fields.checks("force_type", visit.t("Type of force"), choices_of<ForceType>(visit), {}, chips),
                  fields.radios("injury", visit.t("Was anybody hurt?"), choices_of<Injury>(visit), {}, chips)) +
           h::div({cls("when questioned")}, fields.radios("told_of_rights", visit.t("Told of rights?"), choices_of<Told>(visit), {}, chips));
}

Response form_page(const Visit& visit, Form values, const Problems& problems, const std::vector<office::StudentMatch>& matches = {}) {
    values.fill("key", random_token());
    values.fill("clock", to_string(visit.office.now()));
    values.fill("ago", "5");
    values.fill("minutes", std::string{code_of(Minutes::under_5)});
    values.fill("late_reason", std::string{code_of(LateReason::in_time)});
    if (visit.actor().officer)
        if (const auto school = office::school_of_officer(visit.office, *visit.actor().officer, visit.office.today())) values.fill("school", school->id.text());
    const Fields fields{visit, values, problems};
    const auto title = std::string{visit.t("Log a contact")};
    PageHead head{title, "/contacts/new"};
    head.status = problems.empty() ? 200 : 422;
    head.modules = {"draft-form.js", "student-lookup.js", "note-check.js"};
    const Html form = h::form(
        {method("post"), action("/contacts/new"), {"novalidate", ""}}, fields.secret(), fields.hidden("key", values.get("key")), fields.hidden("clock", values.get("clock")),
        where_and_when(visit, fields, values), origin(visit, fields, values), reasons(visit, fields), students(visit, fields, values, matches), actions(visit, fields),
        fields.radios("outcome", visit.t("How did it end?"), choices_of<Outcome>(visit), {}, chips),
        fields.radios("administrator_consulted", visit.t("Administrator consulted before?"), choices_of<Told>(visit), {}, chips),
        fields.radios("parent_told", visit.t("Parent told?"), choices_of<Told>(visit), {}, chips), fields.radios("minutes", visit.t("Minutes"), choices_of<Minutes>(visit), {}, chips),
        fields.text("police_report", visit.t("Police report number"), visit.t("If there is one. The story belongs there, not here.")),
        h::details({flag("open", !values.get("note").empty())}, h::summary(visit.t("Add a note")),
                   element("note-check", {}, {fields.area("note", visit.t("Note"), visit.t("At most 280 characters. No names, numbers or addresses. Citizenship, immigration status and place of birth are never kept."))}),
                   fields.text("note_override", visit.t("If the note was stopped and must stay: why?"))),
        h::div({cls("bar row")}, h::button({cls("btn")}, visit.t("Save"))));
    return page(visit, head, fields.summary() + h::h1(title) + h::p({cls("sync"), id("sync"), role("status"), {"hidden", ""}}) + element("draft-form", {}, {form}) +
                                 h::details({}, h::summary(visit.t("What happens to this record")),
                                            h::p({cls("small")}, visit.t("Your supervisor and the district's designee can read it. Race, disability and language are added by the district from enrollment: you never enter them and never see them. Reports to the Board show groups only, never a student."))));
}

}  // namespace

Response new_contact(Visit& visit) { return form_page(visit, visit.query, {}); }

Response take_contact(Visit& visit) {
    if (visit.form.get(lookup_button) == "yes") {
        const auto matches = office::find_students(visit.office, visit.actor(), school_of(visit.form), std::string{visit.form.get("student_search")});
        return matches ? form_page(visit, visit.form, {}, *matches) : form_page(visit, visit.form, matches.problems());
    }
    const auto form = read_contact_form(visit.form.values());
    const auto receipt = office::log_contact(visit.office, visit.actor(), form);
    if (!receipt) return form_page(visit, visit.form, receipt.problems());
    return see_other("/contacts/" + receipt->id.text() + "?saved=" + (receipt->repeated ? "again" : "now"));
}

Response find_students(Visit& visit) {
    const auto matches = office::find_students(visit.office, visit.actor(), school_of(visit.query), std::string{visit.query.get("text")});
    Json json;
    json["students"] = Json::array();
    if (!matches) json["problem"] = visit.t(matches.problems().front().message);
    if (matches)
        for (const auto& match : *matches)
            json["students"].push_back({{"id", match.id.text()}, {"words", match.initials + ", " + visit.t({"grade {grade}", {{"grade", match.grade}}})}});
    return json_response(print_json(json));
}

}  // namespace accord::web::pages
