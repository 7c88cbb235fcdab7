#include "web/serve.hpp"

#include <cstdio>
#include <fstream>
#include <thread>

#include "office/published.hpp"
#include "office/reports.hpp"
#include "office/setup.hpp"
#include "web/app.hpp"
#include "web/print.hpp"
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

/// The page of a report for the machine itself, to be printed.
Response page_of(office::Office& office, const PrintRequest& request) {
    Request asked;
    if (request.edition.empty()) {
        asked.path = "/" + request.language + "/report";
        asked.query = "whole=yes&from=" + request.from + "&until=" + request.until;
        return answer_as(office, asked, office::operator_of_machine());
    }
    const auto edition = office::published_edition(office, request.edition);
    const auto name = edition ? edition->name() : request.edition;
    asked.path = "/" + request.language + "/public/report/" + name + "/report.pdf";
    return answer(office, asked);
}

Result<std::string> pdf_of(office::Office& office, const PrintRequest& request) {
    if (!can_print()) return no_printer();
    if (!Words::exists(request.language))
        return problem("--language", "Accord does not speak this language: choose en or es");
    auto answered = page_of(office, request);
    if (answered.status != 200)
        return problem(request.edition, "This report cannot be printed: see whether `accord report` shows it");
    if (answered.type == "application/pdf") return std::move(answered.body);
    return print_to_pdf(answered.body, english(office::working_words()));
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
    auto office = office::open_office(request.directory);
    if (!office) return complain(office.problems());
    const auto pdf = pdf_of(**office, request);
    if (!pdf) return complain(pdf.problems());
    std::ofstream file{request.output, std::ios::binary};
    if (!(file << *pdf) || !file.flush()) return complain({problem(request.output, "This file cannot be written")});
    std::printf("%s\n", request.output.c_str());
    return 0;
}

}  // namespace accord::web
