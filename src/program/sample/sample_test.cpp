#include "program/sample/sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "base/zone.hpp"
#include "policy/binding.hpp"
#include "program/contact_form.hpp"

namespace accord::program {
namespace {

const Date today{2026, 11, 22};

const SampleDistrict& usual() {
    static const SampleDistrict sample = make_sample(today);
    return sample;
}

/// Each record's fields as text, so that two samples can be compared byte for byte.
std::string bytes_of(const SampleDistrict& sample) {
    std::string bytes;
    sample.each([&]<class R>(const std::vector<R>& records) {
        for (const auto& record : records)
            each_field<R>([&](const auto& field) { (bytes += to_text(to_value(record.*field.member))) += '|'; });
    });
    return bytes;
}

TEST(Sample, OfTheSameDayIsTheSameToTheByte) {
    EXPECT_EQ(bytes_of(make_sample(today)), bytes_of(usual()));
    EXPECT_NE(bytes_of(make_sample(Date{2026, 11, 23})), bytes_of(usual()));
}

TEST(Sample, IsADistrictOfSixSchoolsAndFourThousandStudents) {
    const auto& sample = usual();
    EXPECT_EQ(sample.schools.size(), 6u);
    std::map<SchoolLevel, int> levels;
    for (const auto& school : sample.schools) ++levels[school.level];
    EXPECT_EQ(levels[SchoolLevel::elementary], 3);
    EXPECT_EQ(levels[SchoolLevel::high], 1);
    std::map<StudentId, const Enrolment*> latest;
    for (const auto& row : sample.enrolments)
        if (row.since <= today) latest[row.student] = &row;
    const auto enrolled = std::count_if(latest.begin(), latest.end(),
                                        [](const auto& pair) { return pair.second->until.value_or(today) >= today; });
    EXPECT_NEAR(static_cast<double>(enrolled), 4000, 60);
    EXPECT_EQ(sample.contacts.size(), 400u);
    EXPECT_EQ(sample.officers.size(), 6u);  // the five, and their sergeant
    EXPECT_EQ(sample.agencies.size(), 2u);
}

TEST(Sample, EveryIdIsItsOwn) {
    std::set<Uuid> ids;
    std::size_t records = 0;
    usual().each([&](const auto& list) {
        for (const auto& record : list) ids.insert(record.id.uuid), ++records;
    });
    EXPECT_EQ(ids.size(), records);
}

TEST(Sample, KnowsNoDayAfterToday) {
    for (const Date day : {today, Date{2026, 7, 15}, Date{2026, 8, 18}, Date{2027, 2, 28}, Date{2028, 6, 30}}) {
        const auto sample = make_sample(day);
        ASSERT_EQ(sample.contacts.size(), 400u) << to_string(day);
        for (const auto& contact : sample.contacts) ASSERT_LT(contact.happened_on, day);
        for (const auto& request : sample.requests)
            ASSERT_LT(to_local(request.asked_at, sample.district.zone).date, day);
        for (const auto& delivery : sample.deliveries) ASSERT_LT(delivery.delivered_on, day);
        for (const auto& training : sample.training) ASSERT_LT(training.completed_on, day);
        for (const auto& training : sample.staff_training) ASSERT_LT(training.held_on, day);
        for (const auto& row : sample.attestations) ASSERT_LE(row.attested_on, day);
        for (const auto& row : sample.assignments) ASSERT_LE(row.first_day, day);
    }
}

TEST(Sample, EveryContactWouldPassItsForm) {
    const auto& sample = usual();
    for (const auto& contact : sample.contacts) {
        LoggedContact logged{contact, {}, {}, {}};
        for (const auto& row : sample.contact_students)
            if (row.contact == contact.id) logged.students.push_back(row);
        for (const auto& row : sample.searches)
            if (row.contact == contact.id) logged.searches.push_back(row);
        for (const auto& row : sample.force)
            if (row.contact == contact.id) logged.force.push_back(row);
        ContactRules rules;
        rules.now = contact.happened_at + std::chrono::hours{contact.late_reason == LateReason::in_time ? 1 : 40};
        rules.zone = sample.district.zone;
        const auto again = check(read_contact_form(form_values(logged, rules.zone)), rules);
        ASSERT_TRUE(again.ok()) << again.problems().front().where << ": " << english(again.problems().front().message);
        auto expected = contact;
        expected.id = again->contact.id;
        ASSERT_EQ(again->contact, expected);
    }
}

TEST(Sample, ContactsHappenOnSchoolDaysWithAnOfficerWhoServes) {
    const auto& sample = usual();
    for (const auto& contact : sample.contacts) {
        const auto calendar = school_calendar(school_year_of(contact.happened_on), sample.years, sample.closed_days);
        ASSERT_TRUE(calendar.is_school_day(contact.happened_on));
        ASSERT_TRUE(std::any_of(sample.assignments.begin(), sample.assignments.end(), [&](const Assignment& row) {
            return row.officer == contact.officer && row.school == contact.school &&
                   serves_on(row, contact.happened_on);
        }));
    }
}

TEST(Sample, TellsTheStoriesThatThePolicyIsTestedOn) {
    const auto& sample = usual();
    // One officer began untrained with a reason and a date to come, one with a date that has passed.
    int to_come = 0, passed = 0;
    for (const auto& row : sample.assignments)
        if (row.training_by) ++(*row.training_by >= today ? to_come : passed);
    EXPECT_GE(to_come, 1);
    EXPECT_EQ(passed, 1);
    EXPECT_EQ(state_on(sample.agreements[0], today), AgreementState::in_force);
    EXPECT_EQ(state_on(sample.agreements[1], today), AgreementState::holdover);
    EXPECT_EQ(std::count_if(sample.terms.begin(), sample.terms.end(),
                            [&](const AgreementTerm& term) { return term.agreement == sample.agreements[0].id; }),
              5);
    const auto overrides =
        std::count_if(sample.requests.begin(), sample.requests.end(), [](const auto& r) { return overridden(r); });
    EXPECT_EQ(overrides, 1);
    EXPECT_EQ(std::count_if(sample.requests.begin(), sample.requests.end(), [](const auto& r) { return !r.closed_at; }),
              2);
    const auto handed_back = std::count_if(sample.requests.begin(), sample.requests.end(), [](const auto& r) {
        return r.answer == Responder::administrator || r.answer == Responder::counselor;
    });
    EXPECT_GE(handed_back, 10);
    std::set<SchoolId> trained;
    for (const auto& row : sample.staff_training)
        if (school_year_of(row.held_on) == 2026) trained.insert(row.school);
    EXPECT_EQ(trained.size(), 5u);
    ASSERT_EQ(sample.deliveries.size(), 1u);
    EXPECT_GT(sample.deliveries[0].delivered_on, (Date{2026, 10, 15}));
}

TEST(Sample, OneAccountARoleAndNoPassword) {
    const auto& sample = usual();
    for (std::size_t i = 0; i < sample_people().size(); ++i) {
        EXPECT_EQ(sample.accounts[i].login, sample_people()[i].login);
        EXPECT_EQ(static_cast<std::size_t>(sample.accounts[i].role), i);
    }
    for (const auto& account : sample.accounts) EXPECT_EQ(account.password_hash, "");
}

std::string file(const std::string& path) {
    std::ifstream stream{ACCORD_SOURCE_DIR "/policies/" + path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

class SamplePolicy : public testing::TestWithParam<std::pair<const char*, const char*>> {};
INSTANTIATE_TEST_SUITE_P(Sample, SamplePolicy,
                         testing::Values(std::pair{"sample/cedar-valley.md", "cedar-valley"},
                                         std::pair{"sample/mill-river.txt", "mill-river"}));

TEST_P(SamplePolicy, IsAdoptedAndItsPackBindsEveryProvisionAndNothingElse) {
    const auto& [document, name] = GetParam();
    const auto catalogue = policy::read_catalogue("controls.toml", file("controls.toml"));
    const auto pack = policy::read_pack(name, file("packs/" + std::string{name} + ".toml"));
    const auto reading = policy::read(document, file(document));
    ASSERT_TRUE(catalogue.ok() && pack.ok() && reading.ok());
    EXPECT_EQ(reading->document.status, policy::Status::adopted);
    EXPECT_TRUE(reading->warnings.empty());
    std::set<std::string> ids;
    for (const auto& provision : reading->provisions) {
        EXPECT_TRUE(pack->by_provision.contains(provision.id)) << provision.id << " line " << provision.line;
        ids.insert(provision.id);
    }
    for (const auto& [id, binding] : pack->by_provision) {
        EXPECT_TRUE(ids.contains(id)) << id << " is in no sentence any more";
        EXPECT_TRUE(catalogue->find(binding.control)) << binding.control;
    }
}

TEST(Sample, GrowsToALargeDistrict) {
    const auto sample = make_sample(today, {60, 40000, 50000, 10});
    EXPECT_EQ(sample.schools.size(), 60u);
    EXPECT_EQ(sample.contacts.size(), 50000u);
    EXPECT_GT(sample.enrolments.size(), 380000u);
    EXPECT_EQ(school_year_of(sample.contacts.front().happened_on), 2017);
}

}  // namespace
}  // namespace accord::program
