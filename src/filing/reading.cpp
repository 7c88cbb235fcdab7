#include <stdexcept>

#include "filing/file.hpp"
#include "filing/generated.hpp"
#include "filing/plain.hpp"

namespace accord::filing {

namespace {

/// " AND school = $2 AND request IS NULL", and the values it takes after the district.
std::string condition(const Shape& shape, std::span<const Is> where, std::vector<Value>& values) {
    std::string text;
    for (const auto& is : where) {
        text.append(" AND ").append(shape.asked(is.field).name);
        if (!is.or_one_of.empty()) {
            values.push_back(is.value);
            text += " IN ($" + std::to_string(values.size());
            for (const auto& other : is.or_one_of) {
                values.push_back(other);
                text += ", $" + std::to_string(values.size());
            }
            text += ")";
        } else if (std::holds_alternative<std::monostate>(is.value)) {
            text += " IS NULL";
        } else {
            values.push_back(is.value);
            text.append(is.compare == Compare::equal ? " = $" : is.compare == Compare::at_least ? " >= $" : " <= $");
            text += std::to_string(values.size());
        }
    }
    return text;
}

}  // namespace

void detail::unreadable(const Shape& shape, std::string_view column) {
    throw std::runtime_error("the file holds a value that is none of its field's: " + shape.table + "." +
                             std::string{column});
}

std::vector<Value> plain_values(const Shape& shape, const Row& row, const Sealer& sealer) {
    std::vector<Value> values;
    values.reserve(shape.columns.size() + 6);  // with what `Writing::put` adds
    int place = 0;
    for (const auto& column : shape.columns) {
        if (column.sealed && !row.null(place))
            values.emplace_back(sealer.open(row.text(place), {shape.table, row.text(0), column.name}));
        else
            values.push_back(row.value(place));
        ++place;
    }
    return values;
}

void Reading::seen(const Shape& shape, std::span<const Is> where, const Page* page, const Visit& visit) const {
    std::vector<Value> values{district().text()};
    auto text = "SELECT " + shape.names + " FROM " + shape.table + " WHERE district_id = $1 AND latest = 1" +
                condition(shape, where, values);
    if (page) {
        text.append(" ORDER BY ").append(shape.asked(page->by).name);
        if (!page->then.empty()) text.append(" DESC, ").append(shape.asked(page->then).name);
        text.append(" DESC, id DESC LIMIT $");
        values.emplace_back(page->limit);
        text.append(std::to_string(values.size())).append(" OFFSET $");
        values.emplace_back(page->offset);
        text.append(std::to_string(values.size()));
    } else {
        // Sorted by an expression where something is asked: by the bare column SQLite would walk the whole primary key
        // in order rather than use the index of what is asked.
        text += where.empty() ? " ORDER BY id" : " ORDER BY id || ''";
    }
    session().query(SqlDoor::open(text), values, visit);
}

void Reading::chosen(const Shape& shape, Sql condition, std::span<const Value> more, Sql order,
                     const Visit& visit) const {
    std::vector<Value> values{district().text()};
    values.insert(values.end(), more.begin(), more.end());
    const auto text = "SELECT " + shape.names + " FROM " + shape.table +
                      " WHERE district_id = $1 AND latest = 1 AND (" + std::string{condition.text()} + ") " +
                      std::string{order.text()};
    session().query(SqlDoor::open(text), values, visit);
}

void Reading::versions(const Shape& shape, const Is& of, const Visit& visit) const {
    // Only a version that is no longer seen asks the ledger for the entry that ended it.
    const auto text = "SELECT " + shape.names +
                      ", revision, recorded_at, recorded_by, entry, CASE WHEN latest = 1 THEN 0 ELSE "
                      "(SELECT min(e.seq) FROM ledger_entry e WHERE e.district_id = $1 AND e.record_table = $2 AND "
                      "e.record_id = v.id AND e.seq > v.entry) END FROM " +
                      shape.table + " v WHERE district_id = $1 AND id IN (SELECT id FROM " + shape.table +
                      " WHERE district_id = $1 AND " + std::string{shape.asked(of.field).name} +
                      " = $3) ORDER BY id, revision";
    session().query(SqlDoor::open(text), {district().text(), shape.table, of.value}, visit);
}

std::int64_t Reading::counted(const Shape& shape, std::span<const Is> where) const {
    std::vector<Value> values{district().text()};
    const auto text = "SELECT count(*) FROM " + shape.table + " WHERE district_id = $1 AND latest = 1" +
                      condition(shape, where, values);
    std::int64_t count = 0;
    session().query(SqlDoor::open(text), values, [&](const Row& row) { count = row.integer(0); });
    return count;
}

std::int64_t Reading::newest_of(const Shape& shape) const {
    std::int64_t newest = 0;
    session().query("SELECT coalesce(max(seq), 0) FROM ledger_entry WHERE district_id = $1 AND record_table = $2",
                    {district().text(), shape.table}, [&](const Row& row) { newest = row.integer(0); });
    return newest;
}

std::vector<PastAct> Reading::acts(std::string_view verb) const {
    std::vector<PastAct> acts;
    session().query(
        "SELECT a.act, a.done_by, a.done_at, a.last_entry - a.first_entry + 1, "
        "EXISTS (SELECT 1 FROM ledger_act u WHERE u.district_id = a.district_id AND u.undoes = a.act) "
        "FROM ledger_act a WHERE a.district_id = $1 AND a.verb = $2 AND a.undoes IS NULL ORDER BY a.first_entry DESC",
        {district().text(), std::string{verb}}, [&](const Row& row) {
            acts.push_back({parse_uuid(row.text(0)).value_or(Uuid{}),
                            program::AccountId::parse(row.text(1)).value_or(program::AccountId{}),
                            parse_instant(row.text(2)).value_or(Instant{}), std::string{verb}, row.integer(3),
                            row.integer(4) != 0});
        });
    return acts;
}

}  // namespace accord::filing
