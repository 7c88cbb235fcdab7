// Surveys and complaints: a file of one row each becomes protected tables.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "equity/sentences.hpp"
#include "equity/tables/read_sheets.hpp"
#include "equity/tables/release_tables.hpp"
#include "office/disparity_rules.hpp"

namespace accord::cli {

namespace {

struct TableOptions {
    std::string file, directory, of = "people", by = "nothing", title, received = "received";
    std::vector<std::string> groups, answers, codes;
    int small_number = 0;  ///< 0: that of the rule
    double limit = 0;      ///< seconds; 0: none
    bool json = false, csv = false, dry_run = false;
};

/// The district's declared rule, or the one that holds where none is; never a smaller small number than declared.
Result<equity::Rule> rule_of(const TableOptions& options) {
    equity::Rule rule;
    if (!options.directory.empty()) {
        auto office = office::open_office(options.directory);
        if (!office) return office.problems();
        rule = office::rule_in_force(**office);
        if (options.small_number != 0 && options.small_number < rule.small_number)
            return problem("--small-number", "The district hides numbers below {small}: take that or a larger one",
                           {{"small", std::to_string(rule.small_number)}});
    }
    if (options.small_number != 0) rule.small_number = options.small_number;
    return rule;
}

/// "q1=yes,no,not sure", or a file of columns, codes and labels.
Result<std::vector<equity::SheetColumn>> codes_of(const std::vector<std::string>& typed) {
    std::vector<equity::SheetColumn> columns;
    Problems problems;
    for (const auto& each : typed) {
        const auto equals = each.find('=');
        if (equals == std::string::npos) {
            const auto bytes = read_file(each);
            const auto list = bytes ? equity::read_code_list(each, *bytes) : bytes.problems();
            if (list) columns.insert(columns.end(), list->begin(), list->end());
            problems.insert(problems.end(), list.problems().begin(), list.problems().end());
            continue;
        }
        equity::SheetColumn column{squeeze(each.substr(0, equals)), {}, {}};
        for (const auto code : split(std::string_view{each}.substr(equals + 1), ','))
            column.codes.push_back({squeeze(code), squeeze(code)});
        columns.push_back(std::move(column));
    }
    if (!problems.empty()) return problems;
    return columns;
}

std::string count_text(const equity::AnswerCount& count) {
    if (!count.per_100) return equity::text_of(count.count);
    return equity::text_of(count.count) + " (" + equity::say_rate(count.per_100->value) + " %)";
}

void print_answers(const equity::ReleasedTables& tables, const equity::AnswerTable& table) {
    std::vector<std::string> header{table.grouping ? tables.groupings[*table.grouping].label : ""};
    if (!table.question) header.emplace_back("How many");
    for (const auto& answer : table.answers) header.push_back(answer.label);
    const bool answered = table.true_answers < table.answers.size();
    if (answered) header.emplace_back(equity::answered_in_all(tables.about));
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : table.rows) {
        rows.push_back({row.label});
        if (!table.question) rows.back().push_back(equity::text_of(row.sheets));
        for (const auto& count : row.counts) rows.back().push_back(count_text(count));
        if (answered) rows.back().push_back(equity::text_of(row.answered));
    }
    print("\n");
    print_table(header, rows);
    if (table.zeros_hidden) print("In this table a hidden number may be zero.\n");
}

void print_for_people(const equity::ReleasedTables& tables) {
    print((tables.title.empty() ? std::string{label_of(tables.about)} : tables.title) + "\n");
    for (std::size_t question = 0; question < tables.questions.size(); ++question) {
        print("\n" + tables.questions[question].label + "\n");
        for (const auto& sentence : equity::sentences(tables, question)) print("  " + english(sentence) + ".\n");
        print_answers(tables, *tables.table(question, {}));
        for (std::size_t grouping = 0; grouping < tables.groupings.size(); ++grouping)
            print_answers(tables, *tables.table(question, grouping));
    }
    print("\nHow many there are\n");
    print_answers(tables, *tables.table({}, {}));
    for (std::size_t grouping = 0; grouping < tables.groupings.size(); ++grouping)
        print_answers(tables, *tables.table({}, grouping));
    print("\n");
    for (const auto& note : equity::notes(tables)) print(english(note) + "\n");
}

/// What the tables would show, and why they would not show the rest.
void print_dry_run(const equity::TablesRelease& release) {
    const auto& tables = release.tables;
    std::map<std::string, std::array<std::size_t, 4>> hidden;
    for (const auto& each : release.hidden) ++hidden[each.table][static_cast<std::size_t>(each.why)];
    std::vector<std::vector<std::string>> rows;
    for (const auto& table : tables.tables) {
        std::size_t numbers = 0, shown = 0;
        const auto add = [&](const equity::Cell& cell) {
            shown += cell.shown();
            numbers += cell.shown() || cell.state == equity::Cell::State::hidden;
        };
        for (const auto& row : table.rows) {
            if (!table.question) add(row.sheets);
            for (const auto& count : row.counts) add(count.count);
            if (table.true_answers < table.answers.size()) add(row.answered);
        }
        const auto title = equity::title_of(tables, table);
        rows.push_back({title, std::to_string(shown) + " of " + std::to_string(numbers)});
        for (const auto count : hidden[title]) rows.back().push_back(count == 0 ? "" : std::to_string(count));
        rows.back().emplace_back(table.zeros_hidden ? "yes" : "");
    }
    print("Nothing was released. For staff only: whoever knows which hidden numbers are small knows too much.\n\n");
    print_table({"Table", "Shown", "Small", "Of one or two", "All alike", "For others' sake", "Hides zeros"}, rows);
    if (release.hidden.empty()) return;
    rows.clear();
    for (const auto& each : release.hidden)
        rows.push_back({each.table, each.row, each.column, std::string{label_of(each.why)}});
    print("\nHidden numbers\n\n");
    print_table({"Table", "Row", "Number", "Why"}, rows);
}

int give(const equity::TablesRelease& release, const TableOptions& options) {
    if (options.dry_run)
        print_dry_run(release);
    else if (options.json)
        print(print_json(equity::to_json(release.tables)) + "\n");
    else if (options.csv)
        print(equity::to_csv(release.tables));
    else
        print_for_people(release.tables);
    return done;
}

int refuse(const Problems& problems) {
    complain(problems);
    std::fprintf(stderr, "Nothing was released.\n");
    return answer_is_no;
}

int table_command(equity::About about, const TableOptions& options) {
    const auto rule = rule_of(options);
    if (!rule) return complain(rule.problems());
    const auto codes = codes_of(options.codes);
    if (!codes) return complain(codes.problems());
    const auto bytes = read_file(options.file, most_import_bytes);
    if (!bytes) return complain(bytes.problems());
    equity::SheetsWanted wanted;
    wanted.about = about;
    wanted.asked = parse_code<equity::Asked>(options.of).value_or(equity::Asked::people);
    wanted.title = squeeze(options.title);
    wanted.groups = equity::pick_columns(*bytes, options.groups);
    wanted.answers = equity::pick_columns(*bytes, options.answers);
    wanted.codes = *codes;
    wanted.by = parse_code<equity::ReceivedBy>(options.by).value_or(equity::ReceivedBy::nothing);
    wanted.received = options.received;
    const auto name = std::filesystem::path{options.file}.filename().string();
    const auto read = equity::read_sheets(name, *bytes, wanted);
    if (!read) return refuse(read.problems());
    for (const auto& told : read->told) std::fprintf(stderr, "%s\n", english(told).c_str());
    bool stopped = false;
    const auto release =
        equity::release_tables(read->sheets, *rule, [&, go_on = progress_within(options.limit)](double done) {
            stopped = stopped || !go_on(done);
            return !stopped;
        });
    if (!release) return refuse(release.problems());
    if (stopped) std::fprintf(stderr, "Stopped at the time limit: as safe, and with more time it could show more.\n");
    return give(*release, options);
}

/// What both have in common; the answers and groups stand first, for they differ.
void add_common(CLI::App& command, TableOptions& options) {
    command
        .add_option("--codes", options.codes,
                    "The closed list of a column, in the order to print: \"q1=yes,no,not sure\"; or a CSV file "
                    "with the columns column, code, label for all. Without, the values that stand in the column")
        ->allow_extra_args(false);
    command.add_option("--title", options.title, "What the tables are called");
    command.add_option("--directory", options.directory, "The district's folder: its declared rule decides");
    command.add_option("--small-number", options.small_number, "Hide counts from 1 to one less (10)")
        ->check(CLI::Range(3, 1000));
    command.add_option("--limit", options.limit, "Seconds after which the search is cut short: less is shown then")
        ->check(CLI::PositiveNumber);
    auto* json = command.add_flag("--json", options.json, "Print JSON, with codebook");
    auto* csv = command.add_flag("--csv", options.csv, "Print CSV, with codebook")->excludes(json);
    command.add_flag("--dry-run", options.dry_run, "Release nothing: print for staff what would be hidden, and why")
        ->excludes(json)
        ->excludes(csv);
}

template <Named E>
CLI::Option* add_choice(CLI::App& command, const char* name, std::string& into, const char* about) {
    std::vector<std::string> codes;
    for (const auto& row : names_of<E>) codes.emplace_back(row.code);
    return command.add_option(name, into, about)->check(CLI::IsMember(codes));
}

void add_survey(CLI::App& release, int& exit_code) {
    auto options = std::make_shared<TableOptions>();
    auto* survey = release.add_subcommand("survey", "A file of answer sheets, one row each, as protected tables");
    survey->add_option("file", options->file, "CSV: a header, then one row for each sheet")->required();
    survey->add_option("--answer", options->answers, "Columns with a closed question: q1,q2")
        ->required()
        ->allow_extra_args(false);
    survey->add_option("--group", options->groups, "Columns to break the answers down by: school,grade")
        ->allow_extra_args(false);
    add_choice<equity::Asked>(*survey, "--of", options->of, "Who answered: people, students, families, staff");
    add_common(*survey, *options);
    survey->footer(
        "Publishes each question, and each question by each group, all protected together: small counts\n"
        "are hidden, and whatever would give one away. Columns that you do not name are never read.\n"
        "An empty cell is \"not answered\"; write \"not asked\" and \"not applicable\" where that is meant.\n"
        "Look first with --dry-run. Release all groups that you want at once: two files from the same\n"
        "sheets, each safe, can give a number away together.\n\n"
        "  accord release survey answers.csv --answer safe,fair --group school,grade --of students \\\n"
        "      --codes safe=always,often,sometimes,never --csv > published.csv\n");
    survey->callback([=, &exit_code] { exit_code = table_command(equity::About::survey, *options); });
}

void add_complaints(CLI::App& release, int& exit_code) {
    auto options = std::make_shared<TableOptions>();
    options->answers = {"kind,finding"};
    options->groups = {"school"};
    auto* complaints = release.add_subcommand("complaints", "A file of complaints, one row each, as protected tables");
    complaints->add_option("file", options->file, "CSV: a header, then one row for each complaint")->required();
    complaints->add_option("--answer", options->answers, "Columns to count")
        ->capture_default_str()
        ->allow_extra_args(false);
    complaints->add_option("--group", options->groups, "Columns to break them down by")
        ->capture_default_str()
        ->allow_extra_args(false);
    add_choice<equity::ReceivedBy>(*complaints, "--by", options->by,
                                   "Break them down by the month or quarter of the school year, too: month, quarter");
    complaints->add_option("--received", options->received, "The column of the day, for --by")->capture_default_str();
    add_common(*complaints, *options);
    complaints->footer(
        "Publishes how many complaints there were of each kind and with each finding, by school and, with\n"
        "--by, by month or quarter; all protected together. An empty finding is none yet.\n"
        "Look first with --dry-run.\n\n"
        "  accord release complaints complaints.csv --by quarter --directory DIR --csv > published.csv\n");
    complaints->callback([=, &exit_code] { exit_code = table_command(equity::About::complaints, *options); });
}

}  // namespace

void add_table_commands(CLI::App& app, int& exit_code) {
    auto* release = app.get_subcommand("release");
    add_survey(*release, exit_code);
    add_complaints(*release, exit_code);
}

}  // namespace accord::cli
