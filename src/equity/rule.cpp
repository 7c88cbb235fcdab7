#include "equity/rule.hpp"

namespace accord::equity {

Problems faults(const Rule& rule) {
    Problems found;
    const auto ask = [&](bool met, const char* field, const char* words) {
        if (!met) found.push_back(problem(field, words));
    };
    ask(rule.small_number >= 3 && rule.small_number <= 1000, "small_number", "The small number must be from 3 to 1000");
    ask(rule.confidence >= 0.5 && rule.confidence < 1, "confidence", "The confidence must be at least 0.5 and below 1");
    ask(rule.minimum_cell >= 1, "minimum_cell", "The least number of cases must be 1 or more");
    ask(rule.minimum_students >= 1, "minimum_students", "The least number of students must be 1 or more");
    ask(rule.level > 0 && rule.level <= 0.5, "level", "The level must be above 0 and at most 0.5");
    ask(rule.threshold.ratio >= 1 && rule.threshold.ratio <= 100, "threshold",
        "The ratio above which a difference counts must be from 1 to 100");
    ask(rule.threshold.years >= 1 && rule.threshold.years <= 3, "years",
        "The years in a row must be 1, 2 or 3: 34 CFR 300.647(d)(1) allows three at most");
    ask(!rule.threshold.lowered_yearly || *rule.threshold.lowered_yearly > 0, "progress",
        "Progress must lower the ratio by more than 0 in a year");
    ask(!rule.left_out.has(Breakdown::all), "left_out", "A report cannot do without its totals");
    bool both = false;
    rule.hidden_last.each([&](Breakdown division) { both = both || rule.left_out.has(division); });
    ask(!both, "hidden_last", "Tables that the report does without cannot be those that are hidden last");
    return found;
}

}  // namespace accord::equity
