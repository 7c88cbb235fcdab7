#include "filing/database.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <future>
#include <thread>
#include <vector>

#include "filing/test_file.hpp"

namespace accord::filing {
namespace {

/// A database with one table of numbers, none twice.
struct Numbers {
    TestFolder folder;
    std::unique_ptr<Database> database = open_sqlite(folder.path + "/numbers.db");

    Numbers() {
        database->write([](Session& session) {
            session.execute("CREATE TABLE number (n INTEGER NOT NULL PRIMARY KEY) STRICT", {});
            return true;
        });
    }
    void add(std::int64_t n) {
        database->write(
            [&](Session& session) { return session.execute("INSERT INTO number (n) VALUES ($1)", {n}) == 1; });
    }
    [[nodiscard]] std::int64_t count() const {
        std::int64_t count = 0;
        database->read([&](Session& session) {
            session.query("SELECT count(*) FROM number", {}, [&](const Row& row) { count = row.integer(0); });
        });
        return count;
    }
};

TEST(AWrite, OfManyThreadsIsKeptOnceEach) {
    Numbers numbers;
    constexpr int threads = 16, each = 50;
    std::vector<std::jthread> writers;
    for (int t = 0; t < threads; ++t)
        writers.emplace_back([&, t] {
            for (int i = 0; i < each; ++i) numbers.add(t * each + i);
        });
    writers.clear();
    EXPECT_EQ(numbers.count(), threads * each);
}

/// Holds the writer busy until as many other jobs wait as asked, so that they share a commit.
void share_a_commit(Numbers& numbers, std::vector<std::function<void()>> jobs) {
    std::promise<void> started, go;
    std::jthread first{[&] {
        numbers.database->write([&](Session&) {
            started.set_value();
            go.get_future().wait();
            return true;
        });
    }};
    started.get_future().wait();
    std::barrier all_sent{static_cast<std::ptrdiff_t>(jobs.size()) + 1};
    std::vector<std::jthread> threads;
    for (auto& job : jobs)
        threads.emplace_back([&all_sent, job] {
            all_sent.arrive_and_wait();
            job();
        });
    all_sent.arrive_and_wait();
    go.set_value();
}

TEST(AJob, ThatFailsDoesNotHarmTheOthersOfItsCommit) {
    Numbers numbers;
    numbers.add(1);
    std::atomic<int> kept = 0, refused = 0, broken = 0, thrown = 0;
    std::vector<std::function<void()>> jobs;
    for (int i = 0; i < 8; ++i) {
        jobs.emplace_back([&, i] {
            numbers.add(100 + i);
            ++kept;
        });
        jobs.emplace_back([&, i] {
            numbers.database->write([&](Session& session) {
                session.execute("INSERT INTO number (n) VALUES ($1)", {std::int64_t{200 + i}});
                return false;
            });
            ++refused;
        });
        jobs.emplace_back([&] {
            try {
                numbers.add(1);
            } catch (const BrokenRule&) {
                ++broken;
            }
        });
        jobs.emplace_back([&, i] {
            try {
                numbers.database->write([&](Session& session) -> bool {
                    session.execute("INSERT INTO number (n) VALUES ($1)", {std::int64_t{300 + i}});
                    throw std::out_of_range("a broken world");
                });
            } catch (const std::out_of_range&) {
                ++thrown;
            }
        });
    }
    share_a_commit(numbers, jobs);
    EXPECT_EQ(kept, 8);
    EXPECT_EQ(refused, 8);
    EXPECT_EQ(broken, 8);
    EXPECT_EQ(thrown, 8);
    EXPECT_EQ(numbers.count(), 9) << "the first, and what was kept";
}

TEST(AJob, MustNotWaitForAnotherWrite) {
    Numbers numbers;
    EXPECT_THROW(numbers.database->write([&](Session&) {
        numbers.add(1);
        return true;
    }),
                 std::logic_error);
    EXPECT_EQ(numbers.count(), 0);
}

TEST(ARead, SeesOneMomentWhileOthersWrite) {
    Numbers numbers;
    numbers.add(1);
    numbers.database->read([&](Session& session) {
        std::int64_t before = 0, after = 0;
        session.query("SELECT count(*) FROM number", {}, [&](const Row& row) { before = row.integer(0); });
        numbers.add(2);
        session.query("SELECT count(*) FROM number", {}, [&](const Row& row) { after = row.integer(0); });
        EXPECT_EQ(before, 1);
        EXPECT_EQ(after, 1);
    });
    EXPECT_EQ(numbers.count(), 2);
}

TEST(ARead, MayGoOnAtTheSameTimeAsManyOthers) {
    Numbers numbers;
    numbers.add(1);
    std::atomic<int> reads = 0;
    {
        std::vector<std::jthread> readers;
        for (int t = 0; t < 40; ++t)
            readers.emplace_back([&] {
                for (int i = 0; i < 25; ++i) reads += static_cast<int>(numbers.count());
            });
    }
    EXPECT_EQ(reads, 1000);
}

TEST(ARead, CannotWrite) {
    Numbers numbers;
    EXPECT_THROW(numbers.database->read([](Session& session) { session.execute("DELETE FROM number", {}); }),
                 std::runtime_error);
}

TEST(ARead, ThatThrowsGivesItsConnectionBack) {
    Numbers numbers;
    for (int i = 0; i < 50; ++i)
        EXPECT_THROW(numbers.database->read([](Session&) { throw std::out_of_range("a broken world"); }),
                     std::out_of_range);
    EXPECT_EQ(numbers.count(), 0);
}

TEST(AQuestion, MayBeAskedAgainInsideItsOwnAnswer) {
    Numbers numbers;
    for (int n : {1, 2, 3}) numbers.add(n);
    int visits = 0;
    numbers.database->read([&](Session& session) {
        session.query("SELECT n FROM number WHERE n > $1", {std::int64_t{0}}, [&](const Row& outer) {
            session.query("SELECT n FROM number WHERE n > $1", {outer.integer(0)}, [&](const Row&) { ++visits; });
        });
    });
    EXPECT_EQ(visits, 2 + 1 + 0);
}

TEST(AStatement, TakesItsValuesByNumberInAnyOrder) {
    Numbers numbers;
    std::string answer;
    numbers.database->read([&](Session& session) {
        session.query("SELECT $2 || '-' || $1 || '-' || $2", {std::string{"a"}, std::string{"b"}},
                      [&](const Row& row) { answer = row.text(0); });
    });
    EXPECT_EQ(answer, "b-a-b");
}

TEST(AStatement, RefusesTooFewOrTooManyValues) {
    Numbers numbers;
    numbers.database->read([](Session& session) {
        EXPECT_THROW(session.query("SELECT $1, $2", {std::int64_t{1}}, [](const Row&) {}), std::logic_error);
        EXPECT_THROW(session.query("SELECT 1", {std::int64_t{1}}, [](const Row&) {}), std::logic_error);
    });
}

TEST(AValue, ComesBackAsItWentIn) {
    Numbers numbers;
    const std::vector<Value> values{Value{},
                                    std::int64_t{0},
                                    std::numeric_limits<std::int64_t>::min(),
                                    std::numeric_limits<std::int64_t>::max(),
                                    0.1,
                                    std::string{},
                                    std::string{"with\0zero", 9},
                                    std::string{"\u00f1 and \u00fa"}};
    numbers.database->read([&](Session& session) {
        for (const auto& value : values)
            session.query("SELECT $1", {value}, [&](const Row& row) {
                EXPECT_EQ(row.value(0), value);
                EXPECT_EQ(row.null(0), std::holds_alternative<std::monostate>(value));
            });
    });
}

TEST(ABrokenStatement, SaysWhatTheEngineSaid) {
    Numbers numbers;
    try {
        numbers.database->read(
            [](Session& session) { session.query("SELECT n FROM no_such_table", {}, [](const Row&) {}); });
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string{error.what()}.find("no such table"), std::string::npos);
    }
}

TEST(AFileThatIsNoDatabase, SaysSo) {
    TestFolder folder;
    EXPECT_THROW((void)open_sqlite(folder.path), std::runtime_error) << "a folder";
    EXPECT_THROW((void)open_sqlite(folder.path + "/nowhere/x.db"), std::runtime_error);
}

}  // namespace
}  // namespace accord::filing
