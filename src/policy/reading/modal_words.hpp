#pragma once

// The words that bind: tables only. modals.cpp finds them in a sentence.

#include <array>
#include <string_view>

#include "policy/provision.hpp"

namespace accord::policy::reading::modal_words {

using enum Kind;

struct Verb {
    std::string_view word;
    Kind kind;
    bool negative = false;
};
constexpr auto verbs = std::to_array<Verb>({{"shall", obligation},
                                            {"must", obligation},
                                            {"will", obligation},
                                            {"should", obligation},
                                            {"may", permission},
                                            {"can", permission},
                                            {"cannot", prohibition, true}});

/// What follows "is", "are" or "shall be": the kind it gives, and the kind that its negation gives.
struct Status {
    std::string_view words;
    Kind kind;
    Kind negated;
    std::string_view tail{};
};
constexpr auto statuses = std::to_array<Status>({
    {"prohibited from", prohibition, permission, "from"},
    {"prohibited", prohibition, permission},
    {"forbidden to", prohibition, permission, "to"},
    {"forbidden from", prohibition, permission, "from"},
    {"barred from", prohibition, permission, "from"},
    {"banned from", prohibition, permission, "from"},
    {"precluded from", prohibition, permission, "from"},
    {"restricted from", prohibition, permission, "from"},
    {"discouraged from", prohibition, permission, "from"},
    {"permitted to", permission, prohibition, "to"},
    {"permitted", permission, prohibition},
    {"allowed to", permission, prohibition, "to"},
    {"allowed", permission, prohibition},
    {"authorized to", permission, prohibition, "to"},
    {"authorised to", permission, prohibition, "to"},
    {"empowered to", permission, prohibition, "to"},
    {"entitled to", permission, prohibition, "to"},
    {"free to", permission, prohibition, "to"},
    {"exempt from", permission, obligation},
    {"closed to", prohibition, permission},
    {"off limits", prohibition, permission},
    {"off-limits", prohibition, permission},
    {"out of bounds", prohibition, permission},
    {"forbidden", prohibition, permission},
    {"banned", prohibition, permission},
    {"barred", prohibition, permission},
    {"unlawful", prohibition, permission},
    {"impermissible", prohibition, permission},
    {"unacceptable", prohibition, permission},
    {"improper", prohibition, permission},
    {"open to", permission, prohibition},
    {"acceptable", permission, prohibition},
    {"at liberty to", permission, prohibition, "to"},
    {"welcome to", permission, prohibition, "to"},
    {"eligible to", permission, prohibition, "to"},
    {"eligible for", permission, prohibition},
    {"optional", permission, obligation},
    {"voluntary", permission, obligation},
    {"required to", obligation, permission, "to"},
    {"required", obligation, permission},
    {"needed", obligation, permission},
    {"necessary", obligation, permission},
    {"mandatory", obligation, permission},
    {"compulsory", obligation, permission},
    {"under a duty to", obligation, permission, "to"},
    {"under an obligation to", obligation, permission, "to"},
    {"bound to", obligation, permission, "to"},
    {"bound by", obligation, permission},
    {"answerable to", obligation, prohibition},
    {"answerable for", obligation, prohibition, "for"},
    {"asked to", obligation, prohibition, "to"},
    {"told to", obligation, prohibition, "to"},
    {"reminded to", obligation, prohibition, "to"},
    {"called upon to", obligation, prohibition, "to"},
    {"supposed to", obligation, prohibition, "to"},
    {"trusted to", obligation, prohibition, "to"},
    {"obligated to", obligation, permission, "to"},
    {"obliged to", obligation, permission, "to"},
    {"expected to", obligation, permission, "to"},
    {"directed to", obligation, permission, "to"},
    {"instructed to", obligation, permission, "to"},
    {"mandated to", obligation, permission, "to"},
    {"encouraged to", obligation, prohibition, "to"},
    {"urged to", obligation, prohibition, "to"},
    {"advised to", obligation, prohibition, "to"},
    {"responsible for", obligation, prohibition, "for"},
    {"accountable for", obligation, prohibition, "for"},
    {"charged with", obligation, prohibition, "with"},
    {"tasked with", obligation, prohibition, "with"},
    {"subject to", obligation, permission},
    {"due", obligation, permission},
    {"limited to", obligation, permission},
    {"confined to", obligation, permission},
    {"restricted to", obligation, permission},
    {"owed", obligation, permission},
    {"the responsibility of", obligation, prohibition},
    {"the sole responsibility of", obligation, prohibition},
    {"the duty of", obligation, prohibition},
    {"the task of", obligation, prohibition},
    {"the job of", obligation, prohibition},
    {"the work of", obligation, prohibition},
    {"the business of", obligation, prohibition},
    {"the concern of", obligation, prohibition},
    {"the province of", obligation, prohibition},
    {"the domain of", obligation, prohibition},
    {"the prerogative of", obligation, prohibition},
    {"in the hands of", obligation, prohibition},
    {"a matter for", obligation, prohibition},
    {"matters for", obligation, prohibition},
    {"up to", obligation, prohibition},
    {"left to", obligation, prohibition},
    {"reserved to", obligation, prohibition},
    {"reserved for", obligation, prohibition},
    {"the policy of", obligation, prohibition},
    {"to", obligation, prohibition, "to"},
    {"committed to", purpose, purpose},
    {"dedicated to", purpose, purpose},
    {"intended to", purpose, definition},
    {"designed to", purpose, purpose},
    {"defined as", definition, definition},
});

/// What follows a modal verb directly, without "be".
constexpr auto actions = std::to_array<Status>({
    {"refrain from", prohibition, permission, "from"},
    {"have no", prohibition, prohibition},
    {"take no", prohibition, prohibition},
    {"have the authority to", permission, prohibition, "to"},
    {"have authority to", permission, prohibition, "to"},
    {"have the right to", permission, prohibition, "to"},
    {"have discretion to", permission, prohibition, "to"},
    {"mean", definition, definition},
});

/// What follows "has" or "have".
constexpr auto possessions = std::to_array<Status>({
    {"no authority to", prohibition, permission, "to"},
    {"no right to", prohibition, permission, "to"},
    {"no power to", prohibition, permission, "to"},
    {"no duty to", permission, permission, "to"},
    {"no obligation to", permission, permission, "to"},
    {"no need to", permission, permission, "to"},
    {"no", prohibition, permission},
    {"the authority to", permission, prohibition, "to"},
    {"authority to", permission, prohibition, "to"},
    {"the right to", permission, prohibition, "to"},
    {"discretion to", permission, prohibition, "to"},
    {"the discretion to", permission, prohibition, "to"},
    {"the power to", permission, prohibition, "to"},
    {"a right to", permission, prohibition, "to"},
    {"the final say", permission, prohibition},
    {"the duty to", obligation, permission, "to"},
    {"a duty to", obligation, permission, "to"},
    {"the responsibility to", obligation, permission, "to"},
    {"a responsibility to", obligation, permission, "to"},
    {"the responsibility for", obligation, prohibition, "for"},
    {"responsibility for", obligation, prohibition, "for"},
    {"an obligation to", obligation, permission, "to"},
    {"to", obligation, permission, "to"},
});

/// What follows "do not" or "does not"; anything else is a prohibition.
constexpr auto refusals = std::to_array<Status>({
    {"need to", obligation, permission, "to"},
    {"have to", obligation, permission, "to"},
    {"require", obligation, permission},
    {"prohibit", prohibition, permission},
    {"preclude", prohibition, permission},
    {"prevent", prohibition, permission},
    {"apply to", definition, definition},
    {"apply", definition, definition},
    {"mean", definition, definition},
});

/// Verbs that lay a duty on whoever is named after them: "resides with the principal".
constexpr auto placements = std::to_array<std::string_view>({"resides with",
                                                             "reside with",
                                                             "rests with",
                                                             "rest with",
                                                             "rests upon",
                                                             "lies with",
                                                             "lie with",
                                                             "remains with",
                                                             "remain with",
                                                             "stays with",
                                                             "stay with",
                                                             "sits with",
                                                             "sit with",
                                                             "belongs to",
                                                             "belong to",
                                                             "falls to",
                                                             "fall to",
                                                             "falls on",
                                                             "fall on",
                                                             "falls within",
                                                             "fall within",
                                                             "remains a matter for",
                                                             "remain a matter for",
                                                             "remain matters for",
                                                             "remains in the hands of",
                                                             "remain in the hands of"});
/// "remains the province of": what stands between the article and "of".
constexpr auto provinces =
    std::to_array<std::string_view>({"responsibility", "sole responsibility", "duty", "task", "job", "province",
                                     "sole province", "business", "concern", "domain", "prerogative", "work"});

/// What is said of an action that is not to be: verbs, and words after "no" that only set a limit.
constexpr auto abstentions =
    std::to_array<std::string_view>({"refrain from", "refrains from", "abstain from", "abstains from", "desist from",
                                     "avoid", "avoids", "forgo", "stay out of", "stays out of", "keep out of",
                                     "stay away from", "keep away from", "keep clear of", "stay clear of"});
constexpr auto limits = std::to_array<std::string_view>(
    {"later", "more", "less", "fewer", "longer", "sooner", "earlier", "greater", "matter"});

}  // namespace accord::policy::reading::modal_words
