#include "web/print.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <thread>
#include <vector>

#include "base/random.hpp"
#include "web/assets.hpp"

namespace accord::web {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds patience{30};
constexpr std::chrono::seconds turn{3};  ///< to wait while another page is printed, so that printing holds up no reader

const char* find_chromium() {
    for (const char* path : {"/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"})
        if (access(path, X_OK) == 0) return path;
    return nullptr;
}

/// A folder of its own for one print, gone with it.
class Folder {
public:
    Folder() : path_{fs::temp_directory_path() / ("accord-print-" + random_token(9))} {
        fs::create_directory(path_);
        fs::permissions(path_, fs::perms::owner_all);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void put(const std::string& name, std::string_view bytes) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream{path_ / name, std::ios::binary} << bytes;
    }
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    fs::path path_;
};

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

/// The page with its stylesheets beside it. Its links lead nowhere on paper, and are none.
void put_page(const Folder& folder, std::string html, const std::string& footer) {
    for (const auto* name : {"app.css", "fonts.css", "fonts/public-sans.woff2"}) {
        if (!has_asset(name)) continue;
        Request request;
        request.path = asset(name);
        folder.put(name, serve_asset(request)->body);
        replace_all(html, asset(name), name);
    }
    std::string quoted = footer;
    replace_all(quoted, "\\", "\\\\");
    replace_all(quoted, "\"", "\\\"");
    replace_all(quoted, "\n", " ");
    folder.put("footer.css", "@page{@bottom-left{content:\"" + quoted + "\";font:8pt sans-serif;color:#3d4650}}");
    replace_all(html, "<meta charset=",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'; "
                "connect-src 'none'; frame-src 'none'\"><meta charset=");
    replace_all(html, "</head>", "<link rel=\"stylesheet\" href=\"footer.css\"></head>");
    replace_all(html, "<a href=", "<a data-to=");
    folder.put("page.html", html);
}

/// Starts a program with no input, no output and next to no environment; -1 when it does not start.
pid_t start(const std::vector<std::string>& words, const std::string& home) {
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    std::vector<std::string> surroundings{"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=" + home, "TMPDIR=" + home,
                                          "XDG_RUNTIME_DIR=" + home};
    std::vector<char*> environment;
    for (auto& each : surroundings) environment.push_back(each.data());
    environment.push_back(nullptr);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    for (const int descriptor : {0, 1, 2}) posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);  // its helpers end with it
    pid_t child = -1;
    if (posix_spawn(&child, words.front().c_str(), &files, &attributes, arguments.data(), environment.data()) != 0)
        child = -1;
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return child;
}

/// Waits for the child and ends what is left of its group. True when it ended well and in time.
bool finish(pid_t child) {
    bool well = false;
    const auto until = std::chrono::steady_clock::now() + patience;
    for (int status = 0; std::chrono::steady_clock::now() < until;) {
        if (waitpid(child, &status, WNOHANG) == child) {
            well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
            kill(-child, SIGKILL);
            return well;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    kill(-child, SIGKILL);
    waitpid(child, nullptr, 0);
    return false;
}

}  // namespace

bool can_print() { return find_chromium() != nullptr; }

Problem no_printer() {
    return problem(
        "pdf",
        "Chromium prints the report, and it is not installed here: apt install chromium. Or open the page and "
        "print it from any browser");
}

Result<std::string> print_to_pdf(const std::string& html, const std::string& footer) {
    const char* chromium = find_chromium();
    if (!chromium) return no_printer();
    static std::timed_mutex one_at_a_time;
    const std::unique_lock alone{one_at_a_time, turn};
    if (!alone) return problem("pdf", "Another report is being printed. Try again in a minute");
    const Folder folder;
    put_page(folder, html, footer);
    const auto child =
        start({chromium, "--headless",
               "--no-sandbox",  // the page is ours, and may run no script
               "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-gpu", "--disable-quic", "--no-first-run",
               "--disable-background-networking", "--disable-component-update", "--disable-sync",
               "--no-pdf-header-footer", "--generate-pdf-document-outline", "--user-data-dir=" + (folder / "profile"),
               "--print-to-pdf=" + (folder / "page.pdf"), "file://" + (folder / "page.html")},
              folder.path());
    const bool printed = child > 0 && finish(child);
    std::ifstream pdf{folder / "page.pdf", std::ios::binary};
    if (!printed || !pdf) return problem("pdf", "Chromium could not print the report. Try again");
    return std::string{std::istreambuf_iterator<char>{pdf}, {}};
}

}  // namespace accord::web
