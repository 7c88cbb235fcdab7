#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "base/names.hpp"
#include "base/text.hpp"

namespace accord::program {

/// The value of an enum that a person or a file names: its code, or its words on a page, case and punctuation aside.
template <Named E>
std::optional<E> read_choice(std::string_view typed) {
    if (const auto value = parse_code<E>(typed)) return value;
    const auto wanted = normalise(typed);
    for (const auto& row : names_of<E>)
        if (normalise(row.label) == wanted || normalise(row.code) == wanted) return row.value;
    return std::nullopt;
}

/// The codes of an enum as a sentence names them: "yes, no, not_needed".
template <Named E>
std::string codes_in_words() {
    std::string text;
    for (const auto& row : names_of<E>) (text += text.empty() ? "" : ", ") += row.code;
    return text;
}

/// Minutes after midnight of "14:05", "9:05", "14:05:00" or "2:05 pm".
std::optional<int> read_clock(std::string_view text);

/// "14:05".
inline std::string clock_text(int hour, int minute) {
    char text[24];
    const int size = std::snprintf(text, sizeof text, "%02d:%02d", hour, minute);
    return {text, static_cast<std::size_t>(size)};
}

}  // namespace accord::program
