#include <algorithm>

#include "compliance/judges/common.hpp"
#include "compliance/judges/judges.hpp"

namespace accord::compliance {

namespace {

/// What a record that is there and does not suffice lacks, by its state (program::AgreementState). {name} is whom it
/// concerns.
struct StateNote {
    std::string_view state;
    const char* key;
};
constexpr StateNote state_notes[] = {
    {"draft", "{name}: there is a draft that the Board has not approved."},
    {"board_approved", "{name}: the Board has approved it; it comes into force on {starts}."},
    {"holdover", "{name}: it goes on in holdover until {ends}, under {basis}."},
    {"lapsed", "{name}: it ended on {ends}."},
};

/// The nearest to being in force stands last in the table of states; among equals the one that ends last.
int nearness(const Fact& fact) {
    const std::string_view order[] = {"lapsed", "draft", "board_approved", "holdover", "in_force"};
    const auto at = std::find(std::begin(order), std::end(order), fact.value("state"));
    return static_cast<int>(at - std::begin(order)) % 5;
}

const Fact* best(const Facts& facts) {
    const auto worse = [](const Fact* a, const Fact* b) {
        if (nearness(*a) != nearness(*b)) return nearness(*a) < nearness(*b);
        if (a->value("ends") != b->value("ends"))
            return !a->value("ends").empty() && (b->value("ends").empty() || a->value("ends") < b->value("ends"));
        return a->happened < b->happened;
    };
    const auto found = std::max_element(facts.begin(), facts.end(), worse);
    return found == facts.end() ? nullptr : *found;
}

void note_state(Finding& finding, const Subject& subject, const Fact& fact) {
    for (const auto& note : state_notes)
        if (note.state == fact.value("state"))
            finding.notes.push_back({note.key,
                                     {{"name", subject.name.empty() ? fact.subject_name : subject.name},
                                      {"starts", std::string{fact.value("starts")}},
                                      {"ends", std::string{fact.value("ends")}},
                                      {"basis", std::string{fact.value("basis")}}}});
}

/// A record that ends soon shows its end as the due date.
void warn(Finding& finding, const Question& question, const Subject& subject, const Fact& fact) {
    const auto ends = parse_date(fact.value("ends"));
    const auto ahead = question.parameters.span("warn");
    if (!ends || !ahead || *ends > last_day(question.on(), *ahead, question.evidence.calendar)) return;
    finding.notes.push_back(
        {"{name}: it ends on {ends}.",
         {{"name", subject.name.empty() ? fact.subject_name : subject.name}, {"ends", to_string(*ends)}}});
    finding.due = finding.due ? std::min(*finding.due, *ends) : *ends;
}

std::vector<std::string> uncovered(const Question& question, const Fact& fact) {
    std::vector<std::string> missing;
    const auto covered = codes(fact.value("covers"));
    for (const auto& code : question.parameters.list("covers"))
        if (std::find(covered.begin(), covered.end(), code) == covered.end())
            missing.push_back(question.parameters.label(code));
    return missing;
}

/// Where nobody is posted, those that hold an accepted record all the same are judged.
std::vector<Subject> holders(const Facts& facts, const Filter& accepted) {
    std::vector<Subject> found;
    for (const Fact* fact : facts)
        if (accepted.matches(*fact) &&
            std::none_of(found.begin(), found.end(), [&](const Subject& s) { return s.id == fact->subject; }))
            found.push_back({fact->subject, fact->subject_name, fact->happened});
    return found;
}

}  // namespace

/// on_file: is a record of `kind` that is accepted (`accept`) there for each (`per`), and does it cover (`covers`)?
/// `warn`: how long before its end the end is shown. `nobody-posted`: the outcome where there is nobody to ask for.
Finding on_file(const Question& question) {
    const std::string kind{question.parameters.text("kind")};
    const FactList* records = kept(question, kind);
    auto whom = subjects(question);
    if (!records || !whom) return waits_for({records ? "posting" : kind});
    const Facts all = holding(question, *records);
    const Filter accepted = question.parameters.filter("accept");
    if (whom->empty()) *whom = holders(all, accepted);

    Finding finding;
    if (whom->empty()) {
        finding.outcome =
            parse_code<Outcome>(question.parameters.text("nobody-posted")).value_or(Outcome::not_applicable);
        return finding;
    }
    std::vector<std::string> done, missing;
    Facts accepted_facts, refused_facts;
    for (const auto& subject : *whom) {
        Facts own = all;
        if (!subject.id.empty()) std::erase_if(own, [&](const Fact* fact) { return fact->subject != subject.id; });
        const Fact* fact = best(only(own, accepted));
        const auto lacks = fact ? uncovered(question, *fact) : std::vector<std::string>{};
        if (fact && lacks.empty()) {
            done.push_back(subject.name);
            accepted_facts.push_back(fact);
            note_state(finding, subject, *fact);
            warn(finding, question, subject, *fact);
            continue;
        }
        missing.push_back(lacks.empty() ? subject.name : subject.name + " (" + list(lacks) + ")");
        if (const Fact* nearest = fact ? fact : best(own)) {
            refused_facts.push_back(nearest);
            if (!fact) note_state(finding, subject, *nearest);
        }
    }
    finding.outcome = missing.empty() ? Outcome::met : Outcome::not_met;
    finding.values = {{"done", std::to_string(done.size())},
                      {"expected", std::to_string(whom->size())},
                      {"names", list(missing.empty() ? done : missing)}};
    cite(finding, refused_facts);
    cite(finding, accepted_facts);
    return finding;
}

}  // namespace accord::compliance
