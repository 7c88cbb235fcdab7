// Filings to governments: what can be prepared, what to look at before, what differs from last year, what went out.
#include "office/filings.hpp"

#include <algorithm>

#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using equity::Check;
using office::FiledVersion;
using office::FilingKind;
using office::FilingLook;
using office::FilingOf;

namespace {

constexpr auto here = "/filings";

std::string address_of(const FilingOf& of) {
    auto address =
        std::string{here} + "/" + std::string{code_of(of.kind)} + "/" + office::filing_year_name(of.kind, of.year);
    return of.agency ? address + "?agency=" + of.agency->text() : address;
}

std::string agency_name(const Visit& visit, const std::optional<program::AgencyId>& id) {
    for (const auto& agency : office::stop_record_agencies(visit.office))
        if (agency.id == id) return agency.name;
    return {};
}

/// "Referrals and arrests (...), 2025-26", and of stop records the agency.
std::string title_of(const Visit& visit, const FilingOf& of) {
    const auto agency = agency_name(visit, of.agency);
    return std::string{visit.t(label_of(of.kind))} + ", " + office::filing_year_name(of.kind, of.year) +
           (agency.empty() ? "" : ", " + agency);
}

FilingOf of_version(const FiledVersion& version) {
    return {version.record.kind, version.record.year, version.record.agency};
}

// --- The list ---

Html possible_list(const Visit& visit, const std::vector<FilingOf>& possible,
                   const std::vector<FiledVersion>& versions) {
    if (possible.empty())
        return h::p(
            visit.t("No year on file has ended yet. A filing needs the first and the last day of its school "
                    "year: enter them in the school calendar."));
    std::vector<Html> rows;
    for (const auto& of : possible) {
        const auto newest = std::find_if(versions.begin(), versions.end(), [&](const FiledVersion& each) {
            return address_of(of_version(each)) == address_of(of);
        });
        const Html state =
            newest == versions.end()
                ? chip("mute", visit.t("Not prepared"))
                : chip("ok", visit.t({"Version {version}", {{"version", std::to_string(newest->record.version)}}}));
        rows.push_back(h::tr(cell(visit.t("Year"), office::filing_year_name(of.kind, of.year)),
                             cell(visit.t("Filing"), h::a({href(address_of(of))}, title_of(visit, of))),
                             cell(visit.t("State"), state)));
    }
    return data_table(visit.t("What can be prepared"), {visit.t("Year"), visit.t("Filing"), visit.t("State")}, rows);
}

Html version_list(const Visit& visit, const std::vector<FiledVersion>& versions) {
    if (versions.empty()) return h::h2(visit.t("What was prepared")) + h::p(visit.t("Nothing has been prepared yet."));
    std::vector<Html> rows;
    for (const auto& version : versions) {
        const auto& record = version.record;
        rows.push_back(
            h::tr(cell(visit.t("File"),
                       h::a({href(std::string{here} + "/versions/" + record.id.text())}, version.file_name())),
                  cell(visit.t("To"), record.recipient + " (" + record.law + ")"),
                  cell(visit.t("Prepared"),
                       moment_words(visit, record.filed_at) + ", " +
                           (version.filer.empty() ? std::string{visit.t("on the machine itself")} : version.filer)),
                  cell(visit.t("Reason of the correction"), record.reason.empty() ? "\xe2\x80\x93" : record.reason),
                  cell("SHA-256", h::code(record.sha256.substr(0, 16)))));
    }
    return data_table(visit.t("What was prepared"),
                      {visit.t("File"), visit.t("To"), visit.t("Prepared"), visit.t("Reason of the correction"),
                       std::string_view{"SHA-256"}},
                      rows);
}

// --- One filing ---

std::string_view tone_of_check(Check::State state) {
    switch (state) {
        case Check::State::good:
            return "ok";
        case Check::State::look:
            return "info";
        case Check::State::missing:
            return "bad";
        case Check::State::unverified:
            return "warn";
    }
    return "mute";
}

/// What is missing stands first, what is in order last.
Html check_list(const Visit& visit, std::vector<Check> checks) {
    constexpr std::array order{Check::State::missing, Check::State::look, Check::State::unverified, Check::State::good};
    Html rows;
    for (const auto state : order)
        for (const auto& check : checks)
            if (check.state == state)
                rows +=
                    h::li(h::div(chip(tone_of_check(state), visit.t(label_of(state)))), h::div(visit.t(check.message)));
    return h::h2(visit.t("Check list")) + h::ul({cls("due")}, rows);
}

std::string figure_words(const Visit& visit, const std::optional<std::int64_t>& figure) {
    return figure ? visit.words.number(*figure) : std::string{visit.t("blank")};
}

Html difference_list(const Visit& visit, const FilingLook& look) {
    Html body = h::h2(visit.t("What differs from the year before")) + h::p(visit.t(look.compared_with), ".");
    if (!look.left_out.key.empty()) body += h::p(visit.t(look.left_out), ".");
    if (!look.compared) return body;
    if (look.differences.empty())
        return body + h::p(visit.t("No number moved by five or more and by half, and none was lost."));
    std::vector<Html> rows;
    for (const auto& each : look.differences)
        rows.push_back(h::tr(cell(visit.t("School"), each.row == "all" ? Html{visit.t("District")} : Html{each.row}),
                             cell(visit.t("Column"), each.column.empty() ? Html{visit.t("How many numbers there are")}
                                                                         : h::code(each.column)),
                             number_cell(visit.t("Before"), figure_words(visit, each.before)),
                             number_cell(visit.t("Now"), figure_words(visit, each.now))));
    return body + data_table(visit.t("Exact numbers: only for those who prepare filings"),
                             {visit.t("School"), visit.t("Column"), number_column(visit.t("Before")),
                              number_column(visit.t("Now"))},
                             rows);
}

/// The settings of a form, or those that the law suggests where none were sent.
FilingOf with_settings(FilingOf of, const Form& form) {
    if (!form.posted("settings")) return of;
    of.crdc.staff_reports = form.has("count", "staff_reports");
    of.triggers = {};
    for (const auto& row : names_of<equity::StopTrigger>)
        if (form.has("trigger", row.code)) of.triggers.insert(row.value);
    return of;
}

Form settings_form(const FilingOf& of) {
    std::vector<std::pair<std::string, std::string>> values;
    if (of.crdc.staff_reports) values.emplace_back("count", "staff_reports");
    of.triggers.each([&](equity::StopTrigger trigger) { values.emplace_back("trigger", code_of(trigger)); });
    return Form{std::move(values)};
}

Html settings(const Visit& visit, const FilingOf& of) {
    if (of.kind == FilingKind::washington) return {};
    const Form values = settings_form(of);
    const Fields fields{visit, values};
    const Html choices =
        of.kind == FilingKind::crdc
            ? fields.checks("count",
                            visit.t("What counts as a referral, besides citations, referrals to probation or "
                                    "the prosecutor, and arrests?"),
                            {{"staff_reports", std::string{visit.t("What staff reported to an officer")},
                              std::string{visit.t("The federal definition: whatever came of it")}}})
            : fields.checks("trigger", visit.t("Which contacts are listed?"), choices_of<equity::StopTrigger>(visit),
                            visit.t("The regulation's own words were not found: ask the agency"));
    return h::details(
        h::summary(visit.t("How it is counted")),
        h::form({method("get"), action(std::string{here} + "/" + std::string{code_of(of.kind)} + "/" +
                                       office::filing_year_name(of.kind, of.year))},
                fields.hidden("settings", "chosen"), of.agency ? fields.hidden("agency", of.agency->text()) : Html{},
                choices, h::p(h::button({cls("btn alt")}, visit.t("Look again")))));
}

Html prepare_form(const Visit& visit, const FilingLook& look, const Fields& fields) {
    Html body = h::h2(visit.t("Prepare the file"));
    if (look.unchanged)
        return body + note("", h::p(visit.t({"Version {version} has these very numbers: there is nothing to correct.",
                                             {{"version", std::to_string(look.version - 1)}}})));
    Html kept = fields.hidden("settings", "chosen");
    if (look.of.agency) kept += fields.hidden("agency", look.of.agency->text());
    if (look.of.crdc.staff_reports) kept += fields.hidden("count", "staff_reports");
    look.of.triggers.each([&](equity::StopTrigger trigger) { kept += fields.hidden("trigger", code_of(trigger)); });
    return body +
           h::p(
               visit.t({"It holds exact numbers for {recipient}, and nobody else may get them. That you prepared it is "
                        "written down with its checksum, and it is kept sealed.",
                        {{"recipient", look.duty.recipient}}})) +
           h::form({method("post"), action(std::string{here} + "/" + std::string{code_of(look.of.kind)} + "/" +
                                           office::filing_year_name(look.of.kind, look.of.year))},
                   fields.secret(), kept,
                   look.version > 1 ? fields.text("reason", visit.t("Why is it corrected?"),
                                                  visit.t({"Version {version} was prepared before",
                                                           {{"version", std::to_string(look.version - 1)}}}))
                                    : Html{},
                   h::p(h::button({cls("btn")}, visit.t({"Prepare version {version}",
                                                         {{"version", std::to_string(look.version)}}}))));
}

/// The filing that an address and a form name; nothing when it is none.
std::optional<FilingOf> asked(const Visit& visit, const Form& form) {
    const auto kind = parse_code<FilingKind>(visit.place("kind"));
    const auto year = kind ? office::filing_year(*kind, visit.place("year")) : std::nullopt;
    if (!year) return std::nullopt;
    FilingOf of{*kind, *year};
    if (*kind == FilingKind::ripa) of.agency = program::AgencyId::parse(form.get("agency"));
    return with_settings(of, form);
}

/// Which agency, where there are several.
Html agency_choice(const Visit& visit, const FilingOf& of) {
    Html links;
    for (const auto& agency : office::stop_record_agencies(visit.office)) {
        auto one = of;
        one.agency = agency.id;
        links += h::li(h::a({href(address_of(one))}, agency.name));
    }
    return links.empty() ? Html{} : h::ul(links);
}

Response refused_page(const Visit& visit, const FilingOf& of, const Problems& problems) {
    Html rows;
    for (const auto& problem : problems) rows += h::li(visit.t(problem.message));
    const bool which_agency =
        std::any_of(problems.begin(), problems.end(), [](const Problem& problem) { return problem.where == "agency"; });
    PageHead head{title_of(visit, of), here};
    head.status = 422;
    return page(visit, head,
                h::h1(head.title) + note("warn", h::p(h::strong(visit.t("This cannot be prepared."))) + h::ul(rows)) +
                    (which_agency ? agency_choice(visit, of) : Html{}) +
                    tools({{here, std::string{visit.t("All filings")}},
                           {"/calendar", std::string{visit.t("School calendar")}}}));
}

Response filing_page(const Visit& visit, const FilingOf& of, const Form& values, const Problems& problems) {
    const auto look = office::look_at_filing(visit.office, visit.actor(), of);
    if (!look) return refused_page(visit, of, look.problems());
    const Fields fields{visit, values, problems, "prepare-"};
    PageHead head{title_of(visit, look->of), here};
    head.status = problems.empty() ? 200 : 422;
    return page(visit, head,
                fields.summary() + h::h1(head.title) +
                    h::dl({cls("kv")}, h::dt(visit.t("To")), h::dd(look->duty.recipient), h::dt(visit.t("Law")),
                          h::dd(look->duty.law)) +
                    tools({{here, std::string{visit.t("All filings")}}}) + check_list(visit, look->checks) +
                    settings(visit, look->of) + difference_list(visit, *look) + prepare_form(visit, *look, fields));
}

}  // namespace

Response filings(Visit& visit) {
    const auto possible = office::possible_filings(visit.office, visit.actor());
    const auto versions = office::filed_versions(visit.office, visit.actor());
    if (!possible) return problems_page(visit, possible.problems());
    if (!versions) return problems_page(visit, versions.problems());
    const std::string title{visit.t("Filings to governments")};
    return page(visit, {title, here},
                h::h1(title) +
                    h::p({cls("mut wide")}, visit.t("Exact numbers that a law asks for, small ones too. They go to the "
                                                    "government that the law names; what the public reads is the Board "
                                                    "report.")) +
                    possible_list(visit, *possible, *versions) + version_list(visit, *versions) +
                    h::p({cls("small mut")}, visit.t("A version never changes. A correction is a new version, with "
                                                     "its reason.")));
}

Response filing(Visit& visit) {
    const auto of = asked(visit, visit.query);
    return of ? filing_page(visit, *of, visit.form, {}) : failure_page(visit, 404);
}

Response take_filing(Visit& visit) {
    const auto of = asked(visit, visit.form);
    if (!of) return failure_page(visit, 404);
    const auto prepared =
        office::prepare_filing(visit.office, visit.actor(), *of, std::string{visit.form.get("reason")});
    return prepared ? see_other(here) : filing_page(visit, *of, visit.form, prepared.problems());
}

/// The very bytes of a version.
Response filing_version(Visit& visit) {
    const auto id = office::FilingId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    auto version = office::filed_version(visit.office, visit.actor(), *id);
    if (!version) return problems_page(visit, version.problems());
    return csv_response(version->file_name(), std::move(version->record.content));
}

}  // namespace accord::web::pages
