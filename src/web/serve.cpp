#include "web/serve.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <vector>

#include "base/random.hpp"
#include "office/setup.hpp"
#include "web/app.hpp"
#include "web/server.hpp"

namespace accord::web {

namespace {

constexpr int not_carried_out = 2;

int complain(const Problems& problems) {
    for (const auto& problem : problems)
        std::fprintf(stderr, "%s: %s\n", problem.where.c_str(), english(problem.message).c_str());
    return not_carried_out;
}

void show_sample_logins() {
    std::printf("Sign in with one of these (sample data only):\n\n");
    for (const auto& login : office::sample_logins())
        std::printf("  %-26s %-12s %s\n", std::string{label_of(login.role)}.c_str(), login.login.c_str(),
                    login.password.c_str());
    std::printf("\n");
}

const char* find_chromium() {
    for (const char* path : {"/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"})
        if (access(path, X_OK) == 0) return path;
    return nullptr;
}

/// Runs Chromium on a page of ours and waits for it, at most a minute.
bool print_page(const char* chromium, const std::string& address, const std::string& output,
                const std::string& profile) {
    const std::vector<std::string> words{chromium,
                                         "--headless",
                                         "--no-sandbox",
                                         "--disable-gpu",
                                         "--disable-quic",
                                         "--no-first-run",
                                         "--disable-background-networking",
                                         "--disable-component-update",
                                         "--disable-sync",
                                         "--no-pdf-header-footer",
                                         "--user-data-dir=" + profile,
                                         "--print-to-pdf=" + output,
                                         address};
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        if (!std::freopen("/dev/null", "w", stderr)) _exit(127);
        execv(chromium, arguments.data());
        _exit(127);
    }
    for (int waited = 0; child > 0 && waited < 600; ++waited) {
        int status = 0;
        if (waitpid(child, &status, WNOHANG) == child) return WIFEXITED(status) && WEXITSTATUS(status) == 0;
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    if (child > 0) kill(child, SIGKILL);
    return false;
}

/// So that the first reader of a report need not wait for the census of a large district.
void count_students_ahead(const office::Office& office) {
    try {
        (void)office.census(office.today());
    } catch (const std::exception&) {
        // Whoever asks for the report meets the same fault, and is told.
    }
}

}  // namespace

int serve(const ServeRequest& request) {
    auto office = office::open_office(request.directory);
    if (!office) return complain(office.problems());
    ServerOptions options;
    options.address = request.address;
    options.port = request.port;
    Server server{options, [&](const Request& asked) { return answer(**office, asked); }};
    if (request.show_sample_logins && !(*office)->district().sample.empty()) show_sample_logins();
    std::printf("Accord serves %s on http://%s:%u\n", (*office)->district().name.c_str(), request.address.c_str(),
                server.port());
    std::fflush(stdout);
    const std::jthread ahead{[&] { count_students_ahead(**office); }};
    server.run();
    return 0;
}

int print_report(const PrintRequest& request) {
    const char* chromium = find_chromium();
    if (!chromium) {
        std::fprintf(stderr,
                     "Chromium prints the report, and it is not installed: apt install chromium. Or open the page and "
                     "print it from any browser.\n");
        return not_carried_out;
    }
    auto office = office::open_office(request.directory);
    if (!office) return complain(office.problems());
    // One page, for one reader who knows an address that nobody can guess, on this machine only.
    const auto secret = "/" + random_token();
    const auto query = "whole=yes&from=" + request.from + "&until=" + request.until;
    ServerOptions options;
    options.port = 0;
    options.workers = 4;
    Server server{options, [&](const Request& asked) {
                      Request report = asked;
                      if (asked.path == secret) {
                          report.path = request.edition.empty() ? "/report" : "/report/editions/" + request.edition;
                          report.query = query;
                          return answer_as(**office, report, office::operator_of_machine());
                      }
                      return answer(**office, asked);
                  }};
    std::thread serving{[&] { server.run(); }};
    const auto profile = std::filesystem::temp_directory_path() / ("accord-print-" + random_token(6));
    const auto output = std::filesystem::absolute(request.output).string();
    const bool printed =
        print_page(chromium, "http://127.0.0.1:" + std::to_string(server.port()) + secret, output, profile.string());
    server.stop();
    serving.join();
    std::filesystem::remove_all(profile);
    if (!printed || !std::filesystem::exists(output)) {
        std::fprintf(stderr, "Chromium could not print the report to %s\n", output.c_str());
        return not_carried_out;
    }
    std::printf("%s\n", output.c_str());
    return 0;
}

}  // namespace accord::web
