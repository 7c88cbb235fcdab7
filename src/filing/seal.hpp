#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace accord::filing {

/// Where a sealed value belongs. A value moved to another place does not open there.
struct SealedPlace {
    std::string_view table;
    std::string_view record;  ///< the record's id, as text
    std::string_view column;
};

/// Seals the fields that identify a student and the free text, with the district's key.
/// XChaCha20-Poly1305 (libsodium crypto_aead_xchacha20poly1305_ietf) with a random nonce; the place is authenticated
/// too. At rest: "1" (version) and base64 of nonce and box. Empty text stays empty: that a note was left blank is no
/// secret.
class Sealer {
public:
    using Key = std::array<std::uint8_t, 32>;

    /// A new key from the operating system's random source.
    static Sealer with_new_key();
    /// Reads the key file: 64 hexadecimal digits. The problem says what is wrong with it.
    static Result<Sealer> from_file(const std::string& path);
    /// Writes the key file, readable by its owner alone; never over a file that is there.
    [[nodiscard]] Result<Done> save(const std::string& path) const;

    [[nodiscard]] std::string seal(std::string_view text, const SealedPlace& place) const;
    /// Throws std::runtime_error when the box was made with another key, for another place, or was changed.
    [[nodiscard]] std::string open(std::string_view sealed, const SealedPlace& place) const;

    Sealer(const Sealer&) = default;
    Sealer& operator=(const Sealer&) = default;
    ~Sealer();

private:
    explicit Sealer(const Key& key) : key_{key} {}
    Key key_;
};

}  // namespace accord::filing
