// What the district publishes, and which of its counts are small.
#include <CLI/CLI.hpp>

#include "base/school_calendar.hpp"
#include "cli/commands.hpp"
#include "equity/rule.hpp"
#include "office/publication_rules.hpp"
#include "office/report_periods.hpp"

namespace accord::cli {

namespace {

using program::PublicationRule;
using program::ReportSpan;

struct PublicationOptions {
    std::string directory, declared_on, from, profile, follows;
    std::vector<std::string> spans;
    int small_number = 0;
    bool declare = false;
    std::string minutes;
};

std::string words_of(const EnumSet<ReportSpan>& spans) {
    std::string words;
    spans.each([&](ReportSpan span) { words += (words.empty() ? "" : ", ") + std::string{code_of(span)}; });
    return words;
}

void print_rules(const office::Office& office) {
    std::vector<std::vector<std::string>> rows;
    const auto add = [&](const std::string& from, const PublicationRule& rule, const std::string& declared) {
        rows.push_back(
            {from, words_of(rule.spans), "fewer than " + std::to_string(rule.small_number), rule.follows, declared});
    };
    const auto declared = office::declared_publication_rules(office);
    if (declared.empty()) add("always", office::publication_rule(office, 0), "by nobody: how the district began");
    for (const auto& rule : declared)
        add(school_year_name(rule.school_year), rule, to_string(rule.declared_on) + " (" + rule.minutes + ")");
    print_table({"From", "Reports", "Small", "Follows", "Declared"}, rows);
}

Result<PublicationRule> rule_of(const PublicationOptions& options, Date today) {
    PublicationRule rule;
    Problems problems;
    const auto year = office::report_period(options.from);
    if (year && year->span == ReportSpan::school_year)
        rule.school_year = year->school_year;
    else
        problems.push_back(problem("--from", "Name a school year as 2026-27"));
    rule.declared_on = today;
    if (const auto day = parse_date(options.declared_on))
        rule.declared_on = *day;
    else if (!options.declared_on.empty())
        problems.push_back(problem("--declared-on", "Write the date as 2026-11-22"));
    for (const auto& span : options.spans)
        if (const auto known = parse_code<ReportSpan>(span))
            rule.spans.insert(*known);
        else
            problems.push_back(problem("--reports", "Reports are of a year, half, quarter or month, not of a {span}",
                                       {{"span", span}}));
    rule.follows = options.follows;
    rule.small_number = options.small_number;
    for (const auto& profile : equity::small_number_profiles)
        if (profile.code == options.profile) {
            rule.small_number = profile.small_number;
            rule.follows = profile.whose;
        }
    if (rule.small_number == 0)
        problems.push_back(
            problem("--profile", "Choose a profile, or give --small-number and whose rule it --follows"));
    rule.minutes = options.minutes;
    if (!problems.empty()) return problems;
    return rule;
}

int publication_command(const PublicationOptions& options) {
    auto office = office::open_office(options.directory);
    if (!office) return complain(office.problems());
    if (options.declare) {
        const auto rule = rule_of(options, (*office)->today());
        if (!rule) return complain(rule.problems());
        const auto declared = office::declare_publication_rule(**office, office::operator_of_machine(), *rule);
        if (!declared) return complain(declared.problems());
    }
    print_rules(**office);
    return done;
}

}  // namespace

void add_publication_commands(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<PublicationOptions>();
    auto* command = app.add_subcommand(
        "publication", "Which reports are published and which counts are small: see the rules, or record one");
    command->add_option("directory", options->directory, "The district's folder")->required();
    auto* declare = command->add_flag("--declare", options->declare, "Record what the Board declared");
    const auto add = [&](const char* name, auto& value, const char* about) {
        return command->add_option(name, value, about)->needs(declare);
    };
    std::vector<std::string> codes;
    for (const auto& profile : equity::small_number_profiles) codes.emplace_back(profile.code);
    add("--from", options->from, "The first school year for which it holds: 2026-27");
    add("--reports", options->spans, "Reports beside that of the year: half, quarter, month")->delimiter(',');
    auto* profile =
        add("--profile", options->profile, "Counts that are small, as others have it")->check(CLI::IsMember(codes));
    add("--small-number", options->small_number, "Counts from 1 to one less are small")->excludes(profile);
    add("--follows", options->follows, "Whose rule that is")->excludes(profile);
    add("--minutes", options->minutes, "The minutes of the Board's meeting");
    add("--declared-on", options->declared_on, "The day of the meeting (today)");
    command->callback([=, &exit_code] { exit_code = publication_command(*options); });
}

}  // namespace accord::cli
