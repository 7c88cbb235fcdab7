#include "office/codes.hpp"

#include "base/text.hpp"

namespace accord::office {

std::vector<std::string> codes_of(std::string_view parameter) {
    std::vector<std::string> codes;
    for (const auto part : split(parameter, ','))
        if (const auto code = trim(part); !code.empty()) codes.emplace_back(code);
    return codes;
}

std::string words_of_code(std::string_view code) {
    std::string words{code};
    for (auto& letter : words)
        if (letter == '-' || letter == '_') letter = ' ';
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

}  // namespace accord::office
