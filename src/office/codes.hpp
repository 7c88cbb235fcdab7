#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accord::office {

/// The codes of a parameter that is a list: "purpose, roles" gives {"purpose", "roles"}.
std::vector<std::string> codes_of(std::string_view parameter);

/// A code of the catalogue as words: "information-sharing" gives "Information sharing".
std::string words_of_code(std::string_view code);

}  // namespace accord::office
