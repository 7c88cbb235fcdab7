#pragma once

#include <optional>
#include <vector>

#include "policy/reading/heads.hpp"

namespace accord::policy::reading {

/// The heads of a sentence in which no words bind: a purpose ("is committed to", "The goal of ... is"), a definition
/// ("means", "is a"), a duty in the present tense ("Principals maintain order", "is reviewed each year") or an
/// imperative ("Post the number"); a second one after "and" or ";". `first` is the sentence's first token after a
/// frame.
std::vector<Head> weak_heads(const Sentence& sentence, std::size_t first);

/// A clause without binding words, with a subject of its own, that follows a head: "may be brought to the office; the
/// office answers". After "and" and "but" too unless `only_semicolon`.
std::optional<Head> head_after(const Sentence& sentence, const Head& first, bool only_semicolon);

/// What words are that say neither that they bind nor that they do not: a duty, or a prohibition when something in them
/// is denied.
Kind doubtful_kind(const Sentence& sentence);

/// Whether a subject speaks of what something is for: "purpose", "mission", "role".
bool has_purpose_noun(const Sentence& sentence, std::size_t from, std::size_t to);

}  // namespace accord::policy::reading
