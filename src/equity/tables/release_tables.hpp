#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/message.hpp"
#include "base/result.hpp"
#include "equity/release.hpp"
#include "equity/statistics/figures.hpp"
#include "equity/tables/sheets.hpp"

// The door of surveys and complaints: sheets go in, protected tables come out, by the engine and the rule of the Board
// report.

namespace accord::equity {

/// A number of sheets with one answer, and what part it is of those that answered.
struct AnswerCount {
    Cell count;
    std::optional<Estimate> per_100;  ///< of `answered`, where both are shown (Wilson); of answers only
};

/// One row of a table: all sheets, or those of a group.
struct AnswerRow {
    std::string code;  ///< "all", or the group's
    std::string label;
    Cell sheets;
    Cell answered;                    ///< with one of the question's answers
    std::vector<AnswerCount> counts;  ///< in the order of the table's `answers`
};

/// A table of one question, of one grouping, or of both. The first of all is the number of sheets.
struct AnswerTable {
    std::optional<std::size_t> question;  ///< place in ReleasedTables::questions; none: how many sheets there are
    std::optional<std::size_t> grouping;  ///< place in ReleasedTables::groupings; none: of all sheets
    std::vector<SheetCode> answers;       ///< the question's, then the reasons for none that stand in the file
    std::size_t true_answers = 0;         ///< so many of them are answers
    std::vector<AnswerRow> rows;
    bool zeros_hidden = false;  ///< a hidden number in it may be zero; elsewhere it is not
};

struct TablesRelease;

/// The only type from which anything about surveys and complaints may be published. Percentages, intervals and
/// sentences are worked out from its shown cells alone.
class ReleasedTables {
public:
    About about{};
    Asked asked{};
    std::string title;
    Rule rule;
    std::vector<SheetColumn> questions;
    std::vector<SheetColumn> groupings;
    std::vector<AnswerTable> tables;
    std::string sha256;  ///< of the canonical JSON of all that is above, hex

    [[nodiscard]] const AnswerTable* table(std::optional<std::size_t> question,
                                           std::optional<std::size_t> grouping) const;

private:
    ReleasedTables() = default;
    friend Result<TablesRelease> release_tables(const Sheets&, const Rule&, const Progress&);
};

/// Why a number is hidden. For staff only: whoever knows which of them are small knows more than was promised.
enum class WhyHidden { small_number, few_sheets, all_alike, protects };

constexpr auto enum_names(WhyHidden) {
    using enum WhyHidden;
    return std::to_array<EnumName<WhyHidden>>({{small_number, "small_number", "A small number"},
                                               {few_sheets, "few_sheets", "A group of one or two sheets"},
                                               {all_alike, "all_alike", "All of a group gave the same answer"},
                                               {protects, "protects", "Would give another away"}});
}
static_assert(names_complete(WhyHidden::protects));

struct HiddenNumber {
    std::string table;
    std::string row;
    std::string column;
    WhyHidden why{};
    std::int64_t open = 0;  ///< how far apart the values that are proven possible lie at least
};

/// Tables for everybody, and what was hidden in them for the staff that publish them.
struct TablesRelease {
    ReleasedTables tables;
    std::vector<HiddenNumber> hidden;
};

/// Counts the sheets in one pass, and hides small counts and what would reveal them in all tables at once: of each
/// question, of each grouping, and of each question by each grouping. Whoever reads them is taken to know that all are
/// of the same sheets. Same input, same bytes. Refuses sheets that contradict their lists, fewer sheets than the small
/// number, and tables that cannot be protected: it names those to do without.
Result<TablesRelease> release_tables(const Sheets& sheets, const Rule& rule, const Progress& progress = {});

/// "Of 412 students who answered, 301 (73 %, between 69 and 77) said: Yes", question by question.
std::vector<Message> sentences(const ReleasedTables& tables, std::size_t question);
/// What is called those with one of the question's answers.
std::string_view answered_in_all(About about);
/// The number, or the word that stands in its place.
std::string text_of(const Cell& cell);
/// What a reader must know before the numbers.
std::vector<Message> notes(const ReleasedTables& tables);
/// "How safe do you feel, by School".
std::string title_of(const ReleasedTables& tables, const AnswerTable& table);

Json to_json(const ReleasedTables& tables);
/// Lines that begin with "# " say what the file holds; then a header, and a line for each number, never empty.
std::string to_csv(const ReleasedTables& tables);

}  // namespace accord::equity
