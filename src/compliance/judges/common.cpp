#include "compliance/judges/common.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace accord::compliance {

namespace {

constexpr std::size_t most_cited = 100;  // record ids in one verdict: the sample that a page can show

/// The field of a posting that names the subject, and the one that holds its name; none: the fact's own.
struct Per {
    std::string_view name;
    std::string_view id_field;
    std::string_view name_field;
};
constexpr Per pers[] = {{"officer", "", ""}, {"agency", "agency", "agency-name"}, {"school", "school", "school-name"}};

}  // namespace

const FactList* kept(const Question& question, std::string_view kind) {
    const FactList* found = question.evidence.find(kind);
    return found && found->kept_since && *found->kept_since <= question.on() ? found : nullptr;
}

Finding waits_for(std::vector<std::string> kinds) {
    Finding finding{Outcome::cannot_tell};
    finding.missing = std::move(kinds);
    return finding;
}

Facts happened(const Question& question, const FactList& list, std::optional<Date> from, const Filter& filter) {
    Facts facts;
    for (const Fact& fact : list.facts)
        if (fact.happened <= question.on() && (!from || fact.happened >= *from) && filter.matches(fact))
            facts.push_back(&fact);
    std::sort(facts.begin(), facts.end(), [](const Fact* a, const Fact* b) {
        return std::tie(a->happened, a->record, a->subject) < std::tie(b->happened, b->record, b->subject);
    });
    return facts;
}

Facts holding(const Question& question, const FactList& list) {
    Facts facts = happened(question, list);
    std::erase_if(facts, [&](const Fact* fact) { return fact->until && *fact->until < question.on(); });
    return facts;
}

Facts only(Facts facts, const Filter& filter) {
    std::erase_if(facts, [&](const Fact* fact) { return !filter.matches(*fact); });
    return facts;
}

Date year_start(const Question& question) { return school_year_start(school_year_of(question.on())); }

std::optional<std::vector<Subject>> subjects(const Question& question) {
    const std::string_view wanted = question.parameters.text("per");
    const auto per = std::find_if(std::begin(pers), std::end(pers), [&](const Per& p) { return p.name == wanted; });
    if (per == std::end(pers)) return std::vector<Subject>{{"", "", Date{}}};  // the district as one
    const FactList* postings = kept(question, "posting");
    if (!postings) return std::nullopt;

    const auto id_of = [&](const Fact& fact) {
        return per->id_field.empty() ? fact.subject : std::string{fact.value(per->id_field)};
    };
    const Filter filter = question.parameters.filter("for");
    std::map<std::string, Subject> found;
    for (const Fact* fact : only(holding(question, *postings), filter)) {
        const auto name = per->id_field.empty() ? fact->subject_name : std::string{fact->value(per->name_field)};
        found.emplace(id_of(*fact), Subject{id_of(*fact), name, fact->happened});
    }
    for (const Fact* fact : happened(question, *postings, {}, filter))  // also postings that have ended
        if (const auto subject = found.find(id_of(*fact)); subject != found.end())
            subject->second.since = std::min(subject->second.since, fact->happened);
    std::vector<Subject> all;
    for (auto& [id, subject] : found) all.push_back(std::move(subject));
    std::sort(all.begin(), all.end(),
              [](const Subject& a, const Subject& b) { return std::tie(a.name, a.id) < std::tie(b.name, b.id); });
    return all;
}

std::string list(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string percent(std::size_t part, std::size_t whole) {
    return whole == 0 ? "0" : std::to_string((200 * part + whole) / (2 * whole));  // rounded half up
}

void cite(Finding& finding, const Facts& facts) {
    std::set<std::string> there{finding.evidence.begin(), finding.evidence.end()};
    for (const Fact* fact : facts) {
        if (finding.evidence.size() >= most_cited) return;
        if (!fact->record.empty() && there.insert(fact->record).second) finding.evidence.push_back(fact->record);
    }
}

void note_beginning(Finding& finding, const FactList& list, Date from) {
    if (list.kept_since && *list.kept_since > from)
        finding.notes.push_back(
            {"These records are complete only since {since}.", {{"since", to_string(*list.kept_since)}}});
}

}  // namespace accord::compliance
