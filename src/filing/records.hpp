#pragma once

#include <string>
#include <utility>
#include <vector>

#include "filing/file.hpp"
#include "filing/seal.hpp"
#include "filing/shape.hpp"
#include "program/screening.hpp"

/// The templates of `Reading` and `Writing`: the step between a record and its row, from the record's field table. All
/// else is written once for every kind of record, over `Shape`.
namespace accord::filing {

namespace detail {

[[noreturn]] void unreadable(const Shape& shape, std::string_view column);

/// One column of a row as a value of the field's type; nothing when it is none.
template <class T>
std::optional<T> read_column(const Row& row, int column) {
    if constexpr (Plain<T>::optional) {
        if (row.null(column)) return T{};
        auto inner = read_column<typename Plain<T>::type>(row, column);
        return inner ? std::optional<T>{std::move(*inner)} : std::nullopt;
    } else if constexpr (std::is_same_v<T, std::string>) {
        return std::string{row.text(column)};
    } else if constexpr (requires(std::string_view text) { Codec<T>::parse(text); }) {
        return Codec<T>::parse(row.text(column));
    } else {
        return Codec<T>::from(row.value(column));
    }
}

/// A sealed column, opened. Only text rests sealed.
template <class T>
std::optional<T> read_sealed(const Row& row, int column, const Sealer& sealer, const SealedPlace& place) {
    if (Plain<T>::optional && row.null(column)) return T{};
    return Codec<T>::from(Value{sealer.open(row.text(column), place)});
}

/// The record of a row whose first columns are R's fields.
template <accord::Recorded R>
R record_of(const Row& row, const Sealer& sealer) {
    const auto& shape = shape_of<R>();
    R record;
    int column = 0;
    each_field<R>([&]<class T>(const Field<R, T>& field) {
        auto value = sealed(field.privacy) ? read_sealed<T>(row, column, sealer, {shape.table, row.text(0), field.name})
                                           : read_column<T>(row, column);
        if (!value) unreadable(shape, field.name);
        record.*field.member = std::move(*value);
        ++column;
    });
    return record;
}

template <accord::Recorded R>
std::vector<Value> values_of(const R& record) {
    std::vector<Value> values;
    values.reserve(field_count<R> + 6);  // with what `Writing::put` adds
    each_field<R>([&](const auto& field) { values.push_back(to_value(record.*field.member)); });
    return values;
}

}  // namespace detail

template <accord::Recorded R>
std::optional<R> Reading::find(decltype(R::id) id) const {
    const Is is[] = {{"id", to_value(id)}};
    std::optional<R> found;
    seen(shape_of<R>(), is, nullptr, [&](const Row& row) { found = detail::record_of<R>(row, sealer()); });
    return found;
}

template <accord::Recorded R>
std::vector<R> Reading::all(std::initializer_list<Is> where) const {
    std::vector<R> records;
    seen(shape_of<R>(), {where.begin(), where.size()}, nullptr,
         [&](const Row& row) { records.push_back(detail::record_of<R>(row, sealer())); });
    return records;
}

template <accord::Recorded R>
std::vector<R> Reading::page(std::span<const Is> where, const Page& page) const {
    std::vector<R> records;
    seen(shape_of<R>(), where, &page, [&](const Row& row) { records.push_back(detail::record_of<R>(row, sealer())); });
    return records;
}

template <accord::Recorded R>
std::vector<R> Reading::select(Sql condition, std::initializer_list<Value> values, Sql order) const {
    std::vector<R> records;
    chosen(shape_of<R>(), condition, {values.begin(), values.size()}, order,
           [&](const Row& row) { records.push_back(detail::record_of<R>(row, sealer())); });
    return records;
}

template <accord::Recorded R>
std::vector<Version<R>> Reading::histories(const Is& of) const {
    std::vector<Version<R>> all;
    versions(shape_of<R>(), of, [&](const Row& row) {
        constexpr int after = static_cast<int>(field_count<R>);
        const auto at = detail::read_column<Instant>(row, after + 1);
        const auto by = detail::read_column<program::AccountId>(row, after + 2);
        if (!at || !by) detail::unreadable(shape_of<R>(), "recorded_at, recorded_by");
        all.push_back(
            {detail::record_of<R>(row, sealer()),
             {static_cast<int>(row.integer(after)), *at, *by, row.integer(after + 3), row.integer(after + 4)}});
    });
    return all;
}

template <accord::Recorded R>
std::vector<Version<R>> Reading::history(decltype(R::id) id) const {
    return histories<R>({"id", to_value(id)});
}

template <accord::Recorded R>
std::int64_t Reading::count(std::initializer_list<Is> where) const {
    return counted(shape_of<R>(), {where.begin(), where.size()});
}

template <accord::Recorded R>
std::int64_t Reading::count(std::span<const Is> where) const {
    return counted(shape_of<R>(), where);
}

template <accord::Recorded R>
std::int64_t Reading::newest() const {
    return newest_of(shape_of<R>());
}

template <accord::Recorded R>
std::string Reading::open(std::string_view field, decltype(R::id) id, std::string_view sealed) const {
    return sealer().open(sealed, {shape_of<R>().table, id.text(), field});
}

template <accord::Recorded R>
void Writing::add(const R& record) {
    refuse(program::never_kept_in(record));
    add_version(shape_of<R>(), record.id.uuid, detail::values_of(record));
}

template <accord::Recorded R>
void Writing::correct(const R& record) {
    refuse(program::never_kept_in(record));
    correct_version(shape_of<R>(), record.id.uuid, detail::values_of(record));
}

template <accord::Recorded R>
void Writing::withdraw(decltype(R::id) id) {
    withdraw_record(shape_of<R>(), id.uuid);
}

}  // namespace accord::filing
