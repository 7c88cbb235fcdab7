#pragma once

#include <cstddef>
#include <optional>

#include "policy/provision.hpp"
#include "policy/reading/tokens.hpp"

namespace accord::policy::reading {

/// What a main verb says that no binding word stands beside: "is reviewed each year", "means", "values".
struct Statement {
    Kind kind = Kind::obligation;
    Kind negated = Kind::prohibition;  ///< what "No officer ..." makes of it
    std::size_t end = 0;               ///< first token after the verb; the verb itself for a deed
    bool doubtful = false;             ///< it may bind or only tell: a person must settle it
};

/// The statement that a token makes as the main verb of a clause whose subject begins at `from`, if it is such a verb.
/// What neither explains a word nor says what a board hopes for is taken to bind.
std::optional<Statement> statement_at(const Sentence& sentence, std::size_t from, std::size_t verb);

/// "helps", "provides", "exists": under a heading such as "Purpose" no duty, but what something is good for.
bool is_hope(std::string_view verb);

/// The last token of the noun that a subject is about: before its first preposition or relative; npos when there is
/// none.
std::size_t core_of(const Sentence& sentence, std::size_t from, std::size_t to);

}  // namespace accord::policy::reading
