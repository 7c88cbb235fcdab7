#include "compliance/requirements.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/text.hpp"
#include "compliance/judges/common.hpp"

namespace accord::compliance {

namespace {

/// "check-in x6 within 1 year for school_security|campus_security": all but the subject may be left out.
Requirement parse_also(std::string_view text, const Parameters& parameters) {
    const auto words = split(trim(text), ' ');
    Requirement requirement;
    requirement.code = words[0];
    requirement.label = parameters.label(words[0]);
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i].starts_with('x')) {
            requirement.times = std::stoi(std::string{words[i].substr(1)});
        } else if (words[i] == "within" && i + 2 < words.size()) {
            requirement.within = parse_span(std::string{words[i + 1]} + " " + std::string{words[i + 2]});
            i += 2;
        } else if (words[i] == "for" && i + 1 < words.size()) {
            requirement.officers = Filter{"kind=" + std::string{words[++i]}};
        } else {
            throw std::logic_error("not a requirement: " + std::string{text});
        }
    }
    return requirement;
}

/// One officer's postings that serve on the day, and the first day of the first ever.
struct Service {
    std::string name;
    Date first_day;
    Facts postings;
};

std::map<std::string, Service> services(const Question& question, const FactList& postings) {
    std::map<std::string, Service> found;
    for (const Fact* fact : only(holding(question, postings), question.parameters.filter("for"))) {
        auto& service = found.try_emplace(fact->subject, Service{fact->subject_name, fact->happened, {}}).first->second;
        service.postings.push_back(fact);
    }
    for (const Fact* fact : happened(question, postings))
        if (const auto own = found.find(fact->subject); own != found.end())
            own->second.first_day = std::min(own->second.first_day, fact->happened);
    return found;
}

/// The latest day by which the training was promised when it could not come first; nothing without a reason on record.
std::optional<Date> promised(const Service& service) {
    std::optional<Date> latest;
    for (const Fact* posting : service.postings)
        if (const auto by = parse_date(posting->value("training-by")); by && posting->value("reason") == "yes")
            latest = latest ? std::max(*latest, *by) : *by;
    return latest;
}

Standing stand(const Question& question, const std::string& officer, const Service& service,
               const Requirement& requirement, const Facts& training) {
    Standing standing{officer, service.name, requirement, State::running, 0, {}, service.first_day, {}};
    for (const Fact* fact : training) {
        if (fact->subject != officer || fact->value("subject") != requirement.code) continue;
        standing.evidence.push_back(fact->record);
        if (++standing.times == requirement.times) standing.done_on = fact->happened;
    }
    if (requirement.within) standing.due = last_day(service.first_day, *requirement.within, question.evidence.calendar);
    if (standing.done_on) {
        standing.state = State::done;
    } else if (requirement.within) {
        standing.state = question.on() > standing.due ? State::overdue : State::running;
    } else {
        const bool may_follow = question.parameters.text("when-possible") == "yes";
        const auto promise = may_follow ? promised(service) : std::nullopt;
        if (promise) standing.due = *promise;
        standing.state = promise && question.on() <= *promise ? State::excused : State::overdue;
        if (promise || standing.state == State::overdue)
            for (const Fact* posting : service.postings) standing.evidence.push_back(posting->record);
    }
    return standing;
}

}  // namespace

std::vector<Requirement> requirements(const Parameters& parameters) {
    std::vector<Requirement> all;
    const auto within = parameters.span("within");
    for (const auto& code : parameters.list("subjects")) all.push_back({code, parameters.label(code), 1, within, {}});
    for (const auto& name : parameters.beginning("also-")) all.push_back(parse_also(parameters.text(name), parameters));
    return all;
}

std::optional<std::vector<Standing>> standings(const Question& question) {
    const FactList* postings = kept(question, "posting");
    const FactList* completed = kept(question, "training");
    if (!postings || !completed) return std::nullopt;
    const Facts training = happened(question, *completed);
    std::vector<Standing> all;
    for (const auto& [officer, service] : services(question, *postings))
        for (const auto& requirement : requirements(question.parameters)) {
            const bool concerned =
                std::any_of(service.postings.begin(), service.postings.end(),
                            [&](const Fact* posting) { return requirement.officers.matches(*posting); });
            if (concerned) all.push_back(stand(question, officer, service, requirement, training));
        }
    std::stable_sort(all.begin(), all.end(), [](const Standing& a, const Standing& b) { return a.name < b.name; });
    return all;
}

std::vector<Standing> standings(const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue,
                                std::string_view control, const Evidence& evidence) {
    std::vector<Standing> all;
    const policy::Control* row = catalogue.find(control);
    if (!row) return all;
    for (const auto& bound : policy.bound_to(control)) {
        const Parameters parameters{*bound.binding, *row, evidence.on};
        const auto found = standings(Question{*bound.provision, *row, parameters, evidence});
        if (!found) continue;
        for (const auto& standing : *found) {
            const bool known = std::any_of(all.begin(), all.end(), [&](const Standing& other) {
                return other.officer == standing.officer && other.requirement.code == standing.requirement.code;
            });
            if (!known) all.push_back(standing);
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Standing& a, const Standing& b) { return a.name < b.name; });
    return all;
}

}  // namespace accord::compliance
