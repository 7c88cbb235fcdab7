#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace accord {

/// Fills the bytes from the operating system's random source; throws std::system_error when it has none.
void fill_random(std::span<std::uint8_t> bytes);

/// A random token of `bytes` bytes, as lower-case hex: session ids, CSRF tokens, idempotency keys.
std::string random_token(std::size_t bytes = 16);

}  // namespace accord
