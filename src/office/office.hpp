#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "filing/file.hpp"
#include "office/permissions.hpp"
#include "policy/binding.hpp"
#include "program/all.hpp"

namespace accord::office {

struct Census;
class DraftDesk;
class ImportDesk;

using Clock = std::function<Instant()>;
Instant system_now();

/// What stands beside the file and is the same for every verb: the catalogue, the packs, the clock.
struct Desk {
    policy::Catalogue catalogue;
    std::vector<policy::Pack> packs;
    Clock now = &system_now;
};

/// The catalogue and packs that the binary carries. Problems mean that it was built wrong.
Result<Desk> standard_desk();

/// A district's office. The verbs are free functions over it, one header a subject; each asks permission, loads,
/// decides and saves with its ledger entry in one transaction.
class Office {
public:
    Office(filing::File file, Desk desk);
    ~Office();

    [[nodiscard]] filing::File& file() { return file_; }
    [[nodiscard]] const filing::File& file() const { return file_; }
    [[nodiscard]] const policy::Catalogue& catalogue() const { return desk_.catalogue; }
    [[nodiscard]] const std::vector<policy::Pack>& packs() const { return desk_.packs; }

    [[nodiscard]] Instant now() const { return desk_.now(); }
    [[nodiscard]] Date today() const;                 ///< in the district's zone
    [[nodiscard]] Date local_date(Instant at) const;  ///< in the district's zone
    /// "14:05" of a local date, in the district's zone, as an instant; a time that a clock change skipped is moved past
    /// it.
    [[nodiscard]] Instant at_local(Date date, int hour, int minute) const;
    [[nodiscard]] std::string local_time(Instant at) const;  ///< "14:05"

    /// The act of an actor, now: what File::write wants.
    [[nodiscard]] filing::Act act(const Actor& actor, Verb verb) const;

    /// The district's own record; throws when the file holds none (`accord init` makes it).
    [[nodiscard]] program::District district() const;
    void district_changed();  ///< after its record was written: the office keeps it in memory

    /// The adopted policies, read again only when a binding or an adoption changed (policies.hpp).
    [[nodiscard]] std::shared_ptr<const std::vector<policy::PolicyVersion>> policies() const;

    /// The enrolled students of a day in codes (census.hpp), kept while no roster comes in.
    [[nodiscard]] std::shared_ptr<const Census> census(Date on) const;

    /// Where imports are worked on beside the pages (import_jobs.hpp).
    [[nodiscard]] ImportDesk& import_desk() const { return *import_desk_; }
    /// Where drafts of the report are (draft_jobs.hpp).
    [[nodiscard]] DraftDesk& draft_desk() const { return *draft_desk_; }

private:
    filing::File file_;
    Desk desk_;
    mutable std::mutex guard_;
    mutable std::optional<program::District> district_;
    mutable std::shared_ptr<const std::vector<policy::PolicyVersion>> policies_;
    mutable std::int64_t policies_entry_ = -1;  ///< newest ledger entry of a policy record when they were read
    mutable std::shared_ptr<const Census> census_;
    mutable std::int64_t census_entry_ = -1;  ///< the same for rosters
    // Last: they work with all the others, and stop before those go.
    std::unique_ptr<ImportDesk> import_desk_;
    std::unique_ptr<DraftDesk> draft_desk_;
};

/// Opens DIR with the standard desk.
Result<std::unique_ptr<Office>> open_office(const std::string& directory);

}  // namespace accord::office
