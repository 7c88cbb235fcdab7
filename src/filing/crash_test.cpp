#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>
#include <vector>

#include "filing/test_file.hpp"

namespace accord::filing {
namespace {

using namespace program;

/// Two ends of a pipe.
struct Pipe {
    int ends[2];
    Pipe() {
        if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    }
    ~Pipe() {
        for (const int end : ends)
            if (end >= 0) close(end);
    }
    void close_end(int which) { close(std::exchange(ends[which], -1)); }

    void send(const Uuid& uuid) const {
        if (::write(ends[1], uuid.data(), uuid.size()) != static_cast<ssize_t>(uuid.size())) _exit(3);
    }
    bool receive(Uuid& uuid) const {
        return ::read(ends[0], uuid.data(), uuid.size()) == static_cast<ssize_t>(uuid.size());
    }
};

Contact a_contact(const TestDistrict& district) {
    Contact contact;
    contact.id = ContactId::make();
    contact.key = contact.id.text();
    contact.officer = district.officer.id;
    contact.school = district.school.id;
    contact.note = "A contact that must not be lost.";
    return contact;
}

/// One contact and its student: durable when it returns.
ContactId log_contact(File& file, const TestDistrict& district) {
    const auto contact = a_contact(district);
    ContactStudent student;
    student.id = decltype(student.id)::make();
    student.contact = contact.id;
    const auto done = file.write({{}, Instant{}, "log_contact"}, [&](Writing& writing) -> Result<Done> {
        writing.add(contact);
        writing.add(student);
        return Done{};
    });
    if (!done) throw std::logic_error("refused");
    return contact.id;
}

/// Writes from several threads at once and tells each contact after it was answered, until it is killed.
[[noreturn]] void write_until_killed(const std::string& folder, const TestDistrict& district, const Pipe& answered) {
    auto file = std::move(File::open(folder).value());
    std::vector<std::thread> writers;
    for (int i = 0; i < 4; ++i)
        writers.emplace_back([&] {
            for (;;) answered.send(log_contact(file, district).uuid);
        });
    for (auto& writer : writers) writer.join();
    _exit(4);
}

/// A file that no process has open.
struct ClosedFile {
    TestFolder folder;
    TestDistrict district;

    ClosedFile() {
        auto file = std::move(File::create(folder.path).value());
        (void)file.write({}, [&](Writing& writing) -> Result<Done> {
            district.add_to(writing);
            return Done{};
        });
    }

    /// Lets a process of its own write until `enough` contacts were answered, kills it, gives all that were answered.
    std::vector<ContactId> crash_after(int enough) const {
        Pipe answered;
        const pid_t child = fork();
        if (child == 0) {
            answered.close_end(0);
            write_until_killed(folder.path, district, answered);
        }
        answered.close_end(1);
        std::vector<ContactId> all;
        Uuid uuid;
        while (static_cast<int>(all.size()) < enough && answered.receive(uuid)) all.push_back({uuid});
        kill(child, SIGKILL);
        while (answered.receive(uuid)) all.push_back({uuid});
        int status = 0;
        waitpid(child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "the writer ended by itself";
        return all;
    }
};

TEST(AfterACrash, EveryAnsweredWriteIsThereAndTheLedgerVerifies) {
    const ClosedFile crashed;
    std::vector<ContactId> answered;
    for (const int enough : {1, 17, 150, 400}) {
        const auto more = crashed.crash_after(enough);
        EXPECT_GE(static_cast<int>(more.size()), enough);
        answered.insert(answered.end(), more.begin(), more.end());

        const auto file = std::move(File::open(crashed.folder.path).value());
        file.read([&](const Reading& reading) {
            for (const auto& id : answered) {
                EXPECT_TRUE(reading.find<Contact>(id)) << id.text();
                EXPECT_EQ(reading.count<ContactStudent>({{"contact", to_value(id)}}), 1);
            }
            EXPECT_EQ(reading.count<Contact>(), reading.count<ContactStudent>()) << "a job is kept whole or not at all";
            const auto report = verify(reading);
            for (const auto& fault : report.faults) ADD_FAILURE() << english(fault);
            return true;
        });
    }
}

/// For as long as it lives no file of this process may grow past `bytes`, as if the disk were full.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit now{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit before_{};
};

TEST(AFullDisk, RefusesTheWriteAndHarmsNothingThatWasAnswered) {
    TestFile test;
    std::vector<ContactId> answered;
    {
        const FullDisk full{2u << 20};
        EXPECT_THROW(
            {
                while (answered.size() < 100'000) answered.push_back(log_contact(test.file, test));
            },
            std::runtime_error);
    }
    ASSERT_FALSE(answered.empty());
    answered.push_back(log_contact(test.file, test));
    EXPECT_EQ(test.count<Contact>(), static_cast<std::int64_t>(answered.size()));
    for (const auto& id : answered) EXPECT_TRUE(test.find<Contact>(id)) << id.text();
    EXPECT_TRUE(test.faults().empty());
}

TEST(TwoProcesses, MayWriteTheSameFileAndLeaveOneLedger) {
    const ClosedFile shared;
    constexpr int each = 150;
    Pipe answered;
    const pid_t child = fork();
    if (child == 0) {
        auto file = std::move(File::open(shared.folder.path).value());
        for (int i = 0; i < each; ++i) answered.send(log_contact(file, shared.district).uuid);
        _exit(0);
    }
    answered.close_end(1);
    Uuid uuid;
    EXPECT_TRUE(answered.receive(uuid)) << "the other process is writing";
    auto file = std::move(File::open(shared.folder.path).value());
    for (int i = 0; i < each; ++i) log_contact(file, shared.district);
    while (answered.receive(uuid)) {
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    file.read([&](const Reading& reading) {
        EXPECT_EQ(reading.count<Contact>(), 2 * each);
        for (const auto& fault : verify(reading).faults) ADD_FAILURE() << english(fault);
        return true;
    });
}

}  // namespace
}  // namespace accord::filing
