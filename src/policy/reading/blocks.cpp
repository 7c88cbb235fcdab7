#include "policy/reading/blocks.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "policy/reading/adoption.hpp"
#include "policy/reading/fields.hpp"
#include "policy/reading/headings.hpp"
#include "policy/reading/line_flow.hpp"
#include "policy/reading/open_lists.hpp"
#include "policy/reading/shapes.hpp"

namespace accord::policy::reading {

namespace {

using Kind = Block::Kind;

/// A line without the bullet that a list of references or dates may give it.
Passage without_bullet(const Line& line) {
    const auto marker = marker_of(line.text.words());
    return marker && marker->style == "*" ? line.text.slice(marker->length, line.text.words().size()) : line.text;
}

/// Takes a document's lines one by one; each is asked in turn what it is, and the first that knows keeps it.
class BlockBuilder {
public:
    explicit BlockBuilder(const std::vector<Line>& lines) : lines_{lines}, flow_{lines} {}

    std::vector<Block> build() {
        for (at_ = 0; at_ < lines_.size(); ++at_) take(lines_[at_]);
        return std::move(blocks_);
    }

private:
    void take(const Line& line) {
        if (take_note(line) || take_reference(line) || take_field(line) || take_adoption(line) || take_imprint(line) ||
            open_references(line) || take_listed_reference(line) || take_marked_heading(line) || take_item(line) ||
            take_unmarked_item(line) || take_continuation(line) || take_heading(line))
            return;
        start(Kind::paragraph, line.text);
        in_head_ = false;
    }

    bool take_note(const Line& line) {
        if (line.note || note_label(line.text.words())) {
            start(Kind::note, line.text);
            in_head_ = in_references_ = false;
            return true;
        }
        if (!last_is(Kind::note) || before().note || line.gap || !flow_.continues(before(), line)) return false;
        last().text.append(line.text);
        return true;
    }

    bool take_reference(const Line& line) {
        const auto& words = line.text.words();
        const bool refers = is_cross_reference(words);
        if (last_is(Kind::cross_reference) && !line.gap && !refers) {
            const auto& open = last().text.words();
            if (open.starts_with('(') && open.find(')') == std::string::npos) {
                last().text.append(line.text);
                return true;
            }
        }
        if ((!refers && !is_citation_in_brackets(words)) || reference_label(words)) return false;
        start(Kind::cross_reference, line.text);
        return true;
    }

    bool take_field(const Line& line) {
        if (!in_head_ || line.heading > 2 || !field_of(line.text.words())) return false;
        start(Kind::field, line.text);
        return true;
    }

    bool take_adoption(const Line& line) {
        Passage plain = without_bullet(line);
        if (is_adoption_label(plain.words())) {  // its date may stand on the next line; without one it says nothing
            const Line* below = next();
            const bool dated = below && count_words(below->text.words()) <= 20 && find_date(below->text.words()) &&
                               !has_modal(below->text.words());
            if (dated) plain.append(without_bullet(*below));
            start(dated ? Kind::adoption : Kind::field, plain);
            if (dated) ++at_;
            return true;
        }
        if (!adoption_line(plain.words())) return false;
        if (!blocks_.empty() && last().kind != Kind::adoption && last().items.empty() && issuer_in(last().text.words()))
            last().kind = Kind::imprint;
        start(Kind::adoption, plain);
        in_references_ = false;
        return true;
    }

    /// The issuer's name, and its place, below the line of adoption.
    bool take_imprint(const Line& line) {
        if (in_head_ || !(last_is(Kind::adoption) || last_is(Kind::imprint))) return false;
        const auto& words = line.text.words();
        const bool place = words.find(',') != std::string::npos && is_title_case(words) && count_words(words) <= 4;
        if (!place && !issuer_in(words)) return false;
        start(Kind::imprint, line.text);
        return true;
    }

    bool open_references(const Line& line) {
        const Passage plain = without_bullet(line);
        const auto rest = reference_label(plain.words());
        if (!rest || lists_.open()) return false;
        const std::size_t size = plain.words().size();
        start(Kind::heading, plain.slice(0, size - rest->size())).rank = reference_section_rank;
        if (!rest->empty()) start(Kind::legal_reference, plain.slice(size - rest->size(), size));
        in_references_ = true;
        in_head_ = false;
        return true;
    }

    bool take_listed_reference(const Line& line) {
        if (!in_references_) return false;
        const Passage plain = without_bullet(line);
        const auto& words = plain.words();
        const bool binds_or_explains = has_modal(words) || words.find(" means ") != words.npos;
        if (binds_or_explains && ends_sentence(words) && count_words(words) >= 8) {
            leave_references();
            return false;
        }
        const bool address = is_address(words);
        const bool digits = words.find_first_of("0123456789") != std::string::npos;
        const bool capitals = is_all_capitals(words) && (!digits || count_words(words) >= 4);
        const bool goes_on = address ? last().text.words().ends_with(':') : starts_small(words);
        if (goes_on && last_is(Kind::legal_reference))
            last().text.append(line.text);
        else if (!address && (line.heading > 0 || line.strong || capitals))
            start(Kind::heading, line.text).rank = reference_rank;
        else
            start(Kind::legal_reference, plain);
        return true;
    }

    /// Policy goes on after a list of references: a short last entry was the heading of what follows.
    void leave_references() {
        in_references_ = false;
        const auto& words = last().text.words();
        if (!last_is(Kind::legal_reference) || count_words(words) > 8 ||
            words.find_first_of("0123456789") != std::string::npos)
            return;
        last().kind = Kind::heading;
        last().rank = reference_section_rank;
    }

    bool take_marked_heading(const Line& line) {
        if (line.heading == 0 || (ends_sentence(line.text.words()) && count_words(line.text.words()) > 12))
            return false;
        start(Kind::heading, line.text).rank = 10 * line.heading;
        return true;
    }

    bool take_item(const Line& line) {
        auto marker = marker_of(line.text.words());
        if (!marker && !line.item) return false;
        if (line.item) marker = Marker{"depth " + std::to_string(line.depth), 0, marker ? marker->length : 0, {}, 0};
        const Passage text = line.text.slice(marker->length, line.text.words().size());
        if (text.empty()) return false;
        if (lists_.open() && lists_.take(*marker, text, last().items)) return true;
        lists_.close();
        if (leads_list_in()) {
            lists_.begin(*marker);
            last().items.push_back(text);
            return true;
        }
        if (const auto rank = numbered_heading_rank(line, next(), text.words(), marker->style)) {
            Block& heading = start(Kind::heading, text);
            heading.rank = *rank;
            heading.numbered = true;
            return true;
        }
        start(Kind::paragraph, text);
        last_was_item_ = true;
        in_head_ = false;
        return true;
    }

    /// Whether the last block awaits a list: it ends with a colon, or stops before its sentence does, or announces one.
    [[nodiscard]] bool leads_list_in() const {
        if (blocks_.empty() || blocks_.back().kind != Kind::paragraph || !blocks_.back().items.empty()) return false;
        const auto& words = blocks_.back().text.words();
        return words.ends_with(':') || (!last_was_item_ && (!ends_sentence(words) || words.ends_with(" following.")));
    }

    bool take_unmarked_item(const Line& line) {
        if (!last_is(Kind::paragraph) || line.heading > 0) return false;
        const bool plain = lists_.unmarked();
        if (!plain && (lists_.open() || !last().items.empty() || !last().text.words().ends_with(':'))) return false;
        if (plain && !line.gap && starts_small(line.text.words()) && flow_.fills(before(), line)) return false;
        if (!lists_.takes_unmarked(line, lead_indent_, last().items)) {
            if (plain) lists_.close();
            return false;
        }
        if (!plain) lists_.begin_unmarked(line.indent);
        last().items.push_back(line.text);
        return true;
    }

    bool take_continuation(const Line& line) {
        if (!last_is(Kind::paragraph)) return false;
        const bool inside_item = !last().items.empty() && lists_.open();
        const bool marked_inside = inside_item && line.depth > 0;
        if (!marked_inside && !flow_.continues(before(), line)) {
            if (inside_item && line.gap) lists_.close();
            return false;
        }
        if (!inside_item && !last().items.empty()) return false;
        (inside_item ? last().items.back() : last().text).append(line.text);
        return true;
    }

    bool take_heading(const Line& line) {
        const auto rank = heading_rank(line, next(), in_head_);
        if (!rank) return false;
        Block& heading = start(Kind::heading, line.text);
        heading.rank = *rank;
        heading.strong = line.strong;
        heading.indented = line.indent > 0;
        heading.column = line.column;
        return true;
    }

    Block& start(Kind kind, const Passage& text) {
        lists_.close();
        last_was_item_ = false;
        lead_indent_ = lines_[at_].indent;
        Block block;
        block.kind = kind;
        block.text = text;
        blocks_.push_back(std::move(block));
        return blocks_.back();
    }

    Block& last() { return blocks_.back(); }
    [[nodiscard]] bool last_is(Kind kind) const { return !blocks_.empty() && blocks_.back().kind == kind; }
    [[nodiscard]] const Line& before() const { return lines_[at_ - 1]; }  ///< only where a block was begun
    [[nodiscard]] const Line* next() const { return at_ + 1 < lines_.size() ? &lines_[at_ + 1] : nullptr; }

    const std::vector<Line>& lines_;
    LineFlow flow_;
    OpenLists lists_;
    std::vector<Block> blocks_;
    std::size_t at_ = 0;
    int lead_indent_ = 0;
    bool last_was_item_ = false;  ///< the last paragraph had a marker of its own
    bool in_head_ = true;         ///< before the first sentence
    bool in_references_ = false;
};

}  // namespace

std::vector<Block> blocks_of(const std::vector<Line>& lines) { return BlockBuilder{lines}.build(); }

}  // namespace accord::policy::reading
