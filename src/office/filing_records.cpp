#include "office/filing_records.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "office/race_lists.hpp"

namespace accord::office {

namespace {

using equity::FilingContact;
using equity::FilingSchool;
using equity::Known;
using equity::Period;
using program::SchoolId;

std::vector<program::School> schools_by_name(const filing::Reading& file) {
    auto schools = file.all<program::School>();
    std::sort(schools.begin(), schools.end(),
              [](const auto& a, const auto& b) { return std::tie(a.name, a.id) < std::tie(b.name, b.id); });
    return schools;
}

/// The schools of the district and their places in a filing.
class Schools {
public:
    explicit Schools(const filing::Reading& file) : schools_{schools_by_name(file)} {
        for (const auto& school : schools_) places_.emplace(school.id, static_cast<std::uint16_t>(places_.size()));
    }

    [[nodiscard]] std::size_t count() const { return schools_.size(); }
    [[nodiscard]] std::optional<std::uint16_t> place(const SchoolId& id) const {
        const auto found = places_.find(id);
        return found == places_.end() ? std::nullopt : std::optional{found->second};
    }
    [[nodiscard]] std::vector<FilingSchool> named() const {
        std::vector<FilingSchool> named;
        for (const auto& school : schools_) named.push_back({school.name, school.code, Known::counted, 0});
        return named;
    }

private:
    std::vector<program::School> schools_;
    std::unordered_map<SchoolId, std::uint16_t> places_;
};

/// The contacts of some days, oldest first: their order does not hang on how the file keeps them.
std::vector<program::Contact> contacts_of(const filing::Reading& file, const Period& days) {
    auto contacts = file.all<program::Contact>({{"happened_on", to_value(days.from), filing::Compare::at_least},
                                                {"happened_on", to_value(days.until), filing::Compare::at_most}});
    std::sort(contacts.begin(), contacts.end(), [](const auto& a, const auto& b) {
        return std::tie(a.happened_at, a.id) < std::tie(b.happened_at, b.id);
    });
    return contacts;
}

std::vector<program::ContactStudent> students_of(const filing::Reading& file, const Period& days) {
    auto students =
        file.all<program::ContactStudent>({{"happened_on", to_value(days.from), filing::Compare::at_least},
                                           {"happened_on", to_value(days.until), filing::Compare::at_most}});
    std::sort(students.begin(), students.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return students;
}

/// Each student of each contact, at the school of enrollment on its date.
std::vector<FilingContact> filing_contacts(const filing::Reading& file, const Period& days, const Schools& schools) {
    std::unordered_map<program::ContactId, std::pair<std::uint32_t, program::Contact>> contacts;
    for (auto& contact : contacts_of(file, days)) {
        const auto number = static_cast<std::uint32_t>(contacts.size() + 1);
        const auto id = contact.id;
        contacts.emplace(id, std::pair{number, std::move(contact)});
    }
    std::unordered_map<program::StudentId, std::uint32_t> numbers;
    std::vector<FilingContact> rows;
    for (const auto& student : students_of(file, days)) {
        const auto found = contacts.find(student.contact);
        if (found == contacts.end()) continue;
        const auto& contact = found->second.second;
        const auto school = schools.place(student.enrolled_at.value_or(contact.school));
        if (!school) continue;
        FilingContact row;
        row.contact = found->second.first;
        if (student.student)
            row.student =
                numbers.try_emplace(*student.student, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
        row.school = *school;
        row.grade_band = student.grade_band;
        row.race = student.race;
        row.sex = student.sex;
        row.disability = student.disability;
        row.english_learner = student.english_learner;
        row.reason = contact.reason;
        row.outcome = contact.outcome;
        row.actions = contact.actions;
        row.handed_back = contact.school_rule == program::ActedBecause::handed_over;
        row.day = contact.happened_on;
        row.origin = contact.origin;
        rows.push_back(row);
    }
    return rows;
}

/// How many students were enrolled at each school at any time of the period; a later enrolment of a student ends the
/// one before.
std::vector<std::uint32_t> enrolled_in(const filing::Reading& file, const Period& days, const Schools& schools) {
    auto enrolments = file.all<program::Enrolment>();
    std::sort(enrolments.begin(), enrolments.end(), [](const auto& a, const auto& b) {
        return std::tie(a.student, a.since, a.id) < std::tie(b.student, b.since, b.id);
    });
    std::set<std::pair<std::uint16_t, program::StudentId>> enrolled;
    for (std::size_t i = 0; i < enrolments.size(); ++i) {
        const auto& own = enrolments[i];
        auto until = own.until.value_or(days.until);
        if (i + 1 < enrolments.size() && enrolments[i + 1].student == own.student)
            until = std::min(until, enrolments[i + 1].since - CalendarDays{1});
        const auto school = schools.place(own.school);
        if (school && own.since <= days.until && until >= days.from) enrolled.emplace(*school, own.student);
    }
    std::vector<std::uint32_t> counts(schools.count());
    for (const auto& [school, student] : enrolled) ++counts[school];
    return counts;
}

std::vector<program::Assignment> posts_in(const filing::Reading& file, const Period& days) {
    auto posts = file.all<program::Assignment>();
    std::erase_if(posts, [&](const program::Assignment& post) {
        return post.first_day > days.until || (post.last_day && *post.last_day < days.from);
    });
    return posts;
}

/// The schools with what is known of them: of one without an officer and without a contact nobody can tell, and one
/// whose roster of those days has not come in is late.
std::vector<FilingSchool> filing_schools(const filing::Reading& file, const Period& days, const Schools& schools,
                                         const std::vector<FilingContact>& contacts) {
    std::vector<bool> policed(schools.count(), false);
    for (const auto& contact : contacts) policed[contact.school] = true;
    for (const auto& post : posts_in(file, days))
        if (const auto place = schools.place(post.school)) policed[*place] = true;
    const auto enrolled = enrolled_in(file, days, schools);
    auto named = schools.named();
    for (std::size_t i = 0; i < named.size(); ++i) {
        named[i].enrolled = enrolled[i];
        if (!policed[i])
            named[i].state = Known::not_collected;
        else if (enrolled[i] == 0)
            named[i].state = Known::late;
    }
    return named;
}

equity::FilingDistrict filing_district(const Office& office) {
    const auto district = office.district();
    return {district.name, district.state, district.federal_id};
}

std::vector<equity::SecurityPost> security_posts(const filing::Reading& file, const Period& days,
                                                 const Schools& schools) {
    std::map<program::OfficerId, program::Officer> officers;
    for (auto& officer : file.all<program::Officer>()) officers.emplace(officer.id, std::move(officer));
    std::map<program::AgencyId, std::string> agencies;
    for (auto& agency : file.all<program::Agency>()) agencies.emplace(agency.id, agency.name);
    auto posts = posts_in(file, days);
    std::sort(posts.begin(), posts.end(), [](const auto& a, const auto& b) {
        return std::tie(a.officer, a.first_day, a.id) < std::tie(b.officer, b.first_day, b.id);
    });
    std::map<program::OfficerId, std::uint32_t> numbers;
    std::map<std::pair<std::uint32_t, std::uint16_t>, equity::SecurityPost>
        last;  // a later post at a school takes over
    for (const auto& post : posts) {
        const auto school = schools.place(post.school);
        const auto officer = officers.find(post.officer);
        if (!school || officer == officers.end()) continue;
        const auto number =
            numbers.try_emplace(post.officer, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
        last[{number, *school}] = {number, *school, officer->second.kind, agencies[officer->second.agency],
                                   post.days_per_week_tenths};
    }
    std::vector<equity::SecurityPost> staff;
    for (auto& [key, post] : last) staff.push_back(std::move(post));
    return staff;
}

std::vector<equity::SecurityAgreement> security_agreements(const filing::Reading& file, const Period& days) {
    std::vector<equity::SecurityAgreement> agreements;
    for (const auto& agreement : file.all<program::Agreement>()) {
        const bool approved = agreement.board_approved_on && *agreement.board_approved_on <= days.until;
        const auto end = agreement.holdover_until ? agreement.holdover_until : agreement.ends;
        if (!approved || (agreement.starts && *agreement.starts > days.until) || (end && *end < days.from)) continue;
        const auto agency = file.find<program::Agency>(agreement.agency);
        if (agency)
            agreements.push_back({agency->name, agency->kind, agreement.title, agreement.starts, agreement.ends});
    }
    std::sort(agreements.begin(), agreements.end(), [](const auto& a, const auto& b) {
        return std::tie(a.agency, a.starts, a.title) < std::tie(b.agency, b.starts, b.title);
    });
    return agreements;
}

/// Where not one call of the year is on file nobody can tell whether there was none.
std::optional<std::vector<equity::SchoolCall>> school_calls(const filing::Reading& file, const Period& days,
                                                            const Schools& schools) {
    std::vector<equity::SchoolCall> calls;
    for (const auto& call :
         file.all<program::CallForService>({{"called_on", to_value(days.from), filing::Compare::at_least},
                                            {"called_on", to_value(days.until), filing::Compare::at_most}}))
        if (const auto school = schools.place(call.school)) calls.push_back({*school, call.outcome});
    return calls.empty() ? std::nullopt : std::optional{calls};
}

equity::StopContact stop_contact(const Office& office, const program::Contact& contact, const std::string& number,
                                 std::uint16_t school) {
    equity::StopContact stop;
    stop.contact = contact.id.text();
    stop.officer_number = number;
    stop.day = contact.happened_on;
    stop.time = office.local_time(contact.happened_at);
    stop.minutes = contact.minutes;
    stop.school = school;
    stop.origin = contact.origin;
    stop.reason = contact.reason;
    stop.actions = contact.actions;
    stop.outcome = contact.outcome;
    stop.parent_told = contact.parent_told == program::Told::yes;
    return stop;
}

}  // namespace

Result<equity::CrdcRecords> crdc_records(const Office& office, int school_year) {
    const auto district = filing_district(office);
    return office.file().read([&](const filing::Reading& file) -> Result<equity::CrdcRecords> {
        const auto years = file.all<program::CalendarYear>({{"school_year", std::int64_t{school_year}}});
        if (years.empty())
            return problem("year",
                           "The first and the last day of school in {year} are not on file, and the summer is left "
                           "out of this collection. Enter them in the school calendar",
                           {{"year", school_year_name(school_year)}});
        const Schools schools{file};
        equity::CrdcRecords records;
        records.district = district;
        records.school_year = school_year;
        records.race_list = race_lists(file).of(school_year);
        records.regular_year = {years.front().first, years.front().last};
        records.contacts =
            filing_contacts(file, {school_year_start(school_year), school_year_end(school_year)}, schools);
        records.schools = filing_schools(file, records.regular_year, schools, records.contacts);
        return records;
    });
}

equity::WashingtonRecords washington_records(const Office& office, int school_year) {
    const auto district = filing_district(office);
    return office.file().read([&](const filing::Reading& file) {
        const Schools schools{file};
        equity::WashingtonRecords records;
        records.district = district;
        records.school_year = school_year;
        records.race_list = race_lists(file).of(school_year);
        records.days = {school_year_start(school_year), school_year_end(school_year)};
        records.contacts = filing_contacts(file, records.days, schools);
        records.schools = filing_schools(file, records.days, schools, records.contacts);
        records.staff = security_posts(file, records.days, schools);
        records.agreements = security_agreements(file, records.days);
        records.calls = school_calls(file, records.days, schools);
        return records;
    });
}

equity::RipaRecords ripa_records(const Office& office, int year, const program::Agency& agency) {
    return office.file().read([&](const filing::Reading& file) {
        const Schools schools{file};
        equity::RipaRecords records;
        records.year = year;
        records.through = std::min(Date{year, 12, 31}, office.today());
        records.agency = agency.name;
        records.ori = agency.ori;
        records.schools = schools.named();
        std::map<program::OfficerId, program::Officer> officers;
        for (auto& officer : file.all<program::Officer>({{"agency", to_value(agency.id)}}))
            if (officer.sworn != program::Sworn::no) officers.emplace(officer.id, std::move(officer));
        const Period days{Date{year, 1, 1}, records.through};
        std::map<program::ContactId, std::size_t> places;
        for (const auto& contact : contacts_of(file, days)) {
            const auto officer = officers.find(contact.officer);
            const auto school = schools.place(contact.school);
            if (officer == officers.end() || !school) continue;
            places.emplace(contact.id, records.contacts.size());
            records.unconfirmed += officer->second.sworn == program::Sworn::unknown ? 1 : 0;
            records.contacts.push_back(stop_contact(office, contact, officer->second.agency_number, *school));
        }
        for (const auto& student : students_of(file, days)) {
            const auto place = places.find(student.contact);
            if (place == places.end()) continue;
            auto& stop = records.contacts[place->second];
            ++stop.students;
            stop.all_known = stop.all_known && student.student.has_value();
        }
        for (auto& search : file.all<program::Search>())
            if (const auto place = places.find(search.contact); place != places.end())
                records.contacts[place->second].searches.push_back(search);
        for (const auto& force : file.all<program::Force>())
            if (const auto place = places.find(force.contact); place != places.end())
                records.contacts[place->second].force.push_back(force.type);
        return records;
    });
}

}  // namespace accord::office
