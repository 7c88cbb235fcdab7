#include "policy/word_diff.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include "base/text.hpp"

namespace accord::policy {

namespace {

constexpr std::size_t largest_table = 1'000'000;  // cells

struct Token {
    std::string_view written;
    std::size_t word = 0;  ///< the same number for words that count as the same
};

/// Gives words in normal form their numbers.
using Numbers = std::map<std::string, std::size_t>;

std::vector<Token> tokens(std::string_view text, Numbers& numbers) {
    std::vector<Token> all;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t from = text.find_first_not_of(" \t\n", at);
        if (from == std::string_view::npos) break;
        at = std::min(text.find_first_of(" \t\n", from), text.size());
        const std::string_view written = text.substr(from, at - from);
        std::string compared = normalise(written);
        if (compared.empty()) compared = written;
        all.push_back({written, numbers.try_emplace(std::move(compared), numbers.size()).first->second});
    }
    return all;
}

/// Gathers words into runs, each of one side.
class Runs {
public:
    void add(WordChange::Side side, std::string_view word) {
        if (runs_.empty() || runs_.back().side != side) runs_.push_back({side, {}});
        std::string& text = runs_.back().text;
        if (!text.empty()) text += ' ';
        text += word;
    }
    std::vector<WordChange> take() && { return std::move(runs_); }

private:
    std::vector<WordChange> runs_;
};

/// lengths[i * (m + 1) + j]: the longest common subsequence of a from i on and b from j on.
std::vector<std::uint32_t> common_lengths(const std::vector<Token>& a, const std::vector<Token>& b, std::size_t first,
                                          std::size_t n, std::size_t m) {
    std::vector<std::uint32_t> lengths((n + 1) * (m + 1), 0);
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;) {
            const std::size_t here = i * (m + 1) + j;
            lengths[here] = a[first + i].word == b[first + j].word ? lengths[here + m + 2] + 1
                                                                   : std::max(lengths[here + m + 1], lengths[here + 1]);
        }
    return lengths;
}

}  // namespace

std::vector<WordChange> word_changes(std::string_view before, std::string_view after) {
    using enum WordChange::Side;
    Numbers numbers;
    const std::vector<Token> a = tokens(before, numbers);
    const std::vector<Token> b = tokens(after, numbers);
    std::size_t first = 0;
    while (first < a.size() && first < b.size() && a[first].word == b[first].word) ++first;
    std::size_t same_at_end = 0;
    while (same_at_end < a.size() - first && same_at_end < b.size() - first &&
           a[a.size() - 1 - same_at_end].word == b[b.size() - 1 - same_at_end].word)
        ++same_at_end;
    const std::size_t n = a.size() - first - same_at_end;
    const std::size_t m = b.size() - first - same_at_end;

    Runs runs;
    for (std::size_t i = 0; i < first; ++i) runs.add(both, b[i].written);
    std::size_t i = 0;
    std::size_t j = 0;
    if ((n + 1) * (m + 1) <= largest_table) {
        const auto lengths = common_lengths(a, b, first, n, m);
        while (i < n && j < m) {
            const std::size_t here = i * (m + 1) + j;
            if (a[first + i].word == b[first + j].word) {
                runs.add(both, b[first + j].written);
                ++i, ++j;
            } else if (lengths[here + m + 1] >= lengths[here + 1]) {
                runs.add(old_only, a[first + i++].written);
            } else {
                runs.add(new_only, b[first + j++].written);
            }
        }
    }
    while (i < n) runs.add(old_only, a[first + i++].written);
    while (j < m) runs.add(new_only, b[first + j++].written);
    for (std::size_t k = b.size() - same_at_end; k < b.size(); ++k) runs.add(both, b[k].written);
    return std::move(runs).take();
}

}  // namespace accord::policy
