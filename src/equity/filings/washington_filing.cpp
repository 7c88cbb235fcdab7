#include "equity/filings/washington_filing.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "base/csv.hpp"
#include "equity/counting_rules.hpp"
#include "equity/filings/inside/filing_maker.hpp"

namespace accord::equity {

namespace {

using program::CallOutcome;

/// The days a week as people write them: "2.5".
std::string tenths(int days) {
    auto text = std::to_string(days / 10);
    if (days % 10 != 0) text += "." + std::to_string(days % 10);
    return text;
}

/// The file while it is written: one fact a line.
class Facts {
public:
    Facts() { text_ = csv_line({"table", "school", "school_code", "line", "field", "value", "blank_because"}); }

    struct Place {
        std::string_view table;
        const FilingSchool* school = nullptr;  ///< none: the district
        std::string line{};                    ///< of several: a person, an incident, a student of it ("3.1")
    };
    void fact(const Place& at, std::string_view field, std::string value) { write(at, field, std::move(value), {}); }
    void number(const Place& at, std::string_view field, std::size_t value) { fact(at, field, std::to_string(value)); }
    void blank(const Place& at, std::string_view field, Known because) { write(at, field, {}, code_of(because)); }
    std::string take() { return std::move(text_); }

private:
    void write(const Place& at, std::string_view field, std::string value, std::string_view because) {
        text_ += csv_line({std::string{at.table}, at.school ? at.school->name : "", at.school ? at.school->code : "",
                           at.line, std::string{field}, std::move(value), std::string{because}});
    }

    std::string text_;
};

/// The students of one contact that resulted in force or an arrest.
using Incident = std::vector<const FilingContact*>;

bool used_force(const FilingContact& contact) { return program::used_force(contact.actions); }
bool arrested(const FilingContact& contact) { return contact.outcome == program::Outcome::arrest; }

class Washington {
public:
    explicit Washington(const WashingtonRecords& records) : records_{records} { find_incidents(); }

    CheckedFiling file() {
        if (records_.race_list != program::RaceList::of_1997)
            facts_.fact({"race_list"}, "list", std::string{code_of(records_.race_list)});
        staff();
        agreements();
        incidents();
        complaints();
        calls();
        return FilingMaker::make(FilingKind::washington, facts_.take(), check());
    }

private:
    /// The incidents of the year by school and day; each is of the school where its first student is enrolled.
    void find_incidents() {
        std::vector<const FilingContact*> order;
        for (const auto& contact : records_.contacts) {
            const bool in_year = records_.days.from <= contact.day && contact.day <= records_.days.until;
            if (in_year && contact.school < records_.schools.size() && (used_force(contact) || arrested(contact)))
                order.push_back(&contact);
        }
        const auto key = [](const FilingContact* each) {
            return std::tuple{each->day, each->contact, each->school, each->student};
        };
        std::stable_sort(order.begin(), order.end(), [&](auto* a, auto* b) { return key(a) < key(b); });
        order.erase(std::unique(order.begin(), order.end(),
                                [&](auto* a, auto* b) { return counts_as_student(*a) && key(a) == key(b); }),
                    order.end());
        for (const auto* contact : order) {
            if (incidents_.empty() || incidents_.back().front()->contact != contact->contact) incidents_.emplace_back();
            incidents_.back().push_back(contact);
        }
        std::stable_sort(incidents_.begin(), incidents_.end(), [](const Incident& a, const Incident& b) {
            return std::pair{a.front()->school, a.front()->day} < std::pair{b.front()->school, b.front()->day};
        });
    }

    void staff() {
        std::set<std::uint32_t> people;
        std::vector<std::set<std::uint32_t>> at(records_.schools.size());
        for (const auto& post : records_.staff) {
            people.insert(post.person);
            at[post.school].insert(post.person);
        }
        facts_.number({"staff_in_district"}, "number", people.size());
        for (std::size_t school = 0; school < at.size(); ++school)
            facts_.number({"staff_by_school", &records_.schools[school]}, "number", at[school].size());
        for (const auto& post : records_.staff) {
            const Facts::Place line{"staff_member", &records_.schools[post.school], std::to_string(post.person)};
            facts_.fact(line, "kind", std::string{code_of(post.kind)});
            facts_.fact(line, "employer", post.employer);
            if (post.days_per_week_tenths > 0)
                facts_.fact(line, "days_per_week", tenths(post.days_per_week_tenths));
            else
                facts_.blank(line, "days_per_week", Known::not_collected);
        }
    }

    void agreements() {
        std::size_t number = 0;
        for (const auto& agreement : records_.agreements) {
            const Facts::Place line{"agreement", nullptr, std::to_string(++number)};
            facts_.fact(line, "agency", agreement.agency);
            facts_.fact(line, "kind", std::string{code_of(agreement.kind)});
            facts_.fact(line, "title", agreement.title);
            if (agreement.starts) facts_.fact(line, "starts", to_string(*agreement.starts));
            if (agreement.ends) facts_.fact(line, "ends", to_string(*agreement.ends));
        }
    }

    void incidents() {
        for (std::uint16_t school = 0; school < records_.schools.size(); ++school) {
            const Facts::Place at{"incidents_by_school", &records_.schools[school]};
            if (records_.schools[school].state != Known::counted) {
                for (const auto* field : {"with_force", "with_arrest"})
                    facts_.blank(at, field, records_.schools[school].state);
            } else {
                facts_.number(at, "with_force", count_of(school, used_force));
                facts_.number(at, "with_arrest", count_of(school, arrested));
            }
            facts_.blank(at, "with_discipline", Known::not_collected);
        }
        std::size_t number = 0;
        for (const auto& incident : incidents_) describe(incident, std::to_string(++number));
    }

    [[nodiscard]] std::size_t count_of(std::uint16_t school, bool (*resulted)(const FilingContact&)) const {
        return static_cast<std::size_t>(
            std::count_if(incidents_.begin(), incidents_.end(), [&](const Incident& incident) {
                return incident.front()->school == school && resulted(*incident.front());
            }));
    }

    /// What happened in codes, and the groups of each student on that day.
    void describe(const Incident& incident, const std::string& number) {
        const auto& one = *incident.front();
        const Facts::Place line{"incident", &records_.schools[one.school], number};
        facts_.fact(line, "day", to_string(one.day));
        facts_.fact(line, "reason", std::string{code_of(one.reason)});
        facts_.fact(line, "actions", Codec<program::OfficerActions>::write(one.actions));
        facts_.fact(line, "outcome", std::string{code_of(one.outcome)});
        facts_.fact(line, "force", used_force(one) ? "yes" : "no");
        facts_.fact(line, "arrest", arrested(one) ? "yes" : "no");
        facts_.blank(line, "discipline", Known::not_collected);
        std::size_t student = 0;
        for (const auto* each : incident) {
            const Facts::Place who{"incident_student", &records_.schools[each->school],
                                   number + "." + std::to_string(++student)};
            group(who, "race_or_ethnicity", each->race);
            group(who, "sex", each->sex);
            group(who, "iep_or_504", each->disability);
            group(who, "english_learner", each->english_learner);
            group(who, "grades", each->grade_band);
        }
    }

    template <class E>
    void group(const Facts::Place& who, std::string_view field, E value) {
        if (value == E::not_reported) {
            ++unknown_groups_;
            facts_.blank(who, field, Known::not_collected);
        } else {
            facts_.fact(who, field, std::string{code_of(value)});
        }
    }

    void complaints() { facts_.blank({"complaints"}, "number", Known::not_collected); }

    void calls() {
        if (!records_.calls) return facts_.blank({"calls_for_service"}, "number", Known::not_collected);
        facts_.number({"calls_for_service"}, "number", records_.calls->size());
        for (std::uint16_t school = 0; school < records_.schools.size(); ++school)
            for (const auto& outcome : names_of<CallOutcome>) {
                const auto count = std::count_if(
                    records_.calls->begin(), records_.calls->end(),
                    [&](const SchoolCall& call) { return call.school == school && call.outcome == outcome.value; });
                facts_.number({"calls_by_school", &records_.schools[school]}, outcome.code,
                              static_cast<std::size_t>(count));
            }
    }

    std::vector<Check> check() {
        CheckList list;
        list.good("The school year from {from} to {until}: {incidents} incidents with force or an arrest",
                  {{"from", to_string(records_.days.from)},
                   {"until", to_string(records_.days.until)},
                   {"incidents", std::to_string(incidents_.size())}});
        check_schools(list, records_.schools);
        check_staff(list);
        list.missing(
            "Incidents that resulted in student discipline: the program keeps no records of discipline. Add "
            "them from the student information system");
        list.missing(
            "The number of complaints against safety and security staff: the program keeps no complaints yet. "
            "Blank is not zero: enter it from the register");
        check_calls(list);
        if (unknown_groups_ > 0)
            list.look("Groups of students in incidents that are not on file: {count}. Their values are empty",
                      {{"count", std::to_string(unknown_groups_)}});
        check_race_list(list, records_.race_list, {});
        list.missing("Subgroups of race and ethnicity (RCW 28A.300.042): the roster brings the federal seven only");
        list.unverified(
            "The day by which it is due, and the form: the state's office sets both "
            "(RCW 28A.320.1241), and neither was found");
        list.unverified("The state's office may ask for more (RCW 28A.320.1241): ask which");
        return list.take();
    }

    void check_staff(CheckList& list) const {
        std::size_t unrecorded = 0;
        for (const auto& post : records_.staff) unrecorded += post.days_per_week_tenths == 0 ? 1 : 0;
        if (records_.staff.empty())
            list.look("No safety and security staff is on file for that year: the file says zero");
        else if (unrecorded > 0)
            list.missing("The days a week are not on file for {count} posts", {{"count", std::to_string(unrecorded)}});
        else
            list.good("The days a week are on file for all {count} posts",
                      {{"count", std::to_string(records_.staff.size())}});
        if (records_.agreements.empty())
            list.look("No agreement of that year is on file");
        else
            list.look("Send every agreement with it: {count} are listed",
                      {{"count", std::to_string(records_.agreements.size())}});
    }

    void check_calls(CheckList& list) const {
        if (!records_.calls)
            return list.missing(
                "Calls for service: none is on file for that year, so nobody can tell how many there "
                "were. Import the agency's list");
        const auto unknown = std::count_if(records_.calls->begin(), records_.calls->end(),
                                           [](const SchoolCall& call) { return call.outcome == CallOutcome::unknown; });
        list.good("Calls for service on file: {count}", {{"count", std::to_string(records_.calls->size())}});
        if (unknown > 0)
            list.look("The outcome of {count} calls for service is not recorded", {{"count", std::to_string(unknown)}});
    }

    const WashingtonRecords& records_;
    std::vector<Incident> incidents_;
    Facts facts_;
    std::size_t unknown_groups_ = 0;
};

}  // namespace

CheckedFiling file_washington(const WashingtonRecords& records) { return Washington{records}.file(); }

}  // namespace accord::equity
