#include "policy/reading/facts.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "policy/reading/adoption.hpp"
#include "policy/reading/fields.hpp"
#include "policy/reading/headings.hpp"
#include "policy/reading/numbers.hpp"
#include "policy/reading/placeholders.hpp"
#include "policy/reading/shapes.hpp"

namespace accord::policy::reading {

namespace {

using BlockKind = Block::Kind;

constexpr std::size_t longest_sample = 1u << 16;  // bytes of the body that are held against a title

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Words that head a first section, not a policy.
bool is_section_name(std::string_view words) {
    constexpr auto names = std::to_array<std::string_view>({"purpose",
                                                            "introduction",
                                                            "background",
                                                            "definitions",
                                                            "policy",
                                                            "policy statement",
                                                            "overview",
                                                            "philosophy",
                                                            "scope",
                                                            "preamble",
                                                            "general",
                                                            "board policy",
                                                            "statement of purpose",
                                                            "rationale",
                                                            "statement of policy",
                                                            "administrative regulation",
                                                            "policy content",
                                                            "exhibit",
                                                            "sample policy",
                                                            "model policy"});
    const std::string normal = normalise(words);
    return std::find(names.begin(), names.end(), normal) != names.end();
}

/// "DRAFT - FIRST READING": a line that says no more than that.
bool is_draft_mark(std::string_view words) {
    const std::string normal = normalise(words);
    return count_words(words) <= 6 && says_pending(words) &&
           (normal.starts_with("draft") || normal.starts_with("first reading") ||
            normal.starts_with("second reading") || normal.starts_with("pending"));
}

/// "Home » Board » Policies": the way to a page.
bool is_trail(std::string_view words) { return words.find(" \xc2\xbb") != std::string_view::npos; }

/// A line of the head that may be the title.
struct Candidate {
    std::size_t block;
    std::string_view words;  ///< without a second column
};

/// "© 2024 Hill Public Schools | Contact us" names the issuer at a page's foot.
std::optional<std::string> issuer_in_copyright(std::string_view words) {
    for (const std::string_view sign : {"\xc2\xa9", "(c)", "Copyright"}) {
        if (!words.starts_with(sign)) continue;
        words.remove_prefix(sign.size());
        const auto name = words.find_first_not_of(" 0123456789,-");
        return name == std::string_view::npos ? std::nullopt : issuer_in(words.substr(name));
    }
    return std::nullopt;
}

class FactFinder {
public:
    FactFinder(const std::vector<Block>& blocks, std::vector<Warning>& warnings)
        : blocks_{blocks}, warnings_{warnings} {}

    Facts find() {
        read_head();
        choose_title();
        for (const auto& block : blocks_) read_imprint(block);
        settle_issuer();
        settle_status();
        return std::move(facts_);
    }

private:
    void read_head() {
        Document& document = facts_.document;
        for (; end_of_head_ < blocks_.size(); ++end_of_head_) {
            const Block& block = blocks_[end_of_head_];
            const std::string_view words = block.text.words();
            if (block.kind == BlockKind::field)
                read_field(words);
            else if (block.kind == BlockKind::heading)
                read_head_line(end_of_head_, block);
            else if (block.kind == BlockKind::adoption)
                read_adoption_in_head(words);
            else if (block.kind != BlockKind::imprint)
                break;
        }
        if (!type_.empty() && !document.number.empty() && is_digit(document.number.front()))
            document.number = std::string{type_} + ' ' + document.number;
    }

    /// A label of an adoption that bears no date is a field, too, and says nothing.
    void read_field(std::string_view words) {
        facts_.body = end_of_head_ + 1;
        const auto found = field_of(words);
        if (!found) return;
        const Field& field = *found;
        Document& document = facts_.document;
        if (field.name == "title") document.title = field.value;
        if (field.name == "number" && (document.number.empty() || !field.value.empty())) document.number = field.value;
        if (field.name == "type") type_ = is_all_capitals(field.value) && field.value.size() <= 3 ? field.value : "";
        if (field.name == "status") status_words_ = field.value;
        if (field.name == "issuer") document.issuer = field.value;
    }

    void read_head_line(std::size_t i, const Block& block) {
        const std::string_view words = block.text.words();
        if (says_pending(words) && count_words(words) <= 6) draft_ = true;
        if (is_page_count(words) || is_trail(words)) return;
        const auto left = take_column(block);
        std::vector<std::string_view> rest;
        for (const auto piece : pieces_of_head(left))
            if (!is_page_count(piece) && !take_issuer(piece) && !take_number(piece)) rest.push_back(piece);
        if (rest.size() == 1 && rest.front() == left) {
            candidates_.push_back({i, left});
            return;
        }
        for (const auto piece : rest)
            if (facts_.document.title.empty() && !is_section_name(piece)) facts_.document.title = in_title_case(piece);
        facts_.body = i + 1;
    }

    /// Takes what a second column says, "File: KNQ", "7:155", and gives the first one.
    std::string_view take_column(const Block& block) {
        const std::string_view words = block.text.words();
        if (block.column == 0 || block.column >= words.size()) return words;
        const auto left = trim(words.substr(0, block.column));
        const auto right = trim(words.substr(block.column));
        auto& number = facts_.document.number;
        const auto field = field_of(right);
        if (field && field->name == "number" && number.empty())
            number = field->value;
        else if (is_letter_code(number) && number.find('(') == std::string::npos && right.starts_with('('))
            number += ' ' + std::string{right};
        else if (is_letter_code(right) && number.empty())
            number = right;
        else if (!is_page_count(right) && !(numbered(right) && numbered(right)->title.empty() && take_number(right)))
            return words;
        return left;
    }

    /// A line of adoption may name the issuer and the number too.
    void read_adoption_in_head(std::string_view words) {
        for (const auto piece : pieces_of_head(words))
            if (piece != words && !find_date(piece) && !take_issuer(piece)) take_number(piece);
    }

    bool take_issuer(std::string_view words) {
        const auto issuer = issuer_in(words);
        if (issuer && facts_.document.issuer.empty()) facts_.document.issuer = *issuer;
        return issuer.has_value();
    }

    bool take_number(std::string_view words) {
        const auto found = numbered(words);
        if (!found) return false;
        if (facts_.document.number.empty()) facts_.document.number = found->number;
        if (!found->title.empty() && facts_.document.title.empty()) facts_.document.title = in_title_case(found->title);
        return true;
    }

    /// The last line of the head that is neither issuer nor number nor the heading of a first section; with marked-up
    /// headings the first of the highest rank.
    void choose_title() {
        if (!facts_.document.title.empty()) return;
        std::erase_if(candidates_, [&](const Candidate& each) {
            return blocks_[each.block].numbered || is_section_name(each.words) || marker_of(each.words);
        });
        if (candidates_.empty()) return;
        drop_section_headings();
        const Candidate* chosen = &candidates_.back();
        for (const auto& each : candidates_)
            if (blocks_[each.block].rank == 10) {
                chosen = &each;
                break;
            }
        facts_.document.title = in_title_case(chosen->words);
        facts_.body = std::max(facts_.body, chosen->block + 1);
    }

    /// The body of a document speaks of what its title names. A last line whose words never come again heads a section;
    /// so does one that looks like the headings further down, below a line that does not.
    void drop_section_headings() {
        std::string body;
        for (std::size_t i = end_of_head_; i < blocks_.size() && body.size() < longest_sample; ++i)
            if (blocks_[i].kind == BlockKind::paragraph) {
                body += ' ' + normalise(blocks_[i].text.words());
                for (const auto& item : blocks_[i].items) body += ' ' + normalise(item.words());
            }
        const auto share_spoken_of = [&](const Candidate& each) {  // of the words of weight, in percent
            auto named = words(each.words);
            std::erase_if(named, [](const std::string& word) { return word.size() <= 3; });
            const auto spoken = std::count_if(named.begin(), named.end(), [&](const std::string& word) {
                return body.find(word.substr(0, word.size() - 1)) != std::string::npos;
            });
            return named.empty() ? 0 : 100 * spoken / static_cast<std::ptrdiff_t>(named.size());
        };
        if (std::all_of(candidates_.begin(), candidates_.end(),
                        [&](const Candidate& each) { return share_spoken_of(each) == 0; }))
            return;
        while (share_spoken_of(candidates_.back()) == 0) candidates_.pop_back();
        while (candidates_.size() > 1 && looks_like_a_section(candidates_.back()) &&
               !looks_like_a_section(candidates_[candidates_.size() - 2]) &&
               share_spoken_of(candidates_[candidates_.size() - 2]) >= 50)
            candidates_.pop_back();
    }

    /// Whether most headings of the body look as this line does.
    [[nodiscard]] bool looks_like_a_section(const Candidate& each) const {
        const Block& line = blocks_[each.block];
        std::ptrdiff_t all = 0, alike = 0;
        for (std::size_t i = end_of_head_; i < blocks_.size(); ++i) {
            const Block& other = blocks_[i];
            if (other.kind != BlockKind::heading || other.rank == reference_section_rank ||
                other.rank == reference_rank)
                continue;
            ++all;
            alike += other.rank == line.rank && other.strong == line.strong && other.indented == line.indented;
        }
        return all > 0 && 2 * alike > all;
    }

    void read_imprint(const Block& block) {
        Document& document = facts_.document;
        const auto& words = block.text.words();
        if (block.kind == BlockKind::imprint && document.issuer.empty())
            document.issuer = issuer_in(words).value_or("");
        if (block.kind == BlockKind::note)
            if (const auto label = note_label(words))
                if (note_issuer_.empty() && !label->issuer.empty())
                    note_issuer_ = label->issuer, note_line_ = block.text.line();
        if (block.kind == BlockKind::heading && is_draft_mark(words) && !pending_) pending_ = &block;
        if (block.kind != BlockKind::adoption) return;
        const auto line = adoption_line(words);
        if (!line) return;
        if (line->pending) pending_ = pending_ ? pending_ : &block;
        const bool better = !act_ || static_cast<int>(line->act) < static_cast<int>(*act_);
        // "Adopted: ____" waits for its board.
        const bool blank = words.find("__") != std::string_view::npos;
        if (!blank && (line->act != AdoptionLine::Act::reviewed || line->date)) adopted_line_ = true;
        if (!line->date || !better) return;
        document.adopted = line->date;
        act_ = line->act;
    }

    void settle_issuer() {
        Document& document = facts_.document;
        for (const auto& block : blocks_)
            if (document.issuer.empty()) document.issuer = issuer_in_copyright(block.text.words()).value_or("");
        sample_ = document.issuer.empty() && !note_issuer_.empty();
        if (document.issuer.empty()) document.issuer = note_issuer_;
    }

    void settle_status() {
        Document& document = facts_.document;
        const std::string title = ' ' + normalise(document.title) + ' ';
        const std::string state = normalise(status_words_);
        const bool named_model = title.find(" sample ") != std::string::npos ||
                                 title.find(" model ") != std::string::npos || state == "sample" || state == "model";
        if (pending_ || draft_ || (!state.empty() && says_pending(state)))
            document.status = Status::pending;
        else if (sample_ || named_model || names_no_district())
            document.status = Status::model;
        else if (document.adopted || adopted_line_ || state == "adopted" || state == "active" || state == "approved")
            document.status = Status::adopted;
        else
            document.status = Status::model;
        warn();
    }

    /// A text that leaves the district's name open was adopted by none.
    [[nodiscard]] bool names_no_district() const {
        if (adopted_line_) return false;
        return std::any_of(blocks_.begin(), blocks_.end(), [](const Block& block) {
            const auto found = placeholders_in(block.text.words());
            return std::any_of(found.begin(), found.end(), [](std::string_view words) {
                return fold(words).find("district") != std::string::npos;
            });
        });
    }

    void warn() {
        const Document& document = facts_.document;
        if (document.status == Status::pending) {
            const int line = pending_ ? pending_->text.line() : 1;
            warnings_.push_back(
                {"pending", line, {"The board has not yet approved this document: it is not in force.", {}}, {}});
        } else if (document.status == Status::model && sample_) {
            warnings_.push_back(
                {"model",
                 note_line_,
                 {"This is a sample by {issuer}: no board has adopted it.", {{"issuer", document.issuer}}},
                 {}});
        } else if (document.status == Status::model) {
            warnings_.push_back({"model", 0, {"The document does not say that a board has adopted it.", {}}, {}});
        }
    }

    const std::vector<Block>& blocks_;
    std::vector<Warning>& warnings_;
    Facts facts_;
    std::size_t end_of_head_ = 0;
    std::vector<Candidate> candidates_;
    std::string_view type_;  ///< "BP"
    std::string_view status_words_;
    std::string note_issuer_;  ///< whose notes stand in the text
    int note_line_ = 0;
    std::optional<AdoptionLine::Act> act_;
    const Block* pending_ = nullptr;
    bool adopted_line_ = false;
    bool draft_ = false;
    bool sample_ = false;
};

}  // namespace

Facts facts_of(const std::vector<Block>& blocks, std::vector<Warning>& warnings) {
    return FactFinder{blocks, warnings}.find();
}

}  // namespace accord::policy::reading
