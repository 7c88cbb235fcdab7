#include <algorithm>
#include <map>
#include <tuple>

#include "compliance/judges/common.hpp"
#include "compliance/judges/judges.hpp"
#include "compliance/requirements.hpp"

namespace accord::compliance {

namespace {

/// What the posting itself says of each officer: `holds` is right, `unknown` is not said yet, anything else is wrong.
Finding by_posting(const Question& question, const FactList& postings) {
    const Facts serving = only(holding(question, postings), question.parameters.filter("for"));
    if (serving.empty()) return {Outcome::not_applicable};
    const Filter right = question.parameters.filter("holds");
    const Filter unsaid = question.parameters.filter("unknown");
    Facts having, wrong, unknown;
    for (const Fact* fact : serving)
        (right.matches(*fact) ? having : unsaid.matches(*fact) ? unknown : wrong).push_back(fact);

    const auto names = [](const Facts& facts) {
        std::vector<std::string> all;
        for (const Fact* fact : facts) all.push_back(fact->subject_name);
        return list(all);
    };
    Finding finding{!wrong.empty() ? Outcome::not_met : !unknown.empty() ? Outcome::cannot_tell : Outcome::met};
    finding.values = {{"done", std::to_string(having.size())},
                      {"expected", std::to_string(serving.size())},
                      {"names", names(!wrong.empty()     ? wrong
                                      : !unknown.empty() ? unknown
                                                         : having)}};
    if (finding.outcome == Outcome::cannot_tell)
        finding.missing = {std::string{question.parameters.text("unknown-kind")}};
    for (const Facts* facts : {&wrong, &unknown, &having}) cite(finding, *facts);
    return finding;
}

std::optional<Date> earliest(const std::vector<Standing>& standings, State state) {
    std::optional<Date> date;
    for (const auto& standing : standings)
        if (standing.state == state) date = date ? std::min(*date, standing.due) : standing.due;
    return date;
}

/// "R. Alvarez (school policing, force policy); T. Ngo (force policy)"
std::string lacking(const std::vector<Standing>& standings, State state) {
    std::string text;
    for (auto at = standings.begin(); at != standings.end();) {
        const auto next =
            std::find_if(at, standings.end(), [&](const Standing& other) { return other.officer != at->officer; });
        std::vector<std::string> subjects;
        for (auto own = at; own != next; ++own)
            if (own->state == state) subjects.push_back(own->requirement.label);
        if (!subjects.empty()) text += (text.empty() ? "" : "; ") + at->name + " (" + list(subjects) + ")";
        at = next;
    }
    return text;
}

std::size_t officers(const std::vector<Standing>& standings, State at_worst) {
    std::map<std::string, State> worst;
    for (const auto& standing : standings) {
        const auto [own, added] = worst.try_emplace(standing.officer, standing.state);
        if (!added) own->second = std::max(own->second, standing.state);
    }
    return static_cast<std::size_t>(
        std::count_if(worst.begin(), worst.end(), [&](const auto& one) { return one.second <= at_worst; }));
}

Finding by_training(const Question& question) {
    auto found = standings(question);
    if (!found) return waits_for({question.evidence.find("posting") ? "training" : "posting"});
    if (found->empty()) return {Outcome::not_applicable};
    auto& all = *found;
    std::stable_sort(all.begin(), all.end(), [](const Standing& a, const Standing& b) {
        return std::tie(a.name, a.officer) < std::tie(b.name, b.officer);
    });
    Finding finding{Outcome::met};
    finding.due = earliest(all, State::excused);
    State shown = State::excused;
    if (const auto missed = earliest(all, State::overdue)) {
        finding.outcome = Outcome::not_met;
        finding.due = missed;
        shown = State::overdue;
    } else if (const auto next = earliest(all, State::running)) {
        finding.outcome = Outcome::not_yet_due;
        finding.due = finding.due ? std::min(*finding.due, *next) : next;
        shown = State::running;
    }
    finding.values = {{"done", std::to_string(officers(all, State::done))},
                      {"expected", std::to_string(officers(all, State::overdue))},
                      {"names", lacking(all, shown)},
                      {"due", finding.due ? to_string(*finding.due) : std::string{}}};
    if (const auto promise = earliest(all, State::excused))
        finding.notes.push_back({"Why the training could not come first is on record for {names}; it is due by {due}.",
                                 {{"names", lacking(all, State::excused)}, {"due", to_string(*promise)}}});
    std::vector<std::string> late;
    for (const auto& standing : all)
        if (standing.done_on && *standing.done_on > standing.due) late.push_back(standing.name);
    if (!late.empty())
        finding.notes.push_back({"Completed after the day on which it was due: {names}.", {{"names", list(late)}}});

    for (const State state : {State::overdue, State::running, State::excused, State::done})
        for (const auto& standing : all)
            if (standing.state == state)
                for (const auto& record : standing.evidence)
                    if (std::find(finding.evidence.begin(), finding.evidence.end(), record) == finding.evidence.end())
                        finding.evidence.push_back(record);
    return finding;
}

}  // namespace

/// each_officer_has: has each officer who serves (`for`) what is asked? With `holds`, the posting itself says so; else
/// each needs the training of requirements.hpp in time.
Finding each_officer_has(const Question& question) {
    if (!question.parameters.has("holds")) return by_training(question);
    const FactList* postings = kept(question, "posting");
    return postings ? by_posting(question, *postings) : waits_for({"posting"});
}

}  // namespace accord::compliance
