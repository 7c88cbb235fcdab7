#include "office/lists.hpp"

#include <algorithm>

namespace accord::office {

namespace {

template <class R>
std::vector<R> by_name(const Office& office) {
    auto records = office.file().read([](const filing::Reading& file) { return file.all<R>(); });
    std::sort(records.begin(), records.end(), [](const R& a, const R& b) { return a.name < b.name; });
    return records;
}

}  // namespace

std::vector<program::School> schools(const Office& office) { return by_name<program::School>(office); }
std::vector<program::Agency> agencies(const Office& office) { return by_name<program::Agency>(office); }
std::vector<program::Officer> officers(const Office& office) { return by_name<program::Officer>(office); }

std::vector<program::School> schools_within(const Office& office, const Actor& actor, Verb verb) {
    auto all = schools(office);
    std::erase_if(all, [&](const program::School& school) { return !actor.reaches(verb, school.id); });
    return all;
}

std::optional<program::School> school_of_officer(const Office& office, program::OfficerId officer, Date on) {
    const auto posts = office.file().read([&](const filing::Reading& file) {
        return file.all<program::Assignment>({{"officer", to_value(officer)}});
    });
    for (auto& school : schools(office))
        for (const auto& post : posts)
            if (post.school == school.id && program::serves_on(post, on)) return school;
    return std::nullopt;
}

}  // namespace accord::office
