// How numbers are counted and why some cells are empty: one text for staff and for everybody.
#include "web/pages/method.hpp"

#include "equity/codebook.hpp"

namespace accord::web::pages {

namespace h = html;

namespace {

struct Rule {
    std::string_view what, rule;
};

constexpr Rule rules[] = {
    {"A contact",
     "One officer with one or more students on one occasion: questioning, an escort, a search, force, a warning on "
     "record, a citation, a referral, an arrest, a hold, or a named student's conduct. A greeting or a lesson is "
     "none."},
    {"Students and events",
     "A rate or a ratio of students counts each student once. A rate of events counts every event. The two are never "
     "mixed."},
    {"A referral to law enforcement",
     "A student reported to an officer or an agency for something at school, whatever came of it. Every citation and "
     "every arrest is a referral too."},
    {"The groups of a student",
     "A contact belongs to the school and to the groups of the student on its day, as the school has them on record. "
     "Officers do not write them down."},
    {"A risk ratio",
     "The share of a group's students with a contact, divided by the share of all other students. 1 means equally "
     "likely. The interval says between which values chance alone leaves it open, 19 times of 20."},
    {"What a difference tells",
     "A clear difference is more than chance alone would usually give. It does not say why. With many comparisons some "
     "look clear by chance, and the report says about how many."},
};

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
    Html text;
    for (const auto& [what, rule] : rules) text += h::h2(visit.t(what)) + h::p(visit.t(rule));
    const auto most = std::to_string(visit.office.district().small_number - 1);
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
