// accord: builds the parts and hands them over.
#include "cli/cli.hpp"
#include "web/serve.hpp"

int main(int argc, char** argv) {
    using namespace accord;
    const auto serve = [](const cli::ServeOptions& options) {
        return web::serve({options.directory, options.address, options.port, options.show_sample_logins});
    };
    const auto print_pdf = [](const cli::PdfOptions& options) {
        return web::print_report(
            {options.directory, options.from, options.until, options.edition, options.output, options.language});
    };
    return cli::run(argc, argv, serve, print_pdf);
}
