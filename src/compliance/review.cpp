#include "compliance/review.hpp"

#include <algorithm>

#include "compliance/judge.hpp"
#include "compliance/kinds.hpp"

namespace accord::compliance {

namespace {

using policy::Kind;

/// Where a clause has nobody to concern, it does not apply: `condition` is what its own words make it wait for,
/// `applies` what the control waits for.
std::optional<Finding> does_not_apply(const Question& question) {
    const bool posted = question.parameters.text("applies") == "posted";
    const bool contracted = question.parameters.text("condition") == "if-contracted";
    const FactList* postings = question.evidence.find("posting");
    if ((!posted && !contracted) || !postings) return std::nullopt;
    const auto serves = [&](const Fact& fact) {
        return fact.happened <= question.on() && (!fact.until || *fact.until >= question.on());
    };
    const auto any = [&](const Filter& filter) {
        return std::any_of(postings->facts.begin(), postings->facts.end(),
                           [&](const Fact& fact) { return serves(fact) && filter.matches(fact); });
    };
    Finding finding{Outcome::not_applicable};
    if (contracted && !any(Filter{"contracted=yes"})) {
        finding.reason = {
            "The clause applies only where the district contracts for officers, and no agency posts one on this day.",
            {}};
        return finding;
    }
    if (posted && !any(Filter{})) {
        finding.reason = {"No officer is posted at a school of the district on this day.", {}};
        return finding;
    }
    return std::nullopt;
}

std::string words_of(const std::vector<std::string>& kinds) {
    std::string words;
    for (const auto& code : kinds) {
        const EvidenceKind* kind = find_kind(code);
        words += (words.empty() ? "" : ", ") + std::string{kind ? kind->words : code};
    }
    return words;
}

/// Where nobody logged anything of the kind `logged` in this school year, nothing can be said to have been kept: a
/// register that stands empty does not tell "nothing happened" from "nothing was written down".
void hold_against_silence(Finding& finding, const Question& question) {
    const std::string kind{question.parameters.text("logged")};
    const FactList* list = kind.empty() ? nullptr : question.evidence.find(kind);
    const bool content = finding.outcome == Outcome::met || finding.outcome == Outcome::not_applicable;
    if (!content || !list) return;
    const Date from = school_year_start(school_year_of(question.on()));
    const bool any = std::any_of(list->facts.begin(), list->facts.end(), [&](const Fact& fact) {
        return fact.happened >= from && fact.happened <= question.on();
    });
    if (any) return;
    finding.outcome = Outcome::cannot_tell;
    finding.missing = {kind};
    finding.reason = {
        "Nothing was logged this school year: {missing}. An empty register does not show that this is kept.",
        {{"missing", words_of({kind})}}};
    finding.due.reset();
}

/// Nothing is met on less evidence than the control is judged from: what is broken is broken, the rest cannot be told.
/// A judge that cannot tell for want of evidence gives no values: what is missing is said for it.
void hold_against_evidence(Finding& finding, const Question& question) {
    const bool wanting =
        finding.outcome == Outcome::cannot_tell && finding.values.empty() && finding.basis == Basis::records;
    if (finding.outcome != Outcome::met && !wanting) return;
    for (const auto& kind : question.control.evidence) {
        const FactList* list = question.evidence.find(kind);
        const bool collected = list && list->kept_since && *list->kept_since <= question.on();
        const bool named = std::find(finding.missing.begin(), finding.missing.end(), kind) != finding.missing.end();
        if (!collected && !named) finding.missing.push_back(kind);
    }
    if (finding.missing.empty()) return;
    finding.outcome = Outcome::cannot_tell;
    finding.reason = {"The program does not hold: {missing}.", {{"missing", words_of(finding.missing)}}};
    finding.due.reset();
}

/// A drafting note, a reference or an adoption line asks nothing, whatever it is bound to.
bool is_policy(Kind kind) { return kind != Kind::note && kind != Kind::reference && kind != Kind::adoption; }

int gravity(Outcome outcome) {
    switch (outcome) {
        case Outcome::not_met:
            return 4;
        case Outcome::cannot_tell:
            return 3;
        case Outcome::not_yet_due:
            return 2;
        case Outcome::met:
            return 1;
        case Outcome::not_applicable:
            return 0;
    }
    return 0;
}

/// The sentence of the outcome: the judge's own, else the catalogue's, else the bare fact.
Message deciding_reason(const Finding& finding, const Question& question) {
    if (finding.reason) return *finding.reason;
    if (const auto key = question.parameters.text(code_of(finding.outcome)); !key.empty())
        return {std::string{key}, finding.values};
    return {std::string{label_of(finding.outcome)}, finding.values};
}

/// A clause on what the agreement must say ("the agreement shall include a process for complaints") sets `terms`
/// whatever its control is: it is held against the agreement too, and the graver of the two findings decides.
void hold_against_agreement(Finding& finding, const Question& question, const policy::Binding& binding,
                            const policy::Catalogue& catalogue) {
    const policy::Control* control = catalogue.find("agreement.terms");
    const JudgeRow* judge = control ? find_judge(control->judge) : nullptr;
    if (!judge || question.control.judge == control->judge || !question.parameters.has("terms")) return;
    const Parameters parameters{binding, *control, question.on()};
    const Question about_terms{question.provision, *control, parameters, question.evidence};
    Finding terms = judge->judge(about_terms);
    hold_against_evidence(terms, about_terms);
    if (terms.outcome == Outcome::not_applicable) return;
    const Message told = deciding_reason(terms, about_terms);
    if (gravity(terms.outcome) > gravity(finding.outcome)) {
        finding.notes.insert(finding.notes.begin(), deciding_reason(finding, question));
        finding.reason = told;
        finding.outcome = terms.outcome;
        finding.due.reset();
        if (terms.outcome != Outcome::cannot_tell) finding.missing.clear();
    } else {
        finding.notes.insert(finding.notes.begin(), told);
    }
    finding.evidence.insert(finding.evidence.end(), terms.evidence.begin(), terms.evidence.end());
    if (finding.outcome == Outcome::cannot_tell)
        finding.missing.insert(finding.missing.end(), terms.missing.begin(), terms.missing.end());
}

/// A principal who decides otherwise than this provision answered makes an exception: it is counted here, and the
/// request stands first among the evidence. A request of a policy that is no longer in force counts for its control.
void count_overrides(Finding& finding, const Question& question, const policy::AdoptedPolicy& policy) {
    const FactList* requests = question.evidence.find("request");
    if (!requests) return;
    const Date from = school_year_start(school_year_of(question.on()));
    const auto known = [&](std::string_view id) {
        return std::any_of(policy.provisions.begin(), policy.provisions.end(),
                           [&](const auto& each) { return each.id == id; });
    };
    std::vector<std::string> decided;
    for (const Fact& fact : requests->facts) {
        const auto provision = fact.value("provision");
        if (fact.happened < from || fact.happened > question.on() || fact.value("overridden") != "yes") continue;
        if (fact.value("control") != question.control.id) continue;
        if (provision == question.provision.id || !known(provision)) decided.push_back(fact.record);
    }
    if (decided.empty()) return;
    finding.notes.insert(
        finding.notes.begin(),
        {"Exceptions that a principal decided against this answer, each with a reason on record: {count}.",
         {{"count", std::to_string(decided.size())}}});
    for (auto& record : finding.evidence)
        if (std::find(decided.begin(), decided.end(), record) == decided.end()) decided.push_back(std::move(record));
    finding.evidence = std::move(decided);
}

/// A clause that permits is neither met nor broken. A gate's records are told all the same: they show how the
/// permission is used.
Verdict permitted(Verdict verdict, const Question& question, const JudgeRow& judge) {
    verdict.outcome = Outcome::not_applicable;
    verdict.basis = Basis::permission;
    verdict.reasons = {{"The clause permits; nobody has to use it.", {}}};
    if (judge.name != "gate") return verdict;
    Finding finding = judge.judge(question);
    if (finding.evidence.empty()) return verdict;
    verdict.reasons.push_back(deciding_reason(finding, question));
    verdict.evidence = std::move(finding.evidence);
    return verdict;
}

Verdict judge_one(const policy::AdoptedPolicy& policy, std::size_t at, const policy::Catalogue& catalogue,
                  const Evidence& evidence) {
    const policy::Provision& provision = policy.provisions[at];
    const policy::Binding& binding = policy.bindings[at];
    Verdict verdict{provision.id, binding.control, {}, Outcome::cannot_tell, Basis::records, {}, {}, {}, {}, {}};
    const policy::Control* control = catalogue.find(binding.control);
    const JudgeRow* judge = control ? find_judge(control->judge) : nullptr;
    if (!judge) {
        verdict.reasons = {{"The catalogue has no judge for {control}.", {{"control", binding.control}}}};
        return verdict;
    }
    verdict.judge = control->judge;
    verdict.owners = control->owners;
    const Parameters parameters{binding, *control, evidence.on};
    const Question question{provision, *control, parameters, evidence};
    if (provision.kind == Kind::permission) return permitted(std::move(verdict), question, *judge);

    const auto apart = does_not_apply(question);
    Finding finding = apart ? *apart : judge->judge(question);
    if (!apart) hold_against_silence(finding, question);
    hold_against_evidence(finding, question);
    count_overrides(finding, question, policy);
    if (!apart) hold_against_agreement(finding, question, binding, catalogue);
    verdict.reasons = {deciding_reason(finding, question)};
    std::move(finding.notes.begin(), finding.notes.end(), std::back_inserter(verdict.reasons));
    verdict.outcome = finding.outcome;
    verdict.basis = finding.basis;
    verdict.evidence = std::move(finding.evidence);
    verdict.missing = std::move(finding.missing);
    verdict.due = finding.due;
    return verdict;
}

}  // namespace

std::vector<Verdict> review(const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue,
                            const Evidence& evidence) {
    std::vector<Verdict> verdicts;
    for (std::size_t i = 0; i < policy.provisions.size() && i < policy.bindings.size(); ++i) {
        const auto& control = policy.bindings[i].control;
        if (control.empty() || control == policy::not_a_control || !is_policy(policy.provisions[i].kind)) continue;
        verdicts.push_back(judge_one(policy, i, catalogue, evidence));
    }
    return verdicts;
}

}  // namespace accord::compliance
