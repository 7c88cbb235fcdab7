#include <gtest/gtest.h>

#include "equity/fictional_district.hpp"
#include "equity/inside/counted.hpp"
#include "equity/release.hpp"

namespace accord::equity {
namespace {

using program::Outcome;

/// One school, forty students of each sex, and the contacts of the test.
CodedData one_school() {
    CodedData data;
    data.period = {Date{2025, 7, 1}, Date{2026, 6, 30}};
    data.schools = {"Almond High"};
    data.school_state = {Known::counted};
    for (const auto sex : {program::Sex::female, program::Sex::male})
        data.enrolment.push_back({0, program::GradeBand::g9_to_12, program::Race::white, sex, program::Disability::none,
                                  program::EnglishLearner::no, 40});
    return data;
}

CodedContact contact(std::uint32_t number, std::uint32_t student, Outcome outcome = Outcome::none) {
    CodedContact out;
    out.contact = number;
    out.student = student;
    out.grade_band = program::GradeBand::g9_to_12;
    out.race = program::Race::white;
    out.outcome = outcome;
    return out;
}

const ReleasedRow& total(const Released& released, Measure measure) {
    return released.table(measure, Breakdown::all)->rows.front();
}

/// Fifteen students with `each` contacts, so that nothing is small.
void add_many(CodedData& data, std::uint32_t each, Outcome outcome = Outcome::none) {
    for (std::uint32_t student = 1; student <= 15; ++student)
        for (std::uint32_t i = 0; i < each; ++i)
            data.contacts.push_back(contact(static_cast<std::uint32_t>(data.contacts.size() + 1), student, outcome));
}

TEST(Counting, CountsAStudentOnceAndEachContactAsAnEvent) {
    auto data = one_school();
    add_many(data, 3);
    const auto released = release(*count(data), {});
    ASSERT_TRUE(released);
    EXPECT_EQ(total(*released, Measure::contact).events.value, 45);
    EXPECT_EQ(total(*released, Measure::contact).students.value, 15);
}

TEST(Counting, CountsUnidentifiedStudentsAsEventsOnly) {
    auto data = one_school();
    add_many(data, 1);
    for (std::uint32_t i = 0; i < 20; ++i) data.contacts.push_back(contact(100 + i, 0));
    const auto released = release(*count(data), {});
    ASSERT_TRUE(released);
    EXPECT_EQ(total(*released, Measure::contact).events.value, 35);
    EXPECT_EQ(total(*released, Measure::contact).students.value, 15);
}

TEST(Counting, CountsEveryArrestAndCitationAsAReferral) {
    const auto measures = [](Outcome outcome) { return measures_of(contact(1, 1, outcome)); };
    EXPECT_EQ(measures(Outcome::arrest), (Measures{Measure::contact, Measure::referral, Measure::arrest}));
    EXPECT_EQ(measures(Outcome::citation), (Measures{Measure::contact, Measure::referral, Measure::citation}));
    EXPECT_EQ(measures(Outcome::referral), (Measures{Measure::contact, Measure::referral}));
    EXPECT_EQ(measures(Outcome::warning), Measures{Measure::contact});
    EXPECT_EQ(measures(Outcome::hold_or_transport), Measures{Measure::contact});
}

TEST(Counting, CountsBothKindsOfSearchAndAllThreeKindsOfForce) {
    using enum program::OfficerAction;
    for (const auto action : {searched_person, searched_belongings}) {
        auto one = contact(1, 1);
        one.actions = {action};
        EXPECT_EQ(measures_of(one), (Measures{Measure::contact, Measure::search}));
    }
    for (const auto action : {handcuffed, other_force, drew_weapon}) {
        auto one = contact(1, 1);
        one.actions = {action};
        EXPECT_EQ(measures_of(one), (Measures{Measure::contact, Measure::force}));
    }
}

TEST(Counting, CountsAStudentTwiceInOneContactOnceAndSaysSo) {
    auto data = one_school();
    add_many(data, 1);
    data.contacts.push_back(data.contacts.front());
    const auto counts = count(data);
    const auto released = release(*counts, {});
    ASSERT_TRUE(released);
    EXPECT_EQ(total(*released, Measure::contact).events.value, 15);
    EXPECT_EQ(implausible(*counts).size(), 1u);
}

TEST(Counting, CountsAStudentWhoMovedInBothSchoolsAndOnceInTheTotal) {
    auto data = one_school();
    data.schools.push_back("Birch High");
    data.school_state.push_back(Known::counted);
    data.enrolment.push_back(data.enrolment.front());
    data.enrolment.back().school = 1;
    data.enrolment.back().students = 200;
    add_many(data, 1);
    const auto here = data.contacts;
    for (auto moved : here) {
        moved.contact += 100;
        moved.school = 1;
        data.contacts.push_back(moved);
    }
    const auto released = release(*count(data), {});
    ASSERT_TRUE(released);
    const auto& schools = released->table(Measure::contact, Breakdown::school)->rows;
    EXPECT_EQ(schools[0].students.value, 15);
    EXPECT_EQ(schools[1].students.value, 15);
    EXPECT_EQ(schools[2].students.value, 15);
    EXPECT_EQ(schools[2].events.value, 30);
}

TEST(Counting, LeavesALateSchoolOutOfEveryTotalAndSaysSo) {
    auto data = fictional::district(3, {.schools = 4, .contacts = 4000}).data;
    auto without = data;
    data.school_state[2] = Known::late;
    std::erase_if(without.contacts, [](const CodedContact& one) { return one.school == 2; });
    std::erase_if(without.enrolment, [](const CodedEnrolment& one) { return one.school == 2; });
    const auto late = release(*count(data), {});
    const auto gone = release(*count(without), {});
    ASSERT_TRUE(late && gone);
    for (const auto division : {Breakdown::all, Breakdown::race, Breakdown::sex}) {
        const auto& total = late->table(Measure::contact, division)->rows.back();
        EXPECT_EQ(total.events, gone->table(Measure::contact, division)->rows.back().events);
        EXPECT_EQ(total.enrolled, gone->table(Measure::contact, division)->rows.back().enrolled);
        EXPECT_EQ(total.label, "All students of the schools in this report");
    }
    const auto& school = late->table(Measure::contact, Breakdown::school)->rows[2];
    EXPECT_EQ(school.events.state, Cell::State::late);
    EXPECT_TRUE(school.enrolled.shown());
    EXPECT_TRUE(std::any_of(late->findings.begin(), late->findings.end(), [](const Message& finding) {
        return english(finding) == "Schools that are late, and in no total: 1 of 4 (School 0003)";
    }));
}

TEST(Counting, ReportsMoreStudentsThanEnrolledByCellAndWithoutNumbers) {
    auto data = one_school();
    data.enrolment.pop_back();
    data.enrolment.front().students = 12;
    add_many(data, 1);
    const auto counts = count(data);
    const auto problems = implausible(*counts);
    ASSERT_FALSE(problems.empty());
    for (const auto& one : problems) {
        EXPECT_FALSE(one.where.empty());
        EXPECT_EQ(english(one.message).find_first_of("0123456789"), std::string::npos);
    }
    const auto released = release(*counts, {});
    ASSERT_TRUE(released);
    EXPECT_EQ(total(*released, Measure::contact).students.value, 15);
    EXPECT_FALSE(total(*released, Measure::contact).students_per_100);
}

TEST(Counting, RefusesAContactAtAnUnknownSchoolAndAPeriodThatRunsBackwards) {
    auto data = one_school();
    data.contacts.push_back(contact(1, 1));
    data.contacts.back().school = 7;
    std::swap(data.period.from, data.period.until);
    data.complaints = Known::counted;
    const auto released = release(*count(data), {});
    ASSERT_FALSE(released);
    EXPECT_EQ(released.problems().size(), 3u);
}

TEST(Counting, IsTheSameInWhateverOrderTheContactsCome) {
    auto data = fictional::district(5, {.schools = 6, .contacts = 1500}).data;
    const auto first = release(*count(data), {});
    std::reverse(data.contacts.begin(), data.contacts.end());
    const auto second = release(*count(data), {});
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->sha256, second->sha256);
}

}  // namespace
}  // namespace accord::equity
