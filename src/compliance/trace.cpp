#include <algorithm>
#include <set>
#include <stdexcept>

#include "compliance/judge.hpp"
#include "compliance/kinds.hpp"
#include "compliance/requirements.hpp"
#include "compliance/review.hpp"
#include "program/accounts.hpp"
#include "program/answers.hpp"

namespace accord::compliance {

namespace {

/// Walks from provisions to controls, from controls to judges, evidence and answers, and back from judges to controls.
class Tracer {
public:
    std::vector<Orphan> orphans;

    void provisions(const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue) {
        for (std::size_t i = 0; i < policy.provisions.size(); ++i) {
            const auto& provision = policy.provisions[i];
            if (i >= policy.bindings.size() || policy.bindings[i].provision != provision.id) {
                say("provision", provision.id, "It has no binding.");
                continue;
            }
            const auto& binding = policy.bindings[i];
            if (binding.control.empty())
                say("provision", provision.id, "It is bound to no control and not marked not-a-control.");
            else if (binding.control == policy::not_a_control && binding.reason.empty())
                say("provision", provision.id, "It is marked not-a-control without a reason.");
            else if (binding.control != policy::not_a_control && provision.kind == policy::Kind::note)
                say("provision", provision.id, "It is a drafting note and is bound to {control}.",
                    {{"control", binding.control}});
            else if (!catalogue.find(binding.control))
                say("provision", provision.id, "It is bound to {control}, which the catalogue has not.",
                    {{"control", binding.control}});
        }
        for (std::size_t i = policy.provisions.size(); i < policy.bindings.size(); ++i)
            say("binding", policy.bindings[i].provision, "It binds a provision that the document has not.");
    }

    void control(const policy::Control& control) {
        if (control.id == policy::not_a_control) return;
        const JudgeRow* judge = find_judge(control.judge);
        if (!judge) {
            say("control", control.id, "Its judge {judge} does not exist.", {{"judge", control.judge}});
            return;
        }
        used_.insert(control.judge);
        for (const auto& name : codes(judge->needs))
            if (!sets(control, name))
                say("control", control.id, "Its judge needs the parameter {name}.", {{"name", name}});
        for (const auto& outcome : codes(judge->says))
            if (!sets(control, outcome))
                say("control", control.id, "It has no sentence for {outcome}.", {{"outcome", outcome}});
        parameters(control);
        if (control.evidence.empty()) say("control", control.id, "It names no evidence.");
        for (const auto& kind : control.evidence)
            if (!find_kind(kind))
                say("evidence", kind, "{control} names it; nothing makes it.", {{"control", control.id}});
        if (control.owners.empty()) say("control", control.id, "Nobody owns it.");
        for (const auto& owner : control.owners)
            if (!parse_code<program::Role>(owner))
                say("control", control.id, "Its owner {owner} is no role.", {{"owner", owner}});
        for (const auto& row : control.answers) answer(control.id, row);
    }

    void answer(const std::string& control, const policy::AnswerRow& row) {
        const auto act = parse_code<program::Act>(row.act);
        if (!act)
            say("answer", control, "There is no act {act}.", {{"act", row.act}});
        else if (!program::is_answer(*act, row.answer))
            say("answer", control, "{answer} is no answer to {act}.", {{"answer", row.answer}, {"act", row.act}});
        else
            answered_.insert(row.act);
        if (row.reason.empty())
            say("answer", control, "The answer {answer} to {act} has no reason.",
                {{"answer", row.answer}, {"act", row.act}});
    }

    void defaults(const std::vector<policy::AnswerRow>& rows) {
        answered_.clear();
        for (const auto& row : rows) answer("default", row);
        for (const auto& act : names_of<program::Act>)
            if (!answered_.contains(std::string{act.code}))
                say("answer", "default", "There is no default for {act}.", {{"act", std::string{act.code}}});
    }

    void unused_judges() {
        for (const auto& judge : judges())
            if (!used_.contains(std::string{judge.name})) say("judge", std::string{judge.name}, "No control uses it.");
    }

private:
    void say(std::string what, std::string id, std::string key,
             std::vector<std::pair<std::string, std::string>> values = {}) {
        orphans.push_back({std::move(what), std::move(id), {std::move(key), std::move(values)}});
    }

    static bool sets(const policy::Control& control, std::string_view name) {
        return std::any_of(control.parameters.begin(), control.parameters.end(),
                           [&](const auto& p) { return p.name == name; });
    }

    /// Every value that a judge will parse is parsed here, so that none fails in a review.
    void parameters(const policy::Control& control) {
        const policy::Binding nothing{{}, control.id, {}, {}, 1, policy::Source::pack};
        for (const auto& parameter : control.parameters) {
            const Parameters on_its_day{nothing, control, parameter.since.value_or(Date{9999, 1, 1})};
            try {
                for (const std::string_view filter :
                     {"accept", "for", "holds", "unknown", "of", "violation", "exception", "needs", "match", "tells"})
                    if (parameter.name == filter) (void)Filter{parameter.value};
                for (const std::string_view span : {"within", "by", "period", "warn", "report-period"})
                    if (parameter.name == span) (void)on_its_day.span(span);
                for (const std::string_view number : {"at-least", "enough"})
                    if (parameter.name == number) (void)on_its_day.number(number, 0);
                if (parameter.name.starts_with("also-")) (void)requirements(on_its_day);
            } catch (const std::logic_error&) {
                say("control", control.id, "The parameter {name} cannot be read.", {{"name", parameter.name}});
            }
        }
    }

    std::set<std::string, std::less<>> used_;
    std::set<std::string, std::less<>> answered_;
};

}  // namespace

std::vector<Orphan> trace(const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue) {
    Tracer tracer;
    tracer.provisions(policy, catalogue);
    for (const auto& control : catalogue.controls) tracer.control(control);
    tracer.defaults(catalogue.defaults);
    tracer.unused_judges();
    return std::move(tracer.orphans);
}

}  // namespace accord::compliance
