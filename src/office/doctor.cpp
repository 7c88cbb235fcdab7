#include "office/doctor.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "base/zone.hpp"
#include "compliance/review.hpp"
#include "office/lists.hpp"
#include "office/policies.hpp"

namespace accord::office {

namespace {

namespace fs = std::filesystem;

Checkup good(std::string subject, std::string finding, std::vector<std::pair<std::string, std::string>> values = {}) {
    return {std::move(subject), Health::good, {std::move(finding), std::move(values)}, {}};
}

Checkup ill(Health health, std::string subject, std::string finding, std::string mend,
            std::vector<std::pair<std::string, std::string>> values = {}) {
    return {std::move(subject), health, {std::move(finding), values}, {std::move(mend), values}};
}

std::string key_path(const std::string& directory) {
    const char* elsewhere = std::getenv("ACCORD_KEY_FILE");
    return elsewhere && *elsewhere ? elsewhere : directory + "/accord.key";
}

/// Only the owner may read what holds or opens the records.
Checkup permissions(const std::string& subject, const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
        if (errno == EACCES)
            return ill(Health::fault, subject, "{path} lies where you may not look",
                       "Run this as the person to whom the district's folder belongs", {{"path", path}});
        return ill(Health::fault, subject, "{path} is not there", "Restore it from the backup", {{"path", path}});
    }
    if (access(path.c_str(), R_OK) != 0)
        return ill(Health::fault, subject, "{path} is there, and you may not read it",
                   "Run this as the person to whom it belongs, or give it to you: chown $USER {path}",
                   {{"path", path}});
    if ((status.st_mode & 077) != 0)
        return ill(Health::fault, subject, "Others on this machine may read {path}", "chmod go= {path}",
                   {{"path", path}});
    return good(subject, "Only its owner may read {path}", {{"path", path}});
}

Checkup disk_space(const std::string& directory) {
    std::error_code failed;
    const auto space = fs::space(directory, failed);
    if (failed)
        return ill(Health::fault, "disk", "How much room is left in {path} cannot be seen: {why}",
                   "Look whether the folder is there and whether you may look into it",
                   {{"path", directory}, {"why", failed.message()}});
    const auto free_mb = space.available >> 20;
    if (free_mb < 1024)
        return ill(Health::fault, "disk", "{free} MB are free", "Make room: a full disk stops every record",
                   {{"free", std::to_string(free_mb)}});
    return good("disk", "{free} MB are free", {{"free", std::to_string(free_mb)}});
}

Checkup key_beside_file() {
    if (std::getenv("ACCORD_KEY_FILE")) return good("key", "The key is kept apart from the file");
    return ill(
        Health::advice, "key", "The key lies in the same folder as the file that it opens",
        "Keep it elsewhere and name it: ACCORD_KEY_FILE=/etc/accord/district.key; leave it out of the file's backup");
}

Checkup chromium() {
    for (const char* path : {"/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"})
        if (access(path, X_OK) == 0) return good("pdf", "Chromium prints the report: {path}", {{"path", path}});
    return ill(Health::advice, "pdf", "Chromium is not installed: `accord report --pdf` cannot print",
               "apt install chromium, or print the page from any browser");
}

void examine_policy(const Office& office, std::vector<Checkup>& found) {
    const auto policy = policy_in_force(office, office.today());
    if (!policy) {
        found.push_back(ill(Health::fault, "policy", "No policy is in force", "accord policy adopt DIR FILE"));
        return;
    }
    const auto& provisions = policy->provisions;
    if (std::none_of(provisions.begin(), provisions.end(), [](const auto& each) { return policy::binds(each.kind); })) {
        found.push_back(ill(Health::fault, "policy",
                            "{title} is in force, and no rule was found in it: nothing is checked and nothing decided",
                            "Adopt the document again, in a form in which its rules are read: accord policy read FILE "
                            "shows them, accord policy adopt DIR FILE adopts it",
                            {{"title", policy->document.title}}));
        return;
    }
    const auto orphans = compliance::trace(*policy, office.catalogue());
    if (orphans.empty())
        found.push_back(
            good("policy", "{title} is in force and every provision is bound", {{"title", policy->document.title}}));
    else
        found.push_back(ill(Health::fault, "policy",
                            orphans.size() == 1 ? "1 provision, control or judge points nowhere"
                                                : "{count} provisions, controls or judges point nowhere",
                            "accord trace DIR names them", {{"count", std::to_string(orphans.size())}}));
}

void examine_records(const Office& office, std::vector<Checkup>& found) {
    const auto today = office.today();
    office.file().read([&](const filing::Reading& file) {
        const int year = school_year_of(today);
        if (file.all<program::CalendarYear>({{"school_year", std::int64_t{year}}}).empty())
            found.push_back(
                ill(Health::advice, "calendar", "No school calendar for {year}: clocks count plain weekdays",
                    "Enter it on the page \"School calendar\", or import academicSessions.csv with the roster",
                    {{"year", school_year_name(year)}}));
        else
            found.push_back(
                good("calendar", "The school calendar of {year} is there", {{"year", school_year_name(year)}}));

        const bool several_agencies = file.count<program::Agency>() > 1;
        int designees = 0;
        for (const auto& account : file.all<program::Account>()) {
            if (account.state != program::AccountState::active) continue;
            if (account.role == program::Role::designee) ++designees;
            if (account.role == program::Role::liaison && !account.officer && several_agencies)
                found.push_back(ill(Health::advice, "accounts",
                                    "{login} is a liaison of no agency, and sees no contacts and no force to review",
                                    "accord user close DIR {login}, and add it again with --officer NUMBER",
                                    {{"login", account.login}}));
            if (account.role == program::Role::officer && !account.officer)
                found.push_back(ill(Health::fault, "accounts", "{login} signs in as an officer and belongs to none",
                                    "accord user close DIR {login}, and add it again with --officer NUMBER",
                                    {{"login", account.login}}));
        }
        if (designees == 0)
            found.push_back(ill(Health::fault, "accounts", "Nobody can sign in as the superintendent's designee",
                                "accord user add DIR LOGIN --role designee"));
        else
            found.push_back(
                good("accounts", "{count} may sign in as designee", {{"count", std::to_string(designees)}}));

        const auto agreements = file.all<program::Agreement>();
        for (const auto& officer : file.all<program::Officer>()) {
            const auto posts = file.all<program::Assignment>({{"officer", to_value(officer.id)}});
            const bool serves = std::any_of(posts.begin(), posts.end(),
                                            [&](const auto& post) { return program::serves_on(post, today); });
            const bool covered = std::any_of(agreements.begin(), agreements.end(), [&](const auto& agreement) {
                const auto state = program::state_on(agreement, today);
                return agreement.agency == officer.agency &&
                       (state == program::AgreementState::in_force || state == program::AgreementState::holdover);
            });
            if (serves && !covered)
                found.push_back(
                    ill(Health::advice, "agreement", "{officer} serves at a school without an agreement in force",
                        "Record the agreement's approval, or end the assignment", {{"officer", officer.name}}));
        }
        return true;
    });
}

}  // namespace

std::vector<Checkup> examine(const std::string& directory) {
    std::error_code failed;
    if (!fs::is_directory(directory, failed)) {
        const bool there = fs::exists(directory, failed);
        return {ill(Health::fault, "folder", there ? "{path} is no folder" : "There is no folder {path}",
                    "Name the district's folder; `accord init` makes a new one, `accord demo` a made-up district",
                    {{"path", directory}})};
    }
    if (!fs::exists(directory + "/accord.db", failed) && !fs::exists(key_path(directory), failed))
        return {ill(Health::fault, "folder", "{path} holds no district",
                    "Name the district's folder; `accord init` makes a new one, `accord demo` a made-up district",
                    {{"path", directory}})};
    std::vector<Checkup> found;
    found.push_back(permissions("file", directory + "/accord.db"));
    found.push_back(permissions("key", key_path(directory)));
    found.push_back(key_beside_file());
    found.push_back(disk_space(directory));
    found.push_back(chromium());
    auto office = open_office(directory);
    if (!office) {
        for (const auto& problem : office.problems())
            found.push_back({problem.where.empty() ? "file" : problem.where, Health::fault, problem.message, {}});
        return found;
    }
    const auto district = (*office)->district();
    found.push_back(is_zone(district.zone) ? good("zone", "Times are those of {zone}", {{"zone", district.zone}})
                                           : ill(Health::fault, "zone", "There is no time zone {zone}",
                                                 "apt install tzdata", {{"zone", district.zone}}));
    examine_policy(**office, found);
    examine_records(**office, found);
    return found;
}

}  // namespace accord::office
