#include "office/requests.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "office/policies.hpp"
#include "program/screening.hpp"

namespace accord::office {

namespace {

using program::InterventionRequest;
using program::Responder;

/// The exact words of a provision of any policy that was ever in force here.
std::string quote_of(const Office& office, const std::string& provision) {
    if (provision.empty()) return {};
    for (const auto& version : *office.policies())
        for (const auto& candidate : version.policy.provisions)
            if (candidate.id == provision) return candidate.text;
    return {};
}

std::string name_of(const filing::Reading& file, const program::AccountId& id) {
    const auto account = file.find<program::Account>(id);
    return account ? account->name : std::string{};
}

RequestView view_of(const Office& office, const filing::Reading& file, InterventionRequest request) {
    RequestView view;
    if (const auto school = file.find<program::School>(request.school)) view.school = school->name;
    view.asked_by = name_of(file, request.asked_by);
    if (request.decided_by) view.decided_by = name_of(file, *request.decided_by);
    view.quote = quote_of(office, request.provision);
    view.request = std::move(request);
    return view;
}

bool sees(const Actor& actor, const InterventionRequest& request) {
    if (actor.reaches(Verb::see_requests, request.school)) return true;
    return actor.scope(Verb::see_requests) == Scope::own && request.asked_by == actor.account;
}

bool open(const InterventionRequest& request) { return !request.closed_at; }

/// Free text of a request is screened like any other; a name in a room's description is not worth stopping help for,
/// but immigration words are never kept.
Problems screened(std::string field, const std::string& text) {
    Problems problems;
    for (const auto& finding : program::screen(text))
        if (never_kept(finding.kind) || finding.kind == program::FindingKind::number)
            problems.push_back({field, program::explain(finding), {}});
    return problems;
}

}  // namespace

Result<HelpAnswer> ask_for_help(Office& office, const Actor& actor, const HelpForm& form) {
    if (auto allowed = require(actor, Verb::ask_for_help, form.school); !allowed) return allowed.problems();
    const auto now = office.now();
    const auto policy = policy_in_force(office, office.local_date(now));

    HelpAnswer answer;
    auto& request = answer.request;
    request.id = program::RequestId::make();
    request.school = form.school;
    request.asked_by = actor.account;
    request.asked_at = now;
    request.place = squeeze(form.place);
    request.reason = form.reason;
    request.urgency = form.urgency;

    Problems problems = screened("place", request.place);
    // In danger nobody is sent back to a form: the officer is called whatever was typed, and the place is left out if
    // it cannot be kept.
    const bool emergency = form.urgency == program::Urgency::now;
    if (emergency && !problems.empty()) {
        request.place.clear();
        problems.clear();
    }
    if (length(request.place) > 80) problems.push_back(problem("place", "Say the place in 80 characters or fewer"));
    if (!emergency && request.place.empty())
        problems.push_back(problem("place", "Say where you are: a room is enough"));
    if (!problems.empty() && !emergency) return problems;

    static const policy::AdoptedPolicy nothing_adopted;
    const auto triage = program::triage(form.reason, form.urgency, policy ? *policy : nothing_adopted,
                                        office.catalogue(), office.local_date(now));
    request.answer = triage.responder;
    request.provision = triage.answer.provision;
    request.control = triage.answer.control;
    answer.answer = triage.answer;
    answer.quote = quote_of(office, request.provision);

    auto saved = office.file().write(office.act(actor, Verb::ask_for_help), [&](filing::Writing& file) -> Result<Done> {
        if (!file.find<program::School>(form.school)) return problem("school", "Choose a school");
        file.add(request);
        return Done{};
    });
    if (!saved) return saved.problems();
    return answer;
}

Result<Done> decide_request(Office& office, const Actor& actor, program::RequestId id, Responder decision,
                            const std::string& reason) {
    if (auto allowed = require(actor, Verb::decide_request); !allowed) return allowed.problems();
    if (decision == Responder::principal_decides) return problem("decision", "Choose who comes");
    if (auto problems = screened("reason", reason); !problems.empty()) return problems;
    return office.file().write(office.act(actor, Verb::decide_request), [&](filing::Writing& file) -> Result<Done> {
        auto found = file.find<InterventionRequest>(id);
        if (!found) return problem("request", "There is no such request");
        if (auto allowed = require(actor, Verb::decide_request, found->school); !allowed) return allowed.problems();
        if (!open(*found)) return problem("request", "This request is closed");
        found->decision = decision;
        found->decided_by = actor.account;
        found->decided_at = office.now();
        found->override_reason = squeeze(reason);
        if (program::overridden(*found) && found->override_reason.empty())
            return Problem{"reason",
                           {"The policy's answer is another one ({answer}): say why you decide otherwise",
                            {{"answer", std::string{label_of(found->answer)}}}},
                           found->provision};
        file.correct(*found);
        return Done{};
    });
}

const std::vector<std::string>& request_results() {
    static const std::vector<std::string> results{
        "An administrator handled it", "A counselor or the crisis team handled it",
        "The officer handled it",      "It settled by itself",
        "Nobody could come",
    };
    return results;
}

Result<Done> close_request(Office& office, const Actor& actor, program::RequestId id, const std::string& result) {
    if (auto allowed = require(actor, Verb::decide_request); !allowed) return allowed.problems();
    if (std::find(request_results().begin(), request_results().end(), result) == request_results().end())
        return problem("result", "Choose how it ended");
    return office.file().write(office.act(actor, Verb::decide_request), [&](filing::Writing& file) -> Result<Done> {
        auto found = file.find<InterventionRequest>(id);
        if (!found) return problem("request", "There is no such request");
        if (auto allowed = require(actor, Verb::decide_request, found->school); !allowed) return allowed.problems();
        found->closed_at = office.now();
        found->result = result;
        file.correct(*found);
        return Done{};
    });
}

Result<std::vector<RequestView>> requests(const Office& office, const Actor& actor, RequestFilter filter) {
    if (auto allowed = require(actor, Verb::see_requests); !allowed) return allowed.problems();
    return office.file().read([&](const filing::Reading& file) -> Result<std::vector<RequestView>> {
        std::vector<RequestView> views;
        const auto all = filter == RequestFilter::open ? file.all<InterventionRequest>({{"closed_at", Value{}}})
                                                       : file.all<InterventionRequest>();
        for (auto request = all.rbegin(); request != all.rend(); ++request) {
            if (!sees(actor, *request) || (filter == RequestFilter::closed && open(*request))) continue;
            views.push_back(view_of(office, file, *request));
        }
        return views;
    });
}

Result<RequestView> request(const Office& office, const Actor& actor, program::RequestId id) {
    if (auto allowed = require(actor, Verb::see_requests); !allowed) return allowed.problems();
    return office.file().read([&](const filing::Reading& file) -> Result<RequestView> {
        auto found = file.find<InterventionRequest>(id);
        if (!found || !sees(actor, *found)) return problem("request", "There is no such request");
        return view_of(office, file, std::move(*found));
    });
}

}  // namespace accord::office
