#include "policy/vocabulary.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"

namespace accord::policy {

namespace {

constexpr std::size_t longest_gap = 6;        // words
constexpr std::size_t longest_beginning = 4;  // bytes

/// Stems are looked up by their first letters, whole words by themselves.
std::string beginning(std::string_view word) { return std::string{word.substr(0, longest_beginning)}; }

bool is_article(std::string_view word) { return word == "a" || word == "an" || word == "the"; }

}  // namespace

std::vector<std::string> telling_words(std::string_view text) {
    std::vector<std::string> all = words(text);
    std::erase_if(all, is_article);
    return all;
}

Vocabulary::Vocabulary(const Concepts& concepts) {
    for (const auto& [name, entries] : concepts) {
        const std::size_t number = numbers_.size();
        numbers_.emplace(name, number);
        for (const std::string& entry : entries) {
            const Phrase& phrase = phrases_.emplace_back(compile(number, entry));
            for (const Form& form : phrase.places.front().forms) {
                std::vector<std::size_t>& same = form.stem ? by_beginning_[beginning(form.text)] : by_word_[form.text];
                if (same.empty() || same.back() != phrases_.size() - 1) same.push_back(phrases_.size() - 1);
            }
        }
    }
}

std::size_t Vocabulary::number(std::string_view concept_name) const {
    const auto found = numbers_.find(concept_name);
    if (found == numbers_.end()) throw std::out_of_range("no concept " + std::string{concept_name});
    return found->second;
}

std::vector<int> Vocabulary::find(const std::vector<std::string>& words) const {
    std::vector<int> first(numbers_.size(), absent);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto try_all = [&](const Index& index, const std::string& key) {
            const auto candidates = index.find(key);
            if (candidates == index.end()) return;
            for (const std::size_t candidate : candidates->second) {
                const Phrase& phrase = phrases_[candidate];
                int& found = first[phrase.concept_number];
                if (found == absent && occurs_at(phrase, words, at)) found = static_cast<int>(at);
            }
        };
        try_all(by_word_, words[at]);
        for (std::size_t length = 1; length <= longest_beginning; ++length)
            if (length <= words[at].size()) try_all(by_beginning_, words[at].substr(0, length));
    }
    return first;
}

bool Vocabulary::well_formed(std::string_view entry) {
    bool after_word = false;
    for (const std::string_view place : split(entry, ' ')) {
        if (place == "...") {
            if (!after_word) return false;  // at the beginning, or twice
            after_word = false;
            continue;
        }
        for (const std::string_view form : split(place, '|')) {
            const bool stem = form.ends_with('*');
            const std::string_view word = form.substr(0, form.size() - (stem ? 1 : 0));
            if (word.size() < (stem ? 2u : 1u) || is_article(word) || normalise(word) != word) return false;
        }
        after_word = true;
    }
    return after_word;
}

Vocabulary::Phrase Vocabulary::compile(std::size_t concept_number, std::string_view entry) {
    Phrase phrase{concept_number, {}};
    bool after_gap = false;
    for (const std::string_view part : split(entry, ' ')) {
        if (part == "...") {
            after_gap = true;
            continue;
        }
        Place place{{}, after_gap};
        for (std::string_view form : split(part, '|')) {
            const bool stem = form.ends_with('*');
            if (stem) form.remove_suffix(1);
            place.forms.push_back({std::string{form}, stem});
        }
        phrase.places.push_back(std::move(place));
        after_gap = false;
    }
    return phrase;
}

bool Vocabulary::occurs_at(const Phrase& phrase, const std::vector<std::string>& words, std::size_t at,
                           std::size_t from) {
    if (from == phrase.places.size()) return true;
    const Place& place = phrase.places[from];
    const std::size_t last = std::min(words.size(), at + (place.after_gap ? longest_gap : 0) + 1);
    for (; at < last; ++at) {
        const bool stands = std::any_of(place.forms.begin(), place.forms.end(), [&](const Form& form) {
            return form.stem ? words[at].starts_with(form.text) : words[at] == form.text;
        });
        if (stands && occurs_at(phrase, words, at + 1, from + 1)) return true;
    }
    return false;
}

}  // namespace accord::policy
