#include "policy/reading/headings.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "policy/reading/shapes.hpp"

namespace accord::policy::reading {

namespace {

constexpr int caps_rank = 15, title_rank = 35;
constexpr std::size_t longest_heading = 25, longest_numbered_heading = 12;  // words

/// No sentence, and no piece of a list.
bool may_be_heading(std::string_view words, std::size_t longest) {
    return count_words(words) <= longest && !starts_small(words) && !ends_sentence(words) && !words.ends_with(',') &&
           !words.ends_with(';');
}

/// Marked-up headings have ranks by tens.
bool is_marked_up(const Block& block) {
    return block.kind == Block::Kind::heading && !block.strong && block.rank % 10 == 0 && block.rank < reference_rank;
}

/// The rank that bold lines share: that of the first marked-up heading when they come before it, below it when after.
int rank_of_strong(const std::vector<Block>& blocks, std::size_t first) {
    bool strong_first = false;
    for (std::size_t i = first; i < blocks.size(); ++i) {
        if (is_marked_up(blocks[i])) return blocks[i].rank + (strong_first ? 0 : 5);
        strong_first |= blocks[i].kind == Block::Kind::heading && blocks[i].strong;
    }
    return 0;
}

/// Whether one of a heading's words is among some.
bool speaks_of(std::string_view heading, std::initializer_list<std::string_view> some) {
    for (const auto& word : words(heading))
        if (std::find(some.begin(), some.end(), word) != some.end()) return true;
    return false;
}

}  // namespace

bool is_definition_heading(std::string_view words) {
    return speaks_of(words, {"definition", "definitions", "glossary", "terms", "terminology"});
}

bool is_purpose_heading(std::string_view words) {
    return speaks_of(words, {"purpose", "purposes", "intent", "philosophy", "mission", "goal", "goals", "why", "vision",
                             "background", "rationale", "introduction", "preamble", "beliefs", "objectives"});
}

std::optional<int> heading_rank(const Line& line, const Line* below, bool in_head) {
    const auto& words = line.text.words();
    if (!may_be_heading(words, longest_heading)) return std::nullopt;
    if (below && !below->gap && starts_small(below->text.words())) return std::nullopt;
    const bool capitals = is_all_capitals(words);
    const bool shown = capitals || line.strong || is_title_case(words);
    if (words.ends_with(':')) {  // a list's lead-in, or a heading?
        const bool before_list = below && (below->item || marker_of(below->text.words()));
        if (!shown || before_list || !below || count_words(words) > 8 || starts_small(below->text.words()))
            return std::nullopt;
    }
    if (!capitals && !line.strong && has_modal(words)) return std::nullopt;
    const bool alone = count_words(words) <= 7 && line.gap && below && count_words(below->text.words()) >= 10;
    if (!shown && !alone && !in_head) return std::nullopt;
    return capitals ? caps_rank : title_rank;
}

std::optional<int> numbered_heading_rank(const Line& line, const Line* below, std::string_view words,
                                         std::string_view style) {
    constexpr auto order =
        std::to_array<std::string_view>({"I.", "I)", "A.", "1.", "A)", "1)", "1.1", "a.", "(a)", "(1)"});
    const int rank = 21 + 2 * static_cast<int>(std::find(order.begin(), order.end(), style) - order.begin());
    if (!may_be_heading(words, longest_numbered_heading) || words.ends_with(':')) return std::nullopt;
    if (line.strong || is_all_capitals(words)) return rank;
    if (has_modal(words) || style == "*" || !below) return std::nullopt;
    const auto next = marker_of(below->text.words());
    if (next && next->style == style) return std::nullopt;
    const bool alone = count_words(words) <= 6 && below->gap && !next && !below->item;
    return is_title_case(words) || alone ? std::optional{rank} : std::nullopt;
}

void set_heading_paths(std::vector<Block>& blocks, std::size_t first) {
    const int strong_rank = rank_of_strong(blocks, first);
    std::vector<std::pair<int, std::string>> open;
    for (std::size_t i = first; i < blocks.size(); ++i) {
        Block& block = blocks[i];
        if (block.kind == Block::Kind::heading) {
            const int rank = block.strong && strong_rank > 0 ? strong_rank : block.rank;
            while (!open.empty() && open.back().first >= rank) open.pop_back();
            std::string words = block.text.words();
            if (words.ends_with(':')) words.pop_back();
            open.emplace_back(rank, std::move(words));
            continue;
        }
        for (const auto& [rank, words] : open) block.heading.push_back(words);
    }
}

}  // namespace accord::policy::reading
