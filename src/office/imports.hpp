#pragma once

#include <string>
#include <vector>

#include "office/office.hpp"
#include "program/imports/import_columns.hpp"
#include "program/imports/import_plan.hpp"

namespace accord::office {

enum class ImportMode { dry_run, write };

/// What an import did, or would do.
struct ImportReport {
    program::ImportPlan plan;
    std::string act;  ///< id by which it can be undone; empty: nothing was written
};

/// Works out the import and, in write mode and without a problem in any row, carries it out in one transaction.
/// Fails only when the actor may not; the problems of rows are in the plan. `progress` is told of the rows that are
/// read and, with an empty file name, of the records that are written. `act` is the id by which it can be undone.
Result<ImportReport> import_records(Office& office, const Actor& actor, program::ImportKind kind,
                                    std::vector<program::ImportFile> files, ImportMode mode,
                                    const program::Progress& progress = {}, const Uuid& act = new_uuid());

/// The row errors as a CSV table: file, line, column, what is wrong.
std::string problems_csv(const Problems& problems);

/// An import that was written, as the ledger remembers it.
struct PastImport {
    std::string act;
    Instant at;
    std::string by;
    std::int64_t records = 0;
    std::string name;  ///< of its file, when a page started it
    std::string job;   ///< its page (import_jobs.hpp), when it has one
    bool undone = false;
};
/// Newest first.
Result<std::vector<PastImport>> past_imports(const Office& office, const Actor& actor);

/// Takes an import back by new entries: records that it added are withdrawn, records that it changed go back to their
/// version before it. Refused, naming them, when records were changed again since. Gives the number of records.
Result<int> undo_import(Office& office, const Actor& actor, const std::string& act);

}  // namespace accord::office
