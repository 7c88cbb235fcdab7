#include "web/pages/released_tables.hpp"

#include <cmath>

#include "web/charts.hpp"
#include "web/frame.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using equity::Breakdown;
using equity::Cell;
using equity::Measure;
using equity::Released;
using equity::ReleasedRow;

namespace {

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

Html rate(const Visit& visit, std::string_view what, const std::optional<equity::Estimate>& per_100) {
    return h::td({cls("r"), {"data-l", visit.t(what)}},
                 per_100 ? Html{visit.words.decimal(per_100->value, 1)} : h::span({cls("mut")}, "\xe2\x80\x93"));
}

std::string interval(const Visit& visit, const equity::Ratio& ratio) {
    const auto high =
        std::isfinite(ratio.high) ? visit.words.decimal(ratio.high, 2) : std::string{visit.t("no upper limit")};
    return visit.words.decimal(ratio.value, 2) + " (" + visit.words.decimal(ratio.low, 2) + "\xe2\x80\x93" + high + ")";
}

Html ratio_cells(const Visit& visit, const ReleasedRow& row) {
    if (!row.ratio.computed())
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
                     rate(visit, "Students per 100", row.students_per_100) +
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

}  // namespace

Html released_tables(const Visit& visit, const Released& released) {
    const auto most = std::to_string(released.rule.small_number - 1);
    return findings(visit, released) + key_figures(visit, released) +
           note("", h::p(h::strong(visit.t("Hidden numbers.")), " ",
                         visit.t({"A striped cell counts 1 to {most}, or would let a reader work out one that does. No "
                                  "rate and no ratio is shown for it.",
                                  {{"most", most}}}))) +
           tables(visit, released);
}

std::string days_words(const Visit& visit, const equity::Period& period) {
    return visit.words.date(period.from) + " \xe2\x80\x93 " + visit.words.date(period.until);
}

}  // namespace accord::web::pages
