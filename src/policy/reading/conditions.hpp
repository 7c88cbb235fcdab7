#pragma once

#include <string>
#include <vector>

#include "policy/reading/parts.hpp"

namespace accord::policy::reading {

/// When a part applies: conditions, occasions and deadlines, in the document's words.
struct Conditions {
    std::string when;      ///< several are joined by "; " where they do not stand together
    std::string deadline;  ///< of these, the words that set a date or a rhythm
};

/// The conditions of one of a sentence's parts: set before the subject (for every part), inside its own words, or at
/// the end after a comma (for every part of the same clause).
Conditions conditions_of(const Sentence& sentence, const std::vector<Part>& parts, std::size_t which);

/// The conditions inside an item of a list, which has no subject of its own.
Conditions conditions_in(const Sentence& item);

/// Two sets of conditions that hold together.
Conditions both(const Conditions& first, const Conditions& second);

}  // namespace accord::policy::reading
