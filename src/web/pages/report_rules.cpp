// The rules of the report: what is published and when a difference counts, as the Board declared it.
#include "web/pages/report_rules.hpp"

#include <algorithm>

#include "web/pages/pages.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;

Response report_rules_page(const Visit& visit, const Refused& refused) {
    const std::string title{visit.t("Rules of the report")};
    const bool declares = visit.actor().may(office::Verb::adopt_policy);
    const Html body =
        h::p({cls("small")}, h::a({href("/report")}, visit.t("Board report"))) + h::h1(title) +
        h::p(
            visit.t("Two things are the Board's to say and not the program's: what is published, and when a difference "
                    "between groups counts. A report that is out never changes by a rule that comes later.")) +
        (declares ? Html{}
                  : h::p({cls("mut")}, visit.t("The superintendent's designee writes down what the Board declares. You "
                                               "can read it here."))) +
        publication_section(visit, refused) + differences_section(visit, refused);
    return page(visit, head_of(title, "/report", refused), body);
}

Step step_of(const Form& form) {
    const auto step = form.get("step");
    return step == "declare" ? Step::declare : step == "change" ? Step::change : Step::look;
}

Response confirm_page(const Visit& visit, std::string_view form, const std::string& title, const Html& changes) {
    const Fields fields{visit, visit.form};
    Html typed;
    for (const auto& [name, value] : visit.form.values())
        if (name != "csrf" && name != "step") typed += fields.hidden(name, value);
    return page(
        visit, {title, "/report"},
        h::p({cls("small")}, h::a({href(rules_address)}, visit.t("Rules of the report"))) + h::h1(title) +
            note("warn", h::p(h::strong(visit.t("Nothing is recorded yet.")), " ",
                              visit.t("Read what would change, then declare it or go back."))) +
            changes +
            h::form(
                {method("post"), action(rules_address + ("/" + std::string{form}))}, fields.secret(), typed,
                h::div({cls("row")},
                       h::button({cls("btn"), name("step"), value("declare")}, visit.t("Declare this rule")),
                       h::button({cls("btn alt"), name("step"), value("change")}, visit.t("Change what I typed")))));
}

Html word_of_board(const Visit& visit, Date declared_on, const std::string& minutes, const std::string& recorded_by,
                   Date recorded_on) {
    return h::div(visit.words.date(declared_on), ": ", minutes) +
           h::div({cls("small mut")}, visit.t({"Written down: {name}, {day}",
                                               {{"name", recorded_by}, {"day", visit.words.date(recorded_on)}}}));
}

Html meeting_fields(const Visit& visit, const Fields& fields) {
    return fields.date("declared_on", visit.t("Day of the Board's meeting"),
                       visit.t("The day on which the Board declared it, not the day on which you write it down")) +
           fields.text("minutes", visit.t("Minutes of the meeting"), visit.t("As \"June 12, item 9.3\""));
}

Date typed_day(const Form& form, Problems& problems) {
    const auto day = parse_date(form.get("declared_on"));
    if (!day) problems.push_back(problem("declared_on", "Write the date as 2026-11-22"));
    return day.value_or(Date{});
}

Problems joined(Problems unreadable, const Problems& found) {
    const auto told = unreadable;
    for (const auto& each : found)
        if (std::none_of(told.begin(), told.end(), [&](const Problem& other) { return other.where == each.where; }))
            unreadable.push_back(each);
    return unreadable;
}

Response report_rules(Visit& visit) { return report_rules_page(visit, {{}, visit.form, {}}); }

}  // namespace accord::web::pages
