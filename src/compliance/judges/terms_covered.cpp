#include <set>

#include "compliance/judges/common.hpp"
#include "compliance/judges/judges.hpp"

namespace accord::compliance {

/// terms_covered: is every term of `terms` tied to a passage of an accepted record (`accept`) of each (`per`)?
/// A term may be fulfilled by either of two: "training-confirmation|training-plan".
Finding terms_covered(const Question& question) {
    const FactList* tied = kept(question, "agreement-term");
    const auto whom = subjects(question);
    if (!tied || !whom) return waits_for({tied ? "posting" : "agreement-term"});
    const auto terms = question.parameters.list("terms");
    if (terms.empty()) return waits_for({"required-terms"});
    if (whom->empty()) return {Outcome::not_applicable};

    const Facts usable = only(holding(question, *tied), question.parameters.filter("accept"));
    Finding finding;
    std::vector<std::string> missing;
    std::size_t covered = 0;
    for (const auto& subject : *whom) {
        std::vector<std::string> lacks;
        for (const auto& term : terms) {
            const Facts passages = [&] {
                Facts own = only(usable, Filter{"term=" + term + "; passage!="});
                std::erase_if(own, [&](const Fact* fact) { return fact->subject != subject.id; });
                return own;
            }();
            cite(finding, passages);
            if (passages.empty())
                lacks.push_back(question.parameters.label(term.substr(0, term.find('|'))));
            else
                ++covered;
        }
        if (!lacks.empty()) missing.push_back(subject.name + " (" + list(lacks) + ")");
    }
    finding.outcome = missing.empty() ? Outcome::met : Outcome::not_met;
    finding.values = {{"done", std::to_string(covered)},
                      {"expected", std::to_string(terms.size() * whom->size())},
                      {"names", list(missing)}};
    return finding;
}

}  // namespace accord::compliance
