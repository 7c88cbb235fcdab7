#include "program/imports/import_plan.hpp"

#include "base/text.hpp"
#include "base/zip.hpp"
#include "base/zone.hpp"
#include "program/imports/records.hpp"
#include "program/imports/roster.hpp"

namespace accord::program {

namespace {

using imports::Log;

/// The files of the zip, when the one file is a zip.
std::vector<ImportFile> unpacked(std::vector<ImportFile> files, Log& log) {
    if (files.size() != 1 || !looks_like_zip(files.front().bytes)) return files;
    auto entries = unzip(files.front().name, files.front().bytes);
    if (!entries) {
        for (const auto& problem : entries.problems())
            log.fail(problem.where, problem.message.key, problem.message.values);
        return {};
    }
    std::vector<ImportFile> inside;
    for (auto& entry : *entries) inside.push_back({std::move(entry.name), std::move(entry.bytes)});
    return inside;
}

void plan_one_file(ImportKind kind, const ImportFile& file, const OnFile& on_file, const ImportContext& context,
                   Date today, Log& log, ImportPlan& plan) {
    if (looks_like_zip(file.bytes)) return log.fail(file.name, "This is a zip: send the CSV file that is in it");
    const imports::Table table{log, file, kind, import_columns(kind).front().file};
    switch (kind) {
        case ImportKind::roster:
            break;  // several files: imports::read_roster
        case ImportKind::programs:
            return imports::plan_programs(table, on_file, context.race_lists, today, log, plan);
        case ImportKind::officers:
            return imports::plan_officers(table, on_file, plan);
        case ImportKind::training:
            return imports::plan_training(table, on_file, context, plan);
        case ImportKind::contacts:
            return imports::plan_contacts(table, on_file, context, plan);
        case ImportKind::calls:
            return imports::plan_calls(table, on_file, today, plan);
    }
}

}  // namespace

std::vector<ChangeCount> ImportPlan::counts() const {
    std::vector<ChangeCount> all;
    each([&]<class R>(const Changes<R>& changes) {
        const ChangeCount count{table_name(Of<R>{}), changes.add.size(), changes.correct.size() - changes.left,
                                changes.unchanged,   changes.left,       changes.withdraw.size()};
        if (count.added + count.changed + count.unchanged + count.left + count.withdrawn > 0) all.push_back(count);
    });
    return all;
}

ImportPlan plan_import(ImportKind kind, std::vector<ImportFile> files, const OnFile& on_file,
                       const ImportContext& context) {
    ImportPlan plan;
    plan.kind = kind;
    Log log{plan, context.progress};
    const auto today = to_local(context.now, context.zone).date;
    if (files.empty()) {
        log.fail({}, "Choose a file");
    } else if (kind == ImportKind::roster) {
        files = unpacked(std::move(files), log);
        if (plan.ready()) {
            const auto opened = imports::open_roster(files, log);
            const auto roster = imports::read_roster(opened, on_file, context.race_lists, today, log);
            if (plan.ready()) imports::plan_roster(roster, on_file, context.race_lists, today, log, plan);
        }
    } else if (files.size() > 1) {
        log.fail(files[1].name, "Send one file at a time");
    } else {
        plan_one_file(kind, files.front(), on_file, context, today, log, plan);
    }
    log.finish();
    return plan;
}

ImportPlace place_of(const Problem& problem) {
    const std::string& where = problem.where;
    const auto column = where.rfind(':');
    if (column == std::string::npos) return {where, {}, {}};
    const auto is_number = [](std::string_view text) {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (is_number(std::string_view{where}.substr(column + 1)))
        return {where.substr(0, column), where.substr(column + 1), {}};
    const auto line = column == 0 ? std::string::npos : where.rfind(':', column - 1);
    if (line != std::string::npos && is_number(std::string_view{where}.substr(line + 1, column - line - 1)))
        return {where.substr(0, line), where.substr(line + 1, column - line - 1), where.substr(column + 1)};
    return {where.substr(0, column), {}, where.substr(column + 1)};
}

}  // namespace accord::program
