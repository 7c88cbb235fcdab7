#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "equity/protection/protect.hpp"
#include "equity/rule.hpp"
#include "equity/tables/sheets.hpp"

/// Behind the door: raw counts of sheets.
namespace accord::equity {

/// All tables of sheets as one linked system: the number of sheets, those of each group, each question's answers, and
/// each question by each grouping. Where there are several of both, whoever reads the tables knows besides that they
/// are of the same sheets; so the sheets themselves stand in the system too, by all their groups at once, and are never
/// printed. Given those, each question can be answered whatever the others say: no more is known than that.
class SheetTables {
public:
    /// A table's cells stand row after row. Its columns are the categories that occur, then "answered" where some
    /// sheets hold no answer, or "sheets" alone.
    struct Table {
        std::optional<std::size_t> question;
        std::optional<std::size_t> grouping;
        std::vector<std::uint16_t> rows;     ///< categories of the grouping; of all sheets: one
        std::vector<std::uint16_t> columns;  ///< categories of the question; of the number of sheets: none
        std::size_t answers = 0;             ///< so many columns are answers, the others reasons for none
        std::uint32_t first = 0;             ///< cell
        bool zeros_hidden = false;           ///< a hidden number in it may be zero
        bool zeros_given = false;            ///< its zeros may be hidden where that helps

        [[nodiscard]] bool has_answered() const { return answers < columns.size(); }
        [[nodiscard]] std::size_t width() const { return question ? columns.size() + has_answered() : 1; }
        [[nodiscard]] std::uint32_t cell(std::size_t row, std::size_t column) const {
            return first + static_cast<std::uint32_t>(row * width() + column);
        }
        [[nodiscard]] std::uint32_t end() const { return cell(rows.size(), 0); }
    };

    /// Takes sheets whose categories are in their lists. Keeps references.
    SheetTables(const Sheets& sheets, const Rule& rule);
    SheetTables(const SheetTables&) = delete;
    SheetTables& operator=(const SheetTables&) = delete;

    /// Refers to this object. One unit for each printed cell, then one for all sheets together.
    [[nodiscard]] Protectable& system() { return system_; }
    [[nodiscard]] const std::vector<Table>& tables() const { return tables_; }
    [[nodiscard]] std::size_t printed() const { return tables_.back().end(); }
    /// The cell that says how many sheets a row of a table has, wherever it is printed.
    [[nodiscard]] std::uint32_t sheets_of(const Table& table, std::size_t row) const;
    /// The cell that says how many of them answered.
    [[nodiscard]] std::uint32_t answered_of(const Table& table, std::size_t row) const;
    [[nodiscard]] std::int64_t value(std::uint32_t cell) const { return system_.tables.cell(cell).value; }
    /// A group that was never asked the question: nothing was counted, which is no zero.
    [[nodiscard]] bool never_asked(const Table& table, std::size_t row) const;
    /// One or two sheets, or answers: the row is hidden whole, zeros and all.
    [[nodiscard]] bool few(const Table& table, std::size_t row) const;
    /// A number that says something of those whom it counts. How many left a question open or were not asked, and how
    /// many complaints are not yet decided, tells of nobody.
    [[nodiscard]] bool tells(const Table& table, std::size_t column) const;
    /// From 1 to one less than the small number, and tells of somebody.
    [[nodiscard]] bool guarded(const Table& table, std::size_t row, std::size_t column) const;
    /// All that answered in this row gave this answer, or the question applies to none of those that were asked.
    [[nodiscard]] bool all_alike(const Table& table, std::size_t row, std::size_t column) const;
    /// The table that a printed cell stands in.
    [[nodiscard]] const Table& table_of(std::uint32_t cell) const;

private:
    using Terms = std::vector<LinkedTerm>;

    void lay_out();
    Table table(std::optional<std::size_t> question, std::optional<std::size_t> grouping) const;
    [[nodiscard]] std::vector<std::int64_t> count_sheets() const;
    void add_cells();
    void add_lines(const Table& table);
    void add_columns(const Table& table);
    void add_sheets();
    void add_sheets_of(std::size_t question, const std::vector<std::uint32_t>& profile_of_sheet,
                       const std::vector<std::vector<std::uint16_t>>& profiles, std::uint32_t first_profile);
    void add_units();
    void hide_by_rule();
    void promise_doubt(const Table& table, std::size_t row, std::size_t column);
    [[nodiscard]] std::vector<Promise> promises(std::uint32_t unit) const;
    [[nodiscard]] double loss(std::uint32_t cell) const;
    [[nodiscard]] std::int64_t not_asked(const Table& table, std::size_t row) const;
    std::optional<ZerosTaken> withhold(Quantity quantity);
    std::vector<std::uint32_t> take_zeros(Table& table);
    [[nodiscard]] Table& table_at(std::optional<std::size_t> question, std::optional<std::size_t> grouping);
    [[nodiscard]] bool small(std::int64_t count) const { return count > 0 && count < rule_.small_number; }
    [[nodiscard]] std::int64_t largest_small() const { return rule_.small_number - 1; }

    const Sheets& sheets_;
    const Rule& rule_;
    std::vector<Table> tables_;  ///< the number of sheets; by grouping; then each question: of all, by each grouping
    Protectable system_;
    std::uint32_t lines_ = 0;  ///< relations of printed tables; those of the sheets stand after them
};

}  // namespace accord::equity
