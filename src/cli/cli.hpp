#pragma once

#include <functional>
#include <string>

namespace accord::cli {

/// What `accord serve` was asked for. The server is the web's, so main hands it in.
struct ServeOptions {
    std::string directory;
    std::string address = "127.0.0.1";
    unsigned short port = 8080;
    bool show_sample_logins = false;
};
using Serve = std::function<int(const ServeOptions&)>;

/// The Board report printed to PDF, which needs the web's pages: gives the exit code.
struct PdfOptions {
    std::string directory;
    std::string from;
    std::string until;
    std::string edition;  ///< "2025-26/1"; empty: the working view of those days
    std::string output;
    std::string language = "en";
};
using PrintPdf = std::function<int(const PdfOptions&)>;

/// Reads the command line and carries it out. Gives the exit code: 0 done, 1 the answer is no, 2 it could not be done.
int run(int argc, const char* const* argv, const Serve& serve, const PrintPdf& print_pdf);

}  // namespace accord::cli
