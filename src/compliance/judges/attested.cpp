#include <algorithm>

#include "compliance/judges/common.hpp"
#include "compliance/judges/judges.hpp"

namespace accord::compliance {

/// attested: has a named person said so, for this provision or for the whole control, and does the word still hold?
/// With `per` "provision" a word on the whole control says nothing of any one sentence.
Finding attested(const Question& question) {
    const FactList* words = kept(question, "attestation");
    Facts given = words ? happened(question, *words) : Facts{};
    const bool each = question.parameters.text("per") == "provision";
    std::erase_if(given, [&](const Fact* fact) {
        const auto provision = fact->value("provision");
        const bool of_whole = provision.empty() && !each;
        return fact->value("control") != question.control.id || (!of_whole && provision != question.provision.id);
    });
    Finding finding;
    finding.basis = Basis::attested;
    if (given.empty()) {
        finding.outcome = Outcome::cannot_tell;
        finding.missing = {"attestation"};
        return finding;
    }
    const Fact& last = **std::max_element(given.begin(), given.end(),
                                          [](const Fact* a, const Fact* b) { return a->until < b->until; });
    finding.outcome = last.until && *last.until < question.on() ? Outcome::not_met : Outcome::met;
    finding.due = last.until;
    finding.values = {{"name", last.subject_name},
                      {"when", to_string(last.happened)},
                      {"until", last.until ? to_string(*last.until) : std::string{}}};
    cite(finding, {&last});
    return finding;
}

}  // namespace accord::compliance
