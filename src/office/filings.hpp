#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "equity/filings/crdc_filing.hpp"
#include "equity/filings/filing.hpp"
#include "equity/filings/ripa_handoff.hpp"
#include "office/office.hpp"

namespace accord::office {

using FilingId = Id<program::GovernmentFiling>;
using program::FilingKind;

/// Which filing: of which year, for which agency, and how it counts where the law leaves that open.
struct FilingOf {
    FilingKind kind = FilingKind::crdc;
    int year = 0;  ///< of a school year the first calendar year; of stop records the calendar year
    std::optional<program::AgencyId> agency{};  ///< stop records; none: the only agency that they can be for
    equity::CrdcSettings crdc{};
    equity::StopTriggers triggers = equity::all_triggers;
};

/// "2025-26" of a school year, "2025" of stop records; nothing when the text is no such year.
std::string filing_year_name(FilingKind kind, int year);
std::optional<int> filing_year(FilingKind kind, std::string_view text);

/// To whom the law sends it, and which law.
struct FilingDuty {
    std::string recipient;
    std::string_view law;
};

/// A filing as its clerk looks at it before it goes out. The numbers stay behind the door; the differences are for
/// those who may see them.
struct FilingLook {
    FilingOf of;  ///< with its agency
    FilingDuty duty;
    std::vector<equity::Check> checks;
    std::vector<equity::Difference> differences{};
    Message compared_with{};  ///< what the differences are against, or why there are none
    Message left_out{};       ///< what of both years is not compared, and why; empty: nothing is left out
    bool compared = false;
    int version = 1;         ///< that it would be
    bool unchanged = false;  ///< its bytes are those of the version before
};

/// A version that was prepared, without its bytes.
struct FiledVersion {
    program::GovernmentFiling record;  ///< `content` is empty
    std::string filer;                 ///< empty: the operator of the machine

    [[nodiscard]] std::string year_name() const { return filing_year_name(record.kind, record.year); }
    [[nodiscard]] std::string file_name() const;  ///< "crdc-2025-26-version-1.csv"
};

/// What the state of the district can be asked for, newest year first: ended school years that are on file, and of stop
/// records the running year as well.
Result<std::vector<FilingOf>> possible_filings(const Office& office, const Actor& actor);
/// The agencies whose officers made contacts that stop records can be of.
std::vector<program::Agency> stop_record_agencies(const Office& office);

/// Refuses with what to do: a law of another state, a year that has not ended or has no calendar, no such agency.
Result<FilingLook> look_at_filing(const Office& office, const Actor& actor, const FilingOf& of);

/// Prepares a filing and writes down who prepared which year for whom, with the bytes and their checksum, in one act.
/// A further version needs its reason and other bytes than the one before.
Result<FilingId> prepare_filing(Office& office, const Actor& actor, const FilingOf& of, const std::string& reason);

/// The versions that were prepared, newest first.
Result<std::vector<FiledVersion>> filed_versions(const Office& office, const Actor& actor);
/// One of them with its bytes, as they went out. Refuses when they are not those that were prepared.
Result<FiledVersion> filed_version(const Office& office, const Actor& actor, FilingId id);

/// What is wrong with the filings on file: bytes that do not fit their checksum, a version that was changed or
/// withdrawn.
std::vector<Message> filing_faults(const filing::Reading& file);

}  // namespace accord::office
