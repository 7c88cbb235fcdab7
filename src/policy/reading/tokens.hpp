#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace accord::policy::reading {

/// A word or a mark of a sentence. What stands in brackets ("(SRO)", "[name]") is an aside and has no token; "don't"
/// has two.
struct Token {
    std::string low;        ///< lower case, straight apostrophes
    std::size_t begin = 0;  ///< byte offsets in the sentence
    std::size_t end = 0;
    bool word = false;  ///< not a mark such as "," or ";"

    [[nodiscard]] bool is(std::string_view text) const { return low == text; }
};

/// A sentence with its tokens.
class Sentence {
public:
    explicit Sentence(std::string_view text);

    [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
    [[nodiscard]] std::size_t size() const { return tokens_.size(); }
    /// The lower-case token at a place; an empty one beyond the end.
    [[nodiscard]] const Token& at(std::size_t i) const { return i < tokens_.size() ? tokens_[i] : none_; }
    [[nodiscard]] std::string_view low(std::size_t i) const { return at(i).low; }
    /// Whether the words of a phrase ("prior to") stand at a place; gives their number, 0 when they do not.
    [[nodiscard]] std::size_t phrase(std::size_t i, std::string_view words) const;
    /// The exact words from one token to before another, asides between them included.
    [[nodiscard]] std::string words(std::size_t from, std::size_t to) const;
    [[nodiscard]] std::string_view text() const { return text_; }

private:
    static inline const Token none_{};
    std::string_view text_;
    std::vector<Token> tokens_;
};

/// Whether an opening bracket at `open` is closed within reach; gives the offset of its partner, npos when not.
std::size_t closing_bracket(std::string_view text, std::size_t open);

}  // namespace accord::policy::reading
