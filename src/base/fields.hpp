#pragma once

#include <concepts>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base/value.hpp"

namespace accord {

/// Who may meet a field, and how it rests on disk.
enum class Privacy {
    open,       ///< may be public: dates, counts, codes about the program
    staff,      ///< for the people who run the program
    student,    ///< identifies a student: sealed on disk
    group,      ///< a student's demographic or program code: never shown to officers or agencies
    free_text,  ///< typed words: screened, sealed on disk
    secret,     ///< a key or a hash: never leaves `filing`
};

constexpr auto enum_names(Privacy) {
    using enum Privacy;
    return std::to_array<EnumName<Privacy>>({{open, "open", "Open"},
                                             {staff, "staff", "Program staff"},
                                             {student, "student", "Identifies a student"},
                                             {group, "group", "Student group"},
                                             {free_text, "free_text", "Free text"},
                                             {secret, "secret", "Secret"}});
}
static_assert(names_complete(Privacy::secret));

/// True when the field rests encrypted.
constexpr bool sealed(Privacy privacy) { return privacy == Privacy::student || privacy == Privacy::free_text; }

/// One row of a record's field table: column and JSON name, where it is, who may meet it, its words on a page,
/// and the regulation or form that asks for it.
template <class Record, class Type>
struct Field {
    using type = Type;
    std::string_view name;
    Type Record::*member;
    Privacy privacy;
    std::string_view label;
    std::string_view source;
};

template <class Record, class Type>
constexpr Field<Record, Type> field(std::string_view name, Type Record::*member, Privacy privacy,
                                    std::string_view label, std::string_view source = {}) {
    return {name, member, privacy, label, source};
}

/// Names a record type as a value, so that its namespace can answer `table_name(Of<R>)` and `fields(Of<R>)`.
template <class Record>
struct Of {};

/// A record has a table name and a field table beside its struct. Its first field is `id`.
template <class R>
concept Recorded = requires {
    { table_name(Of<R>{}) } -> std::convertible_to<std::string_view>;
    fields(Of<R>{});
};

template <Recorded R>
inline constexpr auto fields_of = fields(Of<R>{});

template <Recorded R>
inline constexpr std::size_t field_count = std::tuple_size_v<decltype(fields(Of<R>{}))>;

/// Calls visit(field) for each row of the table, in order.
template <Recorded R, class Visit>
constexpr void each_field(Visit visit) {
    std::apply([&](const auto&... field) { (visit(field), ...); }, fields_of<R>);
}

namespace detail {

struct Anything {
    template <class T>
    operator T() const;  // only ever named, in an unevaluated place
};

template <class R, std::size_t... I>
constexpr bool built_of(std::index_sequence<I...>) {
    return requires { R{((void)I, Anything{})...}; };
}

template <class R, std::size_t N = 0>
constexpr std::size_t member_count() {
    if constexpr (!built_of<R>(std::make_index_sequence<N + 1>{}))
        return N;
    else
        return member_count<R, N + 1>();
}

}  // namespace detail

/// The guard beside each record: every member of the struct has a row in its table.
template <Recorded R>
constexpr bool fields_complete() {
    return detail::member_count<R>() == field_count<R>;
}

}  // namespace accord
