#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace accord::office {

/// The first word of a correction's reason that tells a small number: "3", "two", "una" before "estudiante". The reason
/// is published beside both editions, whose difference is protected; a date, an edition or a school year tells nothing.
std::optional<std::string> small_number_told(std::string_view reason, int small_number);

}  // namespace accord::office
