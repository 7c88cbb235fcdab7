#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "base/text.hpp"
#include "policy/reading/line.hpp"

namespace accord::policy::reading {

namespace {

constexpr std::size_t deepest = 200;
constexpr std::size_t most_attributes = 1000;  // libxml2 compares each attribute of a tag with all others

/// What an element does to the lines of the page.
struct Element {
    std::string_view name;
    enum class Effect { block, line_break, item, list, heading, strong, note, deleted, cell, hidden } effect;
};

using enum Element::Effect;
constexpr auto elements = std::to_array<Element>({
    {"address", block},    {"annotation", note}, {"article", block}, {"aside", block},    {"b", strong},
    {"blockquote", block}, {"body", block},      {"br", line_break}, {"caption", block},  {"center", block},
    {"dd", item},          {"del", deleted},     {"div", block},     {"dl", list},        {"dt", block},
    {"em", strong},        {"fieldset", block},  {"figure", block},  {"footer", block},   {"form", block},
    {"h1", heading},       {"h2", heading},      {"h3", heading},    {"h4", heading},     {"h5", heading},
    {"h6", heading},       {"head", hidden},     {"header", block},  {"hr", block},       {"i", strong},
    {"iframe", hidden},    {"li", item},         {"main", block},    {"nav", block},      {"noscript", hidden},
    {"object", hidden},    {"ol", list},         {"p", block},       {"pre", block},      {"s", deleted},
    {"script", hidden},    {"section", block},   {"select", hidden}, {"strike", deleted}, {"strong", strong},
    {"style", hidden},     {"svg", hidden},      {"table", block},   {"tbody", block},    {"td", cell},
    {"template", hidden},  {"textarea", hidden}, {"tfoot", block},   {"th", cell},        {"thead", block},
    {"title", hidden},     {"tr", block},        {"ul", list},
});
static_assert(std::is_sorted(elements.begin(), elements.end(),
                             [](const Element& a, const Element& b) { return a.name < b.name; }));

const Element* element_named(std::string_view name) {
    const auto found = std::lower_bound(elements.begin(), elements.end(), name,
                                        [](const Element& row, std::string_view key) { return row.name < key; });
    return found != elements.end() && found->name == name ? &*found : nullptr;
}

/// The class names by which editors mark a comment or a drafting note that is not policy.
bool is_note_class(std::string_view class_names) {
    for (const auto word : split(class_names, ' ')) {
        const std::string name = fold(word);
        for (const std::string_view mark : {"edcomm", "comment", "annotation", "note", "footnote", "drafting"})
            if (name == mark || name == std::string{mark} + "s" || name.starts_with(std::string{mark} + "-"))
                return true;
    }
    return false;
}

/// Follows the parser's events and writes down lines; builds no tree, so that no depth can exhaust it.
class HtmlReader {
public:
    explicit HtmlReader(int first_line) : first_line_{first_line} {}

    /// False when the markup nests too deeply to be read as a page.
    bool read(std::string_view text) {
        const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser{
            htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())), &htmlFreeParserCtxt};
        if (!parser) return false;
        parser_ = parser.get();
        htmlCtxtUseOptions(parser_, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                        HTML_PARSE_IGNORE_ENC);
        xmlSwitchEncoding(parser_, XML_CHAR_ENCODING_UTF8);
        htmlSAXHandler events{};
        events.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
            static_cast<HtmlReader*>(self)->open(words_of(name), attributes);
        };
        events.endElement = [](void* self, const xmlChar*) { static_cast<HtmlReader*>(self)->close(); };
        events.characters = events.ignorableWhitespace = [](void* self, const xmlChar* bytes, int size) {
            static_cast<HtmlReader*>(self)->characters(
                {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)});
        };
        *parser_->sax = events;
        parser_->userData = this;
        htmlParseDocument(parser_);
        flush();
        return !too_deep_;
    }

    Lines take() { return std::move(found_); }

private:
    struct Frame {
        Element::Effect effect = strong;
        bool known = false;
    };

    static std::string_view words_of(const xmlChar* text) {
        return text ? std::string_view{reinterpret_cast<const char*>(text)} : std::string_view{};
    }

    void open(std::string_view name, const xmlChar** attributes) {
        if (frames_.size() >= deepest) {
            too_deep_ = true;
            xmlStopParser(parser_);
            return;
        }
        Frame frame;
        if (const Element* element = element_named(name)) frame = {element->effect, true};
        for (const xmlChar** at = attributes; at && *at; at += 2)
            if (words_of(at[0]) == "class" && is_note_class(words_of(at[1]))) frame = {note, true};
        if (frame.known) begin(frame.effect, name);
        frames_.push_back(frame);
    }

    void begin(Element::Effect effect, std::string_view name) {
        switch (effect) {
            case line_break:
                flush(), ++breaks_;
                return;
            case strong:
                ++strong_;
                return;
            case hidden:
                ++hidden_;
                return;
            case deleted:
                ++deleted_;
                return;
            case cell:
                line_.text.append(" ", line());
                return;
            case note:
                paragraph(), ++note_;
                return;
            case list:
                paragraph(), ++depth_;
                return;
            case heading:
                paragraph(), heading_ = name[1] - '0';
                return;
            case item:
                paragraph(), item_ = true;
                return;
            case block:
                paragraph();
                return;
        }
    }

    void close() {
        if (frames_.empty()) return;
        const Frame frame = frames_.back();
        frames_.pop_back();
        if (!frame.known) return;
        switch (frame.effect) {
            case line_break:
            case cell:
                return;
            case strong:
                --strong_;
                return;
            case hidden:
                --hidden_;
                return;
            case deleted:
                --deleted_;
                return;
            case note:
                paragraph(), --note_;
                return;
            case list:
                paragraph(), --depth_;
                return;
            case heading:
                paragraph(), heading_ = 0;
                return;
            case block:
            case item:
                paragraph(), item_ = false;
                return;
        }
    }

    [[nodiscard]] int line() const { return first_line_ - 1 + parser_->input->line; }

    void characters(std::string_view run) {
        if (hidden_ > 0) return;
        if (deleted_ > 0) {
            if (!trim(run).empty())
                found_.warnings.push_back({"tracked-change",
                                           line(),
                                           {"Deleted words were left out: {words}", {{"words", squeeze(run)}}},
                                           {}});
            return;
        }
        int number = line() - static_cast<int>(std::count(run.begin(), run.end(), '\n'));
        for (const auto piece : split(run, '\n')) {
            line_.text.append(piece, number);
            if (strong_ == 0 && !trim(piece).empty()) all_strong_ = false;
            if (++number; piece.data() + piece.size() < run.data() + run.size()) line_.text.append(" ", number);
        }
    }

    void paragraph() {
        flush();
        gap_ = true;
    }

    void flush() {
        if (!line_.text.empty()) {
            line_.heading = heading_;
            line_.depth = std::min(depth_, 1000);
            line_.item = std::exchange(item_, false);
            line_.strong = all_strong_;
            line_.note = note_ > 0;
            line_.gap = gap_ || breaks_ > 1;
            line_.width = static_cast<int>(line_.text.words().size());
            found_.lines.push_back(std::move(line_));
            gap_ = false;
            breaks_ = 0;
        }
        line_ = {};
        all_strong_ = true;
    }

    htmlParserCtxtPtr parser_ = nullptr;
    int first_line_;
    Lines found_;
    Line line_;
    std::vector<Frame> frames_;
    int heading_ = 0, depth_ = 0, strong_ = 0, hidden_ = 0, note_ = 0, deleted_ = 0, breaks_ = 0;
    bool item_ = false, gap_ = true, all_strong_ = true, too_deep_ = false;
};

/// A "<" that begins markup rather than stands for "less than".
bool opens_tag(std::string_view text, std::size_t at) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' || next == '!' || next == '?';
}

/// Whether some tag carries more attributes than a parser should be asked to compare.
bool has_endless_tag(std::string_view text) {
    for (std::size_t at = 0; (at = text.find('<', at)) != std::string_view::npos;) {
        if (!opens_tag(text, at++)) continue;
        std::size_t attributes = 0;
        char quote = 0;
        for (; at < text.size(); ++at) {
            const char c = text[at];
            if (quote) {
                if (c == quote) quote = 0;
            } else if (c == '>') {
                break;
            } else if ((c == '"' || c == '\'') && text[at - 1] == '=') {
                quote = c;
            } else if ((c == ' ' || c == '\n' || c == '\t' || c == '/' || c == '=') && ++attributes > most_attributes) {
                return true;
            }
        }
    }
    return false;
}

/// Where a script or a style that begins here ends, before its closing tag; `at` when none begins here.
std::size_t end_of_hidden(std::string_view text, std::size_t at) {
    for (const auto& [opening, closing] : {std::pair{"<script", "</script"}, std::pair{"<style", "</style"}})
        if (text.substr(at).starts_with(opening)) {
            const auto end = text.find(closing, at);
            return end == std::string_view::npos ? text.rfind('>') : end;
        }
    return at;
}

/// The words of marked-up text with the tags cut out, line by line.
Lines lines_without_tags(std::string_view text, int first_line) {
    std::string plain;
    plain.reserve(text.size());
    const auto last_close = text.rfind('>');
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at, 4) == "<!--") {  // what a comment hides is shown
            at += 3;
            continue;
        }
        if (text[at] != '<' || !opens_tag(text, at) || last_close == std::string_view::npos || at > last_close) {
            plain += text[at];
            continue;
        }
        const std::size_t hidden = end_of_hidden(text, at);
        for (; at < hidden; ++at)
            if (text[at] == '\n') plain += '\n';
        for (; text[at] != '>'; ++at)
            if (text[at] == '\n') plain += '\n';
        plain += ' ';
    }
    return lines_of_text(plain, first_line);
}

/// Comments and scripts that never end swallow the rest of a page.
bool is_unclosed(std::string_view text, std::string_view opening, std::string_view closing) {
    const auto open = text.rfind(opening);
    return open != std::string_view::npos && text.find(closing, open) == std::string_view::npos;
}

Warning markup(int line, std::string_view what) { return {"markup", line, {std::string{what}, {}}, {}}; }

}  // namespace

Lines lines_of_html(std::string_view text, int first_line) {
    if (text.size() > largest_document) text = text.substr(0, largest_document);
    if (has_endless_tag(text)) {
        Lines plain = lines_without_tags(text, first_line);
        plain.warnings.push_back(markup(first_line, "A tag never ends: the page was read without its markup."));
        return plain;
    }
    HtmlReader reader{first_line};
    const bool whole = reader.read(text);
    Lines lines = reader.take();
    if (!whole || lines.lines.empty()) {
        Lines plain = lines_without_tags(text, first_line);
        if (whole && plain.lines.empty()) return lines;
        plain.warnings.push_back(
            markup(first_line, whole ? "The markup hides every word: the page was read without its markup."
                                     : "The markup is nested too deeply: the page was read without it."));
        return plain;
    }
    if (is_unclosed(text, "<!--", "-->") || is_unclosed(text, "<script", "</script") ||
        is_unclosed(text, "<style", "</style"))
        lines.warnings.push_back(markup(first_line, "A comment or script never ends: words after it were not read."));
    return lines;
}

}  // namespace accord::policy::reading
