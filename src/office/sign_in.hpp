#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/office.hpp"

namespace accord::office {

/// A signed-in person. The token lives in a cookie; the file keeps only its hash.
struct SignedIn {
    std::string token;
    std::string csrf;  ///< must come back with every form
    Actor actor;
};

/// Checks name and password (argon2id; at most two at once, so that nobody can take the machine's memory by guessing).
/// Five failures in fifteen minutes for one name close it for fifteen. The answer never says which of the two was
/// wrong.
Result<SignedIn> sign_in(Office& office, const std::string& login, const std::string& password);
/// The person of a session token, or nothing: unknown, over, or the account was closed.
std::optional<SignedIn> session(const Office& office, const std::string& token);
void sign_out(Office& office, const std::string& token);

/// What an account may reach today: an officer the schools of the postings, a principal or teacher the account's
/// school, or every school when the account names none.
Actor actor_of(const Office& office, const program::Account& account);

/// The argon2id string of a password (libsodium, interactive cost: 64 MiB).
std::string hash_password(const std::string& password);

Result<program::AccountId> add_account(Office& office, const Actor& actor, program::Account account,
                                       const std::string& password);
Result<Done> set_password(Office& office, const Actor& actor, const std::string& login, const std::string& password);
Result<Done> close_account(Office& office, const Actor& actor, const std::string& login);
Result<std::vector<program::Account>> accounts(const Office& office, const Actor& actor);

}  // namespace accord::office
