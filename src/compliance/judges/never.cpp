#include "compliance/judges/common.hpp"
#include "compliance/judges/judges.hpp"

namespace accord::compliance {

/// never: does nothing in this school year break the prohibition? Of the records of `kind` that it concerns (`of`),
/// those of `violation` break it; those of `exception` stand, are counted and shown. The share without either is told
/// ({share}).
Finding never(const Question& question) {
    const std::string kind{question.parameters.text("kind")};
    const FactList* records = kept(question, kind);
    if (!records) return waits_for({kind});
    const Date from = year_start(question);
    const Facts concerned = happened(question, *records, from, question.parameters.filter("of"));
    const Facts broken = only(concerned, question.parameters.filter("violation"));
    Facts excepted;
    if (question.parameters.has("exception")) excepted = only(concerned, question.parameters.filter("exception"));

    Finding finding{broken.empty() ? Outcome::met : Outcome::not_met};
    const std::size_t kept_to = concerned.size() - broken.size() - excepted.size();
    finding.values = {{"count", std::to_string(concerned.size())},
                      {"broken", std::to_string(broken.size())},
                      {"exceptions", std::to_string(excepted.size())},
                      {"kept", std::to_string(kept_to)},
                      {"share", percent(kept_to, concerned.size())}};
    if (!excepted.empty())
        finding.notes.push_back(
            {"Exceptions with a reason on record: {count}.", {{"count", std::to_string(excepted.size())}}});
    note_beginning(finding, *records, from);
    cite(finding, broken);
    cite(finding, excepted);
    if (broken.empty() && excepted.empty()) cite(finding, concerned);
    return finding;
}

}  // namespace accord::compliance
