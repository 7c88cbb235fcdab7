#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "program/ids.hpp"

namespace accord::program {

/// What a teacher says is happening: one of a few words that the policy can decide on.
enum class RequestReason {
    danger,         ///< somebody is in danger
    disruption,     ///< a threat of material and substantial disruption
    crime,          ///< something that may be a crime, and no danger now
    mental_health,  ///< a student in crisis
    school_rule,    ///< dress, phones, tardies, defiance, other rules of the school
    other,
};

constexpr auto enum_names(RequestReason) {
    using enum RequestReason;
    return std::to_array<EnumName<RequestReason>>(
        {{danger, "danger", "Somebody is in danger"},
         {disruption, "disruption", "Teaching cannot go on: a serious disruption"},
         {crime, "crime", "It may be a crime, and nobody is in danger"},
         {mental_health, "mental_health", "A student is in crisis or needs care"},
         {school_rule, "school_rule", "School rules or behavior"},
         {other, "other", "Something else"}});
}
static_assert(names_complete(RequestReason::other));

enum class Urgency { now, not_now };

constexpr auto enum_names(Urgency) {
    using enum Urgency;
    return std::to_array<EnumName<Urgency>>({{now, "now", "Yes, danger now"}, {not_now, "not_now", "No danger now"}});
}
static_assert(names_complete(Urgency::not_now));

/// Who answers a request.
enum class Responder {
    officer,            ///< at once
    administrator,      ///< the school's own: handed back
    counselor,          ///< counselor or crisis team
    principal_decides,  ///< the officer only after the principal has decided
};

constexpr auto enum_names(Responder) {
    using enum Responder;
    return std::to_array<EnumName<Responder>>(
        {{officer, "officer", "An officer comes at once"},
         {administrator, "administrator", "An administrator comes"},
         {counselor, "counselor", "A counselor or the crisis team comes"},
         {principal_decides, "principal_decides", "The principal decides who comes"}});
}
static_assert(names_complete(Responder::principal_decides));

/// A member of staff asks for help. The policy in force answers at once; a principal may decide otherwise, with a
/// reason.
struct InterventionRequest {
    RequestId id;
    SchoolId school;
    AccountId asked_by;
    Instant asked_at;
    std::string place;  ///< room or place, as typed
    RequestReason reason = RequestReason::other;
    Urgency urgency = Urgency::not_now;
    Responder answer = Responder::principal_decides;  ///< what the policy said
    std::string provision;                            ///< id of the provision that said so; empty: none of the policy's
    std::string control;                              ///< control whose answer it is; empty: the default
    std::optional<AccountId> decided_by;              ///< the principal who decided
    std::optional<Instant> decided_at;
    std::optional<Responder> decision;  ///< what the principal decided
    std::string override_reason;        ///< needed when the decision is not the policy's answer
    std::optional<Instant> closed_at;
    std::string result;  ///< what the requester is told, from a short list

    bool operator==(const InterventionRequest&) const = default;
};

constexpr std::string_view table_name(Of<InterventionRequest>) { return "intervention_request"; }
constexpr auto fields(Of<InterventionRequest>) {
    using enum Privacy;
    using R = InterventionRequest;
    return std::tuple{
        field("id", &R::id, staff, "Id"),
        field("school", &R::school, staff, "School"),
        field("asked_by", &R::asked_by, staff, "Asked by"),
        field("asked_at", &R::asked_at, staff, "Asked at"),
        field("place", &R::place, free_text, "Where"),
        field("reason", &R::reason, staff, "What is happening"),
        field("urgency", &R::urgency, staff, "Danger now"),
        field("answer", &R::answer, staff, "The policy's answer"),
        field("provision", &R::provision, staff, "Provision"),
        field("control", &R::control, staff, "Control"),
        field("decided_by", &R::decided_by, staff, "Decided by"),
        field("decided_at", &R::decided_at, staff, "Decided at"),
        field("decision", &R::decision, staff, "Decision"),
        field("override_reason", &R::override_reason, free_text, "Why otherwise"),
        field("closed_at", &R::closed_at, staff, "Closed at"),
        field("result", &R::result, staff, "Result"),
    };
}
static_assert(fields_complete<InterventionRequest>());

/// A decision that is not the policy's answer is an exception and is counted as one.
constexpr bool overridden(const InterventionRequest& request) {
    return request.decision && *request.decision != request.answer && request.answer != Responder::principal_decides;
}

}  // namespace accord::program
