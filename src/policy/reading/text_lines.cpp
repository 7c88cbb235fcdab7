#include <algorithm>

#include "base/text.hpp"
#include "policy/reading/line.hpp"

namespace accord::policy::reading {

namespace {

constexpr int tab_stop = 4;
constexpr std::string_view wide_gap = "     ";

int indent_of(std::string_view line) {
    int columns = 0;
    for (const char c : line) {
        if (c == ' ')
            ++columns;
        else if (c == '\t')
            columns += tab_stop - columns % tab_stop;
        else
            break;
    }
    return columns;
}

/// "---", "* * *", "____": a line drawn across the page.
bool is_rule(std::string_view words) {
    constexpr std::string_view strokes = "-*_=~ ";
    return words.size() >= 3 && words.find_first_not_of(strokes) == std::string_view::npos;
}

/// Where a second column begins in the squeezed words of a line; 0 when there is none.
std::size_t column_of(std::string_view line) {
    const auto gap = line.rfind(wide_gap);
    if (gap == std::string_view::npos) return 0;
    const Passage first{line.substr(0, gap), 0};
    return first.empty() ? 0 : first.words().size() + 1;
}

}  // namespace

Lines lines_of_text(std::string_view text, int first_line) {
    Lines found;
    bool gap = true;
    int number = first_line;
    for (const std::string_view raw : split(text, '\n')) {
        Line line;
        line.text.append(raw, number++);
        if (line.text.empty() || is_rule(line.text.words())) {
            gap = true;
            continue;
        }
        line.gap = gap || raw.front() == '\f';
        line.indent = indent_of(raw);
        line.column = column_of(trim(raw));
        line.width = static_cast<int>(std::min<std::size_t>(length(trim(raw)), 1u << 20)) + line.indent;
        found.lines.push_back(std::move(line));
        gap = raw.back() == '\f';
    }
    return found;
}

}  // namespace accord::policy::reading
