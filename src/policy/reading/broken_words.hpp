#pragma once

#include <vector>

#include "policy/reading/blocks.hpp"

namespace accord::policy::reading {

/// Puts words together that a line's end broke: "depart-" and "ment" are "department", on the line where it begins.
/// "school-" and "based" keep their hyphen, "short-" and "and long-term" also their space. What a compound is, the
/// other words of the document tell.
void mend_broken_words(std::vector<Block>& blocks);

}  // namespace accord::policy::reading
