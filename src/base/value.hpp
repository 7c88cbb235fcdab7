#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/names.hpp"

namespace accord {

/// What one field of a record is outside the program: in a column, a JSON member, a CSV cell, a ledger entry.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// Value <-> type, for every type that a record's field may have.
/// `from` gives nothing when the value is not one of the type's.
template <class T>
struct Codec;

template <>
struct Codec<std::string> {
    static Value to(const std::string& text) { return text; }
    static std::optional<std::string> from(const Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        return text ? std::optional{*text} : std::nullopt;
    }
};

template <class T>
requires std::is_integral_v<T>
struct Codec<T> {
    static Value to(T number) { return static_cast<std::int64_t>(number); }
    static std::optional<T> from(const Value& value) {
        const auto* number = std::get_if<std::int64_t>(&value);
        if (!number || static_cast<std::int64_t>(static_cast<T>(*number)) != *number) return std::nullopt;
        return static_cast<T>(*number);
    }
};

template <>
struct Codec<double> {
    static Value to(double number) { return number; }
    static std::optional<double> from(const Value& value) {
        if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
        const auto* number = std::get_if<double>(&value);
        return number ? std::optional{*number} : std::nullopt;
    }
};

/// Types that are text outside: `write` and `parse` say how.
template <class T>
struct TextCodec {
    static Value to(const T& value) { return Codec<T>::write(value); }
    static std::optional<T> from(const Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        return text ? Codec<T>::parse(*text) : std::nullopt;
    }
};

template <class Tag>
struct Codec<Id<Tag>> : TextCodec<Id<Tag>> {
    static std::string write(const Id<Tag>& id) { return id.text(); }
    static std::optional<Id<Tag>> parse(std::string_view text) { return Id<Tag>::parse(text); }
};

template <>
struct Codec<Date> : TextCodec<Date> {
    static std::string write(Date date) { return to_string(date); }
    static std::optional<Date> parse(std::string_view text) { return parse_date(text); }
};

template <>
struct Codec<Instant> : TextCodec<Instant> {
    static std::string write(Instant instant) { return to_string(instant); }
    static std::optional<Instant> parse(std::string_view text) { return parse_instant(text); }
};

template <Named E>
struct Codec<E> : TextCodec<E> {
    static std::string write(E value) { return std::string{code_of(value)}; }
    static std::optional<E> parse(std::string_view text) { return parse_code<E>(text); }
};

/// A set is its codes in the order of the table, between commas: "questioned,searched_person"; empty text is the empty
/// set.
template <Named E>
struct Codec<EnumSet<E>> : TextCodec<EnumSet<E>> {
    static std::string write(const EnumSet<E>& set) {
        std::string text;
        set.each([&](E value) {
            if (!text.empty()) text += ',';
            text += code_of(value);
        });
        return text;
    }
    static std::optional<EnumSet<E>> parse(std::string_view text) {
        EnumSet<E> set;
        while (!text.empty()) {
            const auto comma = text.find(',');
            const auto value = parse_code<E>(text.substr(0, comma));
            if (!value) return std::nullopt;
            set.insert(*value);
            text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        }
        return set;
    }
};

template <class T>
struct Codec<std::optional<T>> {
    static Value to(const std::optional<T>& value) { return value ? Codec<T>::to(*value) : Value{}; }
    static std::optional<std::optional<T>> from(const Value& value) {
        if (std::holds_alternative<std::monostate>(value)) return std::optional<T>{};
        auto inner = Codec<T>::from(value);
        return inner ? std::optional{std::optional<T>{std::move(*inner)}} : std::nullopt;
    }
};

template <class T>
Value to_value(const T& value) {
    return Codec<T>::to(value);
}

/// The value as text for a CSV cell or a form field; an absent value is empty.
std::string to_text(const Value& value);

}  // namespace accord
