// One provision of the policy: its verdict, the records behind it, and what a named person attests.
#include <algorithm>

#include "compliance/terms.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/clause.hpp"
#include "web/pages/entries.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/passages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using compliance::Outcome;
using compliance::Verdict;
using office::PolicyReview;

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
    for (const auto* choice : review.chosen_in(provision)) how += choice_words(visit, *choice);
    const bool bad = verdict && verdict->outcome == Outcome::not_met;
    return h::article(
        {cls(bad ? "clause is-bad" : "clause"), id(provision.id)},
        h::div({cls("no")}, h::a({href("/policy/" + provision.id)}, "L", provision.line)),
        h::div(quoted(policy::listed(provision, provision.text)),
               control && verdict ? h::p({cls("how")}, h::a({href("/policy/" + provision.id)}, visit.t(control->title)))
                                  : Html{},
               how),
        h::div({cls("st")}, state, facts));
}

Response no_policy(const Visit& visit, const Problems& problems) {
    PageHead head{std::string{visit.t("Policy")}, "/policy"};
    Html body = h::h1(visit.t("Policy"));
    for (const auto& problem : problems) body += note("warn", h::p(visit.t(problem.message)));
    if (visit.actor().may(office::Verb::adopt_policy))
        body += h::p(h::a({cls("btn"), href("/adopt")}, visit.t("Adopt a policy")));
    return page(visit, head, body);
}

namespace {

Html attestation_form(const Visit& visit, const policy::Provision& provision, const Verdict& verdict,
                      const Form& values, const Problems& problems) {
    if (!visit.actor().may(office::Verb::attest) || !office::attestable(visit.office, verdict.control)) return {};
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

/// Where a record of the evidence can be read, for those who may; empty where it has no page.
std::string page_of(const Visit& visit, std::string_view table, std::string_view id, const compliance::Fact* fact) {
    using office::Verb;
    const auto may = [&](Verb verb, std::string address) { return visit.actor().may(verb) ? address : std::string{}; };
    if (table == "contact") return may(Verb::see_contacts, "/contacts/" + std::string{id});
    if (table == "force" && fact) return may(Verb::see_contacts, "/contacts/" + fact->subject);
    if (table == "intervention_request") return may(Verb::see_requests, "/requests/" + std::string{id});
    if (table.starts_with("agreement")) return may(Verb::see_agreements, "/agreements");
    if (table == "assignment" || table == "training_completion") return may(Verb::see_officers, "/officers");
    if (table == "staff_training") return may(Verb::see_officers, "/staff-training");
    if (table == "agency") return may(Verb::see_officers, "/force-policies");
    if (table == "practice") return may(Verb::see_practices, "/practices/" + std::string{id});
    if (table == "report_edition") return may(Verb::see_practices, "/practices");
    if (table == "report_delivery" || table == "board_direction") return may(Verb::see_report, "/report/editions");
    return {};
}

/// Who says that a provision is about its control.
std::string_view tied_by(policy::Source source) {
    switch (source) {
        case policy::Source::pack:
            return "The program: it knows this very sentence";
        case policy::Source::recognised:
            return "The program, by its words: no person has confirmed it";
        case policy::Source::person:
            return "A person, when the policy was adopted";
    }
    return {};
}

/// What a record says in one line: the passage of a term, the subject of a training.
std::string detail_of(const Visit& visit, std::string_view table, const compliance::Fact& fact) {
    if (table == "agreement_term") {
        const auto label =
            compliance::term_label(visit.office.catalogue(), std::string{fact.value("term")}, visit.office.today());
        return sentence_case(std::string{visit.t(label)}) + ": " + std::string{fact.value("passage")};
    }
    if (table == "training_completion") {
        std::string subject{fact.value("subject")};
        std::replace(subject.begin(), subject.end(), '-', ' ');
        return sentence_case(subject);
    }
    if (table == "staff_training")
        return visit.t(
            {"{attended} of {expected} were there",
             {{"attended", std::string{fact.value("attended")}}, {"expected", std::string{fact.value("expected")}}}});
    if (table == "assignment") return std::string{fact.value("school-name")};
    return {};
}

/// The records behind a verdict: what each is, whom or what it is about, and its day. At most a sample of many.
Html evidence_list(const Visit& visit, const PolicyReview& review, const Verdict& verdict) {
    constexpr std::size_t most = 25;
    if (verdict.evidence.empty()) return h::p(evidence_words(visit, verdict));
    std::vector<Html> rows;
    for (std::size_t i = 0; i < std::min(most, verdict.evidence.size()); ++i) {
        const std::string_view record = verdict.evidence[i];
        const auto table = record.substr(0, record.find(':'));
        const auto id = record.substr(std::min(record.size(), table.size() + 1));
        const auto* fact = review.fact(verdict.evidence[i]);
        const auto address = page_of(visit, table, id, fact);
        // Of a single contact or request only those read the day and the school who may read the record itself.
        const bool single = table == "contact" || table == "force" || table == "intervention_request";
        if (single && address.empty()) fact = nullptr;
        const Html words = sentence_case(std::string{visit.t(word_of_record(table))});
        rows.push_back(h::tr(h::th({scope("row")}, address.empty() ? words : h::a({href(address)}, words)),
                             cell(visit.t("About"), fact ? fact->subject_name : std::string{}),
                             cell(visit.t("What it says"), fact ? detail_of(visit, table, *fact) : std::string{}),
                             cell(visit.t("Day"), fact ? visit.words.date(fact->happened) : std::string{})));
    }
    const auto count = visit.words.number(static_cast<std::int64_t>(verdict.evidence.size()));
    const auto caption =
        verdict.evidence.size() > most
            ? visit.t({"{shown} of {count} records", {{"shown", std::to_string(most)}, {"count", count}}})
            : evidence_words(visit, verdict);
    return data_table(caption, {visit.t("Record"), visit.t("About"), visit.t("What it says"), visit.t("Day")}, rows);
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
        if (!provision.sentence_text.empty() && provision.sentence_text != provision.text)
            body += h::h2(visit.t("The whole sentence")) + quoted(policy::listed(provision, provision.sentence_text));
        Html facts = h::dt(visit.t("Provision")) + h::dd(h::code(provision.id)) + h::dt(visit.t("Check")) +
                     h::dd(h::code(review->policy->bindings[i].control)) + h::dt(visit.t("Who tied it to this check")) +
                     h::dd(visit.t(tied_by(review->policy->bindings[i].source)));
        if (!provision.when.empty()) facts += h::dt(visit.t("When")) + h::dd({attribute::lang("en")}, provision.when);
        for (const auto& citation : provision.citations)
            facts += h::dt(visit.t("Cites")) + h::dd({attribute::lang("en")}, citation);
        if (verdict) facts += h::dt(visit.t("Kind of check")) + h::dd(h::code(verdict->judge));
        body += h::h2(visit.t("How it is judged")) + h::dl({cls("kv")}, facts);
        if (verdict)
            body += h::h2(visit.t("Evidence")) + evidence_list(visit, *review, *verdict) +
                    entries_for(visit, *verdict) + attestation_form(visit, provision, *verdict, values, problems);
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
