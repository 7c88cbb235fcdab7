#include "policy/reading/fields.hpp"

#include <array>

#include "base/text.hpp"
#include "policy/reading/adoption.hpp"

namespace accord::policy::reading {

namespace {

constexpr std::size_t longest_label = 40;  // bytes

/// The labels that front matter bears, and what each tells; "" for what says nothing about the policy.
struct Label {
    std::string_view words, name;
};
constexpr auto labels = std::to_array<Label>({
    {"title", "title"},
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
    {"book", ""},
    {"source", ""},
    {"url", ""},
    {"language", ""},
    {"author", ""},
    {"date", ""},
    {"effective", ""},
    {"last revised", ""},
    {"last reviewed", ""},
    {"original adopted", ""},
});

}  // namespace

std::optional<Field> field_of(std::string_view words) {
    const auto colon = words.find(':');
    if (colon == std::string_view::npos || colon > longest_label) return std::nullopt;
    const std::string label = normalise(words.substr(0, colon));
    const auto value = trim(words.substr(colon + 1));
    for (const auto& [known, name] : labels) {
        if (label != known) continue;
        // A date of adoption is an adoption line; only one that is left empty is a mere field.
        if (name.empty() && !value.empty() && adoption_line(words)) return std::nullopt;
        return Field{std::string{name}, value};
    }
    return std::nullopt;
}

}  // namespace accord::policy::reading
