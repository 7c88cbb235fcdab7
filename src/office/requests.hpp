#pragma once

#include <string>
#include <vector>

#include "office/office.hpp"
#include "program/decide.hpp"

namespace accord::office {

/// What a teacher answers in 15 seconds.
struct HelpForm {
    program::SchoolId school;
    std::string place;
    program::RequestReason reason = program::RequestReason::other;
    program::Urgency urgency = program::Urgency::not_now;
};

/// The answer, with the sentence of the policy that gives it.
struct HelpAnswer {
    program::InterventionRequest request;
    program::Answer answer;
    std::string quote;       ///< the exact words of the deciding provision; empty: no clause speaks
    bool place_kept = true;  ///< no: in danger help comes although the place that was typed may not stand on file
};

Result<HelpAnswer> ask_for_help(Office& office, const Actor& actor, const HelpForm& form);

/// The principal decides who responds. Another answer than the policy's needs a reason and is counted as an exception.
Result<Done> decide_request(Office& office, const Actor& actor, program::RequestId id, program::Responder decision,
                            const std::string& reason);

/// How it ended, for the requester to see: one of `request_results()`.
Result<Done> close_request(Office& office, const Actor& actor, program::RequestId id, const std::string& result);
const std::vector<std::string>& request_results();

/// A decision that another one replaced.
struct EarlierDecision {
    program::Responder decision;
    std::string decided_by;
    Instant decided_at;
    std::string reason;
};

/// A request as its reader may see it.
struct RequestView {
    program::InterventionRequest request;
    std::string school;
    std::string asked_by;
    std::string decided_by;
    std::string quote;
    std::vector<EarlierDecision> earlier;  ///< oldest first; of a single request alone
};

enum class RequestFilter { open, closed, all };

/// The open ones first, those in danger before all, then the newest; below them the closed ones, the last closed first.
Result<std::vector<RequestView>> requests(const Office& office, const Actor& actor, RequestFilter filter);
Result<RequestView> request(const Office& office, const Actor& actor, program::RequestId id);

}  // namespace accord::office
