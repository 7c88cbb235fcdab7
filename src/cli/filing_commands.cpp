#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include <CLI/CLI.hpp>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "office/filings.hpp"

namespace accord::cli {

namespace {

using office::FilingKind;
using office::FilingOf;

struct FilingOptions {
    std::string directory, year, agency, triggers, reason, out;
    bool outcomes_only = false;
};

Result<FilingOf> filing_of(const office::Office& office, FilingKind kind, const FilingOptions& options) {
    FilingOf of{kind};
    Problems problems;
    if (const auto year = office::filing_year(kind, options.year))
        of.year = *year;
    else
        problems.push_back(kind == FilingKind::ripa ? problem("--year", "Write the calendar year as 2025")
                                                    : problem("--year", "Write the school year as 2025-26"));
    of.crdc.staff_reports = !options.outcomes_only;
    if (!options.triggers.empty()) {
        if (const auto chosen = Codec<equity::StopTriggers>::parse(options.triggers))
            of.triggers = *chosen;
        else
            problems.push_back(problem("--triggers", "Choose from {codes}, between commas",
                                       {{"codes", Codec<equity::StopTriggers>::write(equity::all_triggers)}}));
    }
    if (!options.agency.empty()) {
        for (const auto& agency : office::stop_record_agencies(office))
            if (fold(agency.name) == fold(options.agency)) of.agency = agency.id;
        if (!of.agency) problems.push_back(problem("--agency", "No agency with peace officers has this name"));
    }
    if (!problems.empty()) return problems;
    return of;
}

std::string figure_text(const std::optional<std::int64_t>& figure) {
    return figure ? std::to_string(*figure) : "blank";
}

void print_look(const office::FilingLook& look) {
    print("To: " + look.duty.recipient + " (" + std::string{look.duty.law} + ")\n\n");
    std::vector<std::vector<std::string>> rows;
    for (const auto& check : look.checks) rows.push_back({std::string{label_of(check.state)}, english(check.message)});
    print_table({"State", "What to look at"}, rows);
    print("\n" + english(look.compared_with) + ".\n");
    if (!look.left_out.key.empty()) print(english(look.left_out) + ".\n");
    if (!look.compared) return;
    print(counted(look.differences.size(), "number", "numbers") +
          " moved by five or more and by half, went missing, or came new.\n");
    rows.clear();
    for (const auto& each : look.differences)
        rows.push_back({each.row, each.column.empty() ? "(how many numbers there are)" : each.column,
                        figure_text(each.before), figure_text(each.now)});
    if (!rows.empty()) print_table({"School", "Column", "Before", "Now"}, rows);
}

/// Exact numbers of students: nobody else on the machine may read the file.
int write_private(const std::string& path, const std::string& bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    std::size_t written = 0;
    while (file >= 0 && written < bytes.size()) {
        const auto more = ::write(file, bytes.data() + written, bytes.size() - written);
        if (more <= 0) break;
        written += static_cast<std::size_t>(more);
    }
    const bool closed = file >= 0 && ::close(file) == 0;
    if (!closed || written != bytes.size()) return complain({problem(path, "This file cannot be written")});
    return done;
}

/// The version that holds what was looked at: a new one, or the one before where nothing has changed.
Result<office::FilingId> version_for(office::Office& office, const office::FilingLook& look,
                                     const std::string& reason) {
    const auto actor = office::operator_of_machine();
    if (!look.unchanged) return office::prepare_filing(office, actor, look.of, reason);
    const auto versions = office::filed_versions(office, actor);
    if (!versions) return versions.problems();
    for (const auto& each : *versions)
        if (each.record.kind == look.of.kind && each.record.year == look.of.year &&
            each.record.agency == look.of.agency && each.record.version == look.version - 1)
            return each.record.id;
    return problem("", "There is no such filing: choose one of the list");
}

const OptionNames filing_options{{"year", "--year"}, {"agency", "--agency"}, {"reason", "--reason"}, {"kind", ""}};

int filing_command(FilingKind kind, const FilingOptions& options) {
    auto office = office::open_office(options.directory);
    if (!office) return complain(office.problems());
    const auto of = filing_of(**office, kind, options);
    if (!of) return complain(of.problems());
    const auto look = office::look_at_filing(**office, office::operator_of_machine(), *of);
    if (!look) return complain(look.problems(), filing_options);
    print_look(*look);
    if (options.out.empty()) {
        print("\nNothing was prepared: --out FILE prepares the file and writes it down.\n");
        return done;
    }
    const auto id = version_for(**office, *look, options.reason);
    if (!id) return complain(id.problems(), filing_options);
    const auto version = office::filed_version(**office, office::operator_of_machine(), *id);
    if (!version) return complain(version.problems());
    if (const int failed = write_private(options.out, version->record.content); failed != done) return failed;
    print("\nVersion " + std::to_string(version->record.version) + (look->unchanged ? ", prepared before" : "") +
          ", is in " + options.out + ". SHA-256 " + version->record.sha256 + "\n");
    return done;
}

}  // namespace

void add_filing_commands(CLI::App& app, int& exit_code) {
    auto* filings =
        app.add_subcommand("filing", "Exact numbers for a government that a law names: check list, what differs, file");
    filings->require_subcommand(1);
    for (const auto& kind : names_of<FilingKind>) {
        auto options = std::make_shared<FilingOptions>();
        auto* one = filings->add_subcommand(std::string{kind.code}, std::string{kind.label});
        one->add_option("directory", options->directory, "The district's folder")->required();
        one->add_option("--year", options->year,
                        kind.value == FilingKind::ripa ? "Calendar year: 2025" : "School year: 2025-26")
            ->required();
        one->add_option("--out", options->out, "Prepare the file, write it down, and write its bytes here");
        one->add_option("--reason", options->reason, "Why a version that was prepared before is corrected");
        if (kind.value == FilingKind::crdc)
            one->add_flag("--outcomes-only", options->outcomes_only,
                          "Count citations, referrals to probation and arrests, and not what staff reported");
        if (kind.value == FilingKind::ripa) {
            one->add_option("--agency", options->agency, "The officers' agency, where there are several");
            one->add_option("--triggers", options->triggers, "Which contacts are listed (all): codes between commas");
        }
        one->callback([=, &exit_code] { exit_code = filing_command(kind.value, *options); });
    }
}

}  // namespace accord::cli
