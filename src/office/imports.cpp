#include "office/imports.hpp"

#include <algorithm>

#include "base/csv.hpp"
#include "filing/sessions.hpp"
#include "office/policies.hpp"
#include "office/race_lists.hpp"

namespace accord::office {

namespace {

using program::ImportKind;
using program::ImportPlan;
using program::OnFile;

template <class List>
using RecordOf = typename std::decay_t<List>::value_type;

OnFile load(const filing::Reading& file, ImportKind kind) {
    OnFile on_file;
    program::each_needed(kind, on_file, [&](auto& list) { list = file.all<RecordOf<decltype(list)>>(); });
    return on_file;
}

/// The newest ledger entry of the records that an import of this kind is compared with.
std::int64_t newest_entry(const filing::Reading& file, ImportKind kind) {
    OnFile none;
    std::int64_t newest = file.newest<program::RaceListStart>();
    program::each_needed(kind, none,
                         [&](auto& list) { newest = std::max(newest, file.newest<RecordOf<decltype(list)>>()); });
    return newest;
}

program::ImportContext context_of(const Office& office, const program::Progress& progress) {
    program::ImportContext context;
    context.now = office.now();
    context.zone = office.district().zone;
    context.progress = progress;
    const auto today = office.today();
    if (const auto policy = policy_in_force(office, today)) {
        if (const auto bound = policy->bound_to("duties.no-discipline"); !bound.empty())
            context.discipline_provision = bound.front().provision->id;
    }
    return context;
}

/// Writes what the plan says, and tells now and then how many records are done.
void carry_out(filing::Writing& file, const ImportPlan& plan, const program::Progress& progress) {
    constexpr std::size_t now_and_then = 256;
    std::size_t done = 0, total = 0;
    plan.each(
        [&](const auto& changes) { total += changes.add.size() + changes.correct.size() + changes.withdraw.size(); });
    const auto one_more = [&] {
        if (progress && (++done % now_and_then == 0 || done == total)) progress({{}, done, total});
    };
    plan.each([&]<class R>(const program::Changes<R>& changes) {
        for (const auto& record : changes.add) file.add(record), one_more();
        for (const auto& record : changes.correct) file.correct(record), one_more();
        for (const auto& id : changes.withdraw) file.template withdraw<R>(id), one_more();
    });
}

}  // namespace

Result<ImportReport> import_records(Office& office, const Actor& actor, ImportKind kind,
                                    std::vector<program::ImportFile> files, ImportMode mode,
                                    const program::Progress& progress, const Uuid& id) {
    if (auto allowed = require(actor, Verb::import_records); !allowed) return allowed.problems();
    auto context = context_of(office, progress);
    // The plan is worked out beside the other writers. If one of them touched the same records meanwhile, it is worked
    // out again; the last time with the file held.
    for (int attempt = 1;; ++attempt) {
        std::int64_t compared_with = 0;
        ImportReport report;
        report.plan = office.file().read([&](const filing::Reading& file) {
            compared_with = newest_entry(file, kind);
            context.race_lists = race_lists(file);
            return program::plan_import(kind, files, load(file, kind), context);
        });
        if (mode == ImportMode::dry_run || !report.plan.ready()) return report;
        auto act = office.act(actor, Verb::import_records);
        act.id = id;
        auto written = office.file().write(act, [&](filing::Writing& file) -> Result<bool> {
            if (newest_entry(file, kind) != compared_with) {
                if (attempt < 3) return false;
                context.race_lists = race_lists(file);
                report.plan = program::plan_import(kind, files, load(file, kind), context);
            }
            if (report.plan.ready()) carry_out(file, report.plan, progress);
            return true;
        });
        if (!written) return written.problems();
        if (!*written) continue;
        if (report.plan.ready()) report.act = to_string(id);
        return report;
    }
}

std::string problems_csv(const Problems& problems) {
    std::string csv = csv_line({"file", "line", "column", "problem"});
    for (const auto& problem : problems) {
        const auto place = program::place_of(problem);
        csv += csv_line({place.file, place.line, place.column, english(problem.message)});
    }
    return csv;
}

Result<std::vector<PastImport>> past_imports(const Office& office, const Actor& actor) {
    if (auto allowed = require(actor, Verb::import_records); !allowed) return allowed.problems();
    constexpr int recent = 200;
    const auto jobs = filing::import_jobs(office.file(), recent);
    return office.file().read([&](const filing::Reading& file) -> Result<std::vector<PastImport>> {
        std::vector<PastImport> imports;
        for (const auto& act : file.acts(code_of(Verb::import_records))) {
            const auto by = file.find<program::Account>(act.by);
            PastImport past{to_string(act.id), act.at, by ? by->name : operator_of_machine().name, act.entries, {}, {},
                            act.undone};
            const auto job =
                std::find_if(jobs.begin(), jobs.end(), [&](const auto& each) { return each.act == act.id; });
            if (job != jobs.end()) past.name = job->name, past.job = job->id.text();
            imports.push_back(std::move(past));
        }
        return imports;
    });
}

Result<int> undo_import(Office& office, const Actor& actor, const std::string& act) {
    if (auto allowed = require(actor, Verb::import_records); !allowed) return allowed.problems();
    const auto id = parse_uuid(act);
    if (!id) return problem("undo", "This is not the id of an import");
    return office.file().write(office.act(actor, Verb::import_records), [&](filing::Writing& file) -> Result<int> {
        const auto imports = file.acts(code_of(Verb::import_records));
        if (std::none_of(imports.begin(), imports.end(), [&](const auto& past) { return past.id == *id; }))
            return problem("undo", "No import has this id: only imports can be taken back as a whole");
        return file.undo(*id);
    });
}

}  // namespace accord::office
