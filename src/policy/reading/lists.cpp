#include "policy/reading/lists.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "policy/reading/lexicon.hpp"
#include "policy/reading/modals.hpp"
#include "policy/reading/shapes.hpp"

namespace accord::policy::reading {

namespace {

bool has_duty_noun(const Sentence& sentence) {
    for (const auto& token : sentence.tokens())
        if (is_one_of(token.low, {"duties", "responsibilities", "duty", "responsibility", "functions", "tasks", "roles",
                                  "role", "expectations"}))
            return true;
    return false;
}

/// "attend", "attends", "attending", "not interrogate"
bool begins_with_verb(const Passage& item) {
    const Sentence words{item.words()};
    std::size_t i = 0;
    while (is_adverb(words.low(i)) || words.low(i) == "not" || words.low(i) == "to" || words.low(i) == "either") ++i;
    const auto word = words.low(i);
    if (is_plain_verb(word) || is_mixed_verb(word) || word == "be" || word == "have") return words.low(i + 1) != "of";
    return !verb_of_present(word).empty() || (is_gerund(word) && words.low(i + 1) != "of");
}

/// "shall not be used ...": the lead-in names who.
bool begins_with_modal(const Passage& item) {
    const Sentence words{item.words()};
    return modal_at(words, 0).has_value();
}

/// An item that stands as a sentence: it has a subject and words that bind.
bool is_sentence(const Passage& item) {
    const Sentence words{item.words()};
    for (std::size_t i = 1; i < std::min<std::size_t>(words.size(), 40); ++i) {
        if (is_relative(words.low(i)) || words.at(i).is(":")) return false;
        if (const auto modal = modal_at(words, i)) return modal->is_verb && !begins_with_verb(item);
    }
    return false;
}

/// Past what says nothing of its own between a lead-in's modal and its list: "at a minimum, do the following:".
std::size_t past_fillers(const Sentence& lead, std::size_t i) {
    constexpr auto fillers =
        std::to_array<std::string_view>({"do all of the following", "do the following", "at a minimum", "at minimum",
                                         "at the least", "at least", "as a minimum", "following"});
    while (i < lead.size()) {
        std::size_t length = !lead.at(i).word || is_adverb(lead.low(i)) ? 1 : 0;
        for (const auto filler : fillers)
            if (length == 0) length = lead.phrase(i, filler);
        if (length == 0) break;
        i += length;
    }
    return i;
}

std::size_t count_if(const std::vector<Passage>& items, bool (*test)(const Passage&)) {
    return static_cast<std::size_t>(std::count_if(items.begin(), items.end(), test));
}

std::string item_words(std::string_view piece) {
    piece = trim(piece);
    if (const auto marker = marker_of(piece)) piece.remove_prefix(marker->length);
    for (const std::string_view opening : {"and ", "or "})
        if (piece.starts_with(opening)) piece.remove_prefix(opening.size());
    while (!piece.empty() && (piece.back() == ';' || piece.back() == ',' || piece.back() == '.'))
        piece.remove_suffix(1);
    for (const std::string_view ending : {"; and", "; or", ", and", ", or"})
        if (piece.ends_with(ending)) piece.remove_suffix(ending.size());
    return std::string{trim(piece)};
}

/// Offsets of "(1)", "(2)", ... or "(a)", "(b)", ... as long as they go up by one.
std::vector<std::size_t> enumeration(std::string_view words, char first) {
    std::vector<std::size_t> starts;
    std::size_t at = 0;
    for (char mark = first; mark < first + 9; ++mark) {
        const auto found = words.find(std::string{'('} + mark + ") ", at);
        if (found == std::string_view::npos) break;
        starts.push_back(found);
        at = found + 4;
    }
    return starts;
}

}  // namespace

ListUse list_use(const Sentence& lead, const std::vector<Part>& parts, const std::vector<Passage>& items) {
    const std::size_t verbs = count_if(items, begins_with_verb);
    if (parts.empty() && !items.empty() && count_if(items, begins_with_modal) == items.size()) return ListUse::clauses;
    if (parts.empty() || parts.back().kind == Kind::definition) {
        if (count_if(items, is_sentence) * 2 > items.size()) return ListUse::sentences;
        return has_duty_noun(lead) && verbs == items.size() ? ListUse::actions : ListUse::terms;
    }
    if (past_fillers(lead, parts.back().action) >= lead.size()) return ListUse::actions;
    if (has_duty_noun(lead) && verbs == items.size()) return ListUse::actions;
    if (count_if(items, is_sentence) == items.size()) return ListUse::sentences;
    return ListUse::terms;
}

std::size_t inclusion_at(const Sentence& lead, const Part& part) {
    for (std::size_t i = part.action + 1; i < part.end; ++i) {
        if (lead.low(i) != "which" && lead.low(i) != "that") continue;
        std::size_t verb = i + 1;
        if (is_one_of(lead.low(verb), {"shall", "must", "will", "should"})) ++verb;
        while (is_adverb(lead.low(verb))) ++verb;
        const bool includes =
            is_one_of(lead.low(verb), {"include", "includes", "address", "addresses", "contain", "contains", "cover",
                                       "covers", "specify", "specifies", "define", "defines", "provide", "provides",
                                       "set", "sets", "state", "states"});
        if (includes && part.end - verb <= 12) return i;
    }
    return lead.size();
}

InlineList inline_list(std::string_view words) {
    auto starts = enumeration(words, '1');
    if (starts.size() < 2) starts = enumeration(words, 'a');
    InlineList list;
    if (starts.size() < 2) return list;
    list.lead = starts.front();
    for (std::size_t n = 0; n < starts.size(); ++n) {
        const std::size_t from = starts[n] + 4;
        const std::size_t to = n + 1 < starts.size() ? starts[n + 1] : words.size();
        const std::string_view piece = words.substr(from, to - from);
        list.items.emplace_back(from, from + item_words(piece).size());
    }
    return list;
}

std::vector<std::string> inline_items(std::string_view words) {
    std::vector<std::string> items;
    for (const auto& [from, to] : inline_list(words).items) items.emplace_back(words.substr(from, to - from));
    const auto colon = words.find(": ");
    if (!items.empty() || colon == std::string_view::npos || words.find(';', colon) == std::string_view::npos)
        return items;
    for (const auto piece : split(words.substr(colon + 2), ';'))
        if (auto item = item_words(piece); !item.empty()) items.push_back(std::move(item));
    return items;
}

}  // namespace accord::policy::reading
