#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "office/editions.hpp"

namespace accord::office {

/// What a draft is asked to be.
struct DraftWanted {
    ReportPeriod period;
    std::string reason;
    ReportChoices choices;
};

/// A draft that a page asked for: how far it is, and what became of it.
struct DraftJob {
    std::string id;
    DraftWanted wanted;
    double done = 0;  ///< from 0 to 1
    bool ended = false;
    EditionId draft;    ///< when it ended well
    Problems problems;  ///< why there is no draft
};

/// A search for what a draft may show is cut short after so long; what it has found by then is as safe.
inline constexpr std::chrono::seconds longest_draft{60};

/// Begins to draft a report (editions.hpp) beside the pages. Gives the id of the job.
Result<std::string> start_draft(Office& office, const Actor& actor, const DraftWanted& wanted);

/// The job as it stands; waits until it has ended, but not longer than `patience`. Fails for one that is not known: the
/// server was started again since, or it is long past.
Result<DraftJob> draft_job(const Office& office, const Actor& actor, const std::string& id,
                           std::chrono::milliseconds patience = {});

/// Where the drafts of pages are worked on, one after the other. Jobs are held in memory alone: a draft is on file as
/// soon as it is made, and nothing before.
class DraftDesk {
public:
    explicit DraftDesk(Office& office);
    /// Stops what is under way: no draft is made of it.
    ~DraftDesk();

private:
    friend Result<std::string> start_draft(Office&, const Actor&, const DraftWanted&);
    friend Result<DraftJob> draft_job(const Office&, const Actor&, const std::string&, std::chrono::milliseconds);
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace accord::office
