// How numbers are counted and why some cells are empty: one text for staff and for everybody.
#include "web/pages/method.hpp"

#include "equity/codebook.hpp"
#include "equity/method.hpp"
#include "office/disparity_rules.hpp"
#include "office/race_lists.hpp"

namespace accord::web::pages {

namespace h = html;

namespace {

/// Each word that stands in place of a number, with what it says.
template <Named E, class Leave>
Html meanings(const Visit& visit, Leave leave) {
    Html rows;
    for (const auto& state : names_of<E>)
        if (state.value != leave) rows += h::dt(visit.t(state.label)) + h::dd(visit.t(equity::meaning_of(state.value)));
    return h::dl({attribute::cls("kv")}, rows);
}

}  // namespace

Html counting_method(const Visit& visit) {
    const auto in_force = office::rule_in_force(visit.office);
    Html text;
    for (const auto& rule : equity::counting_method(in_force, office::race_list_today(visit.office)))
        text +=
            h::h2(visit.t(rule.name)) + h::p(visit.t(rule.says)) +
            (rule.source.empty() ? Html{} : h::p({attribute::cls("small mut")}, visit.t("Source"), ": ", rule.source));
    const auto most = std::to_string(in_force.small_number - 1);
    return text + h::h2(visit.t("Why some cells are empty")) +
           h::p(visit.t(
               "Zero is a count. Hidden, not collected, late and not applicable are none: each is named as what "
               "it is.")) +
           meanings<equity::Cell::State>(visit, equity::Cell::State::shown) +
           h::p(visit.t(
               {"Counts from 1 to {most} are hidden, and so are cells from which one could work them out, in tables, "
                "charts, words and files alike. Rates and ratios made from a hidden count are hidden with it.",
                {{"most", most}}})) +
           h::p(visit.t("Contacts with students whom nobody could name are shown even when they are few: they tell of "
                        "nobody. What was done in them is hidden like any other small number.")) +
           h::h2(visit.t("Why some ratios are not given")) +
           meanings<equity::RatioReason>(visit, equity::RatioReason::computed);
}

}  // namespace accord::web::pages
