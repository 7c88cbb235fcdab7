#include "office/draft_jobs.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/random.hpp"

namespace accord::office {

namespace {

constexpr std::size_t most_held = 20;

/// Thrown out of a search when the server stops.
struct Stopped {};

struct Held {
    Actor actor;
    DraftJob job;
};

}  // namespace

struct DraftDesk::Inside {
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
        const std::lock_guard lock{guard};
        while (jobs.size() >= most_held && jobs.front()->job.ended) jobs.pop_front();
        jobs.push_back(held);
        queue.push_back(held);
        if (!worker.joinable()) worker = std::jthread{[this](const std::stop_token& stop) { work(stop); }};
        changed.notify_all();
    }

    void work(const std::stop_token& stop) {
        for (;;) {
            std::unique_lock lock{guard};
            if (!changed.wait(lock, stop, [&] { return !queue.empty(); })) return;
            const auto held = queue.front();
            queue.pop_front();
            lock.unlock();
            make(*held, stop);
        }
    }

    void make(Held& held, const std::stop_token& stop) {
        const auto tell = [&](double done) {
            if (stop.stop_requested()) throw Stopped{};
            const std::lock_guard lock{guard};
            held.job.done = done;
            return true;
        };
        const auto& wanted = held.job.wanted;  // never written again
        try {
            const auto draft = draft_report(office, held.actor, wanted.period, wanted.reason, wanted.choices,
                                            equity::within(longest_draft, tell));
            end(held, draft ? *draft : EditionId{}, draft.ok() ? Problems{} : draft.problems());
        } catch (const Stopped&) {
            end(held, {}, {problem("", "The server was stopped before the draft was made")});
        } catch (const std::exception& error) {
            const auto number = random_token(4);
            spdlog::error("draft {}: {} ({})", held.job.id, error.what(), number);
            end(held, {},
                {problem("",
                         "Something in the server broke, and no draft was made. Name this number to whoever runs it: "
                         "{number}",
                         {{"number", number}})});
        }
    }

    void end(Held& held, EditionId draft, Problems problems) {
        const std::lock_guard lock{guard};
        held.job.draft = draft;
        held.job.problems = std::move(problems);
        held.job.ended = true;
        changed.notify_all();
    }
};

DraftDesk::DraftDesk(Office& office) : inside_{std::make_unique<Inside>(office)} {}

DraftDesk::~DraftDesk() = default;

Result<std::string> start_draft(Office& office, const Actor& actor, const DraftWanted& wanted) {
    if (auto allowed = require(actor, Verb::draft_report); !allowed) return allowed.problems();
    auto held = std::make_shared<Held>();
    held->actor = actor;
    held->job.id = to_string(new_uuid());
    held->job.wanted = wanted;
    const auto id = held->job.id;
    office.draft_desk().inside_->enqueue(held);
    return id;
}

Result<DraftJob> draft_job(const Office& office, const Actor& actor, const std::string& id,
                           std::chrono::milliseconds patience) {
    if (auto allowed = require(actor, Verb::draft_report); !allowed) return allowed.problems();
    auto& desk = *office.draft_desk().inside_;
    std::unique_lock lock{desk.guard};
    const auto held = desk.find(id);
    if (!held) return problem("draft", "There is no such draft under way");
    desk.changed.wait_for(lock, patience, [&] { return held->job.ended; });
    return held->job;
}

}  // namespace accord::office
