#include "base/message.hpp"

namespace accord {

std::string fill(std::string_view sentence, const Message& message) {
    std::string filled;
    filled.reserve(sentence.size() + 32);
    for (std::size_t at = 0; at < sentence.size();) {
        const auto open = sentence.find('{', at);
        const auto close = open == std::string_view::npos ? open : sentence.find('}', open);
        if (close == std::string_view::npos) {
            filled += sentence.substr(at);
            break;
        }
        filled += sentence.substr(at, open - at);
        const auto name = sentence.substr(open + 1, close - open - 1);
        const std::string* value = nullptr;
        for (const auto& [key, text] : message.values)
            if (key == name) value = &text;
        filled += value ? std::string_view{*value} : sentence.substr(open, close - open + 1);
        at = close + 1;
    }
    return filled;
}

std::string english(const Message& message) { return fill(message.key, message); }

}  // namespace accord
