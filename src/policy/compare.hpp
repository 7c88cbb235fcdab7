#pragma once

#include <string>
#include <vector>

#include "base/names.hpp"
#include "policy/binding.hpp"
#include "policy/document.hpp"

namespace accord::policy {

enum class PairStatus { verbatim, altered, added, missing };

constexpr auto enum_names(PairStatus) {
    using enum PairStatus;
    return std::to_array<EnumName<PairStatus>>({{verbatim, "verbatim", "The same words"},
                                                {altered, "altered", "Changed"},
                                                {added, "added", "Added"},
                                                {missing, "missing", "Missing"}});
}
static_assert(names_complete(PairStatus::missing));

enum class Flag {
    polarity_changed,
    protection_missing,
    condition_added,
    schedule_changed,
    note_became_policy,
    wording_only,
};

constexpr auto enum_names(Flag) {
    using enum Flag;
    return std::to_array<EnumName<Flag>>({{polarity_changed, "polarity-changed", "The rule is turned round"},
                                          {protection_missing, "protection-missing", "A protection is missing"},
                                          {condition_added, "condition-added", "A condition was added"},
                                          {schedule_changed, "schedule-changed", "The schedule changed"},
                                          {note_became_policy, "note-became-policy", "A drafting note became policy"},
                                          {wording_only, "wording-only", "Only the wording differs"}});
}
static_assert(names_complete(Flag::wording_only));

/// A run of words that both texts share, or that only one has.
struct WordChange {
    enum class Side { both, old_only, new_only } side;
    std::string text;

    bool operator==(const WordChange&) const = default;
};

struct Pair {
    const Provision* before = nullptr;  ///< null: added
    const Provision* after = nullptr;   ///< null: missing
    PairStatus status = PairStatus::verbatim;
    std::vector<WordChange> changes;  ///< word by word, over the whole text; empty for verbatim, added, missing
    std::vector<Flag> flags;          ///< what matters first
};

struct Comparison {
    std::vector<Pair> pairs;  ///< flagged differences first (in the order of Flag), then wording, then verbatim
    [[nodiscard]] int count(PairStatus status) const;
    [[nodiscard]] int count(Flag flag) const;
};

/// Compares two readings provision by provision. The readings must outlive the result.
/// The catalogue's controls help to pair provisions whose words differ; notes of the old document are watched for
/// sentences that became policy in the new one.
Comparison compare(const Reading& before, const Reading& after, const Catalogue& catalogue);

}  // namespace accord::policy
