#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "equity/release.hpp"
#include "office/office.hpp"
#include "office/report_periods.hpp"
#include "office/reports.hpp"

namespace accord::office {

using EditionId = Id<program::ReportEdition>;

/// An edition of the Board report with its period and the names of those who made it.
struct Edition {
    program::ReportEdition record;
    ReportPeriod period;
    std::string drafter;
    std::string releaser;  ///< empty while it is a draft

    [[nodiscard]] std::string name() const { return period.code() + "/" + std::to_string(record.edition); }
};

/// The released editions, newest release first. Lists leave the figures out: `record.figures` is empty.
Result<std::vector<Edition>> released_editions(const Office& office, const Actor& actor);
/// The released edition of a name: "2025-26-quarter-1/2", or "2025-26-quarter-1" for the newest of the period.
Result<Edition> released_edition(const Office& office, const Actor& actor, std::string_view name);
/// The drafts that wait for a second person, without their figures.
Result<std::vector<Edition>> report_drafts(const Office& office, const Actor& actor);
Result<Edition> report_draft(const Office& office, const Actor& actor, EditionId id);

/// What an edition shows, read from its stored bytes alone. Refuses when these are not those that were drafted.
Result<equity::Released> figures_of(const program::ReportEdition& edition);

/// What staff should look at before a draft is released, by cell and without numbers. For staff only.
Problems doubts_of(const program::ReportEdition& edition);

/// The figures of released editions of the years before: the same part of each year, without a gap. For the
/// comparison with last year; one that does not fit its checksum is left out, and `accord verify` names it.
std::vector<equity::Released> earlier_years(const Office& office, const ReportPeriod& period);

/// The periods of the school years on file that have ended, newest year first: those that can be drafted.
std::vector<ReportPeriod> ended_periods(const Office& office);

/// The editions of a school year that are out, oldest release first, with what is kept beside them: what another is
/// protected beside. Asks no permission: for the verbs of this room.
Result<std::vector<equity::ReleasedEdition>> editions_beside(const Office& office, int school_year);

/// Drafts the next edition of an ended period, protected beside every edition of its school year that is out; takes the
/// place of an older draft of the period. A correction needs its reason and another number than the edition before.
Result<EditionId> draft_report(Office& office, const Actor& actor, const ReportPeriod& period,
                               const std::string& reason, const ReportChoices& choices = {},
                               const equity::Progress& progress = {});
/// Whether the releaser said to have looked at the draft's doubts.
enum class Doubts { not_looked_at, looked_at };

/// Releases a draft as it stands. Refuses its drafter, and a draft that is older than another release.
Result<Done> release_report(Office& office, const Actor& actor, EditionId id, Doubts doubts = Doubts::not_looked_at);

/// An edition as it would be drafted now, by nobody yet: for the verb and for the sample district.
Result<program::ReportEdition> prepare_edition(const Office& office, const ReportPeriod& period,
                                               const std::string& reason, const ReportChoices& choices = {},
                                               const equity::Progress& progress = {});

/// The released editions, newest first, without their figures. Asks no permission: for the verbs of this room.
std::vector<Edition> editions_out(const filing::Reading& file);

/// What is wrong with the editions on file: bytes that do not fit their hash, a released edition that was changed or
/// withdrawn, one that a single person made.
std::vector<Message> edition_faults(const filing::Reading& file);

}  // namespace accord::office
