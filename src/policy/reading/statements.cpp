#include "policy/reading/statements.hpp"

#include <algorithm>
#include <array>

#include "policy/reading/lexicon.hpp"
#include "policy/reading/statement_words.hpp"
#include "policy/reading/weak_heads.hpp"

namespace accord::policy::reading {

namespace {

using enum Kind;
using namespace statement_words;

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// "LEOs", "SSO": letters that stand for somebody, where no list knows them.
bool is_acronym(const Sentence& sentence, std::size_t i) {
    const auto capital = [&](std::size_t at) {
        return at < sentence.text().size() && sentence.text()[at] >= 'A' && sentence.text()[at] <= 'Z';
    };
    return capital(sentence.at(i).begin) && capital(sentence.at(i).begin + 1) &&
           !is_one_of(sentence.low(i), instruments);
}

bool is_somebody(const Sentence& sentence, std::size_t i) {
    return is_actor(sentence.low(i)) || is_acronym(sentence, i);
}

/// Whether the words before a verb end in somebody who acts: "Principals or their designee".
bool is_actor_core(const Sentence& sentence, std::size_t from, std::size_t verb) {
    std::size_t last = verb;
    while (last > from && (is_adverb(sentence.low(last - 1)) || !sentence.at(last - 1).word)) --last;
    const std::size_t core = core_of(sentence, from, verb);
    if (core == none || !is_somebody(sentence, core)) return false;
    // "An officer | who wants a file | asks", "Teachers | with a question | turn to"
    return core + 1 == last || is_relative(sentence.low(core + 1)) || is_preposition(sentence.low(core + 1));
}

/// "It is | the intention of the Board to"
bool says_aim(const Sentence& sentence, std::size_t i) {
    return sentence.low(i) == "the" && sentence.low(i + 2) == "of" && is_one_of(sentence.low(i + 1), aims);
}

/// Whether a form of be or have follows in the same clause: then what looked like a verb is a noun before it.
bool verb_follows(const Sentence& sentence, std::size_t i) {
    for (; i < sentence.size() && sentence.at(i).word; ++i) {
        const auto word = sentence.low(i);
        if (is_relative(word) || is_subordinator(word)) return false;
        if (is_one_of(word, {"is", "are", "was", "were", "has", "have"})) return true;
    }
    return false;
}

/// A verb in the present tense that somebody does: "maintain", "reviews the log".
bool is_deed(const Sentence& sentence, std::size_t i, bool after_actor) {
    const auto word = sentence.low(i);
    const std::string base = verb_of_present(word);
    if (is_plain_verb(word) || is_plain_verb(base)) return true;
    if (!is_mixed_verb(word) && !is_mixed_verb(base)) return false;
    std::size_t at = i + 1;
    while (is_adverb(sentence.low(at))) ++at;
    const auto next = sentence.low(at);
    if (is_determiner(next) || is_relative(next) || is_one_of(next, {"with", "to", "as"}))
        return !verb_follows(sentence, i + 1);
    return after_actor && sentence.at(i + 1).word && !is_coordinator(next) && !is_auxiliary(next) &&
           !verb_follows(sentence, i + 1);
}

bool is_negated(const Sentence& sentence, std::size_t from, std::size_t verb) {
    for (std::size_t i = verb; i > from && is_adverb(sentence.low(i - 1)); --i)
        if (sentence.low(i - 1) == "never" || sentence.low(i - 1) == "not") return true;
    return false;
}

Statement duty(std::size_t end, bool negative, bool doubtful) {
    return {negative ? prohibition : obligation, negative ? obligation : prohibition, end, doubtful};
}

/// Whether quotation marks stand around a subject: a term that is explained.
bool is_quoted(const Sentence& sentence, std::size_t from, std::size_t verb) {
    const auto begin = sentence.at(from).begin;
    const auto before = begin - std::min<std::size_t>(begin, 3);
    const auto subject = sentence.text().substr(before, sentence.at(verb).begin - before);
    return subject.find('"') != subject.npos || subject.find("\xe2\x80\x9c") != subject.npos;
}

/// "called before an interview" is a deed; "called a guard", "known as a guard" give a name.
bool is_deed_of_naming(const Sentence& sentence, std::size_t at) {
    const auto next = sentence.low(at + 1);
    return is_one_of(sentence.low(at), {"called", "known", "named"}) && !is_determiner(next) && next != "as";
}

/// "a condition of", "the sergeant's task": the complement speaks of what is owed.
bool names_duty(const Sentence& sentence, std::size_t at) {
    for (std::size_t i = at; i < at + 6 && sentence.at(i).word && !is_preposition(sentence.low(i)); ++i)
        if (is_one_of(sentence.low(i),
                      {"condition", "responsibility", "duty", "task", "job", "obligation", "requirement",
                       "prerequisite", "decision", "part", "ground", "reason", "offense", "violation"}))
            return true;
    return false;
}

/// Whether a copula's complement names what somebody is: "a deputy who", "law enforcement officers".
bool names_what_it_is(const Sentence& sentence, std::size_t from, std::size_t at) {
    const auto word = sentence.low(at);
    const auto opening = sentence.low(from);
    if (names_duty(sentence, at)) return false;
    if (is_one_of(word, {"any", "anyone", "someone", "one"})) return true;
    const std::size_t core = core_of(sentence, from, at - 1);
    const bool of_somebody = core != none && is_somebody(sentence, core);
    if (word == "a" || word == "an") return of_somebody || is_one_of(opening, {"a", "an"});
    const bool speaks_of_one = is_one_of(opening, {"a", "an", "any"}) || !is_determiner(opening);
    if (word == "the" || word == "those") return speaks_of_one && of_somebody;
    for (std::size_t i = at; i < sentence.size() && sentence.at(i).word && !is_preposition(sentence.low(i)); ++i) {
        if (is_relative(sentence.low(i))) break;
        if (is_actor(sentence.low(i)) && sentence.low(i) != "public") return true;
    }
    return false;
}

/// What a form of be says with what follows it.
std::optional<Statement> complement(const Sentence& sentence, std::size_t from, std::size_t verb) {
    std::size_t at = verb + 1;
    bool negative = is_negated(sentence, from, verb);
    for (; is_adverb(sentence.low(at)) || sentence.low(at) == "not"; ++at)
        negative |= sentence.low(at) == "not" || sentence.low(at) == "never";
    const auto word = sentence.low(at);
    const std::size_t core = core_of(sentence, from, verb);
    const auto subject = core == none ? std::string_view{} : sentence.low(core);
    const bool passive = (is_participle(word) || word.ends_with("ed")) &&
                         (!is_one_of(word, descriptive) || is_deed_of_naming(sentence, at));
    if (passive && (subject == "exception" || subject == "exceptions") && !negative)
        return Statement{permission, prohibition, at, false};
    if (says_aim(sentence, verb + 1) || (has_purpose_noun(sentence, from, verb) && !passive))
        return Statement{purpose, purpose, verb + 1, false};
    if (is_quoted(sentence, from, verb)) return Statement{definition, definition, verb + 1, false};
    if (passive) return duty(at, negative, false);
    if (negative) return duty(verb + 1, true, true);
    if (is_one_of(word, descriptive) || names_what_it_is(sentence, from, at))
        return Statement{definition, prohibition, verb + 1, false};
    if (is_one_of(subject, texts)) return Statement{purpose, prohibition, verb + 1, false};
    return duty(verb + 1, false, true);
}

bool shares_a_bond(const Sentence& sentence, std::size_t verb) {
    if (sentence.low(verb) != "share" && sentence.low(verb) != "shares") return false;
    for (std::size_t i = verb + 1; i < verb + 5; ++i)
        if (is_one_of(sentence.low(i), bonds)) return true;
    return false;
}

}  // namespace

bool is_hope(std::string_view verb) {
    return is_one_of(verb,
                     {"help",   "helps",   "provide", "provides", "support", "supports", "promote",    "promotes",
                      "foster", "fosters", "exist",   "exists",   "serve",   "serves",   "contribute", "contributes",
                      "work",   "works",   "learn",   "learns",   "build",   "builds",   "protect",    "protects"});
}

std::size_t core_of(const Sentence& sentence, std::size_t from, std::size_t to) {
    std::size_t core = none;
    for (std::size_t i = from; i < to; ++i) {
        const auto word = sentence.low(i);
        if (is_preposition(word) || is_relative(word)) break;
        if (sentence.at(i).word && !is_adverb(word)) core = i;
    }
    return core;
}

std::optional<Statement> statement_at(const Sentence& sentence, std::size_t from, std::size_t i) {
    const auto word = sentence.low(i);
    const auto before = sentence.low(i - 1);
    if (is_preposition(before) || is_determiner(before) || is_coordinator(before)) return std::nullopt;
    if (is_actor(word) && !is_determiner(sentence.low(i + 1))) return std::nullopt;  // "safety monitors", a noun
    if (is_one_of(word, meanings)) return Statement{definition, definition, i + 1, false};
    if (is_one_of(word, copulas)) return complement(sentence, from, i);
    const std::size_t core = core_of(sentence, from, i);
    const auto subject = core == none ? std::string_view{} : sentence.low(core);
    const bool of_board =
        core != none && is_somebody(sentence, core) && (is_one_of(subject, boards) || sentence.low(i + 1) == "that");
    if (is_one_of(word, attitudes) && of_board) return Statement{purpose, prohibition, i + 1, false};
    if (shares_a_bond(sentence, i)) return Statement{purpose, purpose, i + 1, false};
    const bool negative = is_negated(sentence, from, i);
    if (is_one_of(word, bans)) return Statement{prohibition, permission, i, false};
    if (is_one_of(word, grants)) return Statement{negative ? prohibition : permission, prohibition, i, false};
    if (is_one_of(subject, texts) && is_one_of(word, announcements)) return Statement{purpose, purpose, i + 1, false};
    const bool acts = is_actor_core(sentence, from, i);
    const bool after_mark = sentence.at(i - 1).end + 1 < sentence.at(i).begin;  // “Guard” includes
    if (is_one_of(word, {"includes", "include"}) && after_mark && is_quoted(sentence, from, i))
        return Statement{definition, definition, i + 1, false};
    if (is_one_of(word, {"adopts", "adopt"}) && of_board && is_one_of(sentence.low(i + 2), texts))
        return Statement{purpose, purpose, i + 1, false};
    if (is_one_of(word, descriptions)) {
        if (acts && is_deed(sentence, i, acts)) return duty(i, negative, false);
        if (is_one_of(subject, instruments)) return duty(i, negative, false);
        const bool may_bind = is_one_of(word, {"has", "have", "serves", "apply", "applies"});
        const bool leads_in = is_one_of("following", {sentence.low(from), sentence.low(from + 1)});
        if (may_bind && !leads_in && !is_one_of(subject, texts)) return duty(i, negative, true);
        return Statement{definition, prohibition, i + 1, false};
    }
    if (acts && is_deed(sentence, i, is_somebody(sentence, i - 1) || is_adverb(before)))
        return duty(i, negative, false);
    // "Training precedes", "Records stay": a thing that something is said of.
    const bool agrees = !verb_of_present(word).empty() || (subject.ends_with('s') && is_plain_verb(word));
    const bool has_subject = core != none || is_relative(sentence.low(from));  // "What an officer learns | stays"
    if (has_subject && agrees && is_deed(sentence, i, false)) return duty(i, negative, false);
    // "The company forwards it", "Monitors gather it": a verb that no list knows, after somebody who acts.
    const bool forms =
        word.ends_with('s') != before.ends_with('s') && !is_adverb(word) && is_determiner(sentence.low(i + 1));
    if (acts && core + 1 == i && forms && sentence.at(i).word && !is_preposition(word)) return duty(i, negative, true);
    return std::nullopt;
}

}  // namespace accord::policy::reading
