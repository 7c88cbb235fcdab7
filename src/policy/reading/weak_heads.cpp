#include "policy/reading/weak_heads.hpp"

#include <algorithm>
#include <array>

#include "policy/reading/lexicon.hpp"
#include "policy/reading/subjects.hpp"

namespace accord::policy::reading {

namespace {

constexpr std::size_t longest_wait = 60;  // tokens before a main verb
constexpr std::size_t none = static_cast<std::size_t>(-1);

/// Verbs that say what something is: "“Guard” means".
constexpr auto meanings = std::to_array<std::string_view>({"means", "mean", "refers", "denotes"});
constexpr auto copulas = std::to_array<std::string_view>({"is", "are", "was", "were"});
/// What a board thinks and hopes.
constexpr auto attitudes = std::to_array<std::string_view>(
    {"recognizes", "recognize", "believes", "believe", "acknowledges", "desires", "desire", "supports", "values",
     "intends", "seeks", "strives", "endorses", "affirms", "finds", "understands", "aims", "encourages", "wishes"});
/// What a text says of itself: "This policy establishes".
constexpr auto texts =
    std::to_array<std::string_view>({"policy", "regulation", "section", "document", "procedure", "procedures"});
constexpr auto announcements = std::to_array<std::string_view>(
    {"establishes", "sets", "outlines", "describes", "provides", "governs", "guides", "addresses", "defines"});
/// What a thing is made of.
constexpr auto descriptions =
    std::to_array<std::string_view>({"involves", "includes", "consists", "applies", "apply", "constitutes", "comprises",
                                     "has", "have", "serves", "include", "involve", "consist"});
constexpr auto limits =
    std::to_array<std::string_view>({"prohibits", "prevents", "precludes", "limits", "restricts", "bars"});
constexpr auto aims = std::to_array<std::string_view>(
    {"intent", "intention", "goal", "purpose", "aim", "desire", "belief", "philosophy", "mission", "objective"});
constexpr auto purposes =
    std::to_array<std::string_view>({"purpose", "purposes", "mission", "goal", "goals", "aim", "aims", "objective",
                                     "objectives", "focus", "intent", "intention", "vision", "priority", "philosophy"});

/// The last token of the noun that a subject is about: before its first preposition or relative.
std::size_t core_of(const Sentence& sentence, std::size_t from, std::size_t to) {
    std::size_t core = none;
    for (std::size_t i = from; i < to; ++i) {
        const auto word = sentence.low(i);
        if (is_preposition(word) || is_relative(word)) break;
        if (sentence.at(i).word && !is_adverb(word)) core = i;
    }
    return core;
}

/// Whether the words before a verb end in somebody who acts: "Principals or their designee".
bool is_actor_core(const Sentence& sentence, std::size_t from, std::size_t verb) {
    std::size_t last = verb;
    while (last > from && (is_adverb(sentence.low(last - 1)) || !sentence.at(last - 1).word)) --last;
    return last > from && is_actor(sentence.low(last - 1)) && core_of(sentence, from, verb) == last - 1;
}

/// "It is | the intention of the Board to"
bool says_aim(const Sentence& sentence, std::size_t i) {
    return sentence.low(i) == "the" && sentence.low(i + 2) == "of" && is_one_of(sentence.low(i + 1), aims);
}

/// A verb in the present tense that somebody does: "maintain", "reviews the log".
bool is_deed(const Sentence& sentence, std::size_t i) {
    const auto word = sentence.low(i);
    const std::string base = verb_of_present(word);
    if (is_plain_verb(word) || is_plain_verb(base)) return true;
    const auto next = sentence.low(i + 1);
    return (is_mixed_verb(word) || is_mixed_verb(base)) &&
           (is_determiner(next) || next == "with" || next == "to" || next == "as");
}

/// The kind of sentence that a token makes as its main verb, if it is one.
std::optional<Kind> kind_by_verb(const Sentence& sentence, std::size_t from, std::size_t i) {
    const auto word = sentence.low(i);
    const auto before = sentence.low(i - 1);
    if (is_preposition(before) || is_determiner(before)) return std::nullopt;
    if (is_one_of(word, meanings)) return Kind::definition;
    if (is_one_of(word, copulas))
        return has_purpose_noun(sentence, from, i) || says_aim(sentence, i + 1) ? Kind::purpose : Kind::definition;
    if (is_one_of(word, attitudes)) return is_actor(before) ? std::optional{Kind::purpose} : std::nullopt;
    const std::size_t core = core_of(sentence, from, i);
    if (core != none && is_one_of(sentence.low(core), texts) && is_one_of(word, announcements)) return Kind::purpose;
    const bool acts = is_actor_core(sentence, from, i);
    if (!acts) return is_one_of(word, descriptions) ? std::optional{Kind::definition} : std::nullopt;
    return is_deed(sentence, i) ? std::optional{Kind::obligation} : std::nullopt;
}

Head head_at(const Sentence& sentence, Kind kind, std::size_t from, std::size_t verb, std::size_t end) {
    Head head;
    head.kind = kind;
    head.subject = from;
    head.subject_end = verb;
    head.begin = verb;
    head.end = end;
    drop_adverbs(sentence, head);
    return head;
}

/// "Nothing in this policy prohibits an officer from": a permission.
std::optional<Head> allowance(const Sentence& sentence, std::size_t from) {
    if (sentence.low(from) != "nothing") return std::nullopt;
    for (std::size_t i = from + 1; i < sentence.size(); ++i)
        if (is_one_of(sentence.low(i), limits)) {
            Head head = head_at(sentence, Kind::permission, from, i, i);
            subject_after(sentence, i, head);
            return head;
        }
    return std::nullopt;
}

std::optional<Head> head_by_verb(const Sentence& sentence, std::size_t from) {
    bool relative = false;
    for (std::size_t i = from + 1; i < std::min(sentence.size(), from + longest_wait); ++i) {
        const auto word = sentence.low(i);
        if (sentence.at(i).is(":") || sentence.at(i).is(";")) return std::nullopt;
        if (is_relative(word) && word != "that") relative = true;
        if (relative && !is_auxiliary(word)) continue;
        if (const auto kind = kind_by_verb(sentence, from, i))
            return head_at(sentence, *kind, from, i, i + (*kind == Kind::obligation ? 0 : 1));
        relative = relative && !is_auxiliary(word);
    }
    return std::nullopt;
}

std::optional<Head> imperative(const Sentence& sentence, std::size_t from) {
    const auto first = sentence.low(from);
    const auto second = sentence.low(from + 1);
    const bool orders = is_plain_verb(first) || (is_mixed_verb(first) && (is_determiner(second) || second == "that"));
    return orders ? std::optional{head_at(sentence, Kind::obligation, from, from, from)} : std::nullopt;
}

/// Past connectives and, when a condition stands first, past its comma.
std::size_t opening_of(const Sentence& sentence, std::size_t first) {
    std::size_t i = 0;
    while (is_connective(sentence.low(i)) || sentence.at(i).is(",") || sentence.phrase(i, "in addition") > 0)
        i += sentence.low(i) == "in" ? 2 : 1;
    i = std::max(i, first);
    if (!is_fronter(sentence.low(i)) || is_plain_verb(sentence.low(i))) return i;
    for (std::size_t comma = i; comma < sentence.size(); ++comma)
        if (sentence.at(comma).is(",")) return comma + 1;
    return i;
}

}  // namespace

bool has_purpose_noun(const Sentence& sentence, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && !is_preposition(sentence.low(i)); ++i) {
        // Also as the end of a word that a tracked change made: "missionpurpose".
        for (const auto noun : purposes)
            if (sentence.low(i).ends_with(noun)) return true;
        if (sentence.low(i) == "role") return true;
    }
    return false;
}

std::optional<Head> weak_head(const Sentence& sentence, std::size_t first) {
    const std::size_t from = opening_of(sentence, first);
    if (auto head = allowance(sentence, from)) return head;
    if (auto head = head_by_verb(sentence, from)) return head;
    return imperative(sentence, from);
}

}  // namespace accord::policy::reading
