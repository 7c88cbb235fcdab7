// The school calendar: first and last day of the year, holidays and breaks, and which list of races holds in it.
#include "office/calendar.hpp"
#include "office/race_lists.hpp"

#include "web/pages/pages.hpp"
#include "web/pages/refused.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::ClosedSpan;
using office::SchoolYearView;

namespace {

constexpr auto here = "/calendar";

Html row_of(const Visit& visit, const ClosedSpan& span) {
    const Form nothing;
    const Fields fields{visit, nothing};
    const auto days = span.from == span.until
                          ? visit.words.date(span.from)
                          : visit.words.date(span.from) + " \xe2\x80\x93 " + visit.words.date(span.until);
    return h::tr(
        h::th({scope("row")}, span.name), cell(visit.t("Days"), days),
        h::td({{"data-l", ""}},
              h::form({cls("bare"), method("post"), action("/calendar/opened")}, fields.secret(),
                      fields.hidden("from", to_string(span.from)), fields.hidden("until", to_string(span.until)),
                      h::button({cls("linklike"), aria_label(visit.t({"Take back: {name}, {days}",
                                                                      {{"name", span.name}, {"days", days}}}))},
                                visit.t("Take back")))));
}

Html year_of(const Visit& visit, const SchoolYearView& view) {
    Html days = view.year ? h::p(visit.t({"School from {first} to {last}",
                                          {{"first", visit.words.date(view.year->first)},
                                           {"last", visit.words.date(view.year->last)}}}))
                          : note("warn", h::p(visit.t("Its first and last day are not on file: clocks count every "
                                                      "weekday from July 1 to June 30.")));
    days += h::p(visit.t("Races and ethnicities"), ": ", visit.t(label_of(view.races.list)));
    std::vector<Html> rows;
    for (const auto& span : view.closed) rows.push_back(row_of(visit, span));
    return h::section({cls("sec")}, h::h2(school_year_name(view.school_year)), days,
                      rows.empty()
                          ? h::p(visit.t("No holiday and no break is on file: every weekday counts as a school day."))
                          : data_table(visit.t("Days without school"),
                                       {visit.t("Name"), visit.t("Days"), visit.t("Take back")}, rows));
}

/// From which school year on rosters are read by the list of 2024.
Html race_list_form(const Visit& visit, const Fields& fields) {
    const auto newest = office::race_lists_of(visit.office).all().back();
    return h::h2(visit.t("List of races and ethnicities")) +
           h::p(visit.t({"From {year} on rosters are read by this list: {list} ({source}).",
                         {{"year", school_year_name(newest.school_year)},
                          {"list", std::string{visit.t(label_of(newest.list))}},
                          {"source", newest.source}}})) +
           h::p(visit.t("Earlier years keep the list by which they were told, and figures by different lists are never "
                        "compared. A year in which students are on file cannot change its list any more.")) +
           h::form({method("post"), action("/calendar/races")}, fields.secret(),
                   fields.text("school_year", visit.t("The list of 2024 holds from the school year"),
                               visit.t("As 2027-28")),
                   fields.text("source", visit.t("By whose word?"), visit.t("The state's bulletin, or the minutes")),
                   h::p(h::button({cls("btn")}, visit.t("Record"))));
}

Response calendar_page(const Visit& visit, const Refused& refused) {
    const auto years = office::school_years(visit.office, visit.actor(), visit.office.today());
    if (!years) return problems_page(visit, years.problems());
    const Form nothing;
    const auto year = fields_of(visit, refused, "year", nothing);
    const auto closed = fields_of(visit, refused, "closed", nothing);
    const auto races = fields_of(visit, refused, "races", nothing);
    const auto title = std::string{visit.t("School calendar")};
    Html body = year.summary() + closed.summary() + races.summary() + h::h1(title) +
                h::p({cls("mut wide")}, visit.t("Deadlines that count school days count on this calendar."));
    for (const auto& view : *years) body += year_of(visit, view);
    body +=
        h::h2(visit.t("Holidays and breaks")) +
        h::form({method("post"), action("/calendar/closed")}, closed.secret(),
                closed.text("name", visit.t("Name of the holiday or break"), visit.t("Winter break")),
                closed.date("from", visit.t("First day without school")),
                closed.date("until", visit.t("Last day without school"), visit.t("Empty: a single day")),
                h::p(h::button({cls("btn")}, visit.t("Record")))) +
        h::h2(visit.t("First and last day of a school year")) +
        h::form({method("post"), action(here)}, year.secret(), year.date("first", visit.t("First day of school")),
                year.date("last", visit.t("Last day of school")), h::p(h::button({cls("btn")}, visit.t("Record")))) +
        race_list_form(visit, races);
    return page(visit, head_of(title, "/import", refused), body);
}

Response answer_to(const Visit& visit, std::string_view form, const Result<Done>& done) {
    return done ? see_other(here) : calendar_page(visit, {form, visit.form, done.problems()});
}

}  // namespace

Response calendar(Visit& visit) { return calendar_page(visit, {{}, visit.form, {}}); }

Response take_school_year(Visit& visit) {
    return answer_to(visit, "year",
                     office::set_school_year(visit.office, visit.actor(), parse_date(visit.form.get("first")),
                                             parse_date(visit.form.get("last"))));
}

Response take_closed_days(Visit& visit) {
    const auto until = visit.form.get("until");
    if (!until.empty() && !parse_date(until))
        return calendar_page(visit, {"closed", visit.form, {problem("until", "Write the date as 2026-11-22")}});
    return answer_to(visit, "closed",
                     office::close_days(visit.office, visit.actor(), parse_date(visit.form.get("from")),
                                        parse_date(until), std::string{visit.form.get("name")}));
}

Response take_race_list(Visit& visit) {
    return answer_to(visit, "races",
                     office::start_race_list(visit.office, visit.actor(), visit.form.get("school_year"),
                                             std::string{visit.form.get("source")}));
}

Response take_opened_days(Visit& visit) {
    const auto from = parse_date(visit.form.get("from"));
    const auto until = parse_date(visit.form.get("until"));
    if (!from || !until) return failure_page(visit, 404);
    const auto opened = office::open_days(visit.office, visit.actor(), *from, *until);
    return opened ? see_other(here) : problems_page(visit, opened.problems());
}

}  // namespace accord::web::pages
