#include "office/contacts.hpp"

#include <algorithm>
#include <charconv>

#include "base/csv.hpp"
#include "office/lists.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"

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

std::string actions_words(const Visit& visit, const program::OfficerActions& actions) {
    std::string words;
    actions.each([&](program::OfficerAction action) { words += (words.empty() ? "" : ", ") + std::string{visit.t(label_of(action))}; });
    return words;
}

std::string students_words(const Visit& visit, const ContactView& view) {
    std::string words;
    for (const auto& student : view.students) words += (words.empty() ? "" : "; ") + std::string{visit.t(student)};
    return words;
}

std::string when(const Visit& visit, const program::Contact& contact) {
    return visit.words.date(contact.happened_on) + ", " + visit.office.local_time(contact.happened_at);
}

std::vector<Choice> with_all(const Visit& visit, std::vector<Choice> choices) {
    choices.insert(choices.begin(), {"", std::string{visit.t("All")}});
    return choices;
}

Html filters(const Visit& visit) {
    const Fields fields{visit, visit.query, {}};
    std::vector<Choice> schools;
    for (const auto& school : office::schools_within(visit.office, visit.actor(), office::Verb::see_contacts)) schools.push_back({school.id.text(), school.name});
    return h::form({cls("filters noprint"), method("get"), action("/contacts")}, fields.date("from", visit.t("From")), fields.date("until", visit.t("Until")),
                   schools.size() > 1 ? fields.select("school", visit.t("School"), with_all(visit, schools)) : Html{},
                   fields.select("reason", visit.t("Reason"), with_all(visit, choices_of<program::ContactReason>(visit))),
                   fields.select("outcome", visit.t("How it ended"), with_all(visit, choices_of<program::Outcome>(visit))), h::button({cls("btn alt")}, visit.t("Filter")));
}

Html row_of(const Visit& visit, const ContactView& view) {
    const auto& contact = view.contact;
    return h::tr(h::td(h::a({href("/contacts/" + contact.id.text())}, when(visit, contact))), h::td(view.school), h::td(view.officer), h::td(visit.t(label_of(contact.reason))),
                 h::td(students_words(visit, view)), h::td(actions_words(visit, contact.actions)), h::td(visit.t(label_of(contact.outcome))));
}

}  // namespace

Response contacts(Visit& visit) {
    const auto filter = filter_of(visit);
    const auto found = office::contacts(visit.office, visit.actor(), filter);
    if (!found) return problems_page(visit, found.problems());
    const auto title = std::string{visit.t("Contacts")};
    std::vector<Html> rows;
    for (const auto& view : found->contacts) rows.push_back(row_of(visit, view));
    Html body = h::h1(title) + filters(visit) + tools({{"/contacts.csv?" + visit.request.query, std::string{visit.t("Download CSV")}}});
    if (rows.empty())
        body += h::p(visit.t("No contact fits. Officers log them on the page \"Log a contact\"."));
    else
        body += data_table(visit.t({"{count} contacts, newest first", {{"count", visit.words.number(found->total)}}}),
                           {visit.t("When"), visit.t("School"), visit.t("Officer"), visit.t("Reason"), visit.t("Students"), visit.t("What the officer did"), visit.t("How it ended")}, rows) +
                pager(visit, found->total, office::contacts_per_page, filter.page);
    return page(visit, {title, "/contacts"}, body);
}

Response contacts_csv(Visit& visit) {
    auto filter = filter_of(visit);
    // No column of this file names or describes a student: it is the officers' log, not the roster.
    std::string csv = csv_line({"date", "time", "school", "officer", "origin", "reason", "actions", "outcome", "administrator consulted", "parent told", "minutes", "school rule"});
    for (filter.page = 1;; ++filter.page) {
        const auto found = office::contacts(visit.office, visit.actor(), filter);
        if (!found) return problems_page(visit, found.problems());
        for (const auto& view : found->contacts) {
            const auto& contact = view.contact;
            csv += csv_line({to_string(contact.happened_on), visit.office.local_time(contact.happened_at), view.school, view.officer, std::string{code_of(contact.origin)},
                             std::string{code_of(contact.reason)}, to_text(to_value(contact.actions)), std::string{code_of(contact.outcome)}, to_text(to_value(contact.administrator_consulted)),
                             to_text(to_value(contact.parent_told)), std::string{code_of(contact.minutes)}, to_text(to_value(contact.school_rule))});
        }
        if (found->contacts.size() < static_cast<std::size_t>(office::contacts_per_page)) break;
    }
    return csv_response("contacts.csv", csv);
}

Response contact(Visit& visit) {
    const auto id = program::ContactId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const auto view = office::contact(visit.office, visit.actor(), *id);
    if (!view) return failure_page(visit, 404);
    const auto& contact = view->contact;
    const auto text = id->text();
    const auto number = "C-" + text.substr(text.size() - 6);
    Html facts;
    const auto fact = [&](std::string_view what, const Html& is) {
        if (!is.empty()) facts += h::dt(visit.t(what)) + h::dd(is);
    };
    fact("When", when(visit, contact));
    fact("School", view->school);
    fact("Officer", view->officer);
    fact("What started it", visit.t(label_of(contact.origin)));
    fact("Main reason", visit.t(label_of(contact.reason)));
    fact("Other reason", contact.other_reason);
    if (contact.school_rule) fact("School rule", visit.t(label_of(*contact.school_rule)));
    fact("Handed over to", contact.handed_to);
    fact("Students", students_words(visit, *view));
    fact("What the officer did", actions_words(visit, contact.actions));
    for (const auto& search : view->searches)
        fact("Search", std::string{visit.t(label_of(search.of))} + ": " + std::string{visit.t(label_of(search.basis))} + ", " + std::string{visit.t(label_of(search.found))});
    for (const auto& force : view->force)
        fact("Force", std::string{visit.t(label_of(force.type))} + ", " + std::string{visit.t(label_of(force.injury))} + ", " +
                          (force.reviewed_on ? visit.t({"reviewed {date}", {{"date", visit.words.date(*force.reviewed_on)}}}) : std::string{visit.t("not reviewed yet")}));
    if (contact.told_of_rights) fact("Told of rights", visit.t(label_of(*contact.told_of_rights)));
    fact("How it ended", visit.t(label_of(contact.outcome)));
    if (contact.administrator_consulted) fact("Administrator consulted before", visit.t(label_of(*contact.administrator_consulted)));
    if (contact.parent_told) fact("Parent told", visit.t(label_of(*contact.parent_told)));
    fact("Minutes", visit.t(label_of(contact.minutes)));
    fact("Police report number", contact.police_report);
    fact("Note", contact.note);
    fact("Why the note was kept", contact.note_override);
    fact("Why it was corrected", contact.amended_because);
    const auto saved = visit.query.get("saved");
    Html receipt;
    if (!saved.empty())
        receipt = h::div({cls("answer"), role("status")}, h::p(visit.t(saved == "again" ? "This form had been saved before: here is what it made." : "Saved. Quote this number in a police report:")),
                         h::p({cls("receipt")}, number), h::p(h::a({cls("btn"), href("/contacts/new")}, visit.t("Log another"))));
    Html versions;
    if (view->amended)
        if (const auto history = office::contact_history(visit.office, visit.actor(), *id)) {
            for (const auto& version : *history)
                versions += h::li(visit.t({"Version {number}, {when}: {reason}, {outcome}",
                                           {{"number", std::to_string(version.recorded.revision)}, {"when", to_string(version.recorded.at)},
                                            {"reason", std::string{visit.t(label_of(version.record.reason))}}, {"outcome", std::string{visit.t(label_of(version.record.outcome))}}}}));
            versions = h::h2(visit.t("Every version")) + h::ol(versions);
        }
    PageHead head{number, "/contacts"};
    if (!saved.empty()) head.modules = {"draft-form.js"};  // the draft on the device has done its work
    return page(visit, head, h::h1(visit.t({"Contact {number}", {{"number", number}}})) + receipt + h::dl({cls("kv")}, facts) + versions);
}

}  // namespace accord::web::pages
