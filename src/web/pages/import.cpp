// Import: choose files, and the imports so far. What becomes of a choice stands in import_job.cpp.
#include "office/import_jobs.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using program::ImportKind;

namespace {

Html columns_of(const Visit& visit, ImportKind kind) {
    std::vector<Html> rows;
    for (const auto& column : program::import_columns(kind))
        rows.push_back(h::tr(h::td(h::code(column.file)), h::th({scope("row")}, h::code(column.name)),
                             h::td(visit.t(label_of(column.need))), h::td(column.allowed),
                             h::td(visit.t(column.about))));
    const auto code = std::string{code_of(kind)};
    const Html link = kind == ImportKind::roster
                          ? Html{}
                          : h::p(h::a({href("/import/template/" + code)}, visit.t("Download a template")));
    return h::details(
        {}, h::summary(visit.t(label_of(kind))), link,
        data_table(visit.t("Columns"),
                   {visit.t("File"), visit.t("Column"), visit.t("Needed"), visit.t("Holds"), visit.t("About")}, rows));
}

Html past(const Visit& visit) {
    const auto imports = office::past_imports(visit.office, visit.actor());
    if (!imports || imports->empty()) return {};
    constexpr std::size_t most = 20;
    std::vector<Html> rows;
    for (const auto& import : *imports) {
        if (rows.size() == most) break;
        const auto moment = moment_words(visit, import.at);
        const auto name = import.name.empty() ? std::string{visit.t("On the command line")} : import.name;
        const Html undo = import.undone ? chip("mute", visit.t("Taken back"))
                                        : h::a({href("/import/undo/" + import.act)}, visit.t("Take back"));
        rows.push_back(h::tr(
            h::th({scope("row")}, import.job.empty() ? Html{moment} : h::a({href("/import/" + import.job)}, moment)),
            cell(visit.t("File"), name), cell(visit.t("By"), import.by),
            h::td({cls("r"), {"data-l", visit.t("Records")}}, visit.words.number(import.records)),
            cell(visit.t("Take back"), undo)));
    }
    return h::section({cls("sec")}, h::h2(visit.t("Imports so far")),
                      data_table(visit.t("Newest first"),
                                 {visit.t("When"), visit.t("File"), visit.t("By"), number_column(visit.t("Records")),
                                  visit.t("Take back")},
                                 rows));
}

Response import_page(const Visit& visit, const Form& values, const Problems& problems) {
    const Fields fields{visit, values, problems};
    const auto title = std::string{visit.t("Import records")};
    Html all;
    for (const auto& row : names_of<ImportKind>) all += columns_of(visit, row.value);
    PageHead head{title, "/import"};
    head.status = problems.empty() ? 200 : 422;
    return page(
        visit, head,
        fields.summary() + h::h1(title) + tools({{"/calendar", std::string{visit.t("School calendar")}}}) +
            h::p(visit.t(
                "First the files are tried: you see what would change and every row that is in error. Nothing is "
                "written until you say so.")) +
            h::form(
                {method("post"), action("/import"), {"enctype", "multipart/form-data"}}, fields.secret(),
                fields.radios("kind", visit.t("What comes in?"), choices_of<ImportKind>(visit)),
                fields.files("files", visit.t("Files"),
                             visit.t("A OneRoster zip, or CSV files. Place of birth and passwords are dropped before "
                                     "anything is stored."),
                             ".csv,.zip", true),
                h::p(h::button({cls("btn")}, visit.t("Try it")))) +
            past(visit) + h::section({cls("sec")}, h::h2(visit.t("What each file holds")), all));
}

}  // namespace

Response import(Visit& visit) { return import_page(visit, visit.query, {}); }

Response take_import(Visit& visit) {
    Problems problems;
    const auto kind = parse_code<ImportKind>(visit.form.get("kind"));
    if (!kind) problems.push_back(problem("kind", "Choose what comes in"));
    std::vector<program::ImportFile> files;
    for (const auto& file : visit.form.files())
        if (!file.bytes.empty()) files.push_back({file.name, file.bytes});
    if (files.empty()) problems.push_back(problem("files", "Choose the files"));
    if (!problems.empty()) return import_page(visit, visit.form, problems);
    const auto job = office::start_import(visit.office, visit.actor(), *kind, std::move(files));
    return job ? see_other("/import/" + *job) : import_page(visit, visit.form, job.problems());
}

Response import_template(Visit& visit) {
    const auto kind = parse_code<ImportKind>(visit.place("kind"));
    const auto csv = kind ? program::template_csv(*kind) : std::string{};
    return csv.empty() ? failure_page(visit, 404) : csv_response(std::string{code_of(*kind)} + ".csv", csv);
}

}  // namespace accord::web::pages
