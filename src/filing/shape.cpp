#include "filing/shape.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "program/all.hpp"

namespace accord::filing {

Shape::Shape(std::string_view table_name, std::vector<Column> all) : table{table_name}, columns{std::move(all)} {
    std::string places = "$1";
    std::size_t place = 1;
    const auto next = [&] { places += ", $" + std::to_string(++place); };
    for (const auto& column : columns) {
        names += (names.empty() ? "" : ", ") + std::string{column.name};
        next();
    }
    for (int i = 0; i < 5; ++i) next();
    insert = "INSERT INTO " + table + " (district_id, " + names +
             ", revision, recorded_at, recorded_by, entry, salt, latest) VALUES (" + places + ", 1)";
    retire = "UPDATE " + table + " SET latest = 0 WHERE district_id = $1 AND id = $2 AND latest = 1 RETURNING revision";

    by_name_.resize(columns.size());
    std::iota(by_name_.begin(), by_name_.end(), std::size_t{0});
    std::sort(by_name_.begin(), by_name_.end(),
              [&](std::size_t a, std::size_t b) { return columns[a].name < columns[b].name; });
}

const Column& Shape::asked(std::string_view field) const {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.name == field; });
    if (found == columns.end()) throw std::logic_error(table + " has no field " + std::string{field});
    if (found->sealed)
        throw std::logic_error(table + "." + std::string{field} + " rests sealed and cannot be asked for");
    return *found;
}

ledger::RecordBytes Shape::bytes(std::span<const Value> values) const {
    ledger::RecordBytes bytes{table};
    for (const auto i : by_name_) {
        if (columns[i].optional)
            bytes.optional_field(columns[i].name, values[i]);
        else
            bytes.field(columns[i].name, values[i]);
    }
    return bytes;
}

const std::vector<const Shape*>& all_shapes() {
    static const std::vector<const Shape*> shapes = []<class... R>(std::tuple<R...>*) {
        return std::vector<const Shape*>{&shape_of<R>()...};
    }(static_cast<program::AllRecords*>(nullptr));
    return shapes;
}

const Shape* shape_named(std::string_view table) {
    for (const auto* shape : all_shapes())
        if (shape->table == table) return shape;
    return nullptr;
}

}  // namespace accord::filing
