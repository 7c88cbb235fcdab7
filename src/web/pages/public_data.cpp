// Open data: the files of each edition, the index of all editions, and the codebook.
#include <nlohmann/json.hpp>

#include "equity/codebook.hpp"
#include "web/caching.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/public.hpp"
#include "web/print.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using equity::CodebookEntry;

namespace {

/// A file that never changes, for scripts of other sites as well.
Response open_data(Response response, std::string_view age) {
    response.headers.emplace_back("Cache-Control", age);
    response.headers.emplace_back("Access-Control-Allow-Origin", "*");
    return response;
}

std::string file_name(const office::PublishedEdition& edition, const std::string& kind) {
    return "officer-contacts-" + edition.period.code() + "-edition-" + std::to_string(edition.edition) + "." + kind;
}

Json period_json(const office::ReportPeriod& period) {
    const auto days = period.days();
    return {{"code", period.code()},
            {"span", code_of(period.span)},
            {"from", to_string(days.from)},
            {"until", to_string(days.until)}};
}

Json edition_json(const office::PublishedEdition& edition) {
    Json json{{"name", edition.name()},
              {"period", period_json(edition.period)},
              {"edition", edition.edition},
              {"newest_edition", edition.newest},
              {"released_on", to_string(edition.released_on)},
              {"sha256", edition.sha256},
              {"page", public_address(edition)},
              {"csv", file_address(edition, "csv")},
              {"json", file_address(edition, "json")}};
    if (can_print()) json["pdf"] = file_address(edition, "pdf");
    if (!edition.reason.empty()) json["reason_of_correction"] = edition.reason;
    return json;
}

/// The words of a column, in one cell.
Html words_of(const Visit& visit, const CodebookEntry& entry) {
    if (entry.words.empty()) return "\xe2\x80\x93";
    Html rows;
    for (const auto& word : entry.words) rows += h::li(h::code(word.word), " ", visit.t(word.meaning));
    return h::details(h::summary(visit.t({"{count} words", {{"count", std::to_string(entry.words.size())}}})),
                      h::ul(rows));
}

Html codebook_table(const Visit& visit, std::string_view caption, const std::vector<CodebookEntry>& entries) {
    std::vector<Html> rows;
    for (const auto& entry : entries)
        rows.push_back(h::tr(
            h::th({scope("row")}, h::code(entry.name)), cell(visit.t("Meaning"), visit.t(entry.meaning)),
            cell(visit.t("Unit"), visit.t(label_of(entry.unit))),
            cell(visit.t("Words that can stand there"), words_of(visit, entry)), cell(visit.t("Since"), entry.since)));
    return data_table(
        caption,
        {visit.t("Name"), visit.t("Meaning"), visit.t("Unit"), visit.t("Words that can stand there"), visit.t("Since")},
        rows);
}

}  // namespace

Response public_report_csv(Visit& visit) {
    const auto edition = edition_asked(visit);
    if (!edition) return failure_page(visit, 404);
    const auto report = office::published_report(visit.office, *edition);
    if (!report) return problems_page(visit, report.problems());
    // Written anew from the released figures: a later version may add columns.
    return open_data(csv_response(file_name(*edition, "csv"), equity::to_csv(report->figures)), for_minutes);
}

/// The very bytes that were released.
Response public_report_json(Visit& visit) {
    const auto edition = edition_asked(visit);
    if (!edition) return failure_page(visit, 404);
    auto report = office::published_report(visit.office, *edition);
    if (!report) return problems_page(visit, report.problems());
    return open_data(json_response(std::move(report->json)), for_a_year);
}

Response public_index(Visit& visit) {
    Json index{{"format", "accord-editions/1"},
               {"district", visit.office.district().name},
               {"as_of", to_string(visit.office.today())},
               {"codebook", "/public/codebook.json"},
               {"editions", Json::array()},
               {"periods", Json::array()}};
    for (const auto& edition : office::published_editions(visit.office))
        index["editions"].push_back(edition_json(edition));
    for (const auto& each : office::published_periods(visit.office)) {
        auto json = period_json(each.period);
        json["state"] = code_of(each.state);
        if (each.newest > 0) json["newest_edition"] = each.newest;
        index["periods"].push_back(std::move(json));
    }
    return open_data(json_response(print_json(index) + "\n"), for_minutes);
}

Response public_codebook(Visit& visit) {
    const std::string title{visit.t("Data and codebook")};
    const auto& book = equity::codebook();
    return public_page(
        visit, title, "/public/codebook", "/public/codebook",
        h::h1(title) +
            h::p(visit.t(
                "Every edition stands as CSV and as JSON at an address that never changes. The index lists all of "
                "them with their days, edition, checksum and day of release, and the reports that are missing.")) +
            h::p(visit.t("The first line of a CSV file says what the file is; the second names the columns.")) +
            tools({{"/public/editions.json", std::string{visit.t("Index of all editions (JSON)")}},
                   {"/public/codebook.csv", std::string{visit.t("This codebook as CSV")}},
                   {"/public/codebook.json", std::string{visit.t("This codebook as JSON")}}}) +
            codebook_table(visit, visit.t("Columns of the CSV file"), book.csv) +
            codebook_table(visit, visit.t("Members of the JSON file"), book.json));
}

Response public_codebook_csv(Visit&) {
    return open_data(csv_response("codebook.csv", equity::to_csv(equity::codebook())), for_minutes);
}

Response public_codebook_json(Visit&) {
    return open_data(json_response(print_json(equity::to_json(equity::codebook())) + "\n"), for_minutes);
}

}  // namespace accord::web::pages
