#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <type_traits>

namespace accord {

/// One row of a closed enum's table: its value, its code in files and columns, its words on a page (English key).
template <class E>
struct EnumName {
    E value;
    std::string_view code;
    std::string_view label;
};

/// An enum is closed and named when its namespace has `constexpr auto enum_names(E)` that gives an
/// array of EnumName<E> in the order of the values, the first of which is 0.
template <class E>
concept Named = std::is_enum_v<E> && requires(E e) {
    enum_names(e);
};

template <Named E>
inline constexpr auto names_of = enum_names(E{});

/// True when the table names every value from 0 to `last` once and in order: the guard beside each enum.
template <Named E>
constexpr bool names_complete(E last) {
    std::size_t expected = 0;
    for (const auto& row : names_of<E>)
        if (static_cast<std::size_t>(row.value) != expected++ || row.code.empty()) return false;
    return expected == static_cast<std::size_t>(last) + 1;
}

template <Named E>
constexpr std::string_view code_of(E value) {
    return names_of<E>[static_cast<std::size_t>(value)].code;
}

template <Named E>
constexpr std::string_view label_of(E value) {
    return names_of<E>[static_cast<std::size_t>(value)].label;
}

template <Named E>
constexpr std::optional<E> parse_code(std::string_view code) {
    for (const auto& row : names_of<E>)
        if (row.code == code) return row.value;
    return std::nullopt;
}

/// A set of the values of one closed enum of at most 64 values.
template <Named E>
class EnumSet {
public:
    constexpr EnumSet() = default;
    constexpr EnumSet(std::initializer_list<E> values) {
        for (E value : values) insert(value);
    }
    constexpr void insert(E value) { bits_ |= bit(value); }
    [[nodiscard]] constexpr bool has(E value) const { return (bits_ & bit(value)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    constexpr bool operator==(const EnumSet&) const = default;

    template <class Visit>
    constexpr void each(Visit visit) const {
        for (const auto& row : names_of<E>)
            if (has(row.value)) visit(row.value);
    }

private:
    static constexpr std::uint64_t bit(E value) { return std::uint64_t{1} << static_cast<unsigned>(value); }
    std::uint64_t bits_ = 0;
};

}  // namespace accord
