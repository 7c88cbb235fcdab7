#include "policy/reading/sentences.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "policy/reading/lexicon.hpp"
#include "policy/reading/tokens.hpp"

namespace accord::policy::reading {

namespace {

constexpr std::size_t longest_word = 80;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

void check(UErrorCode status) {
    if (U_FAILURE(status)) throw std::runtime_error(std::string{"ICU sentence breaks: "} + u_errorName(status));
}

/// Byte offsets at which a sentence may begin, by ICU. The iterator is kept: making one costs more than a document.
std::vector<std::size_t> icu_breaks(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    thread_local const std::unique_ptr<icu::BreakIterator> breaks{
        icu::BreakIterator::createSentenceInstance(icu::Locale::getUS(), status)};
    check(status);
    const std::unique_ptr<UText, decltype(&utext_close)> source{
        utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status), &utext_close};
    check(status);
    breaks->setText(source.get(), status);
    check(status);
    std::vector<std::size_t> found;
    for (int32_t at = breaks->first(); (at = breaks->next()) != icu::BreakIterator::DONE;)
        if (static_cast<std::size_t>(at) < text.size()) found.push_back(static_cast<std::size_t>(at));
    return found;
}

bool is_in_address(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < longest_word && text[begin - 1] != ' ') --begin;
    const auto run = text.substr(begin, at - begin);
    return run.find("://") != run.npos || run.find("www.") != run.npos || run.find('@') != run.npos;
}

/// "(cf. 5144 - Discipline)" in the middle of a paragraph stands by itself.
std::vector<std::size_t> cross_reference_breaks(const std::string& text) {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; (at = text.find("(cf. ", at)) != std::string::npos; ++at) {
        const auto close = closing_bracket(text, at);
        if (close == std::string::npos) continue;
        found.push_back(at);
        found.push_back(close + 1);
    }
    return found;
}

/// "procedural changes.Requirements for": a full stop between a small word and a capital, in no address.
std::vector<std::size_t> glued_breaks(const std::string& text) {
    std::vector<std::size_t> found;
    for (std::size_t at = 3; at + 1 < text.size(); ++at) {
        const char mark = text[at];
        if (mark != '.' && mark != '?' && mark != '!') continue;
        std::size_t before = at;
        while (before > 0 && (text[before - 1] == ')' || text[before - 1] == ']')) --before;
        if (!is_capital(text[at + 1]) || before < 3) continue;
        const bool word = is_small(text[before - 1]) && is_small(text[before - 2]) && is_small(text[before - 3]);
        if (word && !is_in_address(text, at)) found.push_back(at + 1);
    }
    return found;
}

std::string lower(std::string_view word) {
    std::string low{word};
    for (char& c : low)
        if (is_capital(c)) c = static_cast<char>(c - 'A' + 'a');
    return low;
}

/// The word that ends at an offset, without its full stop.
std::string word_before(const std::string& text, std::size_t end) {
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '.')) --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < longest_word && text[begin - 1] != ' ' && text[begin - 1] != '(' &&
           text[begin - 1] != ',')
        --begin;
    return lower(std::string_view{text}.substr(begin, end - begin));
}

std::string word_after(const std::string& text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && end - at < longest_word && text[end] != ' ' && text[end] != ',') ++end;
    return lower(std::string_view{text}.substr(at, end - at));
}

/// Whether the full stop before an offset only shortens a word.
bool is_abbreviated(const std::string& text, std::size_t at) {
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    if (end == 0 || text[end - 1] != '.') return false;
    const std::string before = word_before(text, at);
    const bool initial = before.size() == 1 && is_small(before[0]);
    if (!initial && !is_abbreviation(before)) return false;
    return !starts_sentences(word_after(text, at));
}

/// Marks what stands inside closed brackets: no sentence begins there.
std::vector<bool> inside_brackets(const std::string& text) {
    std::vector<bool> inside(text.size() + 1, false);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '(' && text[at] != '[') continue;
        const auto close = closing_bracket(text, at);
        if (close == std::string::npos) continue;
        std::fill(inside.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                  inside.begin() + static_cast<std::ptrdiff_t>(close) + 1, true);
        at = close;
    }
    return inside;
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

/// The end of a citation in brackets at the start of a sentence: it belongs to the sentence before. 0 when there is
/// none.
std::size_t leading_citation(const std::string& text, std::size_t at) {
    if (at >= text.size() || text[at] != '(') return 0;
    const auto close = closing_bracket(text, at);
    if (close == std::string::npos || !has_digit(std::string_view{text}.substr(at, close - at)) ||
        text.compare(at, 4, "(cf.") == 0)
        return 0;
    // "(1) training" is a number in a list, "(2022-23)" an aside.
    if (close - at < 6) return 0;
    std::size_t end = close + 1;
    while (end < text.size() && (text[end] == '.' || text[end] == ' ')) ++end;
    return end;
}

}  // namespace

std::vector<Passage> sentences_of(const Passage& paragraph) {
    const std::string& text = paragraph.words();
    std::vector<std::size_t> breaks = icu_breaks(text);
    for (const auto& more : {glued_breaks(text), cross_reference_breaks(text)})
        breaks.insert(breaks.end(), more.begin(), more.end());
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    const auto inside = inside_brackets(text);
    std::erase_if(breaks, [&](std::size_t at) { return inside[at] || is_abbreviated(text, at); });
    breaks.push_back(text.size());

    std::vector<Passage> sentences;
    std::size_t from = 0;
    for (std::size_t at : breaks) {
        if (at <= from) continue;
        if (const auto end = leading_citation(text, at); end > 0) at = std::min(end, text.size());
        Passage sentence = paragraph.slice(from, at);
        if (!sentence.empty()) sentences.push_back(std::move(sentence));
        from = at;
    }
    return sentences;
}

std::vector<PlacedSentence> placed_sentences_of(const Passage& paragraph) {
    std::vector<PlacedSentence> placed;
    std::size_t from = 0;
    for (auto& sentence : sentences_of(paragraph)) {
        const auto at = paragraph.words().find(sentence.words(), from);
        from = at + sentence.words().size();
        placed.push_back({std::move(sentence), at});
    }
    return placed;
}

}  // namespace accord::policy::reading
