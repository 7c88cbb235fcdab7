#include "policy/reading/modals.hpp"

#include <array>

#include "policy/reading/lexicon.hpp"
#include "policy/reading/modal_words.hpp"

namespace accord::policy::reading {

namespace {

using enum Kind;
using namespace modal_words;

template <class Table>
const Status* status_at(const Sentence& sentence, std::size_t i, const Table& table, std::size_t& length) {
    for (const Status& row : table)
        if ((length = sentence.phrase(i, row.words)) > 0) return &row;
    return nullptr;
}

/// "expected not to": the words of a duty whose action is denied; gives how many.
std::size_t denied_duty_at(const Sentence& sentence, std::size_t i) {
    for (const Status& row : statuses) {
        if (row.kind != obligation || !row.words.ends_with(" to")) continue;
        const auto words = sentence.phrase(i, row.words.substr(0, row.words.size() - 3));
        const bool denied = is_one_of(sentence.low(i + words), {"not", "never"});
        if (words > 0 && denied && sentence.low(i + words + 1) == "to") return words + 2;
    }
    return 0;
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

/// "May 31", "its May meeting", "every May"
bool is_month(const Sentence& sentence, std::size_t i) {
    const auto after = sentence.low(i + 1);
    if (!after.empty() && after.front() >= '0' && after.front() <= '9') return true;
    const bool capital = sentence.text()[sentence.at(i).begin] == 'M';
    return capital && i > 0 && (is_determiner(sentence.low(i - 1)) || is_preposition(sentence.low(i - 1)));
}

std::optional<Modal> verb_at(const Sentence& sentence, std::size_t i) {
    for (const auto& [word, kind, negative] : verbs) {
        if (sentence.low(i) != word) continue;
        const auto after = sentence.low(i + 1);
        if (word == "should" && is_determiner(after)) continue;  // "Should the parent object, ..."
        if (word == "may" && is_month(sentence, i)) continue;
        auto [end, turned] = between(sentence, i + 1);
        turned |= negative;
        Modal modal{turned ? prohibition : kind, end, {}, true, turned_round(turned ? prohibition : kind)};
        std::size_t length = 0;
        const Status* status = nullptr;
        if (sentence.at(end).is("be")) {
            const auto participle = between(sentence, end + 1).end;
            status = status_at(sentence, participle, statuses, length);
            if (status) end = participle + length;
            if (const auto words = denied_duty_at(sentence, participle))
                return Modal{prohibition, participle + words, "to", true, permission};
        } else if ((status = status_at(sentence, end, actions, length))) {
            end += length;
        }
        modal.kind = kind_of(status, kind == prohibition ? permission : kind, turned);
        modal.negated = status && kind == obligation ? kind_of(status, kind, !turned) : turned_round(modal.kind);
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
    if (const auto words = status ? 0 : denied_duty_at(sentence, at))
        return Modal{prohibition, at + words, "to", false, permission};
    if (!status) return std::nullopt;
    if (status->words == "no" && is_one_of(sentence.low(at + 1), limits)) return std::nullopt;
    if (status->words == "to" && !is_plain_verb(sentence.low(at + 1)) && !is_mixed_verb(sentence.low(at + 1)) &&
        sentence.low(at + 1) != "be" && sentence.low(at + 1) != "have")
        return std::nullopt;
    return Modal{negative ? status->negated : status->kind, at + length, status->tail, false,
                 negative ? status->kind : status->negated};
}

std::optional<Modal> refusal_at(const Sentence& sentence, std::size_t i) {
    const auto [at, negative] = between(sentence, i + 1);
    if (!negative) return std::nullopt;
    std::size_t length = 0;
    if (const Status* status = status_at(sentence, at, refusals, length)) {
        const bool with_object = status->tail.empty();
        return Modal{status->negated, with_object ? at : at + length, status->tail, false, status->kind};
    }
    return Modal{prohibition, at, {}, false, permission};
}

/// "Under no circumstances is an officer to", "nor does the school": the subject follows.
std::optional<Modal> inverted_at(const Sentence& sentence, std::size_t i) {
    constexpr auto negations = std::to_array<std::string_view>(
        {"circumstances", "circumstance", "time", "event", "case", "instance", "way", "account", "nor", "neither"});
    const auto before = i > 0 ? sentence.low(i - 1) : std::string_view{};
    const auto after = sentence.low(i + 1);
    if (!is_one_of(before, negations) || !is_one_of(sentence.low(i), {"is", "are", "do", "does", "has", "have"}))
        return std::nullopt;
    if (!is_determiner(after) && !is_actor(after)) return std::nullopt;
    return Modal{obligation, i + 1, {}, false};
}

std::optional<Modal> placement_at(const Sentence& sentence, std::size_t i) {
    for (const auto phrase : placements)
        if (const auto words = sentence.phrase(i, phrase)) return Modal{obligation, i + words, {}, false};
    if (sentence.phrase(i, "remain the") == 0 && sentence.phrase(i, "remains the") == 0) return std::nullopt;
    for (const auto noun : provinces)
        if (const auto words = sentence.phrase(i + 2, noun); words > 0 && sentence.low(i + 2 + words) == "of")
            return Modal{obligation, i + words + 3, {}, false};
    return std::nullopt;
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
    if (auto modal = inverted_at(sentence, i)) return modal;
    if (word == "is" || word == "are") return auxiliary_with(sentence, i, statuses);
    if (is_one_of(word, {"remains", "remain", "stays", "stay"}) && sentence.low(i + 1) != "to")
        if (auto modal = auxiliary_with(sentence, i, statuses)) return modal;
    if (word == "has" || word == "have") return auxiliary_with(sentence, i, possessions);
    if (word == "do" || word == "does") return refusal_at(sentence, i);
    if (word == "need" && sentence.low(i + 1) == "not") return Modal{permission, i + 2, {}, false};
    if (is_one_of(word, {"needs", "need", "requires", "require"}) && sentence.low(i + 1) == "no")
        return Modal{permission, i + 2, {}, false};
    if (word == "ought" || word == "agrees" || word == "agree")
        return sentence.low(i + 1) == "to" ? std::optional{Modal{obligation, i + 2, "to", false}} : std::nullopt;
    if (word == "requires" || word == "require") return Modal{obligation, i + 1, {}, false};
    return placement_at(sentence, i);
}

bool is_abstention(const Sentence& sentence, std::size_t i) {
    while (is_adverb(sentence.low(i))) ++i;
    for (const auto phrase : abstentions)
        if (sentence.phrase(i, phrase) > 0) return true;
    const auto object = sentence.low(i + 1);
    return sentence.at(i).word && !is_preposition(sentence.low(i)) &&
           is_one_of(object, {"no", "nothing", "nobody", "neither"}) && !is_one_of(sentence.low(i + 2), limits);
}

}  // namespace accord::policy::reading
