#include "equity/tables/read_sheets.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "equity/tables/inside/closed_list.hpp"
#include "equity/tables/inside/periods_received.hpp"
#include "program/imports/reading.hpp"
#include "program/screening.hpp"

namespace accord::equity {

namespace {

constexpr std::size_t most_problems = 1000;
constexpr int most_periods = 60;

/// Without case, spaces and punctuation.
std::string bare(std::string_view text) {
    std::string words = normalise(text);
    std::erase(words, ' ');
    return words;
}

bool names_persons(std::string_view column) {
    static const std::set<std::string, std::less<>> columns{
        "name",     "student",   "studentname", "studentid", "studentnumber", "firstname",
        "lastname", "officer",   "officername", "badge",     "email",         "badgenumber",
        "phone",    "telephone", "birthdate",   "birthday",  "dob",           "address"};
    return columns.contains(bare(column));
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + shorten(word, 60);
    return text;
}

class SheetReader {
public:
    SheetReader(std::string_view name, const SheetsWanted& wanted) : name_{name}, wanted_{wanted} {}

    Result<ReadSheets> read(std::string_view bytes) {
        look_at_what_is_asked();
        auto reading = read_csv_columns(name_, bytes, [&](std::string_view column) { return is_wanted(column); });
        table_ = std::move(reading.table);
        tell_dropped(reading.dropped);
        find_columns(reading.dropped);
        for (auto& each : reading.problems) fail(std::move(each));
        if (!problems_.empty()) return finish();
        columns_of(wanted_.groups, out_.sheets.groups, true);
        if (wanted_.by != ReceivedBy::nothing) add_periods();
        columns_of(wanted_.answers, out_.sheets.answers, false);
        if (!problems_.empty()) return finish();
        take_cells();
        return finish();
    }

private:
    Result<ReadSheets> finish() {
        if (untold_ > 0)
            problems_.push_back(
                problem({}, "And {count} more problems like these", {{"count", std::to_string(untold_)}}));
        if (!problems_.empty()) return problems_;
        out_.sheets.about = wanted_.about;
        out_.sheets.asked = wanted_.asked;
        out_.sheets.title = wanted_.title;
        return std::move(out_);
    }

    void fail(Problem one) {
        if (problems_.size() < most_problems)
            problems_.push_back(std::move(one));
        else
            ++untold_;
    }

    [[nodiscard]] bool is_wanted(std::string_view column) const {
        const auto is = [&](const std::string& other) { return bare(other) == bare(column); };
        return !program::imports::never_kept(column) &&
               (std::any_of(wanted_.groups.begin(), wanted_.groups.end(), is) ||
                std::any_of(wanted_.answers.begin(), wanted_.answers.end(), is) ||
                (wanted_.by != ReceivedBy::nothing && is(wanted_.received)));
    }

    /// Words that are printed beside the numbers are held to the screen too.
    void look_at_what_is_asked() {
        refuse_never_kept("title", wanted_.title);
        for (const auto& column : wanted_.codes) {
            refuse_never_kept(column.name, column.label);
            for (const auto& code : column.codes) {
                refuse_never_kept(column.name, code.code);
                if (code.label != code.code) refuse_never_kept(column.name, code.label);
            }
        }
        for (const auto* columns : {&wanted_.groups, &wanted_.answers})
            for (const auto& column : *columns) {
                if (program::imports::never_kept(column))
                    fail(problem(column, "This column is never kept and never read: leave it out"));
                else if (names_persons(column))
                    fail(problem(column, "This column names persons: tables count groups and answers. Leave it out"));
            }
    }

    void refuse_never_kept(const std::string& where, const std::string& text) {
        for (const auto& finding : program::screen(text))
            if (program::never_kept(finding.kind)) return fail({where, program::explain(finding), {}});
    }

    void tell_dropped(const std::vector<std::string>& dropped) {
        std::vector<std::string> others;
        for (const auto& column : dropped)
            if (program::imports::never_kept(column))
                out_.told.push_back(
                    {"{file}: the column {column} is never kept; it was dropped before anything was read from it",
                     {{"file", std::string{name_}}, {"column", shorten(column, 60)}}});
            else
                others.push_back(column);
        if (!others.empty())
            out_.told.push_back({"{file}: not asked for and not read: {columns}",
                                 {{"file", std::string{name_}}, {"columns", joined(others)}}});
    }

    /// Every column that is asked for stands in the file once.
    void find_columns(const std::vector<std::string>& dropped) {
        std::vector<std::string> in_file = table_.header;
        for (const auto& column : dropped)
            if (!program::imports::never_kept(column) && !names_persons(column)) in_file.push_back(column);
        std::vector<std::string> asked = wanted_.groups;
        asked.insert(asked.end(), wanted_.answers.begin(), wanted_.answers.end());
        if (wanted_.by != ReceivedBy::nothing) asked.push_back(wanted_.received);
        for (const auto& column : asked) {
            if (program::imports::never_kept(column) || names_persons(column)) continue;
            const auto count = std::count_if(table_.header.begin(), table_.header.end(),
                                             [&](const auto& other) { return bare(other) == bare(column); });
            if (count == 0)
                fail(problem(column, "The file has no such column. It has: {columns}", {{"columns", joined(in_file)}}));
            if (count > 1) fail(problem(column, "The file has this column more than once"));
        }
    }

    [[nodiscard]] std::size_t place_of(std::string_view column) const {
        const auto found = std::find_if(table_.header.begin(), table_.header.end(),
                                        [&](const auto& other) { return bare(other) == bare(column); });
        return static_cast<std::size_t>(found - table_.header.begin());
    }

    [[nodiscard]] std::string place(std::size_t row, std::string_view column) const {
        return std::string{name_} + ":" + std::to_string(table_.lines[row]) + ":" + std::string{column};
    }

    /// The columns with their closed lists: those that are named, or what stands in the file.
    void columns_of(const std::vector<std::string>& asked, std::vector<SheetColumn>& columns, bool groups) {
        for (const auto& each : asked) {
            const std::size_t at = place_of(each);
            SheetColumn column{table_.header[at], table_.header[at], {}};
            const auto named = std::find_if(wanted_.codes.begin(), wanted_.codes.end(),
                                            [&](const auto& other) { return bare(other.name) == bare(each); });
            if (named != wanted_.codes.end()) {
                if (!named->label.empty()) column.label = named->label;
                column.codes = named->codes;
            }
            if (column.codes.empty()) column.codes = codes_in_file(at, column.name);
            columns.push_back(std::move(column));
            (groups ? group_places_ : answer_places_).push_back(at);
        }
    }

    std::vector<SheetCode> codes_in_file(std::size_t at, const std::string& column) {
        std::vector<std::string_view> cells;
        for (const auto& row : table_.rows) cells.emplace_back(row[at]);
        auto list = closed_list(cells);
        if (list.refusal) fail({column, *list.refusal, {}});
        for (const auto& [row, why] : list.rows) fail({place(row, column), why, {}});
        return std::move(list.codes);
    }

    /// The day as a grouping: every period from the first to the last, also those in which nothing came in.
    void add_periods() {
        const std::size_t at = place_of(wanted_.received);
        SheetColumn column{std::string{code_of(wanted_.by)}, std::string{label_of(wanted_.by)}, {}};
        std::vector<std::optional<int>> periods;
        std::optional<int> first, last;
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            const auto cell = trim(table_.rows[row][at]);
            const auto date = program::imports::read_date(cell);
            periods.emplace_back();
            if (no_answer(cell)) continue;
            if (!date || date->year() < 1950 || date->year() > 2200) {
                fail(problem(place(row, wanted_.received), "“{cell}” is not a date: write it as 2026-11-22",
                             {{"cell", shorten(cell, 60)}}));
                continue;
            }
            periods.back() = period_of(*date, wanted_.by);
            first = std::min(first.value_or(*periods.back()), *periods.back());
            last = std::max(last.value_or(*periods.back()), *periods.back());
        }
        if (first && *last - *first >= most_periods)
            return fail(problem(wanted_.received, "The days lie more than {most} periods apart: take a longer one",
                                {{"most", std::to_string(most_periods)}}));
        for (int period = first.value_or(0); first && period <= *last; ++period)
            column.codes.push_back(period_code(period, wanted_.by));
        for (const auto& period : periods)
            period_of_row_.push_back(period ? static_cast<std::uint16_t>(*period - *first)
                                            : column.category(NoAnswer::not_answered));
        out_.sheets.groups.push_back(std::move(column));
    }

    using Numbers = std::map<std::string, std::uint16_t>;

    /// A cell may hold a code or its label.
    Numbers numbers_of(const SheetColumn& column) {
        Numbers numbers;
        for (std::size_t i = 0; i < column.codes.size(); ++i)
            if (!numbers.try_emplace(key_of(column.codes[i].code), static_cast<std::uint16_t>(i)).second)
                fail(problem(column.name, "The code {code} is named twice",
                             {{"code", shorten(column.codes[i].code, 60)}}));
        for (std::size_t i = 0; i < column.codes.size(); ++i)
            numbers.try_emplace(key_of(column.codes[i].label), static_cast<std::uint16_t>(i));
        return numbers;
    }

    void take_cells() {
        auto& sheets = out_.sheets;
        std::vector<Numbers> codes;
        for (std::size_t i = 0; i < group_places_.size(); ++i) codes.push_back(numbers_of(sheets.groups[i]));
        for (const auto& column : sheets.answers) codes.push_back(numbers_of(column));
        if (!problems_.empty()) return;
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            for (std::size_t i = 0; i < group_places_.size(); ++i)
                sheets.cells.push_back(category(row, group_places_[i], sheets.groups[i], codes[i], true));
            if (!period_of_row_.empty()) sheets.cells.push_back(period_of_row_[row]);
            for (std::size_t i = 0; i < answer_places_.size(); ++i)
                sheets.cells.push_back(
                    category(row, answer_places_[i], sheets.answers[i], codes[group_places_.size() + i], false));
        }
    }

    std::uint16_t category(std::size_t row, std::size_t at, const SheetColumn& column, const Numbers& codes,
                           bool group) {
        const std::string& cell = table_.rows[row][at];
        if (const auto found = codes.find(key_of(cell)); found != codes.end()) return found->second;
        const auto none = no_answer(cell);
        if (none) return column.category(group ? NoAnswer::not_answered : *none);
        std::vector<std::string> allowed;
        for (const auto& code : column.codes) allowed.push_back(code.code);
        fail(problem(place(row, column.name), "“{cell}” is none of the codes of this column: {allowed}",
                     {{"cell", shorten(cell, 60)}, {"allowed", joined(allowed)}}));
        return 0;
    }

    std::string_view name_;
    const SheetsWanted& wanted_;
    CsvTable table_;
    ReadSheets out_;
    std::vector<std::size_t> group_places_, answer_places_;
    std::vector<std::uint16_t> period_of_row_;
    Problems problems_;
    std::size_t untold_ = 0;
};

}  // namespace

Result<ReadSheets> read_sheets(std::string_view name, std::string_view bytes, const SheetsWanted& wanted) {
    return SheetReader{name, wanted}.read(bytes);
}

std::vector<std::string> pick_columns(std::string_view bytes, const std::vector<std::string>& asked) {
    std::set<std::string> in_file;
    for (const auto& column : read_csv_columns("", bytes, [](std::string_view) { return false; }).dropped)
        in_file.insert(bare(column));
    std::vector<std::string> picked;
    for (const auto& each : asked) {
        if (in_file.contains(bare(each))) {
            picked.push_back(each);
            continue;
        }
        for (const auto part : split(each, ','))
            if (const auto column = trim(part); !column.empty()) picked.emplace_back(column);
    }
    return picked;
}

Result<std::vector<SheetColumn>> read_code_list(std::string_view name, std::string_view bytes) {
    auto table = read_csv(name, bytes);
    if (!table) return table.problems();
    const auto column = table->column("column"), code = table->column("code"), label = table->column("label");
    if (!column || !code || !label)
        return problem(std::string{name}, "A list of codes has the columns column, code and label");
    std::vector<SheetColumn> columns;
    Problems problems;
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        const auto& row = table->rows[i];
        const auto where = std::string{name} + ":" + std::to_string(table->lines[i]);
        const auto of = squeeze(row[*column]), own = squeeze(row[*code]), words = squeeze(row[*label]);
        if (of.empty()) {
            problems.push_back(problem(where, "This row names no column"));
            continue;
        }
        auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& each) { return each.name == of; });
        if (found == columns.end()) found = columns.insert(columns.end(), SheetColumn{of, {}, {}});
        if (own.empty())
            found->label = words;
        else
            found->codes.push_back({own, words.empty() ? own : words});
    }
    if (!problems.empty()) return problems;
    return columns;
}

}  // namespace accord::equity
