#pragma once

#include <optional>
#include <vector>

#include "policy/reading/blocks.hpp"
#include "policy/reading/line.hpp"

namespace accord::policy::reading {

// Which lines are headings, and which heading stands above which. A smaller rank stands above a larger one.

inline constexpr int reference_section_rank = 1;  ///< "Legal Reference:" closes every section
inline constexpr int reference_rank = 60;         ///< "EDUCATION CODE" inside it

/// The rank of an unmarked line that is a heading by its looks; nothing when it is none. `below` is the next line, null
/// at the end; in the head of a document every short line without a full stop is one.
std::optional<int> heading_rank(const Line& line, const Line* below, bool in_head);

/// The rank of a heading that bears a number or letter ("2. Records"); nothing when the words after it are no heading.
std::optional<int> numbered_heading_rank(const Line& line, const Line* below, std::string_view words,
                                         std::string_view style);

bool is_definition_heading(std::string_view words);  ///< "Definitions", "Terms used in this policy"
bool is_purpose_heading(std::string_view words);     ///< "Purpose", "Philosophy and Goals", "Why we have this policy"

/// Gives each block the path of headings above it; those before `first` belong to the document's head.
void set_heading_paths(std::vector<Block>& blocks, std::size_t first);

}  // namespace accord::policy::reading
