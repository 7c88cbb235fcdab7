#include <algorithm>

#include "compliance/judges/common.hpp"
#include "compliance/judges/judges.hpp"

namespace accord::compliance {

namespace {

/// The stretch in which a subject needs its record, and the day by which.
struct Term {
    Date from;
    Date due;
};

/// A school year has its day (`by` after the first day of school; a posting that begins later has as long). Any other
/// period runs from the last record, or from the first posting where there is none.
Term term_of(const Question& question, const Subject& subject, Span period, const Facts& records) {
    const auto& calendar = question.evidence.calendar;
    if (period.unit == Unit::school_years) {
        const Date from = year_start(question);
        const auto by = question.parameters.span("by");
        if (!by) return {from, school_year_end(school_year_of(question.on()))};
        return {from, last_day(std::max(calendar.first, subject.since), *by, calendar)};
    }
    if (records.empty()) return {subject.since, last_day(subject.since, period, calendar)};
    return {records.back()->happened, last_day(records.back()->happened, period, calendar)};
}

}  // namespace

/// each_period: has each (`per`) an accepted (`accept`) record of `kind` in every `period` ("1 school_year", "1 year")?
Finding each_period(const Question& question) {
    const std::string kind{question.parameters.text("kind")};
    const FactList* records = kept(question, kind);
    const auto whom = subjects(question);
    if (!whom) return waits_for({"posting"});
    if (whom->empty()) return {Outcome::not_applicable};
    if (!records) return waits_for({kind});
    const Facts accepted = happened(question, *records, {}, question.parameters.filter("accept"));
    const Span period = question.parameters.span("period").value_or(Span{1, Unit::school_years});

    Finding finding;
    std::vector<std::string> done, open, missed;
    std::optional<Date> next, due, first_missed;
    const auto earliest = [](std::optional<Date>& date, Date other) { date = date ? std::min(*date, other) : other; };
    for (const auto& subject : *whom) {
        Facts own = accepted;
        if (!subject.id.empty()) std::erase_if(own, [&](const Fact* fact) { return fact->subject != subject.id; });
        const Term term = term_of(question, subject, period, own);
        const bool has = !own.empty() && own.back()->happened >= term.from &&
                         (period.unit == Unit::school_years || question.on() <= term.due);
        if (has) {
            done.push_back(subject.name);
            cite(finding, {own.back()});
            if (period.unit != Unit::school_years) earliest(next, term.due);
        } else if (question.on() <= term.due) {
            open.push_back(subject.name);
            earliest(due, term.due);
        } else {
            missed.push_back(subject.name);
            earliest(first_missed, term.due);
            if (!own.empty()) cite(finding, {own.back()});
        }
    }
    finding.outcome = !missed.empty() ? Outcome::not_met : !open.empty() ? Outcome::not_yet_due : Outcome::met;
    finding.due = !missed.empty() ? first_missed : !open.empty() ? due : next;
    finding.values = {{"done", std::to_string(done.size())},
                      {"expected", std::to_string(whom->size())},
                      {"names", list(!missed.empty() ? missed
                                     : !open.empty() ? open
                                                     : done)},
                      {"due", finding.due ? to_string(*finding.due) : std::string{}}};
    return finding;
}

}  // namespace accord::compliance
