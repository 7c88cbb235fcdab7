#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "policy/provision.hpp"
#include "policy/reading/heads.hpp"
#include "policy/reading/tokens.hpp"

namespace accord::policy::reading {

/// One duty, permission, prohibition, definition or purpose of a sentence.
struct Part {
    Kind kind = Kind::obligation;
    Head head;              ///< of its clause; parts that share one repeat it
    std::size_t begin = 0;  ///< tokens of its words: [begin, end)
    std::size_t end = 0;
    std::size_t action = 0;  ///< first token of what is to be done
    bool last_of_head = true;
    std::string who;  ///< in the document's words
};

/// The parts of a sentence: one for each main clause and for each further action that a clause coordinates ("to
/// collaborate ... and to use", "have access ..., nor release", "adopt ... and annually review"). Verbs that share an
/// object ("develop and implement", "solicit or collect") are one action. Empty when the words are no sentence.
std::vector<Part> parts_of(const Sentence& sentence);

}  // namespace accord::policy::reading
