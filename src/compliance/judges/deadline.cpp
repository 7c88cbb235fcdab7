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

/// A period that has ended, and the first report that reaches its end.
struct Period {
    Date from, until, due;
    const Fact* report = nullptr;

    [[nodiscard]] bool late() const { return report && report->happened > due; }
};

std::string days(Date from, Date to) { return std::to_string((to - from).count); }

Message said_late(const Period& period) {
    return {"The report on {from} to {until} was due by {due}. It came on {delivered}, {days} days late.",
            {{"from", to_string(period.from)},
             {"until", to_string(period.until)},
             {"due", to_string(period.due)},
             {"delivered", to_string(period.report->happened)},
             {"days", days(period.due, period.report->happened)}}};
}

/// The periods of one duty to report, as they stand on the question's day.
class Periods {
public:
    Periods(const Question& question, const FactList& reports)
        : question_{question},
          reports_{reports},
          months_{months_of_period(question)},
          next_{end_of_period(question.on(), months_) + CalendarDays{1}} {}

    /// The last period that has ended by the day; `back` periods before it.
    [[nodiscard]] Period ended(int back = 0) const { return of(add_months(next_, -months_ * (back + 2))); }
    [[nodiscard]] Period current() const { return of(add_months(next_, -months_)); }
    /// Periods that ended before the program kept records are nobody's.
    [[nodiscard]] bool counts(const Period& period) const { return period.until >= *reports_.kept_since; }

private:
    [[nodiscard]] Period of(Date from) const {
        const Date until = add_months(from, months_) - CalendarDays{1};
        const Span within = question_.parameters.span("within").value_or(Span{});
        Period period{from, until, last_day(until, within, question_.evidence.calendar)};
        for (const Fact* fact : happened(question_, reports_))
            if (!period.report && fact->value("until") >= to_string(until)) period.report = fact;
        return period;
    }

    const Question& question_;
    const FactList& reports_;
    int months_;
    Date next_;  ///< first day of the period after the day's own
};

/// The report on the latest period that has come due decides. One that is missing or came late is not met until the
/// next one is due or there: a late report is never said to be in time.
Finding by_period(const Question& question, const FactList& reports) {
    const Periods periods{question, reports};
    const Period last = periods.ended();
    const Period current = periods.current();
    const bool asked = periods.counts(last);
    const bool running = !asked || (!last.report && question.on() <= last.due);
    const Period& next = asked && !last.report ? last : current;
    const Period judged = running && asked ? periods.ended(1) : last;

    Finding finding;
    if (!periods.counts(judged))
        finding.outcome = Outcome::not_yet_due;
    else if (!judged.report || judged.late())
        finding.outcome = Outcome::not_met;
    else
        finding.outcome = running ? Outcome::not_yet_due : Outcome::met;
    finding.due = finding.outcome == Outcome::not_met && !judged.report ? judged.due : next.due;
    finding.values = {
        {"from", to_string(next.from)}, {"until", to_string(next.until)}, {"due", to_string(*finding.due)}};
    if (judged.late() && finding.outcome == Outcome::not_met) {
        finding.reason = said_late(judged);
        finding.notes.push_back({"The next report is due by {due}.", {{"due", to_string(next.due)}}});
    }
    if (judged.report && periods.counts(judged)) cite(finding, {judged.report});
    return finding;
}

/// The last clock that was answered: when its answer came late, the duty is broken until the next one is kept.
void hold_late_against(Finding& finding, const Clocks& clocks) {
    const Fact* last = nullptr;
    for (const Facts* facts : {&clocks.in_time, &clocks.late})
        for (const Fact* fact : *facts)
            if (!last || fact->value("due") > last->value("due")) last = fact;
    const bool late = std::find(clocks.late.begin(), clocks.late.end(), last) != clocks.late.end();
    if (!late || finding.outcome == Outcome::not_met) return;
    const auto due = parse_date(last->value("due")), answered = parse_date(last->value("answered"));
    if (!due || !answered) return;
    finding.outcome = Outcome::not_met;
    finding.reason = {"It was due by {due}. It came on {delivered}, {days} days late.",
                      {{"due", to_string(*due)}, {"delivered", to_string(*answered)}, {"days", days(*due, *answered)}}};
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
    const Clocks found = clocks(question, facts, question.parameters.span("within"));
    Finding finding = judge_clocks(found);
    if (schedule == "directed") hold_late_against(finding, found);
    return finding;
}

}  // namespace accord::compliance
