#include "office/import_jobs.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/json.hpp"
#include "base/random.hpp"
#include "filing/sessions.hpp"

namespace accord::office {

namespace {

using filing::ImportStage;
using program::ImportFile;
using program::ImportKind;

using JobId = Id<filing::ImportJob>;

constexpr std::size_t most_held = 8;
constexpr std::chrono::hours held_for{1};

/// Thrown out of an import to stop it: its transaction is undone.
struct Stopped {};

/// A job with what only memory holds: the files, and on whose behalf it goes on.
struct Held {
    JobId id;
    Actor actor;
    std::vector<ImportFile> files;
    Uuid act = new_uuid();
    ImportJob job;
};

std::string name_of(const std::vector<ImportFile>& files) {
    if (files.size() == 1) return files.front().name;
    return files.front().name + " + " + std::to_string(files.size() - 1);
}

ImportStage stage_of(ImportStep step) {
    switch (step) {
        case ImportStep::trying:
        case ImportStep::writing:
            return ImportStage::running;
        case ImportStep::tried:
            return ImportStage::waiting;
        case ImportStep::refused:
            return ImportStage::refused;
        case ImportStep::written:
            return ImportStage::written;
        case ImportStep::failed:
            return ImportStage::failed;
    }
    return ImportStage::failed;
}

/// What rests of a job in the file: counts, and never a word of a row.
std::string report_of(const ImportJob& job) {
    Json report;
    report["kind"] = code_of(job.kind);
    report["counts"] = Json::array();
    for (const auto& count : job.counts)
        report["counts"].push_back(
            {std::string{count.table}, count.added, count.changed, count.unchanged, count.left, count.withdrawn});
    return print_json(report);
}

filing::ImportJob kept_of(const Held& held, Instant now) {
    filing::ImportJob kept;
    kept.id = held.id;
    kept.account = held.actor.account;
    kept.name = held.job.name;
    kept.stage = stage_of(held.job.step);
    kept.done = static_cast<std::int64_t>(held.job.done);
    kept.total = static_cast<std::int64_t>(held.job.total);
    kept.started = held.job.started;
    if (!under_way(held.job.step) && held.job.step != ImportStep::tried) kept.ended = now;
    // Named before the first record is written: after a crash the ledger tells whether it was.
    if (held.job.step == ImportStep::writing || held.job.step == ImportStep::written) kept.act = held.act;
    kept.report = report_of(held.job);
    return kept;
}

bool in_ledger(const Office& office, const Uuid& act) {
    const auto acts =
        office.file().read([](const filing::Reading& file) { return file.acts(code_of(Verb::import_records)); });
    return std::any_of(acts.begin(), acts.end(), [&](const filing::PastAct& past) { return past.id == act; });
}

/// A job of which the file alone knows: the server was started again since.
ImportJob remembered(const Office& office, const filing::ImportJob& kept) {
    ImportJob job;
    job.id = kept.id.text();
    job.name = kept.name;
    job.started = kept.started;
    job.forgotten = true;
    if (const auto report = parse_json(kept.report); report && report->contains("kind"))
        job.kind = parse_code<ImportKind>((*report)["kind"].get<std::string>()).value_or(ImportKind::roster);
    if (kept.act && in_ledger(office, *kept.act)) {
        job.step = ImportStep::written;
        job.act = to_string(*kept.act);
    } else if (kept.stage == ImportStage::refused) {
        job.step = ImportStep::refused;
    } else {
        job.step = ImportStep::failed;
        job.why = {"The server was started again before it was imported: choose the files once more", {}};
    }
    return job;
}

}  // namespace

struct ImportDesk::Inside {
    explicit Inside(Office& of) : office{of} {}

    Office& office;
    std::mutex guard;
    std::condition_variable_any changed;
    std::deque<std::shared_ptr<Held>> jobs;  ///< newest last; `job` of each is read and written under the guard
    std::deque<std::shared_ptr<Held>> queue;
    std::jthread worker;  ///< begins with the first job; the last member, so that it ends before the others do

    std::shared_ptr<Held> find(const std::string& id) {
        const auto found = std::find_if(jobs.begin(), jobs.end(), [&](const auto& held) { return held->job.id == id; });
        return found == jobs.end() ? nullptr : *found;
    }

    void enqueue(const std::shared_ptr<Held>& held) {
        queue.push_back(held);
        if (!worker.joinable()) worker = std::jthread{[this](const std::stop_token& stop) { work(stop); }};
        changed.notify_all();
    }

    /// Lets go of what nobody came back for.
    void tidy(Instant now) {
        std::erase_if(
            jobs, [&](const auto& held) { return !under_way(held->job.step) && now - held->job.started > held_for; });
        while (jobs.size() > most_held && !under_way(jobs.front()->job.step)) jobs.pop_front();
    }

    void work(const std::stop_token& stop) {
        for (;;) {
            std::unique_lock lock{guard};
            if (!changed.wait(lock, stop, [&] { return !queue.empty(); })) return;
            const auto held = queue.front();
            queue.pop_front();
            lock.unlock();
            carry_on(*held, stop);
        }
    }

    /// Tries or writes one job, and keeps what became of it.
    void carry_on(Held& held, const std::stop_token& stop) {
        const auto mode = held.job.step == ImportStep::writing ? ImportMode::write : ImportMode::dry_run;
        const auto progress = [&](const program::ImportProgress& at) {
            if (stop.stop_requested()) throw Stopped{};
            const std::lock_guard lock{guard};
            held.job.file = at.file;
            held.job.done = at.done;
            held.job.total = at.total;
        };
        try {
            auto report = import_records(office, held.actor, held.job.kind, held.files, mode, progress, held.act);
            settle(held, [&](ImportJob& job) { take(job, report, mode); });
        } catch (const Stopped&) {
            fail(held, {"The server was stopped before it was imported. Nothing was written", {}});
        } catch (const std::exception& error) {
            const auto number = random_token(4);
            spdlog::error("import {}: {} ({})", held.job.id, error.what(), number);
            fail(held, {"Something in the server broke, and nothing was written. Name this number to whoever runs it: "
                        "{number}",
                        {{"number", number}}});
        }
    }

    static void take(ImportJob& job, Result<ImportReport>& report, ImportMode mode) {
        if (!report) {
            job.step = ImportStep::failed;
            job.why = report.problems().front().message;
            return;
        }
        job.rows = report->plan.rows;
        job.counts = report->plan.counts();
        job.warnings = std::move(report->plan.warnings);
        job.problems = std::move(report->plan.problems);
        job.act = report->act;
        job.step = !job.problems.empty()         ? ImportStep::refused
                   : mode == ImportMode::dry_run ? ImportStep::tried
                                                 : ImportStep::written;
    }

    void fail(Held& held, Message why) {
        settle(held, [&](ImportJob& job) {
            job.step = ImportStep::failed;
            job.why = std::move(why);
        });
    }

    /// Changes a job and keeps it in the file: first there, so that whoever reads the new step finds it everywhere.
    template <class Change>
    void settle(Held& held, Change change) {
        Held after = [&] {
            const std::lock_guard lock{guard};
            return Held{held.id, held.actor, {}, held.act, held.job};
        }();
        change(after.job);
        filing::keep_import_job(office.file(), kept_of(after, office.now()));
        const std::lock_guard lock{guard};
        held.job = std::move(after.job);
        if (held.job.step != ImportStep::tried) held.files.clear();
        changed.notify_all();
    }
};

ImportDesk::ImportDesk(Office& office) : inside_{std::make_unique<Inside>(office)} {}

ImportDesk::~ImportDesk() = default;

Result<std::string> start_import(Office& office, const Actor& actor, ImportKind kind, std::vector<ImportFile> files) {
    if (auto allowed = require(actor, Verb::import_records); !allowed) return allowed.problems();
    if (files.empty()) return problem("files", "Choose the files");
    auto held = std::make_shared<Held>();
    held->id = JobId::make();
    held->actor = actor;
    held->job.id = held->id.text();
    held->job.kind = kind;
    held->job.name = name_of(files);
    held->job.step = ImportStep::trying;
    held->job.by = actor.name;
    held->job.started = office.now();
    held->files = std::move(files);
    filing::keep_import_job(office.file(), kept_of(*held, office.now()));
    auto& desk = *office.import_desk().inside_;
    const std::lock_guard lock{desk.guard};
    desk.tidy(office.now());
    desk.jobs.push_back(held);
    desk.enqueue(held);
    return held->job.id;
}

Result<ImportJob> import_job(const Office& office, const Actor& actor, const std::string& id,
                             std::chrono::milliseconds patience) {
    if (auto allowed = require(actor, Verb::import_records); !allowed) return allowed.problems();
    {
        auto& desk = *office.import_desk().inside_;
        std::unique_lock lock{desk.guard};
        if (const auto held = desk.find(id)) {
            desk.changed.wait_for(lock, patience, [&] { return !under_way(held->job.step); });
            return held->job;
        }
    }
    const auto parsed = JobId::parse(id);
    const auto kept = parsed ? filing::find_import_job(office.file(), *parsed) : std::nullopt;
    if (!kept) return problem("import", "There is no such import");
    return remembered(office, *kept);
}

Result<Done> write_import(Office& office, const Actor& actor, const std::string& id) {
    if (auto allowed = require(actor, Verb::import_records); !allowed) return allowed.problems();
    auto& desk = *office.import_desk().inside_;
    std::shared_ptr<Held> held;
    {
        const std::lock_guard lock{desk.guard};
        held = desk.find(id);
        if (!held) return problem("import", "Its files are no longer here: choose them once more");
        if (held->job.step == ImportStep::writing || held->job.step == ImportStep::written)
            return Done{};  // sent twice
        if (held->job.step != ImportStep::tried) return problem("import", "It was not tried without a problem");
        held->job.step = ImportStep::writing;
        held->job.file.clear();
        held->job.done = held->job.total = 0;
        held->actor = actor;
    }
    filing::keep_import_job(office.file(), kept_of(*held, office.now()));
    const std::lock_guard lock{desk.guard};
    desk.enqueue(held);
    return Done{};
}

}  // namespace accord::office
