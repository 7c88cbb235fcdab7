#include "compliance/judges/clocks.hpp"

#include <algorithm>

namespace accord::compliance {

namespace {

void keep_earliest(std::optional<Date>& date, Date candidate) { date = date ? std::min(*date, candidate) : candidate; }

}  // namespace

Clocks clocks(const Question& question, const Facts& facts, std::optional<Span> within) {
    Clocks found;
    for (const Fact* fact : facts) {
        const auto written = parse_date(fact->value("due"));
        const Date due =
            written ? *written : last_day(fact->happened, within.value_or(Span{}), question.evidence.calendar);
        const auto answered = parse_date(fact->value("answered"));
        if (answered && *answered <= question.on()) {
            (*answered <= due ? found.in_time : found.late).push_back(fact);
        } else if (question.on() > due) {
            found.overdue.push_back(fact);
            keep_earliest(found.first_missed, due);
        } else {
            found.running.push_back(fact);
            keep_earliest(found.next, due);
        }
    }
    return found;
}

Finding judge_clocks(const Clocks& clocks) {
    Finding finding;
    if (!clocks.overdue.empty()) {
        finding.outcome = Outcome::not_met;
        finding.due = clocks.first_missed;
    } else if (!clocks.running.empty()) {
        finding.outcome = Outcome::not_yet_due;
        finding.due = clocks.next;
    } else {
        finding.outcome = Outcome::met;
    }
    finding.values = {{"count", std::to_string(clocks.count())},
                      {"done", std::to_string(clocks.in_time.size() + clocks.late.size())},
                      {"open", std::to_string(clocks.overdue.size() + clocks.running.size())},
                      {"overdue", std::to_string(clocks.overdue.size())},
                      {"due", finding.due ? to_string(*finding.due) : std::string{}}};
    if (!clocks.late.empty())
        finding.notes.push_back(
            {"{count} came after the day on which it was due.", {{"count", std::to_string(clocks.late.size())}}});
    for (const Facts* facts : {&clocks.overdue, &clocks.running, &clocks.late, &clocks.in_time}) cite(finding, *facts);
    return finding;
}

}  // namespace accord::compliance
