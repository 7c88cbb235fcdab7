#pragma once

#include <string>
#include <vector>

#include "policy/reading/line.hpp"

namespace accord::policy::reading {

/// A piece of a document as an editor would name it.
struct Block {
    enum class Kind {
        heading,
        field,      ///< front matter: "Status: ADOPTED"
        imprint,    ///< names the district or association
        paragraph,  ///< its last sentence may lead a list in
        note,
        cross_reference,
        legal_reference,
        adoption,
    };
    Kind kind = Kind::paragraph;
    Passage text;
    std::vector<Passage> items;        ///< of the list that a paragraph leads in, markers cut off
    int rank = 0;                      ///< of a heading: a smaller one stands above
    bool strong = false;               ///< a heading known by its bold type alone
    bool numbered = false;             ///< a heading that bears a number or letter of its own
    bool indented = false;             ///< a heading that stands in from the margin, or in the middle of the page
    std::size_t column = 0;            ///< of a heading: byte of its words at which a second column begins; 0: none
    std::vector<std::string> heading;  ///< path of headings above it
};

/// Puts lines together: wrapped and torn paragraphs, lists with their lead-in, notes, references, headings.
std::vector<Block> blocks_of(const std::vector<Line>& lines);

}  // namespace accord::policy::reading
