#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "equity/crdc/crdc.hpp"

namespace accord::equity {

namespace {

constexpr std::string_view format = "accord-crdc-report/1";

/// The one rounding: two decimals for rates and ratios, four for chances.
double rounded(double value, double places = 100) { return std::round(value * places) / places; }
double chance(double value) { return rounded(value, 10000); }

// --- JSON ---

Json cell_json(const Cell& cell) {
    Json json{{"state", code_of(cell.state)}};
    if (cell.shown()) json["value"] = cell.value;
    return json;
}

Json comparison_json(const Comparison& comparison) {
    Json json{{"state", code_of(comparison.state)}};
    if (comparison.computed()) json["value"] = rounded(comparison.value);
    if (comparison.bounded()) json["low"] = rounded(comparison.low);
    if (comparison.computed()) json["high"] = rounded(comparison.high);
    if (comparison.p) json["p"] = chance(*comparison.p);
    if (comparison.adjusted) json["adjusted_p"] = chance(*comparison.adjusted);
    json["sentence"] = english(comparison.sentence);
    return json;
}

Json row_json(const FederalRow& row) {
    Json json{{"table", row.table},
              {"code", row.code},
              {"label", row.label},
              {"sex", row.sex},
              {"enrolled", cell_json(row.enrolled)},
              {"students", cell_json(row.students)},
              {"per_100", row.per_100 ? Json(rounded(*row.per_100)) : Json(nullptr)}};
    for (const Reserve reason : row.reasons)
        json["reasons"].push_back({{"code", code_of(reason)}, {"label", label_of(reason)}});
    if (row.comparison.state != RatioReason::not_compared) json["ratio"] = comparison_json(row.comparison);
    return json;
}

Json table_json(const FederalTable& table) {
    Json rows = Json::array();
    for (const auto& row : table.rows) rows.push_back(row_json(row));
    Json json{{"outcome", code_of(table.outcome)}, {"schools_reported", table.reported}};
    if (table.rate)
        json["shrunken_rate"] = {{"ratio_to_all", rounded(table.rate->ratio)},
                                 {"low", rounded(table.rate->low)},
                                 {"high", rounded(table.rate->high)},
                                 {"chance_above_threshold", chance(table.rate->chance_above)}};
    json["rows"] = std::move(rows);
    return json;
}

Json district_json(const ReleasedFederalDistrict& district) {
    Json tables = Json::array();
    for (const auto& table : district.tables) tables.push_back(table_json(table));
    return {{"leaid", district.leaid},
            {"name", district.name},
            {"state", district.state},
            {"schools", district.schools},
            {"released", district.released()},
            {"hidden_may_be_zero", district.zeros_hidden},
            {"learners_contradict", district.learners_contradict},
            {"tables", std::move(tables)}};
}

// --- CSV ---

std::string number(const char* how, double value) {
    char text[64];
    std::snprintf(text, sizeof text, how, value);
    return text;
}

std::string cell_text(const Cell& cell) {
    return cell.shown() ? std::to_string(cell.value) : std::string{code_of(cell.state)};
}

std::string reasons_text(const std::vector<Reserve>& reasons) {
    std::string text;
    for (const Reserve reason : reasons) text += (text.empty() ? "" : "; ") + std::string{label_of(reason)};
    return text.empty() ? "none" : text;
}

std::string row_csv(const ReleasedFederalDistrict& district, const FederalTable& table, const FederalRow& row) {
    const auto& compared = row.comparison;
    const std::string why{code_of(compared.state)};
    return csv_line({district.leaid, district.name, district.state, std::string{code_of(table.outcome)},
                     std::to_string(table.reported), std::to_string(district.schools), row.table, row.code, row.label,
                     row.sex, cell_text(row.enrolled), cell_text(row.students), reasons_text(row.reasons),
                     row.per_100 ? number("%.2f", *row.per_100) : "none",
                     compared.computed() ? number("%.2f", compared.value) : why,
                     compared.bounded() ? number("%.2f", compared.low) : why,
                     compared.computed() ? number("%.2f", compared.high) : why,
                     compared.p ? number("%.4f", *compared.p) : "none",
                     compared.adjusted ? number("%.4f", *compared.adjusted) : "none"});
}

}  // namespace

Json to_json(const FederalReport& report) {
    const FederalRule& rule = report.rule;
    Json told = Json::array();
    for (const auto& note : notes(report)) told.push_back(english(note));
    Json districts = Json::array();
    for (const auto& district : report.districts) districts.push_back(district_json(district));
    return {{"format", format},
            {"collection", report.collection},
            {"rule",
             {{"small_number", rule.small_number},
              {"width", rule.width},
              {"sums", rule.sums},
              {"confidence", rule.confidence},
              {"minimum_cell", rule.minimum_cell},
              {"minimum_students", rule.minimum_students},
              {"level", rule.level},
              {"threshold", rule.threshold.ratio}}},
            {"comparisons_declared", report.family},
            {"notes", std::move(told)},
            {"districts", std::move(districts)}};
}

std::string to_csv(const FederalReport& report) {
    std::string text =
        csv_line({"leaid", "district", "state", "outcome", "schools_reported", "schools", "table", "code", "label",
                  "sex", "enrolled", "students", "reasons", "per_100", "ratio", "low", "high", "p", "adjusted_p"});
    for (const auto& district : report.districts) {
        if (!district.released())
            text +=
                csv_line({district.leaid, district.name, district.state, "withheld", "withheld",
                          std::to_string(district.schools), "withheld", "withheld", "withheld", "withheld", "withheld",
                          "withheld", "none", "none", "withheld", "withheld", "withheld", "none", "none"});
        for (const auto& table : district.tables)
            for (const auto& row : table.rows) text += row_csv(district, table, row);
    }
    return text;
}

}  // namespace accord::equity
