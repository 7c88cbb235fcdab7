#include "equity/tables/release_tables.hpp"

#include <algorithm>
#include <set>

#include "base/sha256.hpp"
#include "equity/protection/audit.hpp"
#include "equity/statistics/risk_intervals.hpp"
#include "equity/tables/inside/sheet_tables.hpp"
#include "equity/tables/inside/table_words.hpp"

namespace accord::equity {

namespace {

using Table = SheetTables::Table;

/// More cells than these are not protected in a time that anybody waits for.
constexpr std::size_t most_cells = 2'000'000;

Problems contradictions(const Sheets& sheets) {
    Problems found;
    const auto say = [&](const std::string& where, const char* key) { found.push_back(problem(where, key)); };
    if (sheets.answers.empty()) say("", "Name at least one question");
    std::set<std::string_view> names;
    const auto look_at = [&](const SheetColumn& column, std::size_t least) {
        if (!names.insert(column.name).second) say(column.name, "This column is named twice");
        if (column.codes.size() < least)
            say(column.name, "Nobody gave a second answer: name all answers that could be given, with --codes");
        if (column.categories() > UINT16_MAX) say(column.name, "This column has too many codes");
    };
    for (const auto& column : sheets.groups) look_at(column, 0);
    for (const auto& column : sheets.answers) look_at(column, 2);
    if (!found.empty() || sheets.columns() == 0) return found;
    if (sheets.cells.size() % sheets.columns() != 0) say("", "The last sheet lacks a cell");
    for (std::size_t at = 0; at < sheets.cells.size(); ++at) {
        const std::size_t place = at % sheets.columns();
        const auto& column =
            place < sheets.groups.size() ? sheets.groups[place] : sheets.answers[place - sheets.groups.size()];
        if (sheets.cells[at] >= column.categories())
            say(column.name + ", sheet " + std::to_string(at / sheets.columns() + 1), "The code is not in its list");
    }
    return found;
}

/// How many cells the sheets would make, by all their groups at once.
Problems too_large(const Sheets& sheets) {
    std::set<std::vector<std::uint16_t>> profiles;
    for (std::size_t at = 0; at < sheets.cells.size(); at += sheets.columns()) {
        const auto begin = sheets.cells.begin() + static_cast<std::ptrdiff_t>(at);
        profiles.emplace(begin, begin + static_cast<std::ptrdiff_t>(sheets.groups.size()));
    }
    std::size_t categories = 0;
    for (const auto& column : sheets.answers) categories += column.categories();
    if (profiles.size() * categories <= most_cells) return {};
    return {problem("", "So many questions by so many groups at once are too many: do without a grouping")};
}

/// The only hand that writes counts into published cells.
class Printer {
public:
    Printer(const Sheets& sheets, const SheetTables& counts, const std::vector<bool>& hidden, double confidence)
        : sheets_{sheets}, counts_{counts}, hidden_{hidden}, confidence_{confidence} {}

    [[nodiscard]] std::vector<AnswerTable> tables() const {
        std::vector<AnswerTable> out;
        for (const Table& table : counts_.tables()) out.push_back(print(table));
        return out;
    }

private:
    [[nodiscard]] AnswerTable print(const Table& table) const {
        AnswerTable out{table.question, table.grouping, {}, table.answers, {}, table.zeros_hidden};
        for (const auto category : table.columns)
            out.answers.push_back(code_of_category(sheets_.about, sheets_.answers[*table.question], category));
        for (std::size_t row = 0; row < table.rows.size(); ++row) out.rows.push_back(print(table, row));
        return out;
    }

    [[nodiscard]] AnswerRow print(const Table& table, std::size_t row) const {
        AnswerRow out{"all", std::string{all_sheets(sheets_.about)}, cell(counts_.sheets_of(table, row)), {}, {}};
        if (table.grouping) {
            const auto group = group_of_category(sheets_.groups[*table.grouping], table.rows[row]);
            out.code = group.code;
            out.label = group.label;
        }
        if (!table.question) {
            out.answered.state = Cell::State::not_applicable;
            return out;
        }
        const bool asked = !counts_.never_asked(table, row);
        const auto print_counted = [&](std::uint32_t at) {
            const bool nothing = !asked && counts_.value(at) == 0;
            return nothing ? Cell{Cell::State::not_collected, 0} : cell(at);
        };
        out.answered = asked ? cell(counts_.answered_of(table, row)) : Cell{Cell::State::not_collected, 0};
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            AnswerCount count{print_counted(table.cell(row, column)), {}};
            if (column < table.answers) count.per_100 = per_100_of(count.count, out.answered);
            out.counts.push_back(count);
        }
        return out;
    }

    [[nodiscard]] Cell cell(std::uint32_t at) const {
        if (hidden_[at]) return {Cell::State::hidden, 0};
        return {Cell::State::shown, counts_.value(at)};
    }

    [[nodiscard]] std::optional<Estimate> per_100_of(const Cell& count, const Cell& of) const {
        if (!count.shown() || !of.shown() || of.value == 0) return {};
        const Interval interval = wilson_interval({count.value, of.value}, confidence_);
        return Estimate{per_100(count.value, of.value), {100 * interval.low, 100 * interval.high}};
    }

    const Sheets& sheets_;
    const SheetTables& counts_;
    const std::vector<bool>& hidden_;
    double confidence_;
};

WhyHidden why(const SheetTables& counts, const Table& table, std::size_t row, std::size_t column) {
    if (counts.few(table, row)) return WhyHidden::few_sheets;
    if (counts.guarded(table, row, column)) return WhyHidden::small_number;
    if (table.question && counts.all_alike(table, row, column)) return WhyHidden::all_alike;
    return WhyHidden::protects;
}

/// Hidden numbers in the order of the tables, with what is proven of each.
std::vector<HiddenNumber> for_staff(const ReleasedTables& tables, const SheetTables& counts,
                                    const Protection& protection) {
    std::vector<std::int64_t> open(counts.printed());
    for (const auto& kept : protection.proofs.all()) {
        const auto& quantity = kept.promise.claim.quantity;
        if (kept.active && quantity.kind == Quantity::Kind::cell && kept.promise.attacker == Attacker::reads_notes)
            open[quantity.index] = kept.high.value - kept.low.value;
    }
    std::vector<HiddenNumber> found;
    for (std::size_t i = 0; i < tables.tables.size(); ++i) {
        const Table& table = counts.tables()[i];
        const AnswerTable& printed = tables.tables[i];
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (std::size_t column = 0; column < table.width(); ++column) {
                const auto cell = table.cell(row, column);
                if (!protection.hidden[cell]) continue;
                const std::string name = !table.question                    ? std::string{all_sheets(tables.about)}
                                         : column == printed.answers.size() ? std::string{answered_in_all(tables.about)}
                                                                            : printed.answers[column].label;
                found.push_back({title_of(tables, printed), printed.rows[row].label, name,
                                 why(counts, table, row, column), open[cell]});
            }
    }
    return found;
}

/// Each table of which something cannot be hidden well enough, once.
Problems unprotected(const Sheets& sheets, const SheetTables& counts, const std::set<std::uint32_t>& units) {
    Problems found;
    for (const Table& table : counts.tables()) {
        const bool here = std::any_of(units.begin(), units.end(),
                                      [&](auto unit) { return table.first <= unit && unit < table.end(); });
        if (!here) continue;
        const std::string question = table.question ? sheets.answers[*table.question].name : "";
        const std::string grouping = table.grouping ? sheets.groups[*table.grouping].name : "";
        if (!question.empty() && !grouping.empty())
            found.push_back(
                problem(question + " by " + grouping,
                        "This table cannot be hidden well enough: do without the question or the grouping"));
        else if (!question.empty())
            found.push_back(problem(question, "This table cannot be hidden well enough: do without the question"));
        else
            found.push_back(problem(grouping, "This table cannot be hidden well enough: do without the grouping"));
    }
    return found;
}

}  // namespace

const AnswerTable* ReleasedTables::table(std::optional<std::size_t> question,
                                         std::optional<std::size_t> grouping) const {
    for (const AnswerTable& table : tables)
        if (table.question == question && table.grouping == grouping) return &table;
    return nullptr;
}

Result<TablesRelease> release_tables(const Sheets& sheets, const Rule& rule, const Progress& progress) {
    Problems problems = faults(rule);
    const Problems of_sheets = contradictions(sheets);
    problems.insert(problems.end(), of_sheets.begin(), of_sheets.end());
    if (problems.empty() && sheets.count() < static_cast<std::size_t>(rule.small_number))
        problems.push_back(problem("", "Fewer than {small} are not published at all, not even their number",
                                   {{"small", std::to_string(rule.small_number)}}));
    if (problems.empty()) problems = too_large(sheets);
    if (!problems.empty()) return problems;
    SheetTables counts{sheets, rule};
    Protectable& system = counts.system();
    const Protection protection = protect(system, progress);
    const auto unfit = unproven(system, protection);
    std::set<std::uint32_t> open{unfit.begin(), unfit.end()};
    open.insert(protection.unprotected.begin(), protection.unprotected.end());
    if (!open.empty()) return unprotected(sheets, counts, open);
    ReleasedTables out;
    out.about = sheets.about;
    out.asked = sheets.asked;
    out.title = sheets.title;
    out.rule = rule;
    out.questions = sheets.answers;
    out.groupings = sheets.groups;
    out.tables = Printer{sheets, counts, protection.hidden, rule.confidence}.tables();
    out.sha256 = seal(out);
    auto hidden = for_staff(out, counts, protection);
    return TablesRelease{std::move(out), std::move(hidden)};
}

}  // namespace accord::equity
