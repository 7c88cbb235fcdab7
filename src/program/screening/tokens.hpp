#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace accord::program::screening {

/// One word of a free text, as typed and as it is compared.
struct Token {
    std::string word;  ///< small letters without accents, letters and digits only: "inmigracion"
    std::string
        plain;  ///< the same with digits and signs read as the letters that they imitate: "1mm1gr4nt" -> "immigrant"
    std::size_t at = 0;    ///< byte offset of its first byte in the text
    std::size_t end = 0;   ///< byte offset behind its last byte
    bool capital = false;  ///< one capital, then small letters: "Maria"
    bool shouted = false;  ///< capitals only, two or more: "ICE"
    bool opens = false;    ///< first of a sentence
};

std::vector<Token> tokens(std::string_view text);

/// True when nothing but one sign, or nothing, stands between the two words: "i-m", "i.m", "i m".
bool close_together(std::string_view text, const Token& before, const Token& after);

}  // namespace accord::program::screening
