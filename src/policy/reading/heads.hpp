#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "policy/provision.hpp"
#include "policy/reading/tokens.hpp"

namespace accord::policy::reading {

/// The words of a main clause that make it a duty, a permission, a prohibition, a purpose or a definition:
/// "shall not", "are responsible for", "resides with", "means".
struct Head {
    Kind kind = Kind::obligation;
    std::size_t start = 0;    ///< first token of its clause
    std::size_t subject = 0;  ///< tokens of its subject: [subject, subject_end)
    std::size_t subject_end = 0;
    std::size_t begin = 0;             ///< the head's own tokens: [begin, end)
    std::size_t end = 0;               ///< first token of what is to be done
    std::string_view tail{};           ///< "to", "from", "for": the word that a second action would repeat
    bool relative = false;             ///< "..., which must be kept": it speaks of the noun before it
    bool shares_subject = false;       ///< "... and shall ...": the subject is that of the clause before
    Kind negated = Kind::prohibition;  ///< what a negative subject makes of it
    bool weak = false;                 ///< no binding word stands in it: its headings may say what it is
    bool hopes = false;                ///< its verb says what something is good for: "help", "provide"
    bool doubtful = false;             ///< nobody can say from the words alone whether it binds
};

/// The heads of a sentence's main clauses, in order; what a clause inside another says ("which may include", "matters
/// that should be addressed by", "as may be required") has none. Empty: the words are no sentence.
std::vector<Head> heads_of(const Sentence& sentence);

}  // namespace accord::policy::reading
