#include "program/screening/tokens.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace accord::program::screening {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || upper(c); }

/// Bytes of the character at `at`: 1 for ASCII and for damaged bytes.
std::size_t width(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return at + bytes <= text.size() ? bytes : 1;
}

/// Characters that nobody sees and that must not split a word: zero-width spaces and joiners, soft hyphen, byte order
/// mark.
bool invisible(std::string_view character) {
    return character == "\xc2\xad" || character == "\xe2\x80\x8b" || character == "\xe2\x80\x8c" ||
           character == "\xe2\x80\x8d" || character == "\xe2\x81\xa0" || character == "\xef\xbb\xbf";
}

/// Punctuation and spaces of U+0080 to U+00BF and of U+2000 to U+206F, and the ideographic space.
bool separates(std::string_view character) {
    if (character.size() == 1) return true;
    if (character.size() == 2) return character[0] == '\xc2' && character != "\xc2\xaa" && character != "\xc2\xba";
    return character.substr(0, 2) == "\xe2\x80" || character.substr(0, 2) == "\xe2\x81" || character == "\xe3\x80\x80";
}

bool imitates(char c) { return c == '@' || c == '$' || c == '!' || c == '|'; }

/// A sign that stands for a letter belongs to a word when a letter follows: "$tatus", "c!tizen"; not "gang!".
bool in_word(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (letter(c) || digit(c)) return true;
    if (imitates(c)) return at + 1 < text.size() && (letter(text[at + 1]) || digit(text[at + 1])) && c != '@';
    const auto character = text.substr(at, width(text, at));
    return invisible(character) || (character.size() > 1 && !separates(character));
}

bool at_sign_in_word(std::string_view text, std::size_t at) {
    return text[at] == '@' && at > 0 && letter(text[at - 1]) && at + 1 < text.size() && letter(text[at + 1]);
}

/// The letter under a Latin accent, of the folded U+00E0 to U+00FF; 0 when there is none.
char without_accent(std::string_view character) {
    constexpr char base[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuy\0y";
    if (character.size() != 2 || character[0] != '\xc3') return 0;
    const auto second = static_cast<unsigned char>(character[1]);
    return second >= 0xA0 && second <= 0xBF ? base[second - 0xA0] : '\0';
}

bool ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string compared(std::string_view typed) {
    if (ascii(typed)) {
        std::string word{typed};
        for (char& c : word)
            if (upper(c)) c = static_cast<char>(c - 'A' + 'a');
        return word;
    }
    std::string visible;
    for (std::size_t at = 0; at < typed.size(); at += width(typed, at)) {
        const auto character = typed.substr(at, width(typed, at));
        if (!invisible(character)) visible += character;
    }
    std::string word;
    const std::string folded = fold(visible);
    for (std::size_t at = 0; at < folded.size(); at += width(folded, at)) {
        const auto character = std::string_view{folded}.substr(at, width(folded, at));
        const bool accent = character.size() == 2 && (character[0] == '\xcc' || character[0] == '\xcd');
        if (accent) continue;
        if (const char letter = without_accent(character))
            word += letter;
        else
            word += character;
    }
    return word;
}

std::string as_letters(const std::string& word) {
    bool letters = false;
    for (const char c : word) letters = letters || letter(c);
    std::string plain;
    for (const char c : word) switch (letters ? c : ' ') {
            case '0':
                plain += 'o';
                break;
            case '1':
            case '!':
            case '|':
                plain += 'i';
                break;
            case '3':
                plain += 'e';
                break;
            case '4':
            case '@':
                plain += 'a';
                break;
            case '5':
            case '$':
                plain += 's';
                break;
            case '7':
                plain += 't';
                break;
            default:
                plain += c;
        }
    return plain;
}

struct Case {
    bool first_is_capital = false;
    int capitals = 0;
    int small = 0;
};

Case letter_case(std::string_view typed) {
    Case found;
    for (std::size_t at = 0; at < typed.size(); at += width(typed, at)) {
        const auto second = at + 1 < typed.size() ? static_cast<unsigned char>(typed[at + 1]) : 0;
        const bool latin = typed[at] == '\xc3';
        const bool capital = upper(typed[at]) || (latin && second < 0x9F);
        if (capital) ++found.capitals;
        if (capital && at == 0) found.first_is_capital = true;
        if ((letter(typed[at]) && !capital) || (latin && !capital)) ++found.small;
    }
    return found;
}

bool ends_sentence(std::string_view between) { return between.find_first_of(".!?:;\n") != std::string_view::npos; }

}  // namespace

std::vector<Token> tokens(std::string_view text) {
    std::vector<Token> all;
    for (std::size_t at = 0; at < text.size();) {
        if (!in_word(text, at)) {
            at += width(text, at);
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && (in_word(text, end) || at_sign_in_word(text, end))) end += width(text, end);
        const auto typed = text.substr(at, end - at);
        Token token;
        token.word = compared(typed);
        token.plain = as_letters(token.word);
        std::erase_if(token.word, imitates);
        token.at = at;
        token.end = end;
        const Case letters = letter_case(typed);
        token.capital = letters.first_is_capital && letters.small > 0;
        token.shouted = letters.capitals > 1 && letters.small == 0;
        token.opens = all.empty() || ends_sentence(text.substr(all.back().end, at - all.back().end));
        if (!token.plain.empty()) all.push_back(std::move(token));
        at = end;
    }
    return all;
}

bool close_together(std::string_view text, const Token& before, const Token& after) {
    const auto between = text.substr(before.end, after.at - before.end);
    return between.empty() || width(between, 0) == between.size();
}

}  // namespace accord::program::screening
