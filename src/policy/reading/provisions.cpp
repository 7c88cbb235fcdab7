#include "policy/reading/provisions.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "policy/reading/adoption.hpp"
#include "policy/reading/citations.hpp"
#include "policy/reading/conditions.hpp"
#include "policy/reading/headings.hpp"
#include "policy/reading/lexicon.hpp"
#include "policy/reading/lists.hpp"
#include "policy/reading/modals.hpp"
#include "policy/reading/sentences.hpp"
#include "policy/reading/shapes.hpp"
#include "policy/reading/weak_heads.hpp"

namespace accord::policy::reading {

namespace {

// What is longer is no sentence that somebody wrote, and is not taken apart.
constexpr std::size_t longest_sentence = 6'000;  // bytes
constexpr std::size_t most_tokens = 1'200;
constexpr std::size_t most_parts = 40;
constexpr std::size_t longest_list = 12'000;  // bytes, with its items
constexpr std::size_t most_actions = 60;
constexpr std::size_t longest_doubt = 600;  // letters that are looked through for a denial

Warning warning(std::string kind, int line, std::string key, std::string_view words) {
    return {std::move(kind), line, {std::move(key), {{"words", shorten(words, 200)}}}, {}};
}

class ProvisionWriter {
public:
    explicit ProvisionWriter(std::vector<Warning>& warnings) : warnings_{warnings} {}

    void write(const Block& block) {
        path_ = block.heading;
        const bool after_note = std::exchange(after_note_, block.kind == Block::Kind::note);
        switch (block.kind) {
            case Block::Kind::heading:
            case Block::Kind::field:
            case Block::Kind::imprint:
                return;
            case Block::Kind::note:
                write_note(block, after_note);
                return;
            case Block::Kind::cross_reference:
            case Block::Kind::legal_reference:
                write_whole(block.text, Kind::reference);
                return;
            case Block::Kind::adoption:
                path_.clear();  // it speaks of the whole document
                write_whole(block.text, Kind::adoption);
                return;
            case Block::Kind::paragraph:
                write_paragraph(block);
                return;
        }
    }

    std::vector<Provision> take() { return std::move(provisions_); }

private:
    /// A note of several paragraphs is named once.
    void write_note(const Block& block, bool goes_on) {
        if (!goes_on || note_label(block.text.words()))
            warnings_.push_back(
                warning("note", block.text.line(), "A drafting note is not policy: {words}", block.text.words()));
        for (const auto& sentence : sentences_of(block.text)) write_whole(sentence, Kind::note);
    }

    void write_paragraph(const Block& block) {
        auto sentences = sentences_of(block.text);
        if (sentences.size() > 1 && is_run_in_heading(sentences.front())) {
            path_.push_back(sentences.front().words().substr(0, sentences.front().words().size() - 1));
            sentences.erase(sentences.begin());
        }
        for (std::size_t i = 0; i < sentences.size(); ++i)
            if (i + 1 < sentences.size() || block.items.empty())
                write_sentence(sentences[i]);
            else
                write_list(sentences[i], block.items);
    }

    /// "Training. Officers shall ...": the first words of a paragraph are its heading.
    static bool is_run_in_heading(const Passage& sentence) {
        const auto& words = sentence.words();
        if (count_words(words) > 6 || !words.ends_with('.')) return false;
        const Sentence tokens{words};
        return is_relative(tokens.low(0)) || (is_title_case(words) && heads_of(tokens).empty());
    }

    void write_sentence(const Passage& sentence) {
        const auto& words = sentence.words();
        const Sentence tokens{words.size() > longest_sentence ? std::string_view{} : words};
        const auto parts = tokens.size() > most_tokens ? std::vector<Part>{} : parts_of(tokens);
        if (words.size() > longest_sentence || tokens.size() > most_tokens || parts.size() > most_parts) {
            warnings_.push_back(warning("long-sentence", sentence.line(),
                                        "This sentence is too long to be taken apart: {words}", words));
            return write_doubtful(sentence);
        }
        if (is_cross_reference(words) || is_bare_citation(words) || is_pointer(words))
            return write_whole(sentence, Kind::reference);
        if (const auto line = adoption_line(words); line && line->date) return write_whole(sentence, Kind::adoption);
        if (write_inline_list(sentence)) return;
        if (parts.empty()) return says_something(sentence, tokens) ? write_doubtful(sentence) : leave_out(sentence);
        const Provision common = start(sentence, words);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            Provision provision = common;
            fill(provision, tokens, parts, i);
            provision.text = parts.size() == 1 ? words : tokens.words(parts[i].begin, parts[i].end);
            if (binds(provision.kind)) provision.items = inline_items(provision.text);
            add(std::move(provision));
        }
    }

    /// "An officer must: (a) notify ...; and (b) make ...": each item is an action.
    bool write_inline_list(const Passage& sentence) {
        const auto list = inline_list(sentence.words());
        if (list.lead == 0) return false;
        const Passage lead = sentence.slice(0, list.lead);
        std::vector<Passage> items;
        for (const auto& [from, to] : list.items) items.push_back(sentence.slice(from, to));
        const Sentence tokens{lead.words()};
        const auto parts = parts_of(tokens);
        if (parts.empty() || list_use(tokens, parts, items) != ListUse::actions) return false;
        write_actions(lead, tokens, parts, items, sentence.words());
        return true;
    }

    /// "See the handbook.", "For further information, see the fact sheet."
    static bool is_pointer(std::string_view words) {
        const bool points = words.starts_with("See ") || words.starts_with("Refer to ") ||
                            words.find(", see ") != std::string_view::npos;
        return points && !has_modal(words);
    }

    static bool is_bare_citation(std::string_view words) {
        return words.starts_with('(') && (words.ends_with(')') || words.ends_with(").")) &&
               !citations_in(words).empty() && !has_modal(words);
    }

    /// Whether words that no grammar explains may yet be a rule: they end as a sentence does and ask nothing.
    static bool says_something(const Passage& sentence, const Sentence& tokens) {
        constexpr std::size_t fewest_words = 5;
        return tokens.size() >= fewest_words && sentence.words().ends_with('.');
    }

    /// Nothing that could bind is passed over: a person settles what this is.
    void write_doubtful(const Passage& sentence) {
        Provision provision = start(sentence, sentence.words());
        provision.kind = doubtful_kind(Sentence{shorten(sentence.words(), longest_doubt)});
        provision.doubtful = true;
        provision.text = sentence.words();
        add(std::move(provision));
    }

    void leave_out(const Passage& words) {
        warnings_.push_back(
            warning("fragment", words.line(), "Neither a sentence nor a heading, left out: {words}", words.words()));
    }

    void write_list(const Passage& lead, const std::vector<Passage>& all_items) {
        std::vector<Passage> items, more;
        std::string whole = lead.words();
        for (const auto& item : all_items) {
            auto sentences = sentences_of(item);
            whole += ' ' + sentences.front().words();
            items.push_back(std::move(sentences.front()));
            more.insert(more.end(), sentences.begin() + 1, sentences.end());
        }
        if (whole.size() > longest_list || items.size() > most_actions || lead.words().size() > longest_sentence) {
            write_sentence(lead);
            for (const auto& item : items) write_sentence(item);
        } else {
            write_list(lead, items, whole);
        }
        for (const auto& sentence : more) write_sentence(sentence);
    }

    void write_list(const Passage& lead, const std::vector<Passage>& items, const std::string& whole) {
        const auto first = provisions_.size();
        write_listed(lead, items, whole);
        const auto hash = sentence_hash(whole);
        for (auto i = first; i < provisions_.size(); ++i)
            if (provisions_[i].sentence == hash) provisions_[i].list = words_of(items);
    }

    void write_listed(const Passage& lead, const std::vector<Passage>& items, const std::string& whole) {
        const Sentence tokens{lead.words()};
        auto parts = parts_of(tokens);
        switch (list_use(tokens, parts, items)) {
            case ListUse::sentences:
                if (!parts.empty()) write_sentence(lead);
                for (const auto& item : items) write_sentence(item);
                return;
            case ListUse::actions:
                write_actions(lead, tokens, parts, items, whole);
                return;
            case ListUse::clauses:
                return write_clauses(lead, items, whole);
            case ListUse::terms:
                break;
        }
        if (parts.empty()) return write_terms_without_sentence(lead, items, whole);
        const Provision common = start(lead, whole);
        const std::size_t inclusion = binds(parts.back().kind) ? inclusion_at(tokens, parts.back()) : tokens.size();
        for (std::size_t i = 0; i < parts.size(); ++i) {
            Provision provision = common;
            fill(provision, tokens, parts, i);
            const bool last = i + 1 == parts.size();
            provision.text = tokens.words(parts[i].begin, last ? inclusion : parts[i].end);
            if (last && inclusion == tokens.size())
                provision.text += whole.substr(lead.words().size()), add_items(provision, items);
            add(provision);
            if (!last || inclusion == tokens.size()) continue;
            provision.kind = Kind::obligation;
            provision.text = tokens.words(inclusion, tokens.size()) + whole.substr(lead.words().size());
            add_items(provision, items);
            add(provision);
        }
    }

    /// "Duties of the SRO:" + noun phrases: what the list describes.
    void write_terms_without_sentence(const Passage& lead, const std::vector<Passage>& items,
                                      const std::string& whole) {
        Provision provision = start(lead, whole);
        const Sentence words{lead.words()};
        const bool explains = is_definition_heading(lead.words()) || is_purpose_heading(lead.words());
        provision.kind = explains ? Kind::definition : doubtful_kind(words);
        provision.doubtful = !explains;
        provision.text = whole;
        add_items(provision, items);
        add(provision);
    }

    void write_actions(const Passage& lead, const Sentence& tokens, const std::vector<Part>& parts,
                       const std::vector<Passage>& items, const std::string& whole) {
        const Provision common = start(lead, whole);
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
            Provision provision = common;
            fill(provision, tokens, parts, i);
            provision.text = tokens.words(parts[i].begin, parts[i].end);
            add(std::move(provision));
        }
        for (const auto& item : items) {
            Provision provision = common;
            if (!parts.empty()) fill(provision, tokens, parts, parts.size() - 1);
            const Sentence words{item.words()};
            const bool refuses = provision.kind == Kind::obligation && is_abstention(words, 0);
            if (words.low(0) == "not" || refuses) provision.kind = Kind::prohibition;
            if (provision.kind == Kind::definition) provision.kind = Kind::obligation;
            const auto conditions = both({provision.when, provision.deadline}, conditions_in(words));
            provision.when = conditions.when;
            provision.deadline = conditions.deadline;
            const std::size_t begin = parts.empty() ? 0 : parts.back().begin;
            provision.text = tokens.words(begin, tokens.size()) + ' ' + item.words();
            provision.citations = citations_in(provision.text);
            provision.items = inline_items(item.words());
            add(std::move(provision));
        }
    }

    /// "Officers:" + "shall not ...", "may ...": each item is a clause of what the lead-in names.
    void write_clauses(const Passage& lead, const std::vector<Passage>& items, const std::string& whole) {
        std::string subject = lead.words();
        while (!subject.empty() && (subject.back() == ':' || subject.back() == ' ')) subject.pop_back();
        const Provision common = start(lead, whole);
        for (const auto& item : items) {
            const std::string clause = subject + ' ' + item.words();
            const Sentence tokens{clause};
            const auto parts = parts_of(tokens);
            for (std::size_t i = 0; i < parts.size(); ++i) {
                Provision provision = common;
                fill(provision, tokens, parts, i);
                provision.text = parts.size() == 1 ? clause : tokens.words(parts[i].begin, parts[i].end);
                provision.citations = citations_in(provision.text);
                add(std::move(provision));
            }
        }
    }

    static std::vector<std::string> words_of(const std::vector<Passage>& items) {
        std::vector<std::string> words;
        for (const auto& item : items) words.push_back(item.words());
        return words;
    }

    static void add_items(Provision& provision, const std::vector<Passage>& items) {
        provision.items = words_of(items);
    }

    Provision start(const Passage& sentence, const std::string& whole) {
        Provision provision;
        provision.sentence = sentence_hash(whole);
        provision.heading = path_;
        provision.sentence_text = whole;
        provision.line = sentence.line();
        provision.citations = citations_in(whole);
        return provision;
    }

    static void fill(Provision& provision, const Sentence& tokens, const std::vector<Part>& parts, std::size_t i) {
        provision.kind = kind_under(provision.heading, parts[i]);
        provision.doubtful = parts[i].head.doubtful && binds(provision.kind);
        provision.who = parts[i].who;
        auto conditions = conditions_of(tokens, parts, i);
        provision.when = std::move(conditions.when);
        provision.deadline = std::move(conditions.deadline);
    }

    /// What a sentence without binding words is may be said by the heading that it stands under.
    static Kind kind_under(const std::vector<std::string>& headings, const Part& part) {
        if (!part.head.weak || headings.empty() || part.kind == Kind::prohibition) return part.kind;
        if ((part.head.doubtful || part.head.hopes) && is_purpose_heading(headings.back())) return Kind::purpose;
        return part.head.doubtful && is_definition_heading(headings.back()) ? Kind::definition : part.kind;
    }

    void write_whole(const Passage& text, Kind kind) {
        Provision provision = start(text, text.words());
        provision.kind = kind;
        if (kind == Kind::reference && provision.citations.empty() && !path_.empty())
            provision.citations = listed_citations(path_.back(), text.words());
        provision.text = text.words();
        add(std::move(provision));
    }

    /// Numbers the provision inside its sentence; a sentence that comes twice goes on counting.
    void add(Provision provision) {
        provision.part = ++parts_[provision.sentence];
        provision.id = provision_id(provision.sentence, provision.part);
        provisions_.push_back(std::move(provision));
    }

    std::vector<Warning>& warnings_;
    std::vector<std::string> path_;
    bool after_note_ = false;
    std::vector<Provision> provisions_;
    std::map<std::string, int> parts_;  ///< sentence -> parts so far
};

}  // namespace

std::vector<Provision> provisions_of(const std::vector<Block>& blocks, std::vector<Warning>& warnings) {
    ProvisionWriter writer{warnings};
    for (const auto& block : blocks) writer.write(block);
    return writer.take();
}

}  // namespace accord::policy::reading
