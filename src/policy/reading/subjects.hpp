#pragma once

#include <cstddef>

#include "policy/reading/heads.hpp"
#include "policy/reading/tokens.hpp"

namespace accord::policy::reading {

// Where the subject of a head stands when it is not simply what stands before it.

inline constexpr std::size_t longest_subject = 24;  ///< tokens

/// Whether a condition or occasion set before the subject opens at a token: "prior to", "each year", not "each
/// officer".
bool opens_condition(const Sentence& sentence, std::size_t i);

/// Where a sentence's first subject begins: after the conditions and connectives set before it.
std::size_t after_fronted(const Sentence& sentence, std::size_t head);

/// Leaves out adverbs at the end of a subject: "guards quietly" gives "guards".
void drop_adverbs(const Sentence& sentence, Head& head);

/// Turns a head round when its clause begins with a negation ("No officer shall", "Neither will the SRO", "Under no
/// circumstances may an officer") and finds a subject that then stands after the modal verb. `first` is where a
/// negation may stand when the subject has none of its own.
void turn_round(const Sentence& sentence, std::size_t first, Head& head);

/// "prohibits an officer from": who may is named after the verb.
void subject_after(const Sentence& sentence, std::size_t verb, Head& head);

/// "requires that the policy address", "requires officers to complete": who must is named after the verb.
void take_required(const Sentence& sentence, Head& head);

}  // namespace accord::policy::reading
