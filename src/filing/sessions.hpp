#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.hpp"
#include "filing/file.hpp"

/// What the server remembers that is no record of the program: it stands outside the ledger and may be forgotten.
namespace accord::filing {

/// A person who signed in. The cookie holds the token; the file only its hash.
struct SignIn {
    std::string token_hash;
    program::AccountId account;
    std::string csrf;
    Instant started;
    Instant expires;

    bool operator==(const SignIn&) const = default;
};

void keep_sign_in(File& file, const SignIn& sign_in);
/// The sign-in of a token, unless it has expired.
std::optional<SignIn> find_sign_in(const File& file, const std::string& token_hash, Instant now);
void forget_sign_in(File& file, const std::string& token_hash);
/// All of an account's: its password changed, it was closed.
void forget_sign_ins_of(File& file, program::AccountId account);
void forget_expired_sign_ins(File& file, Instant now);

/// How often somebody failed to sign in under a name, each time within `window` of the time before.
struct FailedSignIns {
    int times = 0;
    Instant last;

    bool operator==(const FailedSignIns&) const = default;
};

/// Counts one more; gives the count with it. A pause longer than `window` begins anew.
FailedSignIns note_failed_sign_in(File& file, const std::string& login, Instant now, std::chrono::seconds window);
FailedSignIns failed_sign_ins(const File& file, const std::string& login);
void forget_failed_sign_ins(File& file, const std::string& login);

enum class ImportStage { waiting, running, written, refused, failed };

constexpr auto enum_names(ImportStage) {
    using enum ImportStage;
    return std::to_array<EnumName<ImportStage>>({{waiting, "waiting", "Waiting"},
                                                 {running, "running", "Running"},
                                                 {written, "written", "Written"},
                                                 {refused, "refused", "Refused: rows need mending"},
                                                 {failed, "failed", "Failed"}});
}
static_assert(names_complete(ImportStage::failed));

/// An import that the server carries out beside its pages, and how far it is.
struct ImportJob {
    Id<ImportJob> id;
    program::AccountId account;
    std::string name;  ///< of the file or folder
    ImportStage stage = ImportStage::waiting;
    std::int64_t done = 0;
    std::int64_t total = 0;
    Instant started;
    std::optional<Instant> ended;
    std::optional<Uuid> act;  ///< by which it can be undone
    std::string report;       ///< JSON, as the page shows it; may be empty

    bool operator==(const ImportJob&) const = default;
};

/// Keeps the job as it is now, in the place of what was kept of it before.
void keep_import_job(File& file, const ImportJob& job);
std::optional<ImportJob> find_import_job(const File& file, Id<ImportJob> id);
/// Newest first.
std::vector<ImportJob> import_jobs(const File& file, int at_most = 50);

}  // namespace accord::filing
