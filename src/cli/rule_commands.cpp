// The rule by which the district judges differences between groups, and the lists by which it names them.
#include <CLI/CLI.hpp>

#include "base/school_calendar.hpp"
#include "cli/commands.hpp"
#include "equity/sentences.hpp"
#include "office/disparity_rules.hpp"
#include "office/race_lists.hpp"

namespace accord::cli {

namespace {

struct RuleOptions {
    std::string directory, declared_on;
    bool declare = false;
    program::DisparityRule rule;
};

std::string decimal(double number) {
    auto text = std::to_string(number);
    text.erase(text.find_last_not_of('0') + 1);
    return text.back() == '.' ? text.substr(0, text.size() - 1) : text;
}

void print_rule(const office::Office& office) {
    const auto declared = office::declared_rule(office);
    const auto rule = declared.value_or(program::DisparityRule{});
    print(declared ? "Declared by the Board on " + to_string(declared->declared_on) + " (" + declared->minutes + "):\n"
                   : "The Board has declared no rule; until it does, what 34 CFR 300.647 allows:\n");
    print_table({"Setting", "Value", "Source"},
                {{"Fewest students with an event", std::to_string(rule.minimum_cell), "34 CFR 300.647(b)(1)(iv)"},
                 {"Fewest students enrolled", std::to_string(rule.minimum_students), "34 CFR 300.647(b)(1)(iv)"},
                 {"Threshold ratio", decimal(rule.threshold), "34 CFR 300.647(b)(1)(i)(A)"},
                 {"Years in a row", std::to_string(rule.years), "34 CFR 300.647(d)(1)"},
                 {"Progress: the ratio falls in a year by",
                  rule.lowered_yearly ? decimal(*rule.lowered_yearly) : "not considered", "34 CFR 300.647(d)(2)"},
                 {"Level of what stands out", decimal(rule.level), "Benjamini, Hochberg 1995"}});
}

const OptionNames rule_options{{"minutes", "--minutes"},     {"declared_on", "--declared-on"},
                               {"minimum_cell", "--cell"},   {"minimum_students", "--students"},
                               {"threshold", "--threshold"}, {"years", "--years"},
                               {"progress", "--progress"},   {"level", "--level"}};

int rule_command(RuleOptions options) {
    auto office = office::open_office(options.directory);
    if (!office) return complain(office.problems());
    if (options.declare) {
        options.rule.declared_on = (*office)->today();
        if (!options.declared_on.empty()) {
            const auto day = parse_date(options.declared_on);
            if (!day) return complain({problem("--declared-on", "Write the date as 2026-11-22")});
            options.rule.declared_on = *day;
        }
        const auto declared = office::declare_rule(**office, office::operator_of_machine(), options.rule);
        if (!declared) return complain(declared.problems(), rule_options);
    }
    print_rule(**office);
    return done;
}

struct RaceListOptions {
    std::string directory, school_year, source;
};

int race_lists_command(const RaceListOptions& options) {
    auto office = office::open_office(options.directory);
    if (!office) return complain(office.problems());
    if (!options.school_year.empty()) {
        const auto started =
            office::start_race_list(**office, office::operator_of_machine(), options.school_year, options.source);
        if (!started) return complain(started.problems(), {{"school_year", "--from"}, {"source", "--source"}});
    }
    std::vector<std::vector<std::string>> rows;
    const auto lists = office::race_lists_of(**office);
    for (const auto& from : lists.all())
        rows.push_back({from.school_year == 0 ? "always" : school_year_name(from.school_year),
                        std::string{label_of(from.list)}, from.source});
    print_table({"From", "List of races and ethnicities", "Source"}, rows);
    return done;
}

void add_race_list_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<RaceListOptions>();
    auto* command = app.add_subcommand("races", "Which list of races and ethnicities holds from which school year on");
    command->add_option("directory", options->directory, "The district's folder")->required();
    auto* from = command->add_option("--from", options->school_year,
                                     "The school year from which the list of 2024 holds: 2027-28");
    command->add_option("--source", options->source, "By whose word: the state's bulletin, the minutes")->needs(from);
    command->callback([=, &exit_code] { exit_code = race_lists_command(*options); });
}

}  // namespace

void add_rule_commands(CLI::App& app, int& exit_code) {
    add_race_list_command(app, exit_code);
    auto options = std::make_shared<RuleOptions>();
    auto* command = app.add_subcommand("rule", "When a difference between groups counts: see the rule, or record one");
    command->add_option("directory", options->directory, "The district's folder")->required();
    auto* declare = command->add_flag("--declare", options->declare, "Record a rule that the Board declared");
    const auto add = [&](const char* name, auto& value, const char* about) {
        return command->add_option(name, value, about)->needs(declare);
    };
    add("--minutes", options->rule.minutes, "The minutes of the Board's meeting");
    add("--declared-on", options->declared_on, "The day of the meeting (today)");
    add("--cell", options->rule.minimum_cell, "Fewest students with an event for a ratio")->capture_default_str();
    add("--students", options->rule.minimum_students, "Fewest students enrolled for a ratio")->capture_default_str();
    add("--threshold", options->rule.threshold, "The ratio above which a difference counts")->capture_default_str();
    add("--years", options->rule.years, "For how many years in a row, 1 to 3")->capture_default_str();
    add("--progress", options->rule.lowered_yearly, "By how much a year must lower the ratio to count as progress");
    add("--level", options->rule.level, "Of the differences that stand out, at most this part is chance")
        ->capture_default_str();
    command->callback([=, &exit_code] { exit_code = rule_command(*options); });
}

}  // namespace accord::cli
