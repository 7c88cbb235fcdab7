#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/json.hpp"
#include "equity/tables/read_sheets.hpp"
#include "equity/tables/release_tables.hpp"

using namespace accord;

/// Any bytes end in tables or in problems; every line of the tables' CSV ends, and a hidden cell holds no number.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 4096) return 0;
    equity::SheetsWanted wanted;
    wanted.groups = {"a", "b"};
    wanted.answers = {"c", "d"};
    wanted.by = equity::ReceivedBy::quarter;
    const auto read = equity::read_sheets("sheets.csv", {reinterpret_cast<const char*>(data), size}, wanted);
    if (!read) return read.problems().empty() ? std::abort(), 0 : 0;
    equity::Rule rule;
    rule.small_number = 3;
    const auto released = equity::release_tables(read->sheets, rule);
    if (!released) return released.problems().empty() ? std::abort(), 0 : 0;
    for (const auto& table : released->tables.tables)
        for (const auto& row : table.rows)
            for (const auto& count : row.counts)
                if (!count.count.shown() && (count.count.value != 0 || count.per_100)) std::abort();
    if (!equity::to_csv(released->tables).ends_with("\r\n")) std::abort();
    return 0;
}
