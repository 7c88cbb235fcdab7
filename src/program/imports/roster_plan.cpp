#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "base/school_calendar.hpp"
#include "base/text.hpp"
#include "program/imports/records.hpp"
#include "program/imports/roster.hpp"

namespace accord::program::imports {

namespace {

constexpr std::size_t many_leavers = 20;  // and more than a tenth: the export is probably not whole

SchoolLevel level_of(const std::array<std::size_t, 4>& bands) {
    const auto total = bands[0] + bands[1] + bands[2];
    for (std::size_t i = 0; i < 3; ++i)
        if (total > 0 && bands[i] * 10 >= total * 6) return static_cast<SchoolLevel>(i);
    return SchoolLevel::other;
}

class Planner {
public:
    Planner(const Roster& roster, const OnFile& on_file, const RaceLists& race_lists, Date today, Log& log,
            ImportPlan& plan)
        : roster_{roster},
          on_file_{on_file},
          race_lists_{race_lists},
          today_{today},
          log_{log},
          plan_{plan},
          enrolments_{latest_of(on_file.enrolments)},
          memberships_{latest_of(on_file.memberships)} {
        for (const auto& student : on_file.students)
            if (!student.source_id.empty()) students_.emplace(student.source_id, &student);
    }

    void all() {
        schools();
        years();
        for (const auto& pupil : roster_.pupils) one(pupil);
        if (roster_.whole) close_the_missing();
        const auto left = plan_.enrolments.left;
        if (left > many_leavers && left * 10 > open_before())
            log_.warn("{left} of {count} students are no longer in the export and would be closed: is it whole?",
                      {{"left", std::to_string(left)}, {"count", std::to_string(open_before())}});
    }

private:
    void schools() {
        std::map<std::string_view, const School*> by_source;
        std::map<std::string, const School*> unnamed;  // entered by hand, without the system's id
        for (const auto& school : on_file_.schools) {
            if (school.source_id.empty()) {
                unnamed.emplace(normalise(school.name), &school);
                continue;
            }
            by_source.emplace(school.source_id, &school);
            school_ids_.emplace(school.source_id, school.id);
        }
        const auto bands = grade_bands();
        for (const auto& told : roster_.schools) {
            const School* known = nullptr;
            if (const auto found = by_source.find(told.source_id); found != by_source.end())
                known = found->second;
            else if (const auto same = unnamed.find(normalise(told.name)); same != unnamed.end())
                known = same->second;
            School school = known ? *known : School{SchoolId::make(), {}, SchoolLevel::other, {}, {}};
            school.name = told.name;
            school.source_id = told.source_id;
            if (!told.code.empty()) school.code = told.code;
            const auto grades = bands.find(told.source_id);
            if (!known && grades != bands.end()) school.level = level_of(grades->second);
            school_ids_[told.source_id] = school.id;
            put(plan_.schools, known, std::move(school));
        }
    }

    /// How many students of each school are in each band of grades.
    [[nodiscard]] std::map<std::string_view, std::array<std::size_t, 4>> grade_bands() const {
        std::map<std::string_view, std::array<std::size_t, 4>> bands;
        for (const auto& pupil : roster_.pupils)
            if (pupil.stays) ++bands[pupil.school][static_cast<std::size_t>(grade_band(pupil.grade))];
        return bands;
    }

    void years() {
        for (const auto& told : roster_.years) {
            const auto known =
                std::find_if(on_file_.years.begin(), on_file_.years.end(),
                             [&](const CalendarYear& year) { return year.school_year == told.school_year; });
            const bool there = known != on_file_.years.end();
            put(plan_.years, there ? &*known : nullptr,
                {there ? known->id : CalendarId::make(), told.school_year, told.first, told.last});
            if (told.first <= today_ && today_ <= told.last) year_began_ = told.first;
        }
    }

    void one(const Pupil& pupil) {
        const auto found = students_.find(pupil.source_id);
        const auto* known = found == students_.end() ? nullptr : found->second;
        if (known) told_.insert(known->id);
        const bool stays = pupil.stays && (!pupil.end || *pupil.end >= today_);
        if (!known && !stays) return;  // came and went before the program knew
        Student student = known ? *known : Student{StudentId::make(), pupil.source_id, {}, {}, {}};
        if (pupil.named) {
            student.number = pupil.number;
            student.given = pupil.given;
            student.family = pupil.family;
        }
        const auto id = student.id;
        put(plan_.students, known, std::move(student));
        if (stays)
            enrol(pupil, id);
        else
            close(id, pupil.end);
        group(pupil, id);
    }

    void enrol(const Pupil& pupil, StudentId student) {
        const auto* last = find(enrolments_, student);
        const bool open = last && !last->until;
        const auto school = school_ids_.find(pupil.school);
        if (school == school_ids_.end() && !open) {
            log_.notice("{count} students have no school in the export; they are kept without one (the first: {first})",
                        "users.csv, " + pupil.source_id);
            return;
        }
        Enrolment next{Id<Enrolment>::make(),
                       student,
                       school == school_ids_.end() ? last->school : school->second,
                       pupil.grade.empty() && open ? last->grade : pupil.grade,
                       first_day(pupil, last),
                       std::nullopt};
        if (open && last->school == next.school && last->grade == next.grade) {
            ++plan_.enrolments.unchanged;
        } else if (last && last->since >= next.since) {  // told again for the same day: corrected in place
            next.id = last->id;
            next.since = last->since;
            put(plan_.enrolments, last, std::move(next));
        } else {
            plan_.enrolments.add.push_back(next);
        }
    }

    /// The first day of an enrolment that is new: as the export says, else the school year's for a student who is new
    /// here, else today.
    [[nodiscard]] Date first_day(const Pupil& pupil, const Enrolment* last) const {
        if (!last) return pupil.begin ? *pupil.begin : year_began_.value_or(today_);
        const auto after = last->until.value_or(last->since);
        return pupil.begin && *pupil.begin > after ? *pupil.begin : today_;
    }

    void close(StudentId student, std::optional<Date> last_day) {
        const auto* last = find(enrolments_, student);
        if (!last || last->until) return;
        Enrolment closed = *last;
        closed.until = std::max(std::min(last_day.value_or(today_ - CalendarDays{1}), today_), closed.since);
        plan_.enrolments.correct.push_back(std::move(closed));
        ++plan_.enrolments.left;
    }

    /// What is told today is said by today's list. The same word by another list is told anew, and the older one stays.
    void group(const Pupil& pupil, StudentId student) {
        if (!pupil.race && !pupil.sex) return;  // blank is not "not reported": nothing is told
        const auto* last = find(memberships_, student);
        const bool same_list = last && race_lists_.on(last->since) == race_lists_.on(today_);
        if (last && !same_list && last->since > today_) {  // told again once that day has come
            ++plan_.memberships.unchanged;
            return;
        }
        Membership next = !last       ? Membership{Id<Membership>::make(), student, today_}
                          : same_list ? *last
                                      : going_on(*last, today_, race_lists_);
        next.race = pupil.race.value_or(next.race);
        next.sex = pupil.sex.value_or(next.sex);
        if (!last) {
            next.since = race_lists_.within(first_day(pupil, find(enrolments_, student)), today_);
            plan_.memberships.add.push_back(next);
        } else if (*last == next || (!same_list && !pupil.race && next.sex == last->sex)) {
            ++plan_.memberships.unchanged;
        } else if (last->since >= today_) {
            plan_.memberships.correct.push_back(next);
        } else {
            next.id = Id<Membership>::make();
            next.since = today_;
            plan_.memberships.add.push_back(next);
        }
    }

    /// Students of the student information system whom a whole export no longer names. Those entered by hand stay.
    void close_the_missing() {
        for (const auto& [source_id, student] : students_)
            if (!told_.contains(student->id)) close(student->id, std::nullopt);
    }

    [[nodiscard]] std::size_t open_before() const {
        return static_cast<std::size_t>(std::count_if(enrolments_.begin(), enrolments_.end(),
                                                      [](const auto& pair) { return !pair.second->until; }));
    }

    template <class R>
    static const R* find(const std::unordered_map<StudentId, const R*>& latest, StudentId student) {
        const auto found = latest.find(student);
        return found == latest.end() ? nullptr : found->second;
    }

    const Roster& roster_;
    const OnFile& on_file_;
    const RaceLists& race_lists_;
    Date today_;
    Log& log_;
    ImportPlan& plan_;
    std::unordered_map<StudentId, const Enrolment*> enrolments_;
    std::unordered_map<StudentId, const Membership*> memberships_;
    std::map<std::string_view, const Student*> students_;  ///< by the system's id
    std::set<StudentId> told_;
    std::map<std::string, SchoolId, std::less<>> school_ids_;
    std::optional<Date> year_began_;
};

}  // namespace

void plan_roster(const Roster& roster, const OnFile& on_file, const RaceLists& race_lists, Date today, Log& log,
                 ImportPlan& plan) {
    Planner{roster, on_file, race_lists, today, log, plan}.all();
}

}  // namespace accord::program::imports
