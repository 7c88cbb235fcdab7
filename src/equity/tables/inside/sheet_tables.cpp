#include "equity/tables/inside/sheet_tables.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace accord::equity {

namespace {

/// Up to so many cells there is time to look for what hides less.
constexpr std::uint32_t many_cells = 12000;

/// The categories of a column that its table has: all codes, and the reasons for none that some sheet holds.
std::vector<std::uint16_t> categories(const Sheets& sheets, const SheetColumn& column, std::size_t place) {
    std::vector<bool> occurs(column.categories());
    std::fill_n(occurs.begin(), column.codes.size(), true);
    for (std::size_t at = place; at < sheets.cells.size(); at += sheets.columns()) occurs[sheets.cells[at]] = true;
    std::vector<std::uint16_t> found;
    for (std::size_t category = 0; category < occurs.size(); ++category)
        if (occurs[category]) found.push_back(static_cast<std::uint16_t>(category));
    return found;
}

/// By category: its place among those of a table.
std::vector<std::uint32_t> places(const std::vector<std::uint16_t>& categories) {
    std::vector<std::uint32_t> of(categories.empty() ? 0 : categories.back() + 1u);
    for (std::size_t i = 0; i < categories.size(); ++i) of[categories[i]] = static_cast<std::uint32_t>(i);
    return of;
}

}  // namespace

SheetTables::SheetTables(const Sheets& sheets, const Rule& rule) : sheets_{sheets}, rule_{rule} {
    lay_out();
    add_cells();
    for (const Table& table : tables_) {
        add_lines(table);
        if (table.question && table.grouping) add_columns(table);
    }
    lines_ = static_cast<std::uint32_t>(system_.tables.relation_count());
    for (const Table& table : tables_)
        for (std::size_t row = 0; table.question && row < table.rows.size(); ++row)
            for (std::size_t column = 0; column < table.columns.size(); ++column)
                if (all_alike(table, row, column)) promise_doubt(table, row, column);
    if (sheets_.groups.size() > 1 && sheets_.answers.size() > 1) add_sheets();
    system_.tables.finish();
    add_units();
    hide_by_rule();
}

void SheetTables::lay_out() {
    tables_.push_back(table({}, {}));
    for (std::size_t grouping = 0; grouping < sheets_.groups.size(); ++grouping) tables_.push_back(table({}, grouping));
    for (std::size_t question = 0; question < sheets_.answers.size(); ++question) {
        tables_.push_back(table(question, {}));
        for (std::size_t grouping = 0; grouping < sheets_.groups.size(); ++grouping)
            tables_.push_back(table(question, grouping));
    }
    std::uint32_t first = 0;
    for (Table& each : tables_) {
        each.first = first;
        first = each.end();
    }
}

SheetTables::Table SheetTables::table(std::optional<std::size_t> question, std::optional<std::size_t> grouping) const {
    Table out{question, grouping, {0}, {}};
    if (grouping) out.rows = categories(sheets_, sheets_.groups[*grouping], *grouping);
    if (question) {
        out.columns = categories(sheets_, sheets_.answers[*question], sheets_.groups.size() + *question);
        out.answers = sheets_.answers[*question].codes.size();
    }
    return out;
}

SheetTables::Table& SheetTables::table_at(std::optional<std::size_t> question, std::optional<std::size_t> grouping) {
    const std::size_t in_row = sheets_.groups.size() + 1;
    return tables_[(question ? *question + 1 : 0) * in_row + (grouping ? *grouping + 1 : 0)];
}

std::uint32_t SheetTables::sheets_of(const Table& table, std::size_t row) const {
    return table.grouping ? tables_[*table.grouping + 1].cell(row, 0) : 0;
}

std::uint32_t SheetTables::answered_of(const Table& table, std::size_t row) const {
    return table.has_answered() ? table.cell(row, table.columns.size()) : sheets_of(table, row);
}

const SheetTables::Table& SheetTables::table_of(std::uint32_t cell) const {
    return *std::find_if(tables_.begin(), tables_.end(), [&](const Table& table) { return cell < table.end(); });
}

/// One pass over the sheets.
std::vector<std::int64_t> SheetTables::count_sheets() const {
    std::vector<std::int64_t> counts(printed());
    std::vector<std::vector<std::uint32_t>> row_of, column_of;
    for (std::size_t grouping = 0; grouping < sheets_.groups.size(); ++grouping)
        row_of.push_back(places(tables_[grouping + 1].rows));
    const std::size_t in_row = sheets_.groups.size() + 1;
    for (std::size_t question = 0; question < sheets_.answers.size(); ++question)
        column_of.push_back(places(tables_[(question + 1) * in_row].columns));
    for (std::size_t at = 0; at < sheets_.cells.size(); at += sheets_.columns())
        for (const Table& table : tables_) {
            const std::size_t row = table.grouping ? row_of[*table.grouping][sheets_.cells[at + *table.grouping]] : 0;
            if (!table.question) {
                ++counts[table.cell(row, 0)];
                continue;
            }
            const auto category = sheets_.cells[at + sheets_.groups.size() + *table.question];
            const std::size_t column = column_of[*table.question][category];
            ++counts[table.cell(row, column)];
            if (table.has_answered() && column < table.answers) ++counts[table.cell(row, table.columns.size())];
        }
    return counts;
}

void SheetTables::add_cells() {
    for (const std::int64_t count : count_sheets()) {
        LinkedCell cell{count, count > 0 ? 1 : 0, no_bound, 0, no_bound, true};
        if (count >= rule_.small_number) cell.lower_if_marked = rule_.small_number;
        if (small(count)) cell.upper_if_marked = largest_small();
        system_.tables.add(cell);
    }
}

/// Along the rows: answers make those that answered; with the others they make all sheets.
void SheetTables::add_lines(const Table& table) {
    if (!table.question && !table.grouping) return;
    if (!table.question) {
        Terms terms{{0, -1}};
        for (std::size_t row = 0; row < table.rows.size(); ++row) terms.push_back({table.cell(row, 0), 1});
        system_.tables.add_sum(terms);
        return;
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const auto add = [&](std::size_t from, std::size_t end, std::uint32_t whole) {
            Terms terms{{whole, -1}};
            for (std::size_t column = from; column < end; ++column) terms.push_back({table.cell(row, column), 1});
            system_.tables.add_sum(terms);
        };
        add(0, table.columns.size(), sheets_of(table, row));
        if (!table.has_answered()) continue;
        add(0, table.answers, answered_of(table, row));
        add(table.answers, table.width(), sheets_of(table, row));
    }
}

/// Down the columns: the groups make all sheets.
void SheetTables::add_columns(const Table& table) {
    const Table& whole = table_at(table.question, {});
    for (std::size_t column = 0; column < table.width(); ++column) {
        Terms terms{{whole.cell(0, column), -1}};
        for (std::size_t row = 0; row < table.rows.size(); ++row) terms.push_back({table.cell(row, column), 1});
        system_.tables.add_sum(terms);
    }
}

/// Sheets that are alike in all their groups are one profile. Only profiles that there are: others are possible too,
/// which leaves more open than is proven.
void SheetTables::add_sheets() {
    std::map<std::vector<std::uint16_t>, std::uint32_t> numbers;
    const auto groups = static_cast<std::ptrdiff_t>(sheets_.groups.size());
    const auto profile_at = [&](std::size_t at) {
        const auto begin = sheets_.cells.begin() + static_cast<std::ptrdiff_t>(at);
        return std::vector<std::uint16_t>{begin, begin + groups};
    };
    for (std::size_t at = 0; at < sheets_.cells.size(); at += sheets_.columns()) numbers.try_emplace(profile_at(at), 0);
    std::vector<std::vector<std::uint16_t>> profiles;
    for (auto& [profile, number] : numbers) {
        number = static_cast<std::uint32_t>(profiles.size());
        profiles.push_back(profile);
    }
    std::vector<std::uint32_t> profile_of_sheet;
    std::vector<std::int64_t> counts(profiles.size());
    for (std::size_t at = 0; at < sheets_.cells.size(); at += sheets_.columns())
        ++counts[profile_of_sheet.emplace_back(numbers.at(profile_at(at)))];
    const auto first = static_cast<std::uint32_t>(system_.tables.cell_count());
    for (const std::int64_t count : counts) system_.tables.add({count, 0, no_bound, 0, no_bound, true});
    for (std::size_t question = 0; question < sheets_.answers.size(); ++question)
        add_sheets_of(question, profile_of_sheet, profiles, first);
}

/// How the sheets of each profile answered one question: they make the profile, and those of a group make its row.
void SheetTables::add_sheets_of(std::size_t question, const std::vector<std::uint32_t>& profile_of_sheet,
                                const std::vector<std::vector<std::uint16_t>>& profiles, std::uint32_t first_profile) {
    const Table& whole = table_at(question, {});
    const std::size_t width = whole.columns.size();
    const auto column_of = places(whole.columns);
    std::vector<std::int64_t> counts(profiles.size() * width);
    for (std::size_t sheet = 0; sheet < profile_of_sheet.size(); ++sheet) {
        const auto category = sheets_.cells[sheet * sheets_.columns() + sheets_.groups.size() + question];
        ++counts[profile_of_sheet[sheet] * width + column_of[category]];
    }
    auto& tables = system_.tables;
    const auto first = static_cast<std::uint32_t>(tables.cell_count());
    for (const std::int64_t count : counts) tables.add({count, 0, no_bound, 0, no_bound, true});
    const auto cell = [&](std::size_t profile, std::size_t column) {
        return first + static_cast<std::uint32_t>(profile * width + column);
    };
    for (std::size_t profile = 0; profile < profiles.size(); ++profile) {
        Terms terms{{first_profile + static_cast<std::uint32_t>(profile), -1}};
        for (std::size_t column = 0; column < width; ++column) terms.push_back({cell(profile, column), 1});
        tables.add_sum(terms);
    }
    for (std::size_t grouping = 0; grouping < sheets_.groups.size(); ++grouping) {
        const Table& by_group = table_at(question, grouping);
        const auto row_of = places(by_group.rows);
        std::vector<Terms> sums(by_group.rows.size() * width);
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i].push_back({by_group.cell(i / width, i % width), -1});
        for (std::size_t profile = 0; profile < profiles.size(); ++profile)
            for (std::size_t column = 0; column < width; ++column)
                sums[row_of[profiles[profile][grouping]] * width + column].push_back({cell(profile, column), 1});
        for (std::size_t i = 0; i < sums.size(); ++i) {
            if (tells(by_group, i % width)) {
                tables.add_sum(sums[i]);
                continue;
            }
            // A small number that may be printed is no small sum of hidden ones: said from both sides, not as a sum.
            tables.add_at_least_zero(sums[i]);
            for (LinkedTerm& term : sums[i]) term.sign = -term.sign;
            tables.add_at_least_zero(sums[i]);
        }
    }
}

std::int64_t SheetTables::not_asked(const Table& table, std::size_t row) const {
    const auto category = sheets_.answers[*table.question].category(NoAnswer::not_asked);
    const auto found = std::find(table.columns.begin(), table.columns.end(), category);
    if (found == table.columns.end()) return 0;
    return value(table.cell(row, static_cast<std::size_t>(found - table.columns.begin())));
}

bool SheetTables::never_asked(const Table& table, std::size_t row) const {
    const std::int64_t sheets = value(sheets_of(table, row));
    return table.question && sheets > 0 && not_asked(table, row) == sheets;
}

bool SheetTables::few(const Table& table, std::size_t row) const {
    if (!table.question || never_asked(table, row)) return false;
    const auto one_or_two = [&](std::uint32_t cell) { return value(cell) == 1 || value(cell) == 2; };
    return one_or_two(sheets_of(table, row)) || one_or_two(answered_of(table, row));
}

bool SheetTables::tells(const Table& table, std::size_t column) const {
    if (column < table.answers || column >= table.columns.size()) return true;
    return table.columns[column] == sheets_.answers[*table.question].category(NoAnswer::not_applicable);
}

bool SheetTables::guarded(const Table& table, std::size_t row, std::size_t column) const {
    return small(value(table.cell(row, column))) && tells(table, column);
}

bool SheetTables::all_alike(const Table& table, std::size_t row, std::size_t column) const {
    const std::int64_t count = value(table.cell(row, column));
    if (count == 0 || column >= table.columns.size() || !tells(table, column)) return false;
    if (column < table.answers) return count == value(answered_of(table, row));
    return count == value(sheets_of(table, row)) - not_asked(table, row);
}

/// "15 of 15" tells of each of them: that some are otherwise must stay possible.
void SheetTables::promise_doubt(const Table& table, std::size_t row, std::size_t column) {
    Terms others{{table.cell(row, column), -1}};
    if (column < table.answers) {
        others.push_back({answered_of(table, row), 1});
    } else {
        others.push_back({sheets_of(table, row), 1});
        const auto not_asked = sheets_.answers[*table.question].category(NoAnswer::not_asked);
        for (std::size_t other = table.answers; other < table.columns.size(); ++other)
            if (table.columns[other] == not_asked) others.push_back({table.cell(row, other), -1});
    }
    const Quantity quantity{Quantity::Kind::relation, system_.tables.add_at_least_zero(others)};
    const std::int64_t width = largest_small() / 2;
    system_.unprinted.push_back({{quantity, 0, 2 * largest_small(), width}, Attacker::reads_notes, true, 1});
}

void SheetTables::add_units() {
    const auto cells = static_cast<std::uint32_t>(system_.tables.cell_count());
    const auto sheets = static_cast<std::uint32_t>(printed());
    for (std::uint32_t cell = 0; cell < sheets; ++cell) {
        system_.unit_of.push_back(cell);
        system_.first_cell.push_back(cell);
        system_.loss.push_back(loss(cell));
    }
    if (cells > sheets) {
        system_.unit_of.resize(cells, sheets);
        system_.first_cell.push_back(sheets);
        system_.loss.push_back(-1);
        system_.sensitive.push_back(sheets);
    }
    system_.first_cell.push_back(cells);
    system_.promises = [this](std::uint32_t unit) { return promises(unit); };
    system_.withhold = [this](Quantity quantity) { return withhold(quantity); };
    system_.least_sum = rule_.small_number;
    if (cells <= many_cells) system_.patience = WitnessSearch::patient / 5;
}

/// What a reader loses with a number: the total most, then those of a question, then how many sheets a group has.
double SheetTables::loss(std::uint32_t cell) const {
    const Table& table = table_of(cell);
    const std::size_t row = (cell - table.first) / table.width(), column = (cell - table.first) % table.width();
    if (never_asked(table, row) && value(cell) == 0) return -1;
    double loss = 1 + 0.05 * std::log2(1 + static_cast<double>(value(cell)));
    if (!table.grouping) loss *= 1e4;
    if (!table.question) loss *= 1e4;
    if (table.question && column == table.columns.size()) loss *= 10;
    if (table.question && !tells(table, column)) loss *= 1e4;
    return loss;
}

void SheetTables::hide_by_rule() {
    std::vector<bool> hidden(printed());
    for (Table& table : tables_)
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const bool whole = few(table, row);
            const bool few_sheets = value(sheets_of(table, row)) < 3;
            if (whole) take_zeros(table);
            for (std::size_t column = 0; column < table.width(); ++column) {
                const bool answer = column < table.answers || column == table.columns.size();
                const auto cell = table.cell(row, column);
                hidden[cell] = guarded(table, row, column) || (whole && (answer || few_sheets));
            }
        }
    for (std::uint32_t cell = 0; cell < printed(); ++cell)
        if (hidden[cell]) system_.sensitive.push_back(cell);
}

/// From here on the table says that a hidden number in it may be zero. Gives its zeros.
std::vector<std::uint32_t> SheetTables::take_zeros(Table& table) {
    table.zeros_hidden = true;
    std::vector<std::uint32_t> zeros;
    for (std::uint32_t cell = table.first; cell < table.end(); ++cell) {
        LinkedCell& own = system_.tables.cell(cell);
        own.lower = 0;
        if (own.value < rule_.small_number) own.lower_if_marked = 0;
        if (own.value > 0) continue;
        own.upper_if_marked = largest_small();
        if (system_.loss[cell] >= 0) zeros.push_back(cell);
    }
    return zeros;
}

/// The way out where printed zeros give a number away: without those of its table, then of one that has a column with
/// it in common, then of any; tables that have zeros first.
std::optional<ZerosTaken> SheetTables::withhold(Quantity quantity) {
    const Table& own = table_of(system_.tables.first_cell(quantity));
    const auto rank = [&](const Table& table) {
        const bool own_table = &table == &own;
        const bool related =
            (table.question && table.question == own.question) || (table.grouping && table.grouping == own.grouping);
        bool has_zeros = false;
        for (auto cell = table.first; cell < table.end(); ++cell)
            has_zeros = has_zeros || (value(cell) == 0 && system_.loss[cell] >= 0);
        return (has_zeros ? 0 : 3) + (own_table ? 0 : related ? 1 : 2);
    };
    Table* best = nullptr;
    for (Table& table : tables_)
        if (!table.zeros_given && (!best || rank(table) < rank(*best))) best = &table;
    if (!best) return std::nullopt;
    best->zeros_given = true;
    return ZerosTaken{{}, take_zeros(*best)};
}

/// As in the Board report: a small number could be any from 1 to the largest small one, and where that would cost
/// printed zeros, any of half as many. What is hidden for the sake of others is not exactly known either.
std::vector<Promise> SheetTables::promises(std::uint32_t unit) const {
    if (unit >= printed()) return {};
    const LinkedCell& own = system_.tables.cell(unit);
    const Quantity quantity{Quantity::Kind::cell, unit};
    const Table& table = table_of(unit);
    if (!guarded(table, (unit - table.first) / table.width(), (unit - table.first) % table.width())) {
        const std::int64_t low = std::max(own.lower, own.value - 1);
        return {{{quantity, low, own.value + 1, 1}, Attacker::reads_notes, false}};
    }
    const std::int64_t low = own.lower, high = 2 * largest_small();
    return {{{quantity, low, high, largest_small() - 1}, Attacker::reads_notes, true, largest_small() / 2},
            {{quantity, low, high, 1}, Attacker::sees_marks, false}};
}

}  // namespace accord::equity
