#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace accord::policy {

/// Names of concepts, each with its entries.
using Concepts = std::map<std::string, std::vector<std::string>>;

/// The words and phrases of the field, ready to be found in a text.
///
/// An entry is words in normal form, without articles: "memorandum of understanding". `*` at the end of a word stands
/// for any ending ("disciplin*"), `|` parts words of which any may stand there ("train*|instruct* staff|teachers"), and
/// `...` stands for up to six words between ("prior to ... assign*").
class Vocabulary {
public:
    explicit Vocabulary(const Concepts& concepts);

    static constexpr int absent = -1;

    /// The number of a concept; throws std::out_of_range for a name that the catalogue has not.
    [[nodiscard]] std::size_t number(std::string_view concept_name) const;
    [[nodiscard]] bool knows(std::string_view concept_name) const {
        return numbers_.find(concept_name) != numbers_.end();
    }

    /// For each concept, by number, the index of the word at which it first occurs, or `absent`.
    [[nodiscard]] std::vector<int> find(const std::vector<std::string>& words) const;

    /// True when the entry is written as it must be to be found: read_catalogue refuses others.
    static bool well_formed(std::string_view entry);

private:
    struct Form {
        std::string text;
        bool stem = false;
    };
    struct Place {
        std::vector<Form> forms;  ///< any of them
        bool after_gap = false;
    };
    struct Phrase {
        std::size_t concept_number = 0;
        std::vector<Place> places;
    };

    [[nodiscard]] static Phrase compile(std::size_t concept_number, std::string_view entry);
    /// The phrase's places from the one numbered `from` stand in the text at `at`.
    [[nodiscard]] static bool occurs_at(const Phrase& phrase, const std::vector<std::string>& words, std::size_t at,
                                        std::size_t from = 0);

    std::map<std::string, std::size_t, std::less<>> numbers_;
    std::vector<Phrase> phrases_;
    using Index = std::unordered_map<std::string, std::vector<std::size_t>>;  ///< first word -> phrases
    Index by_word_;       ///< of phrases that begin with a whole word
    Index by_beginning_;  ///< of those that begin with a stem, by its first bytes
};

/// The words of a text in normal form, without articles.
std::vector<std::string> telling_words(std::string_view text);

}  // namespace accord::policy
