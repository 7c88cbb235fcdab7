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
    Reader(std::string_view name, const CsvLimits& limits) : name_{name}, limits_{limits} {}

    void read(std::string_view text) {
        for (std::size_t at = 0; at < text.size() && !stopped_; ++at) take(text[at]);
        if (quoted_) fail(quote_line_, "A quote opens here and never closes: close it or double it");
        if (!cell_.empty() || !row_.empty() || was_quoted_) end_row();
    }

    CsvTable table;
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
        } else if (c == '"' && cell_.empty()) {
            quoted_ = was_quoted_ = true;
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
        if (cell_.size() >= limits_.cell) {
            fail(line_, "A cell is longer than {limit} bytes", {{"limit", std::to_string(limits_.cell)}});
            stopped_ = true;
            return;
        }
        cell_ += c;
    }

    void end_cell() {
        if (row_.size() >= limits_.columns) {
            fail(line_, "A row has more than {limit} cells", {{"limit", std::to_string(limits_.columns)}});
            stopped_ = true;
            return;
        }
        row_.push_back(std::move(cell_));
        cell_.clear();
        was_quoted_ = after_quote_ = false;
    }

    void end_row() {
        const bool blank = row_.empty() && cell_.empty() && !was_quoted_;
        if (blank) return;
        end_cell();
        if (table.header.empty()) {
            table.header = std::move(row_);
            for (auto& cell : table.header) cell = std::string{trim(cell)};
        } else if (row_.size() != table.header.size()) {
            fail(row_line_, "This row has {found} cells where the header has {expected}",
                 {{"found", std::to_string(row_.size())}, {"expected", std::to_string(table.header.size())}});
        } else {
            table.rows.push_back(std::move(row_));
            table.lines.push_back(row_line_);
        }
        row_.clear();
    }

    void fail(std::size_t line, std::string key, std::vector<std::pair<std::string, std::string>> values = {}) {
        problems.push_back(
            problem(std::string{name_} + ":" + std::to_string(line), std::move(key), std::move(values)));
    }

    std::string_view name_;
    const CsvLimits& limits_;
    std::vector<std::string> row_;
    std::string cell_;
    std::size_t line_ = 1;
    std::size_t row_line_ = 1;
    std::size_t quote_line_ = 1;
    bool quoted_ = false;
    bool was_quoted_ = false;
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

Result<CsvTable> read_csv(std::string_view name, std::string_view bytes, const CsvLimits& limits) {
    if (bytes.size() > limits.bytes)
        return problem(std::string{name}, "The file is larger than {limit} bytes",
                       {{"limit", std::to_string(limits.bytes)}});
    const auto decoded = decode_text(bytes);
    Reader reader{name, limits};
    reader.read(decoded.text);
    if (reader.table.header.empty() && reader.problems.empty())
        return problem(std::string{name}, "The file is empty: its first row must name the columns");
    if (!reader.problems.empty()) return reader.problems;
    return std::move(reader.table);
}

std::string csv_line(const std::vector<std::string>& cells) {
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
