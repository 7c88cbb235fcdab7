#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace accord::policy::reading {

// The words by which the reader finds its way through a policy's sentences. All take lower-case words.

bool is_actor(std::string_view word);          ///< "superintendent", "officers", "designee"
bool is_plain_verb(std::string_view word);     ///< base form, hardly ever a noun: "ensure"
bool is_mixed_verb(std::string_view word);     ///< base form, as often a noun: "report"
bool is_participle(std::string_view word);     ///< "approved", "written"
bool is_gerund(std::string_view word);         ///< "training", "reporting"
bool is_adverb(std::string_view word);         ///< "annually", "also"
bool is_auxiliary(std::string_view word);      ///< forms of be, have and do
bool is_preposition(std::string_view word);    ///< "with", "regarding"
bool is_determiner(std::string_view word);     ///< "the", "any", "such"
bool is_relative(std::string_view word);       ///< "which", "that", "where"
bool is_subordinator(std::string_view word);   ///< "if", "unless", "as"
bool is_coordinator(std::string_view word);    ///< "and", "or", "nor", "but"
bool is_fronter(std::string_view word);        ///< opens a condition set before the subject: "prior", "when"
bool is_time(std::string_view word);           ///< "year", "semester", "june": what "each" makes an occasion of
bool is_connective(std::string_view word);     ///< "however", "additionally"
bool is_abbreviation(std::string_view word);   ///< without its last full stop: "u.s", "e.g"
bool starts_sentences(std::string_view word);  ///< begins a sentence even after an abbreviation

inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}
template <std::size_t n>
constexpr bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The base form of a verb's third person ("ensures" gives "ensure"); empty for any other word.
std::string verb_of_present(std::string_view word);

}  // namespace accord::policy::reading
