#include "office/census.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "office/office.hpp"
#include "office/race_lists.hpp"

namespace accord::office {

namespace {

using program::SchoolId;
using program::StudentId;

struct Place {
    std::uint16_t school = 0;
    program::GradeBand band = program::GradeBand::not_reported;
    Date since;
};

struct Groups {
    program::Race race = program::Race::not_reported;
    program::Sex sex = program::Sex::not_reported;
    program::Disability disability = program::Disability::not_reported;
    program::EnglishLearner english_learner = program::EnglishLearner::not_reported;
    std::string since;
};

template <class E>
E code(std::string_view text, E otherwise) {
    return parse_code<E>(text).value_or(otherwise);
}

/// Each student's groups on the day: the latest membership that began on or before it. What it says of the race counts
/// only where the same list still holds.
std::unordered_map<StudentId, Groups> groups_on(const filing::Reading& file, const program::RaceLists& lists, Date on) {
    const auto first_of_list = to_string(lists.within(Date{}, on));
    std::unordered_map<StudentId, Groups> groups;
    file.session().query(
        "SELECT student, since, race, sex, disability, english_learner FROM membership"
        " WHERE district_id = $1 AND latest = 1 AND since <= $2",
        {to_value(file.district()), to_value(on)}, [&](const filing::Row& row) {
            const auto student = StudentId::parse(row.text(0));
            if (!student) return;
            auto& own = groups[*student];
            if (row.text(1) < own.since) return;
            const bool of_list = row.text(1) >= first_of_list;
            own = {of_list ? code(row.text(2), program::Race::not_reported) : program::Race::not_reported,
                   code(row.text(3), program::Sex::not_reported), code(row.text(4), program::Disability::not_reported),
                   code(row.text(5), program::EnglishLearner::not_reported), std::string{row.text(1)}};
        });
    return groups;
}

}  // namespace

std::unordered_map<SchoolId, std::uint16_t> Census::index() const {
    std::unordered_map<SchoolId, std::uint16_t> places;
    for (std::size_t i = 0; i < schools.size(); ++i) places.emplace(schools[i].id, static_cast<std::uint16_t>(i));
    return places;
}

Census take_census(const filing::Reading& file, Date on) {
    Census census;
    census.on = on;
    census.schools = file.all<program::School>();
    std::sort(census.schools.begin(), census.schools.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    census.ever_enrolled.assign(census.schools.size(), false);
    census.enrolled.assign(census.schools.size(), false);
    const auto index = census.index();

    for (std::size_t i = 0; i < census.schools.size(); ++i)
        file.session().query(
            "SELECT EXISTS (SELECT 1 FROM enrolment"
            " WHERE district_id = $1 AND latest = 1 AND school = $2 AND since <= $3)",
            {to_value(file.district()), to_value(census.schools[i].id), to_value(on)},
            [&](const filing::Row& row) { census.ever_enrolled[i] = row.integer(0) != 0; });

    // A student is counted once, at the school of the latest enrolment that holds on the day.
    std::unordered_map<StudentId, Place> places;
    file.session().query(
        "SELECT student, school, grade, since FROM enrolment"
        " WHERE district_id = $1 AND latest = 1 AND until IS NULL AND since <= $2"
        " UNION ALL SELECT student, school, grade, since FROM enrolment"
        " WHERE district_id = $1 AND latest = 1 AND until >= $2 AND since <= $2",
        {to_value(file.district()), to_value(on)}, [&](const filing::Row& row) {
            const auto student = StudentId::parse(row.text(0));
            const auto school = SchoolId::parse(row.text(1));
            if (!student || !school || !index.contains(*school)) return;
            const auto at = index.at(*school);
            const auto since = parse_date(row.text(3)).value_or(Date{});
            auto [place, first] = places.try_emplace(*student, Place{at, program::grade_band(row.text(2)), since});
            if (!first && place->second.since <= since) place->second = {at, program::grade_band(row.text(2)), since};
        });

    const auto lists = race_lists(file);
    census.race_list = lists.on(on);
    const auto groups = groups_on(file, lists, on);
    std::map<std::tuple<std::uint16_t, program::GradeBand, program::Race, program::Sex, program::Disability,
                        program::EnglishLearner>,
             std::uint32_t>
        cells;
    for (const auto& [student, place] : places) {
        census.enrolled[place.school] = true;
        const auto own = groups.find(student);
        const Groups group = own == groups.end() ? Groups{} : own->second;
        ++cells[{place.school, place.band, group.race, group.sex, group.disability, group.english_learner}];
    }
    for (const auto& [cell, students] : cells) {
        const auto& [school, band, race, sex, disability, english_learner] = cell;
        census.rows.push_back({school, band, race, sex, disability, english_learner, students});
    }
    return census;
}

std::shared_ptr<const Census> Office::census(Date on) const {
    return file_.read([&](const filing::Reading& file) {
        const auto newest = std::max({file.newest<program::School>(), file.newest<program::Enrolment>(),
                                      file.newest<program::Membership>(), file.newest<program::RaceListStart>()});
        {
            const std::lock_guard lock{guard_};
            if (census_ && census_entry_ == newest && census_->on == on) return census_;
        }
        auto fresh = std::make_shared<const Census>(take_census(file, on));
        const std::lock_guard lock{guard_};
        census_entry_ = newest;
        return census_ = std::move(fresh);
    });
}

}  // namespace accord::office
