#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "filing/file.hpp"
#include "filing/verify.hpp"

namespace accord::filing {

/// An empty folder that goes away with it.
struct TestFolder {
    std::string path;

    TestFolder() : path{(std::filesystem::temp_directory_path() / "accord-filing-XXXXXX").string()} {
        if (!mkdtemp(path.data())) throw std::runtime_error("no folder for the test");
    }
    ~TestFolder() { std::filesystem::remove_all(path); }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
};

/// A made-up district with one school and one officer, for the tests of this room.
struct TestDistrict {
    program::School school{program::SchoolId::make(), "Alder Grove", program::SchoolLevel::middle, "101", "org-1"};
    program::Agency agency{program::AgencyId::make(), "Alder Grove Police", program::AgencyKind::police, "CA0000000"};
    program::Officer officer{program::OfficerId::make(), agency.id, "R. Vance", "4411"};

    void add_to(Writing& writing) const {
        writing.add(
            program::District{writing.district(), "Alder Grove Unified", "CA", "America/Los_Angeles", "", 10, "yes"});
        writing.add(school);
        writing.add(agency);
        writing.add(officer);
    }
};

/// Its file, in a folder of its own.
struct TestFile : TestDistrict {
    TestFolder folder;
    File file = std::move(File::create(folder.path).value());
    program::AccountId clerk = program::AccountId::make();

    TestFile() {
        write([&](Writing& writing) { add_to(writing); });
    }

    [[nodiscard]] Act act(std::string verb) const {
        return {clerk, Instant{Date{2026, 11, 22}.days()} + std::chrono::hours{9}, std::move(verb)};
    }

    /// Runs a job that has nothing to refuse.
    template <class Job>
    void write(Job job, std::string verb = "test") {
        const auto done = file.write(act(std::move(verb)), [&](Writing& writing) -> Result<Done> {
            job(writing);
            return Done{};
        });
        if (!done) throw std::logic_error("a test's job was refused");
    }

    template <class R>
    [[nodiscard]] std::optional<R> find(decltype(R::id) id) const {
        return file.read([&](const Reading& reading) { return reading.find<R>(id); });
    }
    template <class R>
    [[nodiscard]] std::int64_t count(std::initializer_list<Is> where = {}) const {
        return file.read([&](const Reading& reading) { return reading.count<R>(where); });
    }
    /// What `verify` finds, in English.
    [[nodiscard]] std::vector<std::string> faults() const {
        std::vector<std::string> found;
        for (const auto& fault : file.read([](const Reading& reading) { return verify(reading); }).faults)
            found.push_back(english(fault));
        return found;
    }

    /// A contact with its free text filled.
    [[nodiscard]] program::Contact contact() const {
        using namespace program;
        Contact contact;
        contact.id = ContactId::make();
        contact.key = contact.id.text();
        contact.officer = officer.id;
        contact.school = school.id;
        contact.happened_on = Date{2026, 11, 20};
        contact.happened_at = Instant{contact.happened_on.days()} + std::chrono::hours{17};
        contact.reason = ContactReason::fight;
        contact.actions = {OfficerAction::talked, OfficerAction::deescalated};
        contact.told_of_rights = Told::not_needed;
        contact.outcome = Outcome::restorative;
        contact.handed_to = "The assistant principal";
        contact.note = "Two students argued over a seat; both calmed down.";
        return contact;
    }
};

}  // namespace accord::filing
