#pragma once

#include <string_view>

#include "base/result.hpp"

namespace accord::office {

/// Does this say why? At least three words or ten letters.
bool says_why(std::string_view reason);

/// Problems at a field for words about people that do not belong into the records of a school: names, numbers,
/// addresses, and what is never kept. A hall that bears somebody's name is a place: "Chavez Library".
Problems words_about_people(std::string_view field, std::string_view text);

}  // namespace accord::office
