#pragma once

#include <vector>

#include "policy/document.hpp"
#include "policy/reading/blocks.hpp"

namespace accord::policy::reading {

/// Deleted words and the words inserted after them: bytes of a sentence.
struct TrackedChange {
    std::size_t begin, middle, end;  ///< the deletion ends, and the insertion begins, in the middle
    std::size_t run, run_end;        ///< the letters that run together
};

struct ChangedSentence {
    const Passage* in;  ///< the paragraph or list item in which it stands
    std::size_t at;     ///< byte of it at which the sentence begins
    Passage sentence;
    std::vector<TrackedChange> changes;
};

/// Tracked changes whose marks were lost, so that deleted and inserted words stand side by side: "missionpurpose",
/// "SROsThey", "is aare". The text stays as it is: a person chooses.
std::vector<ChangedSentence> tracked_changes(const std::vector<Block>& blocks);

/// One warning for a sentence, with it as it reads with every deletion kept and as it reads with every insertion kept.
Warning warning_of(const ChangedSentence& changed);

}  // namespace accord::policy::reading
