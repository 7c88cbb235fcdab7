#include "policy/reading/fields.hpp"

#include <array>

#include "base/text.hpp"
#include "policy/reading/adoption.hpp"

namespace accord::policy::reading {

std::optional<Field> field_of(std::string_view words) {
    struct Name {
        std::string_view label, name;
    };
    constexpr auto names = std::to_array<Name>({{"title", "title"},
                                                {"policy title", "title"},
                                                {"policy name", "title"},
                                                {"subject", "title"},
                                                {"number", "number"},
                                                {"policy number", "number"},
                                                {"policy no", "number"},
                                                {"policy", "number"},
                                                {"code", "number"},
                                                {"policy code", "number"},
                                                {"code number", "number"},
                                                {"file", "number"},
                                                {"type", "type"},
                                                {"policy type", "type"},
                                                {"status", "status"},
                                                {"policy status", "status"},
                                                {"status from api", "status"},
                                                {"district", "issuer"},
                                                {"school district", "issuer"},
                                                {"issuer", "issuer"},
                                                {"organization", "issuer"},
                                                {"version", ""},
                                                {"section", ""},
                                                {"series", ""},
                                                {"category", ""},
                                                {"last revised", ""},
                                                {"last reviewed", ""},
                                                {"revised", ""},
                                                {"reviewed", ""},
                                                {"effective", ""},
                                                {"book", ""},
                                                {"source", ""},
                                                {"url", ""},
                                                {"language", ""},
                                                {"date", ""},
                                                {"author", ""},
                                                {"date adopted", ""},
                                                {"adopted", ""},
                                                {"adoption date", ""},
                                                {"original adopted", ""},
                                                {"last revised date", ""},
                                                {"original adopted date", ""},
                                                {"last reviewed date", ""}});
    const auto colon = words.find(':');
    if (colon == std::string_view::npos || colon > 40) return std::nullopt;
    const std::string label = normalise(words.substr(0, colon));
    const auto value = trim(words.substr(colon + 1));
    for (const auto& [known, name] : names)
        if (label == known) {
            // An adoption date is an adoption line; only one that is left empty is a mere field.
            if (name.empty() && !value.empty() && adoption_line(words)) return std::nullopt;
            return Field{std::string{name}, value};
        }
    return std::nullopt;
}

}  // namespace accord::policy::reading
