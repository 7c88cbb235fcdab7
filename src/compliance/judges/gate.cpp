#include "compliance/judges/common.hpp"
#include "compliance/judges/judges.hpp"

namespace accord::compliance {

/// gate: did each record of `kind` that it concerns (`of`) in this school year pass with what it needs (`needs`)?
Finding gate(const Question& question) {
    const std::string kind{question.parameters.text("kind")};
    const FactList* records = kept(question, kind);
    if (!records) return waits_for({kind});
    const Date from = year_start(question);
    const Facts concerned = happened(question, *records, from, question.parameters.filter("of"));
    const Filter needs = question.parameters.filter("needs");
    Facts passed, without;
    for (const Fact* fact : concerned) (needs.matches(*fact) ? passed : without).push_back(fact);

    Finding finding{without.empty() ? Outcome::met : Outcome::not_met};
    finding.values = {{"count", std::to_string(concerned.size())},
                      {"done", std::to_string(passed.size())},
                      {"broken", std::to_string(without.size())}};
    note_beginning(finding, *records, from);
    cite(finding, without);
    cite(finding, passed);
    return finding;
}

}  // namespace accord::compliance
