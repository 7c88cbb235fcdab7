#include "policy/reading/numbers.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "policy/reading/shapes.hpp"

namespace accord::policy::reading {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// "EEB-7": letters, a dash, figures.
bool is_mixed_code(std::string_view word) {
    const auto dash = word.find('-');
    if (dash == std::string_view::npos || dash < 2 || dash > 5 || dash + 1 == word.size()) return false;
    const auto figures = word.substr(dash + 1);
    return std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(dash), is_capital) &&
           std::all_of(figures.begin(), figures.end(), [](char c) { return is_digit(c) || c == '.'; });
}

/// "3515.31", "5:20", "410", "8.407*", "EEB-7"; "3515.31(a)" without its page letter.
std::string_view number_in(std::string_view word) {
    const auto bracket = word.find('(');
    if (bracket != std::string_view::npos && word.size() - bracket == 3) word = word.substr(0, bracket);
    while (!word.empty() && std::string_view{":.,*"}.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
    if (is_mixed_code(word)) return word;
    const bool digits = !word.empty() && is_digit(word.front()) && std::all_of(word.begin(), word.end(), [](char c) {
        return is_digit(c) || c == '.' || c == ':' || c == '-' || is_capital(c);
    });
    return digits && word.size() >= 2 && !(word.size() == 4 && (word.starts_with("19") || word.starts_with("20")))
               ? word
               : std::string_view{};
}

}  // namespace

std::optional<Numbered> numbered(std::string_view words) {
    constexpr auto prefixes =
        std::to_array<std::string_view>({"policy", "policy no.", "policy number", "board policy", "board policy no.",
                                         "regulation", "administrative regulation", "no."});
    std::string kind;
    std::string_view rest = words;
    const auto space = rest.find(' ');
    const auto first = rest.substr(0, space);
    const bool letters = first.size() >= 1 && first.size() <= 5 &&
                         std::all_of(first.begin(), first.end(), [](char c) { return is_capital(c) || c == '/'; });
    if (letters && space != std::string_view::npos) {
        kind = std::string{first} + ' ';
        rest = rest.substr(space + 1);
    } else {
        for (std::size_t n = prefixes.size(); n-- > 0;)
            if (fold(words.substr(0, prefixes[n].size())) == prefixes[n] && words.size() > prefixes[n].size() &&
                words[prefixes[n].size()] == ' ') {
                rest = words.substr(prefixes[n].size() + 1);
                break;
            }
    }
    const auto token = rest.substr(0, rest.find(' '));
    auto number = number_in(token);
    // "Policy GKQ (LOCAL)": states that number their policies with letters.
    if (number.empty() && kind.empty() && rest.size() < words.size() && fold(token) != "policy" &&
        is_all_capitals(token) && token.size() >= 2 && token.size() <= 6)
        number = token;
    if (number.empty()) return std::nullopt;
    auto title = trim(rest.substr(token.size()));
    if (title.starts_with('(') && title.find(')') != std::string_view::npos)
        title = trim(title.substr(title.find(')') + 1));
    for (const std::string_view dash : {"- ", "\xe2\x80\x93 ", "\xe2\x80\x94 ", ": "})
        if (title.starts_with(dash)) title = trim(title.substr(dash.size()));
    return Numbered{kind + std::string{number}, title};
}

bool is_letter_code(std::string_view words) {
    const auto letters = trim(words.substr(0, words.find('(')));
    const auto rest = words.substr(letters.size());
    return letters.size() >= 2 && letters.size() <= 6 && std::all_of(letters.begin(), letters.end(), is_capital) &&
           (rest.empty() || (is_all_capitals(rest) && rest.ends_with(')')));
}

bool is_page_count(std::string_view words) {
    const std::string normal = normalise(words);
    return normal.starts_with("page ") && normal.size() > 5 && is_digit(normal[5]) && count_words(normal) <= 4;
}

std::vector<std::string_view> pieces_of_head(std::string_view words) {
    std::vector<std::string_view> found{words};
    for (const std::string_view dash :
         {" - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " | ", " \xc2\xb7 ", " \xe2\x80\xa2 ", ": "})
        for (std::size_t n = 0; n < found.size(); ++n)
            if (const auto at = found[n].find(dash); at != std::string_view::npos) {
                found.insert(found.begin() + static_cast<std::ptrdiff_t>(n) + 1,
                             trim(found[n].substr(at + dash.size())));
                found[n] = trim(found[n].substr(0, at));
            }
    const bool told = std::any_of(found.begin(), found.end(),
                                  [](std::string_view piece) { return issuer_in(piece) || numbered(piece); });
    return told ? found : std::vector<std::string_view>{words};
}

}  // namespace accord::policy::reading
