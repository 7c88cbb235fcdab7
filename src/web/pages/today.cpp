#include <algorithm>

#include "office/corrections.hpp"
#include "office/editions.hpp"
#include "office/requests.hpp"
#include "office/review.hpp"
#include "web/frame.hpp"
#include "web/pages/editions.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;

namespace {

constexpr CalendarDays horizon{60};

/// What the reader owns by the catalogue; the designee, who answers for all of it, and whoever owns nothing read all.
std::vector<office::DueItem> own_items(const Visit& visit, const std::vector<office::DueItem>& all) {
    if (visit.actor().role == program::Role::designee) return all;
    std::vector<office::DueItem> own;
    const std::string role{code_of(visit.actor().role)};
    for (const auto& item : all) {
        const auto& owners = item.verdict->owners;
        if (std::find(owners.begin(), owners.end(), role) != owners.end()) own.push_back(item);
    }
    return own;
}

Html due_list(const Visit& visit, const office::PolicyReview& review) {
    const auto items = own_items(visit, office::due_items(review, review.on + horizon));
    if (items.empty())
        return h::p(visit.t(visit.actor().role == program::Role::designee
                                ? "Nothing is overdue, nothing fails, and nothing falls due in the next 60 days."
                                : "Nothing that you own is overdue, fails, or falls due in the next 60 days.")) +
               h::p(h::a({href("/policy")}, visit.t("See where the whole policy stands")));
    Html rows;
    for (const auto& item : items) {
        const auto* control = visit.office.catalogue().find(item.verdict->control);
        rows +=
            h::li(h::div(chip(visit, *item.verdict)),
                  h::div(h::a({href("/policy/" + item.provision->id)},
                              visit.t(control ? control->title : item.verdict->control)),
                         item.verdict->reasons.empty() ? Html{}
                                                       : h::p({cls("small")}, visit.t(item.verdict->reasons.front())),
                         h::p({cls("small mut")}, due_words(visit, item.verdict->due, review.on), " \xc2\xb7 ",
                              owner_words(visit, item.verdict->owners))));
    }
    return h::ul({cls("due")}, rows);
}

Html open_requests(const Visit& visit) {
    if (!visit.actor().may(office::Verb::see_requests)) return {};
    const auto open = office::requests(visit.office, visit.actor(), office::RequestFilter::open);
    if (!open || open->empty()) return {};
    return note("warn",
                h::p(h::a({href("/requests")}, visit.t({open->size() == 1 ? "1 request for help is open"
                                                                          : "{count} requests for help are open",
                                                        {{"count", std::to_string(open->size())}}}))));
}

/// What a supervisor has to do: contacts whose force waits for its review.
Html reviews_to_do(const Visit& visit) {
    if (!visit.actor().may(office::Verb::review_force)) return {};
    const auto waiting = office::contacts_to_review(visit.office, visit.actor());
    if (!waiting || waiting->empty()) return {};
    constexpr std::size_t most = 10;
    Html rows;
    for (std::size_t i = 0; i < std::min(most, waiting->size()); ++i) {
        const auto& view = (*waiting)[i];
        const auto when = moment_words(visit, view.contact.happened_at);
        rows +=
            h::li(h::a({href("/contacts/" + view.contact.id.text())}, when), ", " + view.school + ", " + view.officer);
    }
    return note("warn",
                h::p(h::strong(visit.t({waiting->size() == 1 ? "1 contact waits for your review of its force"
                                                             : "{count} contacts wait for your review of their force",
                                        {{"count", std::to_string(waiting->size())}}}))) +
                    h::ul(rows));
}

/// Reports that wait for a second person: who drafted one sees that it still does.
Html drafts_to_release(const Visit& visit) {
    if (!visit.actor().may(office::Verb::release_report)) return {};
    const auto drafts = office::report_drafts(visit.office, visit.actor());
    if (!drafts || drafts->empty()) return {};
    Html rows;
    for (const auto& draft : *drafts)
        rows += h::li(h::a({href("/report/drafts/" + draft.record.id.text())},
                           edition_title(visit, draft.period, draft.record.edition)),
                      ", ", visit.t({"drafted by {name}", {{"name", draft.drafter}}}));
    return note("warn", h::p(h::strong(visit.t("A second person has to check and release"))) + h::ul(rows));
}

}  // namespace

Response today(Visit& visit) {
    // Who comes to do one thing finds that thing first.
    if (visit.actor().role == program::Role::officer) return see_other("/contacts/new");
    if (visit.actor().role == program::Role::staff) return see_other("/help");
    const auto title = std::string{visit.t("Today")};
    const auto review = office::review_policy(visit.office, visit.actor(), visit.office.today());
    Html body = h::h1(title) + h::p({cls("mut")}, visit.words.date(visit.office.today())) + open_requests(visit) +
                reviews_to_do(visit) + drafts_to_release(visit);
    if (review)
        body += h::h2(visit.t("Overdue, failing or coming up")) + due_list(visit, *review);
    else
        body += note("warn", h::p(visit.t("No policy is in force yet. Everything starts with the adopted document.")) +
                                 (visit.actor().may(office::Verb::adopt_policy)
                                      ? h::p(h::a({cls("btn"), href("/adopt")}, visit.t("Adopt a policy")))
                                      : Html{}));
    return page(visit, {title, "/"}, body);
}

}  // namespace accord::web::pages
