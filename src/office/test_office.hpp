#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/random.hpp"
#include "office/office.hpp"
#include "office/setup.hpp"

namespace accord::office {

/// A district's office in a folder of its own, gone with it; its clock stands still until it is moved.
class TestOffice {
public:
    /// An empty district: Test Unified, California.
    TestOffice()
        : TestOffice{[](const std::string& directory) {
              return init_district(directory, {"Test Unified", "CA", "America/Los_Angeles", "", 10});
          }} {}
    /// The sample district.
    static TestOffice demo(const SampleSize& size = {}) {
        return TestOffice{[&](const std::string& directory) { return make_demo(directory, size); }};
    }
    TestOffice(TestOffice&&) = default;
    ~TestOffice() {
        if (!office) return;
        office.reset();
        std::filesystem::remove_all(directory);
    }

    Office& operator*() { return *office; }
    Office* operator->() { return office.get(); }

    template <class R>
    R add(R record) {
        record.id.uuid = new_uuid();
        const auto added = office->file().write(office->act(operator_of_machine(), Verb::import_records),
                                                [&](filing::Writing& file) -> Result<Done> {
                                                    file.add(record);
                                                    return Done{};
                                                });
        if (!added) throw std::runtime_error(english(added.problems().front().message));
        return record;
    }

    std::string directory;
    std::shared_ptr<Instant> now;
    std::unique_ptr<Office> office;

private:
    template <class Make>
    explicit TestOffice(Make make)
        : directory{(std::filesystem::temp_directory_path() / ("accord-" + random_token(8))).string()},
          now{std::make_shared<Instant>(system_now())} {
        if (const auto made = make(directory); !made)
            throw std::runtime_error(english(made.problems().front().message));
        auto desk = standard_desk();
        desk->now = [clock = now] { return *clock; };
        office = std::make_unique<Office>(std::move(*filing::File::open(directory)), std::move(*desk));
    }
};

}  // namespace accord::office
