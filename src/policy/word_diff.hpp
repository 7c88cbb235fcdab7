#pragma once

#include <string_view>
#include <vector>

#include "policy/compare.hpp"

namespace accord::policy {

/// The two texts word by word: longest common subsequence of their words in normal form, written as they stand.
/// Texts of more than a thousand words that differ throughout are given as one deletion and one insertion.
std::vector<WordChange> word_changes(std::string_view before, std::string_view after);

}  // namespace accord::policy
