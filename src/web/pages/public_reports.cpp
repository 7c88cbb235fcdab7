// What the district publishes: the released reports, newest first, and what is missing.
#include <algorithm>

#include "base/school_calendar.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/public.hpp"
#include "web/pages/released_tables.hpp"
#include "web/print.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::Publication;
using office::PublishedEdition;
using office::PublishedPeriod;
using office::ReportSpan;

namespace {

Html files_of(const Visit& visit, const PublishedEdition& edition) {
    Html links =
        h::a({href(file_address(edition, "csv"))}, "CSV") + ", " + h::a({href(file_address(edition, "json"))}, "JSON");
    if (can_print()) links += ", " + h::a({href(visit.to(file_address(edition, "pdf")))}, "PDF");
    return links;
}

/// "Edition 2: corrects edition 1. Contacts came in late."
Html edition_words(const Visit& visit, const PublishedEdition& edition) {
    Html words = visit.t({"Edition {edition}", {{"edition", std::to_string(edition.edition)}}});
    if (!edition.reason.empty()) words += h::br() + h::small(visit.t("Correction."), " ", edition.reason);
    if (edition.corrected()) words += h::br() + h::small(visit.t("A newer edition corrects this one."));
    return words;
}

Html list_of(const Visit& visit, const std::vector<PublishedEdition>& editions) {
    if (editions.empty()) return h::p(visit.t("No report has been released yet."));
    std::vector<Html> rows;
    for (const auto& edition : editions)
        rows.push_back(h::tr(
            h::th({scope("row")}, h::a({href(visit.to(public_address(edition)))}, period_words(visit, edition.period))),
            cell(visit.t("Days"), days_words(visit, edition.period.days())),
            cell(visit.t("Released on"), visit.words.date(edition.released_on)),
            cell(visit.t("Edition"), edition_words(visit, edition)), cell(visit.t("Files"), files_of(visit, edition))));
    return data_table(
        visit.t("Released reports, newest first"),
        {visit.t("Report"), visit.t("Days"), visit.t("Released on"), visit.t("Edition"), visit.t("Files")}, rows);
}

/// A period within its school year: "Quarter 1 of 4", "Sept 2026".
std::string short_words(const Visit& visit, const office::ReportPeriod& period) {
    const std::vector<std::pair<std::string, std::string>> part{{"part", std::to_string(period.part)}};
    switch (period.span) {
        case ReportSpan::school_year:
            return std::string{visit.t("The whole year")};
        case ReportSpan::half:
            return visit.t({"Half {part} of 2", part});
        case ReportSpan::quarter:
            return visit.t({"Quarter {part} of 4", part});
        case ReportSpan::month:
            return period_words(visit, period);
    }
    return {};
}

/// What has come of a period: the report, or that it has not ended, or that it is missing.
Html state_of(const Visit& visit, const PublishedPeriod& period) {
    const auto last_day = visit.words.date(period.period.days().until);
    const auto address = visit.to("/public/report/" + period.period.code() + "/" + std::to_string(period.newest));
    switch (period.state) {
        case Publication::released:
            return chip("ok", visit.t("Released")) + h::small(h::a({href(address)}, visit.t("Read the report")));
        case Publication::not_ended:
            return chip("mute", visit.t("Not yet ended")) + h::small(visit.t({"Ends on {day}", {{"day", last_day}}}));
        case Publication::missing:
            return chip("warn", visit.t("Missing")) +
                   h::small(visit.t({"It ended on {day}, and nothing was released", {{"day", last_day}}}));
    }
    return {};
}

/// The periods of one school year: months as a strip, and the longer ones.
Html year_of(const Visit& visit, int school_year, const std::vector<PublishedPeriod>& periods) {
    Html months, others;
    for (const auto& period : periods) {
        if (period.period.school_year != school_year) continue;
        auto& list = period.period.span == ReportSpan::month ? months : others;
        list += h::li(h::b(short_words(visit, period.period)), state_of(visit, period));
    }
    return h::h2(visit.t({"School year {year}", {{"year", school_year_name(school_year)}}})) +
           h::ul({cls("periods")}, others) +
           (months.empty() ? Html{} : h::h3(visit.t("Month by month")) + h::ul({cls("periods")}, months));
}

Html years(const Visit& visit) {
    const auto periods = office::published_periods(visit.office);
    Html all;
    int before = 0;
    for (const auto& period : periods)
        if (period.period.school_year != before) {
            before = period.period.school_year;
            all += year_of(visit, before, periods);
        }
    return all;
}

}  // namespace

Response public_reports(Visit& visit) {
    const auto title =
        visit.t({"School officers and students at {district}", {{"district", visit.office.district().name}}});
    const auto editions = office::published_editions(visit.office);
    const Html body =
        h::h1(title) +
        h::p({cls("finding")},
             visit.t("How often school resource officers had to do with students, what came of it, and "
                     "whether it is alike for all groups of students.")) +
        h::p(
            visit.t("Each report was checked by two people before its release and never changes. A correction is a new "
                    "edition with its reason. Small numbers are hidden, so that nobody can be recognized."),
            " ", h::a({href(visit.to("/public/method"))}, visit.t("How numbers are counted"))) +
        list_of(visit, editions) + years(visit) + h::h2(visit.t("For further use")) +
        h::ul(h::li(h::a({href("/public/editions.json")}, visit.t("All editions and what is missing, as JSON"))),
              h::li(h::a({href(visit.to("/public/codebook"))},
                         visit.t("Codebook: what each column of the files means"))));
    return public_page(visit, title, "/public", "/public", body);
}

/// GET /public/report/:period leads to the newest edition of the period.
Response public_newest(Visit& visit) {
    const auto edition = office::published_edition(visit.office, visit.place("period"));
    return edition ? see_other(visit.to(public_address(*edition))) : failure_page(visit, 404);
}

}  // namespace accord::web::pages
