#include "office/reports.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/text.hpp"
#include "office/census.hpp"
#include "office/disparity_rules.hpp"
#include "office/editions.hpp"
#include "office/race_lists.hpp"

namespace accord::office {

namespace {

using program::SchoolId;

template <class E>
E code(std::string_view text, E otherwise) {
    return parse_code<E>(text).value_or(otherwise);
}

/// Small numbers that stand for ids within one scan; 0 is nobody.
class Numbering {
public:
    Numbering() { numbers_.reserve(std::size_t{1} << 16); }

    std::uint32_t number(std::string_view id) {
        const auto uuid = parse_uuid(id);
        if (!uuid) return 0;
        return numbers_.try_emplace(Id<void>{*uuid}, static_cast<std::uint32_t>(numbers_.size() + 1)).first->second;
    }

private:
    std::unordered_map<Id<void>, std::uint32_t> numbers_;
};

/// The contacts of the period in codes: one scan, no name read.
std::vector<equity::CodedContact> coded_contacts(const filing::Reading& file, const equity::Period& period,
                                                 const Census& census) {
    const auto index = census.index();
    Numbering contacts;
    Numbering students;
    std::vector<equity::CodedContact> rows;
    file.session().query(
        "SELECT s.contact, s.student, coalesce(s.enrolled_at, c.school), s.grade_band, s.race, s.sex, s.disability,"
        " s.english_learner, c.reason, c.outcome, c.actions, c.school_rule"
        " FROM contact_student s JOIN contact c ON c.district_id = s.district_id AND c.id = s.contact AND c.latest = 1"
        " WHERE s.district_id = $1 AND s.latest = 1 AND s.happened_on >= $2 AND s.happened_on <= $3",
        {to_value(file.district()), to_value(period.from), to_value(period.until)}, [&](const filing::Row& row) {
            const auto school = SchoolId::parse(row.text(2));
            if (!school || !index.contains(*school)) return;
            equity::CodedContact coded;
            coded.contact = contacts.number(row.text(0));
            coded.student = row.null(1) ? 0 : students.number(row.text(1));
            coded.school = index.at(*school);
            coded.grade_band = code(row.text(3), program::GradeBand::not_reported);
            coded.race = code(row.text(4), program::Race::not_reported);
            coded.sex = code(row.text(5), program::Sex::not_reported);
            coded.disability = code(row.text(6), program::Disability::not_reported);
            coded.english_learner = code(row.text(7), program::EnglishLearner::not_reported);
            coded.reason = code(row.text(8), program::ContactReason::other);
            coded.outcome = code(row.text(9), program::Outcome::none);
            coded.actions = Codec<program::OfficerActions>::parse(row.text(10)).value_or(program::OfficerActions{});
            coded.handed_back = !row.null(11) && row.text(11) == code_of(program::ActedBecause::handed_over);
            rows.push_back(coded);
        });
    return rows;
}

/// Whether each school's numbers are there. A school to which no officer is posted and at which none acted has none to
/// give; one whose roster did not come in for the day of the census is late; one that never sent a roster is not
/// collected.
std::vector<equity::Known> school_states(const filing::Reading& file, const equity::Period& period,
                                         const Census& census, const std::vector<equity::CodedContact>& contacts) {
    std::vector<bool> policed(census.schools.size(), false);
    for (const auto& row : contacts) policed[row.school] = true;
    const auto index = census.index();
    for (const auto& assignment : file.all<program::Assignment>()) {
        const bool served =
            assignment.first_day <= period.until && (!assignment.last_day || *assignment.last_day >= period.from);
        if (const auto at = index.find(assignment.school); served && at != index.end()) policed[at->second] = true;
    }
    std::vector<equity::Known> states;
    for (std::size_t i = 0; i < census.schools.size(); ++i) {
        if (!policed[i])
            states.push_back(equity::Known::not_applicable);
        else if (census.enrolled[i])
            states.push_back(equity::Known::counted);
        else
            states.push_back(census.ever_enrolled[i] ? equity::Known::late : equity::Known::not_collected);
    }
    return states;
}

}  // namespace

Result<DoubtedReport> protected_report(const Office& office, const equity::Period& period,
                                       const std::vector<equity::ReleasedEdition>& already,
                                       const ReportChoices& choices, const equity::Progress& progress) {
    const auto lists = race_lists_of(office);
    if (lists.on(period.from) != lists.on(period.until))
        return problem("from",
                       "From {day} on races and ethnicities are counted by another list, and the two cannot be added "
                       "up. Choose days before it or from it on",
                       {{"day", to_string(lists.within(Date{}, period.until))}});
    const auto census = office.census(std::min(period.until, office.today()));
    auto data = office.file().read([&](const filing::Reading& file) {
        equity::CodedData coded;
        coded.period = period;
        coded.race_list = census->race_list;
        for (const auto& school : census->schools) coded.schools.push_back(school.name);
        coded.enrolment = census->rows;
        coded.contacts = coded_contacts(file, period, *census);
        coded.school_state = school_states(file, period, *census, coded.contacts);
        return coded;
    });
    auto rule = rule_in_force(office, school_year_of(period.from));
    rule.left_out = choices.left_out;
    rule.hidden_last = choices.hidden_last;
    rule.rounded = choices.rounded;
    const auto counts = equity::count(data);
    auto edition = equity::release_edition(*counts, rule, already, progress);
    if (!edition) return edition.problems();
    DoubtedReport report{std::move(*edition), equity::implausible(*counts)};
    if (report.edition.stopped)
        report.doubts.push_back(problem("",
                                        "The time for this draft ran out: it is safe, and hides more than need be. "
                                        "Draft it again when the machine has less to do"));
    return report;
}

Result<equity::Released> working_report(const Office& office, const Actor& actor, const equity::Period& period) {
    if (auto allowed = require(actor, Verb::draft_report); !allowed) return allowed.problems();
    if (period.until < period.from) return problem("until", "The last day of the period is before its first");
    if (period.until > office.today()) return problem("until", "The period lies ahead: it can end today at the latest");
    auto report = protected_report(office, period);
    if (!report) return report.problems();
    return std::move(report->edition.released);
}

Message working_words() { return {"Working draft, not for publication", {}}; }

equity::Period usual_period(Date today) {
    const int year = school_year_of(today);
    return {school_year_start(year), today};
}

Result<Done> deliver_report(Office& office, const Actor& actor, std::string_view edition, Date delivered_on,
                            const std::string& minutes) {
    if (auto allowed = require(actor, Verb::deliver_report); !allowed) return allowed.problems();
    Problems problems;
    const auto delivered = released_edition(office, actor, edition);
    if (!delivered) problems = delivered.problems();
    if (delivered_on > office.today()) problems.push_back(problem("delivered_on", "The delivery cannot lie ahead"));
    if (delivered && delivered_on < office.local_date(*delivered->record.released_at))
        problems.push_back(problem("delivered_on", "This edition was released after that day"));
    if (trim(minutes).empty()) problems.push_back(problem("minutes", "Name the minutes of the Board's meeting"));
    if (!problems.empty()) return problems;
    const auto& record = delivered->record;
    return office.file().write(office.act(actor, Verb::deliver_report), [&](filing::Writing& file) -> Result<Done> {
        file.add(program::ReportDelivery{decltype(program::ReportDelivery::id)::make(), record.period_from,
                                         record.period_until, delivered_on, squeeze(minutes), record.sha256});
        return Done{};
    });
}

std::vector<program::ReportDelivery> deliveries(const Office& office) {
    return office.file().read([](const filing::Reading& file) { return file.all<program::ReportDelivery>(); });
}

Result<Done> record_direction(Office& office, const Actor& actor, const program::BoardDirection& given) {
    if (auto allowed = require(actor, Verb::deliver_report); !allowed) return allowed.problems();
    Problems problems;
    if (given.directed_on > office.today())
        problems.push_back(problem("directed_on", "The direction cannot lie ahead"));
    if (given.due_on < given.directed_on)
        problems.push_back(problem("due_on", "The report is due after the Board directs it"));
    if (!problems.empty()) return problems;
    return office.file().write(office.act(actor, Verb::deliver_report), [&](filing::Writing& file) -> Result<Done> {
        auto direction = given;
        direction.id = decltype(program::BoardDirection::id)::make();
        direction.minutes = squeeze(direction.minutes);
        file.add(direction);
        return Done{};
    });
}

}  // namespace accord::office
