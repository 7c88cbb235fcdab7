#include "policy/reading/open_passages.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "policy/reading/placeholders.hpp"
#include "policy/reading/sentences.hpp"

namespace accord::policy::reading {

namespace {

constexpr std::string_view closing_marks = ".,;:!?)";

class PassageFinder {
public:
    explicit PassageFinder(const std::vector<ChangedSentence>& changed) {
        for (const auto& each : changed) changed_[each.in].push_back(&each);
    }

    void look_at(const Passage& text) {
        const auto changes = changed_.find(&text);
        const auto blanks = placeholders_in(text.words());
        if (changes == changed_.end() && blanks.empty()) return;
        for (const auto& sentence : placed_sentences_of(text)) {
            std::vector<OpenPassage> found;
            if (changes != changed_.end())
                for (const auto* each : changes->second)
                    if (each->at == sentence.at)
                        for (const auto& change : each->changes) found.push_back(tracked(sentence.words, change));
            for (const auto words : blanks) {
                const auto at = static_cast<std::size_t>(words.data() - text.words().data());
                if (at >= sentence.at && at < sentence.at + sentence.words.words().size())
                    found.push_back(blank(sentence.words, at - sentence.at, words));
            }
            keep(std::move(found));
        }
    }

    std::vector<OpenPassage> take() { return std::move(passages_); }

private:
    static OpenPassage passage(OpenPassage::Kind kind, const Passage& sentence, std::size_t from, std::size_t to) {
        const auto& words = sentence.words();
        return {kind,
                {},
                from,
                words.substr(from, to - from),
                {},
                words.substr(0, from),
                words.substr(std::min(to, words.size())),
                sentence.line_at(from)};
    }

    static OpenPassage tracked(const Passage& sentence, const TrackedChange& change) {
        auto found = passage(OpenPassage::Kind::tracked_change, sentence, change.begin, change.end);
        const auto& words = sentence.words();
        found.readings = {sentence.slice(change.begin, change.middle).words(),
                          words.substr(change.middle, change.end - change.middle)};
        return found;
    }

    static OpenPassage blank(const Passage& sentence, std::size_t at, std::string_view words) {
        const auto end = std::min(at + words.size(), sentence.words().size());
        return passage(OpenPassage::Kind::blank, sentence, at, end);
    }

    void keep(std::vector<OpenPassage> found) {
        std::stable_sort(found.begin(), found.end(),
                         [](const OpenPassage& a, const OpenPassage& b) { return a.at < b.at; });
        for (auto& each : found) {
            each.sentence = exact_hash(each.before + each.words + each.after);
            // One more than a person settles: then the reader says so.
            if (passages_.size() <= most_passages && known_.insert(each.key()).second)
                passages_.push_back(std::move(each));
        }
    }

    std::map<const Passage*, std::vector<const ChangedSentence*>> changed_;
    std::set<std::string> known_;
    std::vector<OpenPassage> passages_;
};

/// Edits of one sentence, from its end to its beginning; one that stands within another falls away.
std::vector<Edit> in_turn(std::vector<Edit> edits) {
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
        return std::pair{a.begin, b.end} < std::pair{b.begin, a.end};
    });
    std::vector<Edit> kept;
    for (auto& edit : edits)
        if (kept.empty() || edit.begin >= kept.back().end) kept.push_back(std::move(edit));
    std::reverse(kept.begin(), kept.end());
    return kept;
}

class Writer {
public:
    explicit Writer(const std::vector<ChosenWords>& choices) {
        for (const auto& choice : choices) choices_[choice.sentence].push_back(&choice);
    }

    /// Gives how many bytes the words grew before `column`.
    std::ptrdiff_t write(Passage& text, std::size_t column = 0) {
        std::vector<Edit> edits;
        for (const auto& sentence : placed_sentences_of(text)) {
            auto own = edits_of(sentence.words);
            for (auto& edit : own)
                edits.push_back({edit.begin + sentence.at, edit.end + sentence.at, std::move(edit.words)});
        }
        std::ptrdiff_t grown = 0;
        for (const auto& edit : in_turn(std::move(edits))) {
            const auto size = static_cast<std::ptrdiff_t>(text.words().size());
            text = replaced(text, edit);
            if (edit.end <= column) grown += static_cast<std::ptrdiff_t>(text.words().size()) - size;
        }
        return grown;
    }

    std::vector<SettledSentence> take() { return std::move(settled_); }

private:
    std::vector<Edit> edits_of(const Passage& sentence) {
        const auto own = choices_.find(exact_hash(sentence.words()));
        if (own == choices_.end()) return {};
        std::vector<Edit> edits;
        std::vector<std::string> keys;
        for (const auto* choice : own->second) {
            if (sentence.words().compare(std::min(choice->at, sentence.words().size()), choice->words.size(),
                                         choice->words) != 0)
                continue;
            keys.push_back(choice->key());
            if (choice->chosen != choice->words) edits.push_back(edit_of(*choice));
        }
        Passage after = sentence;
        for (const auto& edit : in_turn(edits)) after = replaced(after, edit);
        if (!keys.empty())
            for (const auto& each : sentences_of(after)) settled_.push_back({sentence.words(), each.words(), keys});
        return edits;
    }

    /// Without the space that would stand before a full stop when words fall away.
    static Passage replaced(const Passage& text, const Edit& edit) {
        const auto& words = text.words();
        const bool closes = edit.end >= words.size() || closing_marks.find(words[edit.end]) != std::string_view::npos;
        const bool stops = !edit.words.empty() && closing_marks.find(edit.words.front()) != std::string_view::npos;
        const bool space = edit.begin > 0 && words[edit.begin - 1] == ' ';
        const bool drop = space && (stops || (edit.words.empty() && closes));
        return text.replaced(edit.begin - (drop ? 1 : 0), edit.end, edit.words);
    }

    std::map<std::string, std::vector<const ChosenWords*>> choices_;
    std::vector<SettledSentence> settled_;
};

/// Takes away what was nothing but a blank that was left out. Items whose lead-in fell away follow the first of them.
void drop_empty(std::vector<Block>& blocks) {
    for (auto& block : blocks) {
        std::erase_if(block.items, [](const Passage& item) { return item.empty(); });
        if (!block.text.empty() || block.items.empty()) continue;
        block.text = std::move(block.items.front());
        block.items.erase(block.items.begin());
    }
    std::erase_if(blocks, [](const Block& block) { return block.text.empty(); });
}

}  // namespace

std::vector<OpenPassage> open_passages(const std::vector<Block>& blocks, const std::vector<ChangedSentence>& changed) {
    PassageFinder finder{changed};
    for (const auto& block : blocks) {
        finder.look_at(block.text);
        for (const auto& item : block.items) finder.look_at(item);
    }
    return finder.take();
}

std::vector<SettledSentence> put_chosen_words(std::vector<Block>& blocks, const std::vector<ChosenWords>& choices) {
    if (choices.empty()) return {};
    Writer writer{choices};
    for (auto& block : blocks) {
        const auto grown = writer.write(block.text, block.column);
        block.column = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(block.column) + grown);
        for (auto& item : block.items) writer.write(item);
    }
    drop_empty(blocks);
    return writer.take();
}

void mark_chosen(std::vector<Provision>& provisions, const std::vector<SettledSentence>& settled) {
    for (auto& provision : provisions) {
        std::string before = provision.sentence_text;
        for (const auto& each : settled) {
            if (provision.sentence_text.find(each.after) == std::string::npos) continue;
            for (const auto& key : each.keys)
                if (std::find(provision.chosen.begin(), provision.chosen.end(), key) == provision.chosen.end())
                    provision.chosen.push_back(key);
            if (const auto at = before.find(each.after); at != std::string::npos)
                before.replace(at, each.after.size(), each.before);
        }
        if (before != provision.sentence_text) provision.original = sentence_hash(before);
    }
}

}  // namespace accord::policy::reading
