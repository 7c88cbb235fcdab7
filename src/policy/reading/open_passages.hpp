#pragma once

#include <vector>

#include "policy/document.hpp"
#include "policy/reading/blocks.hpp"
#include "policy/reading/tracked_changes.hpp"

namespace accord::policy::reading {

/// The passages that leave open what the document says, in its order, each once: those of a sentence that stands there
/// twice are asked for once. `changed` are the tracked changes of the same blocks.
std::vector<OpenPassage> open_passages(const std::vector<Block>& blocks, const std::vector<ChangedSentence>& changed);

/// A sentence in which words were chosen, or a blank was said to stay open.
struct SettledSentence {
    std::string before, after;
    std::vector<std::string> keys;  ///< of the passages
};

/// Puts the chosen words in their places. Every word keeps its line of the document.
std::vector<SettledSentence> put_chosen_words(std::vector<Block>& blocks, const std::vector<ChosenWords>& choices);

/// Says of each provision which choices its sentence holds, and which sentence the document has in its place.
void mark_chosen(std::vector<Provision>& provisions, const std::vector<SettledSentence>& settled);

}  // namespace accord::policy::reading
