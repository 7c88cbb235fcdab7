#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "equity/sentences.hpp"
#include "office/release_plan.hpp"

namespace accord::cli {

namespace {

using office::PlannedCost;

struct PlanOptions {
    std::string directory, period;
    std::vector<std::string> hidden_last;
    double limit = 0;  ///< seconds; 0: none
    bool json = false;
};

/// "As it is", "Rounded", "Without the tables by sex"; a longer period by its name.
std::string name_of(const office::WayToRelease& way, const office::ReportPeriod& asked) {
    std::string without;
    way.choices.left_out.each([&](equity::Breakdown division) {
        without += (without.empty() ? "" : " and ") + std::string{equity::divided_words(division)};
    });
    if (way.choices.rounded) return "Rounded";
    if (!without.empty()) return "Without the tables " + without;
    return way.period == asked ? "As it is" : "Only within: " + english(way.period.label());
}

std::string part(int of, int all) {
    return std::to_string(of) + " of " + std::to_string(all) + " (" +
           std::to_string(all == 0 ? 0 : std::lround(100. * of / all)) + " %)";
}

/// "311 of 804 (39 %)", "804 of 804 (100 %), off by 2.3 on average".
std::string shown(const office::WayToRelease& way) {
    if (!way.rounding) return part(way.cost->shown, way.cost->numbers);
    char off[40];
    std::snprintf(off, sizeof off, "%.1f", way.rounding->mean);
    return part(way.cost->rounded, way.cost->numbers) + ", off by " + off + " on average and " +
           std::to_string(way.rounding->most) + " at most";
}

Json to_json(const std::optional<PlannedCost>& cost) {
    if (!cost) return nullptr;
    return {{"numbers", cost->numbers},   {"shown", cost->shown}, {"rounded", cost->rounded},
            {"together", cost->together}, {"sums", cost->sums},   {"ratios", cost->ratios},
            {"withheld", cost->withheld}};
}

Json to_json(const std::optional<equity::RoundingError>& error) {
    if (!error) return nullptr;
    return {{"mean", std::round(100 * error->mean) / 100}, {"most", error->most}};
}

Json to_json(const std::vector<office::WayToRelease>& ways) {
    Json all = Json::array();
    for (const auto& way : ways) {
        Json left_out = Json::array(), hidden_last = Json::array();
        way.choices.left_out.each([&](equity::Breakdown division) { left_out.push_back(code_of(division)); });
        way.choices.hidden_last.each([&](equity::Breakdown division) { hidden_last.push_back(code_of(division)); });
        all.push_back({{"period", way.period.code()},
                       {"left_out", left_out},
                       {"hidden_last", hidden_last},
                       {"rounded", way.choices.rounded},
                       {"rounding_error", to_json(way.rounding)},
                       {"cost", to_json(way.cost)},
                       {"stopped", way.stopped},
                       {"year_afterwards", to_json(way.year)}});
    }
    return all;
}

void print_ways(const std::vector<office::WayToRelease>& ways, const office::ReportPeriod& asked) {
    const bool years = std::any_of(ways.begin(), ways.end(), [](const auto& way) { return way.year.has_value(); });
    std::vector<std::string> header{"Way", "Numbers shown", "Hidden ones read together", "Ratios",
                                    "Tables that hide zeros too"};
    if (years) header.emplace_back("Its school year could then show");
    std::vector<std::vector<std::string>> rows;
    for (const auto& way : ways) {
        const auto& cost = way.cost;
        rows.push_back(
            {name_of(way, asked) + (way.stopped ? " *" : ""), cost ? shown(way) : "cannot be released",
             cost && cost->together > 0 ? std::to_string(cost->together) + " in " + std::to_string(cost->sums) : "",
             cost ? std::to_string(cost->ratios) : "", cost ? std::to_string(cost->withheld) : ""});
        if (years) rows.back().push_back(way.year ? part(way.year->shown, way.year->numbers) : "");
    }
    print("What it would cost to release " + english(asked.label()) + " now. Nothing was drafted.\n\n");
    print_table(header, rows);
    if (!years) print("\nIts school year is not over, or its report is out: what that could still show is not told.\n");
    if (std::any_of(ways.begin(), ways.end(), [](const auto& way) { return way.stopped; }))
        print("\n* Stopped at the time limit: as safe, and with more time it could show more.\n");
}

int plan_command(const PlanOptions& options) {
    const auto period = office::report_period(options.period);
    if (!period)
        return complain({problem("--period",
                                 "Name a school year or a part of it: 2025-26, 2025-26-half-1, "
                                 "2025-26-quarter-3, 2025-26-month-12 (July is month 1)")});
    auto office = office::open_office(options.directory);
    if (!office) return complain(office.problems());
    EnumSet<equity::Breakdown> hidden_last;
    for (const auto& code : options.hidden_last) hidden_last.insert(*parse_code<equity::Breakdown>(code));
    const auto ways = office::plan_release(**office, office::operator_of_machine(), *period, hidden_last,
                                           progress_within(options.limit));
    if (!ways) return complain(ways.problems(), {{"period", "--period"}});
    if (options.json) {
        print(print_json(to_json(*ways)) + "\n");
        return done;
    }
    print_ways(*ways, *period);
    return done;
}

}  // namespace

void add_release_commands(CLI::App& app, int& exit_code) {
    auto* release = app.add_subcommand(
        "release",
        "What leaves protected: editions of the Board report before anybody reads them, surveys, complaints");
    release->require_subcommand(1);
    auto options = std::make_shared<PlanOptions>();
    auto* plan = release->add_subcommand("plan", "What each way to release a period shows, and what it costs the year");
    plan->add_option("directory", options->directory, "The district's folder")->required();
    plan->add_option("--period", options->period, "2025-26, 2025-26-half-1, 2025-26-quarter-3, 2025-26-month-12")
        ->required();
    std::vector<std::string> divisions;
    for (const auto& division : names_of<equity::Breakdown>)
        if (division.value != equity::Breakdown::all) divisions.emplace_back(division.code);
    plan->add_option("--hidden-last", options->hidden_last, "Tables that matter most, hidden last: school,sex")
        ->delimiter(',')
        ->check(CLI::IsMember(divisions));
    plan->add_option("--limit", options->limit, "Seconds after which the search is cut short: less is shown then")
        ->check(CLI::PositiveNumber);
    plan->add_flag("--json", options->json, "Print JSON");
    plan->callback([=, &exit_code] { exit_code = plan_command(*options); });
}

}  // namespace accord::cli
