#include "policy/reading/blocks.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "policy/reading/adoption.hpp"
#include "policy/reading/lexicon.hpp"
#include "policy/reading/shapes.hpp"

namespace accord::policy::reading {

namespace {

using Kind = Block::Kind;

constexpr int widest_wrapped = 130;  // columns: a document with longer lines does not break its lines
constexpr int least_wrapped = 45;
constexpr std::size_t deepest_list = 6;
constexpr int caps_rank = 15, title_rank = 35, reference_rank = 60;

/// The width at which a document breaks its lines; 0 when each line is a paragraph.
int wrap_width(const std::vector<Line>& lines) {
    int widest = 0;
    for (const auto& line : lines) widest = std::max(widest, line.width);
    return widest <= widest_wrapped && widest >= least_wrapped ? widest : 0;
}

std::string_view first_word(std::string_view words) { return words.substr(0, words.find(' ')); }

bool ends_with_any(std::string_view words, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return words.ends_with(ending); });
}

int rank_of_marker(const std::string& style) {
    constexpr auto order =
        std::to_array<std::string_view>({"I.", "I)", "A.", "1.", "A)", "1)", "1.1", "a.", "(a)", "(1)"});
    const auto found = std::find(order.begin(), order.end(), style);
    return 21 + static_cast<int>(found - order.begin()) * 2;
}

class BlockBuilder {
public:
    explicit BlockBuilder(const std::vector<Line>& lines) : lines_{lines}, wrap_{wrap_width(lines)} {}

    std::vector<Block> build() {
        for (at_ = 0; at_ < lines_.size(); ++at_) take(lines_[at_]);
        return std::move(blocks_);
    }

private:
    void take(const Line& line) {
        if (take_note(line) || take_reference(line) || take_imprint(line) || take_listed_reference(line)) return;
        if (line.heading > 0 && !(ends_sentence(line.text.words()) && count_words(line.text.words()) > 12)) {
            start(Kind::heading, line.text).rank = 10 * line.heading;
            return;
        }
        if (take_item(line) || take_unmarked_item(line) || take_continuation(line) || take_heading(line)) return;
        start(Kind::paragraph, line.text);
        in_head_ = false;
    }

    bool take_note(const Line& line) {
        const bool label = note_label(line.text.words()).has_value();
        if (label || line.note) {
            start(Kind::note, line.text);
            in_head_ = in_references_ = false;
            return true;
        }
        if (blocks_.empty() || last().kind != Kind::note || at_ == 0 || lines_[at_ - 1].note) return false;
        if (line.gap || !continues(lines_[at_ - 1], line)) return false;
        last().text.append(line.text);
        return true;
    }

    bool take_reference(const Line& line) {
        const auto& words = line.text.words();
        if (!blocks_.empty() && last().kind == Kind::cross_reference && !line.gap && !is_cross_reference(words)) {
            const auto& open = last().text.words();
            if (open.starts_with('(') && open.find(')') == std::string::npos) {
                last().text.append(line.text);
                return true;
            }
        }
        if (!is_cross_reference(words) && !is_citation_in_brackets(words)) return false;
        if (reference_label(words)) return false;
        start(Kind::cross_reference, line.text);
        return true;
    }

    /// What a document says about itself: front matter, adoption lines, and the issuer's name beside them.
    bool take_imprint(const Line& line) {
        const auto& words = line.text.words();
        if (in_head_ && line.heading <= 2)
            if (const auto field = field_of(words)) {
                start(Kind::field, line.text);
                return true;
            }
        if (const Passage plain = without_marker(line); is_adoption_label(plain.words())) {
            return take_labelled_date(plain);
        } else if (adoption_line(plain.words())) {
            if (!blocks_.empty() && last().kind != Kind::adoption && last().items.empty() &&
                issuer_in(last().text.words()))
                last().kind = Kind::imprint;
            start(Kind::adoption, plain);
            in_references_ = false;
            return true;
        }
        const bool after_adoption = !blocks_.empty() && (last().kind == Kind::adoption || last().kind == Kind::imprint);
        if (in_head_ || !after_adoption) return false;
        const bool place = words.find(',') != std::string::npos && is_title_case(words) && count_words(words) <= 4;
        if (!issuer_in(words) && !place) return false;
        start(Kind::imprint, line.text);
        return true;
    }

    /// "Adopted:" with its date on the next line; without one it says nothing.
    bool take_labelled_date(Passage label) {
        const bool dated = at_ + 1 < lines_.size() && count_words(lines_[at_ + 1].text.words()) <= 20 &&
                           find_date(lines_[at_ + 1].text.words()) && !has_modal(lines_[at_ + 1].text.words());
        if (dated) label.append(without_marker(lines_[at_ + 1]));
        start(dated ? Kind::adoption : Kind::field, label);
        if (dated) ++at_;
        return true;
    }

    bool take_listed_reference(const Line& line) {
        const Passage plain = without_marker(line);
        const auto& words = plain.words();
        if (const auto rest = reference_label(words); rest && lists_.empty()) {
            start(Kind::heading, plain.slice(0, words.size() - rest->size())).rank = 1;
            if (!rest->empty()) start(Kind::legal_reference, plain.slice(words.size() - rest->size(), words.size()));
            in_references_ = true;
            in_head_ = false;
            return true;
        }
        if (!in_references_) return false;
        if (has_modal(words) && ends_sentence(words) && count_words(words) >= 8) {
            in_references_ = false;
            return false;
        }
        Block& before = last();
        const bool after_reference = before.kind == Kind::legal_reference;
        const bool digits = words.find_first_of("0123456789") != std::string::npos;
        const bool capitals = is_all_capitals(words) && (!digits || count_words(words) >= 4);
        if (after_reference &&
            ((is_address(words) && before.text.words().ends_with(':')) || (starts_small(words) && !is_address(words))))
            before.text.append(line.text);
        else if (!is_address(words) && (line.heading > 0 || line.strong || capitals))
            start(Kind::heading, line.text).rank = reference_rank;
        else
            start(Kind::legal_reference, plain);
        return true;
    }

    struct Level {
        std::string style;
        int ordinal = 0;
    };

    bool take_item(const Line& line) {
        auto marker = marker_of(line.text.words());
        if (!marker && !line.item) return false;
        if (line.item) marker = Marker{"depth " + std::to_string(line.depth), 0, marker ? marker->length : 0, {}, 0};
        const Passage text = line.text.slice(marker->length, line.text.words().size());
        if (text.empty()) return false;
        if (!lists_.empty() && continue_list(*marker, text)) return true;
        lists_.clear();
        if (leads_list_in()) {
            lists_.push_back({marker->style, marker->ordinal});
            last().items.push_back(text);
            return true;
        }
        if (is_numbered_heading(line, text.words(), *marker)) {
            Block& heading = start(Kind::heading, text);
            heading.rank = rank_of_marker(marker->style);
            heading.numbered = true;
            return true;
        }
        start(Kind::paragraph, text);
        last_was_item_ = true;
        in_head_ = false;
        return true;
    }

    bool continue_list(const Marker& marker, const Passage& text) {
        for (std::size_t depth = lists_.size(); depth-- > 0;) {
            Level& level = lists_[depth];
            const bool other = marker.other_style == level.style && marker.other_ordinal == level.ordinal + 1;
            if (marker.style != level.style && !other) continue;
            const int ordinal = other ? marker.other_ordinal : marker.ordinal;
            if (ordinal != 0 && (ordinal <= level.ordinal || ordinal > level.ordinal + 3)) continue;
            level.ordinal = ordinal;
            lists_.resize(depth + 1);
            if (depth == 0)
                last().items.push_back(text);
            else
                last().items.back().append(text);
            return true;
        }
        const auto same = [&](const Level& level) { return level.style == marker.style; };
        if (lists_.size() >= deepest_list || std::any_of(lists_.begin(), lists_.end(), same)) return false;
        const bool first = marker.ordinal <= 1 || marker.other_ordinal == 1;
        const bool deeper = marker.style.starts_with("depth ") || last().items.back().words().ends_with(':') ||
                            lists_.front().style != "plain";
        if (!first || !deeper || last().items.empty()) return false;
        lists_.push_back({marker.other_ordinal == 1 ? marker.other_style : marker.style, 1});
        last().items.back().append(text);
        return true;
    }

    /// Whether the last block awaits a list: it ends with a colon, or stops before its sentence does, or announces one.
    [[nodiscard]] bool leads_list_in() const {
        if (blocks_.empty() || blocks_.back().kind != Kind::paragraph || !blocks_.back().items.empty()) return false;
        const auto& words = blocks_.back().text.words();
        if (last_was_item_) return words.ends_with(':');
        return words.ends_with(':') || !ends_sentence(words) || words.ends_with(" following.");
    }

    bool take_unmarked_item(const Line& line) {
        if (blocks_.empty() || last().kind != Kind::paragraph || line.heading > 0) return false;
        const bool plain = !lists_.empty() && lists_.front().style == "plain";
        const bool open = plain || (lists_.empty() && last().items.empty() && last().text.words().ends_with(':'));
        if (!open) return false;
        if (plain && !line.gap && starts_small(line.text.words()) && fills(lines_[at_ - 1], line)) return false;
        if (!is_unmarked_item(line, plain)) {
            if (plain) lists_.clear();
            return false;
        }
        if (!plain) lists_.push_back({"plain", 0}), list_indent_ = line.indent;
        last().items.push_back(line.text);
        return true;
    }

    [[nodiscard]] bool is_unmarked_item(const Line& line, bool plain) const {
        const auto& words = line.text.words();
        if (line.strong || words.ends_with(':')) return false;
        if (ends_with_any(words, {";", "; and", "; or", ", and", ", or"}) || starts_small(words)) return true;
        if (plain && ends_with_any(blocks_.back().items.back().words(), {";", "; and", "; or", ", and", ", or", ","}))
            return true;
        if (line.indent > lead_indent_) return !plain || line.indent >= list_indent_;
        if (plain && list_indent_ > lead_indent_) return false;
        if (ends_sentence(words) || is_all_capitals(words)) return false;
        return !plain || !is_title_case(words) || is_title_case(blocks_.back().items.front().words());
    }

    bool take_continuation(const Line& line) {
        if (blocks_.empty() || at_ == 0 || last().kind != Kind::paragraph) return false;
        const Line& before = lines_[at_ - 1];
        const bool inside_item = !last().items.empty() && !lists_.empty();
        const bool marked_inside = inside_item && line.depth > 0;
        if (!marked_inside && (before.text.empty() || !continues(before, line))) {
            if (inside_item && line.gap) lists_.clear();
            return false;
        }
        if (inside_item)
            last().items.back().append(line.text);
        else if (last().items.empty())
            last().text.append(line.text);
        else
            return false;
        return true;
    }

    /// Whether a line goes on with the sentence or paragraph of the line before it.
    [[nodiscard]] bool continues(const Line& before, const Line& line) const {
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

    /// A line that stops in the middle of something: long as its neighbours, or on a word that wants another.
    [[nodiscard]] bool is_broken_off(const Line& line) const {
        const auto& words = line.text.words();
        const auto last = words.substr(words.find_last_of(' ') + 1);
        return (wrap_ > 0 && line.width >= wrap_ * 7 / 10) || words.ends_with(',') || words.ends_with('-') ||
               is_preposition(last) || is_determiner(last) || is_coordinator(last);
    }

    /// Whether the next line's first word had no room on the line before it.
    [[nodiscard]] bool fills(const Line& before, const Line& line) const {
        return wrap_ > 0 && before.width + 1 + static_cast<int>(first_word(line.text.words()).size()) > wrap_;
    }

    /// A short line in capitals or title case with a text of its own below it.
    [[nodiscard]] bool stands_as_heading(const Line& line, const Line& below) const {
        const auto& words = line.text.words();
        if (count_words(words) > 25 || starts_small(words) || has_modal(words) || starts_small(below.text.words()))
            return false;
        if (ends_sentence(words) || ends_with_any(words, {",", ";"})) return false;
        const bool full = wrap_ > 0 && line.width > wrap_ * 4 / 5;
        return line.strong || ((is_all_capitals(words) || is_title_case(words)) && !full);
    }

    bool take_heading(const Line& line) {
        const auto& words = line.text.words();
        if (count_words(words) > 25 || starts_small(words) || ends_sentence(words) || ends_with_any(words, {",", ";"}))
            return false;
        const Line* below = at_ + 1 < lines_.size() ? &lines_[at_ + 1] : nullptr;
        if (below && !below->gap && starts_small(below->text.words())) return false;
        const bool before_list = below && (below->item || marker_of(below->text.words()));
        if (words.ends_with(':') &&
            (before_list || !below || count_words(words) > 8 || starts_small(below->text.words())))
            return false;
        const bool capitals = is_all_capitals(words);
        if (!capitals && !line.strong && has_modal(words)) return false;
        const bool short_line = count_words(words) <= 7 && line.gap && below && count_words(below->text.words()) >= 10;
        if (!capitals && !line.strong && !is_title_case(words) && !short_line && !in_head_) return false;
        if (words.ends_with(':') && !line.strong && !capitals && !is_title_case(words)) return false;
        Block& block = start(Kind::heading, line.text);
        block.strong = line.strong;
        block.rank = capitals ? caps_rank : title_rank;
        return true;
    }

    [[nodiscard]] bool is_numbered_heading(const Line& line, const std::string& words, const Marker& marker) const {
        if (count_words(words) > 12 || ends_sentence(words) || ends_with_any(words, {";", ",", ":"}) ||
            starts_small(words))
            return false;
        if (line.strong || is_all_capitals(words)) return true;
        if (has_modal(words) || marker.style == "*" || at_ + 1 >= lines_.size()) return false;
        const Line& next = lines_[at_ + 1];
        const auto below = marker_of(next.text.words());
        if (below && below->style == marker.style) return false;
        return is_title_case(words) || (count_words(words) <= 6 && next.gap && !below && !next.item);
    }

    static Passage without_marker(const Line& line) {
        const auto marker = marker_of(line.text.words());
        const bool bullet = marker && marker->style == "*";
        return bullet ? line.text.slice(marker->length, line.text.words().size()) : line.text;
    }

    Block& start(Kind kind, const Passage& text) {
        lists_.clear();
        last_was_item_ = false;
        lead_indent_ = lines_[at_].indent;
        Block block;
        block.kind = kind;
        block.text = text;
        blocks_.push_back(std::move(block));
        return blocks_.back();
    }

    Block& last() { return blocks_.back(); }

    const std::vector<Line>& lines_;
    int wrap_;
    std::vector<Block> blocks_;
    std::vector<Level> lists_;  ///< open lists, outermost first
    std::size_t at_ = 0;
    int lead_indent_ = 0;
    int list_indent_ = 0;
    bool last_was_item_ = false;  ///< the last paragraph had a marker of its own
    bool in_head_ = true;         ///< before the first sentence
    bool in_references_ = false;
};

}  // namespace

std::vector<Block> blocks_of(const std::vector<Line>& lines) { return BlockBuilder{lines}.build(); }

void set_heading_paths(std::vector<Block>& blocks, std::size_t first) {
    // A bold line ranks with the marked-up headings when it came before them, below them when it came after.
    int strong_rank = 0;
    for (std::size_t i = first; i < blocks.size() && strong_rank == 0; ++i)
        if (blocks[i].kind == Kind::heading && blocks[i].rank % 10 == 0 && !blocks[i].strong &&
            blocks[i].rank < reference_rank)
            strong_rank = blocks[i].rank;
    bool strong_first = false;
    for (std::size_t i = first; i < blocks.size(); ++i)
        if (blocks[i].kind == Kind::heading && (blocks[i].strong || blocks[i].rank % 10 == 0)) {
            strong_first = blocks[i].strong;
            break;
        }
    std::vector<std::pair<int, std::string>> open;
    for (std::size_t i = first; i < blocks.size(); ++i) {
        Block& block = blocks[i];
        if (block.kind == Kind::heading) {
            const int rank = block.strong && strong_rank > 0 ? strong_rank + (strong_first ? 0 : 5) : block.rank;
            while (!open.empty() && open.back().first >= rank) open.pop_back();
            std::string words = block.text.words();
            if (words.ends_with(':')) words.pop_back();
            open.emplace_back(rank, std::move(words));
            continue;
        }
        for (const auto& [rank, words] : open) block.heading.push_back(words);
    }
}

std::optional<Field> field_of(std::string_view words) {
    struct Name {
        std::string_view label, name;
    };
    constexpr auto names = std::to_array<Name>({{"title", "title"},
                                                {"policy title", "title"},
                                                {"policy name", "title"},
                                                {"subject", "title"},
                                                {"number", "number"},
                                                {"policy number", "number"},
                                                {"policy no", "number"},
                                                {"policy", "number"},
                                                {"code", "number"},
                                                {"policy code", "number"},
                                                {"code number", "number"},
                                                {"file", "number"},
                                                {"type", "type"},
                                                {"policy type", "type"},
                                                {"status", "status"},
                                                {"policy status", "status"},
                                                {"status from api", "status"},
                                                {"district", "issuer"},
                                                {"school district", "issuer"},
                                                {"issuer", "issuer"},
                                                {"organization", "issuer"},
                                                {"version", ""},
                                                {"section", ""},
                                                {"series", ""},
                                                {"category", ""},
                                                {"last revised", ""},
                                                {"last reviewed", ""},
                                                {"revised", ""},
                                                {"reviewed", ""},
                                                {"effective", ""},
                                                {"book", ""},
                                                {"source", ""},
                                                {"url", ""},
                                                {"language", ""},
                                                {"date", ""},
                                                {"author", ""},
                                                {"date adopted", ""},
                                                {"adopted", ""},
                                                {"adoption date", ""},
                                                {"original adopted", ""},
                                                {"last revised date", ""},
                                                {"original adopted date", ""},
                                                {"last reviewed date", ""}});
    const auto colon = words.find(':');
    if (colon == std::string_view::npos || colon > 40) return std::nullopt;
    const std::string label = normalise(words.substr(0, colon));
    const auto value = trim(words.substr(colon + 1));
    for (const auto& [known, name] : names)
        if (label == known) {
            // An adoption date is an adoption line; only one that is left empty is a mere field.
            if (name.empty() && !value.empty() && adoption_line(words)) return std::nullopt;
            return Field{std::string{name}, value};
        }
    return std::nullopt;
}

}  // namespace accord::policy::reading
