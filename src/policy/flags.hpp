#pragma once

#include <string_view>
#include <vector>

#include "policy/compare.hpp"
#include "policy/pairing.hpp"

namespace accord::policy {

/// What matters about an altered provision, the gravest first. Empty: changed, in a way that none of the flags names.
std::vector<Flag> flags_of_change(const Provision& before, const Provision& after,
                                  const std::vector<WordChange>& changes);

/// True when the loss of a provision takes a protection from students: a prohibition, or a duty, of a control that
/// protects them; a prohibition that no control explains is taken for one.
bool protects(const Side& side, const Catalogue& catalogue);

/// The drafting notes of a document, to be searched for sentences that another document made policy.
class Notes {
public:
    explicit Notes(const Reading& reading);
    /// True when nearly all of the sentence's words stand in the notes in the same order, also inside a longer note.
    [[nodiscard]] bool contain(const Provision& provision) const;

private:
    std::vector<std::string> shingles_;  ///< sorted runs of a few words
};

}  // namespace accord::policy
