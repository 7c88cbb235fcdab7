#include "office/requests.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "office/policies.hpp"
#include "office/reasons.hpp"
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

constexpr std::size_t longest_place = 80;

bool open(const InterventionRequest& request) { return !request.closed_at; }

/// In danger a name or an address in the place is not worth stopping help for; numbers of people and words about
/// immigration are not kept even then.
bool may_stand_in_danger(const std::string& place) {
    const auto found = program::screen(place);
    return std::none_of(found.begin(), found.end(), [](const auto& finding) {
        return never_kept(finding.kind) || finding.kind == program::FindingKind::number;
    });
}

Problems problems_of_place(const std::string& place) {
    if (place.empty()) return {problem("place", "Say where you are: a room is enough")};
    auto problems = words_about_people("place", place);
    if (length(place) > longest_place) problems.push_back(problem("place", "Say the place in 80 characters or fewer"));
    return problems;
}

/// The order in which a list of requests is read.
bool before(const InterventionRequest& a, const InterventionRequest& b) {
    if (open(a) != open(b)) return open(a);
    if (!open(a)) return *a.closed_at > *b.closed_at;
    const bool danger = a.urgency == program::Urgency::now;
    if (danger != (b.urgency == program::Urgency::now)) return danger;
    return a.asked_at > b.asked_at;
}

std::vector<EarlierDecision> earlier_decisions(const filing::Reading& file, const InterventionRequest& request) {
    std::vector<EarlierDecision> earlier;
    Instant last{};
    for (const auto& [version, recorded] : file.history<InterventionRequest>(request.id)) {
        if (!version.decision || !version.decided_by || !version.decided_at) continue;
        if (version.decided_at == request.decided_at || (!earlier.empty() && *version.decided_at == last)) continue;
        last = *version.decided_at;
        earlier.push_back({*version.decision, name_of(file, *version.decided_by), last, version.override_reason});
    }
    return earlier;
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

    // In danger nobody is sent back to a form: the officer is called whatever was typed. A place that cannot be kept is
    // left out, and the requester is told.
    if (form.urgency == program::Urgency::now) {
        answer.place_kept = may_stand_in_danger(request.place);
        request.place = answer.place_kept ? shorten(request.place, longest_place) : std::string{};
    } else if (auto problems = problems_of_place(request.place); !problems.empty()) {
        return problems;
    }

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
    if (auto problems = words_about_people("reason", reason); !problems.empty()) return problems;
    if (!trim(reason).empty() && !says_why(reason)) return problem("reason", "Say why in at least three words");
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
        auto found = filter == RequestFilter::open ? file.all<InterventionRequest>({{"closed_at", Value{}}})
                                                   : file.all<InterventionRequest>();
        std::erase_if(found, [&](const InterventionRequest& request) {
            return !sees(actor, request) || (filter == RequestFilter::closed && open(request));
        });
        std::sort(found.begin(), found.end(), before);
        std::vector<RequestView> views;
        for (auto& request : found) views.push_back(view_of(office, file, std::move(request)));
        return views;
    });
}

Result<RequestView> request(const Office& office, const Actor& actor, program::RequestId id) {
    if (auto allowed = require(actor, Verb::see_requests); !allowed) return allowed.problems();
    return office.file().read([&](const filing::Reading& file) -> Result<RequestView> {
        auto found = file.find<InterventionRequest>(id);
        if (!found || !sees(actor, *found)) return problem("request", "There is no such request");
        auto earlier = earlier_decisions(file, *found);
        auto view = view_of(office, file, std::move(*found));
        view.earlier = std::move(earlier);
        return view;
    });
}

}  // namespace accord::office
