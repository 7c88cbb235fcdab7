// The working view of the Board report, for those who draft it; everybody else reads released editions.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "office/disparity_rules.hpp"
#include "office/draft_jobs.hpp"
#include "office/editions.hpp"
#include "office/published.hpp"
#include "office/reports.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/editions.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/public.hpp"
#include "web/pages/released_tables.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;

namespace {

equity::Period period_of(const Visit& visit) {
    auto period = office::usual_period(visit.office.today());
    period.from = date_or(visit.query.get("from"), period.from);
    period.until = date_or(visit.query.get("until"), period.until);
    return period;
}

/// "Oct 2026 (Oct 1, 2026 – Oct 31, 2026): edition 1 is out".
std::string period_choice(const Visit& visit, const office::ReportPeriod& period,
                          const std::vector<office::PublishedEdition>& editions) {
    auto words = period_words(visit, period) + " (" + days_words(visit, period.days()) + ")";
    for (const auto& edition : editions)
        if (edition.period == period && !edition.corrected())
            words += ": " + visit.t({"edition {edition} is out", {{"edition", std::to_string(edition.edition)}}});
    return words;
}

std::vector<Choice> periods(const Visit& visit) {
    const auto editions = office::published_editions(visit.office);
    std::vector<Choice> choices;
    for (const auto& period : office::ended_periods(visit.office))
        choices.push_back(
            {period.code(), period_choice(visit, period, editions), {}, school_year_name(period.school_year)});
    return choices;
}

/// The newest report that the district publishes and that did not come.
std::string missing_period(const Visit& visit) {
    for (const auto& period : office::published_periods(visit.office))
        if (period.state == office::Publication::missing) return period.period.code();
    return {};
}

/// Divisions that a report can do without, so that it shows more of the others.
std::vector<Choice> divisions(const Visit& visit) {
    std::vector<Choice> choices;
    for (const auto& division : names_of<equity::Breakdown>)
        if (division.value != equity::Breakdown::all)
            choices.push_back({std::string{division.code}, std::string{visit.t(division.label)}});
    return choices;
}

/// The two ways to keep small numbers secret.
std::vector<Choice> ways(const Visit& visit) {
    const auto base = std::to_string(office::rule_in_force(visit.office).small_number);
    return {{"hidden", std::string{visit.t("Hide them")},
             std::string{visit.t("And what would give them away. All others are exact, with rates and comparisons.")}},
            {"rounded", visit.t({"Round every number to a multiple of {base}", {{"base", base}}}),
             std::string{visit.t("Nearly nothing is hidden, and there are no rates or comparisons.")}}};
}

office::ReportChoices choices(const Form& form) {
    office::ReportChoices chosen;
    chosen.rounded = form.get("small_numbers") == "rounded";
    for (const auto& division : names_of<equity::Breakdown>) {
        if (division.value == equity::Breakdown::all) continue;
        if (form.has("hidden_last", division.code)) chosen.hidden_last.insert(division.value);
        if (form.has("left_out", division.code)) chosen.left_out.insert(division.value);
    }
    return chosen;
}

/// The form as it was filled, for those who mend it.
Form form_of(const office::DraftWanted& wanted) {
    std::vector<std::pair<std::string, std::string>> values{
        {"period", wanted.period.code()},
        {"reason", wanted.reason},
        {"small_numbers", wanted.choices.rounded ? "rounded" : "hidden"}};
    const auto add = [&](const char* field, EnumSet<equity::Breakdown> chosen) {
        chosen.each([&](equity::Breakdown division) { values.emplace_back(field, std::string{code_of(division)}); });
    };
    add("hidden_last", wanted.choices.hidden_last);
    add("left_out", wanted.choices.left_out);
    return Form{std::move(values)};
}

/// Most drafts are made before anybody could read a progress bar.
constexpr std::chrono::milliseconds patience{1500};

Result<office::DraftJob> drafting(const Visit& visit, std::chrono::milliseconds wait) {
    return office::draft_job(visit.office, visit.actor(), std::string{visit.place("id")}, wait);
}

std::string drafting_words(const Visit& visit, const office::DraftJob& job) {
    return visit.t({"{percent} % of the search for what can be shown safely",
                    {{"percent", std::to_string(static_cast<int>(100 * job.done))}}});
}

Html draft_form(const Visit& visit, const Form& values, const Problems& problems) {
    Form filled = values;
    if (filled.get("small_numbers").empty()) filled.fill("small_numbers", "hidden");
    if (filled.get("period").empty()) filled.fill("period", missing_period(visit));
    const Fields fields{visit, filled, problems};
    return h::details(
        {cls("noprint"), id("draft"), flag("open", !problems.empty())}, h::summary(visit.t("Make a draft for release")),
        h::form(
            {method("post"), action("/report/drafts")}, fields.secret(),
            h::p({cls("hint")}, visit.t("A draft is counted from the records of today and protected beside every "
                                        "edition that is out. Another person checks and releases it.")),
            fields.select("period", visit.t("Period"), periods(visit)),
            fields.text("reason", visit.t("Reason of the correction"),
                        visit.t("Only where an edition of this period is out. The reason is published with it: "
                                "name no student and no number.")),
            fields.radios("small_numbers", visit.t("Small numbers"), ways(visit)),
            fields.checks("hidden_last", visit.t("Hide last the tables by"), divisions(visit),
                          visit.t("Where a number of theirs or another will do, the other is hidden."), "pick chips"),
            fields.checks("left_out", visit.t("Do without the tables by"), divisions(visit), {}, "pick chips"),
            h::p(h::button({cls("btn")}, visit.t("Make the draft")))));
}

/// The problems of a draft: at the fields of the form, or of its cells, each said once and leading nowhere.
Problems at_fields(const Problems& problems) {
    constexpr std::array<std::string_view, 5> fields{"period", "reason", "small_numbers", "hidden_last", "left_out"};
    Problems found;
    for (auto each : problems) {
        if (std::find(fields.begin(), fields.end(), each.where) == fields.end()) each.where.clear();
        if (std::find(found.begin(), found.end(), each) == found.end()) found.push_back(std::move(each));
    }
    return found;
}

Response working_page(const Visit& visit, const equity::Period& period, const Form& values, const Problems& problems) {
    const auto released = office::working_report(visit.office, visit.actor(), period);
    if (!released) return problems_page(visit, released.problems());
    const auto query = "?from=" + to_string(period.from) + "&until=" + to_string(period.until);
    const auto title = visit.t({"Student contacts with officers, {from} to {until}",
                                {{"from", visit.words.date(period.from)}, {"until", visit.words.date(period.until)}}});
    Form dates;
    dates.fill("from", to_string(period.from));
    dates.fill("until", to_string(period.until));
    const Fields period_fields{visit, dates, {}};
    Html body =
        Fields{visit, values, problems}.summary() + h::h1(title) +
        note("warn", h::p(h::strong(visit.t("Working draft, not for publication.")), " ",
                          visit.t("Two views of different days, or of one day and the next, can tell a small number. "
                                  "What others read is a released edition."))) +
        tools({{"/report/editions", std::string{visit.t("Released editions and drafts")}},
               {"/practices", std::string{visit.t("Practices")}},
               {"/report/rules", std::string{visit.t("Rules of the report")}},
               {"/report.csv" + query, std::string{visit.t("CSV of every table")}},
               {"/report.json" + query, "JSON"},
               {"/about", std::string{visit.t("How numbers are counted")}}}) +
        h::form({cls("filters noprint"), method("get"), action("/report")}, period_fields.date("from", visit.t("From")),
                period_fields.date("until", visit.t("Until")), h::button({cls("btn alt")}, visit.t("Show"))) +
        draft_form(visit, values, problems) + released_tables(visit, *released, {{}, true});
    PageHead head{title, "/report"};
    head.status = problems.empty() ? 200 : 422;
    return page(visit, head, body);
}

}  // namespace

/// The working view for those who draft the report; for everybody else the edition that was released last.
Response report(Visit& visit) {
    if (visit.actor().may(office::Verb::draft_report)) return working_page(visit, period_of(visit), {}, {});
    return newest_edition(visit);
}

Response report_csv(Visit& visit) {
    const auto released = office::working_report(visit.office, visit.actor(), period_of(visit));
    if (!released) return problems_page(visit, released.problems());
    return csv_response("working-draft.csv", english(office::working_words()) + "\r\n" + equity::to_csv(*released));
}

Response report_json(Visit& visit) {
    const auto released = office::working_report(visit.office, visit.actor(), period_of(visit));
    if (!released) return problems_page(visit, released.problems());
    auto json = equity::to_json(*released);
    json["status"] = english(office::working_words());
    return json_response(print_json(json));
}

Response take_report_draft(Visit& visit) {
    const auto period = office::report_period(visit.form.get("period"));
    if (!period)
        return working_page(visit, office::usual_period(visit.office.today()), visit.form,
                            {problem("period", "Choose a period of the list")});
    const auto job = office::start_draft(visit.office, visit.actor(),
                                         {*period, std::string{visit.form.get("reason")}, choices(visit.form)});
    return job ? see_other("/report/drafting/" + *job) : problems_page(visit, job.problems());
}

/// How far a draft is; then the draft, or the form as it was filled with what is wrong.
Response report_drafting(Visit& visit) {
    const auto job = drafting(visit, patience);
    if (!job) return see_other("/report/editions");
    if (job->ended && job->problems.empty()) return see_other("/report/drafts/" + job->draft.text());
    if (job->ended)
        return working_page(visit, office::usual_period(visit.office.today()), form_of(job->wanted),
                            at_fields(job->problems));
    PageHead head{std::string{visit.t("A draft is being made")}, "/report"};
    head.modules = {"job-progress.js"};
    head.reload_after = 3;
    return page(visit, head,
                h::h1(head.title) + h::p(visit.t(job->wanted.period.label())) +
                    job_progress(visit, "/report/drafting/" + job->id, job->done, drafting_words(visit, *job)) +
                    h::p({cls("hint")},
                         visit.t({"After {seconds} seconds the search is cut short: the draft is as safe then, and "
                                  "shows less.",
                                  {{"seconds", std::to_string(office::longest_draft.count())}}})));
}

Response report_drafting_progress(Visit& visit) {
    const auto job = drafting(visit, {});
    if (!job) return failure_page(visit, 404);
    return json_response(print_json(
        Json{{"ended", job->ended}, {"done", job->done}, {"total", 1}, {"words", drafting_words(visit, *job)}}));
}

}  // namespace accord::web::pages
