// Released editions of the Board report: the list, each edition from its stored bytes, and the drafts that wait.
#include "web/pages/editions.hpp"

#include <algorithm>

#include "office/editions.hpp"
#include "office/reports.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/public.hpp"
#include "web/pages/released_tables.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::Edition;
using office::Verb;

namespace {

std::string address_of(const Edition& edition) { return "/report/editions/" + edition.name(); }

std::string title_of(const Visit& visit, const Edition& edition) {
    return edition_title(visit, edition.period, edition.record.edition);
}

Html list_of(const Visit& visit, const std::vector<Edition>& editions) {
    if (editions.empty())
        return h::p(visit.t("No report has been released yet."), " ",
                    visit.actor().may(Verb::draft_report)
                        ? h::a({href("/report#draft")}, visit.t("Make a draft for release"))
                        : Html{});
    std::vector<Html> rows;
    for (const auto& edition : editions)
        rows.push_back(
            h::tr(h::th({scope("row")}, h::a({href(address_of(edition))}, title_of(visit, edition))),
                  cell(visit.t("Period"), days_words(visit, edition.period.days())),
                  cell(visit.t("Released on"), visit.words.date(visit.office.local_date(*edition.record.released_at))),
                  cell(visit.t("Reason of the correction"),
                       edition.record.reason.empty() ? "\xe2\x80\x93" : edition.record.reason)));
    return data_table(
        visit.t("Released editions"),
        {visit.t("Report"), visit.t("Period"), visit.t("Released on"), visit.t("Reason of the correction")}, rows);
}

Html drafts_of(const Visit& visit) {
    const auto drafts = office::report_drafts(visit.office, visit.actor());
    if (!drafts || drafts->empty()) return {};
    Html rows;
    for (const auto& draft : *drafts)
        rows += h::li(h::a({href("/report/drafts/" + draft.record.id.text())}, title_of(visit, draft)), ", ",
                      visit.t({"drafted by {name}, {when}",
                               {{"name", draft.drafter}, {"when", moment_words(visit, draft.record.drafted_at)}}}));
    return h::h2(visit.t("Drafts that wait for a second person")) + h::ul(rows);
}

/// The fields of a direction bear names of their own: those of a delivery stand on the same page.
bool of_direction(const Problems& problems) {
    return std::any_of(problems.begin(), problems.end(), [](const Problem& problem) {
        return problem.where == "directed_on" || problem.where == "due_on";
    });
}

Html direction_form(const Visit& visit, const Form& values, const Problems& problems) {
    if (!visit.actor().may(office::Verb::deliver_report)) return {};
    const Fields fields{visit, values, problems};
    return h::details(
        {cls("noprint"), id("direction"), flag("open", of_direction(problems))},
        h::summary(visit.t("Record that the Board directed a report")),
        h::form(
            {method("post"), action("/report/direction")}, fields.secret(),
            h::p({cls("hint")}, visit.t("Where the policy asks for a report when the Board directs one, a direction "
                                        "starts its clock.")),
            fields.date("directed_on", visit.t("Directed on")), fields.date("due_on", visit.t("The report is due on")),
            fields.text("direction_minutes", visit.t("Board minutes")),
            h::p(h::button({cls("btn")}, visit.t("Record")))));
}

Html delivery_form(const Visit& visit, const std::vector<Edition>& editions, const Form& values,
                   const Problems& problems) {
    if (!visit.actor().may(Verb::deliver_report) || editions.empty()) return {};
    Form filled = values;
    filled.fill("delivered_on", to_string(visit.office.today()));
    const Fields fields{visit, filled, problems};
    std::vector<Choice> choices;
    for (const auto& edition : editions) choices.push_back({edition.name(), title_of(visit, edition)});
    return h::details(
        {cls("noprint"), id("delivery"), flag("open", !problems.empty() && !of_direction(problems))},
        h::summary(visit.t("Record that an edition was delivered to the Board")),
        h::form({method("post"), action("/report/deliver")}, fields.secret(),
                fields.select("edition", visit.t("Report"), choices),
                fields.date("delivered_on", visit.t("Delivered on")), fields.text("minutes", visit.t("Board minutes")),
                h::p(h::button({cls("btn")}, visit.t("Record")))));
}

Html deliveries(const Visit& visit, const std::vector<Edition>& editions) {
    std::vector<Html> rows;
    for (const auto& delivery : office::deliveries(visit.office)) {
        const auto edition = std::find_if(editions.begin(), editions.end(),
                                          [&](const Edition& each) { return each.record.sha256 == delivery.sha256; });
        const auto days = days_words(visit, {delivery.period_from, delivery.period_until});
        rows.push_back(h::tr(cell(visit.t("Delivered on"), visit.words.date(delivery.delivered_on)),
                             cell(visit.t("Report"), edition == editions.end() ? Html{days}
                                                                               : h::a({href(address_of(*edition))},
                                                                                      title_of(visit, *edition))),
                             cell(visit.t("Board minutes"), delivery.minutes)));
    }
    if (rows.empty()) return h::p(visit.t("No report was delivered yet."));
    return data_table(visit.t("Reports delivered"),
                      {visit.t("Delivered on"), visit.t("Report"), visit.t("Board minutes")}, rows);
}

Response list_page(const Visit& visit, const Form& values, const Problems& problems) {
    const auto editions = office::released_editions(visit.office, visit.actor());
    if (!editions) return problems_page(visit, editions.problems());
    const std::string title{visit.t("Board report: released editions")};
    Html body = Fields{visit, values, problems}.summary() + h::h1(title) +
                h::p(visit.t("A released edition never changes. A correction is a new edition, with its reason.")) +
                tools({{"/report/rules", std::string{visit.t("Rules of the report")}}}) + drafts_of(visit) +
                list_of(visit, *editions) + h::h2(visit.t("Delivered to the Board")) + deliveries(visit, *editions) +
                delivery_form(visit, *editions, values, problems) + direction_form(visit, values, problems);
    PageHead head{title, "/report"};
    head.status = problems.empty() ? 200 : 422;
    return page(visit, head, body);
}

/// The edition that the address names.
Result<Edition> asked(const Visit& visit) {
    return office::released_edition(visit.office, visit.actor(),
                                    std::string{visit.place("period")} + "/" + std::string{visit.place("edition")});
}

Response edition_page(const Visit& visit, const Edition& edition) {
    const auto released = office::figures_of(edition.record);
    if (!released) return problems_page(visit, released.problems());
    const auto title = title_of(visit, edition);
    Html body =
        h::h1(title) +
        h::p({cls("mut")}, visit.t({"Student contacts with officers, {from} to {until}",
                                    {{"from", visit.words.date(released->period.from)},
                                     {"until", visit.words.date(released->period.until)}}})) +
        (edition.record.reason.empty()
             ? Html{}
             : note("", h::p(h::strong(visit.t("Correction.")), " ", edition.record.reason))) +
        tools({{"/report/editions", std::string{visit.t("Released editions")}},
               {address_of(edition) + "/report.csv", std::string{visit.t("CSV of every table")}},
               {address_of(edition) + "/report.json", "JSON"},
               {"/public/report/" + edition.name() + "/report.pdf", "PDF"},
               {"/public/report/" + edition.name(), std::string{visit.t("As everybody reads it")}},
               {"/about", std::string{visit.t("How numbers are counted")}}}) +
        (visit.actor().may(Verb::see_practices)
             ? h::p(h::a({href("/practices")}, visit.t("What the district does about differences that stand out")))
             : Html{}) +
        released_tables(visit, *released, {office::earlier_years(visit.office, edition.period), true}) +
        h::p({cls("small mut")},
             visit.t({"Drafted by {drafter}, checked and released by {releaser} on {day}. This edition never changes.",
                      {{"drafter", edition.drafter},
                       {"releaser", edition.releaser},
                       {"day", visit.words.date(visit.office.local_date(*edition.record.released_at))}}})) +
        h::p({cls("small mut")},
             visit.t({"Checksum of the JSON file: {sha256}", {{"sha256", edition.record.sha256.substr(0, 16)}}}));
    return page(visit, {title, "/report"}, body);
}

/// What a draft hides, measure by measure.
Html small_number_check(const Visit& visit, const equity::Released& released, int out) {
    std::vector<Html> rows;
    std::int64_t read = 0;
    for (const auto& measure : names_of<equity::Measure>) {
        std::int64_t shown = 0, rounded = 0, hidden = 0, empty = 0;
        for (const auto& table : released.tables)
            for (const auto& row : table.rows)
                for (const auto* cell : {&row.events, &row.students}) {
                    if (table.measure != measure.value || released.rule.left_out.has(table.breakdown)) continue;
                    using State = equity::Cell::State;
                    shown += cell->shown();
                    rounded += cell->state == State::rounded;
                    hidden += cell->state == State::hidden;
                    empty += !cell->counted();
                }
        read += shown + rounded;
        rows.push_back(h::tr(h::th({scope("row")}, visit.t(measure.label)),
                             released.rule.rounded ? number_cell(visit.t("Cells rounded"), visit.words.number(rounded))
                                                   : number_cell(visit.t("Cells shown"), visit.words.number(shown)),
                             number_cell(visit.t("Cells hidden"), visit.words.number(hidden)),
                             number_cell(visit.t("Cells without a number"), visit.words.number(empty))));
    }
    return h::h2(visit.t("Small-number check")) +
           h::p(visit.t(
               {released.rule.rounded
                    ? "Every number is less than {base} away from what is printed for it. Hidden is what its multiple "
                      "would give away, also together with the editions that are out ({editions} of this school year)."
                    : "Counts of 1 to {most} are hidden, and every cell that would tell one of them, also together "
                      "with the editions that are out ({editions} of this school year).",
                {{"base", std::to_string(released.rule.small_number)},
                 {"most", std::to_string(released.rule.small_number - 1)},
                 {"editions", std::to_string(out)}}})) +
           data_table(
               visit.t("Cells of each measure"),
               {visit.t("Measure"), number_column(visit.t(released.rule.rounded ? "Cells rounded" : "Cells shown")),
                number_column(visit.t("Cells hidden")), number_column(visit.t("Cells without a number"))},
               rows) +
           (read > 0 ? Html{}
                     : note("warn", h::p(visit.t("This report shows no number at all. Nobody learns anything from it: "
                                                 "release a longer period, or let the edition that is out stand."))));
}

/// Numbers that may be wrong, by cell and without the number: for those who may still mend the records.
Html doubts(const Visit& visit, const Edition& draft) {
    const auto remarks = office::doubts_of(draft.record);
    if (remarks.empty()) return {};
    std::vector<Html> rows;
    for (const auto& remark : remarks)
        rows.push_back(
            h::tr(cell(visit.t("Cell"), remark.where.find(':') == std::string::npos ? Html{visit.t("The whole report")}
                                                                                    : Html{remark.where}),
                  cell(visit.t("Remark"), visit.t(remark.message))));
    return h::h2(visit.t("To look at before the release")) +
           h::p(visit.t("Nothing of this was mended, and nothing of it is in the report. Look at the roster of that "
                        "day and at the contacts; after a correction make the draft again.")) +
           data_table(visit.t("Remarks by cell"), {visit.t("Cell"), visit.t("Remark")}, rows);
}

Html release_form(const Visit& visit, const Edition& draft, const Problems& problems) {
    if (draft.record.drafted_by == visit.actor().account)
        return note("", h::p(visit.t("You drafted this report: another person has to check and release it.")));
    const Form nothing;
    const Fields fields{visit, nothing, problems};
    const Html looked_at =
        draft.record.doubts.empty()
            ? Html{}
            : fields.checks("doubts", visit.t("Remarks to look at"),
                            {{"looked_at", std::string{visit.t("I looked at each of the remarks above, and the numbers "
                                                               "may go out as they are")}}});
    return h::form({method("post"), action("/report/drafts/" + draft.record.id.text() + "/release")}, fields.secret(),
                   looked_at,
                   h::p(visit.t("Released, it stands on the public page for everybody to read, and never changes.")),
                   h::p(h::button({cls("btn")}, visit.t("Release this edition"))));
}

Response draft_page(const Visit& visit, office::EditionId id, const Problems& problems) {
    const auto draft = office::report_draft(visit.office, visit.actor(), id);
    if (!draft) return problems_page(visit, draft.problems());
    const auto released = office::figures_of(draft->record);
    if (!released) return problems_page(visit, released.problems());
    const auto title = visit.t({"Draft: {title}", {{"title", title_of(visit, *draft)}}});
    const Form nothing;
    Html body =
        h::p({cls("small")}, h::a({href("/report/editions")}, visit.t("Released editions and drafts"))) +
        Fields{visit, nothing, problems}.summary() + h::h1(title) +
        note("warn",
             h::p(h::strong(visit.t("Draft, not released.")), " ",
                  visit.t({"Drafted by {name}, {when}.",
                           {{"name", draft->drafter}, {"when", moment_words(visit, draft->record.drafted_at)}}}))) +
        (draft->record.reason.empty() ? Html{}
                                      : note("", h::p(h::strong(visit.t("Correction.")), " ", draft->record.reason))) +
        small_number_check(visit, *released, draft->record.after) + doubts(visit, *draft) +
        release_form(visit, *draft, problems) +
        released_tables(visit, *released, {office::earlier_years(visit.office, draft->period), true});
    PageHead head{title, "/report"};
    head.status = problems.empty() ? 200 : 422;
    return page(visit, head, body);
}

office::EditionId draft_of(const Visit& visit) {
    return office::EditionId::parse(visit.place("id")).value_or(office::EditionId{});
}

}  // namespace

std::string edition_title(const Visit& visit, const office::ReportPeriod& period, int edition) {
    return visit.t({"{period}, edition {edition}",
                    {{"period", period_words(visit, period)}, {"edition", std::to_string(edition)}}});
}

Response newest_edition(Visit& visit) {
    const auto editions = office::released_editions(visit.office, visit.actor());
    if (!editions || editions->empty()) return list_page(visit, {}, {});
    const auto newest = office::released_edition(visit.office, visit.actor(), editions->front().name());
    return newest ? edition_page(visit, *newest) : problems_page(visit, newest.problems());
}

Response report_editions(Visit& visit) { return list_page(visit, {}, {}); }

Response report_edition(Visit& visit) {
    const auto edition = asked(visit);
    return edition ? edition_page(visit, *edition) : failure_page(visit, 404);
}

Response report_edition_csv(Visit& visit) {
    const auto edition = asked(visit);
    if (!edition) return failure_page(visit, 404);
    const auto released = office::figures_of(edition->record);
    return released ? csv_response("board-report.csv", equity::to_csv(*released))
                    : problems_page(visit, released.problems());
}

/// The very bytes that were released.
Response report_edition_json(Visit& visit) {
    const auto edition = asked(visit);
    if (!edition) return failure_page(visit, 404);
    const auto released = office::figures_of(edition->record);
    return released ? json_response(edition->record.figures) : problems_page(visit, released.problems());
}

Response report_draft(Visit& visit) { return draft_page(visit, draft_of(visit), {}); }

Response take_report_release(Visit& visit) {
    const auto id = draft_of(visit);
    const auto doubts =
        visit.form.has("doubts", "looked_at") ? office::Doubts::looked_at : office::Doubts::not_looked_at;
    const auto released = office::release_report(visit.office, visit.actor(), id, doubts);
    return released ? see_other("/report/editions") : draft_page(visit, id, released.problems());
}

Response take_delivery(Visit& visit) {
    const auto on = parse_date(visit.form.get("delivered_on"));
    Problems problems;
    if (!on) {
        problems.push_back(problem("delivered_on", "Write the date as 2026-11-22"));
        if (visit.form.get("minutes").empty())
            problems.push_back(problem("minutes", "Name the minutes of the Board's meeting"));
        return list_page(visit, visit.form, problems);
    }
    const auto delivered = office::deliver_report(visit.office, visit.actor(), visit.form.get("edition"), *on,
                                                  std::string{visit.form.get("minutes")});
    return delivered ? see_other("/report/editions") : list_page(visit, visit.form, delivered.problems());
}

Response take_direction(Visit& visit) {
    const auto directed = parse_date(visit.form.get("directed_on"));
    const auto due = parse_date(visit.form.get("due_on"));
    Problems problems;
    if (!directed) problems.push_back(problem("directed_on", "Write the date as 2026-11-22"));
    if (!due) problems.push_back(problem("due_on", "Write the date as 2026-11-22"));
    if (problems.empty()) {
        const auto recorded = office::record_direction(
            visit.office, visit.actor(), {{}, *directed, *due, std::string{visit.form.get("direction_minutes")}});
        if (recorded) return see_other("/report/editions");
        problems = recorded.problems();
    }
    return list_page(visit, visit.form, problems);
}

}  // namespace accord::web::pages
