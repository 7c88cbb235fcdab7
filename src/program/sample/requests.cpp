#include "program/sample/world.hpp"

namespace accord::program::sample {

namespace {

constexpr auto rooms =
    std::to_array<std::string_view>({"Room 12", "Room 31", "Gym", "Cafeteria", "Library", "Front office",
                                     "East hallway", "Parking lot", "Bus loop", "Room 108"});

class Requests {
public:
    explicit Requests(World& world) : world_{world}, draw_{world.draw} {}

    /// Requests that an officer answered lead to contacts that are there already; about half as many were handed back.
    void make() {
        for (auto& contact : world_.out.contacts) {
            if (contact.origin != Origin::staff_request || !draw_.in_thousand(350)) continue;
            const auto group = group_of(contact.reason);
            if (group == ReasonGroup::emergency || group == ReasonGroup::crime) answered_by_officer(contact);
            if (group == ReasonGroup::school_rule || group == ReasonGroup::welfare) handed_back(contact);
        }
        an_override();
        two_open();
    }

private:
    InterventionRequest ask(const SchoolId& school, Instant at) {
        InterventionRequest request;
        request.id = draw_.id<RequestId>(at);
        request.school = school;
        request.asked_by = person(school, Role::staff);
        request.asked_at = at;
        request.place = draw_.from(rooms);
        return request;
    }

    AccountId person(const SchoolId& school, Role role) const {
        for (const auto& account : world_.out.accounts)
            if (account.role == role && account.school == school) return account.id;
        return world_.account("designee").id;
    }

    void decide(InterventionRequest& request, Responder decision) {
        request.decided_by = person(request.school, Role::principal);
        request.decided_at = request.asked_at + std::chrono::minutes{draw_.between(1, 6)};
        request.decision = decision;
    }

    void close(InterventionRequest request, std::string result) {
        request.closed_at = request.asked_at + std::chrono::minutes{draw_.between(15, 90)};
        request.result = std::move(result);
        world_.out.requests.push_back(std::move(request));
    }

    void answered_by_officer(Contact& contact) {
        auto request = ask(contact.school, contact.happened_at - std::chrono::minutes{draw_.between(3, 12)});
        contact.request = request.id;
        if (group_of(contact.reason) == ReasonGroup::emergency) {
            request.reason = RequestReason::danger;
            request.urgency = Urgency::now;
            request.answer = Responder::officer;
        } else {
            request.reason = RequestReason::crime;
            request.answer = Responder::principal_decides;
            decide(request, Responder::officer);
        }
        close(std::move(request), "The officer handled it");
    }

    /// A request of the same week and school that never reached an officer.
    void handed_back(const Contact& beside) {
        auto request = ask(beside.school, beside.happened_at - std::chrono::minutes{draw_.between(20, 200)});
        const bool crisis = draw_.in_thousand(300);
        request.reason = crisis ? RequestReason::mental_health : RequestReason::school_rule;
        request.answer = crisis ? Responder::counselor : Responder::administrator;
        request.control = "duties.no-discipline";
        close(std::move(request), crisis ? "A counselor or the crisis team handled it" : "An administrator handled it");
    }

    /// The principal once decided otherwise than the policy's answer, and said why.
    void an_override() {
        const auto day = world_.school_day_before(25);
        auto request = ask(world_.out.schools.front().id, World::at(day, 11 * 60 + 20));
        request.reason = RequestReason::school_rule;
        request.answer = Responder::administrator;
        request.control = "duties.no-discipline";
        decide(request, Responder::officer);
        request.override_reason = "Both administrators were away with another class";
        close(std::move(request), "The officer handled it");
    }

    /// Two wait for the principal since the last school day.
    void two_open() {
        const auto day = world_.school_day_before(1);
        for (const auto& [minute, reason] :
             {std::pair{13 * 60 + 50, RequestReason::crime}, std::pair{14 * 60 + 35, RequestReason::other}}) {
            auto request = ask(world_.out.schools.front().id, World::at(day, minute));
            request.reason = reason;
            world_.out.requests.push_back(std::move(request));
        }
    }

    World& world_;
    Draw& draw_;
};

}  // namespace

void make_requests(World& world) { Requests{world}.make(); }

void make_calls(World& world) {
    static constexpr auto callers =
        std::to_array<std::string_view>({"principal", "assistant principal", "teacher", "office staff", "parent"});
    static constexpr auto reasons = std::to_array<std::string_view>(
        {"disturbance", "welfare check", "alarm", "theft report", "trespass", "traffic hazard", "threat report"});
    auto& draw = world.draw;
    int number = 0;
    for (const auto& contact : world.out.contacts) {
        if (contact.origin != Origin::dispatched_call && !draw.in_thousand(40)) continue;
        CallForService call;
        call.id = draw.id<Id<CallForService>>(contact.happened_at);
        call.school = contact.school;
        call.called_on = contact.happened_on;
        call.agency_number =
            "CFS" + std::to_string(contact.happened_on.year() % 100) + "-" + std::to_string(40000 + 7 * ++number);
        call.caller = draw.from(callers);
        call.reason = draw.from(reasons);
        call.outcome = contact.outcome == Outcome::arrest ? CallOutcome::arrest
                       : contact.outcome == Outcome::citation
                           ? CallOutcome::citation
                           : draw.shared<CallOutcome>({{CallOutcome::handled_at_school, 60},
                                                       {CallOutcome::report_taken, 25},
                                                       {CallOutcome::no_action, 15}});
        world.out.calls.push_back(std::move(call));
    }
}

}  // namespace accord::program::sample
