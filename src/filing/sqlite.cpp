#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "filing/database.hpp"
#include "filing/sqlite_connection.hpp"

namespace accord::filing {

namespace {

/// The connections that read, each lent to one thread at a time.
class Readers {
public:
    explicit Readers(std::string path) : path_{std::move(path)} {}

    std::unique_ptr<SqliteConnection> borrow() {
        std::unique_lock lock{guard_};
        given_back_.wait(lock, [&] { return !idle_.empty() || open_ < most; });
        if (idle_.empty()) {
            ++open_;
            lock.unlock();
            try {
                return std::make_unique<SqliteConnection>(path_, SqliteUse::reads);
            } catch (...) {
                give_back(nullptr);
                throw;
            }
        }
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }

    /// A connection that is stuck in a transaction is closed instead.
    void give_back(std::unique_ptr<SqliteConnection> connection) {
        {
            const std::lock_guard lock{guard_};
            if (connection && !connection->in_transaction())
                idle_.push_back(std::move(connection));
            else
                --open_;
        }
        given_back_.notify_one();
    }

private:
    static constexpr int most = 16;
    std::string path_;
    std::mutex guard_;
    std::condition_variable given_back_;
    std::vector<std::unique_ptr<SqliteConnection>> idle_;
    int open_ = 0;
};

/// The one thread that writes. Jobs that wait when it comes round share a transaction and one commit, each behind a
/// savepoint of its own; every one is answered after that commit.
class Writer {
public:
    explicit Writer(const std::string& path) : connection_{path, SqliteUse::writes}, thread_{[this] { work(); }} {}

    ~Writer() {
        {
            const std::lock_guard lock{guard_};
            closing_ = true;
        }
        arrived_.notify_one();
        thread_.join();
    }

    void write(const std::function<bool(Session&)>& job) {
        if (std::this_thread::get_id() == thread_.get_id())
            throw std::logic_error("a write job must not wait for another write");
        Waiting waiting{&job};
        auto answered = waiting.answered.get_future();
        {
            const std::lock_guard lock{guard_};
            queue_.push_back(&waiting);
        }
        arrived_.notify_one();
        answered.get();
    }

private:
    struct Waiting {
        const std::function<bool(Session&)>* job;
        std::exception_ptr error{};
        std::promise<void> answered{};
    };
    using Batch = std::vector<Waiting*>;

    void work() {
        for (;;) {
            std::unique_lock lock{guard_};
            arrived_.wait(lock, [&] { return closing_ || !queue_.empty(); });
            if (queue_.empty()) return;
            lock.unlock();
            answer(share_a_commit());
        }
    }

    Waiting* next() {
        const std::lock_guard lock{guard_};
        if (queue_.empty()) return nullptr;
        auto* waiting = queue_.front();
        queue_.pop_front();
        return waiting;
    }

    /// Runs what waits, until nothing does or the first in the batch has waited long enough for its commit.
    Batch share_a_commit() {
        static constexpr std::chrono::milliseconds long_enough{5};
        Batch batch;
        try {
            connection_.run("BEGIN IMMEDIATE");
            const auto begun = std::chrono::steady_clock::now();
            for (auto* waiting = next(); waiting; waiting = next()) {
                batch.push_back(waiting);
                run_alone(*waiting);
                if (std::chrono::steady_clock::now() - begun > long_enough) break;
            }
            connection_.run("COMMIT");
        } catch (...) {
            connection_.roll_back();
            if (batch.empty())
                if (auto* waiting = next()) batch.push_back(waiting);
            for (auto* waiting : batch)
                if (!waiting->error) waiting->error = std::current_exception();
        }
        return batch;
    }

    /// Runs one job behind a savepoint. Throws only when the whole transaction is lost.
    void run_alone(Waiting& waiting) {
        connection_.run("SAVEPOINT job");
        bool keep = false;
        try {
            keep = (*waiting.job)(connection_);
        } catch (...) {
            waiting.error = std::current_exception();
        }
        if (!connection_.in_transaction()) throw std::runtime_error("SQLite gave the transaction up");
        if (!keep) connection_.run("ROLLBACK TO job");
        connection_.run("RELEASE job");
    }

    static void answer(const Batch& batch) {
        for (auto* waiting : batch) {
            // The waiting thread's stack holds it: after the answer it is gone.
            if (waiting->error)
                waiting->answered.set_exception(std::move(waiting->error));
            else
                waiting->answered.set_value();
        }
    }

    SqliteConnection connection_;
    std::mutex guard_;
    std::condition_variable arrived_;
    std::deque<Waiting*> queue_;
    bool closing_ = false;
    std::thread thread_;  // last: it uses all of the above
};

class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(const std::string& path) : writer_{path}, readers_{path} {}

    void read(const std::function<void(Session&)>& job) override {
        auto connection = readers_.borrow();
        try {
            connection->run("BEGIN");
            job(*connection);
            connection->run("COMMIT");
        } catch (...) {
            connection->roll_back();
            readers_.give_back(std::move(connection));
            throw;
        }
        readers_.give_back(std::move(connection));
    }

    void write(const std::function<bool(Session&)>& job) override { writer_.write(job); }
    [[nodiscard]] std::string_view engine() const override { return "sqlite"; }

private:
    Writer writer_;
    Readers readers_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path) { return std::make_unique<SqliteDatabase>(path); }

}  // namespace accord::filing
