#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// A SHA-256 digest (FIPS 180-4).
using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
Digest sha256(std::span<const std::uint8_t> bytes);
/// The digest of the pieces one after another, without joining them first.
Digest sha256(std::initializer_list<std::string_view> pieces);

std::string to_hex(std::span<const std::uint8_t> bytes);  ///< lower case
std::optional<std::vector<std::uint8_t>> from_hex(std::string_view text);
std::optional<Digest> digest_from_hex(std::string_view text);

}  // namespace accord
