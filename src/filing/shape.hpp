#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/fields.hpp"
#include "ledger/entry.hpp"

namespace accord::filing {

enum class ColumnType { integer, real, text };

/// One field of a record as a column.
struct Column {
    std::string_view name;
    ColumnType type = ColumnType::text;
    bool optional = false;         ///< may be null
    bool sealed = false;           ///< rests encrypted
    std::string_view refers_to{};  ///< the table whose id it holds; empty: none
};

/// A kind of record without its C++ type: its table, its columns in the order of the field table, and the statements
/// that write it, put together once.
struct Shape {
    Shape(std::string_view table, std::vector<Column> columns);

    std::string table;
    std::vector<Column> columns;
    std::string names;   ///< "id, name, level"
    std::string insert;  ///< $1 district, then the fields, then revision, recorded_at, recorded_by, entry, salt
    std::string retire;  ///< takes the mark of the latest from version $2 of district $1 and answers its revision

    /// The column of a field. Throws std::logic_error when the record has no such field or the field rests sealed.
    [[nodiscard]] const Column& asked(std::string_view field) const;
    /// The canonical bytes of a version, from its plain values in the order of the columns.
    [[nodiscard]] ledger::RecordBytes bytes(std::span<const Value> values) const;

private:
    std::vector<std::size_t> by_name_;  ///< the columns in the order of their names
};

namespace detail {

template <class T>
struct Plain {
    using type = T;
    static constexpr bool optional = false;
};
template <class T>
struct Plain<std::optional<T>> {
    using type = T;
    static constexpr bool optional = true;
};

/// The table that an id of type T points to.
template <class T>
struct Target {
    static constexpr std::string_view table() { return {}; }
};
template <accord::Recorded R>
struct Target<Id<R>> {
    static constexpr std::string_view table() { return table_name(Of<R>{}); }
};

template <class Record, class T>
Column column_of(const Field<Record, T>& field) {
    using Type = typename Plain<T>::type;
    constexpr auto type = std::is_integral_v<Type>         ? ColumnType::integer
                          : std::is_floating_point_v<Type> ? ColumnType::real
                                                           : ColumnType::text;
    const bool sealed = accord::sealed(field.privacy);
    if (sealed && type != ColumnType::text)
        throw std::logic_error("only text can rest sealed: " + std::string{field.name});
    constexpr bool own = std::is_same_v<Type, Id<Record>>;
    return {field.name, type, Plain<T>::optional, sealed, own ? std::string_view{} : Target<Type>::table()};
}

}  // namespace detail

/// The shape of R, from its field table.
template <accord::Recorded R>
const Shape& shape_of() {
    static const Shape shape = [] {
        std::vector<Column> columns;
        each_field<R>([&](const auto& field) { columns.push_back(detail::column_of(field)); });
        return Shape{table_name(Of<R>{}), std::move(columns)};
    }();
    return shape;
}

/// Every kind of record of the program.
const std::vector<const Shape*>& all_shapes();
/// The shape of a table, or nothing.
const Shape* shape_named(std::string_view table);

}  // namespace accord::filing
