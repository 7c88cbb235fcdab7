#include "web/pages/figure_words.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using equity::Cell;

namespace {

constexpr std::string_view dash = "\xe2\x80\x93";

std::string interval(const Visit& visit, double low, double high, int places) {
    return " (" + visit.words.decimal(low, places) + std::string{dash} + visit.words.decimal(high, places) + ")";
}

Html absence(const Visit& visit, Cell::State state) {
    switch (state) {
        case Cell::State::shown:
            return {};
        case Cell::State::hidden:
            return visit.t("hidden");
        case Cell::State::rounded:
            return visit.t("rounded");
        case Cell::State::not_collected:
            return visit.t("not collected");
        case Cell::State::late:
            return visit.t("late");
        case Cell::State::not_applicable:
            return visit.t("not applicable");
    }
    return {};
}

}  // namespace

Html number_words(const Visit& visit, const Cell& cell) {
    if (cell.shown()) return visit.words.number(cell.value);
    if (cell.state == Cell::State::rounded)
        return visit.t({"about {number}", {{"number", visit.words.number(cell.value)}}});
    return h::span({cls("mut")}, absence(visit, cell.state));
}

Html count_cell(const Visit& visit, std::string_view label, const Cell& cell) {
    return h::td({cls(cell.state == Cell::State::hidden ? "r sup" : "r"), {"data-l", visit.t(label)}},
                 number_words(visit, cell));
}

Html rate_cell(const Visit& visit, std::string_view label, const std::optional<equity::Estimate>& rate) {
    if (!rate) return h::td({cls("r mut"), {"data-l", visit.t(label)}}, dash);
    return h::td({cls("r"), {"data-l", visit.t(label)}}, visit.words.decimal(rate->value, 1),
                 h::span({cls("mut")}, interval(visit, rate->interval.low, rate->interval.high, 1)));
}

Html ratio_cell(const Visit& visit, std::string_view label, const equity::Ratio& ratio, bool stands_out) {
    if (!ratio.bounded()) return h::td({cls("r mut why"), {"data-l", visit.t(label)}}, visit.t(label_of(ratio.state)));
    if (!ratio.computed())
        return h::td({cls("r why"), {"data-l", visit.t(label)}},
                     visit.t({"at least {low}", {{"low", visit.words.decimal(ratio.low, 2)}}}));
    const auto value = visit.words.decimal(ratio.value, 2);
    return h::td({cls("r"), {"data-l", visit.t(label)}}, stands_out ? h::strong(value) : Html{value},
                 h::span({cls("mut")}, interval(visit, ratio.low, ratio.high, 2)));
}

Html row_name(const Visit& visit, equity::Breakdown breakdown, std::string_view code, const std::string& label) {
    const bool school = breakdown == equity::Breakdown::school && code != "all" && code != equity::hidden_together;
    return h::th({scope("row")}, school ? Html{label} : Html{visit.t(label)});
}

Html card_table(const std::string& title, const Html& caption, const Html& head, const Html& body) {
    return h::div({cls("scroll"), {"tabindex", "0"}, role("region"), aria_label(title)},
                  h::table({cls("data stack")}, h::caption(title, caption), h::thead(h::tr(head)), h::tbody(body)));
}

}  // namespace accord::web::pages
