#pragma once

#include <string_view>
#include <vector>

#include "policy/document.hpp"
#include "policy/reading/blocks.hpp"

namespace accord::policy::reading {

/// The words in brackets that a district still has to fill in or to choose: "[name of district]", "____".
std::vector<std::string_view> placeholders_in(std::string_view words);

/// One warning for each placeholder of the document, at its line.
void warn_of_placeholders(const std::vector<Block>& blocks, std::vector<Warning>& warnings);

}  // namespace accord::policy::reading
