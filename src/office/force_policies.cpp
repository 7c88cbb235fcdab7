#include "office/force_policies.hpp"

#include <algorithm>

#include "compliance/parameters.hpp"
#include "office/policies.hpp"

namespace accord::office {

namespace {

using program::Agency;

constexpr std::string_view control = "officer.force-policy";

template <class List, class One>
bool among(const List& list, const One& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

/// Does this person speak for the agency? A liaison does for the own one.
bool reaches(const Actor& actor, const filing::Reading& file, program::AgencyId agency) {
    const auto scope = actor.scope(Verb::keep_force_policies);
    if (scope != Scope::agency) return scope == Scope::district;
    const auto officers = file.all<program::Officer>({{"agency", to_value(agency)}});
    return std::any_of(officers.begin(), officers.end(),
                       [&](const auto& officer) { return actor.supervises(officer.id); });
}

}  // namespace

std::vector<ForcePolicySubject> force_policy_subjects(const Office& office, Date on) {
    std::vector<ForcePolicySubject> subjects;
    const auto* row = office.catalogue().find(control);
    if (!row) return subjects;
    const auto policy = policy_in_force(office, on);
    const auto asked =
        policy ? compliance::asked_for(*policy, office.catalogue(), control, "covers", on) : std::vector<std::string>{};
    static const policy::Binding nothing_of_its_own;
    const compliance::Parameters parameters{nothing_of_its_own, *row, on};
    constexpr std::string_view label = "label.";
    for (const auto& name : parameters.beginning(label)) {
        const auto code = name.substr(label.size());
        subjects.push_back({code, parameters.label(code), among(asked, code)});
    }
    return subjects;
}

Result<std::vector<ForcePolicyView>> force_policies(const Office& office, const Actor& actor) {
    if (auto allowed = require(actor, Verb::see_officers); !allowed) return allowed.problems();
    return office.file().read([&](const filing::Reading& file) -> Result<std::vector<ForcePolicyView>> {
        std::vector<ForcePolicyView> views;
        for (auto& agency : file.all<Agency>()) {
            auto covers = compliance::codes(agency.force_policy_covers);
            const bool may_change = reaches(actor, file, agency.id);
            views.push_back({std::move(agency), std::move(covers), may_change});
        }
        std::sort(views.begin(), views.end(),
                  [](const auto& a, const auto& b) { return a.agency.name < b.agency.name; });
        return views;
    });
}

Result<Done> record_force_policy(Office& office, const Actor& actor, program::AgencyId id, Date dated,
                                 const std::vector<std::string>& covers) {
    if (auto allowed = require(actor, Verb::keep_force_policies); !allowed) return allowed.problems();
    if (dated > office.today()) return problem("dated", "The force policy cannot bear a date that lies ahead");
    std::string codes;
    for (const auto& subject : force_policy_subjects(office, office.today()))
        if (among(covers, subject.code)) (codes += codes.empty() ? "" : ",") += subject.code;
    const auto act = office.act(actor, Verb::keep_force_policies);
    return office.file().write(act, [&](filing::Writing& file) -> Result<Done> {
        auto agency = file.find<Agency>(id);
        if (!agency || !reaches(actor, file, id)) return problem("", "There is no such agency");
        if (agency->force_policy_on == dated && agency->force_policy_covers == codes)
            return problem("", "Nothing was changed: it stands so already");
        agency->force_policy_on = dated;
        agency->force_policy_covers = codes;
        file.correct(*agency);
        return Done{};
    });
}

}  // namespace accord::office
