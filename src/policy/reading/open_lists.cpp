#include "policy/reading/open_lists.hpp"

#include <algorithm>

namespace accord::policy::reading {

namespace {

constexpr std::size_t deepest_list = 6;
constexpr int longest_leap = 3;  // numbers that may be missing between two items

/// "working hours;", "working hours; and"
bool ends_as_item(std::string_view words) {
    for (const std::string_view ending : {";", "; and", "; or", ", and", ", or"})
        if (words.ends_with(ending)) return true;
    return false;
}

}  // namespace

bool OpenLists::take(const Marker& marker, const Passage& text, std::vector<Passage>& items) {
    if (items.empty()) return false;
    if (go_on(marker, text, items)) return true;
    const bool known =
        std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) { return level.style == marker.style; });
    const bool first = marker.ordinal <= 1 || marker.other_ordinal == 1;
    if (levels_.size() >= deepest_list || known || !first || (unmarked() && !items.back().words().ends_with(':')))
        return false;
    levels_.push_back({marker.other_ordinal == 1 ? marker.other_style : marker.style, 1});
    items.back().append(text);
    return true;
}

bool OpenLists::go_on(const Marker& marker, const Passage& text, std::vector<Passage>& items) {
    for (std::size_t depth = levels_.size(); depth-- > 0;) {
        Level& level = levels_[depth];
        const bool other =
            !level.style.empty() && marker.other_style == level.style && marker.other_ordinal == level.ordinal + 1;
        if (marker.style != level.style && !other) continue;
        const int ordinal = other ? marker.other_ordinal : marker.ordinal;
        if (ordinal != 0 && (ordinal <= level.ordinal || ordinal > level.ordinal + longest_leap)) continue;
        level.ordinal = ordinal;
        levels_.resize(depth + 1);
        if (depth == 0)
            items.push_back(text);
        else
            items.back().append(text);
        return true;
    }
    return false;
}

bool OpenLists::takes_unmarked(const Line& line, int lead_indent, const std::vector<Passage>& items) const {
    const auto& words = line.text.words();
    const bool later = unmarked();
    if (line.strong || words.ends_with(':')) return false;
    if (ends_as_item(words) || starts_small(words)) return true;
    if (later && (ends_as_item(items.back().words()) || items.back().words().ends_with(','))) return true;
    if (line.indent > lead_indent) return !later || line.indent >= indent_;
    if (later && indent_ > lead_indent) return false;
    if (ends_sentence(words) || is_all_capitals(words)) return false;
    return !later || !is_title_case(words) || is_title_case(items.front().words());
}

}  // namespace accord::policy::reading
