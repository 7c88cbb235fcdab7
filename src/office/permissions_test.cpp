#include "office/permissions.hpp"

#include <gtest/gtest.h>

namespace accord::office {
namespace {

using program::Role;

TEST(Permissions, OfficersAndTheirAgencyNeverMeetEducationRecordsOrRosters) {
    for (const auto role : {Role::officer, Role::liaison}) {
        EXPECT_EQ(scope_of(role, Verb::import_records), Scope::none);
        EXPECT_EQ(scope_of(role, Verb::decide_request), Scope::none);
    }
    EXPECT_EQ(scope_of(Role::liaison, Verb::find_students), Scope::none);
}

TEST(Permissions, TeachersNeverSeeContactsOfStudents) {
    EXPECT_EQ(scope_of(Role::staff, Verb::see_contacts), Scope::none);
    EXPECT_EQ(scope_of(Role::staff, Verb::see_requests), Scope::own);
}

TEST(Permissions, BoardMembersSeeFiguresAndNotStudents) {
    EXPECT_EQ(scope_of(Role::board, Verb::see_report), Scope::district);
    EXPECT_EQ(scope_of(Role::board, Verb::see_contacts), Scope::none);
    EXPECT_EQ(scope_of(Role::board, Verb::find_students), Scope::none);
}

TEST(Permissions, AuditorsReadNoStudentAndLiaisonsTheOwnAgencyAlone) {
    EXPECT_EQ(scope_of(Role::auditor, Verb::see_contacts), Scope::none);
    EXPECT_EQ(scope_of(Role::auditor, Verb::see_requests), Scope::none);
    EXPECT_EQ(scope_of(Role::liaison, Verb::see_contacts), Scope::agency);
    EXPECT_EQ(scope_of(Role::liaison, Verb::review_force), Scope::agency);
}

TEST(Permissions, OnlyAnOfficerLogsAContactAndOnlyAsHimself) {
    for (const auto& row : names_of<Role>)
        EXPECT_EQ(scope_of(row.value, Verb::log_contact), row.value == Role::officer ? Scope::own : Scope::none)
            << row.code;
}

TEST(Permissions, APrincipalReachesTheOwnSchoolAlone) {
    const auto own = program::SchoolId::make();
    const auto other = program::SchoolId::make();
    const Actor principal{program::AccountId::make(), "P. Okafor", Role::principal, {own}, {}};
    EXPECT_TRUE(principal.reaches(Verb::see_contacts, own));
    EXPECT_FALSE(principal.reaches(Verb::see_contacts, other));
    EXPECT_TRUE(require(principal, Verb::decide_request, own).ok());
    EXPECT_FALSE(require(principal, Verb::decide_request, other).ok());
}

TEST(Permissions, WhoIsOfNoSchoolReachesNone) {
    const Actor officer{program::AccountId::make(), "Officer Reyes", Role::officer, {}, program::OfficerId::make()};
    EXPECT_FALSE(officer.reaches(Verb::see_requests, program::SchoolId::make()));
    Actor deputy_head{program::AccountId::make(), "R. Vance", Role::principal, {}, {}};
    EXPECT_FALSE(deputy_head.reaches(Verb::see_contacts, program::SchoolId::make()));
    deputy_head.every_school = true;
    EXPECT_TRUE(deputy_head.reaches(Verb::see_contacts, program::SchoolId::make()));
}

TEST(Permissions, ARefusalNamesTheRightAndTheRole) {
    const Actor teacher{program::AccountId::make(), "T. Lindqvist", Role::staff, {}, {}};
    const auto refused = require(teacher, Verb::see_contacts);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(english(refused.problems().front().message),
              "Your account (Teacher or staff) may not do this: See contacts");
}

}  // namespace
}  // namespace accord::office
