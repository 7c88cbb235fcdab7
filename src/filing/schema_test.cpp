#include <gtest/gtest.h>

#include <map>
#include <set>

#include "filing/sessions.hpp"
#include "filing/test_file.hpp"

namespace accord::filing {
namespace {

using namespace program;

struct Kept {
    std::string type;
    bool must = false;  ///< NOT NULL
    bool operator==(const Kept&) const = default;
};
using Columns = std::map<std::string, Kept>;

template <class Visitor>
void ask(const TestFile& test, Sql sql, std::initializer_list<Value> values, Visitor visit) {
    test.file.database().read([&](Session& session) { session.query(sql, values, visit); });
}

std::set<std::string> tables(const TestFile& test) {
    std::set<std::string> names;
    ask(test, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", {},
        [&](const Row& row) { names.emplace(row.text(0)); });
    return names;
}

Columns columns(const TestFile& test, const std::string& table) {
    Columns all;
    ask(test, "SELECT name, type, \"notnull\" FROM pragma_table_info($1)", {table}, [&](const Row& row) {
        all[std::string{row.text(0)}] = {std::string{row.text(1)}, row.integer(2) == 1};
    });
    return all;
}

/// What a table of this shape must have.
Columns wanted(const Shape& shape) {
    Columns all{{"district_id", {"TEXT", true}}, {"revision", {"INTEGER", true}}, {"latest", {"INTEGER", true}},
                {"recorded_at", {"TEXT", true}}, {"recorded_by", {"TEXT", true}}, {"entry", {"INTEGER", true}},
                {"salt", {"TEXT", true}}};
    for (const auto& column : shape.columns) {
        const auto* type = column.type == ColumnType::integer ? "INTEGER"
                           : column.type == ColumnType::real  ? "REAL"
                                                              : "TEXT";
        all[std::string{column.name}] = {type, !column.optional};
        if (!column.refers_to.empty()) all["first_revision"] = {"INTEGER", true};
    }
    return all;
}

std::string text(const Columns& columns) {
    std::string all;
    for (const auto& [name, kept] : columns) all += name + " " + kept.type + (kept.must ? " NOT NULL" : "") + "\n";
    return all;
}

TEST(TheTables, HaveExactlyTheColumnsOfTheFieldTables) {
    const TestFile test;
    for (const auto* shape : all_shapes())
        EXPECT_EQ(text(columns(test, shape->table)), text(wanted(*shape)))
            << shape->table << ": the field table of src/program and migrations/ differ";
}

TEST(TheTables, AreThoseOfTheRecordsAndOfTheHouse) {
    const TestFile test;
    std::set<std::string> known{"ledger_act", "ledger_entry",   "ledger_head", "meta",
                                "sign_in",    "failed_sign_in", "import_job",  "migration"};
    for (const auto* shape : all_shapes()) EXPECT_TRUE(known.insert(shape->table).second);
    EXPECT_EQ(tables(test), known);
}

TEST(TheTables, KeepToTheirTypes) {
    const TestFile test;
    ask(test, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'", {},
        [](const Row& row) {
            EXPECT_TRUE(row.integer(1) == 1 || row.text(0) == "migration") << row.text(0) << " is not STRICT";
        });
}

TEST(EveryTable, BeginsEachKeyAndIndexWithTheDistrict) {
    const TestFile test;
    for (const auto& table : tables(test)) {
        if (table == "migration") continue;
        ask(test, "SELECT l.name, i.name FROM pragma_index_list($1) l, pragma_index_info(l.name) i WHERE i.seqno = 0",
            {table}, [](const Row& row) { EXPECT_EQ(row.text(1), "district_id") << row.text(0); });
    }
}

TEST(EveryReference, IsHeldByTheDatabase) {
    const TestFile test;
    for (const auto* shape : all_shapes()) {
        std::set<std::pair<std::string, std::string>> wants, has;
        for (const auto& column : shape->columns)
            if (!column.refers_to.empty()) wants.emplace(column.name, column.refers_to);
        // A key of three columns: the district, the reference, the first revision of the other record.
        ask(test,
            "SELECT f.\"from\", f.\"table\" FROM pragma_foreign_key_list($1) f WHERE f.seq = 1 AND f.\"to\" = 'id' "
            "AND EXISTS (SELECT 1 FROM pragma_foreign_key_list($1) d WHERE d.id = f.id AND d.seq = 0 AND d.\"to\" = "
            "'district_id') AND EXISTS (SELECT 1 FROM pragma_foreign_key_list($1) r WHERE r.id = f.id AND r.seq = 2 "
            "AND "
            "r.\"from\" = 'first_revision' AND r.\"to\" = 'revision')",
            {shape->table}, [&](const Row& row) { has.emplace(row.text(0), row.text(1)); });
        EXPECT_EQ(has, wants) << shape->table;
    }
}

std::string plan(const TestFile& test, Sql sql, std::initializer_list<Value> values) {
    std::string text;
    ask(test, sql, values, [&](const Row& row) { text.append(row.text(3)).append("\n"); });
    return text;
}

TEST(TheContactLog, IsListedByAnIndexAndNotSorted) {
    const TestFile test;
    const Value x = std::string{"x"};
    for (const auto& plan :
         {plan(test,
               "EXPLAIN QUERY PLAN SELECT note FROM contact WHERE district_id = $1 AND latest = 1 AND "
               "school = $2 ORDER BY happened_on DESC LIMIT 50",
               {x, x}),
          plan(test,
               "EXPLAIN QUERY PLAN SELECT note FROM contact WHERE district_id = $1 AND latest = 1 AND "
               "officer = $2 AND happened_on >= $3 ORDER BY happened_on DESC LIMIT 50",
               {x, x, x}),
          plan(test,
               "EXPLAIN QUERY PLAN SELECT note FROM contact WHERE district_id = $1 AND latest = 1 "
               "ORDER BY happened_on DESC LIMIT 50",
               {x})}) {
        EXPECT_NE(plan.find("SEARCH contact USING INDEX contact_by_"), std::string::npos) << plan;
        EXPECT_EQ(plan.find("TEMP B-TREE"), std::string::npos) << plan;
    }
}

// One record of every kind, with every field filled, made from the field tables themselves.

std::map<std::string, Uuid, std::less<>>& made() {
    static std::map<std::string, Uuid, std::less<>> ids;
    return ids;
}

void fill(std::string& value) { value = "words"; }
void fill(Date& value) { value = Date{2026, 2, 28}; }
void fill(Instant& value) { value = Instant{std::chrono::microseconds{1'700'000'000'123'456}}; }
void fill(int& value) { value = 7; }
void fill(double& value) { value = 0.25; }
template <Named E>
void fill(E& value) {
    value = names_of<E>.back().value;
}
template <Named E>
void fill(EnumSet<E>& value) {
    value = {names_of<E>.front().value, names_of<E>.back().value};
}
template <accord::Recorded R>
void fill(Id<R>& value) {
    const auto found = made().find(table_name(Of<R>{}));
    if (found != made().end()) value = {found->second};
}
template <class T>
void fill(std::optional<T>& value) {
    fill(value.emplace());
}

template <class R>
struct Kind {
    static void write(TestFile& test) {
        R record;
        each_field<R>([&](const auto& field) { fill(record.*field.member); });
        record.id.uuid = new_uuid();
        if constexpr (std::is_same_v<R, District>) record.id = test.file.district();
        made()[std::string{table_name(Of<R>{})}] = record.id.uuid;
        if constexpr (std::is_same_v<R, District>)
            test.write([&](Writing& writing) { writing.correct(record); });
        else
            test.write([&](Writing& writing) { writing.add(record); });
        EXPECT_EQ(test.find<R>(record.id), record) << table_name(Of<R>{});

        // And again with as little as it may hold, as its next version.
        R empty;
        each_field<R>([&]<class T>(const Field<R, T>& field) {
            if constexpr (detail::Target<T>::table() != std::string_view{}) fill(empty.*field.member);
        });
        empty.id = record.id;
        test.write([&](Writing& writing) { writing.correct(empty); });
        EXPECT_EQ(test.find<R>(empty.id), empty) << table_name(Of<R>{});
    }
};

TEST(EveryKindOfRecord, ComesBackFullAndEmptyAsItWasWritten) {
    TestFile test;
    made().clear();
    std::vector<std::pair<const Shape*, void (*)(TestFile&)>> kinds;
    [&]<class... R>(std::tuple<R...>*) {
        (kinds.emplace_back(&shape_of<R>(), &Kind<R>::write), ...);
    }(static_cast<AllRecords*>(nullptr));
    // What refers to another comes after it.
    while (!kinds.empty()) {
        const auto ready = std::find_if(kinds.begin(), kinds.end(), [](const auto& kind) {
            return std::all_of(kind.first->columns.begin(), kind.first->columns.end(), [](const Column& column) {
                return column.refers_to.empty() || made().contains(column.refers_to);
            });
        });
        ASSERT_NE(ready, kinds.end()) << "records refer to each other in a circle";
        ready->second(test);
        kinds.erase(ready);
    }
    EXPECT_TRUE(test.faults().empty());
}

}  // namespace
}  // namespace accord::filing
