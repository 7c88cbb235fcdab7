#include "base/value.hpp"

#include <charconv>

namespace accord {

std::string to_text(const Value& value) {
    struct Print {
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const {
            char text[32];
            const auto end = std::to_chars(text, text + sizeof text, number).ptr;  // shortest that reads back
            return {text, end};
        }
        std::string operator()(const std::string& text) const { return text; }
    };
    return std::visit(Print{}, value);
}

}  // namespace accord
