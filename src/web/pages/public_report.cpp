// One released edition for everybody: what it says, its corrections, its files.
#include "web/frame.hpp"
#include "web/pages/edition_pdf.hpp"
#include "web/pages/method.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/public.hpp"
#include "web/pages/released_tables.hpp"
#include "web/print.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::PublishedEdition;

namespace {

/// That the edition corrects another, or was itself corrected, with the reason and where to go.
Html corrections(const Visit& visit, const PublishedEdition& edition) {
    Html notes;
    if (edition.corrected()) {
        auto newest = edition;
        newest.edition = edition.newest;
        notes +=
            note("warn", h::p(h::strong(visit.t("This edition was corrected.")), " ", edition.correction, " \xc2\xb7 ",
                              h::a({href(visit.to(public_address(newest)))}, visit.t("Read the newest edition"))));
    }
    if (!edition.reason.empty()) {
        auto before = edition;
        before.edition = edition.edition - 1;
        notes += note("", h::p(h::strong(visit.t("Correction.")), " ", edition.reason, " \xc2\xb7 ",
                               h::a({href(visit.to(public_address(before)))}, visit.t("The edition before"))));
    }
    return notes;
}

Html files(const Visit& visit, const PublishedEdition& edition) {
    std::vector<std::pair<std::string, std::string>> links{
        {file_address(edition, "csv"), std::string{visit.t("CSV of every table")}},
        {file_address(edition, "json"), "JSON"}};
    if (can_print()) links.push_back({visit.to(file_address(edition, "pdf")), "PDF"});
    links.push_back({visit.to("/public/codebook"), std::string{visit.t("What the columns mean")}});
    links.push_back({visit.to("/public/method"), std::string{visit.t("How numbers are counted")}});
    return tools(links);
}

}  // namespace

Html public_report_text(const Visit& visit, const PublishedEdition& edition, const equity::Released& figures,
                        const BesideReport& beside) {
    return h::h1(visit.t("Student contacts with school officers")) +
           h::p({cls("mut")}, period_words(visit, edition.period), ": ", days_words(visit, edition.period.days()), ". ",
                visit.t({"Edition {edition}, released on {day}.",
                         {{"edition", std::to_string(edition.edition)}, {"day", to_string(edition.released_on)}}})) +
           corrections(visit, edition) + files(visit, edition) + released_tables(visit, figures, beside) +
           h::p({cls("small mut")}, visit.t("Two people checked this edition before its release. It never changes.")) +
           h::p({cls("small mut long")},
                visit.t({"Checksum of the JSON file (SHA-256): {sha256}", {{"sha256", edition.sha256}}}));
}

Response public_report(Visit& visit) {
    const auto edition = edition_asked(visit);
    if (!edition) return failure_page(visit, 404);
    const auto report = office::published_report(visit.office, *edition);
    if (!report) return problems_page(visit, report.problems());
    return public_page(
        visit, report_title(visit, edition->period), public_address(*edition), "/public",
        public_report_text(visit, *edition, report->figures, {office::earlier_years(visit.office, edition->period)}));
}

Response public_report_pdf(Visit& visit) {
    const auto edition = edition_asked(visit);
    if (!edition) return failure_page(visit, 404);
    return edition_pdf(visit, *edition);
}

Response public_method(Visit& visit) {
    const std::string title{visit.t("How numbers are counted")};
    return public_page(
        visit, title, "/public/method", "/public/method",
        h::h1(title) + counting_method(visit) + h::h2(visit.t("When reports come")) +
            h::p(visit.t("A report is of a school year, a half, a quarter or a month that has ended. There "
                         "are no others: two reports of nearly the same days would tell small numbers.")) +
            h::p(visit.t("One person drafts a report, another checks and releases it. After that it never "
                         "changes. When a number was wrong, a new edition says why, and the old one stays.")));
}

}  // namespace accord::web::pages
