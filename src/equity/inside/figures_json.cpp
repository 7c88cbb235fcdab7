#include "equity/inside/figures_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "equity/sentences.hpp"

namespace accord::equity {

namespace {

/// The one rounding of files: two decimals for rates and ratios, four for chances.
double rounded(double value) { return std::round(value * 100) / 100; }
double chance(double value) { return std::round(value * 10'000) / 10'000; }

Json rate_json(const Estimate& rate, const Message& sentence) {
    return {{"value", rounded(rate.value)},
            {"low", rounded(rate.interval.low)},
            {"high", rounded(rate.interval.high)},
            {"sentence", english(sentence)}};
}

Json ratio_json(const Ratio& ratio, const Message& sentence) {
    Json json{{"state", code_of(ratio.state)}};
    if (ratio.computed()) json["value"] = rounded(ratio.value);
    if (ratio.bounded()) json["low"] = rounded(ratio.low);
    if (ratio.computed()) json["high"] = rounded(ratio.high);
    json["sentence"] = english(sentence);
    return json;
}

Json comparison_json(const Comparison& comparison) {
    Json json = ratio_json(comparison, comparison.sentence);
    if (comparison.p) json["p"] = chance(*comparison.p);
    if (comparison.adjusted) json["adjusted_p"] = chance(*comparison.adjusted);
    if (comparison.p) json["stands_out"] = comparison.stands_out;
    return json;
}

Json composition_json(const Composition& composition) {
    return {{"of_cases", rounded(100 * composition.of_cases)},
            {"of_enrolment", rounded(100 * composition.of_enrolment)},
            {"difference", rounded(100 * composition.difference())},
            {"bound", rounded(100 * composition.e_bound)},
            {"sentence", english(composition_sentence(composition))}};
}

Json row_json(const ReleasedTable& table, const ReleasedRow& row) {
    Json json{{"measure", code_of(table.measure)}, {"breakdown", code_of(table.breakdown)}, {"code", row.code}};
    if (row.students_per_100)
        json["students_per_100"] =
            rate_json(*row.students_per_100, risk_sentence(table.measure, *row.students_per_100));
    if (row.events_per_100)
        json["events_per_100"] =
            rate_json(*row.events_per_100, event_rate_sentence(table.measure, *row.events_per_100));
    if (row.steadied)
        json["steadied_per_100"] = {{"value", rounded(row.steadied->per_100.value)},
                                    {"low", rounded(row.steadied->per_100.interval.low)},
                                    {"high", rounded(row.steadied->per_100.interval.high)},
                                    {"chance_above_threshold", chance(row.steadied->chance_above)}};
    if (row.ratio.state == RatioReason::not_compared) return json;
    json["risk_ratio"] = comparison_json(row.ratio);
    json["events_ratio"] = ratio_json(row.events_ratio, events_ratio_sentence(row.events_ratio));
    if (row.white.state != RatioReason::not_compared)
        json["relative_rate_index"] = ratio_json(row.white, white_sentence(table.measure, row.white));
    if (row.composition) json["composition"] = composition_json(*row.composition);
    return json;
}

}  // namespace

Json figures_json(const Released& released) {
    Json rows = Json::array();
    for (const ReleasedTable& table : released.tables)
        for (const ReleasedRow* row : table.read())
            if (row->students_per_100 || row->events_per_100 || row->ratio.state != RatioReason::not_compared)
                rows.push_back(row_json(table, *row));
    return rows;
}

Json hidden_together_json(const Released& released) {
    Json all = Json::array();
    for (const ReleasedTable& table : released.tables)
        if (table.together)
            all.push_back({{"measure", code_of(table.measure)},
                           {"breakdown", code_of(table.breakdown)},
                           {"events", table.together->events.value},
                           {"students", table.together->students.value}});
    return all;
}

Json schools_json(const Released& released) {
    Json all = Json::array();
    for (const ReleasedTable& table : released.tables)
        if (table.spread)
            all.push_back({{"measure", code_of(table.measure)},
                           {"mean_per_100", rounded(table.spread->mean)},
                           {"overdispersion", rounded(table.spread->overdispersion)},
                           {"p", chance(table.spread->p)},
                           {"sentence", english(schools_sentence(table))}});
    return all;
}

}  // namespace accord::equity
