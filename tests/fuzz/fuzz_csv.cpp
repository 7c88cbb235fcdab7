#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/csv.hpp"
#include "base/text.hpp"

using namespace accord;

/// Any bytes end in a table or in problems. A table is rectangular, its lines go up, its cells are UTF-8; and written
/// and read again it has the same cells.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto check = [](bool holds) {
        if (!holds) std::abort();
    };
    const auto table = read_csv("users.csv", {reinterpret_cast<const char*>(data), size});
    if (!table) {
        check(!table.problems().empty());
        return 0;
    }
    check(table->lines.size() == table->rows.size());
    check(std::is_sorted(table->lines.begin(), table->lines.end()));
    std::string written = csv_line(table->header);
    for (const auto& row : table->rows) {
        check(row.size() == table->header.size());
        for (const auto& cell : row) check(is_utf8(cell));
        written += csv_line(row);
    }
    const auto again = read_csv("again.csv", written);
    check(again.ok() || table->header.size() == 0);
    if (again) check(again->rows.size() == table->rows.size());
    return 0;
}
