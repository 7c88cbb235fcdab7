#include <cmark.h>

#include <algorithm>
#include <memory>

#include "base/text.hpp"
#include "policy/reading/line.hpp"

namespace accord::policy::reading {

namespace {

// cmark 0.30 takes quadratic time on thousands of open brackets and a node for each of a line's containers.
constexpr std::size_t most_containers = 64;
constexpr std::size_t most_marks_in_paragraph = 2000;
constexpr std::size_t most_marks = 20'000;
constexpr std::size_t longest_link_definition = 1000;

bool is_hostile(std::string_view text) {
    std::size_t in_paragraph = 0;
    std::size_t in_all = 0;
    for (const std::string_view line : split(text, '\n')) {
        const auto words = line.find_first_not_of(" \t>-+*.)0123456789");
        if (words > most_containers && words != std::string_view::npos) {
            // Indented words are no containers: only their markers count.
            const auto lead = line.substr(0, words);
            const auto blanks = std::count_if(lead.begin(), lead.end(), [](char c) { return c == ' ' || c == '\t'; });
            if (words - static_cast<std::size_t>(blanks) > most_containers) return true;
        } else if (words == std::string_view::npos && line.size() > 2 * most_containers &&
                   line.find_first_of(">+-*") != std::string_view::npos) {
            return true;
        }
        if (line.starts_with('[') && line.size() > longest_link_definition) return true;
        if (trim(line).empty()) in_paragraph = 0;
        const auto marks = std::count_if(line.begin(), line.end(), [](char c) {
            return c == '[' || c == ']' || c == '<' || c == '*' || c == '_' || c == '`' || c == '&';
        });
        in_paragraph += static_cast<std::size_t>(marks);
        in_all += static_cast<std::size_t>(marks);
        if (in_paragraph > most_marks_in_paragraph || in_all > most_marks) return true;
    }
    return false;
}

class MarkdownReader {
public:
    MarkdownReader(std::string_view text, int first_line) : source_{split(text, '\n')}, first_line_{first_line} {}

    Lines read(cmark_node* document) {
        const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk{cmark_iter_new(document), &cmark_iter_free};
        for (cmark_event_type event; (event = cmark_iter_next(walk.get())) != CMARK_EVENT_DONE;) {
            cmark_node* node = cmark_iter_get_node(walk.get());
            if (event == CMARK_EVENT_ENTER)
                enter(node);
            else
                leave(node);
        }
        return std::move(found_);
    }

private:
    void enter(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_ITEM:
                ++depth_, item_ = true;
                break;
            case CMARK_NODE_HEADING:
                heading_ = cmark_node_get_heading_level(node);
                begin(cmark_node_get_start_line(node));
                break;
            case CMARK_NODE_PARAGRAPH:
                begin(cmark_node_get_start_line(node));
                break;
            case CMARK_NODE_STRONG:
            case CMARK_NODE_EMPH:
                ++strong_;
                break;
            case CMARK_NODE_TEXT:
            case CMARK_NODE_CODE:
                add(cmark_node_get_literal(node));
                break;
            case CMARK_NODE_HTML_INLINE:
                if (std::string_view{cmark_node_get_literal(node)}.starts_with("<br")) flush();
                break;
            case CMARK_NODE_SOFTBREAK:
            case CMARK_NODE_LINEBREAK:
                flush(), ++line_number_;
                break;
            case CMARK_NODE_CODE_BLOCK:
                add_code(node);
                break;
            case CMARK_NODE_HTML_BLOCK:
                add_lines(lines_of_html(cmark_node_get_literal(node), number_of(cmark_node_get_start_line(node))));
                break;
            default:
                break;
        }
    }

    void leave(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_ITEM:
                --depth_, item_ = false;
                break;
            case CMARK_NODE_HEADING:
            case CMARK_NODE_PARAGRAPH:
                flush(), heading_ = 0;
                break;
            case CMARK_NODE_STRONG:
            case CMARK_NODE_EMPH:
                --strong_;
                break;
            default:
                break;
        }
    }

    [[nodiscard]] int number_of(int line_in_part) const { return first_line_ + line_in_part - 1; }

    void begin(int line_in_part) {
        flush();
        line_number_ = number_of(line_in_part);
        gap_ = true;
    }

    void add(const char* words) {
        line_.text.append(words, line_number_);
        if (strong_ == 0 && !trim(words).empty()) all_strong_ = false;
    }

    void flush() {
        if (!line_.text.empty()) {
            line_.heading = heading_;
            line_.depth = depth_;
            line_.item = std::exchange(item_, false);
            line_.strong = all_strong_;
            line_.gap = std::exchange(gap_, false);
            measure(line_);
            found_.lines.push_back(std::move(line_));
        }
        line_ = {};
        all_strong_ = true;
    }

    /// Indentation and width are those of the source, which CommonMark's tree no longer knows.
    void measure(Line& line) const {
        const auto at = static_cast<std::size_t>(line.text.line() - first_line_);
        if (at >= source_.size()) return;
        const Lines plain = lines_of_text(source_[at], 1);
        if (plain.lines.empty()) return;
        line.indent = plain.lines.front().indent;
        line.width = plain.lines.front().width;
    }

    /// What CommonMark takes for code is, in a policy, an indented list that lost its numbers.
    void add_code(cmark_node* node) {
        flush();
        const bool fenced = *cmark_node_get_fence_info(node) != '\0' || is_fence(cmark_node_get_start_line(node));
        const int start = number_of(cmark_node_get_start_line(node)) + (fenced ? 1 : 0);
        Lines code = lines_of_text(cmark_node_get_literal(node), start);
        for (auto& line : code.lines) measure(line);
        add_lines(std::move(code));
    }

    [[nodiscard]] bool is_fence(int line_in_part) const {
        const auto at = static_cast<std::size_t>(line_in_part - 1);
        const auto words = at < source_.size() ? trim(source_[at]) : std::string_view{};
        return words.starts_with("```") || words.starts_with("~~~");
    }

    void add_lines(Lines more) {
        flush();
        for (auto& line : more.lines) found_.lines.push_back(std::move(line));
        for (auto& warning : more.warnings) found_.warnings.push_back(std::move(warning));
    }

    std::vector<std::string_view> source_;
    int first_line_;
    Lines found_;
    Line line_;
    int line_number_ = 0;
    int heading_ = 0;
    int depth_ = 0;
    int strong_ = 0;
    bool item_ = false;
    bool gap_ = true;
    bool all_strong_ = true;
};

}  // namespace

Lines lines_of_markdown(std::string_view text, int first_line) {
    if (is_hostile(text)) {
        Lines plain = lines_of_text(text, first_line);
        plain.warnings.push_back(
            {"markup", first_line, {"The markup is not that of a policy: read as plain text.", {}}, {}});
        return plain;
    }
    const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document{
        cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT), &cmark_node_free};
    return MarkdownReader{text, first_line}.read(document.get());
}

}  // namespace accord::policy::reading
