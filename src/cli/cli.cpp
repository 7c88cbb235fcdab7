#include "cli/cli.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <CLI/CLI.hpp>

#include "base/text.hpp"
#include "cli/commands.hpp"

namespace accord::cli {

Result<std::string> read_file(const std::string& path, std::size_t most_bytes) {
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed)) return problem(path, "This is a folder: name a file");
    std::ifstream file{path, std::ios::binary};
    if (!file) return problem(path, "This file cannot be read: check its name and that you may read it");
    std::string bytes;
    std::array<char, 1 << 16> part{};
    while (bytes.size() <= most_bytes && (file.read(part.data(), part.size()), file.gcount() > 0))
        bytes.append(part.data(), static_cast<std::size_t>(file.gcount()));
    if (file.bad()) return problem(path, "This file cannot be read to its end");
    if (bytes.size() > most_bytes)
        return problem(path, "This file is larger than {limit} MB", {{"limit", std::to_string(most_bytes >> 20)}});
    return bytes;
}

int complain(const Problems& problems) {
    for (const auto& problem : problems) {
        const auto where = problem.where.empty() ? std::string{} : problem.where + ": ";
        std::fprintf(stderr, "%s%s\n", where.c_str(), english(problem.message).c_str());
    }
    return not_carried_out;
}

int complain(Problems problems, const OptionNames& options) {
    for (auto& problem : problems)
        for (const auto& [field, option] : options)
            if (problem.where == field) problem.where = option;
    return complain(problems);
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

equity::Progress progress_within(double seconds) {
    const auto show = [bar = isatty(STDERR_FILENO) != 0, last = -1](double done) mutable {
        const int percent = static_cast<int>(100 * done);
        if (bar && percent != last) std::fprintf(stderr, "\r%3d %%\r", percent);
        last = percent;
        return true;
    };
    if (seconds <= 0) return show;
    return equity::within(std::chrono::milliseconds{static_cast<std::int64_t>(1000 * seconds)}, show);
}

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

namespace {

std::size_t terminal_width() {
    winsize size{};
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 40) return size.ws_col;
    return 120;
}

/// Text in lines of at most `width` characters, broken between words.
std::vector<std::string> fold_lines(const std::string& text, std::size_t width) {
    std::vector<std::string> lines{""};
    for (const auto word : split(text, ' ')) {
        auto& line = lines.back();
        if (!line.empty() && length(line) + 1 + length(word) > width)
            lines.emplace_back(word);
        else
            line += (line.empty() ? "" : " ") + std::string{word};
    }
    return lines;
}

}  // namespace

void print_table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths(header.size());
    const auto measure = [&](const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < widths.size() && i < row.size(); ++i)
            widths[i] = std::max(widths[i], length(row[i]));
    };
    measure(header);
    for (const auto& row : rows) measure(row);
    std::size_t total = 2 * (widths.size() - 1);
    for (const auto width : widths) total += width;
    const auto widest = static_cast<std::size_t>(std::max_element(widths.begin(), widths.end()) - widths.begin());
    if (const auto limit = terminal_width(); total > limit)
        widths[widest] = std::max<std::size_t>(20, widths[widest] - std::min(widths[widest], total - limit));

    const auto print_row = [&](const std::vector<std::string>& row) {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 1;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            cells.push_back(fold_lines(i < row.size() ? row[i] : "", widths[i]));
            height = std::max(height, cells.back().size());
        }
        for (std::size_t at = 0; at < height; ++at) {
            std::string line;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const auto& text = at < cells[i].size() ? cells[i][at] : std::string{};
                line += text;
                if (i + 1 < cells.size()) line.append(widths[i] - std::min(widths[i], length(text)) + 2, ' ');
            }
            line.erase(line.find_last_not_of(' ') + 1);
            print(line + "\n");
        }
    };
    print_row(header);
    std::vector<std::string> rule;
    for (const auto width : widths) rule.emplace_back(width, '-');
    print_row(rule);
    for (const auto& row : rows) print_row(row);
}

namespace {

/// What to say when a word is no command, or a command of its own is missing; an option is left to the parser.
std::string unknown_command(const CLI::App& app, int argc, const char* const* argv, const std::string& before) {
    const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
    if (commands.empty() || (argc > 0 && *argv[0] == '-')) return {};
    if (argc > 0 && *argv[0] != '\0') {
        for (const auto* command : commands)
            if (command->check_name(argv[0]))
                return unknown_command(*command, argc - 1, argv + 1, before + " " + argv[0]);
        const auto whole = before + " " + argv[0];
        return "There is no command " + whole.substr(std::string_view{"accord "}.size()) + ": " + before +
               " --help lists them";
    }
    std::string names;
    for (const auto* command : commands) names += (names.empty() ? "" : ", ") + command->get_name();
    return "Say what to do. " + before + " has: " + names;
}

}  // namespace

int run(int argc, const char* const* argv, const Serve& serve, const PrintPdf& print_pdf) {
    CLI::App app{"Accord runs a school district's School Resource Officer policy."};
    app.name("accord");
    app.require_subcommand(1);
    app.set_version_flag("--version", "accord 0.1.0");
    int exit_code = done;

    add_district_commands(app, exit_code);
    add_policy_commands(app, exit_code);
    add_record_commands(app, exit_code, print_pdf);
    add_release_commands(app, exit_code);
    add_table_commands(app, exit_code);
    add_filing_commands(app, exit_code);
    add_publication_commands(app, exit_code);
    add_rule_commands(app, exit_code);
    add_analyze_commands(app, exit_code);

    ServeOptions options;
    auto* server = app.add_subcommand("serve", "Serve a district's pages");
    server->add_option("directory", options.directory, "The district's folder")->required();
    server->add_option("--address", options.address, "Address to listen on")->capture_default_str();
    server->add_option("--port", options.port, "Port to listen on")->capture_default_str();
    server->add_flag("--show-sample-logins", options.show_sample_logins, "Print how to sign in to a sample district");
    server->callback([&] { exit_code = serve(options); });

    try {
        if (const auto unknown = unknown_command(app, argc - 1, argv + 1, "accord"); !unknown.empty()) {
            std::fprintf(stderr, "%s\n", unknown.c_str());
            return not_carried_out;
        }
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? done : not_carried_out;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "accord: %s\n", error.what());
        return not_carried_out;
    }
    return exit_code;
}

}  // namespace accord::cli
