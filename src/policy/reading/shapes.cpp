#include "policy/reading/shapes.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"

namespace accord::policy::reading {

namespace {

/// Calls visit(code point) until it gives false.
template <class Visit>
void each(std::string_view text, Visit visit) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        if (!visit(c)) return;
    }
}

UChar32 first_letter(std::string_view word) {
    UChar32 letter = 0;
    each(word, [&](UChar32 c) {
        if (u_isalpha(c)) letter = c;
        return letter == 0;
    });
    return letter;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "iv" -> 4; 0 for what is no small roman number of at most 39.
int roman(std::string_view text) {
    int value = 0;
    int last = 0;
    if (text.empty() || text.size() > 6) return 0;
    for (auto c = text.rbegin(); c != text.rend(); ++c) {
        const int digit = *c == 'i' ? 1 : *c == 'v' ? 5 : *c == 'x' ? 10 : 0;
        if (digit == 0) return 0;
        value += digit < last ? -digit : digit;
        last = std::max(last, digit);
    }
    return value;
}

/// What stands between the marks of a marker.
struct Core {
    char kind = 0;  ///< '1', 'a', 'A', 'i', 'I'; 0 for none
    int ordinal = 0;
};

Core letter_of(std::string_view text) {
    if (text.size() != 1) return {};
    if (text[0] >= 'a' && text[0] <= 'z') return {'a', text[0] - 'a' + 1};
    if (text[0] >= 'A' && text[0] <= 'Z') return {'A', text[0] - 'A' + 1};
    return {};
}

Core numeral_of(std::string_view text) {
    if (is_digits(text) && text.size() <= 3) return {'1', std::stoi(std::string{text})};
    const std::string low = fold(text);
    if (const int value = roman(low); value > 0 && (low == text || is_all_capitals(text)))
        return {low == text ? 'i' : 'I', value};
    return {};
}

std::optional<Marker> bullet_of(std::string_view words) {
    constexpr auto bullets = std::to_array<std::string_view>(
        {"\xe2\x80\xa2", "\xe2\x97\x8f", "\xe2\x96\xaa", "\xe2\x96\xa0", "\xe2\x97\xa6", "\xe2\x97\x8b", "\xc2\xb7",
         "-", "*", "+", "\xe2\x80\x93", "\xe2\x80\x94", "\xef\x82\xb7", "\xe2\x9e\xa2", "\xe2\x9c\x93", "\xe2\x98\x90",
         "\xe2\x96\xa1", "o"});
    for (const auto bullet : bullets)
        if (words.starts_with(bullet) && words.size() > bullet.size() && words[bullet.size()] == ' ')
            return Marker{"*", 0, bullet.size() + 1, {}, 0};
    return std::nullopt;
}

/// "1.1", "2.3.1": parts of at most two digits, so that "3515.31" and "234.7" are none.
std::optional<Marker> decimal_of(std::string_view token) {
    const bool dotted = token.ends_with('.');
    const auto parts = split(dotted ? token.substr(0, token.size() - 1) : token, '.');
    if (parts.size() < 2 || parts.size() > 4) return std::nullopt;
    std::string style = "1";
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!is_digits(parts[i]) || parts[i].size() > 2) return std::nullopt;
        if (i > 0) style += ".1";
    }
    return Marker{style, std::stoi(std::string{parts.back()}), 0, {}, 0};
}

bool is_small_word(std::string_view word) {
    constexpr auto small = std::to_array<std::string_view>(
        {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"});
    return std::binary_search(small.begin(), small.end(), word);
}

std::string_view without_closers(std::string_view words) {
    constexpr auto closers =
        std::to_array<std::string_view>({"\"", "'", ")", "]", "*", "_", "\xe2\x80\x9d", "\xe2\x80\x99"});
    for (bool cut = true; cut;) {
        cut = false;
        for (const auto closer : closers)
            if (words.ends_with(closer)) words.remove_suffix(closer.size()), cut = true;
    }
    return words;
}

}  // namespace

std::optional<Marker> marker_of(std::string_view words) {
    if (auto bullet = bullet_of(words)) return bullet;
    const auto space = words.find(' ');
    if (space == std::string_view::npos || space > 12 || space < 2) return std::nullopt;
    const auto token = words.substr(0, space);
    if (auto decimal = decimal_of(token)) {
        decimal->length = space + 1;
        return decimal;
    }
    const bool opened = token.front() == '(';
    const char last = token.back();
    if (last != '.' && last != ')') return std::nullopt;
    if (opened && last != ')') return std::nullopt;
    const auto core = token.substr(opened ? 1 : 0, token.size() - (opened ? 2 : 1));
    Core first = numeral_of(core);
    Core other = letter_of(core);
    if (core == "v" || core == "x" || core == "V" || core == "X") std::swap(first, other);
    if (first.kind == 0) std::swap(first, other);
    if (first.kind == 0) return std::nullopt;
    const auto style = [&](Core c) {
        return c.kind == 0 ? std::string{} : std::string{opened ? "(" : ""} + c.kind + last;
    };
    return Marker{style(first), first.ordinal, space + 1, style(other), other.ordinal};
}

std::optional<NoteLabel> note_label(std::string_view words) {
    while (!words.empty() && (words.front() == '*' || words.front() == '[' || words.front() == '('))
        words.remove_prefix(1);
    const auto colon = words.substr(0, 48).find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto label = split(words.substr(0, colon), ' ');
    const std::string last = normalise(label.back());
    if (label.size() > 4 || label.front().empty() ||
        first_letter(label.front()) == u_tolower(first_letter(label.front())))
        return std::nullopt;
    if (last == "commentary" || last == "instructions") return NoteLabel{};
    if (last != "note" && last != "notes") return std::nullopt;
    NoteLabel found;
    for (std::size_t i = 0; i + 1 < label.size(); ++i) {
        const std::string word = fold(label[i]);
        if (word == "please" || word == "also" || word == "take") return std::nullopt;
        if (is_all_capitals(label[i]) && label[i].size() >= 3 && word != "drafting" && word != "cautionary" &&
            word != "legal" && word != "special" && word != "important" && word != "district" && word != "staff" &&
            word != "board")
            found.issuer += (found.issuer.empty() ? "" : " ") + std::string{label[i]};
    }
    return found;
}

bool is_cross_reference(std::string_view words) {
    if (words.starts_with('(') || words.starts_with('[')) words.remove_prefix(1);
    const std::string start = fold(words.substr(0, 16));
    return start.starts_with("cf. ") || start.starts_with("cf ") || start.starts_with("cross reference") ||
           start.starts_with("cross-reference");
}

bool is_citation_in_brackets(std::string_view words) {
    return words.starts_with('(') && words.find_first_of("0123456789") != words.npos && !has_modal(words) &&
           count_words(words) <= 30 &&
           (words.find(')') == words.size() - 1 || words.ends_with("))") || words.ends_with(").")) &&
           words.find("  ") == words.npos;
}

std::optional<std::string_view> reference_label(std::string_view words) {
    constexpr auto labels = std::to_array<std::string_view>({"legal reference",
                                                             "legal references",
                                                             "legal ref",
                                                             "legal refs",
                                                             "cross reference",
                                                             "cross references",
                                                             "cross ref",
                                                             "cross refs",
                                                             "references",
                                                             "statutory references",
                                                             "statutory authority",
                                                             "legal authority",
                                                             "management resources",
                                                             "management resource references",
                                                             "policy references",
                                                             "policy reference disclaimer",
                                                             "web sites",
                                                             "websites",
                                                             "legal reference s",
                                                             "cross reference s",
                                                             "state references",
                                                             "federal references",
                                                             "related policies"});
    auto end = words.find(':');
    if (end == std::string_view::npos) end = words.size();
    if (end > 40) return std::nullopt;
    const std::string label = normalise(words.substr(0, end));
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) return std::nullopt;
    if (end == words.size() && words.size() > 2 && starts_small(words)) return std::nullopt;
    return trim(words.substr(std::min(words.size(), end + 1)));
}

std::optional<std::string> issuer_in(std::string_view words) {
    constexpr auto kinds = std::to_array<std::string_view>({"school district",
                                                            "unified district",
                                                            "school corporation",
                                                            "public schools",
                                                            "city schools",
                                                            "county schools",
                                                            "area schools",
                                                            "community schools",
                                                            "parish schools",
                                                            "township schools",
                                                            "board of education",
                                                            "school board",
                                                            "school committee",
                                                            "office of education",
                                                            "isd",
                                                            "usd",
                                                            "cusd",
                                                            "school boards association",
                                                            "school directors association",
                                                            "charter school",
                                                            "academy"});
    constexpr auto titles = std::to_array<std::string_view>(
        {" board policy", " board policies", " policy manual", " policies", " policy", " administrative regulation"});
    for (const std::string_view dash : {" \xe2\x80\x93 ", " \xe2\x80\x94 ", " - ", " | ", " \xc2\xb7 "})
        if (const auto at = words.find(dash); at != std::string_view::npos && at > 0) words = words.substr(0, at);
    words = trim(words);
    if (count_words(words) > 10 || ends_sentence(words) || words.ends_with(':') || !is_title_case(words))
        return std::nullopt;
    for (const auto title : titles) {
        const std::string low = fold(words);
        if (low.size() == words.size() && low.ends_with(title)) words.remove_suffix(title.size());
    }
    const std::string normal = ' ' + normalise(words) + ' ';
    for (const auto kind : kinds) {
        const auto at = normal.find(' ' + std::string{kind} + ' ');
        if (at == std::string::npos) continue;
        const bool named = normal.size() > kind.size() + 2 && !(at == 4 && normal.starts_with(" the "));
        return named ? std::optional{in_title_case(words)} : std::nullopt;
    }
    return std::nullopt;
}

bool is_address(std::string_view words) {
    if (words.starts_with('<')) words.remove_prefix(1);
    return words.starts_with("http://") || words.starts_with("https://") || words.starts_with("www.");
}

bool ends_sentence(std::string_view words) {
    words = without_closers(words);
    return words.ends_with('.') || words.ends_with('?') || words.ends_with('!');
}

bool is_all_capitals(std::string_view words) {
    bool capital = false;
    bool small = false;
    each(words, [&](UChar32 c) {
        if (u_isupper(c)) capital = true;
        if (u_islower(c)) small = true;
        return !small;
    });
    return capital && !small;
}

bool is_title_case(std::string_view words) {
    std::size_t weighty = 0;
    for (const auto word : split(words, ' ')) {
        const UChar32 letter = first_letter(word);
        if (letter == 0 || is_small_word(word)) continue;
        if (u_islower(letter)) return false;
        ++weighty;
    }
    return weighty > 0;
}

bool starts_small(std::string_view words) {
    bool small = false;
    each(words, [&](UChar32 c) {
        small = u_islower(c);
        return false;
    });
    return small;
}

bool has_modal(std::string_view words) {
    constexpr auto modals =
        std::to_array<std::string_view>({"can", "cannot", "may", "must", "shall", "should", "will"});
    for (const auto word : split(words, ' '))
        if (std::binary_search(modals.begin(), modals.end(), word)) return true;
    return false;
}

std::size_t count_words(std::string_view words) {
    std::size_t count = 0;
    bool gap = true;
    for (const char c : words) {
        if (gap && c != ' ') ++count;
        gap = c == ' ';
    }
    return count;
}

std::string in_title_case(std::string_view words) {
    if (!is_all_capitals(words)) return std::string{words};
    constexpr auto acronyms =
        std::to_array<std::string_view>({"ISD", "K-12", "MOU", "SRO", "SROs", "SROS", "SSO", "USD"});
    std::string titled;
    for (const auto word : split(words, ' ')) {
        std::string low = fold(word);
        if (!titled.empty()) titled += ' ';
        if (std::find(acronyms.begin(), acronyms.end(), word) != acronyms.end()) {
            titled += word == "SROS" ? "SROs" : word;
            continue;
        }
        bool start = titled.empty() || !is_small_word(low);
        for (char& c : low) {
            if (start && c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
            start = c == '-' || c == '/';
        }
        titled += low;
    }
    return titled;
}

}  // namespace accord::policy::reading
