#include "policy/reading/subjects.hpp"

#include <algorithm>

#include "policy/reading/lexicon.hpp"
#include "policy/reading/modals.hpp"

namespace accord::policy::reading {

namespace {

/// The subject stands after the modal verb: "may an officer interview".
void invert(const Sentence& sentence, Head& head) {
    const std::size_t from = head.begin + 1;
    std::size_t after_actor = from;
    std::size_t verb = from;
    for (; verb < sentence.size() && verb - from < longest_subject && sentence.at(verb).word; ++verb) {
        const auto word = sentence.low(verb);
        const bool after_noun =
            verb > from && !is_determiner(sentence.low(verb - 1)) && !is_coordinator(sentence.low(verb - 1));
        if (after_noun && (word == "be" || word == "have" || is_plain_verb(word) || is_mixed_verb(word))) break;
        if (is_actor(word)) after_actor = verb + 1;
    }
    if (verb > from && sentence.low(verb - 1) == "to") after_actor = verb - 1;  // "is an officer | to ask"
    const bool known = verb < sentence.size() && sentence.at(verb).word;
    if (!known && after_actor > from) verb = after_actor;
    head.subject = from;
    head.subject_end = known && after_actor + 1 == verb ? after_actor : verb;
    head.end = verb;
}

}  // namespace

bool opens_condition(const Sentence& sentence, std::size_t i) {
    const auto word = sentence.low(i);
    if (word == "each" || word == "every") return is_time(sentence.low(i + 1));
    return is_fronter(word);
}

std::size_t after_fronted(const Sentence& sentence, std::size_t head) {
    std::size_t from = 0;
    while (from < head) {
        if (is_connective(sentence.low(from)) || sentence.at(from).is(","))
            ++from;
        else if (const auto words = sentence.phrase(from, "in addition"))
            from += words;
        else
            break;
    }
    if (!opens_condition(sentence, from) || negation_at(sentence, from) > 0) return from;
    std::size_t last_comma = head;
    for (std::size_t i = from; i < head; ++i)
        if (sentence.at(i).is(",")) last_comma = i;
    if (last_comma == head) return from;
    // "If needed, the principal, the counselor, and the officer shall": the subject holds commas itself.
    if (is_coordinator(sentence.low(last_comma + 1)))
        for (std::size_t i = from; i < last_comma; ++i)
            if (sentence.at(i).is(",") && !is_fronter(sentence.low(i + 1))) return i + 1;
    return last_comma + 1;
}

void drop_adverbs(const Sentence& sentence, Head& head) {
    while (head.subject_end > head.subject && is_adverb(sentence.low(head.subject_end - 1))) --head.subject_end;
}

void turn_round(const Sentence& sentence, std::size_t first, Head& head) {
    std::size_t at = head.shares_subject ? head.start : head.subject;
    if (head.shares_subject && sentence.low(head.start == 0 ? 0 : head.start - 1) == "nor") {
        head.kind = head.negated;
        const auto next = sentence.low(head.begin + 1);
        if (is_determiner(next) || is_actor(next)) invert(sentence, head);
        return;
    }
    if (sentence.low(at) == "nothing") {
        const bool limits =
            is_one_of(sentence.low(head.end), {"prohibit", "prevent", "preclude", "limit", "restrict", "be"});
        head.kind = limits ? Kind::permission : Kind::prohibition;
        if (limits && sentence.low(head.end) != "be") subject_after(sentence, head.end, head);
        return;
    }
    std::size_t words = negation_at(sentence, at);
    if (words == 0 && head.start == 0 && (words = negation_at(sentence, first)) > 0) at = first;
    if (words == 0) return;
    head.kind = head.negated;
    if (at + words < head.begin) {
        const bool named = sentence.low(at) != "neither" && !is_relative(sentence.low(at + words));
        if (at == head.subject && named) head.subject = at + words;
        return;
    }
    invert(sentence, head);
}

void subject_after(const Sentence& sentence, std::size_t verb, Head& head) {
    head.subject = head.subject_end = verb + 1;
    while (head.subject_end < sentence.size() && sentence.at(head.subject_end).word &&
           !is_preposition(sentence.low(head.subject_end)))
        ++head.subject_end;
}

void take_required(const Sentence& sentence, Head& head) {
    std::size_t from = head.end;
    const bool clause = sentence.low(from) == "that";
    if (clause) ++from;
    for (std::size_t i = from + 1; i < std::min(sentence.size(), from + longest_subject); ++i) {
        const auto word = sentence.low(i);
        const bool verb = is_plain_verb(word) || word == "be" || word == "have";
        const bool bare = clause && verb && !is_preposition(sentence.low(i - 1)) && !is_determiner(sentence.low(i - 1));
        const bool infinitive =
            !clause && word == "to" && (is_plain_verb(sentence.low(i + 1)) || is_mixed_verb(sentence.low(i + 1)));
        if (!bare && !infinitive) continue;
        head.subject = from;
        head.subject_end = i;
        head.end = infinitive ? i + 1 : i;
        if (infinitive) head.tail = "to";
        return;
    }
}

}  // namespace accord::policy::reading
