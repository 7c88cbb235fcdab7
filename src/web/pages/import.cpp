#include "office/imports.hpp"

#include <algorithm>

#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using program::ImportKind;

namespace {

Html columns_of(const Visit& visit, ImportKind kind) {
    std::vector<Html> rows;
    for (const auto& column : program::import_columns(kind))
        rows.push_back(h::tr(h::td(h::code(column.file)), h::th({scope("row")}, h::code(column.name)), h::td(visit.t(label_of(column.need))), h::td(column.allowed), h::td(visit.t(column.about))));
    const auto code = std::string{code_of(kind)};
    Html link = kind == ImportKind::roster ? Html{} : h::p(h::a({href("/import/template/" + code)}, visit.t("Download a template")));
    return h::details({}, h::summary(visit.t(label_of(kind))), data_table(visit.t("Columns"), {visit.t("File"), visit.t("Column"), visit.t("Needed"), visit.t("Holds"), visit.t("About")}, rows), link);
}

Html past(const Visit& visit) {
    const auto imports = office::past_imports(visit.office, visit.actor());
    if (!imports || imports->empty()) return {};
    const Form blank;
    const Fields fields{visit, blank, {}};
    std::vector<Html> rows;
    for (auto import = imports->rbegin(); import != imports->rend() && rows.size() < 20; ++import)
        rows.push_back(h::tr(h::td(visit.words.date(visit.office.local_date(import->at)) + ", " + visit.office.local_time(import->at)), h::td(import->by), h::td({cls("r")}, visit.words.number(import->records)),
                             h::td(h::form({cls("bare"), method("post"), action("/import/undo")}, fields.secret(), fields.hidden("act", import->act), h::button({cls("linklike")}, visit.t("Take back"))))));
    return h::h2(visit.t("Imports so far")) + data_table(visit.t("Newest first"), {visit.t("When"), visit.t("By"), visit.t("Records"), visit.t("Take back")}, rows);
}

Response import_page(const Visit& visit, const Form& values, const Problems& problems, const Html& result = {}) {
    Form filled = values;
    filled.fill("mode", "dry_run");
    const Fields fields{visit, filled, problems};
    const auto title = std::string{visit.t("Import records")};
    Html all;
    for (const auto& row : names_of<ImportKind>) all += columns_of(visit, row.value);
    PageHead head{title, "/import"};
    head.status = problems.empty() ? 200 : 422;
    return page(visit, head,
                fields.summary() + h::h1(title) + result +
                    h::form({method("post"), action("/import"), {"enctype", "multipart/form-data"}}, fields.secret(), fields.radios("kind", visit.t("What comes in?"), choices_of<ImportKind>(visit)),
                            h::div({cls("field")}, h::label({cls("q"), for_("f-files")}, visit.t("Files")), h::p({cls("hint"), id("h-files")}, visit.t("A OneRoster zip, or CSV files. Place of birth and passwords are dropped before anything is stored.")),
                                   h::input({type("file"), id("f-files"), name("files"), {"multiple", ""}, {"accept", ".csv,.zip"}, described_by("h-files")})),
                            fields.radios("mode", visit.t("What to do"),
                                          {{"dry_run", std::string{visit.t("Try it: show what would change, write nothing")}}, {"write", std::string{visit.t("Write it, in one step that can be taken back")}}}),
                            h::p(h::button({cls("btn")}, visit.t("Import")))) +
                    past(visit) + h::h2(visit.t("What each file holds")) + all);
}

Html row_errors(const Visit& visit, const Problems& problems) {
    std::vector<Html> rows;
    constexpr std::size_t most = 200;
    for (std::size_t i = 0; i < std::min(most, problems.size()); ++i) {
        const auto place = program::place_of(problems[i]);
        rows.push_back(h::tr(h::td(place.file), h::td({cls("r")}, place.line), h::td(h::code(place.column)), h::td(visit.t(problems[i].message))));
    }
    const auto count = std::to_string(problems.size());
    return note("bad", h::p(visit.t({"{count} rows are in error. Nothing was written.", {{"count", count}}}))) +
           data_table(visit.t("Rows in error"), {visit.t("File"), visit.t("Line"), visit.t("Column"), visit.t("What is wrong, and how to mend it")}, rows) +
           h::details({}, h::summary(visit.t("All of them as CSV, to copy")), h::textarea({{"rows", "8"}, {"readonly", ""}, aria_label(visit.t("Rows in error"))}, office::problems_csv(problems)));
}

Html plan_of(const Visit& visit, const office::ImportReport& report) {
    Html notes;
    for (const auto& warning : report.plan.warnings) notes += h::li(visit.t(warning));
    std::vector<Html> rows;
    for (const auto& count : report.plan.counts())
        rows.push_back(h::tr(h::th({scope("row")}, h::code(count.table)), h::td({cls("r")}, count.added), h::td({cls("r")}, count.changed), h::td({cls("r")}, count.unchanged), h::td({cls("r")}, count.left), h::td({cls("r")}, count.withdrawn)));
    const bool written = !report.act.empty();
    return note(written ? "ok" : "", h::p(visit.t(written ? "Written. It can be taken back below." : "Tried: this is what would change. Nothing was written."))) + (notes.empty() ? Html{} : h::ul(notes)) +
           data_table(visit.t("Records"), {visit.t("Kind"), visit.t("New"), visit.t("Changed"), visit.t("Unchanged"), visit.t("Left"), visit.t("Withdrawn")}, rows);
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
    const auto mode = visit.form.get("mode") == "write" ? office::ImportMode::write : office::ImportMode::dry_run;
    const auto report = office::import_records(visit.office, visit.actor(), *kind, std::move(files), mode);
    if (!report) return import_page(visit, visit.form, report.problems());
    return import_page(visit, visit.form, {}, report->plan.ready() ? plan_of(visit, *report) : row_errors(visit, report->plan.problems));
}

Response take_undo(Visit& visit) {
    const auto undone = office::undo_import(visit.office, visit.actor(), std::string{visit.form.get("act")});
    if (!undone) return problems_page(visit, undone.problems());
    return import_page(visit, {}, {}, note("ok", h::p(visit.t({"Taken back: {count} records.", {{"count", std::to_string(*undone)}}}))));
}

Response import_template(Visit& visit) {
    const auto kind = parse_code<ImportKind>(visit.place("kind"));
    const auto csv = kind ? program::template_csv(*kind) : std::string{};
    return csv.empty() ? failure_page(visit, 404) : csv_response(std::string{code_of(*kind)} + ".csv", csv);
}

}  // namespace accord::web::pages
