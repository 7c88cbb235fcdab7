#pragma once

#include <string>

namespace accord::web {

struct ServeRequest {
    std::string directory;
    std::string address;
    unsigned short port = 8080;
    bool show_sample_logins = false;
};
/// Serves a district until it is told to stop. Gives the exit code.
int serve(const ServeRequest& request);

struct PrintRequest {
    std::string directory;
    std::string from;
    std::string until;
    std::string edition;  ///< "2025-26/1"; empty: the working view of those days
    std::string output;
    std::string language = "en";
};
/// Prints a report to PDF: of an edition the page that everybody reads. Where Chromium is not installed, says which
/// package to install.
int print_report(const PrintRequest& request);

}  // namespace accord::web
