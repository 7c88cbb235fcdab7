#include "compliance/judges/common.hpp"
#include "compliance/judges/judges.hpp"

namespace accord::compliance {

/// share: of the records of `kind` that it concerns (`of`) in this school year, is the share that `match` at least
/// `at-least` percent? Fewer than `enough` records are too few to judge by.
Finding share(const Question& question) {
    const std::string kind{question.parameters.text("kind")};
    const FactList* records = kept(question, kind);
    if (!records) return waits_for({kind});
    const Date from = year_start(question);
    const Facts concerned = happened(question, *records, from, question.parameters.filter("of"));
    const Filter wanted = question.parameters.filter("match");
    Facts matching, others;
    for (const Fact* fact : concerned) (wanted.matches(*fact) ? matching : others).push_back(fact);

    const auto limit = static_cast<std::size_t>(question.parameters.number("at-least", 100));
    const auto enough = static_cast<std::size_t>(question.parameters.number("enough", 1));
    Finding finding;
    if (concerned.size() < enough)
        finding.outcome = concerned.empty() ? Outcome::not_applicable : Outcome::not_yet_due;
    else
        finding.outcome = 100 * matching.size() >= limit * concerned.size() ? Outcome::met : Outcome::not_met;
    finding.values = {{"count", std::to_string(concerned.size())},
                      {"done", std::to_string(matching.size())},
                      {"share", percent(matching.size(), concerned.size())},
                      {"limit", std::to_string(limit)},
                      {"enough", std::to_string(enough)}};
    note_beginning(finding, *records, from);
    cite(finding, others);
    cite(finding, matching);
    return finding;
}

}  // namespace accord::compliance
