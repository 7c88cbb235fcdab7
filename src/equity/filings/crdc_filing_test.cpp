// The federal tables of referrals and arrests, held against a slow count that shares nothing with the filing's.
#include "equity/filings/crdc_filing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <type_traits>

#include "base/csv.hpp"
#include "equity/crdc/crdc.hpp"
#include "equity/crdc/fictional_extract.hpp"
#include "equity/fictional_district.hpp"
#include "equity/filings/test_key.hpp"

namespace accord::equity {
namespace {

using office::FilingDesk;
using program::Outcome;

constexpr Period regular_year{Date{2025, 8, 18}, Date{2026, 6, 3}};

static_assert(!std::is_convertible_v<Filing, Released> && !std::is_constructible_v<Released, Filing>);
static_assert(!std::is_convertible_v<Filing, std::string> && !std::is_default_constructible_v<Filing>);
static_assert(!std::is_default_constructible_v<FilingKey>, "nobody but the office's desk opens a filing");

/// One school of 500 with the contacts that a test adds.
struct Year {
    CrdcRecords records{
        {"Cedar Valley", "CA", "0699990"},
        2025,
        regular_year,
        {{"North High", "06123456789012", Known::counted, 500}, {"South High", "06123456789013", Known::counted, 500}},
        {}};

    FilingContact& add(std::uint32_t student, Outcome outcome, Date day = Date{2025, 10, 3}) {
        FilingContact one;
        one.contact = static_cast<std::uint32_t>(records.contacts.size() + 1);
        one.student = student;
        one.race = program::Race::black;
        one.sex = program::Sex::female;
        one.disability = program::Disability::none;
        one.english_learner = program::EnglishLearner::no;
        one.grade_band = program::GradeBand::g9_to_12;
        one.reason = program::ContactReason::fight;
        one.origin = program::Origin::officer_saw;
        one.outcome = outcome;
        one.day = day;
        return records.contacts.emplace_back(one);
    }
    [[nodiscard]] CsvTable table(const CrdcSettings& settings = {}) const {
        return read_csv("filing", FilingDesk::bytes(file_crdc(records, settings).filing)).value();
    }
    [[nodiscard]] std::string cell(std::string_view column, std::size_t school = 0,
                                   const CrdcSettings& settings = {}) const {
        const auto file = table(settings);
        const auto at = file.column(column);
        return at ? file.rows.at(school).at(*at) : "no such column";
    }
    [[nodiscard]] bool says(std::string_view words, Check::State state, const CrdcSettings& settings = {}) const {
        const auto checks = file_crdc(records, settings).checks;
        return std::any_of(checks.begin(), checks.end(), [&](const Check& check) {
            return check.state == state && english(check.message).find(words) != std::string::npos;
        });
    }
};

TEST(CrdcReferral, IsAStudentReportedToLawEnforcementRegardlessOfWhetherOfficialActionIsTaken) {
    Year year;
    year.add(1, Outcome::back_to_class).origin = program::Origin::staff_request;
    year.add(2, Outcome::back_to_class);  // the officer saw it: nobody of the school reported
    auto& welfare = year.add(3, Outcome::to_counselor);
    welfare.origin = program::Origin::staff_request;
    welfare.reason = program::ContactReason::mental_health;
    EXPECT_EQ(year.cell("INSTANCES_REF_WODIS"), "1");
    EXPECT_EQ(year.cell("SCH_DISCWODIS_REF_BL_F"), "1");
    EXPECT_EQ(year.cell("INSTANCES_REF_WODIS", 0, {.staff_reports = false}), "0") << "a setting, named in the list";
    EXPECT_TRUE(year.says("The definition counts what staff report", Check::State::look, {.staff_reports = false}));
}

TEST(CrdcReferral, IsEachCitationEachCourtReferralAndEachSchoolRelatedArrest) {
    Year year;
    year.add(1, Outcome::citation);
    year.add(2, Outcome::referral);
    year.add(3, Outcome::arrest);
    year.add(4, Outcome::warning);
    EXPECT_EQ(year.cell("INSTANCES_REF_WODIS"), "3");
    EXPECT_EQ(year.cell("INSTANCES_ARR_WODIS"), "1");
}

TEST(CrdcStudents, AreUnduplicatedAndInstancesAreNot) {
    Year year;
    year.add(7, Outcome::citation);
    year.add(7, Outcome::arrest, Date{2025, 11, 3});
    year.add(7, Outcome::arrest, Date{2026, 2, 3});
    EXPECT_EQ(year.cell("INSTANCES_REF_WODIS"), "3");
    EXPECT_EQ(year.cell("INSTANCES_ARR_WODIS"), "2");
    EXPECT_EQ(year.cell("TOT_DISCWODIS_REF_F"), "1");
    EXPECT_EQ(year.cell("TOT_DISCWODIS_ARR_F"), "1");
}

TEST(CrdcYear, IsTheWholeRegularSchoolYearWithoutTheSummer) {
    Year year;
    year.add(1, Outcome::arrest, regular_year.from);
    year.add(2, Outcome::arrest, regular_year.until);
    year.add(3, Outcome::arrest, regular_year.from - CalendarDays{1});
    year.add(4, Outcome::arrest, regular_year.until + CalendarDays{1});
    EXPECT_EQ(year.cell("INSTANCES_ARR_WODIS"), "2");
    EXPECT_TRUE(year.says("contacts of the summer left out: 2", Check::State::good));
}

TEST(CrdcSchool, IsThatOfEnrollmentOnTheDate) {
    Year year;
    year.add(1, Outcome::citation);
    year.add(1, Outcome::citation, Date{2026, 1, 12}).school = 1;
    EXPECT_EQ(year.cell("TOT_DISCWODIS_REF_F", 0), "1");
    EXPECT_EQ(year.cell("TOT_DISCWODIS_REF_F", 1), "1");
}

TEST(CrdcTables, DivideByIdeaAndSection504OnlyAndNeither) {
    Year year;
    year.add(1, Outcome::arrest);
    year.add(2, Outcome::arrest).disability = program::Disability::idea;
    auto& plan = year.add(3, Outcome::arrest);
    plan.disability = program::Disability::section_504;
    plan.english_learner = program::EnglishLearner::yes;
    plan.race = program::Race::not_reported;  // the tables do not ask for it
    for (const auto* column :
         {"INSTANCES_ARR_WODIS", "INSTANCES_ARR_IDEA", "INSTANCES_ARR_504", "SCH_DISCWODIS_ARR_BL_F",
          "SCH_DISCWDIS_ARR_IDEA_BL_F", "SCH_DISCWDIS_ARR_504_F", "SCH_DISCWDIS_ARR_LEP_F"})
        EXPECT_EQ(year.cell(column), "1") << column;
    EXPECT_EQ(year.cell("SCH_DISCWODIS_ARR_LEP_F"), "0");
}

TEST(CrdcBlank, IsNotZero) {
    Year year;
    year.add(1, Outcome::arrest).school = 1;
    year.records.schools[1].state = Known::late;
    EXPECT_EQ(year.cell("INSTANCES_REF_WODIS", 0), "0");
    const auto file = year.table();
    const auto first = file.column("INSTANCES_REF_WODIS").value();
    for (std::size_t column = first; column < file.header.size(); ++column)
        EXPECT_EQ(file.rows[1][column], "") << file.header[column];
    EXPECT_TRUE(year.says("roster of that year has not come in for South High", Check::State::missing));
    year.records.schools[1].state = Known::not_collected;
    EXPECT_TRUE(year.says("blank and not zero", Check::State::look));
}

TEST(CrdcCheckList, NamesEachGroupThatHasNoCell) {
    Year year;
    year.add(0, Outcome::citation).disability = program::Disability::not_reported;
    year.add(2, Outcome::citation).race = program::Race::not_reported;
    year.add(3, Outcome::citation).sex = program::Sex::other;
    year.add(4, Outcome::citation).english_learner = program::EnglishLearner::not_reported;
    year.add(5, Outcome::citation).grade_band = program::GradeBand::not_reported;
    for (const auto* words :
         {"whom nobody could name: 1", "without race or ethnicity on file, so in no cell: 1", "have no column: 1",
          "not among English learners: 1", "grade from kindergarten to 12 on file: 1"})
        EXPECT_TRUE(year.says(words, Check::State::look)) << words;
    EXPECT_EQ(year.cell("TOT_DISCWODIS_REF_F"), "2") << "those with a cell";
}

TEST(CrdcCheckList, HoldsReferralsAgainstEnrollment) {
    Year year;
    EXPECT_TRUE(year.says("At each school: arrests", Check::State::good));
    year.add(1, Outcome::citation);
    year.records.schools[0].enrolled = 0;
    EXPECT_TRUE(year.says("North High: students referred 1, enrolled in that year 0", Check::State::look));
    EXPECT_FALSE(year.says("At each school: arrests", Check::State::good));
}

TEST(CrdcCheckList, SaysWhatNobodyHasVerified) {
    const Year year;
    for (const auto* words : {"collection closes", "columns that the upload takes", "exact definitions"})
        EXPECT_TRUE(year.says(words, Check::State::unverified)) << words;
    Year other;
    other.records.school_year = 2026;
    EXPECT_TRUE(other.says("ask whether 2026-27 is collected", Check::State::look));
    EXPECT_FALSE(year.says("ask whether", Check::State::look));
}

/// The cells again, by the slowest way: every student, every cell, every contact.
struct Oracle {
    const CrdcRecords& records;

    [[nodiscard]] bool counts(const FilingContact& c, std::size_t school, bool arrests) const {
        using enum program::Outcome;
        const bool regular = !(c.day < regular_year.from) && !(regular_year.until < c.day);
        const bool told = c.origin == program::Origin::staff_request &&
                          program::group_of(c.reason) != program::ReasonGroup::welfare &&
                          program::group_of(c.reason) != program::ReasonGroup::other;
        const bool referred = c.outcome == citation || c.outcome == referral || c.outcome == arrest || told;
        return regular && c.school == school && (arrests ? c.outcome == arrest : referred);
    }
    [[nodiscard]] std::set<std::pair<std::uint32_t, std::uint32_t>> instances(std::size_t school, bool arrests,
                                                                              program::Disability part) const {
        std::set<std::pair<std::uint32_t, std::uint32_t>> found;
        std::uint32_t nobody = 1000000;
        for (const auto& c : records.contacts)
            if (counts(c, school, arrests) && c.disability == part)
                found.emplace(c.contact, c.student ? c.student : nobody++);
        return found;
    }
    /// The student's groups at the first referral at that school.
    [[nodiscard]] const FilingContact* groups(std::size_t school, std::uint32_t student) const {
        const FilingContact* first = nullptr;
        for (const auto& c : records.contacts)
            if (c.student == student && counts(c, school, false) &&
                (!first || std::pair{c.day, c.contact} < std::pair{first->day, first->contact}))
                first = &c;
        return first;
    }
    template <class Belongs>
    [[nodiscard]] std::size_t students(std::size_t school, bool arrests, Belongs belongs) const {
        std::set<std::uint32_t> found;
        for (const auto& c : records.contacts)
            if (c.student != 0 && counts(c, school, arrests) && belongs(*groups(school, c.student)))
                found.insert(c.student);
        return found.size();
    }
};

CrdcRecords fictional_records(std::uint64_t seed) {
    auto made = fictional::district(seed, {6, 300, 900, 0.03, 0.05});
    fictional::Chance chance{seed};
    CrdcRecords records{{"Cedar Valley", "CA", "0699990"}, 2025, regular_year, {}, {}};
    for (const auto& name : made.data.schools) records.schools.push_back({name, "1", Known::counted, 5000});
    for (const auto& coded : made.data.contacts) {
        FilingContact one;
        static_cast<CodedContact&>(one) = coded;
        one.day = Date{2025, 7, 1} + CalendarDays{static_cast<int>(chance.below(365))};
        one.origin = chance.share() < .4 ? program::Origin::staff_request : program::Origin::officer_saw;
        one.reason = static_cast<program::ContactReason>(chance.below(14));
        records.contacts.push_back(one);
        if (chance.share() < .02) records.contacts.push_back(one);  // the same student twice in one contact
    }
    return records;
}

TEST(CrdcTables, AreWhatASlowCountOfEachCellGives) {
    using namespace program;
    constexpr std::array races{"HI", "AM", "AS", "BL", "HP", "WH", "TR"};
    for (const std::uint64_t seed : {1, 2, 3}) {
        const auto records = fictional_records(seed);
        const Oracle oracle{records};
        const auto file = read_csv("filing", FilingDesk::bytes(file_crdc(records).filing)).value();
        int cells = 0;
        for (std::size_t school = 0; school < records.schools.size(); ++school) {
            const auto expect = [&](const std::string& column, std::size_t count) {
                ASSERT_TRUE(file.column(column)) << column;
                EXPECT_EQ(file.rows[school][*file.column(column)], std::to_string(count)) << column << " seed " << seed;
                ++cells;
            };
            for (const bool arrests : {false, true}) {
                const std::string outcome = arrests ? "ARR" : "REF";
                expect("INSTANCES_" + outcome + "_WODIS", oracle.instances(school, arrests, Disability::none).size());
                expect("INSTANCES_" + outcome + "_IDEA", oracle.instances(school, arrests, Disability::idea).size());
                expect("INSTANCES_" + outcome + "_504",
                       oracle.instances(school, arrests, Disability::section_504).size());
                for (const auto sex : {Sex::female, Sex::male}) {
                    const std::string s = sex == Sex::female ? "_F" : "_M";
                    for (std::size_t race = 0; race < races.size(); ++race)
                        for (const auto part : {Disability::none, Disability::idea})
                            expect((part == Disability::none ? "SCH_DISCWODIS_" + outcome + "_"
                                                             : "SCH_DISCWDIS_" + outcome + "_IDEA_") +
                                       races[race] + s,
                                   oracle.students(school, arrests, [&](const FilingContact& g) {
                                       return g.sex == sex && g.race == static_cast<Race>(race) && g.disability == part;
                                   }));
                    expect("SCH_DISCWDIS_" + outcome + "_504" + s, oracle.students(school, arrests, [&](auto& g) {
                        return g.sex == sex && g.disability == Disability::section_504;
                    }));
                    expect("SCH_DISCWODIS_" + outcome + "_LEP" + s, oracle.students(school, arrests, [&](auto& g) {
                        return g.sex == sex && g.disability == Disability::none && g.race != Race::not_reported &&
                               g.english_learner == EnglishLearner::yes;
                    }));
                }
            }
        }
        EXPECT_EQ(cells, 6 * 2 * (3 + 2 * (14 + 2)));
    }
}

TEST(CrdcTables, HaveInEachCellAtMostAsManyArrestsAsReferrals) {
    const auto records = fictional_records(4);
    const auto file = read_csv("filing", FilingDesk::bytes(file_crdc(records).filing)).value();
    for (std::size_t column = 0; column < file.header.size(); ++column) {
        const auto place = file.header[column].find("_ARR");
        if (place == std::string::npos) continue;
        auto whole = file.header[column];
        whole.replace(place, 4, "_REF");
        for (const auto& row : file.rows)
            EXPECT_LE(std::stol(row[column]), std::stol(row[file.column(whole).value()])) << file.header[column];
    }
}

TEST(CrdcFile, SaysByWhichListRacesAreCounted) {
    Year year;
    EXPECT_TRUE(year.says("The seven federal categories of the 1997 standards", Check::State::good));
}

TEST(CrdcFile, LeavesCellsByRaceEmptyWhereTheYearCountsByAnotherListThanTheTablesAskFor) {
    Year year;
    year.records.race_list = program::RaceList::of_2024;
    year.add(1, Outcome::arrest).race = program::Race::middle_eastern;
    year.add(2, Outcome::citation).race = program::Race::not_reported;
    year.add(3, Outcome::citation).disability = program::Disability::idea;
    EXPECT_TRUE(year.says("The cells by race and ethnicity are empty", Check::State::missing));
    EXPECT_EQ(year.cell("SCH_DISCWODIS_REF_BL_F"), "") << "blank is not zero";
    EXPECT_EQ(year.cell("SCH_DISCWDIS_REF_IDEA_BL_F"), "");
    EXPECT_EQ(year.cell("TOT_DISCWODIS_REF_F"), "2") << "students without a race are students";
    EXPECT_EQ(year.cell("TOT_DISCWODIS_ARR_F"), "1");
    EXPECT_EQ(year.cell("TOT_DISCWDIS_REF_IDEA_F"), "1");
    EXPECT_EQ(year.cell("INSTANCES_REF_WODIS"), "2");
    EXPECT_FALSE(year.says("without race or ethnicity on file", Check::State::look)) << "no table asks for it";
}

TEST(CrdcFile, IsTheSameBytesInWhateverOrderTheRecordsCome) {
    auto records = fictional_records(5);
    const auto first = file_crdc(records).filing;
    std::reverse(records.contacts.begin(), records.contacts.end());
    const auto second = file_crdc(records).filing;
    EXPECT_EQ(FilingDesk::bytes(first), FilingDesk::bytes(second));
    EXPECT_EQ(first.sha256(), second.sha256());
}

TEST(CrdcFile, IsReadBackByTheReaderOfFederalFiles) {
    // The columns of the public file, so that a district can compare itself with every other.
    const Year year;
    const auto file = year.table();
    const auto& names = federal_namings.back();
    for (const std::size_t outcome : {0u, 1u})
        for (const auto& column : outcome_columns(names, outcome)) EXPECT_TRUE(file.column(column.name)) << column.name;
}

TEST(Differences, LeaveOutColumnsByRaceWhereTheYearsCountByDifferentLists) {
    Year before, now;
    for (std::uint32_t i = 1; i <= 12; ++i) before.add(i, Outcome::citation);
    for (std::uint32_t i = 1; i <= 4; ++i) now.add(i, Outcome::citation);
    now.records.race_list = program::RaceList::of_2024;
    const auto found = differences(FilingKind::crdc, FilingDesk::bytes(file_crdc(before.records).filing),
                                   FilingDesk::bytes(file_crdc(now.records).filing), RaceListsOfYears::differ);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].column, "INSTANCES_REF_WODIS");
    EXPECT_EQ(found[1].column, "TOT_DISCWODIS_REF_F");
}

TEST(Differences, AreCellsThatMovedALotOrLostTheirNumber) {
    Year before, now;
    for (std::uint32_t i = 1; i <= 12; ++i) before.add(i, Outcome::citation);
    for (std::uint32_t i = 1; i <= 4; ++i) now.add(i, Outcome::citation);
    now.records.schools[1].state = Known::late;
    const auto found = differences(FilingKind::crdc, FilingDesk::bytes(file_crdc(before.records).filing),
                                   FilingDesk::bytes(file_crdc(now.records).filing));
    const auto has = [&](const Difference& wanted) {
        return std::any_of(found.begin(), found.end(), [&](const Difference& each) {
            return each.row == wanted.row && each.column == wanted.column && each.before == wanted.before &&
                   each.now == wanted.now;
        });
    };
    EXPECT_TRUE(has({"North High", "INSTANCES_REF_WODIS", 12, 4}));
    EXPECT_TRUE(has({"North High", "SCH_DISCWODIS_REF_BL_F", 12, 4}));
    EXPECT_TRUE(has({"South High", "", 82, std::nullopt})) << "one line for a school that lost every number";
    EXPECT_FALSE(has({"North High", "INSTANCES_ARR_WODIS", 0, 0}));
    EXPECT_TRUE(differences(FilingKind::crdc, FilingDesk::bytes(file_crdc(now.records).filing),
                            FilingDesk::bytes(file_crdc(now.records).filing))
                    .empty());
}

}  // namespace
}  // namespace accord::equity
