#include "office/reasons.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "program/screening.hpp"

namespace accord::office {

namespace {

constexpr std::string_view places[] = {"auditorium", "building", "center",  "field",   "gym",    "hall",
                                       "library",    "pavilion", "stadium", "theater", "theatre"};

bool names_a_place(const program::Finding& finding, std::string_view text) {
    if (finding.kind != program::FindingKind::name) return false;
    const auto named = words(finding.words);
    const auto after = words(text.substr(std::min(text.size(), finding.at + finding.words.size())));
    const auto is_place = [](const std::vector<std::string>& list, std::size_t i) {
        return i < list.size() && std::find(std::begin(places), std::end(places), list[i]) != std::end(places);
    };
    return is_place(after, 0) || (named.size() > 1 && is_place(named, named.size() - 1));
}

}  // namespace

bool says_why(std::string_view reason) { return words(reason).size() >= 3 || length(squeeze(reason)) >= 10; }

Problems words_about_people(std::string_view field, std::string_view text) {
    Problems problems;
    for (const auto& finding : program::screen(text))
        if (!names_a_place(finding, text)) problems.push_back({std::string{field}, program::explain(finding), {}});
    return problems;
}

}  // namespace accord::office
