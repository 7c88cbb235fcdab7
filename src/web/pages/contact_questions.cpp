// The questions of a contact: one column, one thumb, no JavaScript needed. Field by field as the district's form has
// it.
#include "web/pages/contact_questions.hpp"

#include <algorithm>

#include "office/lists.hpp"
#include "office/requests.hpp"
#include "web/frame.hpp"
#include "web/pages/contact_words.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using namespace program;

namespace {

constexpr std::string_view chips = "pick chips";
constexpr std::string_view unknown = "unknown";

std::string_view deed(Asking asking) {
    return asking == Asking::newly ? "What did you do?" : "What did the officer do?";
}

SchoolId school_of(const Form& values) { return SchoolId::parse(values.get("school")).value_or(SchoolId{}); }

std::vector<Choice> school_choices(const Visit& visit) {
    std::vector<Choice> choices;
    for (const auto& school : office::schools(visit.office)) choices.push_back({school.id.text(), school.name});
    return choices;
}

/// Who, where and when: of a new contact a line that opens, and chips; of one on file the day and the time.
Html where_and_when(const Visit& visit, const Fields& fields, const Form& values, Asking asking) {
    const auto schools = school_choices(visit);
    const Html school = fields.select("school", visit.t("School"), schools);
    const Html day =
        h::div({cls("two")}, fields.date("date", visit.t("Date")), fields.text("time", visit.t("Time"), {}, "time"));
    const Html late = fields.select("late_reason", visit.t("If it was more than a day ago: why so late?"),
                                    choices_of<LateReason>(visit));
    if (asking == Asking::again) return school + fields.hidden("ago", code_of(Ago::other)) + day + late;

    const auto chosen = std::find_if(schools.begin(), schools.end(),
                                     [&](const Choice& each) { return each.value == values.get("school"); });
    const bool none = chosen == schools.end();
    const auto line = visit.actor().name + " \xc2\xb7 " +
                      (none ? std::string{visit.t("Choose the school")} : chosen->label) + " \xc2\xb7 " +
                      visit.words.date(visit.office.today());
    return h::details({flag("open", none)}, h::summary(line), school) +
           fields.radios("ago", visit.t("When?"), choices_of<Ago>(visit), {}, chips) +
           h::div({cls("when ago-other")}, day, late);
}

/// What started it, and the requests that it may answer: those that are open at the school, and the one on file.
Html origin(const Visit& visit, const Fields& fields, const Form& values) {
    std::vector<Choice> requests{{"", std::string{visit.t("No request")}}};
    const auto school = school_of(values);
    const std::string on_file{values.get("request")};
    bool listed = on_file.empty();
    if (const auto found = office::requests(visit.office, visit.actor(), office::RequestFilter::open))
        for (const auto& view : *found) {
            const auto& request = view.request;
            if (request.school != school) continue;
            listed = listed || request.id.text() == on_file;
            requests.push_back({request.id.text(), short_moment_words(visit, request.asked_at) + ", " +
                                                       std::string{visit.t(label_of(request.reason))} + ", " +
                                                       place_words(visit, request)});
        }
    if (!listed) requests.push_back({on_file, std::string{visit.t("The request that it answered")}});
    return fields.radios("origin", visit.t("What started it?"), choices_of<Origin>(visit)) +
           (requests.size() > 1 ? fields.select("request", visit.t("Open request at this school"), requests) : Html{});
}

/// Section 3: the reasons in their four groups; "school rule" opens the hand-back and never blocks.
Html reasons(const Visit& visit, const Fields& fields, Asking asking) {
    std::vector<Choice> all;
    for (const auto& row : names_of<ContactReason>) {
        const auto group =
            row.value == ContactReason::other ? std::string_view{"Anything else"} : label_of(group_of(row.value));
        all.push_back({std::string{row.code}, std::string{visit.t(row.label)}, {}, std::string{visit.t(group)}});
    }
    std::vector<Choice> because;
    for (const auto& row : names_of<ActedBecause>)
        because.push_back({std::string{row.code}, std::string{visit.t(row.label)}});
    return fields.radios("reason", visit.t("Main reason"), all, {}, chips) +
           h::div({cls("when reason-other")}, fields.text("other_reason", visit.t("Other: what was it?"),
                                                          visit.t("At most 60 characters. No names."))) +
           h::div({cls("when school-rule")},
                  note("warn", h::p(h::strong(visit.t("This belongs to the school.")), " ",
                                    visit.t("Hand it to the administrator on duty. If you acted, say why: it is "
                                            "counted, and it never stops you from writing the truth."))),
                  fields.radios("school_rule", visit.t(deed(asking)), because),
                  fields.text("handed_to", visit.t("Handed over to"), visit.t("The administrator's name")));
}

/// The students who can be ticked: those found just now, and those on the form with the words they were confirmed by.
std::vector<Choice> student_choices(const Visit& visit, const Form& values,
                                    const std::vector<office::SeenStudent>& found) {
    std::vector<Choice> choices;
    for (const auto& student : found)
        if (student.id) choices.push_back({student.id->text(), student_words(visit, student)});
    for (const auto& [name, value] : values.values()) {
        if (name != "student" || value == unknown || value.empty()) continue;
        const bool listed = std::any_of(choices.begin(), choices.end(),
                                        [&, id = value](const Choice& choice) { return choice.value == id; });
        if (!listed) choices.push_back({value, std::string{values.get("student_words_" + value)}});
    }
    return choices;
}

/// The students on the form, and the lookup for those who may look.
Html students(const Visit& visit, const Fields& fields, const Form& values,
              const std::vector<office::SeenStudent>& found) {
    auto choices = student_choices(visit, values, found);
    Html words;
    for (const auto& choice : choices) words += fields.hidden("student_words_" + choice.value, choice.label);
    const auto nameless = std::count(values.values().begin(), values.values().end(),
                                     std::pair<std::string, std::string>{"student", unknown});
    for (std::ptrdiff_t i = 0; i < std::max<std::ptrdiff_t>(nameless, 1); ++i)
        choices.push_back({std::string{unknown}, student_words(visit, {})});
    return element(
        "student-lookup", {},
        {fields.text("student_search", visit.t("Student"),
                     visit.t("Three letters of a name, or the number on the card. Then choose below."), "search"),
         h::p(h::button({cls("btn alt"), name(lookup_button), value("yes"), {"formnovalidate", ""}}, visit.t("Find"))),
         words, fields.checks("student", visit.t("Who was it?"), choices, {}, "pick")});
}

Html actions(const Visit& visit, const Fields& fields, Asking asking) {
    const auto basis = choices_of<SearchBasis>(visit);
    const auto found = choices_of<Found>(visit);
    const auto search = [&](std::string_view cls_name, std::string_view title, const std::string& prefix) {
        return h::div({cls("when " + std::string{cls_name})}, h::h3(visit.t(title)),
                      fields.radios(prefix + "_basis", visit.t("Basis of the search"), basis, {}, chips),
                      fields.radios(prefix + "_found", visit.t("What was found?"), found, {}, chips));
    };
    return fields.checks("actions", visit.t(deed(asking)), choices_of<OfficerAction>(visit),
                         visit.t("One of these must be chosen: saying none is better than silence."), chips) +
           search("search-person", "Search of a person", "search_person") +
           search("search-belongings", "Search of belongings", "search_belongings") +
           h::div({cls("when force")},
                  fields.checks("force_type", visit.t("Type of force"), choices_of<ForceType>(visit), {}, chips),
                  fields.radios("injury", visit.t("Was anybody hurt?"), choices_of<Injury>(visit), {}, chips)) +
           h::div({cls("when questioned")},
                  fields.radios("told_of_rights", visit.t("Told of rights?"), choices_of<Told>(visit), {}, chips));
}

Html note_of(const Visit& visit, const Fields& fields, const Form& values) {
    return h::details(
        {flag("open", !values.get("note").empty())}, h::summary(visit.t("Add a note")),
        element("note-check", {},
                {fields.area("note", visit.t("Note"),
                             visit.t("At most 280 characters. No names, numbers or addresses. Citizenship, "
                                     "immigration status and place of birth are never kept."))}),
        fields.text("note_override", visit.t("If the note was stopped and must stay: why?")));
}

}  // namespace

Result<std::vector<office::SeenStudent>> looked_up(const Visit& visit) {
    const auto& asked = visit.request.method == Method::post ? visit.form : visit.query;
    const auto text = asked.get(visit.request.method == Method::post ? "student_search" : "text");
    return office::find_students(visit.office, visit.actor(), school_of(asked), std::string{text});
}

Html contact_questions(const Visit& visit, const Fields& fields, const Form& values,
                       const std::vector<office::SeenStudent>& found, Asking asking) {
    const auto told = choices_of<Told>(visit);
    return where_and_when(visit, fields, values, asking) + origin(visit, fields, values) +
           reasons(visit, fields, asking) + students(visit, fields, values, found) + actions(visit, fields, asking) +
           fields.radios("outcome", visit.t("How did it end?"), choices_of<Outcome>(visit), {}, chips) +
           fields.radios("administrator_consulted", visit.t("Administrator consulted before?"), told, {}, chips) +
           fields.radios("parent_told", visit.t("Parent told?"), told, {}, chips) +
           fields.radios("minutes", visit.t("Minutes"), choices_of<Minutes>(visit), {}, chips) +
           fields.text("police_report", visit.t("Police report number"),
                       visit.t("If there is one. The story belongs there, not here.")) +
           note_of(visit, fields, values);
}

}  // namespace accord::web::pages
