#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/message.hpp"
#include "policy/binding.hpp"
#include "program/answers.hpp"
#include "program/requests.hpp"
#include "program/screening.hpp"

namespace accord::program {

/// Something that somebody wants to do, in coded facts: {"reason": "school_rule", "urgency": "not_now"}.
struct Deed {
    std::string act;  ///< a code of Act: "request-intervention", "records-access", ...
    std::map<std::string, std::string> facts;
};

/// What the policy in force says to it. The rows that answer are data (policy::AnswerRow); no rule stands in C++.
struct Answer {
    std::string code;       ///< of the enum that belongs to the act (answers.hpp): Responder, AccessAnswer, ...
    Message reason;         ///< why, in words
    std::string control;    ///< the control whose answer it is; empty: the default, where no clause speaks
    std::string provision;  ///< the provision that decides; empty with the control
    std::string absent;     ///< the control that other policies have for this and this one has not; or empty

    bool operator==(const Answer&) const = default;
};

/// The answer of the policy on a day: among the rows for this act of all controls to which a provision is bound (and of
/// the defaults), those whose conditions hold, the one of highest rank; of equal rank a prohibition speaks before a
/// duty and a duty before a permission. Where a default answers although a control of higher rank would have answered
/// otherwise, had the policy such a clause, that control is `absent`.
///
/// A row's conditions: "name" is a fact of the deed, "param.name" a parameter of the control as the policy sets it,
/// "kind" the kind of the bound provision. The value is what must be there: "a|b" either, "*" something, "" nothing,
/// "{name}" the deed's fact of that name. A parameter that is a list holds when one of its codes does.
///
/// Throws std::logic_error when the catalogue has no default for the act: a catalogue without an answer is broken, not
/// a decision.
Answer decide(const Deed& deed, const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue, Date on);

/// An answer with its code as the enum of the act.
template <Named E>
struct Decided {
    E choice;
    Answer answer;
};

/// Who responds to a request for intervention.
struct Triage {
    Responder responder;
    Answer answer;
};
Triage triage(RequestReason reason, Urgency urgency, const policy::AdoptedPolicy& policy,
              const policy::Catalogue& catalogue, Date on);

/// Whether all parts of the federal school-official test were checked and hold: the function, the direct control and
/// the limits on use and re-disclosure. Source: 34 CFR 99.31(a)(1)(i)(B), 99.33(a).
enum class FederalTest { not_shown, holds };

/// May an officer see a student's record on this basis?
Decided<AccessAnswer> records_access(RecordsBasis basis, FederalTest test, const policy::AdoptedPolicy& policy,
                                     const policy::Catalogue& catalogue, Date on);

/// What is known about an officer on the day of an assignment.
struct Readiness {
    bool trained = false;              ///< every subject that the policy names, or the state series, is documented
    bool reason_and_date = false;      ///< why the training could not come first, and by when it will be done
    bool plan = false;                 ///< a plan to complete the state series
    bool force_policy_covers = false;  ///< the agency's force policy is on file and covers what the policy names
};
/// May the officer begin?
Decided<AssignmentAnswer> may_begin(const Readiness& readiness, const policy::AdoptedPolicy& policy,
                                    const policy::Catalogue& catalogue, Date on);

/// May words with these findings (screening.hpp) be kept? The gravest decides; a reason excuses some.
enum class Excuse { none, given };
Decided<TextAnswer> may_keep(const std::vector<Finding>& findings, Excuse excuse, const policy::AdoptedPolicy& policy,
                             const policy::Catalogue& catalogue, Date on);

/// Decides and gives the code as the enum of the act. Throws std::logic_error when it is none of the enum's: the
/// catalogue is broken.
template <Named E>
Decided<E> decide_as(const Deed& deed, const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue,
                     Date on) {
    Answer answer = decide(deed, policy, catalogue, on);
    const auto choice = parse_code<E>(answer.code);
    if (!choice) throw std::logic_error("the catalogue answers " + deed.act + " with " + answer.code);
    return {*choice, std::move(answer)};
}

}  // namespace accord::program
