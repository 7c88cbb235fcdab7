#include <algorithm>

#include "compliance/judges/clocks.hpp"
#include "compliance/judges/judges.hpp"

namespace accord::compliance {

namespace {

struct Schedule {
    std::string_view code;
    int months;
};
constexpr Schedule schedules[] = {{"yearly", 12}, {"twice-yearly", 6}, {"quarterly", 3}, {"monthly", 1}};

/// Months of a period: of the policy's own rhythm, or the one that the district has set (`report-period`).
int months_of_period(const Question& question) {
    for (const auto& schedule : schedules)
        if (schedule.code == question.parameters.text("schedule")) return schedule.months;
    const Span span = question.parameters.span("report-period").value_or(Span{1, Unit::school_years});
    return span.unit == Unit::months ? std::max(1, span.count) : 12;
}

/// Periods follow one another from the first day of a school year. The last day of the one that a day is in.
Date end_of_period(Date day, int months) {
    Date start = school_year_start(school_year_of(day));
    while (add_months(start, months) <= day) start = add_months(start, months);
    return add_months(start, months) - CalendarDays{1};
}

/// The report on the latest period that has ended is due `within` after its end. Periods that ended before the program
/// kept records are nobody's.
Finding by_period(const Question& question, const FactList& reports) {
    const int months = months_of_period(question);
    const Span within = question.parameters.span("within").value_or(Span{});
    const auto due_after = [&](Date end) { return last_day(end, within, question.evidence.calendar); };
    const Date current = end_of_period(question.on(), months);
    const Date last = add_months(current + CalendarDays{1}, -months) - CalendarDays{1};

    Finding finding;
    const bool counts = last >= *reports.kept_since;
    Facts covering = happened(question, reports);
    std::erase_if(covering, [&](const Fact* fact) { return fact->value("until") < to_string(last); });
    const Date ends = counts && covering.empty() ? last : current;
    finding.due = due_after(ends);
    if (counts && covering.empty())
        finding.outcome = question.on() > *finding.due ? Outcome::not_met : Outcome::not_yet_due;
    else
        finding.outcome = counts ? Outcome::met : Outcome::not_yet_due;
    finding.values = {{"from", to_string(add_months(ends + CalendarDays{1}, -months))},
                      {"until", to_string(ends)},
                      {"due", to_string(*finding.due)}};
    if (finding.outcome == Outcome::met) {
        const Fact& report = *covering.front();
        finding.values.insert(finding.values.end(),
                              {{"delivered", to_string(report.happened)}, {"reported", to_string(last)}});
        if (report.happened > due_after(last))
            finding.notes.push_back(
                {"It came after {due}, the day on which it was due.", {{"due", to_string(due_after(last))}}});
    }
    cite(finding, covering);
    return finding;
}

}  // namespace

/// deadline: is what a clock asks for done in time? With `schedule` "directed", and for every control without a
/// schedule, each record of `clock` starts one; otherwise each period of the schedule does, answered by a record of
/// `kind` that reaches its end.
Finding deadline(const Question& question) {
    const auto schedule = question.parameters.text("schedule");
    if (!schedule.empty() && schedule != "directed") {
        const std::string kind{question.parameters.text("kind")};
        const FactList* reports = kept(question, kind);
        return reports ? by_period(question, *reports) : waits_for({kind});
    }
    const std::string clock{question.parameters.text("clock")};
    const FactList* started = kept(question, clock);
    if (!started) return waits_for({clock});
    const Facts facts = happened(question, *started);
    if (facts.empty()) return {Outcome::not_applicable};
    return judge_clocks(clocks(question, facts, question.parameters.span("within")));
}

}  // namespace accord::compliance
