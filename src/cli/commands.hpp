#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "cli/cli.hpp"
#include "equity/progress.hpp"

namespace CLI {
class App;
}

namespace accord::cli {

inline constexpr int done = 0;
inline constexpr int answer_is_no = 1;
inline constexpr int not_carried_out = 2;

/// Each adds its commands to the application; the chosen one leaves its exit code in `exit_code`.
void add_policy_commands(CLI::App& app, int& exit_code);
void add_district_commands(CLI::App& app, int& exit_code);
void add_rule_commands(CLI::App& app, int& exit_code);
void add_publication_commands(CLI::App& app, int& exit_code);
void add_analyze_commands(CLI::App& app, int& exit_code);
void add_release_commands(CLI::App& app, int& exit_code);
/// Adds to `release`: after add_release_commands().
void add_table_commands(CLI::App& app, int& exit_code);
void add_filing_commands(CLI::App& app, int& exit_code);
void add_record_commands(CLI::App& app, int& exit_code, const PrintPdf& print_pdf);

inline constexpr std::size_t most_document_bytes = 5u << 20;
inline constexpr std::size_t most_import_bytes = 1u << 30;

/// The whole of a file, or a problem that names it: a folder, a file that cannot be read, one that never ends.
Result<std::string> read_file(const std::string& path, std::size_t most_bytes = most_document_bytes);

/// "1 fault", "3 faults".
std::string counted(std::size_t count, const std::string& one, const std::string& many);

/// Prints each problem on standard error: "where: what is wrong".
int complain(const Problems& problems);

/// The same of what was typed as options: {"minutes", "--minutes"} names the option instead of the record's field.
using OptionNames = std::vector<std::pair<std::string_view, std::string_view>>;
int complain(Problems problems, const OptionNames& options);

/// Prints a table with aligned columns, the widest of which is folded to the terminal's width.
void print_table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);

void print(const std::string& text);

/// Shows on a terminal how much of a protection is done, and asks to stop after so many seconds (0: never).
equity::Progress progress_within(double seconds);

}  // namespace accord::cli
