#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "policy/binding.hpp"

namespace accord::policy {

/// A provision of one document that takes part in a comparison.
struct Side {
    const Provision* provision = nullptr;
    const Binding* binding = nullptr;
};

/// Which provision of the new document stands where one of the old stood, by index; each index occurs once.
struct Match {
    std::optional<std::size_t> before;
    std::optional<std::size_t> after;
};

/// The provision's own words with its items, as they stand.
std::string whole_text(const Provision& provision);

/// True when the two say the same in the same words; punctuation, case and the rest of their sentences do not count.
bool same_words(const Provision& before, const Provision& after);

/// Pairs by the same words first, then by likeness of words, helped by a shared control; what is left of one control
/// and one kind is paired too, however different its words. The matches are in the order of the documents.
std::vector<Match> pair_up(const std::vector<Side>& before, const std::vector<Side>& after);

}  // namespace accord::policy
