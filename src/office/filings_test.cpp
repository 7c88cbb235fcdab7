// The second door: who may open it, what it writes down, and that nothing of it reaches a report.
#include "office/filings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "base/csv.hpp"
#include "base/school_calendar.hpp"
#include "base/sha256.hpp"
#include "base/zone.hpp"
#include "office/calendar.hpp"
#include "office/ledger.hpp"
#include "office/sign_in.hpp"
#include "office/test_office.hpp"

namespace accord::office {
namespace {

using program::Role;

/// The sample district, whose last school year has ended.
struct Sample {
    TestOffice office = TestOffice::demo();
    int last_year = school_year_of(office->today()) - 1;
    FilingOf crdc{FilingKind::crdc, last_year};
    FilingOf stops{FilingKind::ripa, office->today().year(), busiest_agency()};

    /// The agency whose officers log most contacts: the first by name.
    [[nodiscard]] program::AgencyId busiest_agency() const { return stop_record_agencies(*office.office).front().id; }

    Actor person(Role role) {
        const auto all = accounts(*office, operator_of_machine());
        for (const auto& account : *all)
            if (account.role == role) return actor_of(*office, account);
        throw std::runtime_error("the sample has no such person");
    }
    CsvTable table(FilingId id) {
        return read_csv("filing", filed_version(*office, operator_of_machine(), id)->record.content).value();
    }
};

/// A district in a state, without records.
TestOffice district_in(const std::string& state) {
    TestOffice office;
    office->file().database().write([&](filing::Session& session) {
        session.execute("UPDATE district SET state = $1", {state});
        return true;
    });
    office->district_changed();
    return office;
}

std::string first_problem(const Problems& problems) {
    return problems.empty() ? "" : english(problems.front().message);
}

TEST(Filing, IsForTheDesigneeAndTheCustodianOfRecordsAlone) {
    Sample sample;
    for (const auto& role : names_of<Role>) {
        const auto who = sample.person(role.value);
        const bool may = role.value == Role::designee || role.value == Role::custodian;
        EXPECT_EQ(look_at_filing(*sample.office, who, sample.crdc).ok(), may) << role.code;
        EXPECT_EQ(possible_filings(*sample.office, who).ok(), may) << role.code;
        EXPECT_EQ(filed_versions(*sample.office, who).ok(), may) << role.code;
        if (may) continue;
        EXPECT_FALSE(prepare_filing(*sample.office, who, sample.crdc, "").ok()) << role.code;
    }
    const auto id = prepare_filing(*sample.office, sample.person(Role::custodian), sample.crdc, "");
    ASSERT_TRUE(id.ok()) << first_problem(id.problems());
    EXPECT_FALSE(filed_version(*sample.office, sample.person(Role::board), *id).ok());
    EXPECT_TRUE(filed_version(*sample.office, sample.person(Role::designee), *id).ok());
}

TEST(Filing, WritesDownWhoPreparedWhichYearForWhomAndTheChecksumOfItsBytes) {
    Sample sample;
    const auto custodian = sample.person(Role::custodian);
    const auto entries = [&] {
        return sample.office->file().read([](const filing::Reading& file) {
            std::int64_t count = 0;
            file.session().query("SELECT count(*) FROM ledger_entry WHERE record_table = 'government_filing'", {},
                                 [&](const filing::Row& row) { count = row.integer(0); });
            return count;
        });
    };
    EXPECT_EQ(entries(), 0);
    ASSERT_TRUE(look_at_filing(*sample.office, custodian, sample.crdc).ok());
    EXPECT_EQ(entries(), 0) << "to look is no filing";
    const auto id = prepare_filing(*sample.office, custodian, sample.crdc, "");
    ASSERT_TRUE(id.ok());
    EXPECT_EQ(entries(), 1);
    const auto filed = filed_version(*sample.office, custodian, *id);
    EXPECT_EQ(filed->record.filed_by, custodian.account);
    EXPECT_EQ(filed->record.year, sample.last_year);
    EXPECT_NE(filed->record.recipient.find("Office for Civil Rights"), std::string::npos);
    EXPECT_EQ(filed->record.law, "OMB 1870-0504");
    EXPECT_EQ(filed->record.sha256, to_hex(sha256(filed->record.content)));
    EXPECT_EQ(filed->filer, custodian.name);
    EXPECT_TRUE(verify_ledger(*sample.office, operator_of_machine())->faults.empty());
}

TEST(Filing, RestsSealedOnDisk) {
    Sample sample;
    const auto id = prepare_filing(*sample.office, operator_of_machine(), sample.crdc, "");
    ASSERT_TRUE(id.ok());
    sample.office->file().read([](const filing::Reading& file) {
        file.session().query("SELECT content FROM government_filing", {}, [](const filing::Row& row) {
            EXPECT_EQ(row.text(0).find("SCH_NAME"), std::string_view::npos);
        });
        return 0;
    });
}

TEST(Filing, IsNeverOverwrittenAndCorrectedByANewVersionWithItsReason) {
    Sample sample;
    const auto me = operator_of_machine();
    const auto first = prepare_filing(*sample.office, me, sample.crdc, "");
    ASSERT_TRUE(first.ok());
    const auto bytes = filed_version(*sample.office, me, *first)->record.content;
    const auto same = prepare_filing(*sample.office, me, sample.crdc, "To be sure");
    EXPECT_NE(first_problem(same.problems()).find("Nothing has changed"), std::string::npos);
    EXPECT_TRUE(look_at_filing(*sample.office, me, sample.crdc)->unchanged);

    auto other = sample.crdc;
    other.crdc.staff_reports = false;
    const auto unsaid = prepare_filing(*sample.office, me, other, " ");
    EXPECT_EQ(unsaid.problems().front().where, "reason");
    const auto second = prepare_filing(*sample.office, me, other, "The Department asked for outcomes only");
    ASSERT_TRUE(second.ok());
    const auto corrected = filed_version(*sample.office, me, *second)->record;
    EXPECT_EQ(corrected.version, 2);
    EXPECT_EQ(corrected.reason, "The Department asked for outcomes only");
    EXPECT_EQ(corrected.settings, "outcomes_only");
    EXPECT_EQ(filed_version(*sample.office, me, *first)->record.content, bytes);
    EXPECT_EQ(filed_versions(*sample.office, me)->size(), 2u);
}

TEST(Filing, ThatWasChangedOnFileIsRefusedAndFound) {
    Sample sample;
    const auto me = operator_of_machine();
    const auto id = prepare_filing(*sample.office, me, sample.crdc, "");
    ASSERT_TRUE(id.ok());
    sample.office->file().database().write([](filing::Session& session) {
        session.execute("UPDATE government_filing SET sha256 = replace(sha256, substr(sha256, 1, 4), '0000')", {});
        return true;
    });
    EXPECT_FALSE(filed_version(*sample.office, me, *id).ok());
    std::string faults;
    const auto verified = verify_ledger(*sample.office, me);
    for (const auto& fault : verified->faults) faults += english(fault) + "\n";
    EXPECT_NE(faults.find("does not fit its checksum"), std::string::npos) << faults;
    EXPECT_NE(faults.find("government_filing"), std::string::npos) << "and by the ledger: " << faults;
}

TEST(Filing, IsOfAYearThatHasEndedAndHasACalendar) {
    Sample sample;
    const auto me = operator_of_machine();
    const auto running = look_at_filing(*sample.office, me, {FilingKind::crdc, sample.last_year + 1});
    EXPECT_NE(first_problem(running.problems()).find("file it after that day"), std::string::npos);
    const auto unknown = look_at_filing(*sample.office, me, {FilingKind::crdc, sample.last_year - 9});
    EXPECT_NE(first_problem(unknown.problems()).find("Enter them in the school calendar"), std::string::npos);
    const auto ahead = look_at_filing(*sample.office, me, {FilingKind::ripa, sample.office->today().year() + 1});
    EXPECT_NE(first_problem(ahead.problems()).find("has not begun"), std::string::npos);
}

TEST(Filing, GoesToAGovernmentThatTheLawOfTheDistrictsStateNames) {
    Sample sample;  // in California
    const auto wrong =
        prepare_filing(*sample.office, operator_of_machine(), {FilingKind::washington, sample.last_year}, "");
    EXPECT_NE(first_problem(wrong.problems()).find("districts of Washington"), std::string::npos);
    auto washington = district_in("WA");
    const auto none = look_at_filing(*washington, operator_of_machine(), {FilingKind::ripa, 2025});
    EXPECT_NE(first_problem(none.problems()).find("agencies of California"), std::string::npos);
}

TEST(FederalFiling, CountsWhatASlowLookAtTheRecordsCounts) {
    Sample sample;
    const auto id = prepare_filing(*sample.office, operator_of_machine(), sample.crdc, "");
    ASSERT_TRUE(id.ok());
    const auto table = sample.table(*id);
    std::map<std::string, std::set<std::string>> arrested;  // by school
    sample.office->file().read([&](const filing::Reading& file) {
        const auto year = file.all<program::CalendarYear>({{"school_year", std::int64_t{sample.last_year}}}).front();
        for (const auto& student : file.all<program::ContactStudent>()) {
            const auto contact = file.find<program::Contact>(student.contact);
            if (!student.student || contact->outcome != program::Outcome::arrest) continue;
            if (contact->happened_on < year.first || contact->happened_on > year.last) continue;
            const auto school = file.find<program::School>(student.enrolled_at.value_or(contact->school))->name;
            if (student.disability == program::Disability::none && student.sex == program::Sex::male &&
                student.race != program::Race::not_reported)
                arrested[school].insert(student.student->text());
        }
        return 0;
    });
    std::size_t all = 0;
    for (const auto& row : table.rows) {
        const auto& cell = row[table.column("TOT_DISCWODIS_ARR_M").value()];
        if (cell.empty()) continue;
        EXPECT_EQ(cell, std::to_string(arrested[row[table.column("SCH_NAME").value()]].size())) << row[3];
        all += std::stoul(cell);
    }
    EXPECT_GT(all, 0u) << "the sample has arrests";
}

TEST(FederalFiling, SaysWhatDiffersFromLastYear) {
    Sample sample;
    const auto me = operator_of_machine();
    const auto look = look_at_filing(*sample.office, me, sample.crdc);
    ASSERT_TRUE(look.ok());
    EXPECT_FALSE(look->checks.empty());
    EXPECT_NE(english(look->compared_with).find("Nothing was filed for"), std::string::npos);
    EXPECT_EQ(look->version, 1);
}

TEST(StopRecords, HoldNoNameNoNumberAndNoGroupOfAnyStudent) {
    Sample sample;
    const auto id = prepare_filing(*sample.office, operator_of_machine(), sample.stops, "");
    ASSERT_TRUE(id.ok()) << first_problem(id.problems());
    const auto record = filed_version(*sample.office, operator_of_machine(), *id)->record;
    EXPECT_GT(sample.table(*id).rows.size(), 10u);
    sample.office->file().read([&](const filing::Reading& file) {
        std::vector<std::string> secrets;
        for (const auto& student : file.all<program::Student>())
            secrets.insert(secrets.end(), {student.source_id, student.number});
        for (const auto& contact : file.all<program::Contact>())
            secrets.insert(secrets.end(), {contact.note, contact.police_report});
        for (const auto& secret : secrets)
            EXPECT_TRUE(secret.empty() || record.content.find(secret) == std::string::npos) << secret;
        return 0;
    });
    for (const auto& race : names_of<program::Race>)
        EXPECT_EQ(record.content.find(std::string{race.label}), std::string::npos) << race.label;
}

TEST(FederalFiling, OfTheFirstYearOfANewListSaysWhatCannotBeReportedAndComparesNoRace) {
    auto district = district_in("CA");
    *district.now = from_local({Date{2030, 7, 15}, 12, 0}, "America/Los_Angeles");
    const auto me = operator_of_machine();
    for (const int year : {2028, 2029})
        ASSERT_TRUE(set_school_year(*district, me, Date{year, 8, 17}, Date{year + 1, 6, 4}).ok());
    const auto look = [&](int year) { return look_at_filing(*district, me, {FilingKind::crdc, year}).value(); };
    const auto empty = [](const FilingLook& of) {
        return std::any_of(of.checks.begin(), of.checks.end(), [](const equity::Check& check) {
            return english(check.message).find("The cells by race and ethnicity are empty") != std::string::npos;
        });
    };
    EXPECT_TRUE(empty(look(2029)));
    EXPECT_NE(english(look(2029).left_out).find("the two years count by different lists"), std::string::npos);
    EXPECT_FALSE(empty(look(2028)));
    EXPECT_TRUE(look(2028).left_out.key.empty());
}

TEST(StopRecords, GoToTheAgencyOfTheOfficersAndToNoOther) {
    Sample sample;
    const auto other =
        sample.office.add(program::Agency{{}, "Elsewhere Sheriff", program::AgencyKind::sheriff, "", {}, ""});
    const auto me = operator_of_machine();
    const auto unsaid = look_at_filing(*sample.office, me, {FilingKind::ripa, sample.stops.year});
    EXPECT_NE(first_problem(unsaid.problems()).find("Say for which agency"), std::string::npos);
    auto of = sample.stops;
    of.agency = other.id;
    const auto id = prepare_filing(*sample.office, me, of, "");
    ASSERT_TRUE(id.ok());
    EXPECT_TRUE(sample.table(*id).rows.empty()) << "its officers made no contact";
    EXPECT_EQ(filed_version(*sample.office, me, *id)->record.recipient, "Elsewhere Sheriff");
}

TEST(WashingtonFiling, IsPreparedFromTheRecordsOfADistrictThere) {
    auto office = district_in("WA");
    const auto school = office.add(program::School{{}, "North High", program::SchoolLevel::high, "1001", "n"});
    const auto agency = office.add(program::Agency{{}, "Alder Creek Police", program::AgencyKind::police, "", {}, ""});
    const auto officer = office.add(
        program::Officer{{}, agency.id, "Officer Vance", "77", program::OfficerKind::sro, program::Sworn::yes});
    office.add(program::Assignment{{}, officer.id, school.id, Date{2020, 8, 1}, {}, 25, "", {}});
    const int year = school_year_of(office->today()) - 1;
    const auto id = prepare_filing(*office, operator_of_machine(), {FilingKind::washington, year}, "");
    ASSERT_TRUE(id.ok()) << first_problem(id.problems());
    const auto filed = filed_version(*office, operator_of_machine(), *id);
    EXPECT_NE(filed->record.content.find("staff_by_school,North High,1001,,number,1,"), std::string::npos)
        << filed->record.content;
    EXPECT_NE(filed->record.content.find("days_per_week,2.5,"), std::string::npos);
    EXPECT_NE(filed->record.content.find("incidents_by_school,North High,1001,,with_force,,late"), std::string::npos)
        << "no roster came in";
    EXPECT_EQ(filed->record.content.find("Vance"), std::string::npos) << "the law asks for numbers, not for names";
}

TEST(FilingYear, IsASchoolYearOrOfStopRecordsACalendarYear) {
    EXPECT_EQ(filing_year(FilingKind::crdc, "2025-26"), 2025);
    EXPECT_FALSE(filing_year(FilingKind::crdc, "2025-27"));
    EXPECT_FALSE(filing_year(FilingKind::crdc, "2025"));
    EXPECT_EQ(filing_year(FilingKind::ripa, "2025"), 2025);
    EXPECT_FALSE(filing_year(FilingKind::ripa, "2025-26"));
}

TEST(SecondDoor, IsKnownToTheFilingsOwnSourcesAlone) {
    // Pages, charts, files and sentences about students are made of `Released`. Whoever includes this door must be on
    // the list, and is read with that in mind.
    const std::set<std::string> known{"office/filings.hpp",    "office/filings.cpp",        "office/filings_test.cpp",
                                      "office/ledger.cpp",     "office/filing_records.hpp", "office/filing_records.cpp",
                                      "web/pages/filings.cpp", "web/filings_test.cpp",      "cli/filing_commands.cpp"};
    const std::regex door{R"re(#include "(equity/filings/|office/filing(s|_records)\.hpp))re"};
    const std::filesystem::path src{ACCORD_SOURCE_DIR "/src"};
    for (const auto& entry : std::filesystem::recursive_directory_iterator{src}) {
        const auto name = std::filesystem::relative(entry.path(), src).generic_string();
        if (!entry.is_regular_file() || name.starts_with("equity/filings/") || known.count(name) > 0) continue;
        std::ifstream file{entry.path()};
        const std::string text{std::istreambuf_iterator<char>{file}, {}};
        EXPECT_FALSE(std::regex_search(text, door)) << name << " includes the door of filings";
    }
}

}  // namespace
}  // namespace accord::office
