#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "cli/cli.hpp"

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
void add_record_commands(CLI::App& app, int& exit_code, const PrintPdf& print_pdf);

/// The whole of a file, or a problem that names it.
Result<std::string> read_file(const std::string& path);

/// Prints each problem on standard error: "where: what is wrong".
int complain(const Problems& problems);

/// Prints a table with aligned columns, the widest of which is folded to the terminal's width.
void print_table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);

void print(const std::string& text);

}  // namespace accord::cli
