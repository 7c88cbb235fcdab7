#include "compliance/judges/clocks.hpp"
#include "compliance/judges/judges.hpp"

namespace accord::compliance {

/// watch: was each record of `kind` in this school year looked at by somebody within `within`? The share of those that
/// `tells` is told beside it ({share}).
Finding watch(const Question& question) {
    const std::string kind{question.parameters.text("kind")};
    const FactList* records = kept(question, kind);
    if (!records) return waits_for({kind});
    const Date from = year_start(question);
    const Facts concerned = happened(question, *records, from, question.parameters.filter("of"));
    Finding finding = judge_clocks(clocks(question, concerned, question.parameters.span("within")));
    const Facts told = only(concerned, question.parameters.filter("tells"));
    finding.values.insert(finding.values.end(),
                          {{"told", std::to_string(told.size())}, {"share", percent(told.size(), concerned.size())}});
    note_beginning(finding, *records, from);
    return finding;
}

}  // namespace accord::compliance
