// The figures that a report gives on demand: in words, by event, beside White students, of schools, over the years.
#include "web/pages/more_figures.hpp"

#include <algorithm>

#include "base/school_calendar.hpp"
#include "equity/sentences.hpp"
#include "web/charts.hpp"
#include "web/pages/figure_words.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using equity::Breakdown;
using equity::Measure;
using equity::Released;
using equity::ReleasedRow;
using equity::ReleasedTable;

namespace {

constexpr std::string_view in_words = "In words";

Html head_of(const Visit& visit, std::initializer_list<std::string_view> columns) {
    Html head;
    for (const auto words : columns) {
        const bool number = !head.empty() && words != in_words;
        head += h::th({scope("col"), some("class", number ? "r" : "")}, visit.t(words));
    }
    return head;
}

Html words_cell(const Visit& visit, const std::vector<Message>& sentences) {
    Html text;
    for (const auto& sentence : sentences) text += h::p(visit.t(sentence), ".");
    return h::td({cls("said"), {"data-l", visit.t(in_words)}}, text);
}

/// Of 100 with an event, of 100 enrolled, and the bound.
Html part_cell(const Visit& visit, const ReleasedRow& row) {
    const auto label = visit.t("Part of those with an event, and enrolled");
    if (!row.composition) return h::td({cls("r mut"), {"data-l", label}}, "\xe2\x80\x93");
    const auto percent = [&](double part) { return visit.words.decimal(100 * part, 1) + "\xc2\xa0%"; };
    return h::td({cls("r"), {"data-l", label}}, percent(row.composition->of_cases),
                 h::span({cls("mut")}, " / ", percent(row.composition->of_enrolment)));
}

/// Where a group stands by the district's threshold.
Message standing_of(const ReleasedTable& table, const ReleasedRow& row,
                    const std::vector<equity::RowOverYears>& years) {
    for (const auto& over : years)
        if (over.measure == table.measure && over.breakdown == table.breakdown && over.code == row.code)
            return over.standing == equity::Standing::not_calculated ? Message{} : over.standing_sentence;
    return {};
}

Html groups_in_words(const Visit& visit, const ReleasedTable& table, const std::vector<equity::RowOverYears>& years) {
    Html body;
    for (const ReleasedRow& row : table.rows) {
        if (row.ratio.state == equity::RatioReason::not_compared || !row.students_per_100) continue;
        std::vector<Message> sentences;
        sentences.push_back(risk_sentence(table.measure, *row.students_per_100));
        sentences.push_back(row.ratio.sentence);
        if (auto standing = standing_of(table, row, years); !standing.key.empty())
            sentences.push_back(std::move(standing));
        body +=
            h::tr(row_name(visit, table.breakdown, row.code, row.label),
                  rate_cell(visit, "Events per 100", row.events_per_100),
                  ratio_cell(visit, "Ratio of events", row.events_ratio),
                  table.breakdown == Breakdown::race ? ratio_cell(visit, "Beside White students", row.white) : Html{},
                  part_cell(visit, row), words_cell(visit, sentences));
    }
    if (body.empty()) return {};
    const auto title = visit.t(
        {"{measure} {by}: more figures, and in words",
         {{"measure", std::string{label_of(table.measure)}}, {"by", std::string{divided_words(table.breakdown)}}}});
    const auto head = table.breakdown == Breakdown::race
                          ? head_of(visit, {"Group", "Events per 100", "Ratio of events", "Beside White students",
                                            "Part of those with an event, and enrolled", in_words})
                          : head_of(visit, {"Group", "Events per 100", "Ratio of events",
                                            "Part of those with an event, and enrolled", in_words});
    return card_table(title, {}, head, body);
}

Html small_schools(const Visit& visit, const Released& released, Measure measure) {
    const auto* table = released.table(measure, Breakdown::school);
    if (!table || !table->spread) return {};
    Html body;
    for (const ReleasedRow& row : table->rows)
        if (row.steadied)
            body += h::tr(h::th({scope("row")}, row.label), rate_cell(visit, "Students per 100", row.students_per_100),
                          rate_cell(visit, "Drawn towards the mean", row.steadied->per_100),
                          h::td({cls("r"), {"data-l", visit.t("Chance above the threshold")}},
                                visit.words.decimal(100 * row.steadied->chance_above, 0) + "\xc2\xa0%"));
    const auto mean =
        visit.t({"Mean of the schools shown: {mean} of 100 students. The last column is the chance that a "
                 "school's rate is more than {times} times that.",
                 {{"mean", equity::say_rate(table->spread->mean)},
                  {"times", equity::say_ratio(released.rule.threshold.ratio)}}});
    return card_table(
        visit.t({"{measure}: small schools, A to Z", {{"measure", std::string{label_of(measure)}}}}),
        h::small(visit.t(schools_sentence(*table)), ". ", mean),
        head_of(visit, {"School", "Students per 100", "Drawn towards the mean", "Chance above the threshold"}), body);
}

Html trend(const Visit& visit, const equity::RowOverYears& row) {
    std::vector<TrendPoint> points;
    for (const auto& year : row.years) {
        TrendPoint point;
        point.label = school_year_name(school_year_of(year.period.from));
        if (const auto& rate = year.students_per_100)
            point.value = rate->value, point.low = rate->interval.low, point.high = rate->interval.high,
            point.said = visit.words.decimal(rate->value, 1);
        points.push_back(std::move(point));
    }
    if (!std::any_of(points.begin(), points.end(), [](const TrendPoint& point) { return point.value.has_value(); }))
        return {};
    const auto title = visit.t(trend_title(row));
    return h::figure(h::figcaption(h::b(title), h::span(visit.t("Students per 100 by school year. The band is the "
                                                                "interval that chance alone leaves open."))),
                     trend_drawing(points, title));
}

}  // namespace

Html more_figures(const Visit& visit, const Released& released, Measure measure,
                  const std::vector<equity::RowOverYears>& years) {
    Html tables;
    for (const ReleasedTable& table : released.tables)
        if (table.measure == measure && table.breakdown != Breakdown::school && table.breakdown != Breakdown::all)
            tables += groups_in_words(visit, table, years);
    tables += small_schools(visit, released, measure);
    if (tables.empty()) return {};
    const auto bunches = equity::bunches_sentence(released.table(measure, Breakdown::all)->rows.back());
    if (!bunches.key.empty()) tables = h::p(visit.t(bunches), ".") + tables;
    return h::details(h::summary(visit.t({"{measure}: in words, by event, beside White students, parts of the whole",
                                          {{"measure", std::string{label_of(measure)}}}})),
                      tables);
}

Html years_of(const Visit& visit, const std::vector<equity::RowOverYears>& rows, Measure measure, bool groups) {
    Html drawing, body;
    for (const auto& row : rows) {
        if (row.measure != measure || row.years.size() < 2) continue;
        const bool total = row.breakdown == Breakdown::all;
        if (total) drawing = trend(visit, row);
        if (!groups) continue;
        const auto& last = row.years[row.years.size() - 2];
        const auto& now = row.years.back();
        if (!last.students_per_100 && !now.students_per_100) continue;
        std::vector<Message> sentences{row.sentence};
        if (!total && !row.standing_sentence.key.empty()) sentences.push_back(row.standing_sentence);
        body += h::tr({cls(total ? "all" : "")}, row_name(visit, row.breakdown, row.code, row.label),
                      rate_cell(visit, "Last year, per 100", last.students_per_100),
                      rate_cell(visit, "This year, per 100", now.students_per_100),
                      total ? h::td("") : ratio_cell(visit, "Risk ratio last year", last.ratio),
                      total ? h::td("") : ratio_cell(visit, "Risk ratio this year", now.ratio),
                      words_cell(visit, sentences));
    }
    if (body.empty()) return drawing;
    const auto title =
        visit.t({"{measure}: this year beside last year", {{"measure", std::string{label_of(measure)}}}});
    return drawing + h::details(h::summary(title),
                                card_table(title, {},
                                           head_of(visit, {"Group", "Last year, per 100", "This year, per 100",
                                                           "Risk ratio last year", "Risk ratio this year", in_words}),
                                           body));
}

}  // namespace accord::web::pages
