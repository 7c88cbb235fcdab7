#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "base/csv.hpp"
#include "base/json.hpp"
#include "base/sha256.hpp"
#include "equity/inside/csv_columns.hpp"
#include "equity/inside/figures_json.hpp"
#include "equity/inside/words.hpp"
#include "equity/sentences.hpp"

namespace accord::equity {

namespace {

constexpr std::string_view format = "accord-report/2";
/// Its seal covered the figures too, as they were worked out then.
constexpr std::string_view format_before = "accord-report/1";
/// Reports by this list do not name it.
constexpr auto usual_list = program::RaceList::of_1997;

// --- JSON ---

Json cell_json(const Cell& cell) {
    Json json{{"state", code_of(cell.state)}};
    if (cell.shown() || cell.state == Cell::State::rounded) json["value"] = cell.value;
    return json;
}

Json row_json(const ReleasedRow& row) {
    return Json{{"code", row.code},
                {"label", row.label},
                {"enrolled", cell_json(row.enrolled)},
                {"events", cell_json(row.events)},
                {"students", cell_json(row.students)}};
}

Json table_json(const ReleasedTable& table) {
    Json rows = Json::array();
    for (const ReleasedRow& row : table.rows) rows.push_back(row_json(row));
    Json json{{"measure", code_of(table.measure)},
              {"measure_label", label_of(table.measure)},
              {"breakdown", code_of(table.breakdown)},
              {"breakdown_label", label_of(table.breakdown)}};
    if (table.zeros_hidden) json["zeros_hidden"] = true;
    json["rows"] = std::move(rows);
    return json;
}

Json threshold_json(const Threshold& threshold) {
    Json json{{"ratio", threshold.ratio}, {"years", threshold.years}};
    if (threshold.lowered_yearly) json["lowered_yearly"] = *threshold.lowered_yearly;
    return json;
}

Json rule_json(const Rule& rule) {
    Json json{{"small_number", rule.small_number},
              {"confidence", rule.confidence},
              {"minimum_cell", rule.minimum_cell},
              {"minimum_students", rule.minimum_students},
              {"level", rule.level},
              {"threshold", threshold_json(rule.threshold)}};
    if (rule.rounded) json["rounded"] = true;
    rule.left_out.each([&](Breakdown division) { json["left_out"].push_back(code_of(division)); });
    rule.hidden_last.each([&](Breakdown division) { json["hidden_last"].push_back(code_of(division)); });
    return json;
}

Json sealed_part(const Released& released) {
    Json tables = Json::array();
    for (const ReleasedTable& table : released.tables) tables.push_back(table_json(table));
    Json json{{"format", format},
              {"period", {{"from", to_string(released.period.from)}, {"until", to_string(released.period.until)}}},
              {"rule", rule_json(released.rule)}};
    if (released.race_list != usual_list) json["race_list"] = code_of(released.race_list);
    json["tables"] = std::move(tables);
    return json;
}

// --- reading back: cells only, everything else is worked out again ---

Cell read_cell(const Json& json) {
    const auto state = parse_code<Cell::State>(json.at("state").get<std::string>());
    if (!state) throw Json::other_error::create(501, "unknown state", nullptr);
    const bool number = *state == Cell::State::shown || *state == Cell::State::rounded;
    return {*state, number ? json.at("value").get<std::int64_t>() : 0};
}

ReleasedTable read_table(const Json& json) {
    const auto measure = parse_code<Measure>(json.at("measure").get<std::string>());
    const auto breakdown = parse_code<Breakdown>(json.at("breakdown").get<std::string>());
    if (!measure || !breakdown || json.at("rows").empty())
        throw Json::other_error::create(501, "unknown table", nullptr);
    ReleasedTable table{*measure, *breakdown, {}, json.value("zeros_hidden", false)};
    for (const Json& row : json.at("rows")) {
        ReleasedRow read;
        read.code = row.at("code").get<std::string>();
        read.label = row.at("label").get<std::string>();
        read.enrolled = read_cell(row.at("enrolled"));
        read.events = read_cell(row.at("events"));
        read.students = read_cell(row.at("students"));
        table.rows.push_back(std::move(read));
    }
    return table;
}

EnumSet<Breakdown> read_divisions(const Json& rule, const char* member) {
    EnumSet<Breakdown> divisions;
    for (const Json& code : rule.value(member, Json::array())) {
        const auto division = parse_code<Breakdown>(code.get<std::string>());
        if (!division) throw Json::other_error::create(501, "unknown division", nullptr);
        divisions.insert(*division);
    }
    return divisions;
}

void read_sealed_part(const Json& json, Released& released) {
    const auto date = [&](const char* end) {
        const auto read = parse_date(json.at("period").at(end).get<std::string>());
        if (!read) throw Json::other_error::create(501, "not a date", nullptr);
        return *read;
    };
    released.period = {date("from"), date("until")};
    const Json& rule = json.at("rule");
    released.rule.small_number = rule.at("small_number").get<int>();
    released.rule.confidence = rule.at("confidence").get<double>();
    released.rule.minimum_cell = rule.at("minimum_cell").get<int>();
    released.rule.minimum_students = rule.at("minimum_students").get<int>();
    released.rule.rounded = rule.value("rounded", false);
    released.rule.left_out = read_divisions(rule, "left_out");
    released.rule.hidden_last = read_divisions(rule, "hidden_last");
    if (json.at("format") == format) {
        released.rule.level = rule.at("level").get<double>();
        const Json& threshold = rule.at("threshold");
        released.rule.threshold.ratio = threshold.at("ratio").get<double>();
        released.rule.threshold.years = threshold.at("years").get<int>();
        if (threshold.contains("lowered_yearly"))
            released.rule.threshold.lowered_yearly = threshold.at("lowered_yearly").get<double>();
    }
    if (json.contains("race_list")) {
        const auto list = parse_code<program::RaceList>(json.at("race_list").get<std::string>());
        if (!list) throw Json::other_error::create(501, "unknown list of races", nullptr);
        released.race_list = *list;
    }
    for (const Json& table : json.at("tables")) released.tables.push_back(read_table(table));
}

/// The hash of what a report says is sealed: format, period, rule, list of races and tables, as they stand in it.
std::string seal_of(const Json& json) {
    Json sealed;
    for (const char* member : {"format", "period", "rule", "race_list", "tables"})
        if (json.contains(member)) sealed[member] = json.at(member);
    return to_hex(sha256(sealed.dump()));
}

/// True when the rows of races are those of the list that the report names.
bool has_rows_of_its_list(const Released& released) {
    const auto races = categories(released.race_list);
    for (const ReleasedTable& table : released.tables) {
        if (table.breakdown != Breakdown::race) continue;
        const auto groups = std::span{table.rows}.first(table.rows.size() - 1);
        if (!std::equal(groups.begin(), groups.end(), races.begin(), races.end(),
                        [](const ReleasedRow& row, const program::RaceCategory& category) {
                            return row.code == code_of(category.race);
                        }))
            return false;
    }
    return true;
}

bool whole(const Released& released) {
    for (const auto& measure : names_of<Measure>)
        for (const auto& breakdown : names_of<Breakdown>)
            if (!released.table(measure.value, breakdown.value)) return false;
    return true;
}

// --- CSV ---

std::string readme_line(const Released& released) {
    const std::string small = std::to_string(released.rule.small_number);
    return "Student contacts with School Resource Officers, " + to_string(released.period.from) + " to " +
           to_string(released.period.until) +
           ". An event is one student in one contact; students are counted once. "
           "\"hidden\": fewer than " +
           small +
           " but not 0, or a group of one or two students, or all of a group, or a number that would give one of these "
           "away. 0 is a count. " +
           (released.rule.rounded ? "Every number of events and students is rounded: less than " + small +
                                        " more or less than the true one. "
                                  : "") +
           "\"not collected\", \"late\" and \"not applicable\" are no counts. " +
           "Races and ethnicities: " + std::string{label_of(released.race_list)} + ". " +
           english(rule_sentence(released.rule, released.family)) + ". SHA-256 of the report: " + released.sha256;
}

}  // namespace

std::string seal(const Released& released) { return to_hex(sha256(sealed_part(released).dump())); }

Json to_json(const Released& released) {
    Json json = sealed_part(released);
    Json sentences = Json::array();
    for (const Message& finding : released.findings) sentences.push_back(english(finding));
    json["findings"] = std::move(sentences);
    json["comparisons_declared"] = released.family;
    json["judged_by"] = english(rule_sentence(released.rule, released.family));
    json["figures"] = figures_json(released);
    json["hidden_together"] = hidden_together_json(released);
    json["schools"] = schools_json(released);
    json["sha256"] = seal(released);
    return json;
}

bool same_cells(const Released& one, const Released& other) { return seal(one) == seal(other); }

std::string to_csv(const Released& released) {
    std::string csv = csv_line({readme_line(released)});
    std::vector<std::string> cells;
    for (const CsvColumn& column : csv_columns()) cells.emplace_back(column.name);
    csv += csv_line(cells);
    for (const ReleasedTable& table : released.tables)
        for (const ReleasedRow* row : table.read()) {
            cells.clear();
            for (const CsvColumn& column : csv_columns()) cells.push_back(column.write(table, *row));
            csv += csv_line(cells);
        }
    return csv;
}

Result<Released> read_released(std::string_view text) {
    const auto json = parse_json(text);
    if (!json) return json.problems();
    Released released;
    try {
        if (json->at("format") != format && json->at("format") != format_before)
            return problem("report", "This report has a format that is not known here: {format}",
                           {{"format", json->at("format").get<std::string>()}});
        read_sealed_part(*json, released);
        if (!whole(released)) return problem("report", "This report lacks some of its tables");
        if (!has_rows_of_its_list(released))
            return problem("report", "The races in this report are not those of the list that it names");
        released.sha256 = json->at("sha256").get<std::string>();
        if (seal_of(*json) != released.sha256)
            return problem("report", "This report was changed after it was released: its hash does not fit");
    } catch (const Json::exception& what) {
        return problem("report", "This is not a report that Accord wrote: {what}", {{"what", what.what()}});
    }
    add_statistics(released);
    released.findings = findings(released);
    return released;
}

}  // namespace accord::equity
