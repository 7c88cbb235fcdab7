#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "office/imports.hpp"

namespace accord::office {

/// How far an import is that a page has started: it is tried first, and written when a person has seen what it would
/// do.
enum class ImportStep { trying, tried, refused, writing, written, failed };

constexpr auto enum_names(ImportStep) {
    using enum ImportStep;
    return std::to_array<EnumName<ImportStep>>({{trying, "trying", "Being tried"},
                                                {tried, "tried", "Tried: ready to import"},
                                                {refused, "refused", "Rows need mending"},
                                                {writing, "writing", "Being imported"},
                                                {written, "written", "Imported"},
                                                {failed, "failed", "Not imported"}});
}
static_assert(names_complete(ImportStep::failed));

constexpr bool under_way(ImportStep step) { return step == ImportStep::trying || step == ImportStep::writing; }

struct ImportJob {
    std::string id;
    program::ImportKind kind{};
    std::string name;  ///< "users.csv", "users.csv and 3 more"
    ImportStep step{};
    std::string by;
    Instant started;

    std::string file;  ///< that is being read; empty while records are written
    std::size_t done = 0;
    std::size_t total = 0;  ///< rows of the file, or records; 0: not known yet

    std::vector<program::FileRows> rows;       ///< read, by file
    std::vector<program::ChangeCount> counts;  ///< what it changes
    std::vector<Message> warnings;
    Problems problems;       ///< of all rows; held in memory alone, for they quote them
    std::string act;         ///< by which it can be taken back; set when it is written
    Message why;             ///< when it failed
    bool forgotten = false;  ///< the server was started again: files, warnings and problems are gone
};

/// Takes in the files and begins to try them. Gives the id of the job.
Result<std::string> start_import(Office& office, const Actor& actor, program::ImportKind kind,
                                 std::vector<program::ImportFile> files);

/// The job as it stands; waits until it is no longer under way, but not longer than `patience`.
Result<ImportJob> import_job(const Office& office, const Actor& actor, const std::string& id,
                             std::chrono::milliseconds patience = {});

/// The person's yes to what was tried: begins to write it, in one transaction. Fails unless it was tried without a
/// problem.
Result<Done> write_import(Office& office, const Actor& actor, const std::string& id);

/// Where the imports of pages are worked on, one after the other, beside the pages. The files of a job stay here, in
/// memory alone, until they are written, an hour has passed or eight others came.
class ImportDesk {
public:
    explicit ImportDesk(Office& office);
    /// Stops what is under way: what was not written whole is not written at all.
    ~ImportDesk();

private:
    friend Result<std::string> start_import(Office&, const Actor&, program::ImportKind,
                                            std::vector<program::ImportFile>);
    friend Result<ImportJob> import_job(const Office&, const Actor&, const std::string&, std::chrono::milliseconds);
    friend Result<Done> write_import(Office&, const Actor&, const std::string&);
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace accord::office
