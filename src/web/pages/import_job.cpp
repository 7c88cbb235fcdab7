// One import on its way: tried, looked at, written, taken back. The bar moves with and without JavaScript.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "office/import_jobs.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::ImportJob;
using office::ImportStep;

namespace {

/// A small import is done before anybody could read a progress bar.
constexpr std::chrono::milliseconds patience{400};

constexpr std::size_t most_errors = 200;  ///< in the table; the CSV has all

Html chip_of(const Visit& visit, ImportStep step) {
    const auto words = visit.t(label_of(step));
    switch (step) {
        case ImportStep::trying:
        case ImportStep::writing:
            return chip("info", words);
        case ImportStep::tried:
            return chip("warn", words);
        case ImportStep::written:
            return chip("ok", words);
        case ImportStep::refused:
        case ImportStep::failed:
            return chip("bad", words);
    }
    return {};
}

/// "users.csv: 1,200 of 4,000 rows", "1,200 of 9,000 records written".
std::string progress_words(const Visit& visit, const ImportJob& job) {
    if (job.total == 0) return std::string{visit.t("The files are being opened")};
    const std::vector<std::pair<std::string, std::string>> values{
        {"file", job.file},
        {"done", visit.words.number(static_cast<std::int64_t>(job.done))},
        {"total", visit.words.number(static_cast<std::int64_t>(job.total))}};
    return visit.t(
        {job.file.empty() ? "{done} of {total} records written" : "{file}: {done} of {total} rows read", values});
}

Html progress_of(const Visit& visit, const ImportJob& job) {
    const auto part = [&] { return static_cast<double>(job.done) / static_cast<double>(job.total); };
    return job_progress(visit, "/import/" + job.id, job.total > 0 ? std::optional{part()} : std::nullopt,
                        progress_words(visit, job));
}

Html row_errors(const Visit& visit, const ImportJob& job) {
    if (job.forgotten)
        return note("bad",
                    h::p(visit.t("Rows were in error, and nothing was written. The server was started again since: "
                                 "choose the files once more to see them.")));
    std::vector<Html> rows;
    for (std::size_t i = 0; i < std::min(most_errors, job.problems.size()); ++i) {
        const auto place = program::place_of(job.problems[i]);
        rows.push_back(h::tr(h::td(h::code(place.file)), h::td({cls("r")}, place.line), h::td(h::code(place.column)),
                             h::td(visit.t(job.problems[i].message))));
    }
    const auto count = visit.words.number(static_cast<std::int64_t>(job.problems.size()));
    const auto title = job.problems.size() > most_errors
                           ? visit.t({"The first {shown} of {count} errors",
                                      {{"shown", std::to_string(most_errors)}, {"count", count}}})
                           : std::string{visit.t("Every error")};
    return note("bad", h::p(visit.t({job.problems.size() == 1 ? "1 row is in error. Nothing was written."
                                                              : "{count} rows are in error. Nothing was written.",
                                     {{"count", count}}}))) +
           tools({{"/import/" + job.id + "/errors.csv", std::string{visit.t("Download all errors as CSV")}}}) +
           data_table(title,
                      {visit.t("File"), number_column(visit.t("Line")), visit.t("Column"),
                       visit.t("What is wrong, and how to mend it")},
                      rows) +
           h::p(visit.t("Mend them where the file came from, export it again, and choose it once more."));
}

/// What the import does to each kind of record; a column in which every number is 0 is left out.
Html counts_of(const Visit& visit, const ImportJob& job) {
    using program::ChangeCount;
    static constexpr std::pair<std::string_view, std::size_t ChangeCount::*> columns[] = {
        {"New", &ChangeCount::added}, {"Changed", &ChangeCount::changed},     {"Unchanged", &ChangeCount::unchanged},
        {"Left", &ChangeCount::left}, {"Withdrawn", &ChangeCount::withdrawn},
    };
    std::vector<Column> header{visit.t("Kind")};
    std::vector<Html> rows(job.counts.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = h::th({scope("row")}, sentence_case(std::string{visit.t(words_of_table(job.counts[i].table))}));
    for (const auto& [words, number] : columns) {
        if (std::all_of(job.counts.begin(), job.counts.end(),
                        [n = number](const auto& count) { return count.*n == 0; }))
            continue;
        header.push_back(number_column(visit.t(words)));
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] += h::td({cls("r")}, visit.words.number(static_cast<std::int64_t>(job.counts[i].*number)));
    }
    for (auto& row : rows) row = h::tr(row);
    return rows.empty() ? Html{} : data_table(visit.t("Records"), header, rows);
}

Html plan_of(const Visit& visit, const ImportJob& job) {
    Html notes;
    for (const auto& warning : job.warnings) notes += h::li(visit.t(warning));
    return (notes.empty() ? Html{} : note("warn", h::h2(visit.t("Look at this first")) + h::ul(notes))) +
           counts_of(visit, job);
}

bool changes_something(const ImportJob& job) {
    return std::any_of(job.counts.begin(), job.counts.end(), [](const program::ChangeCount& count) {
        return count.added + count.changed + count.left + count.withdrawn > 0;
    });
}

Html yes_form(const Visit& visit, const ImportJob& job) {
    if (!changes_something(job))
        return note("", h::p(visit.t("All of it is on file already: there is nothing to import.")));
    static const Form nothing;
    return h::form({method("post"), action("/import/" + job.id + "/write")}, Fields(visit, nothing).secret(),
                   h::p(visit.t("Nothing has been written yet. It is written in one step, and can be taken back.")),
                   h::p({cls("row")}, h::button({cls("btn")}, visit.t("Import")),
                        h::a({cls("btn alt"), href("/import")}, visit.t("Leave it"))));
}

Html body_of(const Visit& visit, const ImportJob& job) {
    switch (job.step) {
        case ImportStep::trying:
        case ImportStep::writing:
            return progress_of(visit, job);
        case ImportStep::tried:
            return plan_of(visit, job) + yes_form(visit, job);
        case ImportStep::refused:
            return row_errors(visit, job);
        case ImportStep::written:
            return note("ok", h::p(visit.t("Imported."), " ",
                                   h::a({href("/import/undo/" + job.act)}, visit.t("Take it back")))) +
                   plan_of(visit, job);
        case ImportStep::failed:
            return note("bad", h::p(visit.t(job.why)));
    }
    return {};
}

Result<ImportJob> job_of(const Visit& visit, std::chrono::milliseconds wait) {
    return office::import_job(visit.office, visit.actor(), std::string{visit.place("id")}, wait);
}

/// The import that the address or the form names, if it can still be taken back.
std::optional<office::PastImport> past_import(const Visit& visit, std::string_view act) {
    const auto imports = office::past_imports(visit.office, visit.actor());
    if (!imports) return {};
    for (const auto& import : *imports)
        if (import.act == act && !import.undone) return import;
    return {};
}

Response undo_page(const Visit& visit, const office::PastImport& import, const Problems& problems) {
    const Form values{{{"act", import.act}}};
    const Fields fields{visit, values, problems};
    const auto title = std::string{visit.t("Take an import back")};
    PageHead head{title, "/import"};
    head.status = problems.empty() ? 200 : 422;
    return page(
        visit, head,
        fields.summary() + h::h1(title) +
            h::dl({cls("kv")}, h::dt(visit.t("When")), h::dd(moment_words(visit, import.at)), h::dt(visit.t("By")),
                  h::dd(import.by), h::dt(visit.t("Records")), h::dd(visit.words.number(import.records))) +
            h::p(visit.t("Records that it added are withdrawn, and records that it changed go back to what they were. "
                         "Nothing is "
                         "erased: the import and its taking back both stay in the ledger.")) +
            h::form({method("post"), action("/import/undo")}, fields.secret(), fields.hidden("act", import.act),
                    h::p({cls("row")}, h::button({cls("btn")}, visit.t("Take it back")),
                         h::a({cls("btn alt"), href("/import")}, visit.t("Leave it")))));
}

}  // namespace

Response import_job(Visit& visit) {
    const auto job = job_of(visit, patience);
    if (!job) return failure_page(visit, 404);
    const auto title = std::string{visit.t(label_of(job->kind))};
    PageHead head{title, "/import"};
    if (office::under_way(job->step)) {
        head.modules = {"job-progress.js"};
        head.reload_after = 3;
    }
    return page(
        visit, head,
        h::h1(title) + h::p(chip_of(visit, job->step), " ", h::span({cls("mut")}, job->name)) + body_of(visit, *job));
}

Response import_progress(Visit& visit) {
    const auto job = job_of(visit, {});
    if (!job) return failure_page(visit, 404);
    Json json;
    json["ended"] = !office::under_way(job->step);
    json["done"] = job->done;
    json["total"] = job->total;
    json["words"] = progress_words(visit, *job);
    return json_response(print_json(json));
}

Response import_errors(Visit& visit) {
    const auto job = job_of(visit, {});
    if (!job || job->problems.empty()) return failure_page(visit, 404);
    return csv_response("errors.csv", office::problems_csv(job->problems));
}

Response take_import_yes(Visit& visit) {
    const auto begun = office::write_import(visit.office, visit.actor(), std::string{visit.place("id")});
    return begun ? see_other("/import/" + std::string{visit.place("id")}) : problems_page(visit, begun.problems());
}

Response undo_import(Visit& visit) {
    const auto import = past_import(visit, visit.place("act"));
    return import ? undo_page(visit, *import, {}) : failure_page(visit, 404);
}

Response take_undo(Visit& visit) {
    const auto act = visit.form.get("act");
    const auto import = past_import(visit, act);
    if (!import) return see_other("/import");  // taken back already
    const auto undone = office::undo_import(visit.office, visit.actor(), std::string{act});
    return undone ? see_other("/import") : undo_page(visit, *import, undone.problems());
}

}  // namespace accord::web::pages
