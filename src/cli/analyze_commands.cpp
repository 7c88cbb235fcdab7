#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "equity/crdc/crdc.hpp"

namespace accord::cli {

namespace {

struct CrdcOptions {
    std::string file, district, output;
    bool json = false;
    bool csv = false;
    equity::FederalRule rule;
};

std::string decimals(const char* how, double number) {
    char text[64];
    std::snprintf(text, sizeof text, how, number);
    return text;
}

/// One line that is written over again.
bool show_progress(std::size_t done, std::size_t of) {
    if (isatty(STDERR_FILENO)) std::fprintf(stderr, "\r%zu of %zu districts%s", done, of, done == of ? "\n" : "");
    return true;
}

/// For staff: it is no part of the report.
std::string say_summary(const equity::FederalSummary& sum, std::size_t family, double seconds) {
    return std::to_string(sum.released) + " of " + counted(sum.districts, "district", "districts") + " released, " +
           std::to_string(sum.districts - sum.released) + " withheld, in " + decimals("%.1f", seconds) + " s.\n" +
           counted(sum.shown, "number", "numbers") + " shown, " + std::to_string(sum.hidden) +
           " hidden: " + std::to_string(sum.small) + " small and " + std::to_string(sum.hidden - sum.small) +
           " that would reveal them; " + std::to_string(sum.lowered) + " less open than promised.\n" +
           counted(sum.ratios, "ratio", "ratios") + " computed; " + counted(family, "comparison", "comparisons") +
           " declared, " + std::to_string(sum.clear) + " clear.\n";
}

std::string cell_text(const equity::Cell& cell) {
    return cell.shown() ? std::to_string(cell.value) : std::string{label_of(cell.state)};
}

std::string ratio_text(const equity::Comparison& compared) {
    if (!compared.computed()) return std::string{label_of(compared.state)};
    return decimals("%.2f", compared.value) + " (" + decimals("%.2f", compared.low) + " to " +
           decimals("%.2f", compared.high) + ")";
}

std::string reasons_text(const equity::FederalRow& row) {
    std::string text;
    for (const auto reason : row.reasons) text += (text.empty() ? "" : "; ") + std::string{label_of(reason)};
    return text;
}

/// "0.0113"; "< 0.0001", for no chance is nothing.
std::string chance_text(double chance) { return chance < 0.0001 ? "< 0.0001" : decimals("%.4f", chance); }

void print_district(const equity::ReleasedFederalDistrict& district, double threshold) {
    print("\n" + district.leaid + " " + district.name + ", " + district.state + "\n");
    if (!district.released()) print("Withheld: its numbers cannot be protected.\n");
    if (district.zeros_hidden) print("Hidden numbers of this district may be zero.\n");
    if (district.learners_contradict)
        print("English learners are left out: the file has more of them with an outcome than students.\n");
    for (const auto& table : district.tables) {
        print("\n" + std::string{label_of(table.outcome)} + ": " + std::to_string(table.reported) + " of " +
              counted(district.schools, "school", "schools") + " reported\n");
        std::vector<std::vector<std::string>> rows;
        for (const auto& row : table.rows)
            rows.push_back({row.label, row.sex, cell_text(row.enrolled), cell_text(row.students),
                            row.per_100 ? decimals("%.2f", *row.per_100) : "", ratio_text(row.comparison),
                            row.comparison.adjusted ? chance_text(*row.comparison.adjusted) : "", reasons_text(row)});
        print_table({"Group", "Sex", "Enrolled", "Students", "Per 100", "Ratio to others", "Adjusted p", "Reason"},
                    rows);
        if (table.rate)
            print("Rate beside that of all districts: " + decimals("%.2f", table.rate->ratio) + " times (" +
                  decimals("%.2f", table.rate->low) + " to " + decimals("%.2f", table.rate->high) +
                  "); chance that it lies above " + decimals("%g", threshold) +
                  " times: " + decimals("%.3f", table.rate->chance_above) + "\n");
    }
}

void print_clear(const equity::FederalReport& report) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& district : report.districts)
        for (const auto& table : district.tables)
            for (const auto& row : table.rows)
                if (row.comparison.stands_out)
                    rows.push_back({district.leaid, district.name, std::string{label_of(table.outcome)},
                                    row.table == "all" ? "Male" : row.label,
                                    cell_text(row.students) + " of " + cell_text(row.enrolled),
                                    ratio_text(row.comparison), chance_text(*row.comparison.adjusted)});
    if (rows.empty()) return;
    print("\nClear beyond chance, in the order of the districts' numbers:\n");
    print_table({"LEAID", "District", "Outcome", "Group", "Students", "Ratio to others", "Adjusted p"}, rows);
}

int write_file(const std::string& path, const std::string& content) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    const bool written = file && std::fwrite(content.data(), 1, content.size(), file) == content.size();
    const bool closed = !file || std::fclose(file) == 0;
    if (!written || !closed) return complain({problem(path, "This file cannot be written")});
    return done;
}

/// The report in the form that was asked for, beside the summary.
int give(const equity::FederalReport& report, const CrdcOptions& options, const std::string& said) {
    const bool as_json = options.json || (!options.csv && !options.output.empty());
    if (as_json || options.csv) {
        const auto content = as_json ? print_json(equity::to_json(report)) + "\n" : equity::to_csv(report);
        std::fprintf(stderr, "%s", said.c_str());
        if (!options.output.empty()) return write_file(options.output, content);
        print(content);
        return done;
    }
    print(said);
    if (options.district.empty())
        print_clear(report);
    else
        print_district(report.districts.front(), options.rule.threshold.ratio);
    print("\n");
    for (const auto& note : equity::notes(report)) print(english(note) + "\n");
    return done;
}

int crdc_command(const CrdcOptions& options) {
    const auto begun = std::chrono::steady_clock::now();
    const auto bytes = read_file(options.file, most_import_bytes);
    if (!bytes) return complain(bytes.problems());
    auto result = equity::analyze_federal_file(options.file, *bytes, options.rule, show_progress);
    if (!result)
        return complain(result.problems(),
                        {{"small_number", "--small-number"}, {"width", "--width"}, {"threshold", "--threshold"}});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begun;
    auto& report = result->report;
    if (!result->implausible.empty()) {
        std::fprintf(stderr, "For staff, before this is published:\n");
        complain(result->implausible);
    }
    const auto said = say_summary(result->summary, report.family, seconds.count());
    const bool withheld = result->summary.released < result->summary.districts;
    if (!options.district.empty()) {
        std::erase_if(report.districts, [&](const auto& district) { return district.leaid != options.district; });
        if (report.districts.empty())
            return complain({problem("--district", "The file has no district with this number")});
    }
    if (const int failed = give(report, options, said); failed != done) return failed;
    return withheld ? answer_is_no : done;
}

}  // namespace

void add_analyze_commands(CLI::App& app, int& exit_code) {
    auto* analyzer = app.add_subcommand("analyze", "Make a disparity report of somebody else's file");
    analyzer->require_subcommand(1);
    auto options = std::make_shared<CrdcOptions>();
    auto* crdc = analyzer->add_subcommand(
        "crdc", "A federal Civil Rights Data Collection file: referrals and arrests of each district, protected");
    crdc->add_option("file", options->file, "The CSV file, one row a school")->required();
    crdc->add_option("--district", options->district, "Only the district with this LEAID, of the whole file's run");
    auto* json = crdc->add_flag("--json", options->json, "Give JSON");
    crdc->add_flag("--csv", options->csv, "Give CSV")->excludes(json);
    crdc->add_option("--output", options->output, "Write to this file (JSON, or CSV with --csv)");
    crdc->add_option("--small-number", options->rule.small_number, "Counts from 1 to one less are hidden")
        ->capture_default_str();
    crdc->add_option("--width", options->rule.width,
                     "How far apart the possible values of a hidden number are at least")
        ->capture_default_str();
    crdc->add_option("--threshold", options->rule.threshold.ratio,
                     "Of a district's rate to that of all, for its chance")
        ->capture_default_str();
    crdc->callback([=, &exit_code] { exit_code = crdc_command(*options); });
}

}  // namespace accord::cli
