#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "base/zone.hpp"
#include "program/imports/import_columns.hpp"
#include "program/imports/import_plan.hpp"
#include "program/imports/reading.hpp"

namespace accord::program {
namespace {

const std::string zone = "America/Los_Angeles";
const Date today{2026, 11, 20};

ImportContext context() {
    ImportContext context;
    context.now = from_local({today, 12, 0}, zone);
    context.zone = zone;
    return context;
}

/// One school, two students, one agency with one officer: what the templates' examples name.
OnFile make_district() {
    OnFile on_file;
    on_file.schools = {{SchoolId::make(), "Orchard Middle", SchoolLevel::middle, "99991", "org-101"},
                       {SchoolId::make(), "Granite Middle", SchoolLevel::middle, "99992", "org-102"}};
    on_file.students = {{StudentId::make(), "stu-100001", "100001", "Wren", "Alder"},
                        {StudentId::make(), "stu-100002", "100002", "Kai", "Birch"}};
    for (const auto& student : on_file.students) {
        on_file.enrolments.push_back(
            {Id<Enrolment>::make(), student.id, on_file.schools[0].id, "05", Date{2026, 8, 17}, std::nullopt});
        on_file.memberships.push_back(
            {Id<Membership>::make(), student.id, Date{2026, 8, 17}, Race::white, Sex::female});
    }
    on_file.agencies = {{AgencyId::make(), "Cedar Valley Police Department", AgencyKind::police, {}, std::nullopt, {}}};
    on_file.officers = {
        {OfficerId::make(), on_file.agencies[0].id, "Officer Reyes", "1000", OfficerKind::sro, Sworn::yes}};
    return on_file;
}

const OnFile& district() {
    static const OnFile on_file = make_district();
    return on_file;
}

ImportPlan plan(ImportKind kind, const std::string& csv, const OnFile& on_file = district()) {
    return plan_import(kind, {{std::string{code_of(kind)} + ".csv", csv}}, on_file, context());
}

template <class R>
void carry_out(const Changes<R>& changes, std::vector<R>& records) {
    for (const auto& record : changes.correct)
        for (auto& known : records)
            if (known.id == record.id) known = record;
    for (const auto& id : changes.withdraw) std::erase_if(records, [&](const R& record) { return record.id == id; });
    records.insert(records.end(), changes.add.begin(), changes.add.end());
}

OnFile after(const ImportPlan& plan, OnFile on_file) {
    EXPECT_TRUE(plan.ready()) << (plan.problems.empty()
                                      ? ""
                                      : plan.problems[0].where + ": " + english(plan.problems[0].message));
    carry_out(plan.memberships, on_file.memberships);
    carry_out(plan.agencies, on_file.agencies);
    carry_out(plan.officers, on_file.officers);
    carry_out(plan.assignments, on_file.assignments);
    carry_out(plan.training, on_file.training);
    carry_out(plan.contacts, on_file.contacts);
    carry_out(plan.contact_students, on_file.contact_students);
    carry_out(plan.searches, on_file.searches);
    carry_out(plan.force, on_file.force);
    carry_out(plan.calls, on_file.calls);
    return on_file;
}

bool changes_nothing(const ImportPlan& plan) {
    const auto counts = plan.counts();
    return plan.ready() && std::all_of(counts.begin(), counts.end(), [](const ChangeCount& count) {
               return count.added + count.changed + count.left + count.withdrawn == 0;
           });
}

std::vector<std::string> places(const ImportPlan& plan) {
    std::vector<std::string> where;
    for (const auto& problem : plan.problems) where.push_back(problem.where);
    return where;
}
using Places = std::vector<std::string>;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

class EveryFile : public testing::TestWithParam<ImportKind> {};
INSTANTIATE_TEST_SUITE_P(Import, EveryFile,
                         testing::Values(ImportKind::programs, ImportKind::officers, ImportKind::training,
                                         ImportKind::contacts, ImportKind::calls),
                         [](const auto& info) { return std::string{code_of(info.param)}; });

TEST_P(EveryFile, HasATemplateThatCanBeImportedAsItIsAndTwice) {
    const auto csv = template_csv(GetParam());
    const auto first = plan(GetParam(), csv);
    ASSERT_TRUE(first.ready()) << first.problems[0].where << ": " << english(first.problems[0].message);
    EXPECT_FALSE(changes_nothing(first));
    EXPECT_TRUE(first.warnings.empty() || GetParam() == ImportKind::programs);
    EXPECT_TRUE(changes_nothing(plan(GetParam(), csv, after(first, district()))));
}

TEST_P(EveryFile, TellsEachRequiredColumnThatIsMissing) {
    const auto told = plan(GetParam(), "nothing\n1\n");
    std::size_t required = 0;
    for (const auto& column : import_columns(GetParam())) required += column.need == Need::required;
    EXPECT_EQ(told.problems.size(), required);
}

TEST_P(EveryFile, DamagedEndsInAPlanOrInProblems) {
    rc::check("damaged file", [] {
        auto bytes = template_csv(GetParam());
        const auto line = bytes.substr(bytes.find('\n') + 1);
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i) bytes += line;
        for (int i = *rc::gen::inRange(1, 8); i > 0 && !bytes.empty(); --i) {
            const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
            switch (*rc::gen::inRange(0, 3)) {
                case 0:
                    bytes.erase(at, static_cast<std::size_t>(*rc::gen::inRange(1, 30)));
                    break;
                case 1:
                    bytes.insert(
                        at, *rc::gen::element<std::string>("\"", ",", "\n", "\xff", "unknown", "99999999999", ";"));
                    break;
                default:
                    bytes[at] = static_cast<char>(*rc::gen::inRange(0, 256));
                    break;
            }
        }
        const auto told = plan(GetParam(), bytes);
        if (told.ready()) RC_ASSERT(changes_nothing(plan(GetParam(), bytes, after(told, district()))));
    });
}

TEST(Import, NeverKeepsAColumnOfCitizenshipOrBirth) {
    for (const auto column :
         {"Citizenship", "immigration_status", "Place of Birth", "birthCountry", "SSN", "visaType", "Password"})
        EXPECT_TRUE(imports::never_kept(column)) << column;
    for (const auto column : {"className", "student", "birthDate", "since", "advisor"})
        EXPECT_FALSE(imports::never_kept(column)) << column;
    const auto told =
        plan(ImportKind::programs, "student,iep,section_504,english_learner,Citizenship\n100001,no,no,no,x\n");
    ASSERT_TRUE(told.ready());
    EXPECT_NE(english(told.warnings[0]).find("Citizenship is never kept"), std::string::npos);
}

TEST(Import, TakesAPlaceApartForTheTableOfErrors) {
    const auto place = place_of(problem("contacts.csv:12:note", "x"));
    EXPECT_EQ(place.file + "|" + place.line + "|" + place.column, "contacts.csv|12|note");
    EXPECT_EQ(place_of(problem("contacts.csv:12", "x")).line, "12");
    EXPECT_EQ(place_of(problem("manifest.csv:file.users", "x")).column, "file.users");
    EXPECT_EQ(place_of(problem("", "x")).file, "");
}

TEST(Import, ReadsDatesAsPeopleAndSpreadsheetsWriteThem) {
    EXPECT_EQ(imports::read_date("9/8/2026"), (Date{2026, 9, 8}));
    EXPECT_EQ(imports::read_date("2026-09-08T00:00:00Z"), (Date{2026, 9, 8}));
    for (const auto bad : {"2/30/2026", "9/8/26", "13/1/2026", "1/2/3/4", "", "//"})
        EXPECT_FALSE(imports::read_date(bad)) << bad;
}

const std::string programs_header = "student,iep,section_504,english_learner,since\n";

TEST(ProgramsFile, AnIepCountsBeforeASection504Plan) {
    const auto told = plan(ImportKind::programs,
                           programs_header + "100001,yes,yes,no,2026-08-17\nstu-100002,no,yes,yes,2026-08-17\n");
    ASSERT_EQ(told.memberships.correct.size(), 2u);
    EXPECT_EQ(told.memberships.correct[0].race, Race::white);
    const auto has = [&](Disability disability, EnglishLearner learner) {
        return std::any_of(
            told.memberships.correct.begin(), told.memberships.correct.end(),
            [&](const Membership& row) { return row.disability == disability && row.english_learner == learner; });
    };
    EXPECT_TRUE(has(Disability::idea, EnglishLearner::no));
    EXPECT_TRUE(has(Disability::section_504, EnglishLearner::yes));
}

TEST(ProgramsFile, BlankIsNotNo) {
    const auto told = plan(ImportKind::programs, programs_header + "100001,no,,,2026-08-17\n");
    EXPECT_TRUE(changes_nothing(told));
}

TEST(ProgramsFile, ChangesTheStudentFromItsDayOnAndKeepsTheDaysBefore) {
    const auto on_file = district();
    const auto told = plan(ImportKind::programs,
                           programs_header + "100001,no,no,yes,2026-08-17\n100001,yes,no,no,2026-10-01\n", on_file);
    ASSERT_EQ(told.memberships.correct.size(), 1u);
    EXPECT_EQ(told.memberships.correct[0].english_learner, EnglishLearner::yes);
    ASSERT_EQ(told.memberships.add.size(), 1u);
    EXPECT_EQ(told.memberships.add[0].since, (Date{2026, 10, 1}));
    EXPECT_EQ(told.memberships.add[0].disability, Disability::idea);
    EXPECT_EQ(told.memberships.add[0].sex, Sex::female);
}

TEST(ProgramsFile, APlanOlderThanTheEnrollmentCountsFromItsFirstDay) {
    const auto told = plan(ImportKind::programs, programs_header + "100001,yes,no,no,2021-02-03\n");
    EXPECT_TRUE(told.memberships.add.empty());
    ASSERT_EQ(told.memberships.correct.size(), 1u);
}

TEST(ProgramsFile, CorrectsLaterDaysToo) {
    auto on_file = district();
    auto later = on_file.memberships[0];
    later.id = Id<Membership>::make();
    later.since = Date{2026, 11, 1};
    later.race = Race::two_or_more;
    on_file.memberships.push_back(later);
    const auto told = plan(ImportKind::programs, programs_header + "100001,yes,no,no,2026-09-01\n", on_file);
    ASSERT_EQ(told.memberships.correct.size(), 1u);
    EXPECT_EQ(told.memberships.correct[0].id, later.id);
    EXPECT_EQ(told.memberships.correct[0].race, Race::two_or_more);
    EXPECT_EQ(told.memberships.add.size(), 1u);
}

TEST(ProgramsFile, TellsRowsThatNameNobodyOrSayTwoThings) {
    const auto told =
        plan(ImportKind::programs, programs_header +
                                       "1,no,no,no,\n100001,perhaps,no,no,2026-09-01\n100001,no,no,no,9/1/2026\n"
                                       "100002,no,no,no,soon\n");
    EXPECT_EQ(places(told), (Places{"programs.csv:2:student", "programs.csv:3:iep", "programs.csv:4:student",
                                    "programs.csv:5:since"}));
}

const std::string officers_header =
    "agency,agency_kind,officer,agency_number,kind,sworn,school,first_day,last_day,days_per_week\n";

TEST(OfficersFile, OneRowASchool) {
    const auto told = plan(ImportKind::officers,
                           officers_header +
                               "Tamarack Sheriff,sheriff,Deputy Prentiss,7,sro,yes,Orchard Middle,8/17/2026,,2.5\n"
                               "Tamarack Sheriff,,Deputy Prentiss,7,sro,yes,99992,2026-08-17,,2.5\n"
                               "Cedar Valley Police Department,,Officer Calder,1048,sro,Not confirmed,,,,\n");
    ASSERT_TRUE(told.ready()) << english(told.problems[0].message);
    EXPECT_EQ(told.agencies.add.size(), 1u);
    EXPECT_EQ(told.officers.add.size(), 2u);
    ASSERT_EQ(told.assignments.add.size(), 2u);
    EXPECT_EQ(told.assignments.add[0].days_per_week_tenths, 25);
    EXPECT_EQ(told.assignments.add[1].officer, told.officers.add[0].id);
}

TEST(OfficersFile, ANewAgencyMustSayItsKindAndTwoRowsMustAgree) {
    const auto told = plan(ImportKind::officers,
                           officers_header +
                               "Unknown Agency,,Officer A,1,sro,yes,,,,\n"
                               "Cedar Valley Police Department,,Officer Reyes,1000,sro,yes,,,,\n"
                               "Cedar Valley Police Department,,Officer Rey,1000,sro,yes,,,,\n"
                               "Cedar Valley Police Department,,Officer C,3,wizard,yes,Nowhere,,2026-01-01,12\n");
    EXPECT_EQ(places(told),
              (Places{"officers.csv:2:agency_kind", "officers.csv:4:officer", "officers.csv:5:kind",
                      "officers.csv:5:school", "officers.csv:5:first_day", "officers.csv:5:days_per_week"}));
}

TEST(OfficersFile, AnOfficerWhoLeftIsCorrectedNotAddedAgain) {
    const auto row = "Cedar Valley Police Department,,Officer Reyes,1000,sro,yes,Granite Middle,2026-08-17,,5\n";
    const auto first = plan(ImportKind::officers, officers_header + row);
    EXPECT_EQ(first.officers.unchanged, 1u);
    const auto second =
        plan(ImportKind::officers, officers_header + replaced(row, "2026-08-17,", "2026-08-17,2026-10-30"),
             after(first, district()));
    EXPECT_TRUE(second.assignments.add.empty());
    ASSERT_EQ(second.assignments.correct.size(), 1u);
    EXPECT_EQ(second.assignments.correct[0].last_day, (Date{2026, 10, 30}));
}

TEST(TrainingFile, NamesTheSubjectsOfThePolicysLists) {
    auto told = context();
    told.training_subjects = {"school-policing", "force-policy"};
    const std::string csv =
        "officer_number,subject,completed_on,provider,minutes\n1000,School-Policing,2026-07-20,County,480\n"
        "1000,swimming,2026-07-20,,\n1000,force-policy,2027-01-01,,\n9,force-policy,2026-07-20,,many\n";
    const auto plan = plan_import(ImportKind::training, {{"training.csv", csv}}, district(), told);
    EXPECT_EQ(places(plan), (Places{"training.csv:3:subject", "training.csv:4:completed_on",
                                    "training.csv:5:officer_number", "training.csv:5:minutes"}));
    EXPECT_EQ(plan.training.add.size(), 1u);
    EXPECT_EQ(plan.training.add[0].subject, "school-policing");
}

TEST(TrainingFile, ANumberThatTwoAgenciesUseNeedsItsAgency) {
    auto on_file = district();
    on_file.agencies.push_back({AgencyId::make(), "Sheriff", AgencyKind::sheriff, {}, std::nullopt, {}});
    on_file.officers.push_back(
        {OfficerId::make(), on_file.agencies[1].id, "Deputy", "1000", OfficerKind::sro, Sworn::yes});
    const std::string header = "officer_number,agency,subject,completed_on\n";
    EXPECT_EQ(places(plan(ImportKind::training, header + "1000,,force-policy,2026-07-20\n", on_file)),
              Places{"training.csv:2:officer_number"});
    const auto told = plan(ImportKind::training, header + "1000,Sheriff,force-policy,2026-07-20\n", on_file);
    ASSERT_EQ(told.training.add.size(), 1u);
    EXPECT_EQ(told.training.add[0].officer, on_file.officers[1].id);
}

const std::string contacts_header =
    "contact,officer_number,school,date,time,recorded,origin,reason,student,actions,force_type,injury,outcome,"
    "administrator_consulted,parent_told,note\n";
const std::string fight =
    "7,1000,Orchard "
    "Middle,2026-09-08,10:40,2026-09-08,officer_saw,Fight,100001,talked;other_force,physical,none,to_administrator,"
    "yes,yes,\n";

TEST(ContactsFile, OneRowAStudentIsOneContact) {
    const auto told = plan(ImportKind::contacts, contacts_header + fight + replaced(fight, "100001", "100002") +
                                                     replaced(fight, "100001", "unknown"));
    ASSERT_TRUE(told.ready()) << told.problems[0].where << english(told.problems[0].message);
    EXPECT_EQ(told.contacts.add.size(), 1u);
    ASSERT_EQ(told.contact_students.add.size(), 3u);
    EXPECT_EQ(told.contact_students.add[0].race, Race::white);
    EXPECT_EQ(told.contact_students.add[0].grade_band, GradeBand::k_to_5);
    EXPECT_FALSE(told.contact_students.add[2].student);
    EXPECT_EQ(told.force.add.size(), 1u);
}

TEST(ContactsFile, IsHeldToTheRulesOfTheForm) {
    const auto told =
        plan(ImportKind::contacts,
             contacts_header + replaced(fight, "physical,none", ",") + replaced(fight, "7,1000", "8,1000") +
                 replaced(replaced(fight, "7,1000", "9,1000"), ",yes,yes,", ",,yes,asked about immigration status") +
                 replaced(replaced(fight, "7,1000", "10,1000"), "2026-09-08,officer_saw", ",officer_saw"));
    EXPECT_EQ(places(told),
              (Places{"contacts.csv:2:force_type", "contacts.csv:2:injury", "contacts.csv:4:administrator_consulted",
                      "contacts.csv:4:note", "contacts.csv:5:late_reason"}));
}

TEST(ContactsFile, RowsOfOneContactMustAgree) {
    EXPECT_EQ(places(plan(ImportKind::contacts,
                          contacts_header + fight + replaced(replaced(fight, "100001", "100002"), "10:40", "10:45"))),
              Places{"contacts.csv:3:contact"});
}

TEST(ContactsFile, ImportedAgainWithOtherAnswersIsCorrected) {
    const auto on_file = district();
    const auto first =
        plan(ImportKind::contacts, contacts_header + fight + replaced(fight, "100001", "100002"), on_file);
    const auto now = after(first, on_file);
    const auto second =
        plan(ImportKind::contacts, contacts_header + replaced(fight, "to_administrator", "restorative"), now);
    ASSERT_EQ(second.contacts.correct.size(), 1u);
    EXPECT_EQ(second.contacts.correct[0].id, first.contacts.add[0].id);
    EXPECT_NE(second.contacts.correct[0].amended_because, "");
    EXPECT_EQ(second.contact_students.withdraw, std::vector{first.contact_students.add[1].id});
    EXPECT_TRUE(
        changes_nothing(plan(ImportKind::contacts, contacts_header + replaced(fight, "to_administrator", "restorative"),
                             after(second, now))));
}

TEST(ContactsFile, OfTenThousandRowsIsReadInOneGo) {
    std::string csv = contacts_header;
    for (int i = 0; i < 10000; ++i) csv += replaced(fight, "7,1000", std::to_string(i) + ",1000");
    EXPECT_EQ(plan(ImportKind::contacts, csv).contacts.add.size(), 10000u);
}

TEST(CallsFile, KeepsTheAgencysNumberOnceADay) {
    const std::string header = "date,school,agency_number,caller,reason,outcome\n";
    const auto told =
        plan(ImportKind::calls,
             header +
                 "9/8/2026,org-102,CFS-1,assistant principal,welfare check,Report taken\n"
                 "9/8/2026,org-102,CFS-1,teacher,fight,arrest\n9/9/2026,org-102,CFS-2,Maria Lopez,,arrest\n"
                 "2027-01-01,org-102,CFS-3,,,\n");
    EXPECT_EQ(places(told), (Places{"calls.csv:3:agency_number", "calls.csv:4:caller", "calls.csv:5:outcome"}));
    EXPECT_EQ(told.calls.add[0].outcome, CallOutcome::report_taken);
}

TEST(Import, RefusesAZipWhereAFileIsMeantAndMoreThanOneFile) {
    EXPECT_FALSE(plan_import(ImportKind::calls, {{"x.zip", "PK\x03\x04"}}, {}, context()).ready());
    EXPECT_FALSE(plan_import(ImportKind::calls, {{"a.csv", "a\n"}, {"b.csv", "b\n"}}, {}, context()).ready());
    EXPECT_FALSE(plan_import(ImportKind::calls, {}, {}, context()).ready());
    EXPECT_FALSE(plan_import(ImportKind::roster, {{"x.zip", "PK\x03\x04 nonsense"}}, {}, context()).ready());
}

}  // namespace
}  // namespace accord::program
