#include "office/office.hpp"

#include <cstdio>
#include <stdexcept>

#include "base/zone.hpp"
#include "office/draft_jobs.hpp"
#include "office/embedded.hpp"
#include "office/import_jobs.hpp"

namespace accord::office {

Instant system_now() { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); }

Result<Desk> standard_desk() {
    Desk desk;
    Problems problems;
    auto catalogue = policy::read_catalogue("policies/controls.toml", embedded("policies/controls.toml"));
    if (catalogue)
        desk.catalogue = std::move(*catalogue);
    else
        problems = catalogue.problems();
    for (std::size_t i = 0; i < embedded_count(); ++i) {
        const auto path = embedded_path(i);
        if (!path.starts_with("policies/packs/")) continue;
        auto pack = policy::read_pack(path, embedded(path));
        if (pack)
            desk.packs.push_back(std::move(*pack));
        else
            problems.insert(problems.end(), pack.problems().begin(), pack.problems().end());
    }
    if (!problems.empty()) return problems;
    return desk;
}

Office::Office(filing::File file, Desk desk)
    : file_{std::move(file)},
      desk_{std::move(desk)},
      import_desk_{std::make_unique<ImportDesk>(*this)},
      draft_desk_{std::make_unique<DraftDesk>(*this)} {}

Office::~Office() = default;

program::District Office::district() const {
    const std::lock_guard lock{guard_};
    if (!district_) {
        const auto all = file_.read([](const filing::Reading& reading) { return reading.all<program::District>(); });
        if (all.empty()) throw std::runtime_error("this file holds no district: `accord init` makes one");
        district_ = all.front();
    }
    return *district_;
}

void Office::district_changed() {
    const std::lock_guard lock{guard_};
    district_.reset();
}

Date Office::local_date(Instant at) const { return to_local(at, district().zone).date; }
Date Office::today() const { return local_date(now()); }

Instant Office::at_local(Date date, int hour, int minute) const {
    return from_local({date, hour, minute}, district().zone);
}

std::string Office::local_time(Instant at) const {
    const auto local = to_local(at, district().zone);
    char text[32];
    const int size = std::snprintf(text, sizeof text, "%02d:%02d", local.hour, local.minute);
    return {text, static_cast<std::size_t>(size)};
}

filing::Act Office::act(const Actor& actor, Verb verb) const {
    filing::Act act;
    act.by = actor.account;
    act.at = now();
    act.verb = std::string{code_of(verb)};
    return act;
}

Result<std::unique_ptr<Office>> open_office(const std::string& directory) {
    auto desk = standard_desk();
    if (!desk) return desk.problems();
    auto file = filing::File::open(directory);
    if (!file) return file.problems();
    return std::make_unique<Office>(std::move(*file), std::move(*desk));
}

}  // namespace accord::office
