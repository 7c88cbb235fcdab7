#include "base/csv.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace accord {

namespace {

bool plain_number(std::string_view cell) {
    if (cell.starts_with('-') || cell.starts_with('+')) cell.remove_prefix(1);
    return !cell.empty() && cell.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool runs_as_formula(std::string_view cell) {
    return !cell.empty() && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string_view::npos &&
           !plain_number(cell);
}

/// Walks the text once; a state machine of three states: outside quotes, inside, just after a closing quote.
class Reader {
public:
    Reader(std::string_view name, const CsvLimits& limits, const std::function<bool(std::string_view)>& keep = {})
        : name_{name}, limits_{limits}, keep_{keep} {}

    void read(std::string_view text) {
        for (std::size_t at = 0; at < text.size() && !stopped_; ++at) take(text[at]);
        if (quoted_) fail(quote_line_, "A quote opens here and never closes: close it or double it");
        if (begun_ || cells_ > 0) end_row();
        if (untold_ > 0) tell({}, "And {count} more problems like these", {{"count", std::to_string(untold_)}});
    }

    CsvTable table;
    std::vector<std::string> dropped;
    Problems problems;

private:
    void take(char c) {
        if (quoted_) {
            if (c == '"') {
                quoted_ = false;
                after_quote_ = true;
            } else {
                if (c == '\n') ++line_;
                add(c);
            }
        } else if (c == '"' && after_quote_) {
            add('"');
            quoted_ = true;
            after_quote_ = false;
        } else if (c == '"' && !begun_) {
            quoted_ = begun_ = true;
            quote_line_ = line_;
        } else if (c == ',') {
            end_cell();
        } else if (c == '\n') {
            end_row();
            ++line_;
            row_line_ = line_;
        } else {
            add(c);
        }
    }

    void add(char c) {
        after_quote_ = false;
        begun_ = true;
        if (!kept()) return;
        if (cell_.size() >= limits_.cell) {
            fail(line_, "A cell is longer than {limit} bytes", {{"limit", std::to_string(limits_.cell)}});
            stopped_ = true;
            return;
        }
        cell_ += c;
    }

    /// The column of the cell that is being read is wanted.
    [[nodiscard]] bool kept() const { return wanted_.empty() || (cells_ < wanted_.size() && wanted_[cells_]); }

    void end_cell() {
        if (cells_ >= limits_.columns) {
            fail(line_, "A row has more than {limit} cells", {{"limit", std::to_string(limits_.columns)}});
            stopped_ = true;
            return;
        }
        if (kept()) row_.push_back(std::move(cell_));
        ++cells_;
        cell_.clear();
        begun_ = after_quote_ = false;
    }

    void end_row() {
        if (cells_ == 0 && !begun_) return;  // a blank line
        end_cell();
        if (wanted_.empty()) {
            take_header();
        } else if (cells_ != wanted_.size()) {
            fail(row_line_, "This row has {found} cells where the header has {expected}",
                 {{"found", std::to_string(cells_)}, {"expected", std::to_string(wanted_.size())}});
        } else {
            table.rows.push_back(std::move(row_));
            table.lines.push_back(row_line_);
        }
        row_.clear();
        cells_ = 0;
    }

    void take_header() {
        for (const auto& cell : row_) {
            const std::string column{trim(cell)};
            wanted_.push_back(!keep_ || keep_(column));
            (wanted_.back() ? table.header : dropped).push_back(column);
        }
    }

    void fail(std::size_t line, std::string key, std::vector<std::pair<std::string, std::string>> values = {}) {
        if (problems.size() < limits_.problems)
            tell(":" + std::to_string(line), std::move(key), std::move(values));
        else
            ++untold_;
    }

    void tell(const std::string& place, std::string key, std::vector<std::pair<std::string, std::string>> values) {
        problems.push_back(problem(std::string{name_} + place, std::move(key), std::move(values)));
    }

    std::string_view name_;
    const CsvLimits& limits_;
    const std::function<bool(std::string_view)> keep_;
    std::vector<bool> wanted_;  ///< one a column, once the header was read
    std::vector<std::string> row_;
    std::size_t cells_ = 0;  ///< of the row, dropped ones counted
    std::size_t untold_ = 0;
    std::string cell_;
    std::size_t line_ = 1;
    std::size_t row_line_ = 1;
    std::size_t quote_line_ = 1;
    bool begun_ = false;  ///< the cell has a character or a quote
    bool quoted_ = false;
    bool after_quote_ = false;
    bool stopped_ = false;
};

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const auto wanted = normalise(name);
    for (std::size_t i = 0; i < header.size(); ++i)
        if (normalise(header[i]) == wanted) return i;
    return std::nullopt;
}

CsvReading read_csv_columns(std::string_view name, std::string_view bytes,
                            const std::function<bool(std::string_view)>& keep, const CsvLimits& limits) {
    if (bytes.size() > limits.bytes)
        return {{},
                {},
                {problem(std::string{name}, "The file is larger than {limit} bytes",
                         {{"limit", std::to_string(limits.bytes)}})}};
    Reader reader{name, limits, keep};
    reader.read(decode_text(bytes).text);
    if (reader.table.header.empty() && reader.dropped.empty() && reader.problems.empty())
        reader.problems.push_back(problem(std::string{name}, "The file is empty: its first row must name the columns"));
    return {std::move(reader.table), std::move(reader.dropped), std::move(reader.problems)};
}

Result<CsvTable> read_csv(std::string_view name, std::string_view bytes, const CsvLimits& limits) {
    auto reading = read_csv_columns(name, bytes, {}, limits);
    if (!reading.problems.empty()) return std::move(reading.problems);
    return std::move(reading.table);
}

std::string csv_line(const std::vector<std::string>& cells) {
    if (cells.size() == 1 && cells.front().empty()) return "\"\"\r\n";  // a blank line would be no row
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += ',';
        const std::string cell = runs_as_formula(cells[i]) ? "'" + cells[i] : cells[i];
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (const char c : cell) {
            if (c == '"') line += '"';
            line += c;
        }
        line += '"';
    }
    return line + "\r\n";
}

}  // namespace accord
