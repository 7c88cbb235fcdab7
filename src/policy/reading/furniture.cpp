#include "policy/reading/furniture.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "policy/reading/shapes.hpp"

namespace accord::policy::reading {

namespace {

constexpr std::size_t longest_header = 14;  // words

/// A line with its numbers and page letters masked: "BP 3515.31(a)" and "BP 3515.31(b)" look alike.
std::string shape_of(std::string_view words) {
    std::string shape;
    for (const char c : fold(words)) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit || shape.empty() || shape.back() != '#') shape += digit ? '#' : c;
    }
    if (shape.size() > 3 && shape.ends_with(')') && shape[shape.size() - 3] == '(') shape[shape.size() - 2] = '#';
    return shape;
}

/// "Page 2 of 5", "- 3 -", "7"
bool is_page_number(const std::string& shape) {
    static constexpr std::string_view shapes[] = {"#", "- # -", "page #", "page # of #", "# of #", "#/#", "page | #"};
    return std::find(std::begin(shapes), std::end(shapes), shape) != std::end(shapes);
}

/// A header that counts its pages: "Issued 8/14/2023, 1 of 3", "BP 3515.31(b)"
bool is_paged(const std::string& shape) {
    return shape.find("page #") != shape.npos || shape.ends_with("(#)") || shape.ends_with(" # of #");
}

/// "Training .......... 3"
bool is_contents_line(std::string_view words) { return words.find("....") != std::string_view::npos; }

bool can_be_header(const Line& line) {
    const auto& words = line.text.words();
    return !line.item && !line.note && count_words(words) <= longest_header && !ends_sentence(words) &&
           words.back() != ':' && words.back() != ';' && words.back() != ',' && !marker_of(words) &&
           !is_cross_reference(words);
}

struct Group {
    std::vector<std::size_t> lines;
    bool same_words = true;
};

class FurnitureFinder {
public:
    explicit FurnitureFinder(Lines& document)
        : document_{document}, lines_{document.lines}, drop_(lines_.size(), false) {}

    void run() {
        find_first_sentence();
        collect_groups();
        find_headers();
        erase();
    }

private:
    void find_first_sentence() {
        while (first_sentence_ < lines_.size()) {
            const auto& words = lines_[first_sentence_].text.words();
            if (count_words(words) > 20 || (count_words(words) > 4 && (ends_sentence(words) || has_modal(words))))
                break;
            ++first_sentence_;
        }
    }

    void collect_groups() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const auto& words = lines_[i].text.words();
            if (words.size() > 400) continue;
            const std::string shape = shape_of(words);
            if (is_page_number(shape) && !lines_[i].item)
                drop(i, "page number");
            else if (is_contents_line(words))
                drop(i, "table of contents");
            else if (can_be_header(lines_[i])) {
                Group& group = groups_[shape];
                if (!group.lines.empty()) group.same_words &= words == lines_[group.lines.front()].text.words();
                group.lines.push_back(i);
            }
        }
    }

    void find_headers() {
        std::vector<bool> comes_again(lines_.size(), false);
        for (const auto& [shape, group] : groups_)
            for (std::size_t n = 1; n < group.lines.size(); ++n) comes_again[group.lines[n]] = true;
        // What stands beside a header may be one too: "UPDATE 121" between the date of issue and the code.
        std::size_t before = 0, after = 0;
        do {
            before = std::exchange(after, 0);
            drop_headers(comes_again);
            for (const auto& [kind, found] : dropped_) after += static_cast<std::size_t>(found.first);
        } while (after != before);
    }

    void drop_headers(const std::vector<bool>& comes_again) {
        std::vector<const Group*> alone;
        for (const auto& [shape, group] : groups_) {
            if (group.lines.size() < 2 || drop_[group.lines.back()]) continue;
            const bool first_on_top = group.lines.front() < first_sentence_;
            const bool paged = is_paged(shape);
            if (!first_on_top && !paged && !(group.same_words && interrupts(group))) continue;
            if (!group.same_words && !paged) continue;
            if (first_on_top && group.lines.size() == 2 && stands_alone(comes_again, group.lines[1])) {
                alone.push_back(&group);
                continue;
            }
            drop_header(group, first_on_top);
        }
        // Three headings or more that each come once again, scattered, were a table of contents.
        for (const Group* group : alone) {
            if (alone.size() >= 3)
                drop(group->lines.front(), "table of contents");
            else
                drop_header(*group, true);
        }
    }

    void drop_header(const Group& group, bool keep_first) {
        for (std::size_t n = keep_first ? 1 : 0; n < group.lines.size(); ++n) drop(group.lines[n], "page header");
    }

    static bool stands_alone(const std::vector<bool>& comes_again, std::size_t i) {
        return !(i > 0 && comes_again[i - 1]) && !(i + 1 < comes_again.size() && comes_again[i + 1]);
    }

    /// Whether a line comes between what belongs together: in the middle of a sentence or of a list.
    [[nodiscard]] bool interrupts(const Group& group) const {
        return std::any_of(group.lines.begin(), group.lines.end(), [&](std::size_t i) {
            if (i == 0 || i + 1 >= lines_.size()) return false;
            if (drop_[i - 1] || drop_[i + 1]) return true;  // beside a page number
            const auto& before = lines_[i - 1].text.words();
            const auto& after = lines_[i + 1].text.words();
            const bool inside_list = marker_of(before) && marker_of(after) && marker_of(after)->ordinal > 1;
            return starts_small(after) || before.ends_with(',') || inside_list;
        });
    }

    /// Once: find_headers() goes on until a round drops no more.
    void drop(std::size_t i, const std::string& kind) {
        if (drop_[i]) return;
        drop_[i] = true;
        auto& [count, line] = dropped_[kind];
        if (count++ == 0 || lines_[i].text.line() < line)
            line = lines_[i].text.line(), words_[kind] = lines_[i].text.words();
    }

    void erase() {
        for (const auto& [kind, found] : dropped_)
            document_.warnings.push_back(
                {"furniture",
                 found.second,
                 {"Page furniture left out ({what}, {count} lines): {words}",
                  {{"what", kind}, {"count", std::to_string(found.first)}, {"words", words_[kind]}}},
                 {}});
        std::size_t kept = 0;
        bool gap = false;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (drop_[i]) {
                gap = true;
                continue;
            }
            lines_[i].gap |= std::exchange(gap, false);
            if (kept != i) lines_[kept] = std::move(lines_[i]);
            ++kept;
        }
        lines_.resize(kept);
    }

    Lines& document_;
    std::vector<Line>& lines_;
    std::vector<bool> drop_;
    std::size_t first_sentence_ = 0;
    std::map<std::string, Group> groups_;
    std::map<std::string, std::pair<int, int>> dropped_;  ///< kind -> how many, first line
    std::map<std::string, std::string> words_;
};

}  // namespace

void remove_furniture(Lines& document) { FurnitureFinder{document}.run(); }

}  // namespace accord::policy::reading
