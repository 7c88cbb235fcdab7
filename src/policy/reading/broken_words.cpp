#include "policy/reading/broken_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/text.hpp"
#include "policy/reading/lexicon.hpp"

namespace accord::policy::reading {

namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_small(c) || (c >= 'A' && c <= 'Z'); }

/// A hyphen at a line's end, in a passage's words: "law-enforce-" "ment."
struct Break {
    std::size_t hyphen;         ///< where it stands
    std::size_t end;            ///< where the word after it ends
    std::string before, after;  ///< the letters beside it, folded: "enforce", "ment"
    bool third = false;         ///< the word before it is hyphenated itself: "day-to-" "day"
};

std::optional<Break> break_at(const Passage& passage, std::size_t hyphen) {
    const auto& words = passage.words();
    if (hyphen == 0 || !is_letter(words[hyphen - 1]) || hyphen + 2 >= words.size() || words[hyphen + 1] != ' ' ||
        !is_small(words[hyphen + 2]) || passage.line_at(hyphen) == passage.line_at(hyphen + 2))
        return std::nullopt;
    std::size_t from = hyphen;
    while (from > 0 && is_letter(words[from - 1])) --from;
    std::size_t to = hyphen + 2;
    while (to < words.size() && is_letter(words[to])) ++to;
    const bool third = from > 1 && words[from - 1] == '-' && is_letter(words[from - 2]);
    return Break{hyphen, std::min(words.find(' ', hyphen + 2), words.size()), fold(words.substr(from, hyphen - from)),
                 fold(words.substr(hyphen + 2, to - hyphen - 2)), third};
}

template <class Visit>
void each_break(const Passage& passage, Visit visit) {
    for (auto at = passage.words().find('-'); at != std::string::npos; at = passage.words().find('-', at + 1))
        if (const auto found = break_at(passage, at)) visit(*found);
}

template <class Blocks, class Visit>
void each_passage(Blocks& blocks, Visit visit) {
    for (auto& block : blocks) {
        visit(block.text);
        for (auto& item : block.items) visit(item);
    }
}

/// Makes compounds whatever stands on the other side.
bool opens_compound(std::string_view word) {
    constexpr auto known = std::to_array<std::string_view>({"non", "self", "well", "ex"});
    return std::find(known.begin(), known.end(), word) != known.end();
}

bool closes_compound(std::string_view word) {
    constexpr auto known = std::to_array<std::string_view>(
        {"based", "informed", "related", "appropriate", "approved", "owned", "issued", "sponsored", "wide", "free"});
    return std::find(known.begin(), known.end(), word) != known.end();
}

bool is_function_word(std::string_view word) {
    return is_preposition(word) || is_determiner(word) || is_coordinator(word);
}

class Mender {
public:
    explicit Mender(const std::vector<Block>& blocks) {
        each_passage(blocks, [&](const Passage& passage) { learn(passage); });
    }

    [[nodiscard]] Passage mended(const Passage& passage) const {
        Passage whole;
        std::size_t from = 0;
        each_break(passage, [&](const Break& found) {
            if (found.hyphen < from || is_coordinator(found.after) || found.after == "to") return;
            whole.append(passage.slice(from, found.hyphen + (is_compound(found) ? 1 : 0)));
            const auto rest = std::string_view{passage.words()}.substr(found.hyphen + 2, found.end - found.hyphen - 2);
            whole.append(rest, passage.line_at(found.hyphen));
            from = found.end;
        });
        whole.append(passage.slice(from, passage.words().size()));
        return whole;
    }

private:
    /// The words that stand whole.
    void learn(const Passage& passage) {
        std::string whole = passage.words();
        each_break(passage, [&](const Break& found) {
            const auto start = found.hyphen - found.before.size();
            std::fill(whole.begin() + static_cast<std::ptrdiff_t>(start),
                      whole.begin() + static_cast<std::ptrdiff_t>(found.end), ' ');
        });
        for (const auto& word : words(whole)) known_.insert(word);
        for (const auto token : split(whole, ' ')) {
            if (token.find('-') == std::string_view::npos) continue;
            std::string letters = fold(token);
            std::erase_if(letters, [](char c) { return !is_letter(c) && c != '-'; });
            known_.insert(letters);
        }
    }

    [[nodiscard]] bool is_compound(const Break& found) const {
        if (known_.contains(found.before + found.after)) return false;
        if (known_.contains(found.before + '-' + found.after)) return true;
        if (opens_compound(found.before) || closes_compound(found.after)) return true;
        const bool halves = known_.contains(found.before) && known_.contains(found.after);
        if (found.third) return halves || is_function_word(found.before);
        // "any-" "one", "with-" "in": words of grammar grow together.
        return halves && !is_function_word(found.before) && !is_function_word(found.after);
    }

    std::unordered_set<std::string> known_;
};

}  // namespace

void mend_broken_words(std::vector<Block>& blocks) {
    const Mender mender{blocks};
    each_passage(blocks, [&](Passage& passage) { passage = mender.mended(passage); });
}

}  // namespace accord::policy::reading
