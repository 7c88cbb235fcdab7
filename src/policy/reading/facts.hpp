#pragma once

#include <vector>

#include "policy/document.hpp"
#include "policy/reading/blocks.hpp"

namespace accord::policy::reading {

/// What a document says about itself in its head, its front matter, its notes and its imprint.
struct Facts {
    Document document;
    std::size_t body = 0;  ///< the first block after the head
};

/// A sample that an association offers to districts is a model, whatever its front matter says; a text that bears
/// "pending" or "draft" is pending; a text with an adoption line is adopted.
Facts facts_of(const std::vector<Block>& blocks, std::vector<Warning>& warnings);

}  // namespace accord::policy::reading
