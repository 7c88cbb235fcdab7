#include "policy/reading/tokens.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/text.hpp"

namespace accord::policy::reading {

namespace {

constexpr std::size_t longest_aside = 600;
constexpr int deepest_aside = 4;

struct CodePoint {
    UChar32 c = 0;
    std::size_t end = 0;
};

CodePoint code_point(std::string_view text, std::size_t at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto i = static_cast<int32_t>(at);
    CodePoint found;
    U8_NEXT_OR_FFFD(bytes, i, static_cast<int32_t>(text.size()), found.c);
    found.end = static_cast<std::size_t>(i);
    return found;
}

bool is_word_part(UChar32 c) { return u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK || c == '_'; }

/// Marks that join two letters or digits into one word: "and/or", "K-12", "district's", "99.31", "U.S.".
bool joins(UChar32 c) {
    return c == '-' || c == '/' || c == '\'' || c == 0x2019 || c == '.' || c == '&' || c == 0x2011;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const CodePoint here = code_point(text, at);
        if (is_word_part(here.c)) {
            at = here.end;
            continue;
        }
        if (!joins(here.c) || here.end >= text.size() || !is_word_part(code_point(text, here.end).c)) break;
        at = here.end;
    }
    return at;
}

std::string lower(std::string_view word) {
    if (std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        std::string low{word};
        for (char& c : low)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
        return low;
    }
    std::string low = fold(word);
    for (std::size_t at; (at = low.find("\xe2\x80\x99")) != std::string::npos;) low.replace(at, 3, "'");
    return low;
}

/// The verb of a negative contraction: "don't" -> "do", "won't" -> "will"; empty for any other word.
std::string contracted(const std::string& low) {
    if (low.size() < 5 || !low.ends_with("n't")) return {};
    if (low == "won't") return "will";
    if (low == "shan't") return "shall";
    if (low == "can't") return "can";
    return low.substr(0, low.size() - 3);
}

}  // namespace

std::size_t closing_bracket(std::string_view text, std::size_t open) {
    const char opening = text[open];
    const char closing = opening == '(' ? ')' : ']';
    int depth = 0;
    const std::size_t end = std::min(text.size(), open + longest_aside);
    for (std::size_t at = open; at < end; ++at) {
        if (text[at] == opening && ++depth > deepest_aside) break;
        if (text[at] == closing && --depth == 0) return at;
    }
    return std::string_view::npos;
}

Sentence::Sentence(std::string_view text) : text_{text} {
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '(' || text[at] == '[') {
            const auto close = closing_bracket(text, at);
            at = close == std::string_view::npos ? at + 1 : close + 1;
            continue;
        }
        const CodePoint here = code_point(text, at);
        if (is_word_part(here.c)) {
            const auto end = word_end(text, at);
            std::string low = lower(text.substr(at, end - at));
            if (const std::string verb = contracted(low); !verb.empty()) {
                tokens_.push_back({verb, at, end, true});
                tokens_.push_back({"not", end, end, true});
            } else {
                tokens_.push_back({std::move(low), at, end, true});
            }
            at = end;
            continue;
        }
        if (here.c == ',' || here.c == ';' || here.c == ':' || here.c == '.' || here.c == 0x2014)
            tokens_.push_back({std::string{text.substr(at, here.end - at)}, at, here.end, false});
        at = here.end;
    }
}

std::size_t Sentence::phrase(std::size_t i, std::string_view words) const {
    std::size_t count = 0;
    for (std::size_t at = 0; at <= words.size(); ++count) {
        const auto end = std::min(words.find(' ', at), words.size());
        if (low(i + count) != words.substr(at, end - at)) return 0;
        at = end + 1;
    }
    return count;
}

std::string Sentence::words(std::size_t from, std::size_t to) const {
    if (from >= to || from >= tokens_.size()) return {};
    const std::size_t end = to < tokens_.size() ? tokens_[to].begin : text_.size();
    return std::string{trim(text_.substr(tokens_[from].begin, end - tokens_[from].begin))};
}

}  // namespace accord::policy::reading
