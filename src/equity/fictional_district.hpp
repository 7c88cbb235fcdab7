#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "equity/counts.hpp"

/// Made-up districts for the tests of this room: the same seed is always the same district.
namespace accord::equity::fictional {

/// splitmix64 (Steele, Lea, Flood 2014).
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_{seed} {}
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    double share() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }
    /// A place in a list of shares that add up to about one.
    template <std::size_t N>
    std::size_t place(const std::array<double, N>& shares) {
        double left = share();
        for (std::size_t i = 0; i < N; ++i)
            if ((left -= shares[i]) < 0) return i;
        return N - 1;
    }

private:
    std::uint64_t state_;
};

struct Size {
    std::size_t schools = 10;
    std::size_t students_per_school = 400;
    std::size_t contacts = 1000;
    double unidentified = 0.01;
    double movers = 0.01;  ///< contacts of a student at another school than the student's own
};

struct District {
    CodedData data;
    std::vector<CodedContact> students;  ///< one row for each enrolled student: the codes, and the number from 1
};

inline CodedContact some_student(Chance& chance, std::size_t school, std::uint32_t number) {
    using namespace program;
    CodedContact own;
    own.student = number;
    own.school = static_cast<std::uint16_t>(school);
    own.grade_band = static_cast<GradeBand>(school % 5 == 4 ? chance.below(2) : school % 3);
    own.race = categories_of_1997[chance.place(std::array{.27, .01, .06, .15, .005, .45, .045, .01})].race;
    own.sex = static_cast<Sex>(chance.place(std::array{.487, .508, .003, .002}));
    own.disability = static_cast<Disability>(chance.place(std::array{.85, .11, .03, .01}));
    own.english_learner = static_cast<EnglishLearner>(chance.place(std::array{.815, .18, .005}));
    return own;
}

inline void let_it_happen(Chance& chance, CodedContact& contact) {
    using enum program::Outcome;
    using enum program::OfficerAction;
    constexpr std::array outcomes{arrest, citation, referral, to_counselor, warning, back_to_class};
    contact.outcome = outcomes[chance.place(std::array{.06, .08, .10, .16, .1, .5})];
    if (chance.share() < .12) contact.actions.insert(chance.share() < .5 ? searched_person : searched_belongings);
    if (chance.share() < .04) contact.actions.insert(handcuffed);
    contact.handed_back = contact.outcome == back_to_class && chance.share() < .4;
}

inline void forget_who(CodedContact& contact) {
    contact.student = 0;
    contact.race = program::Race::not_reported;
    contact.sex = program::Sex::not_reported;
    contact.disability = program::Disability::not_reported;
    contact.english_learner = program::EnglishLearner::not_reported;
    contact.grade_band = program::GradeBand::not_reported;
}

inline std::string school_name(std::size_t school) {
    std::string number = std::to_string(school + 1);
    return "School " + std::string(4 - std::min<std::size_t>(4, number.size()), '0') + number;
}

inline std::vector<CodedEnrolment> enrolment_of(const std::vector<CodedContact>& students) {
    std::map<std::array<std::size_t, 6>, CodedEnrolment> cells;
    for (const CodedContact& own : students) {
        const std::array key{std::size_t{own.school},
                             static_cast<std::size_t>(own.grade_band),
                             static_cast<std::size_t>(own.race),
                             static_cast<std::size_t>(own.sex),
                             static_cast<std::size_t>(own.disability),
                             static_cast<std::size_t>(own.english_learner)};
        auto& cell = cells[key];
        cell = {own.school, own.grade_band, own.race, own.sex, own.disability, own.english_learner, cell.students + 1};
    }
    std::vector<CodedEnrolment> enrolment;
    for (const auto& [key, cell] : cells) enrolment.push_back(cell);
    return enrolment;
}

/// Some students have many contacts, most have none.
inline District district(std::uint64_t seed, const Size& size) {
    Chance chance{seed};
    District out;
    CodedData& data = out.data;
    data.period = {Date{2025, 7, 1}, Date{2026, 6, 30}};
    for (std::size_t school = 0; school < size.schools; ++school) {
        data.schools.push_back(school_name(school));
        data.school_state.push_back(Known::counted);
        const std::size_t students = size.students_per_school / 2 + chance.below(size.students_per_school + 1);
        for (std::size_t i = 0; i < students; ++i)
            out.students.push_back(some_student(chance, school, static_cast<std::uint32_t>(out.students.size() + 1)));
    }
    data.enrolment = enrolment_of(out.students);
    for (std::size_t i = 0; i < size.contacts && !out.students.empty(); ++i) {
        const double skewed = chance.share();
        CodedContact contact = out.students[static_cast<std::size_t>(skewed * chance.share() * 0.999 *
                                                                     static_cast<double>(out.students.size()))];
        contact.contact = static_cast<std::uint32_t>(i + 1);
        let_it_happen(chance, contact);
        if (chance.share() < size.movers) contact.school = static_cast<std::uint16_t>(chance.below(size.schools));
        if (chance.share() < size.unidentified) forget_who(contact);
        data.contacts.push_back(contact);
    }
    return out;
}

inline constexpr Period school_year{Date{2025, 7, 1}, Date{2026, 6, 30}};

/// A district of which only the schools differ: so many students with one contact at each, of 500 enrolled.
inline CodedData schools_with(const std::vector<std::uint32_t>& contacts, Period period = school_year) {
    CodedData data;
    data.period = period;
    std::uint32_t number = 0;
    for (std::size_t school = 0; school < contacts.size(); ++school) {
        data.schools.push_back(school_name(school));
        data.school_state.push_back(Known::counted);
        for (const auto band : {program::GradeBand::g6_to_8, program::GradeBand::g9_to_12})
            data.enrolment.push_back({static_cast<std::uint16_t>(school), band, program::Race::white,
                                      program::Sex::female, program::Disability::none, program::EnglishLearner::no,
                                      250});
        for (std::uint32_t i = 0; i < contacts[school]; ++i) {
            CodedContact one;
            one.contact = one.student = ++number;
            one.school = static_cast<std::uint16_t>(school);
            one.grade_band = program::GradeBand::g9_to_12;
            one.race = program::Race::white;
            data.contacts.push_back(one);
        }
    }
    return data;
}

}  // namespace accord::equity::fictional
