#include "compliance/judges/clocks.hpp"
#include "compliance/judges/judges.hpp"

namespace accord::compliance {

namespace {

/// What the overdue are about, else those that still run.
std::string about(const Clocks& clocks) {
    std::vector<std::string> names;
    for (const Fact* fact : clocks.overdue.empty() ? clocks.running : clocks.overdue)
        if (!fact->subject_name.empty()) names.push_back(fact->subject_name);
    return list(std::move(names));
}

}  // namespace

/// watch: was each record of `kind` in this school year (`reach` "open": whenever it happened) looked at by somebody
/// within `within`? The share of those that `tells` is told beside it ({share}). With a sentence for not_applicable, a
/// register that is kept and holds none asks nothing.
Finding watch(const Question& question) {
    const std::string kind{question.parameters.text("kind")};
    const FactList* records = kept(question, kind);
    if (!records) return waits_for({kind});
    const Date from = year_start(question);
    const bool open = question.parameters.text("reach") == "open";
    const Facts concerned =
        happened(question, *records, open ? std::nullopt : std::optional{from}, question.parameters.filter("of"));
    if (concerned.empty() && question.parameters.has("not_applicable")) return {Outcome::not_applicable};
    const Clocks found = clocks(question, concerned, question.parameters.span("within"));
    Finding finding = judge_clocks(found);
    finding.values.emplace_back("names", about(found));
    const Facts told = only(concerned, question.parameters.filter("tells"));
    finding.values.insert(finding.values.end(),
                          {{"told", std::to_string(told.size())}, {"share", percent(told.size(), concerned.size())}});
    if (!open) note_beginning(finding, *records, from);
    return finding;
}

}  // namespace accord::compliance
