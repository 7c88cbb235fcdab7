#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace accord {

/// A CSV file (RFC 4180) with a header row. Every row has as many cells as the header.
struct CsvTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> lines;  ///< the line of the file on which each row begins, from 1

    /// The place of a column by its name (case and space aside), or nothing.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

/// Limits that keep a hostile file from taking the machine.
struct CsvLimits {
    std::size_t bytes = 512u << 20;
    std::size_t columns = 512;
    std::size_t cell = 1u << 20;
    std::size_t problems = 1000;  ///< told; the rest are counted
};

/// Reads bytes of any encoding that `decode_text` knows. `name` leads the place of each problem: "users.csv:12".
/// All rows whose number of cells is wrong, and an unclosed quote, are reported at once.
Result<CsvTable> read_csv(std::string_view name, std::string_view bytes, const CsvLimits& limits = {});

/// What a file with mistakes still gives: the rows that are whole, beside every problem.
struct CsvReading {
    CsvTable table;
    std::vector<std::string> dropped;  ///< columns that were not kept, in their order
    Problems problems;
};

/// As read_csv, but of each row only the columns that `keep` wants; of the others nothing is copied. Whole rows come
/// back even when others are not whole.
CsvReading read_csv_columns(std::string_view name, std::string_view bytes,
                            const std::function<bool(std::string_view)>& keep, const CsvLimits& limits = {});

/// One line with its line end (CRLF), quoted where RFC 4180 asks.
/// A cell that a spreadsheet would run as a formula (= + - @ and control characters first) is led by an apostrophe,
/// unless it is a plain number.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace accord
