#pragma once

#include <optional>

#include "policy/reading/heads.hpp"

namespace accord::policy::reading {

/// The head of a sentence in which no words bind: a purpose ("is committed to", "The goal of ... is"), a definition
/// ("means", "is a"), a duty in the present tense ("Principals maintain order") or an imperative ("Post the number").
/// `first` is the sentence's first token after a frame.
std::optional<Head> weak_head(const Sentence& sentence, std::size_t first);

/// Whether a subject speaks of what something is for: "purpose", "mission", "role".
bool has_purpose_noun(const Sentence& sentence, std::size_t from, std::size_t to);

}  // namespace accord::policy::reading
