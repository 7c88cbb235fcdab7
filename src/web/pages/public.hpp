#pragma once

#include <string>

#include "office/published.hpp"
#include "web/app.hpp"
#include "web/html.hpp"

/// What the pages for everybody have in common. They read released editions alone (office/published.hpp).
namespace accord::web::pages {

/// A page of the public site: `path` is its address without a language.
Response public_page(const Visit& visit, const std::string& title, const std::string& path, std::string_view here,
                     const Html& content);

/// "School year 2025-26", "2025-26, quarter 1 of 4", "Sept 2026".
std::string period_words(const Visit& visit, const office::ReportPeriod& period);

/// "Student contacts with school officers: Sept 2026": of the window and of the PDF.
std::string report_title(const Visit& visit, const office::ReportPeriod& period);

/// "/public/report/2025-26/1", without a language.
std::string public_address(const office::PublishedEdition& edition);

/// Where the files of an edition stand: "/public/report/2025-26/1/report.csv".
std::string file_address(const office::PublishedEdition& edition, std::string_view kind);

/// The edition that the address names: ":period" and ":edition".
std::optional<office::PublishedEdition> edition_asked(const Visit& visit);

}  // namespace accord::web::pages
