#include "program/decide.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include "base/text.hpp"

namespace accord::program {

namespace {

using policy::AdoptedPolicy;
using policy::AnswerRow;
using policy::Binding;
using policy::Catalogue;
using policy::Control;
using policy::Kind;

constexpr std::string_view parameter_prefix = "param.";

/// One row that may answer, with the clause that lets it speak: none for a default, and none where the policy lacks the
/// control.
struct Speaker {
    const AnswerRow* row;
    const Control* control = nullptr;
    std::optional<AdoptedPolicy::Bound> clause;
};

class Decision {
public:
    Decision(const Deed& deed, const AdoptedPolicy& policy, const Catalogue& catalogue, Date on)
        : deed_{deed}, policy_{policy}, catalogue_{catalogue}, on_{on} {}

    Answer answer() {
        for (const AnswerRow& row : catalogue_.defaults) consider({&row, nullptr, {}});
        if (!best_) throw std::logic_error("the catalogue has no default answer to " + deed_.act);
        for (const Control& control : catalogue_.controls) listen(control);
        Answer answer;
        answer.code = best_->row->answer;
        answer.reason = reason(*best_);
        if (best_->control) {
            answer.control = best_->control->id;
            answer.provision = best_->clause->provision->id;
        } else if (absent_ && absent_->row->rank > best_->row->rank && absent_->row->answer != best_->row->answer) {
            answer.absent = absent_->control->id;
        }
        return answer;
    }

private:
    void listen(const Control& control) {
        const auto clauses = policy_.bound_to(control.id);
        for (const AnswerRow& row : control.answers) {
            for (const auto& clause : clauses)
                if (is_policy(clause.provision->kind)) consider({&row, &control, clause});
            if (clauses.empty()) miss({&row, &control, {}});
        }
    }

    void consider(Speaker speaker) {
        if (holds(speaker) && (!best_ || before(speaker, *best_))) best_ = speaker;
    }

    void miss(Speaker speaker) {
        if (holds(speaker) && (!absent_ || speaker.row->rank > absent_->row->rank)) absent_ = speaker;
    }

    /// The higher rank first, then the stricter kind; the first that came stays otherwise.
    static bool before(const Speaker& a, const Speaker& b) {
        return std::tuple{a.row->rank, strictness(a)} > std::tuple{b.row->rank, strictness(b)};
    }

    /// A drafting note, a reference or an adoption line decides nothing, whatever it is bound to.
    static bool is_policy(Kind kind) { return kind != Kind::note && kind != Kind::reference && kind != Kind::adoption; }

    static int strictness(const Speaker& speaker) {
        if (!speaker.clause) return -1;
        switch (speaker.clause->provision->kind) {
            case Kind::prohibition:
                return 3;
            case Kind::obligation:
                return 2;
            case Kind::permission:
                return 1;
            case Kind::definition:
            case Kind::purpose:
            case Kind::reference:
            case Kind::note:
            case Kind::adoption:
                return 0;
        }
        return 0;
    }

    bool holds(const Speaker& speaker) const {
        if (speaker.row->act != deed_.act) return false;
        return std::all_of(speaker.row->when.begin(), speaker.row->when.end(), [&](const auto& condition) {
            const auto& [name, wanted] = condition;
            if (name == "kind" && speaker.control && !speaker.clause)
                return true;  // a clause that is not there has no kind
            return fits(value_of(name, speaker), wanted);
        });
    }

    std::string value_of(std::string_view name, const Speaker& speaker) const {
        if (name == "kind")
            return speaker.clause ? std::string{code_of(speaker.clause->provision->kind)} : std::string{};
        if (name.starts_with(parameter_prefix)) return parameter(name.substr(parameter_prefix.size()), speaker);
        const auto fact = deed_.facts.find(std::string{name});
        return fact == deed_.facts.end() ? std::string{} : fact->second;
    }

    /// A parameter as the clause's own words set it, else another clause of the control, else the catalogue.
    std::string parameter(std::string_view name, const Speaker& speaker) const {
        if (!speaker.control) return {};
        if (speaker.clause)
            for (const auto& own : speaker.clause->binding->parameters)
                if (own.name == name && (!own.since || *own.since <= on_)) return own.value;
        return policy_.parameter(catalogue_, speaker.control->id, name, on_);
    }

    /// True when one of the wanted alternatives is the value or one of its listed codes.
    bool fits(std::string_view value, std::string_view wanted) const {
        if (wanted == "*") return !value.empty();
        if (wanted.starts_with('{') && wanted.ends_with('}'))
            return !value.empty() && fits(value, value_of(wanted.substr(1, wanted.size() - 2), {}));
        for (const auto alternative : split(wanted, '|'))
            for (const auto code : split(value, ','))
                if (trim(code) == trim(alternative)) return true;
        return false;
    }

    /// The row's sentence with what it names in braces: facts of the deed and parameters of the control.
    Message reason(const Speaker& speaker) const {
        Message message{speaker.row->reason, {}};
        const std::string_view key = message.key;
        for (auto open = key.find('{'); open != std::string_view::npos; open = key.find('{', open + 1)) {
            const auto close = key.find('}', open);
            if (close == std::string_view::npos) break;
            const auto name = key.substr(open + 1, close - open - 1);
            std::string value = parameter(name, speaker);
            if (value.empty()) value = value_of(name, speaker);
            std::replace(value.begin(), value.end(), '_', ' ');  // units: "1 school_year"
            message.values.emplace_back(name, std::move(value));
        }
        return message;
    }

    const Deed& deed_;
    const AdoptedPolicy& policy_;
    const Catalogue& catalogue_;
    Date on_;
    std::optional<Speaker> best_;
    std::optional<Speaker> absent_;
};

std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

}  // namespace

Answer decide(const Deed& deed, const AdoptedPolicy& policy, const Catalogue& catalogue, Date on) {
    return Decision{deed, policy, catalogue, on}.answer();
}

Triage triage(RequestReason reason, Urgency urgency, const AdoptedPolicy& policy, const Catalogue& catalogue, Date on) {
    const Deed deed{std::string{code_of(Act::request_intervention)},
                    {{"reason", std::string{code_of(reason)}}, {"urgency", std::string{code_of(urgency)}}}};
    auto decided = decide_as<Responder>(deed, policy, catalogue, on);
    return {decided.choice, std::move(decided.answer)};
}

Decided<AccessAnswer> records_access(RecordsBasis basis, FederalTest test, const AdoptedPolicy& policy,
                                     const Catalogue& catalogue, Date on) {
    const Deed deed{
        std::string{code_of(Act::records_access)},
        {{"basis", std::string{code_of(basis)}}, {"federal-test", test == FederalTest::holds ? "holds" : "not-shown"}}};
    return decide_as<AccessAnswer>(deed, policy, catalogue, on);
}

Decided<AssignmentAnswer> may_begin(const Readiness& readiness, const AdoptedPolicy& policy, const Catalogue& catalogue,
                                    Date on) {
    const Deed deed{std::string{code_of(Act::assign_officer)},
                    {{"trained", yes_or_no(readiness.trained)},
                     {"reason-and-date", yes_or_no(readiness.reason_and_date)},
                     {"plan", yes_or_no(readiness.plan)},
                     {"force-policy-covers", yes_or_no(readiness.force_policy_covers)}}};
    return decide_as<AssignmentAnswer>(deed, policy, catalogue, on);
}

Decided<TextAnswer> may_keep(const std::vector<Finding>& findings, Excuse excuse, const AdoptedPolicy& policy,
                             const Catalogue& catalogue, Date on) {
    const auto gravest = std::min_element(findings.begin(), findings.end(),
                                          [](const Finding& a, const Finding& b) { return a.kind < b.kind; });
    const Deed deed{std::string{code_of(Act::write_text)},
                    {{"finding", gravest == findings.end() ? "none" : std::string{code_of(gravest->kind)}},
                     {"reason", excuse == Excuse::given ? "given" : "none"}}};
    return decide_as<TextAnswer>(deed, policy, catalogue, on);
}

bool is_answer(Act act, std::string_view code) {
    switch (act) {
        case Act::request_intervention:
            return parse_code<Responder>(code).has_value();
        case Act::records_access:
        case Act::records_release:
            return parse_code<AccessAnswer>(code).has_value();
        case Act::report_due:
            return parse_code<ReportAnswer>(code).has_value();
        case Act::agreement_needed:
            return parse_code<AgreementAnswer>(code).has_value();
        case Act::assign_officer:
            return parse_code<AssignmentAnswer>(code).has_value();
        case Act::write_text:
            return parse_code<TextAnswer>(code).has_value();
        case Act::school_year_begins:
            return parse_code<YearAnswer>(code).has_value();
        case Act::immigration_request:
            return parse_code<ImmigrationAnswer>(code).has_value();
    }
    return false;
}

}  // namespace accord::program
