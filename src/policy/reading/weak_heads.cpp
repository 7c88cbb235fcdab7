#include "policy/reading/weak_heads.hpp"

#include <algorithm>
#include <array>

#include "policy/reading/lexicon.hpp"
#include "policy/reading/modals.hpp"
#include "policy/reading/statements.hpp"
#include "policy/reading/subjects.hpp"

namespace accord::policy::reading {

namespace {

constexpr std::size_t longest_wait = 60;  // tokens before a main verb
constexpr std::size_t longest_second_subject = 9;

constexpr auto limits = std::to_array<std::string_view>(
    {"prohibits", "prevents", "precludes", "limits", "restricts", "bars", "forbids", "keeps", "stops"});
constexpr auto purposes =
    std::to_array<std::string_view>({"purpose", "purposes", "mission", "goal", "goals", "aim", "aims", "objective",
                                     "objectives", "focus", "intent", "intention", "vision", "priority", "philosophy"});

Head head_at(const Sentence& sentence, const Statement& statement, std::size_t from, std::size_t verb) {
    Head head;
    head.kind = statement.kind;
    head.negated = statement.negated;
    head.doubtful = statement.doubtful;
    head.weak = true;
    head.hopes = is_hope(sentence.low(verb));
    for (std::size_t i = verb; i < sentence.size(); ++i) head.hopes |= sentence.phrase(i, "so that") > 0;
    head.subject = from;
    head.subject_end = verb;
    head.begin = verb;
    head.end = statement.end;
    drop_adverbs(sentence, head);
    if (head.kind == Kind::obligation && is_abstention(sentence, head.end)) head.kind = Kind::prohibition;
    return head;
}

/// "Nothing in this policy prohibits an officer from": a permission.
std::optional<Head> allowance(const Sentence& sentence, std::size_t from) {
    if (sentence.low(from) != "nothing") return std::nullopt;
    for (std::size_t i = from + 1; i < sentence.size(); ++i)
        if (is_one_of(sentence.low(i), limits)) {
            Head head = head_at(sentence, {Kind::permission, Kind::permission, i, false}, from, i);
            subject_after(sentence, i, head);
            return head;
        }
    return std::nullopt;
}

/// A verb that ends a clause inside the subject: "What an officer | learns", "An officer who | was called".
bool is_inner_verb(const Sentence& sentence, std::size_t i) {
    const auto word = sentence.low(i);
    if (is_auxiliary(word)) return !is_one_of(word, {"be", "been", "being"});
    const auto before = sentence.low(i - 1);
    if (is_determiner(before) || is_preposition(before)) return false;
    return is_plain_verb(word) || !verb_of_present(word).empty() || before == "who" ||
           modal_at(sentence, i).has_value();
}

std::optional<Head> head_by_verb(const Sentence& sentence, std::size_t from, std::size_t longest = longest_wait) {
    bool inside = is_relative(sentence.low(from)) && sentence.low(from) != "that";
    for (std::size_t i = from + 1; i < std::min(sentence.size(), from + longest); ++i) {
        const auto word = sentence.low(i);
        if (sentence.at(i).is(":") || sentence.at(i).is(";")) return std::nullopt;
        if (inside) {
            inside = !is_inner_verb(sentence, i);
            continue;
        }
        if (is_relative(word) && !is_preposition(sentence.low(i - 1))) {
            inside = true;
            continue;
        }
        if (!sentence.at(i).word) continue;
        if (const auto statement = statement_at(sentence, from, i)) return head_at(sentence, *statement, from, i);
    }
    return std::nullopt;
}

std::optional<Head> imperative(const Sentence& sentence, std::size_t from) {
    std::size_t at = from;
    while (is_adverb(sentence.low(at))) ++at;
    const auto first = sentence.low(at);
    const auto second = sentence.low(at + 1);
    const bool orders = is_plain_verb(first) || (is_mixed_verb(first) && (is_determiner(second) || second == "that"));
    if (!orders) return std::nullopt;
    const bool denied = sentence.low(from) == "never";
    return head_at(sentence, {denied ? Kind::prohibition : Kind::obligation, Kind::prohibition, at, false}, from, at);
}

/// Past connectives and, when a condition stands first, past its comma.
std::size_t opening_of(const Sentence& sentence, std::size_t first) {
    std::size_t i = 0;
    while (is_connective(sentence.low(i)) || sentence.at(i).is(",") || sentence.phrase(i, "in addition") > 0)
        i += sentence.low(i) == "in" ? 2 : 1;
    i = std::max(i, first);
    if (!opens_condition(sentence, i) || is_plain_verb(sentence.low(i))) return i;
    for (std::size_t at = i + 2; at < sentence.size(); ++at) {
        if (sentence.at(at).is(",")) return at + 1;
        // "At its June meeting the Committee receives": no comma parts the occasion from the subject.
        const bool near = at < i + longest_second_subject && !is_relative(sentence.low(i));
        if (near && is_determiner(sentence.low(at)) && is_actor(sentence.low(at + 1)) &&
            !is_preposition(sentence.low(at - 1)) && !is_coordinator(sentence.low(at - 1)))
            return at;
    }
    return i;
}

/// "It is the sergeant's task to": who must is named inside.
std::optional<Head> charge(const Sentence& sentence, std::size_t from) {
    if (sentence.low(from) != "it" || sentence.low(from + 1) != "is") return std::nullopt;
    for (std::size_t i = from + 2; i < std::min(sentence.size(), from + longest_second_subject); ++i) {
        if (sentence.low(i) != "to" ||
            !is_one_of(sentence.low(i - 1), {"task", "job", "duty", "responsibility", "role"}))
            continue;
        Head head = head_at(sentence, {Kind::obligation, Kind::prohibition, i + 1, false}, from + 2, from + 2);
        head.subject_end = i - 1;
        return head;
    }
    return std::nullopt;
}

/// "There is no place for": a prohibition; "There is a log": a duty, perhaps.
std::optional<Head> existence(const Sentence& sentence, std::size_t from) {
    if (sentence.low(from) != "there" || !is_one_of(sentence.low(from + 1), {"is", "are", "exists", "exist"}))
        return std::nullopt;
    const bool denied = sentence.low(from + 2) == "no" || sentence.low(from + 2) == "not";
    return head_at(sentence, {denied ? Kind::prohibition : Kind::obligation, Kind::prohibition, from + 2, true}, from,
                   from + 1);
}

/// "families have had a chance": what is over binds nobody.
bool is_perfect(const Sentence& sentence, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i + 1 < sentence.size() && i <= to; ++i)
        if (is_one_of(sentence.low(i), {"have", "has"}) && is_one_of(sentence.low(i + 1), {"had", "been"})) return true;
    return false;
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

std::optional<Head> head_after(const Sentence& sentence, const Head& first, bool only_semicolon) {
    for (std::size_t i = first.end + 2; i + 2 < sentence.size(); ++i) {
        const bool joins = sentence.at(i).is(";") || (!only_semicolon && is_one_of(sentence.low(i), {"and", "but"}));
        if (!joins || !(is_determiner(sentence.low(i + 1)) || is_actor(sentence.low(i + 1)))) continue;
        if (sentence.low(i) == "and" && !sentence.at(i - 1).is(",") && is_preposition(sentence.low(i + 1))) continue;
        bool plain = true;
        for (std::size_t at = first.end; at < i; ++at)
            plain &= !is_relative(sentence.low(at)) && !is_subordinator(sentence.low(at));
        for (std::size_t at = i + 1; at < std::min(sentence.size(), i + longest_second_subject); ++at)
            plain &= !is_relative(sentence.low(at)) && !sentence.at(at).is(",");
        if (!plain) continue;
        auto head = head_by_verb(sentence, i + 1, longest_second_subject);
        if (!head || !binds(head->kind) || head->doubtful || is_perfect(sentence, i + 1, head->end)) continue;
        head->start = i + 1;
        return head;
    }
    return std::nullopt;
}

std::vector<Head> weak_heads(const Sentence& sentence, std::size_t first) {
    const std::size_t from = opening_of(sentence, first);
    const bool framed = first > 0;  // "It is the policy of the Board that"
    auto head = allowance(sentence, from);
    if (!head) head = existence(sentence, from);
    if (!head) head = charge(sentence, from);
    if (!head && sentence.low(from) == "never") head = imperative(sentence, from);
    if (!head) head = head_by_verb(sentence, from);
    if (!head) head = imperative(sentence, from);
    if (!head) return {};
    if (framed && head->hopes && head->kind == Kind::obligation) head->kind = Kind::purpose;
    if (head->kind != Kind::purpose && negation_at(sentence, from) > 0) head->kind = head->negated;
    std::vector<Head> heads{*head};
    if (binds(head->kind))
        if (auto second = head_after(sentence, *head, false)) heads.push_back(*second);
    return heads;
}

Kind doubtful_kind(const Sentence& sentence) {
    for (std::size_t i = 0; i < sentence.size(); ++i)
        if (sentence.low(i) == "not" || negation_at(sentence, i) > 0) return Kind::prohibition;
    return Kind::obligation;
}

}  // namespace accord::policy::reading
