#include "policy/reading/facts.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "policy/reading/adoption.hpp"
#include "policy/reading/fields.hpp"
#include "policy/reading/placeholders.hpp"
#include "policy/reading/shapes.hpp"

namespace accord::policy::reading {

namespace {

using BlockKind = Block::Kind;

constexpr std::size_t longest_sample = 1u << 16;  // bytes of the body that are held against a title

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// "3515.31", "5:20", "410", "3515.31(a)" without its page letter.
std::string_view number_in(std::string_view word) {
    const auto bracket = word.find('(');
    if (bracket != std::string_view::npos && word.size() - bracket == 3) word = word.substr(0, bracket);
    while (!word.empty() && (word.back() == ':' || word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
    const bool digits = !word.empty() && is_digit(word.front()) && std::all_of(word.begin(), word.end(), [](char c) {
        return is_digit(c) || c == '.' || c == ':' || c == '-' || is_capital(c);
    });
    return digits && word.size() >= 2 && !(word.size() == 4 && (word.starts_with("19") || word.starts_with("20")))
               ? word
               : std::string_view{};
}

/// The number of a policy and the title that may follow it: "BP 3515.31", "3515.31 - School Resource Officers",
/// "Policy 410: Officers in Schools", "Code: KNAJ".
struct Numbered {
    std::string number;
    std::string_view title;
};

std::optional<Numbered> numbered(std::string_view words) {
    constexpr auto prefixes =
        std::to_array<std::string_view>({"policy", "policy no.", "policy number", "board policy", "board policy no.",
                                         "regulation", "administrative regulation", "no."});
    std::string kind;
    std::string_view rest = words;
    const auto space = rest.find(' ');
    const auto first = rest.substr(0, space);
    const bool letters = first.size() >= 1 && first.size() <= 5 &&
                         std::all_of(first.begin(), first.end(), [](char c) { return is_capital(c) || c == '/'; });
    if (letters && space != std::string_view::npos) {
        kind = std::string{first} + ' ';
        rest = rest.substr(space + 1);
    } else {
        for (std::size_t n = prefixes.size(); n-- > 0;)
            if (fold(words.substr(0, prefixes[n].size())) == prefixes[n] && words.size() > prefixes[n].size() &&
                words[prefixes[n].size()] == ' ') {
                rest = words.substr(prefixes[n].size() + 1);
                break;
            }
    }
    const auto token = rest.substr(0, rest.find(' '));
    auto number = number_in(token);
    // "Policy GKQ (LOCAL)": states that number their policies with letters.
    if (number.empty() && kind.empty() && rest.size() < words.size() && fold(token) != "policy" &&
        is_all_capitals(token) && token.size() >= 2 && token.size() <= 6)
        number = token;
    if (number.empty()) return std::nullopt;
    auto title = trim(rest.substr(token.size()));
    if (title.starts_with('(') && title.find(')') != std::string_view::npos)
        title = trim(title.substr(title.find(')') + 1));
    for (const std::string_view dash : {"- ", "\xe2\x80\x93 ", "\xe2\x80\x94 ", ": "})
        if (title.starts_with(dash)) title = trim(title.substr(dash.size()));
    return Numbered{kind + std::string{number}, title};
}

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
                read_field(*field_of(words));
            else if (block.kind == BlockKind::heading)
                read_head_line(end_of_head_, words);
            else if (block.kind != BlockKind::adoption && block.kind != BlockKind::imprint)
                break;
        }
        if (!type_.empty() && !document.number.empty() && is_digit(document.number.front()))
            document.number = std::string{type_} + ' ' + document.number;
    }

    void read_field(const Field& field) {
        Document& document = facts_.document;
        if (field.name == "title") document.title = field.value;
        if (field.name == "number" && (document.number.empty() || !field.value.empty())) document.number = field.value;
        if (field.name == "type") type_ = is_all_capitals(field.value) && field.value.size() <= 3 ? field.value : "";
        if (field.name == "status") status_words_ = field.value;
        if (field.name == "issuer") document.issuer = field.value;
        facts_.body = end_of_head_ + 1;
    }

    void read_head_line(std::size_t i, std::string_view words) {
        if (says_pending(words) && count_words(words) <= 6) draft_ = true;
        std::vector<std::string_view> rest;
        for (const auto piece : pieces(words))
            if (!take_issuer(piece) && !take_number(piece)) rest.push_back(piece);
        if (rest.size() == 1 && rest.front() == words) {
            candidates_.push_back(i);
            return;
        }
        for (const auto piece : rest)
            if (facts_.document.title.empty() && !is_section_name(piece)) facts_.document.title = in_title_case(piece);
        facts_.body = i + 1;
    }

    /// "Cedar Bluff ISD - Policy GKQ: Peace Officers" in its pieces; a line without issuer or number stays whole.
    static std::vector<std::string_view> pieces(std::string_view words) {
        std::vector<std::string_view> found{words};
        for (const std::string_view dash : {" - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " | ", ": "})
            for (std::size_t n = 0; n < found.size(); ++n)
                if (const auto at = found[n].find(dash); at != std::string_view::npos) {
                    found.insert(found.begin() + static_cast<std::ptrdiff_t>(n) + 1,
                                 trim(found[n].substr(at + dash.size())));
                    found[n] = trim(found[n].substr(0, at));
                }
        const bool told = std::any_of(found.begin(), found.end(),
                                      [](std::string_view piece) { return issuer_in(piece) || numbered(piece); });
        return told ? found : std::vector<std::string_view>{words};
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

    /// The last line of the head that is neither issuer nor number nor the name of a first section; with marked-up
    /// headings the first of the highest rank.
    void choose_title() {
        if (!facts_.document.title.empty()) return;
        std::erase_if(candidates_, [&](std::size_t i) {
            const auto& words = blocks_[i].text.words();
            return blocks_[i].numbered || is_section_name(words) || marker_of(words);
        });
        if (candidates_.empty()) return;
        drop_section_headings();
        std::size_t chosen = candidates_.back();
        for (const std::size_t i : candidates_)
            if (blocks_[i].rank == 10) {
                chosen = i;
                break;
            }
        facts_.document.title = in_title_case(blocks_[chosen].text.words());
        facts_.body = std::max(facts_.body, chosen + 1);
    }

    /// The body of a document speaks of what its title names. A last line whose words never come again heads a section.
    void drop_section_headings() {
        std::string body;
        for (std::size_t i = end_of_head_; i < blocks_.size() && body.size() < longest_sample; ++i)
            if (blocks_[i].kind == BlockKind::paragraph) body += ' ' + normalise(blocks_[i].text.words());
        const auto is_spoken_of = [&](std::size_t i) {
            const auto named = words(blocks_[i].text.words());
            return std::any_of(named.begin(), named.end(), [&](const std::string& word) {
                return word.size() > 3 && body.find(word.substr(0, word.size() - 1)) != std::string::npos;
            });
        };
        if (std::none_of(candidates_.begin(), candidates_.end(), is_spoken_of)) return;
        while (!is_spoken_of(candidates_.back())) candidates_.pop_back();
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
    std::vector<std::size_t> candidates_;  ///< lines of the head that may be the title
    std::string_view type_;                ///< "BP"
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
