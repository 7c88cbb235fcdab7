#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "program/ids.hpp"

namespace accord::program {

/// Who somebody is to the program. What each may do is office/permissions.hpp.
enum class Role {
    designee,  ///< superintendent's designee
    principal,
    staff,         ///< teacher or other school staff
    officer,       ///< SRO or security staff
    liaison,       ///< sergeant of the agency
    custodian,     ///< records custodian
    investigator,  ///< complaint investigator
    board,         ///< board member
    auditor,
};

constexpr auto enum_names(Role) {
    using enum Role;
    return std::to_array<EnumName<Role>>({{designee, "designee", "Superintendent's designee"},
                                          {principal, "principal", "Principal"},
                                          {staff, "staff", "Teacher or staff"},
                                          {officer, "officer", "School resource officer"},
                                          {liaison, "liaison", "Agency liaison"},
                                          {custodian, "custodian", "Records custodian"},
                                          {investigator, "investigator", "Complaint investigator"},
                                          {board, "board", "Board member"},
                                          {auditor, "auditor", "Auditor"}});
}
static_assert(names_complete(Role::auditor));

enum class AccountState { active, closed };

constexpr auto enum_names(AccountState) {
    using enum AccountState;
    return std::to_array<EnumName<AccountState>>({{active, "active", "Active"}, {closed, "closed", "Closed"}});
}
static_assert(names_complete(AccountState::closed));

struct Account {
    AccountId id;
    std::string login;
    std::string name;  ///< as shown: "D. Whitfield"
    Role role = Role::staff;
    std::optional<SchoolId> school;    ///< whose records a principal or teacher may see; none: the whole district
    std::optional<OfficerId> officer;  ///< the officer who signs in with it
    std::string password_hash;         ///< argon2id, libsodium's string form
    AccountState state = AccountState::active;

    bool operator==(const Account&) const = default;
};

constexpr std::string_view table_name(Of<Account>) { return "account"; }
constexpr auto fields(Of<Account>) {
    using enum Privacy;
    return std::tuple{
        field("id", &Account::id, staff, "Id"),
        field("login", &Account::login, staff, "Sign-in name"),
        field("name", &Account::name, staff, "Name"),
        field("role", &Account::role, staff, "Role"),
        field("school", &Account::school, staff, "School"),
        field("officer", &Account::officer, staff, "Officer"),
        field("password_hash", &Account::password_hash, secret, "Password hash"),
        field("state", &Account::state, staff, "State"),
    };
}
static_assert(fields_complete<Account>());

}  // namespace accord::program
