#include "program/screening.hpp"

#include <algorithm>

#include "base/text.hpp"
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

/// Written with other signs than the keyboard's ("１２３", letters in bold), the same words are the same words. They
/// stand elsewhere in the text than in its plain form, so the whole text is the finding.
void find_disguised(std::string_view text, std::vector<Finding>& found) {
    const bool plain = std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
    if (plain || !found.empty()) return;
    const std::string folded = fold(text);
    const screening::Typed typed{folded, screening::tokens(folded)};
    screening::find_immigration(typed, found);
    screening::find_numbers(typed, found);
    if (found.empty()) return;
    const auto gravest = std::min_element(found.begin(), found.end(),
                                          [](const Finding& a, const Finding& b) { return a.kind < b.kind; });
    found = {Finding{gravest->kind, std::string{text}, 0}};
}

/// All that is looked for but names, which are never among what is never kept.
std::vector<Finding> graver_than_names(const screening::Typed& typed) {
    std::vector<Finding> found;
    screening::find_immigration(typed, found);
    screening::find_numbers(typed, found);
    find_disguised(typed.text, found);
    return found;
}

/// Codes, keys and counted figures, and what stands in the policy's own words: they may name the subject of a clause.
constexpr bool speaks_of_the_policy(std::string_view table, std::string_view field) {
    return table == "policy_document" || table == "policy_binding" || table == "policy_choice" || field == "control" ||
           field == "provision" || field == "subject" || field == "term" || field == "idempotency_key" ||
           field == "figures";
}

/// What an organisation, an agreement or a course is called may hold the word: "Immigrant Rights Center".
constexpr bool is_a_name(std::string_view field) { return field == "name" || field == "title" || field == "provider"; }

/// Nine digits in one run, or a letter before eight, may well be the number of a report or a certificate; in groups of
/// 3-2-4 they are not.
bool may_be_a_file_number(const Finding& finding, Privacy privacy) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto& words = finding.words;
    return privacy != Privacy::free_text && std::count_if(words.begin(), words.end(), digit) >= 7 &&
           std::all_of(words.begin(), words.end(), [&](char c) { return digit(c) || letter(c); });
}

}  // namespace

std::vector<Finding> screen(std::string_view text, const std::vector<std::string>& names) {
    const screening::Typed typed{text, screening::tokens(text)};
    auto found = graver_than_names(typed);
    screening::find_names(typed, names, found);
    return in_order(std::move(found));
}

void refuse_what_is_never_kept(std::string_view table, std::string_view field, Privacy privacy, std::string_view text,
                               Problems& problems) {
    if (text.empty() || privacy == Privacy::student || privacy == Privacy::secret) return;
    if (speaks_of_the_policy(table, field)) return;
    const screening::Typed typed{text, screening::tokens(text)};
    for (const auto& finding : in_order(graver_than_names(typed)))
        if (never_kept(finding.kind) && !may_be_a_file_number(finding, privacy) &&
            !(finding.kind == FindingKind::immigration && is_a_name(field)))
            problems.push_back({std::string{field}, explain(finding), {}});
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
