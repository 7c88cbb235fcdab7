#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace accord {

/// The sixteen bytes of a UUID version 7 (RFC 9562): time-ordered, made by the application.
using Uuid = std::array<std::uint8_t, 16>;

Uuid new_uuid();
std::string to_string(const Uuid& uuid);                ///< 36 characters, lower case
std::optional<Uuid> parse_uuid(std::string_view text);  ///< nothing when the text is not a UUID

/// An id that cannot be mistaken for the id of another kind of record.
template <class Tag>
struct Id {
    Uuid uuid{};

    static Id make() { return {new_uuid()}; }
    static std::optional<Id> parse(std::string_view text) {
        const auto uuid = parse_uuid(text);
        return uuid ? std::optional<Id>{Id{*uuid}} : std::nullopt;
    }
    [[nodiscard]] std::string text() const { return to_string(uuid); }
    [[nodiscard]] bool none() const { return uuid == Uuid{}; }
    auto operator<=>(const Id&) const = default;
};

}  // namespace accord

template <class Tag>
struct std::hash<accord::Id<Tag>> {
    std::size_t operator()(const accord::Id<Tag>& id) const noexcept {
        std::size_t hash = 0;
        for (std::size_t i = 8; i < 16; ++i) hash = hash << 8 | id.uuid[i];
        return hash;
    }
};
