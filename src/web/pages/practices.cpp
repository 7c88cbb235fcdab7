// What the district does about differences between groups: open flags without a practice first, then each practice.
#include "office/practices.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/school_calendar.hpp"
#include "web/pages/editions.hpp"
#include "web/pages/entries.hpp"
#include "web/pages/figure_words.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/refused.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::OpenFlag;
using office::PracticeView;
using office::Verb;

namespace {

constexpr auto here = "/practices";
constexpr auto part_of = "/report";

std::string address_of(const program::Practice& practice) { return here + ("/" + practice.id.text()); }

Html report_link(const Visit& visit, const std::string& report) {
    if (report.empty() || !visit.actor().may(Verb::see_report)) return report;
    const auto slash = report.find('/');
    const auto period = office::report_period(report.substr(0, slash));
    return h::a({href("/report/editions/" + report)},
                period ? edition_title(visit, *period, std::atoi(report.c_str() + slash + 1)) : report);
}

/// "Searches: Black", in the reader's language.
std::string name_of(const Visit& visit, const equity::Flag& flag) {
    return std::string{visit.t(label_of(flag.measure))} + ": " + std::string{visit.t(flag.label)};
}

/// A scope of ids that a flag's code makes.
std::string scope_of(std::string code) {
    std::replace(code.begin(), code.end(), '/', '-');
    return code;
}

Html words_fields(const Visit& visit, const Fields& fields) {
    std::vector<Choice> owners;
    for (const auto& owner : office::practice_owners(visit.office)) {
        const bool of_role = parse_code<program::Role>(owner.code).has_value();
        owners.push_back({owner.code,
                          of_role ? std::string{visit.t(owner.name)} : owner.name,
                          {},
                          std::string{visit.t(of_role ? "Roles" : "People")}});
    }
    return fields.text("title", visit.t("What is done, in a few words")) +
           fields.area("description", visit.t("What is done, where and by whom"),
                       visit.t("Plain words, and no student's name")) +
           fields.select("owner", visit.t("Who answers for it?"), owners) +
           fields.date("begins_on", visit.t("Begins on")) +
           fields.date("review_due_on", visit.t("The first review is due on"));
}

Html opening_form(const Visit& visit, const OpenFlag& open, const Refused& refused) {
    if (!visit.actor().may(Verb::keep_practices)) return {};
    const auto code = office::code_of_flag(open.flag);
    const auto scope = scope_of(code);
    const Form nothing;
    const auto fields = fields_of(visit, refused, scope, nothing);
    return h::details(
        {flag("open", refused.is(scope))},
        h::summary(visit.t({"Open a practice for this flag ({flag})", {{"flag", name_of(visit, open.flag)}}})),
        fields.summary(),
        h::form({method("post"), action(here)}, fields.secret(), fields.hidden("flag", code),
                words_fields(visit, fields), h::p(h::button({cls("btn")}, visit.t("Open the practice")))));
}

Html unanswered(const Visit& visit, const office::Practices& practices, const Refused& refused) {
    Html body;
    for (const auto& open : practices.unanswered)
        body += h::section(h::h3(name_of(visit, open.flag)), h::p(visit.t(open.flag.sentence), "."),
                           h::p(visit.t(open.flag.rule), "."),
                           h::p({cls("small mut")}, report_link(visit, open.report), " \xc2\xb7 ",
                                visit.t({"open since {day}", {{"day", visit.words.date(open.raised_on)}}})),
                           opening_form(visit, open, refused));
    if (!practices.report_out)
        body = h::p(visit.t("No report on a whole school year is out, so nobody can tell of flags."));
    else if (practices.flags == 0)
        body = h::p(visit.t("The newest report on a school year raises no flag."));
    else if (body.empty())
        body = h::p(visit.t("Every open flag has a practice."));
    return h::section({cls("sec")}, h::h2(visit.t("Open flags without a practice")), body);
}

Html review_words(const Visit& visit, const PracticeView& view) {
    if (view.record.ended_on)
        return chip("mute", visit.t({"Ended {day}", {{"day", visit.words.date(*view.record.ended_on)}}}));
    const auto words = due_words(visit, view.review_due, visit.office.today());
    return view.overdue ? chip("bad", visit.t("Overdue")) + h::div(words) : Html{words};
}

Html list_of(const Visit& visit, const std::vector<PracticeView>& all) {
    if (all.empty()) return h::p(visit.t("No practice is on file."));
    std::vector<Html> rows;
    for (const auto& view : all)
        rows.push_back(h::tr(h::th({scope("row")}, h::a({href(address_of(view.record))}, view.record.title)),
                             cell(visit.t("Answers"), name_of(visit, view.flag)),
                             cell(visit.t("Owner"), visit.t(view.owner)),
                             cell(visit.t("Review"), review_words(visit, view))));
    return data_table(visit.t("The next review first"),
                      {visit.t("Practice"), visit.t("Answers"), visit.t("Owner"), visit.t("Review")}, rows);
}

Response list_page(const Visit& visit, const Refused& refused) {
    const auto practices = office::practices(visit.office, visit.actor());
    if (!practices) return problems_page(visit, practices.problems());
    const std::string title{visit.t("Practices against differences between groups")};
    const Html body =
        h::h1(title) +
        h::p({cls("mut wide")}, visit.t("A flag follows by the declared rule from what released reports show: nobody "
                                        "types one, and nobody takes one away. A practice answers it.")) +
        tools({{"/report/rules", std::string{visit.t("Rules of the report")}}}) +
        asked_for_by(visit, "fairness.practices") + unanswered(visit, *practices, refused) +
        h::section({cls("sec")}, h::h2(visit.t("Practices")), list_of(visit, practices->all));
    return page(visit, head_of(title, part_of, refused), body);
}

// One practice.

Html facts_of(const Visit& visit, const PracticeView& view) {
    const auto& practice = view.record;
    Html facts = h::dt(visit.t("Answers")) + h::dd(name_of(visit, view.flag)) +
                 h::dt(visit.t("Opened for the report")) + h::dd(report_link(visit, view.report)) +
                 h::dt(visit.t("Who answers for it")) + h::dd(visit.t(view.owner)) + h::dt(visit.t("Begins on")) +
                 h::dd(visit.words.date(practice.begins_on)) + h::dt(visit.t("Review")) +
                 h::dd(review_words(visit, view));
    if (practice.ended_on) facts += h::dt(visit.t("Why it ended")) + h::dd(practice.end_reason);
    return h::dl({cls("kv")}, facts);
}

std::string_view side_words(equity::Side side) {
    switch (side) {
        case equity::Side::before:
            return "Before";
        case equity::Side::during:
            return "It began in this year";
        case equity::Side::after:
            return "After";
    }
    return {};
}

Html before_and_after(const Visit& visit, const equity::BeforeAndAfter& figures) {
    using namespace std::string_view_literals;
    constexpr auto school_year = "School year"sv, side = "Side"sv;
    Html rows;
    for (const auto& year : figures.years)
        rows += h::tr(h::th({scope("row")}, school_year_name(school_year_of(year.point.period.from))),
                      h::td({{"data-l", visit.t(side)}}, visit.t(side_words(year.side))),
                      count_cell(visit, "Events", year.point.events),
                      rate_cell(visit, "Students per 100", year.point.students_per_100),
                      ratio_cell(visit, "Times as likely as other students", year.point.ratio));
    Html head;
    for (const std::string_view words :
         {school_year, side, "Events"sv, "Students per 100"sv, "Times as likely as other students"sv})
        head += h::th({scope("col"), some("class", words != school_year && words != side ? "r" : "")}, visit.t(words));
    const std::string title{visit.t("The same group in each released report on a school year")};
    return h::section({cls("sec")}, h::h2(visit.t("Before and after")), h::p(visit.t(figures.before), "."),
                      h::p(visit.t(figures.after), "."), h::p({cls("mut")}, visit.t(figures.caution), "."),
                      rows.empty() ? Html{} : card_table(title, {}, head, rows));
}

Html reviews_of(const Visit& visit, const std::vector<office::ReviewView>& reviews) {
    if (reviews.empty()) return h::p(visit.t("Nobody has reviewed it yet."));
    std::vector<Html> rows;
    for (const auto& [review, reviewer] : reviews)
        rows.push_back(h::tr(h::th({scope("row")}, visit.words.date(review.reviewed_on)), cell(visit.t("By"), reviewer),
                             cell(visit.t("Note"), review.note),
                             cell(visit.t("Next due"), visit.words.date(review.next_due_on))));
    return data_table(visit.t("The newest first; none is ever changed"),
                      {visit.t("Reviewed on"), visit.t("By"), visit.t("Note"), visit.t("Next due")}, rows);
}

Html forms_of(const Visit& visit, const PracticeView& view, const Refused& refused) {
    if (!visit.actor().may(Verb::keep_practices) || view.record.ended_on) return {};
    const auto& practice = view.record;
    const auto today = to_string(visit.office.today());
    const Form on_file{{{"title", practice.title},
                        {"description", practice.description},
                        {"owner", practice.owner        ? practice.owner->text()
                                  : practice.owner_role ? std::string{code_of(*practice.owner_role)}
                                                        : std::string{}},
                        {"begins_on", to_string(practice.begins_on)},
                        {"review_due_on", to_string(practice.review_due_on)},
                        {"reviewed_on", today},
                        {"ended_on", today}}};
    const auto form_to = [&](std::string_view what, std::string_view words, const Fields& fields, const Html& content,
                             std::string_view button) {
        return h::details({cls("noprint"), flag("open", refused.is(what))}, h::summary(visit.t(words)),
                          fields.summary(),
                          h::form({method("post"), action(address_of(practice) + "/" + std::string{what})},
                                  fields.secret(), content, h::p(h::button({cls("btn")}, visit.t(button)))));
    };
    const auto review = fields_of(visit, refused, "review", on_file);
    const auto correct = fields_of(visit, refused, "correct", on_file);
    const auto end = fields_of(visit, refused, "end", on_file);
    return form_to("review", "Add a review", review,
                   review.date("reviewed_on", visit.t("Reviewed on")) +
                       review.area("note", visit.t("What was looked at, and what comes of it"),
                                   visit.t("Plain words, and no student's name")) +
                       review.date("next_due_on", visit.t("The next review is due on")),
                   "Add") +
           form_to("correct", "Change what it says", correct,
                   h::p({cls("hint")}, visit.t("Both versions are kept; the newer one counts.")) +
                       words_fields(visit, correct),
                   "Record") +
           form_to("end", "End it", end,
                   end.date("ended_on", visit.t("Ended on")) + end.area("end_reason", visit.t("Why does it end?")),
                   "End it");
}

std::optional<program::PracticeId> asked(const Visit& visit) { return program::PracticeId::parse(visit.place("id")); }

Response practice_page(const Visit& visit, const Refused& refused) {
    const auto id = asked(visit);
    const auto whole =
        id ? office::practice(visit.office, visit.actor(), *id) : Result<office::WholePractice>{Problem{}};
    if (!whole) return failure_page(visit, 404);
    const auto& view = whole->view;
    const Html body = h::p({cls("small")}, h::a({href(here)}, visit.t("Practices"))) + h::h1(view.record.title) +
                      h::p(view.record.description) + facts_of(visit, view) + before_and_after(visit, whole->figures) +
                      h::section({cls("sec")}, h::h2(visit.t("Reviews")), reviews_of(visit, whole->reviews)) +
                      forms_of(visit, view, refused);
    return page(visit, head_of(view.record.title, part_of, refused), body);
}

office::PracticeForm told(const Form& form) {
    return {std::string{form.get("flag")},  std::string{form.get("title")},    std::string{form.get("description")},
            std::string{form.get("owner")}, parse_date(form.get("begins_on")), parse_date(form.get("review_due_on"))};
}

/// Back to the practice, or the form with its problems.
Response after(const Visit& visit, std::string_view form, const Result<Done>& done) {
    if (!done) return practice_page(visit, {form, visit.form, done.problems()});
    return see_other(here + ("/" + std::string{visit.place("id")}));
}

}  // namespace

Response practices(Visit& visit) { return list_page(visit, {{}, visit.form, {}}); }

Response take_practice(Visit& visit) {
    const auto opened = office::open_practice(visit.office, visit.actor(), told(visit.form));
    if (opened) return see_other(here + ("/" + opened->text()));
    const auto& problems = opened.problems();
    const bool no_flag =
        std::any_of(problems.begin(), problems.end(), [](const Problem& each) { return each.where == "flag"; });
    if (no_flag) return problems_page(visit, problems);
    const auto scope = scope_of(std::string{visit.form.get("flag")});
    return list_page(visit, {scope, visit.form, problems});
}

Response practice(Visit& visit) { return practice_page(visit, {{}, visit.form, {}}); }

Response take_practice_review(Visit& visit) {
    const auto id = asked(visit);
    if (!id) return failure_page(visit, 404);
    return after(
        visit, "review",
        office::review_practice(visit.office, visit.actor(), *id,
                                {std::string{visit.form.get("note")}, parse_date(visit.form.get("reviewed_on")),
                                 parse_date(visit.form.get("next_due_on"))}));
}

Response take_practice_correction(Visit& visit) {
    const auto id = asked(visit);
    if (!id) return failure_page(visit, 404);
    return after(visit, "correct", office::correct_practice(visit.office, visit.actor(), *id, told(visit.form)));
}

Response take_practice_end(Visit& visit) {
    const auto id = asked(visit);
    if (!id) return failure_page(visit, 404);
    return after(visit, "end",
                 office::end_practice(visit.office, visit.actor(), *id, parse_date(visit.form.get("ended_on")),
                                      std::string{visit.form.get("end_reason")}));
}

}  // namespace accord::web::pages
