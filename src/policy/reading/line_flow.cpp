#include "policy/reading/line_flow.hpp"

#include <algorithm>

#include "policy/reading/lexicon.hpp"
#include "policy/reading/shapes.hpp"

namespace accord::policy::reading {

namespace {

constexpr int widest = 130;  // columns: a document with longer lines does not break its lines
constexpr int narrowest = 45;

bool ends_with_any(std::string_view words, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return words.ends_with(ending); });
}

std::string_view first_word(std::string_view words) { return words.substr(0, words.find(' ')); }

}  // namespace

LineFlow::LineFlow(const std::vector<Line>& lines) {
    int width = 0;
    for (const auto& line : lines) width = std::max(width, line.width);
    width_ = width <= widest && width >= narrowest ? width : 0;
}

bool LineFlow::continues(const Line& before, const Line& line) const {
    const auto& above = before.text.words();
    const auto& words = line.text.words();
    if (before.heading > 0 || line.heading > 0) return false;
    if (line.gap) {  // torn apart by a page break
        const bool torn = !ends_sentence(above) && !ends_with_any(above, {":", ";"}) && count_words(above) >= 4;
        return torn && !before.strong && (starts_small(words) || above.ends_with(','));
    }
    if (before.strong != line.strong && before.strong && is_title_case(above)) return false;
    if (starts_small(words)) return true;
    if (!ends_sentence(above) && !ends_with_any(above, {":", ";"}))
        return is_broken_off(before) && !stands_as_heading(before, line);
    return fills(before, line);
}

bool LineFlow::is_broken_off(const Line& line) const {
    const auto& words = line.text.words();
    const auto last = words.substr(words.find_last_of(' ') + 1);
    return (width_ > 0 && line.width >= width_ * 7 / 10) || words.ends_with(',') || words.ends_with('-') ||
           is_preposition(last) || is_determiner(last) || is_coordinator(last);
}

bool LineFlow::fills(const Line& before, const Line& line) const {
    return width_ > 0 && before.width + 1 + static_cast<int>(first_word(line.text.words()).size()) > width_;
}

bool LineFlow::stands_as_heading(const Line& line, const Line& below) const {
    const auto& words = line.text.words();
    if (count_words(words) > 25 || starts_small(words) || has_modal(words) || starts_small(below.text.words()))
        return false;
    if (ends_sentence(words) || ends_with_any(words, {",", ";"})) return false;
    const bool full = width_ > 0 && line.width > width_ * 4 / 5;
    return line.strong || ((is_all_capitals(words) || is_title_case(words)) && !full);
}

}  // namespace accord::policy::reading
