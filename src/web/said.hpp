#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace accord::web {

/// A sentence in the reader's language. What nobody translated yet is English, and the elements of a page mark it so
/// (lang="en"); everywhere else it is plain text.
class Said : public std::string_view {
public:
    constexpr Said(std::string_view words, bool untranslated) : std::string_view{words}, untranslated_{untranslated} {}
    [[nodiscard]] constexpr bool untranslated() const { return untranslated_; }

private:
    bool untranslated_;
};

/// The same of a message whose places are filled.
class SaidMessage : public std::string {
public:
    SaidMessage(std::string words, bool untranslated) : std::string{std::move(words)}, untranslated_{untranslated} {}
    [[nodiscard]] bool untranslated() const { return untranslated_; }

private:
    bool untranslated_;
};

}  // namespace accord::web
