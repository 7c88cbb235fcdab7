#include "policy/flags.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>

#include "base/text.hpp"
#include "policy/vocabulary.hpp"

namespace accord::policy {

namespace {

constexpr double wording = 0.2;     // at most this share of the words differs when only the wording does
constexpr std::size_t shingle = 4;  // words
constexpr double nearly_all = 0.8;  // of the shingles

/// Words that make a rule depend on something.
const Vocabulary& conditions() {
    static const Vocabulary words{Concepts{{"condition",
                                            {"if",
                                             "when",
                                             "whenever",
                                             "where",
                                             "wherever",
                                             "unless",
                                             "until",
                                             "except",
                                             "provided that",
                                             "in event",
                                             "as necessary",
                                             "as needed",
                                             "as appropriate",
                                             "subject to",
                                             "to extent",
                                             "only after",
                                             "only upon",
                                             "on condition",
                                             "so long as",
                                             "as long as",
                                             "at discretion",
                                             "contingent on|upon"}}}};
    return words;
}

/// Behind these words stand examples and options, not the rule itself.
const Vocabulary& openings_of_examples() {
    static const Vocabulary words{Concepts{{"examples", {"may|can|could include", "such as", "for example", "e g"}}}};
    return words;
}

/// Words that say how often, or by when; each its own, so that a change of one into another is seen.
const Vocabulary& rhythms() {
    static const Vocabulary words{Concepts{
        {"at once", {"immediate*", "promptly", "without delay", "as soon as"}},
        {"day", {"daily", "each|every day"}},
        {"week", {"weekly", "each|every week"}},
        {"month", {"monthly", "each|every month"}},
        {"quarter", {"quarterly", "each|every quarter"}},
        {"half year",
         {"semiannual*", "twice year", "twice each|per|every year", "each|every semester", "every six months"}},
        {"year", {"annual*", "yearly", "each|every year", "each|every school|fiscal|calendar year", "once year"}},
        {"two years", {"biennial*", "every two years", "every other year"}},
        {"periodic", {"periodic*", "from time to time", "regularly", "at regular intervals"}},
        {"directed", {"as|when|if directed", "at direction of", "upon|on ... request", "as|when|if requested"}},
    }};
    return words;
}

bool is_unit(std::string_view word) {
    static constexpr std::array<std::string_view, 8> units{"day",   "days",   "week", "weeks",
                                                           "month", "months", "year", "years"};
    return std::find(units.begin(), units.end(), word) != units.end() || word == "hours" || word == "hour";
}

/// The times that a text sets: which rhythms, and each "N days" in it.
struct Times {
    std::vector<bool> rhythm;
    std::multiset<std::string> spans;
    bool operator==(const Times&) const = default;
};

Times times_of(const Provision& provision) {
    const std::vector<std::string> all = telling_words(provision.text + " " + provision.when);
    Times times;
    for (const int at : rhythms().find(all)) times.rhythm.push_back(at != Vocabulary::absent);
    const std::vector<std::string> text = words(provision.text);
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (!is_unit(text[i])) continue;
        const bool named = text[i - 1] == "school" || text[i - 1] == "business" || text[i - 1] == "calendar";
        if (named && i < 2) continue;
        times.spans.insert(text[i - (named ? 2 : 1)] + " " + text[i]);
    }
    return times;
}

bool has(const Vocabulary& vocabulary, std::string_view text) {
    return vocabulary.find(telling_words(text)).front() != Vocabulary::absent;
}

/// An inserted condition that governs the rule, where the old text lost none in exchange.
bool adds_condition(const std::vector<WordChange>& changes) {
    bool among_examples = false;
    bool added = false;
    for (const WordChange& change : changes) {
        if (change.side == WordChange::Side::old_only && has(conditions(), change.text)) return false;
        if (change.side == WordChange::Side::new_only && !among_examples && has(conditions(), change.text))
            added = true;
        if (change.side != WordChange::Side::old_only && has(openings_of_examples(), change.text))
            among_examples = true;
    }
    return added;
}

/// Must, may and must not are three rules; a purpose or a definition that became one is a change of another sort.
bool turned_round(Kind before, Kind after) { return binds(before) && binds(after) && before != after; }

bool few_words(const std::vector<WordChange>& changes) {
    std::size_t changed = 0;
    std::size_t all = 0;
    for (const WordChange& change : changes) {
        const std::size_t count = words(change.text).size();
        all += count;
        if (change.side != WordChange::Side::both) changed += count;
    }
    return static_cast<double>(changed) <= wording * static_cast<double>(all);
}

/// So little is left of the old words that their conditions and times cannot be held against the new ones.
bool rewritten(const std::vector<WordChange>& changes) {
    std::size_t kept = 0;
    std::size_t lost = 0;
    for (const WordChange& change : changes) {
        if (change.side == WordChange::Side::both) kept += words(change.text).size();
        if (change.side == WordChange::Side::old_only) lost += words(change.text).size();
    }
    return kept < lost;
}

/// A lost condition or a changed figure is never mere wording.
bool mere_wording(const Provision& before, const Provision& after, const std::vector<WordChange>& changes) {
    if (before.kind != after.kind || !few_words(changes)) return false;
    for (const WordChange& change : changes) {
        if (change.side == WordChange::Side::both) continue;
        if (change.side == WordChange::Side::old_only && has(conditions(), change.text)) return false;
        for (const std::string& word : words(change.text))
            if (word == "not" || word == "no" || word == "never" || word == "only") return false;
    }
    return true;
}

std::vector<std::string> shingles_of(const std::vector<std::string>& text) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i + shingle <= text.size(); ++i) {
        std::string run;
        for (std::size_t k = i; k < i + shingle; ++k) run += text[k] + " ";
        all.push_back(std::move(run));
    }
    return all;
}

}  // namespace

std::vector<Flag> flags_of_change(const Provision& before, const Provision& after,
                                  const std::vector<WordChange>& changes) {
    std::vector<Flag> flags;
    if (turned_round(before.kind, after.kind)) flags.push_back(Flag::polarity_changed);
    if (rewritten(changes)) return flags;
    if (adds_condition(changes)) flags.push_back(Flag::condition_added);
    if (times_of(before) != times_of(after)) flags.push_back(Flag::schedule_changed);
    if (flags.empty() && mere_wording(before, after, changes)) flags.push_back(Flag::wording_only);
    return flags;
}

bool protects(const Side& side, const Catalogue& catalogue) {
    const Kind kind = side.provision->kind;
    const Control* control = catalogue.find(side.binding->control);
    if (!control) return kind == Kind::prohibition;
    return control->protects && (kind == Kind::prohibition || kind == Kind::obligation);
}

Notes::Notes(const Reading& reading) {
    std::vector<std::string> text;
    for (const Provision& provision : reading.provisions)
        if (provision.kind == Kind::note && provision.part == 1)
            for (std::string& word : words(provision.sentence_text)) text.push_back(std::move(word));
    shingles_ = shingles_of(text);
    std::sort(shingles_.begin(), shingles_.end());
}

bool Notes::contain(const Provision& provision) const {
    const std::vector<std::string> sought = shingles_of(words(provision.sentence_text));
    if (sought.empty()) return false;
    const auto found = std::count_if(sought.begin(), sought.end(), [&](const std::string& run) {
        return std::binary_search(shingles_.begin(), shingles_.end(), run);
    });
    return static_cast<double>(found) >= nearly_all * static_cast<double>(sought.size());
}

}  // namespace accord::policy
