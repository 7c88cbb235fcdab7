#pragma once

#include <vector>

#include "policy/document.hpp"
#include "policy/reading/blocks.hpp"

namespace accord::policy::reading {

/// The provisions of a document's blocks, in order. What is neither a sentence nor a heading is named in a warning.
std::vector<Provision> provisions_of(const std::vector<Block>& blocks, std::vector<Warning>& warnings);

}  // namespace accord::policy::reading
