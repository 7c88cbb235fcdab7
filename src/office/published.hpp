#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/editions.hpp"

/// What everybody may read, signed in or not: released editions alone. These verbs ask for no actor, and what they give
/// names no person.
namespace accord::office {

/// A released edition as the public knows it, without its figures.
struct PublishedEdition {
    EditionId id;
    ReportPeriod period;
    int edition = 1;
    std::string reason;  ///< of the correction; empty in the first edition
    std::string sha256;  ///< of the JSON file
    Date released_on;
    int newest = 1;          ///< edition of the period: a larger number than `edition` corrects this one
    std::string correction;  ///< why the next edition was made, when there is one

    [[nodiscard]] std::string name() const { return period.code() + "/" + std::to_string(edition); }
    [[nodiscard]] bool corrected() const { return edition < newest; }
};

/// Newest release first.
std::vector<PublishedEdition> published_editions(const Office& office);
/// The edition of a name: "2025-26/1"; or the newest of a period: "2025-26".
std::optional<PublishedEdition> published_edition(const Office& office, std::string_view name);
/// What a published edition shows, and the very bytes that were released.
struct PublishedReport {
    equity::Released figures;
    std::string json;
};
/// The report of a published edition, held against its checksum.
Result<PublishedReport> published_report(const Office& office, const PublishedEdition& edition);

/// What has come of a period.
enum class Publication { released, not_ended, missing };

constexpr auto enum_names(Publication) {
    using enum Publication;
    return std::to_array<EnumName<Publication>>({{released, "released", "Released"},
                                                 {not_ended, "not_ended", "Not yet ended"},
                                                 {missing, "missing", "Missing"}});
}
static_assert(names_complete(Publication::missing));

struct PublishedPeriod {
    ReportPeriod period;
    Publication state = Publication::missing;
    int newest = 0;  ///< edition that was released of it; 0: none
};

/// The first school year of which the district keeps a calendar or has released a report.
int first_school_year(const Office& office);

/// The periods of the school years on file of which the district publishes a report, and those of which one came all
/// the same; newest year first. A report that never came stands there as missing.
std::vector<PublishedPeriod> published_periods(const Office& office);

}  // namespace accord::office
