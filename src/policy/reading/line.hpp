#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/document.hpp"
#include "policy/reading/passage.hpp"

namespace accord::policy::reading {

/// One line as a reader sees it: a line of a text file, or what stands between two breaks of marked-up text.
struct Line {
    Passage text;
    int heading = 0;         ///< level of a marked-up heading; 0: none
    int depth = 0;           ///< depth of the marked-up list that it stands in; 0: none
    bool item = false;       ///< begins a marked-up list item
    bool strong = false;     ///< wholly bold or italic
    bool note = false;       ///< marked up as a comment
    bool gap = false;        ///< a blank line or a new paragraph before it
    int indent = 0;          ///< columns of white space before its first word
    int width = 0;           ///< columns that it fills
    std::size_t column = 0;  ///< byte of its words at which a second column begins; 0: none
};

/// The lines of one part of a file, and what its markup made us say.
struct Lines {
    std::vector<Line> lines;
    std::vector<Warning> warnings;
};

/// `first_line` is the number of the part's first line in the file.
Lines lines_of_text(std::string_view text, int first_line);
/// CommonMark; markup that no policy would hold (thousands of brackets, hundreds of levels) is read as plain text.
Lines lines_of_markdown(std::string_view text, int first_line);
/// HTML 4 and 5; script, style and attributes are skipped, deep or endless markup is read with its tags cut out.
Lines lines_of_html(std::string_view text, int first_line);

}  // namespace accord::policy::reading
