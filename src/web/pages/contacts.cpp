#include "office/contacts.hpp"

#include <algorithm>
#include <charconv>

#include "base/csv.hpp"
#include "office/lists.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/contact_words.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::ContactFilter;
using office::ContactView;

namespace {

ContactFilter filter_of(const Visit& visit) {
    ContactFilter filter;
    filter.from = parse_date(visit.query.get("from"));
    filter.until = parse_date(visit.query.get("until"));
    filter.school = program::SchoolId::parse(visit.query.get("school"));
    filter.reason = parse_code<program::ContactReason>(visit.query.get("reason"));
    filter.outcome = parse_code<program::Outcome>(visit.query.get("outcome"));
    const auto page = visit.query.get("page");
    std::from_chars(page.data(), page.data() + page.size(), filter.page);
    filter.page = std::clamp(filter.page, 1, 100000);
    return filter;
}

std::vector<Choice> with_all(const Visit& visit, std::vector<Choice> choices) {
    choices.insert(choices.begin(), {"", std::string{visit.t("All")}});
    return choices;
}

Html filters(const Visit& visit) {
    const Fields fields{visit, visit.query, {}};
    std::vector<Choice> schools;
    for (const auto& school : office::schools_within(visit.office, visit.actor(), office::Verb::see_contacts))
        schools.push_back({school.id.text(), school.name});
    return h::form(
        {cls("filters noprint"), method("get"), action("/contacts")}, fields.date("from", visit.t("From")),
        fields.date("until", visit.t("Until")),
        schools.size() > 1 ? fields.select("school", visit.t("School"), with_all(visit, schools)) : Html{},
        fields.select("reason", visit.t("Reason"), with_all(visit, choices_of<program::ContactReason>(visit))),
        fields.select("outcome", visit.t("How it ended"), with_all(visit, choices_of<program::Outcome>(visit))),
        h::button({cls("btn alt")}, visit.t("Filter")));
}

Html row_of(const Visit& visit, const ContactView& view) {
    const auto& contact = view.contact;
    return h::tr(h::th({scope("row"), cls("moment")},
                       h::a({href("/contacts/" + contact.id.text())}, moment_words(visit, contact.happened_at))),
                 cell(visit.t("School"), view.school), cell(visit.t("Officer"), view.officer),
                 cell(visit.t("Reason"), visit.t(label_of(contact.reason))),
                 cell(visit.t("Students"), students_words(visit, view)),
                 cell(visit.t("What the officer did"), actions_words(visit, contact.actions)),
                 cell(visit.t("How it ended"), visit.t(label_of(contact.outcome))));
}

}  // namespace

Response contacts(Visit& visit) {
    const auto filter = filter_of(visit);
    const auto found = office::contacts(visit.office, visit.actor(), filter);
    if (!found) return problems_page(visit, found.problems());
    const auto title = std::string{visit.t("Contacts")};
    std::vector<Html> rows;
    for (const auto& view : found->contacts) rows.push_back(row_of(visit, view));
    Html body = h::h1(title) + filters(visit) +
                tools({{"/contacts.csv?" + visit.request.query, std::string{visit.t("Download CSV")}}});
    if (rows.empty())
        body += h::p(visit.t("No contact fits. Officers log them on the page \"Log a contact\"."));
    else
        body += data_table(visit.t({found->total == 1 ? "1 contact" : "{count} contacts, newest first",
                                    {{"count", visit.words.number(found->total)}}}),
                           {visit.t("When"), visit.t("School"), visit.t("Officer"), visit.t("Reason"),
                            visit.t("Students"), visit.t("What the officer did"), visit.t("How it ended")},
                           rows) +
                pager(visit, found->total, office::contacts_per_page, filter.page);
    return page(visit, {title, "/contacts"}, body);
}

Response contacts_csv(Visit& visit) {
    auto filter = filter_of(visit);
    // No column of this file names or describes a student: it is the officers' log, not the roster.
    std::string csv = csv_line({"date", "time", "school", "officer", "origin", "reason", "actions", "outcome",
                                "administrator consulted", "parent told", "minutes", "school rule"});
    for (filter.page = 1;; ++filter.page) {
        const auto found = office::contacts(visit.office, visit.actor(), filter);
        if (!found) return problems_page(visit, found.problems());
        for (const auto& view : found->contacts) {
            const auto& contact = view.contact;
            csv += csv_line({to_string(contact.happened_on), visit.office.local_time(contact.happened_at), view.school,
                             view.officer, std::string{code_of(contact.origin)}, std::string{code_of(contact.reason)},
                             to_text(to_value(contact.actions)), std::string{code_of(contact.outcome)},
                             to_text(to_value(contact.administrator_consulted)), to_text(to_value(contact.parent_told)),
                             std::string{code_of(contact.minutes)}, to_text(to_value(contact.school_rule))});
        }
        if (found->contacts.size() < static_cast<std::size_t>(office::contacts_per_page)) break;
    }
    return csv_response("contacts.csv", csv);
}

}  // namespace accord::web::pages
