#include "policy/glossary.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"

namespace accord::policy {

namespace {

/// Who and what may bear a name of the document's own.
constexpr auto named = std::to_array<std::string_view>({"officer", "agency", "administrator", "agreement"});
constexpr std::size_t longest_name = 4;          // words
constexpr std::size_t longest_explanation = 12;  // words that say what the name means
constexpr std::size_t longest_abbreviation = 6;  // letters

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view without_quotes(std::string_view text) {
    for (const std::string_view quote : {"\"", "\xe2\x80\x9c", "\xe2\x80\x9d", "'"}) {
        if (text.starts_with(quote)) text.remove_prefix(quote.size());
        if (text.ends_with(quote)) text.remove_suffix(quote.size());
    }
    return text;
}

class Glossary {
public:
    explicit Glossary(const Catalogue& catalogue) : vocabulary_{chosen(catalogue)} {}

    void add(const Provision& provision) {
        if (provision.kind == Kind::definition) add_term(telling_words(provision.text));
        add_abbreviations(provision.sentence_text);
    }

    Concepts take() { return std::move(found_); }

private:
    static Concepts chosen(const Catalogue& catalogue) {
        Concepts concepts;
        for (const auto name : named)
            if (const auto row = catalogue.concepts.find(std::string{name}); row != catalogue.concepts.end())
                concepts.insert(*row);
        return concepts;
    }

    /// The concept that stands first in some words; empty when none does.
    [[nodiscard]] std::string concept_in(const std::vector<std::string>& words) const {
        const auto where = vocabulary_.find(words);
        std::string first;
        int at = static_cast<int>(words.size());
        for (const auto name : named) {
            if (!vocabulary_.knows(name)) continue;
            const int here = where[vocabulary_.number(name)];
            if (here != Vocabulary::absent && here < at) at = here, first = name;
        }
        return first;
    }

    /// "safety monitor means unarmed guard employed by ..."
    void add_term(const std::vector<std::string>& words) {
        const auto verb = std::find_if(words.begin(), words.end(), [](const auto& word) {
            return is_one_of(word, {"means", "mean", "refers", "denotes", "is", "are"});
        });
        const auto size = static_cast<std::size_t>(verb - words.begin());
        if (verb == words.end() || size == 0 || size > longest_name) return;
        const std::vector<std::string> name{words.begin(), verb};
        const auto rest = std::min<std::ptrdiff_t>(words.end() - verb, longest_explanation);
        const std::string meant = concept_in({verb + 1, verb + rest});
        if (meant.empty() || !concept_in(name).empty()) return;
        std::string entry;
        for (const auto& word : name) entry += (entry.empty() ? "" : " ") + word;
        add_entry(meant, entry);
        const bool says_little =
            is_one_of(name.back(), {"person", "employee", "staff", "member", "program", "partner"});
        if (name.size() > 1 && !says_little) add_entry(meant, name.back());
    }

    /// "youth services officers (YSOs)"
    void add_abbreviations(std::string_view text) {
        for (std::size_t open = text.find('('); open != text.npos; open = text.find('(', open + 1)) {
            const auto close = text.find(')', open);
            if (close == text.npos) return;
            auto letters = without_quotes(text.substr(open + 1, close - open - 1));
            if (letters.ends_with('s')) letters.remove_suffix(1);
            const bool capital =
                std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
            if (!capital || letters.size() < 2 || letters.size() > longest_abbreviation) continue;
            auto before = telling_words(text.substr(0, open));
            if (before.size() > longest_name) before.erase(before.begin(), before.end() - longest_name);
            const std::string meant = concept_in(before);
            if (!meant.empty()) add_entry(meant, fold(letters));
        }
    }

    void add_entry(const std::string& meant, std::string entry) {
        if (entry.ends_with('s')) entry.pop_back();
        entry += '*';
        if (Vocabulary::well_formed(entry)) found_[meant].push_back(std::move(entry));
    }

    Vocabulary vocabulary_;
    Concepts found_;
};

}  // namespace

Concepts glossary_of(const Reading& reading, const Catalogue& catalogue) {
    Glossary glossary{catalogue};
    for (const auto& provision : reading.provisions) glossary.add(provision);
    return glossary.take();
}

}  // namespace accord::policy
