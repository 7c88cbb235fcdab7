#include "office/review.hpp"

#include <algorithm>

#include "base/csv.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/clause.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using compliance::Outcome;
using compliance::Verdict;
using office::PolicyReview;

namespace {

/// What the page lists: which verdicts, by the tally's links. "permission" is a basis, the others are outcomes.
bool shown(const Verdict* verdict, std::string_view status) {
    if (status.empty()) return true;
    if (!verdict) return false;
    const bool permission = verdict->basis == compliance::Basis::permission;
    return permission ? status == "permission" : status == code_of(verdict->outcome);
}

Html tally(const Visit& visit, const PolicyReview& review) {
    struct Box {
        std::string_view code, label, tone;
    };
    static constexpr Box boxes[] = {{"met", "Met", "ok"},
                                    {"not_met", "Not met", "bad"},
                                    {"not_yet_due", "Not yet due", "info"},
                                    {"cannot_tell", "Cannot tell", "warn"},
                                    {"not_applicable", "Not applicable", "mute"},
                                    {"permission", "Permission", "mute"}};
    const auto counts = review.tally();
    Html links;
    for (std::size_t i = 0; i < counts.size(); ++i)
        links +=
            h::a({href("?status=" + std::string{boxes[i].code}), current(visit.query.get("status") == boxes[i].code)},
                 h::b({cls("num")}, counts[i]),
                 h::span({cls("c-" + std::string{boxes[i].tone})}, shape(boxes[i].tone), " ", visit.t(boxes[i].label)));
    return h::nav({cls("tally"), aria_label(visit.t("Provisions by verdict"))}, links);
}

std::string heading_of(const policy::Provision& provision) {
    return provision.heading.empty() ? std::string{} : provision.heading.back();
}

/// Provisions that a reader of the policy looks for: those that bind, and definitions and purposes that say what they
/// mean.
bool belongs(const policy::Provision& provision) {
    switch (provision.kind) {
        case policy::Kind::obligation:
        case policy::Kind::permission:
        case policy::Kind::prohibition:
        case policy::Kind::definition:
        case policy::Kind::purpose:
            return true;
        case policy::Kind::reference:
        case policy::Kind::note:
        case policy::Kind::adoption:
            return false;
    }
    return false;
}

Html clauses(const Visit& visit, const PolicyReview& review) {
    const auto status = visit.query.get("status");
    Html sections;
    Html open;
    std::string heading;
    bool any = false;
    const auto close = [&] {
        if (!open.empty())
            sections +=
                h::section({cls("sec")}, heading.empty() ? Html{} : h::h2({attribute::lang("en")}, heading), open);
        open = {};
    };
    for (std::size_t i = 0; i < review.policy->provisions.size(); ++i) {
        const auto& provision = review.policy->provisions[i];
        if (!belongs(provision) || !shown(review.verdict(provision.id), status)) continue;
        if (const auto own = heading_of(provision); own != heading) {
            close();
            heading = own;
        }
        open += clause(visit, review, i);
        any = true;
    }
    close();
    return any ? sections : h::p(visit.t("No provision has this verdict."));
}

std::string subtitle(const Visit& visit, const PolicyReview& review) {
    const auto& document = review.policy->document;
    std::string words = document.number;
    if (!document.issuer.empty()) words += (words.empty() ? "" : ", ") + document.issuer;
    if (document.adopted)
        words +=
            (words.empty() ? "" : ", ") + visit.t({"dated {date}", {{"date", visit.words.date(*document.adopted)}}});
    words += ". ";
    return words + visit.t({"In force since {since}. Each verdict is worked out from records, as of {day}.",
                            {{"since", visit.words.date(review.policy.version->in_force_from)},
                             {"day", visit.words.date(review.on)}}});
}

/// The policy as of the day that the address asks for.
Result<PolicyReview> review_asked(const Visit& visit) {
    return office::review_policy(visit.office, visit.actor(), date_or(visit.query.get("on"), visit.office.today()));
}

}  // namespace

Response policy(Visit& visit) {
    const auto review = review_asked(visit);
    if (!review) return no_policy(visit, review.problems());
    const auto title =
        review->policy->document.title.empty() ? std::string{visit.t("Policy")} : review->policy->document.title;
    const auto on = to_string(review->on);
    Html body = h::h1(visit.t({"{title}: where we stand", {{"title", title}}})) +
                h::p({cls("mut wide")}, subtitle(visit, *review)) + tally(visit, *review) +
                tools({{"/policy.csv?on=" + on, std::string{visit.t("Download CSV")}},
                       {"/compare", std::string{visit.t("Compare with another document")}},
                       {"/policy", std::string{visit.t("All provisions")}}}) +
                h::form({cls("filters noprint"), method("get"), action("/policy")},
                        h::div(h::label({for_("f-on")}, visit.t("As of")),
                               h::input({type("date"), id("f-on"), attribute::name("on"), value(on)})),
                        h::button({cls("btn alt")}, visit.t("Show"))) +
                clauses(visit, *review);
    return page(visit, {title, "/policy"}, body);
}

Response policy_csv(Visit& visit) {
    const auto review = review_asked(visit);
    if (!review) return problems_page(visit, review.problems());
    std::string csv = csv_line({"as of", "line", "provision", "kind", "control", "verdict", "basis", "why", "evidence",
                                "due", "owner", "words"});
    for (std::size_t i = 0; i < review->policy->provisions.size(); ++i) {
        const auto& provision = review->policy->provisions[i];
        const auto* verdict = review->verdict(provision.id);
        csv += csv_line(
            {to_string(review->on), std::to_string(provision.line), provision.id, std::string{code_of(provision.kind)},
             review->policy->bindings[i].control, verdict ? std::string{code_of(verdict->outcome)} : "",
             verdict ? std::string{code_of(verdict->basis)} : "",
             verdict && !verdict->reasons.empty() ? visit.t(verdict->reasons.front())
             : visit.words.language() == "en"     ? review->policy->bindings[i].reason
                                                  : std::string{visit.t(review->policy->bindings[i].reason)},
             verdict ? evidence_words(visit, *verdict) : "", verdict && verdict->due ? to_string(*verdict->due) : "",
             verdict ? owner_words(visit, verdict->owners) : "", provision.text});
    }
    return csv_response("policy-" + to_string(review->on) + ".csv", csv);
}

}  // namespace accord::web::pages
