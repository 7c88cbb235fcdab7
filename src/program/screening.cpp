#include "program/screening.hpp"

#include <algorithm>

#include "program/screening/finders.hpp"

namespace accord::program {

namespace {

std::size_t end_of(const Finding& finding) { return finding.at + finding.words.size(); }

/// Findings in the order of the text; of two that overlap only the graver stays, of two alike the longer.
std::vector<Finding> in_order(std::vector<Finding> found) {
    std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) {
        return a.kind != b.kind ? a.kind < b.kind : a.words.size() > b.words.size();
    });
    std::vector<Finding> kept;
    for (auto& finding : found) {
        const bool covered = std::any_of(kept.begin(), kept.end(), [&](const Finding& other) {
            return finding.at < end_of(other) && other.at < end_of(finding);
        });
        if (!covered) kept.push_back(std::move(finding));
    }
    std::sort(kept.begin(), kept.end(), [](const Finding& a, const Finding& b) { return a.at < b.at; });
    return kept;
}

}  // namespace

std::vector<Finding> screen(std::string_view text, const std::vector<std::string>& names) {
    const screening::Typed typed{text, screening::tokens(text)};
    std::vector<Finding> found;
    screening::find_immigration(typed, found);
    screening::find_numbers(typed, found);
    screening::find_names(typed, names, found);
    return in_order(std::move(found));
}

Message explain(const Finding& finding) {
    const auto say = [&](const char* key) { return Message{key, {{"words", finding.words}}}; };
    switch (finding.kind) {
        case FindingKind::immigration:
            return say(
                "“{words}”: nothing about citizenship, immigration or where somebody was born is kept here, whatever "
                "the "
                "reason. Leave it out.");
        case FindingKind::social_security:
            return say("“{words}” looks like a Social Security number. It is never kept. Leave it out.");
        case FindingKind::number:
            return say(
                "“{words}” may be a number that identifies somebody. Leave it out; a police report number has its own "
                "field.");
        case FindingKind::address:
            return say("“{words}” may be an address, a phone number or an account. Leave it out.");
        case FindingKind::name:
            return say(
                "“{words}” may be a name. Write “the student” or “a teacher”; names belong in the police report.");
    }
    return {};
}

}  // namespace accord::program
