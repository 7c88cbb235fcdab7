// RCW 28A.320.1241: what districts collect and submit every year about safety and security staff.
#include "equity/filings/washington_filing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "base/csv.hpp"
#include "equity/fictional_district.hpp"
#include "equity/filings/test_key.hpp"

namespace accord::equity {
namespace {

using office::FilingDesk;

struct Year {
    WashingtonRecords records{
        {"Alder Creek", "WA", "5399990"},
        2025,
        {Date{2025, 7, 1}, Date{2026, 6, 30}},
        {{"North High", "1001", Known::counted, 900}, {"South High", "1002", Known::counted, 800}},
        {},
        {},
        {},
        std::nullopt};

    FilingContact& add(std::uint32_t contact, std::uint32_t student) {
        FilingContact one;
        one.contact = contact;
        one.student = student;
        one.day = Date{2025, 10, 3};
        one.reason = program::ContactReason::fight;
        one.race = program::Race::white;
        one.sex = program::Sex::male;
        one.disability = program::Disability::section_504;
        one.english_learner = program::EnglishLearner::no;
        one.grade_band = program::GradeBand::g9_to_12;
        return records.contacts.emplace_back(one);
    }
    [[nodiscard]] CsvTable table() const {
        return read_csv("washington", FilingDesk::bytes(file_washington(records).filing)).value();
    }
    /// The value of a line and why it is blank.
    [[nodiscard]] std::pair<std::string, std::string> value(const std::string& table_name, const std::string& school,
                                                            const std::string& line, const std::string& field) const {
        for (const auto& row : table().rows)
            if (row[0] == table_name && row[1] == school && row[3] == line && row[4] == field) return {row[5], row[6]};
        return {"no such line", ""};
    }
    [[nodiscard]] bool says(std::string_view words, Check::State state) const {
        const auto checks = file_washington(records).checks;
        return std::any_of(checks.begin(), checks.end(), [&](const Check& check) {
            return check.state == state && english(check.message).find(words) != std::string::npos;
        });
    }
};

using Line = std::pair<std::string, std::string>;

TEST(WashingtonStaff, AreCountedInTheDistrictAndInEachBuildingWithTheDaysPerWeekThatEachWorks) {
    Year year;
    year.records.staff = {{1, 0, program::OfficerKind::sro, "Alder Creek Police", 25},
                          {1, 1, program::OfficerKind::sro, "Alder Creek Police", 20},
                          {2, 1, program::OfficerKind::campus_security, "Alder Creek Schools", 0}};
    EXPECT_EQ(year.value("staff_in_district", "", "", "number"), (Line{"2", ""}));
    EXPECT_EQ(year.value("staff_by_school", "North High", "", "number"), (Line{"1", ""}));
    EXPECT_EQ(year.value("staff_by_school", "South High", "", "number"), (Line{"2", ""}));
    EXPECT_EQ(year.value("staff_member", "North High", "1", "days_per_week"), (Line{"2.5", ""}));
    EXPECT_EQ(year.value("staff_member", "South High", "1", "days_per_week"), (Line{"2", ""}));
    EXPECT_EQ(year.value("staff_member", "South High", "2", "days_per_week"), (Line{"", "not_collected"}));
    EXPECT_TRUE(year.says("days a week are not on file for 1", Check::State::missing));
}

TEST(WashingtonAgreement, NamesTheAgencyOrPrivateOrganization) {
    Year year;
    year.records.agreements = {
        {"Alder Creek Police", program::AgencyKind::police, "Agreement of 2025", Date{2025, 7, 1}, Date{2026, 6, 30}}};
    EXPECT_EQ(year.value("agreement", "", "1", "agency"), (Line{"Alder Creek Police", ""}));
    EXPECT_TRUE(year.says("Send every agreement with it: 1", Check::State::look));
}

TEST(WashingtonIncident, IsEachThatResultedInForceAgainstAStudentOrAStudentArrest) {
    Year year;
    year.add(1, 1).actions = {program::OfficerAction::handcuffed};
    year.add(2, 2).outcome = program::Outcome::arrest;
    year.add(3, 3).outcome = program::Outcome::citation;  // neither
    auto& before = year.add(4, 4);
    before.outcome = program::Outcome::arrest;
    before.day = Date{2025, 6, 30};  // of the year before
    EXPECT_EQ(year.value("incidents_by_school", "North High", "", "with_force"), (Line{"1", ""}));
    EXPECT_EQ(year.value("incidents_by_school", "North High", "", "with_arrest"), (Line{"1", ""}));
    EXPECT_EQ(year.value("incidents_by_school", "South High", "", "with_arrest"), (Line{"0", ""}));
    EXPECT_EQ(year.value("incident", "North High", "2", "outcome"), (Line{"arrest", ""}));
    EXPECT_EQ(year.value("incident", "North High", "3", "outcome").first, "no such line");
}

TEST(WashingtonIncident, HasForEachStudentRaceOtherDemographicsAndWhetherAnIepOrASection504Plan) {
    Year year;
    year.add(1, 1).outcome = program::Outcome::arrest;
    auto& second = year.add(1, 2);
    second.outcome = program::Outcome::arrest;
    second.race = program::Race::not_reported;
    second.disability = program::Disability::idea;
    EXPECT_EQ(year.value("incidents_by_school", "North High", "", "with_arrest"), (Line{"1", ""})) << "one incident";
    EXPECT_EQ(year.value("incident_student", "North High", "1.1", "race_or_ethnicity"), (Line{"white", ""}));
    EXPECT_EQ(year.value("incident_student", "North High", "1.1", "iep_or_504"), (Line{"section_504", ""}));
    EXPECT_EQ(year.value("incident_student", "North High", "1.2", "race_or_ethnicity"), (Line{"", "not_collected"}));
    EXPECT_EQ(year.value("incident_student", "North High", "1.2", "iep_or_504"), (Line{"idea", ""}));
    EXPECT_TRUE(year.says("not on file: 1", Check::State::look));
}

TEST(WashingtonDiscipline, IsNotCollectedAndNeverSaidToBeZero) {
    Year year;
    year.add(1, 1).outcome = program::Outcome::arrest;
    EXPECT_EQ(year.value("incidents_by_school", "North High", "", "with_discipline"), (Line{"", "not_collected"}));
    EXPECT_EQ(year.value("incident", "North High", "1", "discipline"), (Line{"", "not_collected"}));
    EXPECT_EQ(year.value("complaints", "", "", "number"), (Line{"", "not_collected"}));
    EXPECT_TRUE(year.says("keeps no complaints", Check::State::missing));
}

TEST(WashingtonCalls, AreCountedByOutcomeWhereTheyAreOnFileAndNobodyCanTellWhereNoneIs) {
    Year year;
    EXPECT_EQ(year.value("calls_for_service", "", "", "number"), (Line{"", "not_collected"}));
    EXPECT_TRUE(year.says("nobody can tell", Check::State::missing));
    year.records.calls = {{0, program::CallOutcome::arrest}, {0, program::CallOutcome::unknown}};
    EXPECT_EQ(year.value("calls_for_service", "", "", "number"), (Line{"2", ""}));
    EXPECT_EQ(year.value("calls_by_school", "North High", "", "arrest"), (Line{"1", ""}));
    EXPECT_EQ(year.value("calls_by_school", "South High", "", "arrest"), (Line{"0", ""}));
    EXPECT_TRUE(year.says("outcome of 1 calls", Check::State::look));
}

TEST(WashingtonSchool, ThatIsLateHasBlankNumbers) {
    Year year;
    year.records.schools[1].state = Known::late;
    EXPECT_EQ(year.value("incidents_by_school", "South High", "", "with_force"), (Line{"", "late"}));
}

TEST(WashingtonForm, AndItsDayAreUnverified) {
    EXPECT_TRUE(Year{}.says("The day by which it is due, and the form", Check::State::unverified));
}

TEST(WashingtonIncidents, AreWhatASlowCountGives) {
    const auto made = fictional::district(11, {5, 200, 800, 0.02, 0.05});
    Year year;
    year.records.schools.clear();
    for (const auto& name : made.data.schools) year.records.schools.push_back({name, "1", Known::counted, 5000});
    for (auto coded : made.data.contacts) {
        FilingContact one;
        static_cast<CodedContact&>(one) = coded;
        one.day = Date{2025, 10, 3};
        year.records.contacts.push_back(one);
    }
    for (std::size_t school = 0; school < made.data.schools.size(); ++school) {
        std::map<std::string, std::size_t> counts;
        for (const auto& contact : year.records.contacts) {  // each contact of this district has one student
            if (contact.school != school) continue;
            using enum program::OfficerAction;
            counts["with_arrest"] += contact.outcome == program::Outcome::arrest ? 1 : 0;
            counts["with_force"] +=
                contact.actions.has(handcuffed) || contact.actions.has(other_force) || contact.actions.has(drew_weapon)
                    ? 1
                    : 0;
        }
        for (const auto& [field, count] : counts)
            EXPECT_EQ(year.value("incidents_by_school", made.data.schools[school], "", field),
                      (Line{std::to_string(count), ""}));
    }
}

TEST(Differences, OfWashingtonsDataAreOfItsNumbersAlone) {
    Year before, now;
    now.records.calls = {{0, program::CallOutcome::arrest}};
    const auto found = differences(FilingKind::washington, FilingDesk::bytes(file_washington(before.records).filing),
                                   FilingDesk::bytes(file_washington(now.records).filing));
    EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](const Difference& each) {
        return each.row == "all" && each.column == "calls_for_service.number" && !each.before && each.now == 1;
    }));
}

TEST(WashingtonFile, NamesTheListOfRacesWhereItIsNotThatOf1997AndAsksWhetherItIsTaken) {
    Year year;
    year.add(1, 1).outcome = program::Outcome::arrest;
    EXPECT_EQ(year.value("race_list", "", "", "list").first, "no such line");
    EXPECT_TRUE(year.says("The seven federal categories of the 1997 standards", Check::State::good));
    year.records.race_list = program::RaceList::of_2024;
    EXPECT_EQ(year.value("race_list", "", "", "list").first, "2024");
    EXPECT_TRUE(year.says("Whether the state's office takes that list was not found", Check::State::unverified));
}

}  // namespace
}  // namespace accord::equity
