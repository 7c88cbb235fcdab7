#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/reading/line.hpp"

namespace accord::policy::reading {

/// The form of a document: text, Markdown, HTML, or Markdown followed by the same policy as HTML.
struct Form {
    std::string format;      ///< "text", "markdown", "html" or "markdown+html"
    std::string_view words;  ///< the part that is read
    std::string_view copy;   ///< the same policy again as HTML; empty when there is no copy
    int copy_line = 0;       ///< first line of the copy

    [[nodiscard]] Lines lines() const;
};

/// Tells the form: the content decides, the file name's ending breaks a tie.
Form form_of(std::string_view name, std::string_view text);

/// What the bytes are when they are no text at all: "PDF", "Word", ...; empty for text.
std::string_view foreign_format(std::string_view bytes);

}  // namespace accord::policy::reading
