#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// Bytes of unknown encoding, made UTF-8.
struct DecodedText {
    std::string text;      ///< valid UTF-8, line ends are "\n", no byte order mark
    std::string charset;   ///< what the bytes were taken for, e.g. "UTF-8", "windows-1252"
    bool damaged = false;  ///< some bytes meant nothing and became U+FFFD
};

/// Detects the encoding (UTF-8 first, then byte order marks, then ICU's guess) and converts.
DecodedText decode_text(std::string_view bytes);

bool is_utf8(std::string_view text);

/// The text with U+FFFD in place of each damaged byte sequence.
std::string mend_utf8(std::string_view text);

/// NFKC with case folded (Unicode UAX #15, UTS #46 mapping aside).
std::string fold(std::string_view text);

/// The form of a sentence that its hash is taken of: folded, every run of characters that are neither letters,
/// marks nor digits is one space, none at the ends. Punctuation, quotes, dashes and spacing do not change it; a changed
/// word does.
std::string normalise(std::string_view text);

/// The words of the normalised text.
std::vector<std::string> words(std::string_view text);

/// Without white space (Unicode White_Space, U+FEFF) at the ends.
std::string_view trim(std::string_view text);

/// Every run of white space is one space; trimmed.
std::string squeeze(std::string_view text);

/// Number of code points; damaged bytes count one each.
std::size_t length(std::string_view text);

/// At most `limit` code points, with "…" when something was cut.
std::string shorten(std::string_view text, std::size_t limit);

std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace accord
