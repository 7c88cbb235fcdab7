#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "policy/provision.hpp"
#include "policy/reading/tokens.hpp"

namespace accord::policy::reading {

/// Words that bind, as they stand in a sentence: "shall strictly", "is prohibited from", "has no authority to".
struct Modal {
    Kind kind = Kind::obligation;
    std::size_t end = 0;               ///< first token after them
    std::string_view tail{};           ///< "to", "from", "for" when they end in it
    bool is_verb = true;               ///< shall, may, ...: not a form of be, have or do
    Kind negated = Kind::prohibition;  ///< what "No officer ..." makes of it
};

/// The binding words that begin at a token, if any do.
std::optional<Modal> modal_at(const Sentence& sentence, std::size_t i);

/// "no", "none", "neither", "under no circumstances", "never": words that turn a clause round; gives how many.
std::size_t negation_at(const Sentence& sentence, std::size_t i);

/// Whether an action at a token says by its own words that it is not to be: "refrain from", "make no inquiry".
bool is_abstention(const Sentence& sentence, std::size_t i);

/// A duty turned round is a prohibition, a permission too; a prohibition is a permission.
Kind turned_round(Kind kind);

}  // namespace accord::policy::reading
