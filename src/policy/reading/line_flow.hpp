#pragma once

#include <vector>

#include "policy/reading/line.hpp"

namespace accord::policy::reading {

/// How the lines of a document run on: broken at a width, one paragraph each, torn by page breaks.
class LineFlow {
public:
    explicit LineFlow(const std::vector<Line>& lines);

    /// Whether a line goes on with the sentence or paragraph of the line before it.
    [[nodiscard]] bool continues(const Line& before, const Line& line) const;
    /// Whether the line's first word had no room on the line before it.
    [[nodiscard]] bool fills(const Line& before, const Line& line) const;

private:
    /// A line that stops in the middle of something: long as its neighbours, or on a word that wants another.
    [[nodiscard]] bool is_broken_off(const Line& line) const;
    /// A short line in capitals or title case with a text of its own below it.
    [[nodiscard]] bool stands_as_heading(const Line& line, const Line& below) const;

    int width_ = 0;  ///< columns at which lines are broken; 0 when each line is a paragraph
};

}  // namespace accord::policy::reading
