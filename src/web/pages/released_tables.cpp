#include "web/pages/released_tables.hpp"

#include <algorithm>

#include "equity/counting_rules.hpp"
#include "equity/method.hpp"
#include "equity/sentences.hpp"
#include "web/charts.hpp"
#include "web/frame.hpp"
#include "web/pages/figure_words.hpp"
#include "web/pages/more_figures.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using equity::Breakdown;
using equity::divisions;
using equity::Measure;
using equity::Released;
using equity::ReleasedRow;
using equity::ReleasedTable;

namespace {

bool is_total(const ReleasedRow& row) { return row.code == "all"; }

Html drawing_cell(const Visit& visit, const equity::Comparison& ratio) {
    if (!ratio.computed()) return h::td({cls("plotcell")});
    return h::td({cls("plotcell")},
                 ratio_drawing({ratio.value, ratio.low, ratio.high, ratio.stands_out, visit.t(ratio.sentence)}));
}

/// Which columns a table has: of rounded numbers there are no rates, and schools are not compared.
struct Columns {
    bool rates = true;
    bool ratios = true;
    bool drawings = true;  ///< where any ratio can be drawn

    Columns(const Released& released, const ReleasedTable& table)
        : rates{!released.rule.rounded},
          ratios{rates && table.breakdown != Breakdown::school},
          drawings{ratios && std::any_of(table.rows.begin(), table.rows.end(),
                                         [](const ReleasedRow& row) { return row.ratio.computed(); })} {}
};

Html row_of(const Visit& visit, const ReleasedTable& table, const ReleasedRow& row, const Columns& columns) {
    Html cells = row_name(visit, table.breakdown, row.code, row.label) + count_cell(visit, "Enrolled", row.enrolled) +
                 count_cell(visit, "Events", row.events) + count_cell(visit, "Students", row.students);
    if (columns.rates) cells += rate_cell(visit, "Students per 100", row.students_per_100);
    if (columns.ratios)
        cells += is_total(row) ? h::td({cls("r")}) : ratio_cell(visit, "Risk ratio", row.ratio, row.ratio.stands_out);
    if (columns.drawings) cells += is_total(row) ? h::td({cls("plotcell")}) : drawing_cell(visit, row.ratio);
    return h::tr({cls(is_total(row) ? "all" : row.ratio.stands_out ? "flag" : "")}, cells);
}

Html table_of(const Visit& visit, const Released& released, const ReleasedTable& table) {
    const Columns columns{released, table};
    Html head = h::th({scope("col")}, visit.t(table.breakdown == Breakdown::school ? "School" : "Group"));
    for (const std::string_view words : {"Enrolled", "Events", "Students"})
        head += h::th({scope("col"), cls("r")}, visit.t(words));
    if (columns.rates) head += h::th({scope("col"), cls("r")}, visit.t("Students per 100"));
    if (columns.ratios) head += h::th({scope("col"), cls("r")}, visit.t("Risk ratio (interval)"));
    if (columns.drawings)
        head += h::th({scope("col"), cls("plotcell")}, h::span({cls("vh")}, visit.t("Drawing of the risk ratio")),
                      ratio_axis(visit.t("less likely"), visit.t("more likely")));
    Html body;
    for (const ReleasedRow* row : table.read()) body += row_of(visit, table, *row, columns);
    const auto explained =
        columns.drawings
            ? h::small(visit.t({"The risk ratio compares each group with all other students. 1 means equally likely. "
                                "Orange diamond: stands out among all {family} comparisons of the report.",
                                {{"family", std::to_string(released.family)}}}))
            : Html{};
    return card_table(visit.t(table_title(table)), explained, head, body);
}

Html key_figures(const Visit& visit, const Released& released) {
    Html boxes;
    for (const auto& row : names_of<Measure>) {
        const auto* table = released.table(row.value, Breakdown::all);
        if (!table || table->rows.empty()) continue;
        boxes += h::div(h::b(number_words(visit, table->rows.back().events)), h::span(visit.t(row.label)));
    }
    return h::div({cls("keyline")}, boxes);
}

/// This year beside last year in words, and whether both are of the same schools.
Html change(const Visit& visit, const Released& released, const BesideReport& beside,
            const std::vector<equity::RowOverYears>& years) {
    if (years.empty() || years.front().change == equity::Change::unknown) return {};
    Html said = h::li(visit.t("Contacts"), ": ", visit.t(years.front().sentence));
    const auto& last = *equity::years_before(released, beside.earlier).back();
    if (!equity::same_schools(released, last))
        said += h::li(visit.t("The totals of last year and of this year are not of the same schools"));
    if (last.race_list != released.race_list) said += h::li(visit.t(equity::list_changed_sentence()));
    return said;
}

Html findings(const Visit& visit, const Released& released, const Html& since_last_year) {
    Html lead, others = since_last_year;
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
            if (table.measure == measure && row.events.counted() && row.events.value > 0) return true;
    return false;
}

Html tables(const Visit& visit, const Released& released, const std::vector<equity::RowOverYears>& years, bool more) {
    Html all;
    const bool whole = visit.query.get("whole") == "yes";
    for (const auto& measure : names_of<Measure>) {
        if (!counts_anything(released, measure.value)) {
            const auto* total = released.table(measure.value, Breakdown::all);
            if (total && !total->rows.empty())
                all += h::p({cls("lone")}, h::strong(visit.t(measure.label)), ": ",
                            number_words(visit, total->rows.back().events));
            continue;
        }
        Html group = years_of(visit, years, measure.value, more || whole);
        for (const auto& table : released.tables)
            if (table.measure == measure.value && table.breakdown != Breakdown::all &&
                !released.rule.left_out.has(table.breakdown))
                group += table_of(visit, released, table);
        if (more) group += more_figures(visit, released, measure.value, years);
        // The contacts stand open; the other measures open on demand, and in print.
        all += measure.value == Measure::contact
                   ? h::h2(visit.t(measure.label)) + group
                   : h::details({cls("printed"), flag("open", whole)}, h::summary(visit.t(measure.label)), group);
    }
    return all;
}

bool totals_alone(const Released& released) {
    return std::all_of(divisions.begin(), divisions.end(),
                       [&](auto division) { return released.rule.left_out.has(division); });
}

/// How the numbers of this report were made, by the rule that it carries.
Html method(const Visit& visit, const Released& released, bool more) {
    // Totals alone compare nobody: there is nothing to judge.
    auto judged = totals_alone(released)
                      ? Html{}
                      : h::h2(visit.t("How these numbers were judged")) +
                            h::p(visit.t(equity::rule_sentence(released.rule, released.family)), ".") +
                            h::p(visit.t(equity::race_list_sentence(released.race_list)), ".");
    if (!more) return judged;  // everybody else has a page of it
    Html rules;
    for (const auto& rule : equity::counting_method(released.rule, released.race_list))
        rules +=
            h::dt(visit.t(rule.name)) +
            h::dd(visit.t(rule.says), rule.source.empty() ? Html{} : h::small({cls("mut")}, " ", rule.source, "."));
    return judged + h::details(h::summary(visit.t("How numbers are counted")), h::dl({cls("kv")}, rules));
}

}  // namespace

Html released_tables(const Visit& visit, const Released& released, const BesideReport& beside) {
    const auto most = std::to_string(released.rule.small_number - 1);
    const auto years = equity::over_years(released, beside.earlier);
    const auto why =
        released.rule.rounded
            ? h::p(
                  h::strong(visit.t("Why numbers are rounded.")), " ",
                  visit.t({"So that nobody can be recognized. Each is a multiple of {base}, less than {base} away from "
                           "the true number, and 0 can stand for up to {most}.",
                           {{"base", std::to_string(released.rule.small_number)}, {"most", most}}}))
            : h::p(
                  h::strong(visit.t("Why some numbers are hidden.")), " ",
                  visit.t({"A hidden number is 1 to {most}, or would let a reader work out one that is. No rate and no "
                           "ratio is shown for it.",
                           {{"most", most}}}));
    return findings(visit, released, change(visit, released, beside, years)) + key_figures(visit, released) +
           note("", why) + (totals_alone(released) ? Html{} : tables(visit, released, years, beside.more)) +
           method(visit, released, beside.more);
}

std::string days_words(const Visit& visit, const equity::Period& period) {
    return visit.words.date(period.from) + " \xe2\x80\x93 " + visit.words.date(period.until);
}

}  // namespace accord::web::pages
