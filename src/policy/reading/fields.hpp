#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace accord::policy::reading {

/// A field of the front matter: "Status (from API): ADOPTED" gives {"status", "ADOPTED"}.
struct Field {
    std::string
        name;  ///< "title", "number", "type", "status", "issuer", or "" for one that says nothing about the policy
    std::string_view value;
};
std::optional<Field> field_of(std::string_view words);

}  // namespace accord::policy::reading
