#include "policy/reading/parts.hpp"

#include <algorithm>
#include <optional>

#include "policy/reading/lexicon.hpp"
#include "policy/reading/modals.hpp"

namespace accord::policy::reading {

namespace {

bool is_any_verb(std::string_view word) {
    return is_plain_verb(word) || is_mixed_verb(word) || word == "be" || word == "have";
}

/// A place in a clause where a further action begins.
struct Cut {
    std::size_t begin = 0;  ///< its first token
    bool turned = false;    ///< "but not": the other way round
    bool sure = true;       ///< false for a comma that only a later "and" makes a list of actions
};

/// Walks through what a head asks for and finds where a second action begins.
class ActionCutter {
public:
    ActionCutter(const Sentence& sentence, const Head& head, std::size_t to)
        : sentence_{sentence}, head_{head}, to_{to}, passive_{sentence.low(head.end) == "be"} {}

    std::vector<Cut> cuts() {
        std::size_t i = head_.end + 1;
        while (passive_ && i < to_ && (is_adverb(sentence_.low(i)) || is_participle(sentence_.low(i)))) ++i;
        for (; i < to_; ++i)
            if (!step(i)) break;
        std::erase_if(cuts_, [](const Cut& cut) { return !cut.sure; });
        return std::move(cuts_);
    }

private:
    /// False at the end of the walk.
    bool step(std::size_t i) {
        const Token& token = sentence_.at(i);
        const auto word = sentence_.low(i);
        if (token.is(":") || token.is(";")) return false;
        if (token.is(",")) {
            condition_ = false;
            if (!is_coordinator(sentence_.low(i + 1)) && can_cut() && is_verb_here(i + 1, true))
                cut({i + 1, false, false});
        } else if (is_coordinator(word)) {
            coordinate(i);
        } else if (word == "to" && is_any_verb(past_adverbs(i + 1)) && !leads_on(i - 1)) {
            closed_ = true;
        } else if (opens_relative(i)) {
            relative_ = !closed_;
            closed_ = true;
        } else if (is_subordinator(word) && word != "as") {
            condition_ = true;
        } else if (token.word && !is_adverb(word) && !is_preposition(word)) {
            const bool after_joint =
                sentence_.at(i - 1).is(",") || is_coordinator(sentence_.low(i - 1)) || is_adverb(sentence_.low(i - 1));
            if (object_ || !after_joint || !is_any_verb(word)) object_ = true;
        }
        return true;
    }

    /// "get to know", "try to calm": one action with what follows, not its purpose.
    [[nodiscard]] bool leads_on(std::size_t i) const {
        return is_one_of(sentence_.low(i), {"get", "try", "attempt", "seek", "help", "continue", "learn", "begin"});
    }

    [[nodiscard]] std::string_view past_adverbs(std::size_t i) const {
        while (is_adverb(sentence_.low(i))) ++i;
        return sentence_.low(i);
    }

    [[nodiscard]] bool opens_relative(std::size_t i) {
        const auto word = sentence_.low(i);
        if (!is_relative(word)) return false;
        if (word == "when" || word == "whenever" || word == "where") {
            condition_ = true;
            return false;
        }
        return true;
    }

    /// An action has had its object, and no clause or purpose stands between it and here.
    [[nodiscard]] bool can_cut() const { return object_ && !closed_ && !condition_; }

    void coordinate(std::size_t i) {
        std::size_t verb = i + 1;
        if (sentence_.at(verb).is(",")) verb = past_aside(verb);
        bool turned = sentence_.low(i) == "nor" && head_.kind != Kind::prohibition;
        while (is_adverb(sentence_.low(verb)) || sentence_.low(verb) == "not") turned |= sentence_.low(verb++) == "not";
        // "will not ask what a family earns, or share it": the comma ends what the first action asks for.
        const bool goes_on =
            head_.kind == Kind::prohibition && sentence_.at(i - 1).is(",") && is_verb_here(verb, false);
        if (relative_ && goes_on) closed_ = relative_ = false;
        if (!begins_action(i, verb)) return;
        std::size_t begin = i + 1;
        while (!sentence_.at(begin).word && begin < verb) ++begin;
        cut({sentence_.low(i) == "nor" ? i : begin, turned, true});
    }

    [[nodiscard]] bool begins_action(std::size_t coordinator, std::size_t verb) const {
        const auto word = sentence_.low(verb);
        const auto next = sentence_.low(verb + 1);
        if (verb >= to_) return false;
        if (!head_.tail.empty() && word == head_.tail)
            return !closed_ && (is_any_verb(past_adverbs(verb + 1)) || is_gerund(next));
        if (sentence_.low(coordinator) == "nor")
            return is_any_verb(word) || (!is_determiner(word) && !is_preposition(word) && is_object(verb + 1));
        if (!can_cut()) return false;
        if (passive_ && is_participle(word)) return is_preposition(next) || is_adverb(next) || verb + 1 >= to_;
        if (head_.tail == "for" || head_.tail == "from" || head_.tail == "with")
            return is_gerund(word) && sentence_.at(verb + 1).word && !is_preposition(next) && !is_coordinator(next);
        return is_verb_here(verb, sentence_.at(coordinator - 1).is(","));
    }

    [[nodiscard]] bool is_object(std::size_t i) const {
        return i < to_ && sentence_.at(i).word && !is_preposition(sentence_.low(i)) &&
               !is_coordinator(sentence_.low(i));
    }

    [[nodiscard]] bool is_verb_here(std::size_t i, bool after_comma) const {
        const auto word = sentence_.low(i);
        const auto next = sentence_.low(i + 1);
        if (next == "of") return false;
        if (word == "be" || word == "have" || is_plain_verb(word)) return true;
        if (head_.begin == head_.end && is_plain_verb(verb_of_present(word))) return true;  // "meets ... and advises"
        if (!is_mixed_verb(word)) return false;
        if (is_one_of(next, {"it", "them", "him", "anything", "anyone", "anybody"})) return true;
        const bool duty = word == "report" || word == "review" || word == "conduct" || word == "document";
        if (after_comma && duty && sentence_.at(i + 1).word && !is_coordinator(next)) return true;
        return is_determiner(next) || (after_comma && (next == "to" || next == "with" || next == "on"));
    }

    /// "and, when circumstances warrant it, to use": past the comma that closes the aside.
    [[nodiscard]] std::size_t past_aside(std::size_t comma) const {
        if (!is_fronter(sentence_.low(comma + 1))) return comma + 1;
        for (std::size_t i = comma + 1; i < to_; ++i)
            if (sentence_.at(i).is(",")) return i + 1;
        return comma + 1;
    }

    void cut(Cut found) {
        if (found.sure)
            for (auto& earlier : cuts_) earlier.sure = true;
        cuts_.push_back(found);
        object_ = false;
    }

    const Sentence& sentence_;
    const Head& head_;
    std::size_t to_;
    bool passive_;
    std::vector<Cut> cuts_;
    bool object_ = false;     ///< the action has its object
    bool closed_ = false;     ///< inside a purpose or a relative clause, where "and" joins something else
    bool relative_ = false;   ///< a relative clause alone has closed it
    bool condition_ = false;  ///< inside a condition, until its comma
};

/// The end of a part's words: before the marks and coordinators that join the next part.
std::size_t trim_end(const Sentence& sentence, std::size_t begin, std::size_t end) {
    while (end > begin + 1) {
        const Token& token = sentence.at(end - 1);
        if (token.word && !is_coordinator(token.low) && !is_connective(token.low)) break;
        --end;
    }
    return end;
}

/// The words of a noun phrase from a token: up to a comma, a preposition or a clause.
std::string noun_phrase(const Sentence& sentence, std::size_t from, std::size_t to) {
    std::size_t end = from;
    while (end < to && sentence.at(end).word && !is_preposition(sentence.low(end)) && !is_relative(sentence.low(end)) &&
           !is_subordinator(sentence.low(end)) && (end == from || !is_fronter(sentence.low(end))))
        ++end;
    std::string words = sentence.words(from, end);
    return words;
}

bool names_actor(const Sentence& sentence, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && !is_preposition(sentence.low(i)); ++i)
        if (is_actor(sentence.low(i))) return true;
    return false;
}

/// Who must, may or must not: the subject; where that is a thing, the one named after "by" or "resides with".
std::string who_of(const Sentence& sentence, const Part& part) {
    const Head& head = part.head;
    if (part.kind == Kind::definition) return {};
    const auto verb = sentence.low(head.begin);
    const bool placed = head.end > head.begin + 1 && head.tail.empty() &&
                        (sentence.low(head.end - 1) == "with" || sentence.low(head.end - 1) == "upon" ||
                         sentence.low(head.end - 1) == "of" || sentence.phrase(head.begin, "belongs to") > 0 ||
                         sentence.phrase(head.begin, "falls to") > 0);
    if (placed && verb != "shall") return noun_phrase(sentence, head.end, part.end);
    if (sentence.low(part.action) == "be" && !names_actor(sentence, head.subject, head.subject_end))
        for (std::size_t i = part.action + 1; i + 1 < part.end && sentence.at(i).word; ++i)
            if (sentence.low(i) == "by" && names_actor(sentence, i + 1, std::min(part.end, i + 8)))
                return noun_phrase(sentence, i + 1, part.end);
    if (part.kind == Kind::purpose && !names_actor(sentence, head.subject, head.subject_end)) return {};
    if (sentence.low(head.subject) == "there") return {};
    std::string words = sentence.words(head.subject, head.subject_end);
    while (!words.empty() && (words.back() == ',' || words.back() == ' ')) words.pop_back();
    return words;
}

}  // namespace

std::vector<Part> parts_of(const Sentence& sentence) {
    const auto heads = heads_of(sentence);
    std::vector<Part> parts;
    for (std::size_t k = 0; k < heads.size(); ++k) {
        const Head& head = heads[k];
        const std::size_t to =
            k + 1 < heads.size() ? trim_end(sentence, head.start, heads[k + 1].start) : sentence.size();
        Part part{head.kind, head, k == 0 ? 0 : head.start, to, head.end, true, {}};
        for (const Cut& cut : binds(head.kind) ? ActionCutter{sentence, head, to}.cuts() : std::vector<Cut>{}) {
            Part next = part;
            part.end = trim_end(sentence, part.begin, cut.begin);
            part.last_of_head = false;
            parts.push_back(part);
            next.begin = next.action = cut.begin;
            if (cut.turned) next.kind = turned_round(head.kind);
            part = next;
        }
        parts.push_back(part);
    }
    for (Part& part : parts) part.who = who_of(sentence, part);
    return parts;
}

}  // namespace accord::policy::reading
