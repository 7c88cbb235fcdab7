#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "base/zone.hpp"
#include "program/imports/import_columns.hpp"
#include "program/imports/import_plan.hpp"

namespace accord::program {
namespace {

const std::string zone = "America/Los_Angeles";

ImportContext context(Date today = {2026, 11, 20}) {
    ImportContext context;
    context.now = from_local({today, 12, 0}, zone);
    context.zone = zone;
    return context;
}

using Files = std::vector<ImportFile>;

/// A small whole export of version 1.1: two schools, three students, one teacher.
Files export_1_1() {
    return {
        {"manifest.csv",
         "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.orgs,bulk\nfile.academicSessions,bulk\n"
         "file.users,bulk\nfile.enrollments,bulk\nfile.demographics,bulk\nfile.classes,absent\n"},
        {"orgs.csv",
         "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
         "d1,,,Test Unified,district,,\no1,,,Orchard Elementary,school,99001,d1\no2,,,Granite "
         "Middle,school,99002,d1\n"},
        {"academicSessions.csv",
         "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n"
         "y1,,,2026-27,schoolYear,2026-08-17,2027-06-04,,2027\nt1,,,Fall,term,2026-08-17,2026-12-18,y1,2027\n"},
        {"users.csv",
         "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
         "middleName,"
         "identifier,email,sms,phone,agentSourcedIds,grades,password\n"
         "s1,,,true,o1,student,u1,,Wren,Alder,,1001,,,,,03,secret\n"
         "s2,,,true,\"d1,o2\",student,u2,,Kai,Birch,,1002,,,,,\"7,8\",\n"
         "s3,,,true,o2,student,u3,,Max,Clover,,1003,,,,,K,\n"
         "t1,,,true,o1,teacher,u4,,Lou,Dale,,,,,,,,\n"},
        {"enrollments.csv",
         "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,"
         "endDate\n"
         "e1,,,c1,o1,s1,student,false,2026-09-02,\ne2,,,c2,o1,s1,student,false,2026-08-24,\n"},
        {"demographics.csv",
         "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,"
         "nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,"
         "countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus\n"
         "s1,,,2017-01-02,female,false,true,false,false,true,false,true,XX,YY,Nowhere,\n"
         "s2,,,,male,false,true,false,false,true,false,false,,,,\n"
         "s3,,,,unspecified,false,false,true,false,false,,false,,,,\n"}};
}

/// The same district as version 1.2 tells it.
Files export_1_2() {
    auto files = export_1_1();
    files[0].bytes =
        "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2.1\nfile.orgs,bulk\nfile.academicSessions,"
        "bulk\n"
        "file.users,bulk\nfile.roles,bulk\nfile.demographics,bulk\n";
    files[3].bytes =
        "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,"
        "email,sms,"
        "phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,"
        "preferredFamilyName,primaryOrgSourcedId,pronouns\n"
        "s1,,,true,u1,{x:1},Wren,Alder,,1001,,,,,03,,,,,,o1,\ns2,,,true,u2,,Kai,Birch,,1002,,,,,07,,,,,,o2,\n"
        "s3,,,true,u3,,Max,Clover,,1003,,,,,KG,,,,,,o2,\nt1,,,true,u4,,Lou,Dale,,,,,,,,,,,,,o1,\n";
    files[4] = {"roles.csv",
                "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
                "userProfileSourcedId\n"
                "r1,,,s1,secondary,student,2026-08-17,,o2,\nr2,,,s1,primary,student,2026-08-24,,o1,\n"
                "r3,,,s2,primary,student,,,o2,\nr4,,,s3,primary,student,,,o2,\nr5,,,t1,primary,teacher,,,o1,\n"};
    return files;
}

Files edited(Files files, const std::string& name, const std::string& from, const std::string& to) {
    for (auto& file : files)
        if (file.name == name) {
            const auto at = file.bytes.find(from);
            EXPECT_NE(at, std::string::npos) << from;
            file.bytes.replace(at, from.size(), to);
        }
    return files;
}

Files without(Files files, const std::string& name) {
    std::erase_if(files, [&](const ImportFile& file) { return file.name == name; });
    return files;
}

ImportPlan plan(const Files& files, const OnFile& on_file = {}, Date today = {2026, 11, 20}) {
    return plan_import(ImportKind::roster, files, on_file, context(today));
}

template <class R>
void carry_out(const Changes<R>& changes, std::vector<R>& records) {
    for (const auto& record : changes.correct)
        for (auto& known : records)
            if (known.id == record.id) known = record;
    for (const auto& id : changes.withdraw) std::erase_if(records, [&](const R& record) { return record.id == id; });
    records.insert(records.end(), changes.add.begin(), changes.add.end());
}

/// What the office does with a plan.
OnFile after(const ImportPlan& plan, OnFile on_file = {}) {
    EXPECT_TRUE(plan.ready()) << (plan.problems.empty() ? ""
                                                        : plan.problems[0].where + english(plan.problems[0].message));
    carry_out(plan.schools, on_file.schools);
    carry_out(plan.years, on_file.years);
    carry_out(plan.students, on_file.students);
    carry_out(plan.enrolments, on_file.enrolments);
    carry_out(plan.memberships, on_file.memberships);
    return on_file;
}

bool changes_nothing(const ImportPlan& plan) {
    const auto counts = plan.counts();
    return plan.ready() && std::all_of(counts.begin(), counts.end(), [](const ChangeCount& count) {
               return count.added + count.changed + count.left + count.withdrawn == 0;
           });
}

const Student& student(const OnFile& on_file, const std::string& source_id) {
    return *std::find_if(on_file.students.begin(), on_file.students.end(),
                         [&](const Student& student) { return student.source_id == source_id; });
}

template <class R>
const R& last_of(const std::vector<R>& records, StudentId student) {
    const R* last = nullptr;
    for (const auto& record : records)
        if (record.student == student && (!last || record.since >= last->since)) last = &record;
    return *last;
}

bool warned(const ImportPlan& plan, const std::string& words) {
    return std::any_of(plan.warnings.begin(), plan.warnings.end(),
                       [&](const Message& message) { return english(message).find(words) != std::string::npos; });
}

std::vector<std::string> places(const ImportPlan& plan) {
    std::vector<std::string> where;
    for (const auto& problem : plan.problems) where.push_back(problem.where);
    return where;
}

class EitherVersion : public testing::TestWithParam<int> {
protected:
    static Files files() { return GetParam() == 1 ? export_1_1() : export_1_2(); }
};
INSTANTIATE_TEST_SUITE_P(OneRoster, EitherVersion, testing::Values(1, 2));

TEST_P(EitherVersion, GivesSchoolsStudentsAndTheirGroups) {
    const auto on_file = after(plan(files()));
    ASSERT_EQ(on_file.schools.size(), 2u);
    EXPECT_EQ(on_file.schools[0].level, SchoolLevel::elementary);
    ASSERT_EQ(on_file.students.size(), 3u);
    const auto& wren = student(on_file, "s1");
    EXPECT_EQ(wren.number, "1001");
    EXPECT_EQ(last_of(on_file.enrolments, wren.id).school, on_file.schools[0].id);
    EXPECT_EQ(last_of(on_file.enrolments, wren.id).since, (Date{2026, 8, 24}));
    const auto& kai = student(on_file, "s2");
    EXPECT_EQ(last_of(on_file.enrolments, kai.id).school, on_file.schools[1].id);
    EXPECT_EQ(last_of(on_file.enrolments, kai.id).grade, "07");
    EXPECT_EQ(last_of(on_file.enrolments, kai.id).since, (Date{2026, 8, 17}));
    EXPECT_EQ(last_of(on_file.enrolments, student(on_file, "s3").id).grade, "KG");
    ASSERT_EQ(on_file.years.size(), 1u);
    EXPECT_EQ(on_file.years[0].school_year, 2026);
    EXPECT_EQ(on_file.years[0].last, (Date{2027, 6, 4}));
}

TEST_P(EitherVersion, CountsHispanicFirstThenTwoOrMoreRaces) {
    const auto on_file = after(plan(files()));
    const auto groups = [&](const char* id) { return last_of(on_file.memberships, student(on_file, id).id); };
    EXPECT_EQ(groups("s1").race, Race::hispanic);
    EXPECT_EQ(groups("s2").race, Race::two_or_more);
    EXPECT_EQ(groups("s3").race, Race::black);
    EXPECT_EQ(groups("s1").sex, Sex::female);
    EXPECT_EQ(groups("s3").sex, Sex::not_reported);
}

/// The same students, one of whom answers with the category that is in the list of 2024 only.
Files with_middle_eastern(Files files) {
    files = edited(files, "demographics.csv", "publicSchoolResidenceStatus", "middleEasternOrNorthAfrican");
    return edited(files, "demographics.csv", "s3,,,,unspecified,false,false,true,false,false,,false,,,,",
                  "s3,,,,unspecified,false,false,false,false,false,,false,,,,true");
}

TEST_P(EitherVersion, ByTheListOf2024CountsSeveralAnswersAsTwoOrMoreHispanicAmongThem) {
    const auto told = plan(with_middle_eastern(files()), {}, {2029, 9, 3});
    const auto on_file = after(told);
    const auto groups = [&](const char* id) { return last_of(on_file.memberships, student(on_file, id).id); };
    EXPECT_EQ(groups("s1").race, Race::two_or_more) << "Asian, White and Hispanic or Latino";
    EXPECT_EQ(groups("s2").race, Race::two_or_more);
    EXPECT_EQ(groups("s3").race, Race::middle_eastern);
    EXPECT_TRUE(warned(told, "read by the list that holds for 2029-30"));
    EXPECT_FALSE(warned(plan(files()), "read by the list")) << "nothing new in 2026-27";
}

TEST(Roster, RefusesACategoryThatTheListOfTheSchoolYearDoesNotHaveAndSaysHowToMendIt) {
    const auto told = plan(with_middle_eastern(export_1_1()));
    EXPECT_EQ(places(told), std::vector<std::string>{"demographics.csv:4:middleEasternOrNorthAfrican"});
    const auto words = english(told.problems.at(0).message);
    for (const auto* part : {"Middle Eastern or North African", "2026-27", "1997", "school calendar"})
        EXPECT_NE(words.find(part), std::string::npos) << words;
    auto own = context();
    const std::array start{RaceListStart{{}, RaceList::of_2024, 2026, "a state's bulletin"}};
    own.race_lists = RaceLists{start};
    EXPECT_TRUE(plan_import(ImportKind::roster, with_middle_eastern(export_1_1()), {}, own).ready())
        << "its state uses the list already";
}

TEST(ANewList, IsSaidAnewByTheRosterAndTheOldWordStays) {
    const auto before = after(plan(export_1_1()));
    const auto kai = student(before, "s2").id;
    EXPECT_TRUE(changes_nothing(plan(export_1_1(), before, {2029, 6, 30})));
    const auto anew = plan(export_1_1(), before, {2029, 9, 3});
    EXPECT_EQ(anew.memberships.add.size(), 3u) << "the same answers, by another list";
    EXPECT_TRUE(anew.memberships.correct.empty());
    const auto now = after(anew, before);
    EXPECT_EQ(last_of(now.memberships, kai).since, (Date{2029, 9, 3}));
    EXPECT_EQ(now.memberships.size(), 6u) << "nothing is lost";
    EXPECT_TRUE(changes_nothing(plan(export_1_1(), now, {2029, 10, 3})));
}

TEST(ANewList, LeavesTheRaceOpenWhereSomethingElseIsToldFirst) {
    auto before = after(plan(export_1_1()));
    const auto wren = student(before, "s1").id;
    auto sex_alone =
        edited(export_1_1(), "demographics.csv", "s1,,,2017-01-02,female,false,true,false,false,true,false,true",
               "s1,,,2017-01-02,other,,,,,,,");
    const auto now = after(plan(sex_alone, before, {2029, 9, 3}), before);
    EXPECT_EQ(last_of(now.memberships, wren).sex, Sex::other);
    EXPECT_EQ(last_of(now.memberships, wren).race, Race::not_reported) << "an old word is not carried into a new list";

    const std::string programs = "student,iep,section_504,english_learner,since\n1001,yes,no,no,2029-08-20\n";
    auto later = context({2029, 9, 3});
    const auto told = plan_import(ImportKind::programs, {{"programs.csv", programs}}, before, later);
    const auto joined = after(told, before);
    EXPECT_EQ(last_of(joined.memberships, wren).since, (Date{2029, 8, 20}));
    EXPECT_EQ(last_of(joined.memberships, wren).disability, Disability::idea);
    EXPECT_EQ(last_of(joined.memberships, wren).race, Race::not_reported);
}

TEST(ANewList, HoldsForNobodyBeforeItsFirstDay) {
    const auto on_file = after(plan(export_1_1(), {}, {2029, 9, 3}));
    for (const auto& membership : on_file.memberships) EXPECT_GE(membership.since, (Date{2029, 7, 1}));
    EXPECT_EQ(last_of(on_file.enrolments, student(on_file, "s1").id).since, (Date{2026, 8, 24}));
}

TEST_P(EitherVersion, ASecondTimeChangesNothing) {
    const auto on_file = after(plan(files()));
    EXPECT_TRUE(changes_nothing(plan(files(), on_file)));
    EXPECT_TRUE(changes_nothing(plan(files(), on_file, {2027, 2, 1})));
}

TEST_P(EitherVersion, WhoIsMissingFromAWholeExportIsClosedAndNotDeleted) {
    const auto on_file = after(plan(files()));
    const std::string row = GetParam() == 1 ? "s3,,,true,o2,student,u3,,Max,Clover,,1003,,,,,K,\n"
                                            : "s3,,,true,u3,,Max,Clover,,1003,,,,,KG,,,,,,o2,\n";
    const auto second = plan(edited(files(), "users.csv", row, ""), on_file, {2027, 1, 15});
    EXPECT_EQ(second.enrolments.left, 1u);
    EXPECT_TRUE(second.students.withdraw.empty());
    const auto now = after(second, on_file);
    EXPECT_EQ(last_of(now.enrolments, student(now, "s3").id).until, (Date{2027, 1, 14}));
    EXPECT_EQ(now.students.size(), 3u);
}

TEST_P(EitherVersion, WhoComesBackIsEnrolledAgain) {
    auto on_file = after(plan(files()));
    on_file = after(plan(edited(files(), "users.csv", "s3,,", "s3,tobedeleted,"), on_file, {2027, 1, 15}), on_file);
    const auto back = plan(files(), on_file, {2027, 3, 1});
    ASSERT_EQ(back.enrolments.add.size(), 1u);
    EXPECT_EQ(back.enrolments.add[0].since, (Date{2027, 3, 1}));
    EXPECT_EQ(back.students.add.size(), 0u);
}

TEST_P(EitherVersion, AChangeOfGroupCountsFromTheDayOfTheImport) {
    auto on_file = after(plan(files()));
    on_file.memberships[0].disability = Disability::idea;
    const auto second = plan(edited(files(), "demographics.csv", "s1,,,2017-01-02,female", "s1,,,2017-01-02,other"),
                             on_file, {2027, 1, 15});
    ASSERT_EQ(second.memberships.add.size(), 1u);
    EXPECT_EQ(second.memberships.add[0].since, (Date{2027, 1, 15}));
    EXPECT_EQ(second.memberships.add[0].sex, Sex::other);
    EXPECT_EQ(second.memberships.add[0].disability, Disability::idea);
}

TEST(Roster, PlaceOfBirthAndPasswordsAreNamedAndDropped) {
    const auto told = plan(export_1_1());
    for (const auto column : {"countryOfBirthCode", "stateOfBirthAbbreviation", "cityOfBirth", "password"})
        EXPECT_TRUE(warned(told, std::string{"the column "} + column + " is never kept")) << column;
    EXPECT_FALSE(warned(told, "birthDate"));
    told.each([]<class R>(const Changes<R>& changes) {
        for (const auto& record : changes.add)
            each_field<R>([&](const auto& field) {
                const auto text = to_text(to_value(record.*field.member));
                for (const auto never : {"Nowhere", "XX", "YY", "secret", "2017-01-02"})
                    EXPECT_EQ(text.find(never), std::string::npos);
            });
    });
}

TEST(Roster, ColumnsThatNobodyKnowsAreNamedAndIgnored) {
    const auto told = plan(edited(export_1_1(), "orgs.csv", "parentSourcedId\n", "metadata.color\n"));
    EXPECT_TRUE(told.ready());
    EXPECT_TRUE(warned(told, "metadata.color"));
}

TEST(Roster, ReadsAnotherEncodingAndAByteOrderMark) {
    auto files = edited(export_1_1(), "users.csv", "Birch", "B\xc3\xadrch");
    files[3].bytes = "\xef\xbb\xbf" + files[3].bytes;
    EXPECT_EQ(student(after(plan(files)), "s2").family, "B\xc3\xadrch");
    auto latin = edited(export_1_1(), "users.csv", "Birch", "Ni\xf1o");
    EXPECT_EQ(student(after(plan(latin)), "s2").family, "Ni\xc3\xb1o");
}

TEST(Manifest, AFileThatItCallsBulkMustBeThere) {
    EXPECT_EQ(places(plan(without(export_1_1(), "demographics.csv"))),
              std::vector<std::string>{"manifest.csv:file.demographics"});
}

TEST(Manifest, AFileThatItDoesNotDeclareIsNotRead) {
    const auto told = plan(edited(export_1_1(), "manifest.csv", "file.demographics,bulk\n", ""));
    EXPECT_TRUE(told.ready());
    EXPECT_TRUE(warned(told, "demographics.csv is there although"));
    EXPECT_TRUE(told.memberships.add.empty());
}

TEST(Manifest, AnUnknownVersionIsRefused) {
    EXPECT_EQ(places(plan(edited(export_1_1(), "manifest.csv", "oneroster.version,1.1", "oneroster.version,2.0"))),
              std::vector<std::string>{"manifest.csv:oneroster.version"});
}

TEST(Manifest, WithoutOneEveryFileIsTheWhole) {
    const auto told = plan(without(export_1_2(), "manifest.csv"));
    EXPECT_TRUE(told.ready());
    EXPECT_TRUE(warned(told, "manifest.csv is missing"));
    EXPECT_EQ(told.students.add.size(), 3u);
}

TEST(Manifest, A1_2ExportWithoutRolesIsReadAs1_1) {
    const auto told = plan(edited(export_1_1(), "manifest.csv", "oneroster.version,1.1", "oneroster.version,1.2"));
    EXPECT_TRUE(told.ready());
    EXPECT_EQ(told.students.add.size(), 3u);
    EXPECT_TRUE(warned(told, "has roles.csv"));
}

TEST(Roster, TellsEveryBadRowAtOnceWithItsPlace) {
    auto files = edited(export_1_1(), "users.csv", "s1,,,true,o1", "s1,,,true,o9");
    files = edited(files, "users.csv", "s2,,", "s2,maybe,");
    files = edited(files, "users.csv", "s3,,,true,o2,student,u3,,Max,Clover,,1003",
                   "s1,,,true,o2,student,u3,,Max,Clover,,078-05-1120");
    files = edited(files, "demographics.csv", "s2,,,,male,false", "s2,,,,male,perhaps");
    files = edited(files, "academicSessions.csv", "2027-06-04", "June 4");
    EXPECT_EQ(
        places(plan(files)),
        (std::vector<std::string>{"academicSessions.csv:2:endDate", "users.csv:2:orgSourcedIds", "users.csv:3:status",
                                  "users.csv:4:sourcedId", "demographics.csv:3:americanIndianOrAlaskaNative"}));
}

TEST(Roster, ASocialSecurityNumberIsNeverKept) {
    const auto told = plan(edited(export_1_1(), "users.csv", "1003", "078-05-1120"));
    EXPECT_EQ(places(told), std::vector<std::string>{"users.csv:4:identifier"});
}

TEST(Roster, AStudentWithoutASchoolIsKeptAndTold) {
    const auto told = plan(edited(export_1_1(), "users.csv", "s3,,,true,o2", "s3,,,true,d1"));
    EXPECT_TRUE(told.ready());
    EXPECT_EQ(told.students.add.size(), 3u);
    EXPECT_EQ(told.enrolments.add.size(), 2u);
    EXPECT_TRUE(warned(told, "1 students have no school"));
}

TEST(Roster, AWholeExportWithoutStudentsIsRefused) {
    auto files = export_1_1();
    files[3].bytes = files[3].bytes.substr(0, files[3].bytes.find('\n') + 1);
    EXPECT_EQ(places(plan(files)), std::vector<std::string>{"users.csv"});
}

TEST(Delta, TouchesOnlyTheStudentsThatItNames) {
    const auto on_file = after(plan(export_1_2()));
    const Files delta = {
        {"manifest.csv", "propertyName,value\noneroster.version,1.2\nfile.users,delta\nfile.roles,delta\n"},
        {"users.csv",
         "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,grades,identifier\n"
         "s1,active,2027-01-10T00:00:00Z,true,u1,Wren,Aspen,03,1001\n"
         "s2,tobedeleted,2027-01-10T00:00:00Z,true,u2,Kai,Birch,07,1002\n"},
        {"roles.csv",
         "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n"
         "r4,active,,s3,primary,student,2027-01-11,,o1\n"}};
    const auto told = plan(delta, on_file, {2027, 1, 15});
    const auto now = after(told, on_file);
    EXPECT_EQ(student(now, "s1").family, "Aspen");
    EXPECT_EQ(told.enrolments.left, 1u);
    EXPECT_TRUE(last_of(now.enrolments, student(now, "s2").id).until);
    const auto& moved = last_of(now.enrolments, student(now, "s3").id);
    EXPECT_EQ(moved.school, now.schools[0].id);
    EXPECT_EQ(moved.since, (Date{2027, 1, 11}));
    EXPECT_EQ(moved.grade, "KG");
    EXPECT_TRUE(changes_nothing(plan(delta, now, {2027, 1, 15})));
}

TEST(Role, ThatHasEndedMovesTheStudentToTheOneThatGoesOn) {
    const auto files =
        edited(export_1_2(), "roles.csv", "r3,,,s2,primary,student,,,o2,",
               "r3,,,s2,primary,student,2026-08-17,2026-10-01,o2,\nr6,,,s2,primary,student,2026-10-02,,o1,");
    const auto on_file = after(plan(files));
    EXPECT_EQ(last_of(on_file.enrolments, student(on_file, "s2").id).school, on_file.schools[0].id);
    const auto left =
        edited(export_1_2(), "roles.csv", "r3,,,s2,primary,student,,,o2,", "r3,,,s2,primary,student,,2026-11-02,o2,");
    const auto now = after(plan(left, on_file), on_file);
    EXPECT_EQ(last_of(now.enrolments, student(now, "s2").id).until, (Date{2026, 11, 2}));
}

/// A district of one school for each thousand students.
Files large_export(int students) {
    auto files = export_1_1();
    std::string users = files[3].bytes.substr(0, files[3].bytes.find('\n') + 1);
    std::string groups = files[5].bytes.substr(0, files[5].bytes.find('\n') + 1);
    std::string enrolments = files[4].bytes.substr(0, files[4].bytes.find('\n') + 1);
    std::string orgs = files[1].bytes.substr(0, files[1].bytes.find('\n') + 1);
    for (int i = 0; i * 1000 < students; ++i)
        orgs += "o" + std::to_string(i) + ",,,School " + std::to_string(i) + ",school,,\n";
    for (int i = 0; i < students; ++i) {
        const auto n = std::to_string(i);
        const auto school = "o" + std::to_string(i / 1000);
        users += "s" + n + ",,,true," + school + ",student,u" + n + ",,Given,Family,,1" + n + ",,,,,09,\n";
        groups += "s" + n + ",,,2010-01-01,male,false,false,true,false,false,false,false,,,,\n";
        for (int c = 0; c < 6; ++c)
            enrolments +=
                "e" + n + "-" + std::to_string(c) + ",,,c1," + school + ",s" + n + ",student,false,2026-08-17,\n";
    }
    files[1].bytes = orgs, files[3].bytes = users, files[4].bytes = enrolments, files[5].bytes = groups;
    return files;
}

TEST(Roster, OfSeventyThousandStudentsIsReadAndComparedWithProgress) {
    const auto files = large_export(70000);
    std::size_t tellings = 0;
    auto told = context();
    told.progress = [&](const ImportProgress& progress) {
        ++tellings;
        EXPECT_LE(progress.done, progress.total);
    };
    const auto first = plan_import(ImportKind::roster, files, {}, told);
    EXPECT_EQ(first.students.add.size(), 70000u);
    EXPECT_LT(tellings, 400u);
    EXPECT_TRUE(changes_nothing(plan(files, after(first))));
}

TEST(Roster, MostOfItMissingIsToldBeforeItIsDone) {
    const auto on_file = after(plan(large_export(2000)));
    const auto told = plan(large_export(1000), on_file);
    EXPECT_EQ(told.enrolments.left, 1000u);
    EXPECT_TRUE(warned(told, "1000 of 2000 students are no longer in the export"));
}

// Whatever bytes come: the reading ends, and gives a plan or problems.
TEST(Roster, DamagedFilesEndInAPlanOrInProblems) {
    rc::check("damaged files", [] {
        auto files = *rc::gen::element(export_1_1(), export_1_2());
        const auto cuts = *rc::gen::inRange(1, 12);
        for (int i = 0; i < cuts; ++i) {
            auto& bytes = files[*rc::gen::inRange<std::size_t>(0, files.size())].bytes;
            if (bytes.empty()) continue;
            const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
            switch (*rc::gen::inRange(0, 4)) {
                case 0:
                    bytes.erase(at, static_cast<std::size_t>(*rc::gen::inRange(1, 40)));
                    break;
                case 1:
                    bytes.insert(at, *rc::gen::element<std::string>("\"", ",", "\n", "\xff", "\"\"", "2026-02-30",
                                                                    "tobedeleted"));
                    break;
                case 2:
                    bytes[at] = static_cast<char>(*rc::gen::inRange(0, 256));
                    break;
                default:
                    bytes += bytes.substr(at);
                    break;
            }
        }
        const auto told = plan(files);
        for (const auto& problem : told.problems) RC_ASSERT(!problem.message.key.empty());
        if (told.ready()) RC_ASSERT(changes_nothing(plan(files, after(told))));
    });
}

}  // namespace
}  // namespace accord::program
