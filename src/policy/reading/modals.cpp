#include "policy/reading/modals.hpp"

#include <array>

#include "policy/reading/lexicon.hpp"

namespace accord::policy::reading {

namespace {

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
                                            {"cannot", prohibition, true},
                                            {"can't", prohibition, true},
                                            {"won't", prohibition, true},
                                            {"mustn't", prohibition, true}});

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
    {"required to", obligation, permission, "to"},
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
    {"the responsibility of", obligation, prohibition},
    {"the duty of", obligation, prohibition},
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
    {"no authority", prohibition, permission},
    {"the authority to", permission, prohibition, "to"},
    {"authority to", permission, prohibition, "to"},
    {"the right to", permission, prohibition, "to"},
    {"discretion to", permission, prohibition, "to"},
    {"the discretion to", permission, prohibition, "to"},
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
constexpr auto placements = std::to_array<std::string_view>(
    {"resides with", "reside with", "rests with", "rest with", "rests upon", "lies with", "lie with", "remains with",
     "remain with", "belongs to", "belong to", "falls to", "fall to", "falls on", "fall on",
     "remains the responsibility of", "remain the responsibility of"});

template <class Table>
const Status* status_at(const Sentence& sentence, std::size_t i, const Table& table, std::size_t& length) {
    for (const Status& row : table)
        if ((length = sentence.phrase(i, row.words)) > 0) return &row;
    return nullptr;
}

/// Adverbs, "not", and an aside between commas (", when possible,") between a modal and its verb.
struct Between {
    std::size_t end = 0;
    bool negative = false;
};

Between between(const Sentence& sentence, std::size_t i) {
    Between found{i, false};
    for (;;) {
        const auto& token = sentence.at(found.end);
        if (token.is("not") && sentence.low(found.end + 1) != "only")
            found.negative = true, ++found.end;
        else if (token.is("never"))
            found.negative = true, ++found.end;
        else if (const auto words = sentence.phrase(found.end, "no longer"))
            found.negative = true, found.end += words;
        else if (const auto words = negation_at(sentence, found.end); words > 1)
            found.negative = true, found.end += words;
        else if (token.word && is_adverb(token.low))
            ++found.end;
        else if (const auto all = sentence.phrase(found.end, "at all times"))
            found.end += all;
        else if (token.is(",")) {
            std::size_t close = found.end + 1;
            while (close < found.end + 14 && sentence.at(close).word) ++close;
            const auto opening = sentence.low(found.end + 1);
            const bool aside = is_fronter(opening) || is_preposition(opening) || is_adverb(opening);
            if (!aside || !sentence.at(close).is(",") || is_coordinator(sentence.low(close + 1))) return found;
            found.end = close + 1;
        } else
            return found;
    }
}

Kind kind_of(const Status* status, Kind base, bool negative) {
    if (!status) return negative ? prohibition : base;
    if (base == permission && !negative) return permission;
    return negative ? status->negated : status->kind;
}

std::optional<Modal> verb_at(const Sentence& sentence, std::size_t i) {
    for (const auto& [word, kind, negative] : verbs) {
        if (sentence.low(i) != word) continue;
        const auto after = sentence.low(i + 1);
        if (word == "should" && is_determiner(after)) continue;  // "Should the parent object, ..."
        if (word == "may" && !after.empty() && after.front() >= '0' && after.front() <= '9') continue;  // the month
        auto [end, turned] = between(sentence, i + 1);
        turned |= negative;
        Modal modal{turned ? prohibition : kind, end, {}, true};
        std::size_t length = 0;
        const Status* status = nullptr;
        if (sentence.at(end).is("be")) {
            const auto participle = between(sentence, end + 1).end;
            status = status_at(sentence, participle, statuses, length);
            if (status) end = participle + length;
        } else if ((status = status_at(sentence, end, actions, length))) {
            end += length;
        }
        modal.kind = kind_of(status, kind == prohibition ? permission : kind, turned);
        if (status) modal.end = end, modal.tail = status->tail;
        return modal;
    }
    return std::nullopt;
}

template <class Table>
std::optional<Modal> auxiliary_with(const Sentence& sentence, std::size_t i, const Table& table) {
    const auto [at, negative] = between(sentence, i + 1);
    std::size_t length = 0;
    const Status* status = status_at(sentence, at, table, length);
    if (!status) return std::nullopt;
    if (status->words == "to" && !is_plain_verb(sentence.low(at + 1)) && !is_mixed_verb(sentence.low(at + 1)) &&
        sentence.low(at + 1) != "be" && sentence.low(at + 1) != "have")
        return std::nullopt;
    return Modal{negative ? status->negated : status->kind, at + length, status->tail, false};
}

std::optional<Modal> refusal_at(const Sentence& sentence, std::size_t i) {
    const auto [at, negative] = between(sentence, i + 1);
    if (!negative) return std::nullopt;
    std::size_t length = 0;
    if (const Status* status = status_at(sentence, at, refusals, length)) {
        const bool with_object = status->tail.empty();
        return Modal{status->negated, with_object ? at : at + length, status->tail, false};
    }
    return Modal{prohibition, at, {}, false};
}

}  // namespace

Kind turned_round(Kind kind) {
    switch (kind) {
        case obligation:
        case permission:
            return prohibition;
        case prohibition:
            return permission;
        case definition:
        case purpose:
        case reference:
        case note:
        case adoption:
            return kind;
    }
    return kind;
}

std::size_t negation_at(const Sentence& sentence, std::size_t i) {
    constexpr auto phrases = std::to_array<std::string_view>(
        {"under no circumstances", "under no circumstance", "at no time", "in no event", "in no case", "in no instance",
         "in no way", "on no account", "no one", "no", "none", "neither", "nobody", "never", "nor"});
    for (const auto phrase : phrases)
        if (const auto words = sentence.phrase(i, phrase)) return words;
    return 0;
}

std::optional<Modal> modal_at(const Sentence& sentence, std::size_t i) {
    const auto word = sentence.low(i);
    if (auto modal = verb_at(sentence, i)) return modal;
    if (word == "is" || word == "are") return auxiliary_with(sentence, i, statuses);
    if (word == "has" || word == "have") return auxiliary_with(sentence, i, possessions);
    if (word == "do" || word == "does") return refusal_at(sentence, i);
    if (word == "need" && sentence.low(i + 1) == "not") return Modal{permission, i + 2, {}, false};
    if (word == "ought" || word == "agrees" || word == "agree")
        return sentence.low(i + 1) == "to" ? std::optional{Modal{obligation, i + 2, "to", false}} : std::nullopt;
    if (word == "requires" || word == "require") return Modal{obligation, i + 1, {}, false};
    for (const auto phrase : placements)
        if (const auto words = sentence.phrase(i, phrase)) return Modal{obligation, i + words, {}, false};
    return std::nullopt;
}

}  // namespace accord::policy::reading
