#include "office/requests.hpp"

#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::RequestFilter;
using office::RequestView;

namespace {

Html state_of(const Visit& visit, const program::InterventionRequest& request) {
    if (request.closed_at) return chip("ok", visit.t("Closed"));
    if (request.decision) return chip("info", visit.t("Decided"));
    return request.urgency == program::Urgency::now ? chip("bad", visit.t("Danger now"))
                                                    : chip("warn", visit.t("Open"));
}

Html row_of(const Visit& visit, const RequestView& view) {
    const auto& request = view.request;
    return h::tr(
        h::th({scope("row"), cls("moment")},
              h::a({href("/requests/" + request.id.text())}, moment_words(visit, request.asked_at))),
        cell(visit.t("School"), view.school), cell(visit.t("Where"), place_words(visit, request)),
        cell(visit.t("What"), visit.t(label_of(request.reason))),
        cell(visit.t("Who responds"), visit.t(label_of(request.decision.value_or(request.answer)))),
        cell(visit.t("State"),
             state_of(visit, request) +
                 (program::overridden(request) ? h::span({cls("small")}, " ", visit.t("exception")) : Html{})));
}

/// A decision that was replaced: what, by whom, when and why.
std::string earlier_words(const Visit& visit, const office::EarlierDecision& before) {
    const auto said = visit.t({"{decision}: {name}, {moment}",
                               {{"decision", std::string{visit.t(label_of(before.decision))}},
                                {"name", before.decided_by},
                                {"moment", moment_words(visit, before.decided_at)}}});
    return before.reason.empty() ? std::string{said} : said + ". " + before.reason;
}

std::string_view order_words(RequestFilter filter) {
    switch (filter) {
        case RequestFilter::open:
            return "Danger now first, then the newest";
        case RequestFilter::closed:
            return "The last closed first";
        case RequestFilter::all:
            break;
    }
    return "Open ones first, then the last closed";
}

Html decision_form(const Visit& visit, const RequestView& view, const Form& values, const Problems& problems) {
    const auto& request = view.request;
    if (request.closed_at || !visit.actor().reaches(office::Verb::decide_request, request.school)) return {};
    const Fields fields{visit, values, problems};
    std::vector<Choice> choices;
    for (const auto responder :
         {program::Responder::administrator, program::Responder::counselor, program::Responder::officer})
        choices.push_back({std::string{code_of(responder)}, std::string{visit.t(label_of(responder))},
                           responder == request.answer ? std::string{visit.t("The policy's answer")} : std::string{}});
    std::vector<Choice> results;
    for (const auto& result : office::request_results()) results.push_back({result, std::string{visit.t(result)}});
    const auto base = "/requests/" + request.id.text();
    return fields.summary() + h::h2(visit.t("Decide")) +
           h::form({method("post"), action(base + "/decide")}, fields.secret(),
                   fields.radios("decision", visit.t("Who comes?"), choices),
                   fields.text("reason", visit.t("Why otherwise"),
                               visit.t("Needed when you decide otherwise than the policy. No names.")),
                   h::p(h::button({cls("btn")}, visit.t("Decide")))) +
           h::h2(visit.t("Close")) +
           h::form({method("post"), action(base + "/close")}, fields.secret(),
                   fields.radios("result", visit.t("How did it end?"), results),
                   h::p(h::button({cls("btn alt")}, visit.t("Close"))));
}

Response request_page(const Visit& visit, const Form& values, const Problems& problems) {
    const auto id = program::RequestId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const auto view = office::request(visit.office, visit.actor(), *id);
    if (!view) return failure_page(visit, 404);
    const auto& request = view->request;
    const auto title = std::string{visit.t("Request for help")};
    const auto fact = [&](std::string_view what, const Html& is) { return h::dt(visit.t(what)) + h::dd(is); };
    Html facts = fact("What", visit.t(label_of(request.reason))) +
                 fact("Asked", moment_words(visit, request.asked_at)) + fact("By", view->asked_by) +
                 fact("School", view->school) + fact("Where", place_words(visit, request)) +
                 fact("The policy's answer", visit.t(label_of(request.answer)));
    if (request.decision) {
        facts += fact("Decision", visit.t(label_of(*request.decision))) + fact("Decided by", view->decided_by);
        if (!request.override_reason.empty()) facts += fact("Why otherwise", request.override_reason);
    }
    for (const auto& before : view->earlier) facts += fact("Decided before", earlier_words(visit, before));
    if (request.closed_at)
        facts +=
            fact("Closed", moment_words(visit, *request.closed_at)) + fact("How it ended", visit.t(request.result));
    Html quote =
        view->quote.empty()
            ? Html{}
            : h::blockquote({attribute::lang("en")}, view->quote) +
                  h::p({cls("small")}, h::a({href("/policy/" + request.provision)}, visit.t("Open this provision")));
    PageHead head{title, "/requests"};
    head.status = problems.empty() ? 200 : 422;
    return page(visit, head,
                h::p({cls("small")}, h::a({href("/requests")}, visit.t("Requests"))) + h::h1(title) +
                    h::p(state_of(visit, request)) + h::dl({cls("kv")}, facts) + quote +
                    decision_form(visit, *view, values, problems));
}

}  // namespace

Response requests(Visit& visit) {
    const auto asked = visit.query.get("show");
    const auto filter = asked == "all"      ? RequestFilter::all
                        : asked == "closed" ? RequestFilter::closed
                                            : RequestFilter::open;
    const auto found = office::requests(visit.office, visit.actor(), filter);
    if (!found) return problems_page(visit, found.problems());
    const auto title = std::string{visit.t("Requests for help")};
    std::vector<Html> rows;
    for (const auto& view : *found) rows.push_back(row_of(visit, view));
    Html body = h::h1(title) + tools({{"/requests", std::string{visit.t("Open")}},
                                      {"/requests?show=closed", std::string{visit.t("Closed")}},
                                      {"/requests?show=all", std::string{visit.t("All")}}});
    if (rows.empty())
        body += h::p(visit.t(filter == RequestFilter::open ? "No request is open." : "There is no request yet."));
    else
        body += data_table(visit.t(order_words(filter)),
                           {visit.t("Asked"), visit.t("School"), visit.t("Where"), visit.t("What"),
                            visit.t("Who responds"), visit.t("State")},
                           rows);
    return page(visit, {title, "/requests"}, body);
}

Response request(Visit& visit) { return request_page(visit, {}, {}); }

Response take_decision(Visit& visit) {
    const auto id = program::RequestId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const auto decision = parse_code<program::Responder>(visit.form.get("decision"));
    if (!decision) return request_page(visit, visit.form, {problem("decision", "Choose who comes")});
    const auto decided =
        office::decide_request(visit.office, visit.actor(), *id, *decision, std::string{visit.form.get("reason")});
    if (!decided) return request_page(visit, visit.form, decided.problems());
    return see_other("/requests/" + id->text());
}

Response take_result(Visit& visit) {
    const auto id = program::RequestId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const auto closed = office::close_request(visit.office, visit.actor(), *id, std::string{visit.form.get("result")});
    if (!closed) return request_page(visit, visit.form, closed.problems());
    return see_other("/requests/" + id->text());
}

}  // namespace accord::web::pages
