#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::policy::reading {

/// Words of a document that know the file lines on which they stand. White space is squeezed as words come in.
class Passage {
public:
    Passage() = default;
    Passage(std::string_view words, int line) { append(words, line); }

    /// Adds words of one file line; white space at their ends becomes one space between words.
    void append(std::string_view words, int line);
    /// Adds another passage after a space.
    void append(const Passage& next);

    [[nodiscard]] const std::string& words() const { return words_; }
    [[nodiscard]] bool empty() const { return words_.empty(); }
    [[nodiscard]] int line() const { return line_at(0); }
    /// The file line of the word at a byte offset; 0 for an empty passage.
    [[nodiscard]] int line_at(std::size_t offset) const;
    /// The words between two byte offsets, without white space at the ends.
    [[nodiscard]] Passage slice(std::size_t from, std::size_t to) const;

    /// The same with other words between two byte offsets; they stand on the line on which the old ones began.
    [[nodiscard]] Passage replaced(std::size_t from, std::size_t to, std::string_view words) const;

    bool operator==(const Passage&) const = default;

private:
    using Marks = std::vector<std::pair<std::size_t, int>>;
    [[nodiscard]] Marks::const_iterator mark_after(std::size_t offset) const;

    std::string words_;
    Marks lines_;       ///< from this offset on, this line
    bool gap_ = false;  ///< a space is due before the next word
};

}  // namespace accord::policy::reading
