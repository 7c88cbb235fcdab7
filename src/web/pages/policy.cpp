#include "office/review.hpp"

#include "base/csv.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
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

Html clause(const Visit& visit, const PolicyReview& review, std::size_t i) {
    const auto& provision = review.policy->provisions[i];
    const auto& binding = review.policy->bindings[i];
    const auto* verdict = review.verdict(provision.id);
    const auto* control = visit.office.catalogue().find(binding.control);
    Html how;
    const bool tells = provision.kind == policy::Kind::definition || provision.kind == policy::Kind::purpose;
    Html state = chip("mute", visit.t(tells ? label_of(provision.kind) : std::string_view{"Nothing to check"}));
    Html facts;
    if (verdict) {
        for (const auto& reason : verdict->reasons) how += h::p({cls("how")}, visit.t(reason));
        state = chip(visit, *verdict);
        facts = h::dl(h::dt(visit.t("Evidence")), h::dd(evidence_words(visit, *verdict)), h::dt(visit.t("When")),
                      h::dd(due_words(visit, verdict->due, review.on)), h::dt(visit.t("Owner")),
                      h::dd(owner_words(visit, verdict->owners)));
    } else if (!binding.reason.empty()) {
        how = h::p({cls("how")}, visit.t(binding.reason));
    }
    const bool bad = verdict && verdict->outcome == Outcome::not_met;
    return h::article(
        {cls(bad ? "clause is-bad" : "clause"), id(provision.id)},
        h::div({cls("no")}, h::a({href("/policy/" + provision.id)}, "L", provision.line)),
        h::div(h::blockquote({attribute::lang("en")}, provision.text),
               control && verdict ? h::p({cls("how")}, h::a({href("/policy/" + provision.id)}, visit.t(control->title)))
                                  : Html{},
               how),
        h::div({cls("st")}, state, facts));
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

Response no_policy(const Visit& visit, const Problems& problems) {
    PageHead head{std::string{visit.t("Policy")}, "/policy"};
    Html body = h::h1(visit.t("Policy"));
    for (const auto& problem : problems) body += note("warn", h::p(visit.t(problem.message)));
    if (visit.actor().may(office::Verb::adopt_policy))
        body += h::p(h::a({cls("btn"), href("/adopt")}, visit.t("Adopt a policy")));
    return page(visit, head, body);
}

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

namespace {

Html attestation_form(const Visit& visit, const policy::Provision& provision, const Verdict& verdict,
                      const Form& values, const Problems& problems) {
    if (!visit.actor().may(office::Verb::attest)) return {};
    Form filled = values;
    filled.fill("valid_until", to_string(add_months(visit.office.today(), 12)));
    const Fields fields{visit, filled, problems};
    return h::details(
        {flag("open", !problems.empty())}, h::summary(visit.t("Attest what no record can prove")),
        h::form({method("post"), action("/policy/" + provision.id + "/attest")}, fields.secret(),
                fields.hidden("control", verdict.control),
                fields.area("statement", visit.t("What you attest"),
                            visit.t("Your name and today's date stand beside it. It is shown as attested, never as "
                                    "proved by records.")),
                fields.date("valid_until", visit.t("Valid until")), h::p(h::button({cls("btn")}, visit.t("Attest")))));
}

Html evidence_list(const Visit& visit, const Verdict& verdict) {
    constexpr std::size_t most = 25;  // an auditor's sample
    if (verdict.evidence.empty()) return h::p(evidence_words(visit, verdict));
    Html rows;
    for (std::size_t i = 0; i < std::min(most, verdict.evidence.size()); ++i) {
        const auto& record = verdict.evidence[i];
        const auto colon = record.find(':');
        const bool contact = record.starts_with("contact:") && visit.actor().may(office::Verb::see_contacts);
        const auto words = h::code(record.substr(0, colon), " ", record.substr(colon + 1));
        rows += h::li(contact ? h::a({href("/contacts/" + record.substr(colon + 1))}, words) : words);
    }
    Html more;
    if (verdict.evidence.size() > most)
        more = h::p({cls("small")},
                    visit.t({"and {count} more", {{"count", std::to_string(verdict.evidence.size() - most)}}}));
    return h::ul(rows) + more;
}

Response provision_page(const Visit& visit, const Form& values, const Problems& problems) {
    const auto review = office::review_policy(visit.office, visit.actor(), visit.office.today());
    if (!review) return no_policy(visit, review.problems());
    for (std::size_t i = 0; i < review->policy->provisions.size(); ++i) {
        const auto& provision = review->policy->provisions[i];
        if (provision.id != visit.place("provision")) continue;
        const auto* verdict = review->verdict(provision.id);
        const auto* control = visit.office.catalogue().find(review->policy->bindings[i].control);
        const auto title = std::string{visit.t(control ? std::string_view{control->title} : label_of(provision.kind))};
        Html body = Fields{visit, values, problems}.summary() +
                    h::p({cls("small")}, h::a({href("/policy#" + provision.id)}, visit.t("Policy"))) + h::h1(title) +
                    h::div({cls("card")}, clause(visit, *review, i));
        body += h::h2(visit.t("The whole sentence")) +
                h::blockquote({attribute::lang("en")},
                              provision.sentence_text.empty() ? provision.text : provision.sentence_text);
        Html facts = h::dt(visit.t("Provision")) + h::dd(h::code(provision.id)) + h::dt(visit.t("Control")) +
                     h::dd(h::code(review->policy->bindings[i].control)) + h::dt(visit.t("Bound by")) +
                     h::dd(visit.t(label_of(review->policy->bindings[i].source)));
        if (!provision.when.empty()) facts += h::dt(visit.t("When")) + h::dd({attribute::lang("en")}, provision.when);
        for (const auto& citation : provision.citations)
            facts += h::dt(visit.t("Cites")) + h::dd({attribute::lang("en")}, citation);
        if (verdict) facts += h::dt(visit.t("Judge")) + h::dd(h::code(verdict->judge));
        body += h::dl({cls("kv")}, facts);
        if (verdict)
            body += h::h2(visit.t("Evidence")) + evidence_list(visit, *verdict) +
                    attestation_form(visit, provision, *verdict, values, problems);
        PageHead head{title, "/policy"};
        head.status = problems.empty() ? 200 : 422;
        return page(visit, head, body);
    }
    return failure_page(visit, 404);
}

}  // namespace

Response provision(Visit& visit) { return provision_page(visit, {}, {}); }

Response take_attestation(Visit& visit) {
    const auto until = parse_date(visit.form.get("valid_until"));
    if (!until) return provision_page(visit, visit.form, {problem("valid_until", "Write the date as 2026-11-22")});
    const std::string id{visit.place("provision")};
    const auto attested = office::attest(visit.office, visit.actor(), std::string{visit.form.get("control")}, id,
                                         std::string{visit.form.get("statement")}, *until);
    if (!attested) return provision_page(visit, visit.form, attested.problems());
    return see_other("/policy/" + id);
}

}  // namespace accord::web::pages
