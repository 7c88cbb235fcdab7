// One contact: what was recorded, the review of its force, and every version with who wrote it, when and why.
#include <algorithm>

#include "office/corrections.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/contact_words.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::ContactHistory;
using office::ContactVersion;

namespace {

Html list_of(const Visit& visit, const std::vector<ContactFact>& facts) {
    Html rows;
    for (const auto& fact : facts) rows += h::dt(visit.t(fact.what)) + h::dd(fact.is);
    return h::dl({cls("kv")}, rows);
}

/// After saving: the number to quote, or that the correction stands.
Html receipt_of(const Visit& visit, const std::string& number) {
    const auto saved = visit.query.get("saved");
    if (saved.empty()) return {};
    if (saved == "corrected" || saved == "reviewed")
        return note("ok", h::p(visit.t(saved == "corrected" ? "Corrected. The earlier version stands below, as it was."
                                                            : "The review is recorded.")));
    const auto said = saved == "again" ? "This form had been saved before: here is what it made."
                                       : "Saved. Quote this number in a police report:";
    return h::div({cls("answer"), role("status")}, h::p(visit.t(said)), h::p({cls("receipt")}, number),
                  h::p(h::a({cls("btn"), href("/contacts/new")}, visit.t("Log another"))));
}

/// Why the review of a force is open again: what the supervisor reviewed, and when it was corrected.
Html reopened_words(const Visit& visit, const ContactHistory& history, const program::Force& force) {
    const auto reopened = std::find_if(history.reopened.begin(), history.reopened.end(),
                                       [&](const auto& each) { return each.reviewed.id == force.id; });
    if (reopened == history.reopened.end() || !reopened->reviewed.reviewed_on) return {};
    return h::p({cls("small")},
                visit.t({"Open again: on {day} {name} reviewed other facts ({facts}). They were corrected on {moment}.",
                         {{"day", visit.words.date(*reopened->reviewed.reviewed_on)},
                          {"name", reopened->reviewed.reviewed_by},
                          {"facts", force_words(visit, reopened->reviewed)},
                          {"moment", moment_words(visit, reopened->reopened_at)}}}));
}

Html review_form(const Visit& visit, const program::Contact& contact, const Problems& problems) {
    Form values = visit.form;
    values.fill("reviewed_on", to_string(visit.office.today()));
    const Fields fields{visit, values, problems};
    return fields.summary() + h::form({method("post"), action("/contacts/" + contact.id.text() + "/review")},
                                      fields.secret(), fields.date("reviewed_on", visit.t("Reviewed on")),
                                      h::p(h::button({cls("btn")}, visit.t("Record my review of this force"))));
}

Html force_section(const Visit& visit, const ContactHistory& history, const Problems& problems) {
    const auto& view = history.latest();
    if (view.force.empty()) return {};
    Html rows;
    bool open = false;
    for (const auto& force : view.force) {
        open = open || !force.reviewed_on;
        const Html state =
            force.reviewed_on
                ? chip("ok", visit.t({"Reviewed {date} by {name}",
                                      {{"date", visit.words.date(*force.reviewed_on)}, {"name", force.reviewed_by}}}))
                : chip("warn", visit.t("Waits for its review"));
        rows += h::li(h::div(state), h::div(h::p(force_words(visit, force)), reopened_words(visit, history, force)));
    }
    const bool may = open && visit.actor().may(office::Verb::review_force);
    return h::section({cls("sec")}, h::h2(visit.t("Review of force")), h::ul({cls("due")}, rows),
                      may ? review_form(visit, view.contact, problems) : Html{});
}

/// What a version says otherwise than the one before: "Main reason: A fight" struck out, "A threat" put in.
Html changes_between(const Visit& visit, const ContactVersion& before, const ContactVersion& after) {
    auto old = contact_facts(visit, before.view);
    Html rows;
    const auto row = [&](std::string_view what, const std::string& was, const std::string& is) {
        rows += h::dt(visit.t(what)) +
                h::dd(was.empty() ? Html{} : h::del(was) + Html{" "}, is.empty() ? Html{} : h::ins(is));
    };
    for (const auto& fact : contact_facts(visit, after.view)) {
        const auto same =
            std::find_if(old.begin(), old.end(), [&](const auto& each) { return each.what == fact.what; });
        const auto was = same == old.end() ? std::string{} : same->is;
        if (same != old.end()) old.erase(same);
        if (was != fact.is) row(fact.what, was, fact.is);
    }
    for (const auto& gone : old) row(gone.what, gone.is, {});
    return h::dl({cls("kv")}, rows);
}

Html versions_of(const Visit& visit, const ContactHistory& history) {
    const auto& versions = history.versions;
    if (versions.size() < 2) return {};
    Html all;
    for (std::size_t i = versions.size(); i-- > 0;) {
        const auto& version = versions[i];
        const auto& why = version.view.contact.amended_because;
        const auto said = visit.t({i == 0 ? "Recorded {moment} by {name}" : "Corrected {moment} by {name}",
                                   {{"moment", moment_words(visit, version.recorded.at)}, {"name", version.by}}});
        Html body = h::h3(said);
        if (i > 0) {
            body += h::p(why.empty() ? std::string{visit.t("Within ten minutes, without a reason.")} : why);
            body += changes_between(visit, versions[i - 1], version);
        }
        if (i + 1 < versions.size())
            body += h::details({}, h::summary(visit.t("Read this version whole")),
                               list_of(visit, contact_facts(visit, version.view)));
        all += h::li(body);
    }
    return h::section({cls("sec")}, h::h2(visit.t("Every version, newest first")), h::ul({cls("versions")}, all));
}

Response contact_page(const Visit& visit, const Problems& problems) {
    const auto id = program::ContactId::parse(visit.place("id"));
    const auto history = id ? office::contact_history(visit.office, visit.actor(), *id)
                            : Result<ContactHistory>{problem("contact", "There is no such contact")};
    if (!history) return failure_page(visit, 404);
    const auto& view = history->latest();
    PageHead head{view.number, "/contacts"};
    head.status = problems.empty() ? 200 : 422;
    const auto saved = visit.query.get("saved");
    if (saved == "now" || saved == "again") head.modules = {"draft-form.js"};  // the draft has done its work
    Html body = h::h1(visit.t({"Contact {number}", {{"number", view.number}}})) + receipt_of(visit, view.number);
    if (office::may_correct(visit.actor(), view.contact))
        body += tools({{"/contacts/" + id->text() + "/correct", std::string{visit.t("Correct this record")}}});
    return page(visit, head,
                body + list_of(visit, contact_facts(visit, view)) + force_section(visit, *history, problems) +
                    versions_of(visit, *history));
}

}  // namespace

Response contact(Visit& visit) { return contact_page(visit, {}); }

Response take_review_of_force(Visit& visit) {
    const auto id = program::ContactId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const auto day = parse_date(visit.form.get("reviewed_on"));
    if (!day) return contact_page(visit, {problem("reviewed_on", "Write the date as 2026-11-22")});
    const auto reviewed = office::review_force(visit.office, visit.actor(), *id, *day);
    return reviewed ? see_other("/contacts/" + id->text() + "?saved=reviewed")
                    : contact_page(visit, reviewed.problems());
}

}  // namespace accord::web::pages
