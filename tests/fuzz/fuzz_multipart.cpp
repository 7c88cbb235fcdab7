#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "web/form.hpp"

using namespace accord;

/// Any bytes end in a form or in problems. What was typed is UTF-8 without control characters; no file's name has a
/// folder; nothing is longer than what came. The first line is the content type, the rest the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto line = std::min(bytes.find('\n'), bytes.size());
    const auto body = bytes.substr(std::min(line + 1, bytes.size()));
    const auto is_typed = [](const std::string& text) {
        return is_utf8(text) && std::none_of(text.begin(), text.end(), [](unsigned char c) {
                   return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
               });
    };
    const auto check = [](bool holds) {
        if (!holds) std::abort();
    };
    const auto plain = web::parse_urlencoded(bytes);
    check(plain.values().size() <= web::most_form_values);
    for (const auto& [name, value] : plain.values()) check(is_typed(name) && is_typed(value));

    const auto form = web::parse_multipart(bytes.substr(0, line), body);
    if (!form) return 0;
    for (const auto& [name, value] : form->values()) check(is_typed(name) && is_typed(value));
    for (const auto& file : form->files()) {
        check(is_typed(file.field) && is_typed(file.name));
        check(file.name.find_first_of("/\\") == std::string::npos);
        check(body.find(file.bytes) != std::string_view::npos);
    }
    return 0;
}
