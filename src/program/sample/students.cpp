#include <algorithm>
#include <array>

#include "program/sample/world.hpp"

namespace accord::program::sample {

namespace {

constexpr int grades = 13;  // kindergarten to 12
constexpr auto level_of_grade = [](int grade) {
    return grade <= 5 ? SchoolLevel::elementary : grade <= 8 ? SchoolLevel::middle : SchoolLevel::high;
};

std::string grade_code(int grade) {
    if (grade == 0) return "KG";
    return grade < 10 ? "0" + std::to_string(grade) : std::to_string(grade);
}

/// The numbers of the schools of each level.
std::array<std::vector<std::size_t>, 3> by_level(const std::vector<School>& schools) {
    std::array<std::vector<std::size_t>, 3> lists;
    for (std::size_t i = 0; i < schools.size(); ++i) lists[static_cast<std::size_t>(schools[i].level)].push_back(i);
    return lists;
}

Membership first_groups(World& world, const Pupil& pupil, Date since) {
    auto& draw = world.draw;
    Membership groups{world.id<Id<Membership>>(since), pupil.id, since};
    groups.race = draw.shared<Race>({{Race::hispanic, 44},
                                     {Race::white, 27},
                                     {Race::asian, 10},
                                     {Race::black, 8},
                                     {Race::two_or_more, 7},
                                     {Race::pacific_islander, 1},
                                     {Race::american_indian, 1},
                                     {Race::not_reported, 2}});
    groups.sex = draw.shared<Sex>({{Sex::female, 485}, {Sex::male, 508}, {Sex::other, 4}, {Sex::not_reported, 3}});
    groups.disability =
        draw.shared<Disability>({{Disability::none, 850}, {Disability::idea, 122}, {Disability::section_504, 28}});
    const int learners = std::max(6, 26 - 2 * pupil.grade);  // fewer in each grade: they are reclassified
    groups.english_learner = draw.in_thousand(10 * learners) ? EnglishLearner::yes : EnglishLearner::no;
    return groups;
}

/// A student who was not in the district before; gives the number.
std::size_t new_pupil(World& world, int grade, Date since) {
    auto& pupil = world.pupils.emplace_back();
    pupil.id = world.id<StudentId>(since);
    pupil.home = world.draw.below(1u << 20);
    pupil.grade = grade;
    const auto number = std::to_string(100000 + world.pupils.size());
    world.out.students.push_back({pupil.id, "stu-" + number, number, given_name(world.draw), family_name(world.draw)});
    pupil.memberships.push_back(first_groups(world, pupil, since));
    return world.pupils.size() - 1;
}

/// One school year: who comes, goes up, is reclassified or leaves on the way.
class Year {
public:
    Year(World& world, Term& term) : world_{world}, term_{term}, schools_{by_level(world.out.schools)} {
        term.rosters.resize(world.out.schools.size());
    }

    void begin() {
        for (int i = 0; i < world_.scale.students; ++i)
            enrol(new_pupil(world_, i % grades, term_.year.first), term_.year.first);
    }

    /// Everybody of the year before goes up a grade; those after the twelfth leave, and a new kindergarten comes.
    void go_up(const Term& before) {
        const auto known = world_.pupils.size();
        int leaving = 0;
        for (std::size_t i = 0; i < known; ++i) {
            auto& pupil = world_.pupils[i];
            auto& last = pupil.enrolments.back();
            if (last.until) continue;
            if (++pupil.grade >= grades) {
                last.until = before.year.last;
                ++leaving;
                continue;
            }
            last.until = term_.year.first - CalendarDays{1};
            enrol(i, term_.year.first);
        }
        for (int i = 0; i < leaving; ++i) enrol(new_pupil(world_, 0, term_.year.first), term_.year.first);
    }

    /// On the way: some move in and some away, some are no longer learners of English, some get a plan.
    void changes() {
        if (term_.days.empty()) return;
        const auto known = world_.pupils.size();
        for (std::size_t i = 0; i < known; ++i) {
            if (world_.pupils[i].enrolments.back().until) continue;
            if (world_.draw.in_thousand(25))
                swap(i);
            else if (world_.draw.in_thousand(25))
                regroup(world_.pupils[i]);
        }
    }

private:
    void enrol(std::size_t number, Date since) {
        auto& pupil = world_.pupils[number];
        const auto& choice = schools_[static_cast<std::size_t>(level_of_grade(pupil.grade))];
        const auto school = choice[static_cast<std::size_t>(pupil.home) % choice.size()];
        pupil.enrolments.push_back({world_.id<Id<Enrolment>>(since), pupil.id, world_.out.schools[school].id,
                                    grade_code(pupil.grade), since, std::nullopt});
        term_.rosters[school].push_back(number);
    }

    /// One leaves and another takes the place the next school day.
    void swap(std::size_t number) {
        const auto day = world_.draw.from(term_.days);
        auto& leaver = world_.pupils[number].enrolments.back();
        if (day <= leaver.since) return;
        leaver.until = day;
        const auto grade = world_.pupils[number].grade;
        enrol(new_pupil(world_, grade, day + CalendarDays{1}), day + CalendarDays{1});
    }

    void regroup(Pupil& pupil) {
        auto groups = pupil.memberships.back();
        const auto day = world_.draw.from(term_.days);
        if (day <= groups.since) return;
        groups.since = day;
        if (groups.english_learner == EnglishLearner::yes)
            groups.english_learner = EnglishLearner::no;
        else if (groups.disability == Disability::none)
            groups.disability = world_.draw.in_thousand(700) ? Disability::idea : Disability::section_504;
        else
            return;
        groups.id = world_.id<Id<Membership>>(day);
        pupil.memberships.push_back(groups);
    }

    World& world_;
    Term& term_;
    std::array<std::vector<std::size_t>, 3> schools_;
};

}  // namespace

void make_schools(World& world) {
    static constexpr auto places = std::to_array<std::string_view>(
        {"Orchard", "Sycamore", "Willow Creek", "Granite", "Foothill", "Riverbend", "Meadowlark", "Quail Run",
         "Sunrise", "Heron Lake", "Stonebridge", "Fairview"});
    const auto day = world.terms.front().year.first - CalendarDays{60};
    const int high = std::max(1, world.scale.schools / 6);
    const int middle = std::max(1, world.scale.schools / 3);
    const int elementary = std::max(1, world.scale.schools - high - middle);
    const auto add = [&](SchoolLevel level) {
        const auto n = static_cast<int>(world.out.schools.size());
        auto name =
            n == 0 ? std::string{"Cedar Valley"} : std::string{places[static_cast<std::size_t>(n - 1) % places.size()]};
        if (n > static_cast<int>(places.size()))
            name += " " + std::to_string(1 + (n - 1) / static_cast<int>(places.size()));
        name += level == SchoolLevel::elementary ? " Elementary" : level == SchoolLevel::middle ? " Middle" : " High";
        // County 99 does not exist: no such school can be looked up.
        const auto code = "9999999" + std::to_string(1000000 + n + 1);
        world.out.schools.push_back(
            {world.id<SchoolId>(day), std::move(name), level, code, "org-" + std::to_string(101 + n)});
    };
    for (int i = 0; i < high; ++i) add(SchoolLevel::high);
    for (int i = 0; i < middle; ++i) add(SchoolLevel::middle);
    for (int i = 0; i < elementary; ++i) add(SchoolLevel::elementary);
}

void make_students(World& world) {
    for (std::size_t i = 0; i < world.terms.size(); ++i) {
        Year year{world, world.terms[i]};
        if (i == 0)
            year.begin();
        else
            year.go_up(world.terms[i - 1]);
        year.changes();
    }
    for (auto& pupil : world.pupils) {
        world.out.enrolments.insert(world.out.enrolments.end(), pupil.enrolments.begin(), pupil.enrolments.end());
        world.out.memberships.insert(world.out.memberships.end(), pupil.memberships.begin(), pupil.memberships.end());
    }
}

}  // namespace accord::program::sample
