#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/message.hpp"
#include "policy/binding.hpp"
#include "program/requests.hpp"

namespace accord::program {

/// Something that somebody wants to do, in coded facts: {"reason": "school_rule", "urgency": "not_now"}.
struct Deed {
    std::string act;  ///< "request-intervention", "records-access", "records-release", "assign-officer", "write-text", "immigration-request"
    std::map<std::string, std::string> facts;
};

/// What the policy in force says to it. The rows that answer are data (policy::AnswerRow); no rule stands in C++.
struct Answer {
    std::string code;       ///< of the enum that belongs to the act: Responder, AccessAnswer, ...
    Message reason;         ///< why, in words
    std::string control;    ///< the control whose answer it is; empty: the default, where no clause speaks
    std::string provision;  ///< the provision that decides; empty with the control
    std::string absent;     ///< the control that other policies have for this and this one has not; or empty

    bool operator==(const Answer&) const = default;
};

/// The answer of the policy on a day: among the rows for this act of all controls to which a provision is bound (and of
/// the defaults), those whose conditions hold, the one of highest rank. Throws std::logic_error when the catalogue has
/// no default for the act: a catalogue without an answer is broken, not a decision.
Answer decide(const Deed& deed, const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue, Date on);

/// Who responds to a request for intervention.
struct Triage {
    Responder responder;
    Answer answer;
};
Triage triage(RequestReason reason, Urgency urgency, const policy::AdoptedPolicy& policy,
              const policy::Catalogue& catalogue, Date on);

}  // namespace accord::program
