#include <cmath>

#include <nlohmann/json.hpp>

#include "office/reports.hpp"
#include "web/charts.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using equity::Breakdown;
using equity::Cell;
using equity::Measure;
using equity::Released;
using equity::ReleasedRow;

namespace {

equity::Period period_of(const Visit& visit) {
    auto period = office::usual_period(visit.office.today());
    period.from = date_or(visit.query.get("from"), period.from);
    period.until = date_or(visit.query.get("until"), period.until);
    return period;
}

/// A number, or which of the four things it is instead.
Html number(const Visit& visit, const Cell& cell) {
    switch (cell.state) {
        case Cell::State::shown:
            return visit.words.number(cell.value);
        case Cell::State::hidden:
            return h::span({cls("mut")}, visit.t("hidden"));
        case Cell::State::not_collected:
            return h::span({cls("mut")}, visit.t("not collected"));
        case Cell::State::late:
            return h::span({cls("mut")}, visit.t("late"));
        case Cell::State::not_applicable:
            return h::span({cls("mut")}, visit.t("not applicable"));
    }
    return {};
}

Html table_cell(const Visit& visit, std::string_view what, const Cell& cell) {
    return h::td({cls(cell.state == Cell::State::hidden ? "r sup" : "r"), {"data-l", visit.t(what)}},
                 number(visit, cell));
}

Html rate(const Visit& visit, std::string_view what, const std::optional<double>& per_100) {
    return h::td({cls("r"), {"data-l", visit.t(what)}},
                 per_100 ? Html{visit.words.decimal(*per_100, 1)} : h::span({cls("mut")}, "\xe2\x80\x93"));
}

std::string interval(const Visit& visit, const equity::Ratio& ratio) {
    const auto high =
        std::isfinite(ratio.high) ? visit.words.decimal(ratio.high, 2) : std::string{visit.t("no upper limit")};
    return visit.words.decimal(ratio.value, 2) + " (" + visit.words.decimal(ratio.low, 2) + "\xe2\x80\x93" + high + ")";
}

Html ratio_cells(const Visit& visit, const ReleasedRow& row) {
    if (row.ratio.state != equity::NoRatio::computed)
        return h::td({cls("r mut"), {"data-l", visit.t("Risk ratio")}}, visit.t(label_of(row.ratio.state))) +
               h::td({cls("plotcell")});
    const bool differs = row.ratio.low > 1 || row.ratio.high < 1;
    return h::td({cls("r"), {"data-l", visit.t("Risk ratio")}},
                 differs ? h::strong(interval(visit, row.ratio)) : Html{interval(visit, row.ratio)}) +
           h::td({cls("plotcell")},
                 ratio_drawing({row.ratio.value, row.ratio.low, row.ratio.high, visit.t(row.ratio.sentence)}));
}

bool is_total(const ReleasedRow& row) { return row.code == "all"; }

Html table_of(const Visit& visit, const equity::ReleasedTable& table) {
    const bool groups = table.breakdown != Breakdown::school && table.breakdown != Breakdown::all;
    std::vector<Html> rows;
    for (const auto& row : table.rows) {
        const auto words =
            table.breakdown == Breakdown::school && !is_total(row) ? row.label : std::string{visit.t(row.label)};
        Html cells = h::th({scope("row")}, words) + table_cell(visit, "Enrolled", row.enrolled) +
                     table_cell(visit, "Events", row.events) + table_cell(visit, "Students", row.students) +
                     rate(visit, "Students per 100", row.rate_per_100) +
                     rate(visit, "Events per 100", row.events_per_100);
        if (groups) cells += is_total(row) ? h::td({cls("r")}) + h::td({cls("plotcell")}) : ratio_cells(visit, row);
        rows.push_back(h::tr({cls(is_total(row) ? "all" : "")}, cells));
    }
    std::vector<Html> header{visit.t("Group"),    visit.t("Enrolled"),         visit.t("Events"),
                             visit.t("Students"), visit.t("Students per 100"), visit.t("Events per 100")};
    Html head;
    for (const auto& words : header) head += h::th({scope("col"), some("class", head.empty() ? "" : "r")}, words);
    if (groups)
        head += h::th({scope("col"), cls("r")}, visit.t("Risk ratio (95% interval)")) +
                h::th({scope("col"), cls("plotcell")}, h::span({cls("vh")}, visit.t("Drawing of the risk ratio")),
                      ratio_axis(visit.t("less likely"), visit.t("more likely")));
    Html body;
    for (const auto& row : rows) body += row;
    const auto title = visit.t({"{measure} by {breakdown}",
                                {{"measure", std::string{visit.t(label_of(table.measure))}},
                                 {"breakdown", std::string{visit.t(label_of(table.breakdown))}}}});
    return h::div({cls("scroll"), {"tabindex", "0"}, role("region"), aria_label(title)},
                  h::table({cls("data stack")}, h::caption(title), h::thead(h::tr(head)), h::tbody(body)));
}

Html key_figures(const Visit& visit, const Released& released) {
    Html boxes;
    for (const auto& row : names_of<Measure>) {
        const auto* table = released.table(row.value, Breakdown::all);
        if (!table || table->rows.empty()) continue;
        boxes += h::div(h::b(number(visit, table->rows.back().events)), h::span(visit.t(row.label)));
    }
    return h::div({cls("keyline")}, boxes);
}

Html findings(const Visit& visit, const Released& released) {
    Html lead, others;
    for (const auto& finding : released.findings)
        if (lead.empty())
            lead = h::p({cls("finding")}, visit.t(finding));
        else
            others += h::li(visit.t(finding));
    return lead + (others.empty() ? Html{} : h::ul(others));
}

/// Does any table of a measure show a number other than 0? When none does, a line says as much as its tables.
bool counts_anything(const Released& released, Measure measure) {
    for (const auto& table : released.tables)
        for (const auto& row : table.rows)
            if (table.measure == measure && row.events.shown() && row.events.value > 0) return true;
    return false;
}

Html tables(const Visit& visit, const Released& released) {
    Html all;
    const bool whole = visit.query.get("whole") == "yes";
    for (const auto& measure : names_of<Measure>) {
        if (!counts_anything(released, measure.value)) {
            const auto* total = released.table(measure.value, Breakdown::all);
            if (total && !total->rows.empty())
                all += h::p(h::strong(visit.t(measure.label)), ": ", number(visit, total->rows.back().events));
            continue;
        }
        Html group;
        for (const auto& table : released.tables)
            if (table.measure == measure.value && table.breakdown != Breakdown::all) group += table_of(visit, table);
        if (group.empty()) continue;
        // The contacts stand open; the other measures open on demand, and in print.
        all += measure.value == Measure::contact
                   ? h::h2(visit.t(measure.label)) + group
                   : h::details({cls("printed"), flag("open", whole)}, h::summary(visit.t(measure.label)), group);
    }
    return all;
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

Html delivery_form(const Visit& visit, const equity::Period& period, const Form& values, const Problems& problems) {
    if (!visit.actor().may(office::Verb::deliver_report)) return {};
    Form filled = values;
    filled.fill("delivered_on", to_string(visit.office.today()));
    const Fields fields{visit, filled, problems};
    return h::details(
        {cls("noprint"), id("delivery"), flag("open", !problems.empty() && !of_direction(problems))},
        h::summary(visit.t("Record that this report was delivered to the Board")),
        h::form({method("post"), action("/report/deliver")}, fields.secret(),
                fields.hidden("from", to_string(period.from)), fields.hidden("until", to_string(period.until)),
                fields.date("delivered_on", visit.t("Delivered on")), fields.text("minutes", visit.t("Board minutes")),
                h::p(h::button({cls("btn")}, visit.t("Record")))));
}

Html deliveries(const Visit& visit) {
    std::vector<Html> rows;
    for (const auto& delivery : office::deliveries(visit.office))
        rows.push_back(h::tr(
            h::td(visit.words.date(delivery.delivered_on)),
            h::td(visit.words.date(delivery.period_from) + " \xe2\x80\x93 " + visit.words.date(delivery.period_until)),
            h::td(delivery.minutes)));
    if (rows.empty()) return h::p(visit.t("No report was delivered yet."));
    return data_table(visit.t("Reports delivered"),
                      {visit.t("Delivered on"), visit.t("Period"), visit.t("Board minutes")}, rows);
}

Response report_page(const Visit& visit, const equity::Period& period, const Form& values, const Problems& problems) {
    const auto released = office::board_report(visit.office, visit.actor(), period);
    if (!released) return problems_page(visit, released.problems());
    const auto query = "?from=" + to_string(period.from) + "&until=" + to_string(period.until);
    const auto title = visit.t({"Student contacts with officers, {from} to {until}",
                                {{"from", visit.words.date(period.from)}, {"until", visit.words.date(period.until)}}});
    Form dates;
    dates.fill("from", to_string(period.from));
    dates.fill("until", to_string(period.until));
    const Fields period_fields{visit, dates, {}};
    const auto most = std::to_string(released->rule.small_number - 1);
    Html body =
        Fields{visit, values, problems}.summary() + h::h1(title) +
        tools({{"/report.csv" + query, std::string{visit.t("CSV of every table")}},
               {"/report.json" + query, "JSON"},
               {"/about", std::string{visit.t("How numbers are counted")}}}) +
        h::form({cls("filters noprint"), method("get"), action("/report")}, period_fields.date("from", visit.t("From")),
                period_fields.date("until", visit.t("Until")), h::button({cls("btn alt")}, visit.t("Show"))) +
        findings(visit, *released) + key_figures(visit, *released) +
        note("", h::p(h::strong(visit.t("Hidden numbers.")), " ",
                      visit.t({"A striped cell counts 1 to {most}, or would let a reader work out one that does. No "
                               "rate and no ratio is shown for it.",
                               {{"most", most}}}))) +
        tables(visit, *released) + h::h2(visit.t("Delivered to the Board")) + deliveries(visit) +
        delivery_form(visit, period, values, problems) + direction_form(visit, values, problems) +
        h::p({cls("small mut")},
             visit.t({"Checksum of these figures: {sha256}", {{"sha256", released->sha256.substr(0, 16)}}}));
    PageHead head{title, "/report"};
    head.status = problems.empty() ? 200 : 422;
    return page(visit, head, body);
}

}  // namespace

Response report(Visit& visit) { return report_page(visit, period_of(visit), {}, {}); }

Response report_csv(Visit& visit) {
    const auto released = office::board_report(visit.office, visit.actor(), period_of(visit));
    return released ? csv_response("board-report.csv", equity::to_csv(*released))
                    : problems_page(visit, released.problems());
}

Response report_json(Visit& visit) {
    const auto released = office::board_report(visit.office, visit.actor(), period_of(visit));
    return released ? json_response(print_json(equity::to_json(*released))) : problems_page(visit, released.problems());
}

Response take_delivery(Visit& visit) {
    const auto usual = office::usual_period(visit.office.today());
    const equity::Period period{date_or(visit.form.get("from"), usual.from),
                                date_or(visit.form.get("until"), usual.until)};
    const auto on = parse_date(visit.form.get("delivered_on"));
    if (!on) {
        Problems problems{problem("delivered_on", "Write the date as 2026-11-22")};
        if (visit.form.get("minutes").empty())
            problems.push_back(problem("minutes", "Name the minutes of the Board's meeting"));
        return report_page(visit, period, visit.form, problems);
    }
    const auto delivered =
        office::deliver_report(visit.office, visit.actor(), period, *on, std::string{visit.form.get("minutes")});
    if (!delivered) return report_page(visit, period, visit.form, delivered.problems());
    return see_other("/report?from=" + to_string(period.from) + "&until=" + to_string(period.until));
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
        if (recorded) return see_other("/report");
        problems = recorded.problems();
    }
    return report_page(visit, office::usual_period(visit.office.today()), visit.form, problems);
}

}  // namespace accord::web::pages
