#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "equity/codebook.hpp"
#include "equity/inside/csv_columns.hpp"
#include "equity/tables/inside/table_words.hpp"

namespace accord::equity {

namespace {

constexpr std::string_view format = "accord-tables/1";

// --- JSON ---

Json cell_json(const Cell& cell) {
    Json json{{"state", code_of(cell.state)}};
    if (cell.shown()) json["value"] = cell.value;
    return json;
}

/// The one rounding of figures: two decimals.
double rounded(double value) { return std::round(value * 100) / 100; }

Json count_json(const SheetCode& answer, const AnswerCount& count, bool figures) {
    Json json{{"code", answer.code}, {"label", answer.label}};
    json.update(cell_json(count.count));
    if (figures && count.per_100) {
        json["per_100"] = rounded(count.per_100->value);
        json["low"] = rounded(count.per_100->interval.low);
        json["high"] = rounded(count.per_100->interval.high);
    }
    return json;
}

Json row_json(const AnswerTable& table, const AnswerRow& row, bool figures) {
    Json json{{"code", row.code}, {"label", row.label}, {"sheets", cell_json(row.sheets)}};
    if (!table.question) return json;
    json["answered"] = cell_json(row.answered);
    for (std::size_t i = 0; i < row.counts.size(); ++i)
        json["counts"].push_back(count_json(table.answers[i], row.counts[i], figures));
    return json;
}

Json table_json(const ReleasedTables& tables, const AnswerTable& table, bool figures) {
    Json json{{"question", table.question ? Json(tables.questions[*table.question].name) : Json(nullptr)},
              {"grouping", table.grouping ? Json(tables.groupings[*table.grouping].name) : Json(nullptr)},
              {"title", title_of(tables, table)},
              {"answers", table.true_answers}};
    if (table.zeros_hidden) json["zeros_hidden"] = true;
    json["rows"] = Json::array();
    for (const AnswerRow& row : table.rows) json["rows"].push_back(row_json(table, row, figures));
    return json;
}

Json columns_json(const std::vector<SheetColumn>& columns) {
    Json all = Json::array();
    for (const SheetColumn& column : columns) {
        Json codes = Json::array();
        for (const SheetCode& code : column.codes) codes.push_back({{"code", code.code}, {"label", code.label}});
        all.push_back({{"name", column.name}, {"label", column.label}, {"codes", std::move(codes)}});
    }
    return all;
}

Json report_json(const ReleasedTables& tables, bool figures) {
    Json json{{"format", format},
              {"about", code_of(tables.about)},
              {"asked", code_of(tables.asked)},
              {"title", tables.title},
              {"rule", {{"small_number", tables.rule.small_number}, {"confidence", tables.rule.confidence}}},
              {"questions", columns_json(tables.questions)},
              {"groupings", columns_json(tables.groupings)},
              {"tables", Json::array()}};
    for (const AnswerTable& table : tables.tables) json["tables"].push_back(table_json(tables, table, figures));
    return json;
}

Json codebook_json() {
    Json states = Json::array();
    for (const auto& state : names_of<Cell::State>)
        if (state.value != Cell::State::late)
            states.push_back({{"state", state.code}, {"means", meaning_of(state.value)}});
    return {{"states", std::move(states)},
            {"sheets", "Rows of the file: all, or those of the group"},
            {"answered", "Those of them with one of the question's answers"},
            {"counts", "Those of them with this answer; behind the first `answers`, with this reason for none"},
            {"per_100", "Of those that answered; low and high are Wilson's interval"},
            {"zeros_hidden", "A hidden number of this table may be zero; where it is absent, none is"}};
}

// --- CSV ---

std::string figure_text(const std::optional<Estimate>& figure, double Interval::*end) {
    if (!figure) return "none";
    char text[64];
    std::snprintf(text, sizeof text, "%.2f", end ? figure->interval.*end : figure->value);
    return text;
}

/// Not quoted, so that whoever leaves out what begins with # leaves out all of it.
std::string comment(const std::string& text) { return "# " + squeeze(text) + "\r\n"; }

std::string codes_text(const SheetColumn& column) {
    std::string text = column.name;
    if (column.label != column.name) text += " (" + column.label + ")";
    std::string codes;
    for (const SheetCode& code : column.codes) {
        codes += (codes.empty() ? "" : "; ") + code.code;
        if (code.label != code.code) codes += " = " + code.label;
    }
    return text + ": " + codes;
}

std::string codebook_lines(const ReleasedTables& tables) {
    std::string lines = comment(tables.title.empty() ? std::string{label_of(tables.about)} : tables.title);
    for (const Message& note : notes(tables)) lines += comment(english(note));
    for (const auto state : {Cell::State::hidden, Cell::State::not_collected, Cell::State::not_applicable})
        lines += comment(std::string{csv_word(state)} + ": " + std::string{meaning_of(state)});
    lines += comment("sheets: rows of the file; answered: those with an answer; per_100, low and high: of these");
    for (const SheetColumn& column : tables.questions) lines += comment("question " + codes_text(column));
    for (const SheetColumn& column : tables.groupings) lines += comment("grouping " + codes_text(column));
    return lines + comment("SHA-256 of the tables: " + tables.sha256);
}

std::string rows_csv(const ReleasedTables& tables, const AnswerTable& table, const AnswerRow& row) {
    const std::string question = table.question ? tables.questions[*table.question].name : "all";
    const std::string grouping = table.grouping ? tables.groupings[*table.grouping].name : "all";
    const std::string may_be_zero = table.zeros_hidden ? "yes" : "no";
    const auto line = [&](const std::string& answer, const std::string& label, const Cell& count,
                          const std::optional<Estimate>& figure) {
        return csv_line({question, grouping, row.code, row.label, answer, label, text_of(count), text_of(row.answered),
                         figure_text(figure, nullptr), figure_text(figure, &Interval::low),
                         figure_text(figure, &Interval::high), may_be_zero});
    };
    if (!table.question) return line("all", std::string{all_sheets(tables.about)}, row.sheets, {});
    std::string lines;
    for (std::size_t i = 0; i < row.counts.size(); ++i)
        lines += line(table.answers[i].code, table.answers[i].label, row.counts[i].count, row.counts[i].per_100);
    return lines;
}

}  // namespace

std::string text_of(const Cell& cell) {
    return cell.shown() ? std::to_string(cell.value) : std::string{csv_word(cell.state)};
}

std::string seal(const ReleasedTables& tables) { return to_hex(sha256(report_json(tables, false).dump())); }

Json to_json(const ReleasedTables& tables) {
    Json json = report_json(tables, true);
    Json told = Json::array();
    for (const Message& note : notes(tables)) told.push_back(english(note));
    Json findings = Json::array();
    for (std::size_t question = 0; question < tables.questions.size(); ++question)
        for (const Message& sentence : sentences(tables, question))
            findings.push_back({{"question", tables.questions[question].name}, {"sentence", english(sentence)}});
    json["findings"] = std::move(findings);
    json["notes"] = std::move(told);
    json["codebook"] = codebook_json();
    json["sha256"] = tables.sha256;
    return json;
}

std::string to_csv(const ReleasedTables& tables) {
    std::string csv = codebook_lines(tables);
    csv += csv_line({"question", "grouping", "group", "group_label", "answer", "answer_label", "sheets", "answered",
                     "per_100", "low", "high", "hidden_may_be_zero"});
    for (const AnswerTable& table : tables.tables)
        for (const AnswerRow& row : table.rows) csv += rows_csv(tables, table, row);
    return csv;
}

}  // namespace accord::equity
