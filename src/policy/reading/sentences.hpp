#pragma once

#include <vector>

#include "policy/reading/passage.hpp"

namespace accord::policy::reading {

/// The sentences of a paragraph: ICU's breaks (Unicode UAX #29), mended for what policies do: abbreviations ("20
/// U.S.C."), brackets, sentences glued without a space, and a citation in brackets after the full stop, which belongs
/// to the sentence before it.
std::vector<Passage> sentences_of(const Passage& paragraph);

/// A sentence and the byte of its paragraph at which it begins.
struct PlacedSentence {
    Passage words;
    std::size_t at;
};
std::vector<PlacedSentence> placed_sentences_of(const Passage& paragraph);

}  // namespace accord::policy::reading
