#include "policy/reading/heads.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "policy/reading/lexicon.hpp"
#include "policy/reading/modals.hpp"

namespace accord::policy::reading {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t longest_subject = 24;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// A verb in the present tense, as far as one can tell without a grammar.
bool is_finite(const Sentence& sentence, std::size_t i) {
    const auto word = sentence.low(i);
    if (is_auxiliary(word)) return word != "be" && word != "been" && word != "being";
    const auto before = i > 0 ? sentence.low(i - 1) : std::string_view{};
    if (is_determiner(before) || is_preposition(before)) return false;
    return is_plain_verb(word) || is_plain_verb(verb_of_present(word));
}

/// The last token of the noun that a subject is about: before its first preposition or relative.
std::size_t core_of(const Sentence& sentence, std::size_t from, std::size_t to) {
    std::size_t core = none;
    for (std::size_t i = from; i < to; ++i) {
        const auto word = sentence.low(i);
        if (is_preposition(word) || is_relative(word)) break;
        if (sentence.at(i).word && !is_adverb(word)) core = i;
    }
    return core;
}

bool has_purpose_noun(const Sentence& sentence, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && !is_preposition(sentence.low(i)); ++i) {
        for (const std::string_view noun :
             {"purpose", "purposes", "mission", "goal", "goals", "aim", "aims", "objective", "objectives", "focus",
              "intent", "intention", "vision", "priority", "philosophy"})
            if (sentence.low(i).ends_with(noun)) return true;
        if (sentence.low(i) == "role") return true;
    }
    return false;
}

/// Follows a sentence from left to right and keeps the heads that stand in its main clauses.
class HeadFinder {
public:
    explicit HeadFinder(const Sentence& sentence) : sentence_{sentence} {}

    std::vector<Head> find() {
        skip_frame();
        for (std::size_t i = first_; i < sentence_.size();) i = step(i);
        if (heads_.empty()) find_weak_head();
        if (heads_.empty() && !embedded_.empty()) heads_.push_back(embedded_.front());
        return std::move(heads_);
    }

private:
    /// "It is the policy of the Board that", "there are circumstances where": the duty stands in the clause that
    /// follows.
    void skip_frame() {
        std::size_t i = 0;
        while (is_connective(sentence_.low(i)) || sentence_.at(i).is(",")) ++i;
        const bool existential = sentence_.phrase(i, "there is") > 0 || sentence_.phrase(i, "there are") > 0;
        const bool policy = sentence_.phrase(i, "it is the policy of") > 0 ||
                            sentence_.phrase(i, "it shall be the policy of") > 0 ||
                            sentence_.phrase(i, "this policy provides that") > 0;
        if (!existential && !policy) return;
        for (std::size_t at = i; at < std::min(i + longest_subject, sentence_.size()); ++at) {
            const auto word = sentence_.low(at);
            if (existential ? is_relative(word) : word == "that") {
                first_ = at + 1;
                return;
            }
        }
    }

    std::size_t step(std::size_t i) {
        const Token& token = sentence_.at(i);
        if (token.is(";") || token.is("\xe2\x80\x94")) {
            sub_ = false;
            coordinator_ = i;
            return i + 1;
        }
        if (token.is(":") && !heads_.empty()) return sentence_.size();
        if (token.is(",")) {
            if (sub_ && sub_closes_ && !heads_.empty() && sentence_.low(i + 1) == "or") {
                sub_strong_ = true;  // "unless the parent agrees, or a court has ordered it"
                return i + 1;
            }
            if (!heads_.empty() && !sub_ && is_shared_modal(i + 1)) coordinator_ = i;
            if (sub_ && (sub_closes_ || (heads_.empty() && !main_verb_))) sub_ = false;
            if (heads_.empty() && is_fronter(sentence_.low(first_))) main_verb_ = false, main_verb_at_ = none;
            return i + 1;
        }
        if (!token.word) return i + 1;
        if (const auto modal = modal_at(sentence_, i)) {
            consider(i, *modal);
            return std::max(modal->end, i + 1);
        }
        if (opens_clause(i)) {
            sub_ = true;
            sub_finite_ = false;
            sub_at_ = i;
            sub_closes_ = !is_relative(token.low) || is_one_of(token.low, {"when", "whenever", "where"});
            sub_strong_ = token.is("that") && i > 0 && is_verb_form(sentence_.low(i - 1));
            return i + 1;
        }
        if (is_coordinator(token.low) || is_one_of(token.low, {"therefore", "however"})) {
            coordinators_.push_back(i);
            coordinator_ = i;
        } else if (sub_ && !sub_finite_) {
            const bool who = sentence_.low(sub_at_) != "that" && token.low.ends_with('s') && !is_determiner(token.low);
            const bool right_after =
                i == sub_at_ + 1 &&
                (is_mixed_verb(token.low) || !verb_of_present(token.low).empty() || token.low.ends_with("ed") || who);
            if (right_after || is_finite(sentence_, i)) sub_finite_ = true;
        } else if (is_auxiliary(token.low) && is_finite(sentence_, i) && heads_.empty()) {
            main_verb_ = true;
            main_verb_at_ = std::min(main_verb_at_, i);
            sub_ = false;
        }
        return i + 1;
    }

    /// "may wear plain clothes, should attempt to be known": a modal verb right after a comma.
    [[nodiscard]] bool is_shared_modal(std::size_t i) const {
        const auto modal = modal_at(sentence_, i);
        return modal && modal->is_verb;
    }

    static bool is_verb_form(std::string_view word) {
        return is_plain_verb(word) || is_mixed_verb(word) || !verb_of_present(word).empty() || is_participle(word);
    }

    [[nodiscard]] bool opens_clause(std::size_t i) const {
        const auto word = sentence_.low(i);
        const auto next = sentence_.low(i + 1);
        if (is_one_of(next,
                      {"possible", "appropriate", "necessary", "needed", "applicable", "feasible", "practicable"}))
            return false;
        if (word == "as") return modal_at(sentence_, i + 1).has_value() || is_participle(next);
        if (word == "that" && (i == first_ || is_preposition(sentence_.low(i - 1)))) return false;
        if (i == first_ && is_one_of(word, {"before", "after", "since", "should"})) return true;
        if (word == "once" || word == "while" || word == "until") return true;
        return is_relative(word) || is_subordinator(word);
    }

    void consider(std::size_t i, const Modal& modal) {
        Head head;
        head.kind = modal.kind;
        head.begin = i;
        head.end = modal.end;
        head.tail = modal.tail;
        const bool main = is_main(i, modal);
        place(head);
        turn_round(head);
        if ((sentence_.low(i) == "requires" || sentence_.low(i) == "require") && !take_required(head)) return;
        if (has_purpose_noun(sentence_, head.subject, head.subject_end) && head.tail == "to" && !modal.is_verb)
            head.kind = Kind::purpose;
        if (!main) {
            embedded_.push_back(head);
            sub_finite_ = true;
            return;
        }
        heads_.push_back(head);
        main_verb_ = true;
        sub_ = false;
        coordinator_ = none;
        coordinators_.clear();
    }

    /// "a designee, who shall report": a duty of its own, although it stands in a relative clause.
    [[nodiscard]] bool is_relative_duty(std::size_t i) const {
        return sub_ && !sub_finite_ && sub_at_ + 1 == i && sub_at_ > 0 && sentence_.at(sub_at_ - 1).is(",") &&
               is_one_of(sentence_.low(i), {"shall", "must"}) && is_one_of(sentence_.low(sub_at_), {"who", "which"});
    }

    [[nodiscard]] bool is_main(std::size_t i, const Modal& modal) const {
        if (sub_ && !sub_finite_) return is_relative_duty(i);
        if (heads_.empty()) return !(sub_ && main_verb_) && !(main_verb_ && coordinator_ == none && !modal.is_verb);
        if (sub_ && sub_strong_) return false;
        if (coordinator_ == none) return false;
        return i - coordinator_ <= longest_subject;
    }

    /// Finds where the head's clause begins, and its subject.
    void place(Head& head) const {
        head.relative = is_relative_duty(head.begin);
        if (heads_.empty())
            place_first(head);
        else if (head.relative)
            place_relative(head);
        else
            place_later(head);
    }

    void place_first(Head& head) const {
        const std::size_t i = head.begin;
        head.subject = std::max(after_fronted(sentence_, i), first_);
        head.subject_end = std::max(head.subject, std::min(i, main_verb_at_));
        if (head.relative)
            head.subject_end = std::max(head.subject, sub_at_);
        else if (sub_ && sub_at_ >= head.subject && sub_at_ < i && !sub_finite_)
            head.subject = sub_at_ + 1;
        drop_adverbs(head);
    }

    void place_relative(Head& head) const {
        head.start = sub_at_;
        head.subject_end = sub_at_;
        head.subject = sub_at_ - 1;
        while (head.subject > heads_.back().end && !is_determiner(sentence_.low(head.subject))) --head.subject;
    }

    void place_later(Head& head) const {
        const std::size_t i = head.begin;
        std::size_t from = (coordinator_ == none ? heads_.back().end : coordinator_) + 1;
        // "... and principals and teachers shall": the subject began at the coordinator before.
        for (std::size_t n = coordinators_.size(); n-- > 1 && coordinators_[n] + 1 == from;) {
            const std::size_t earlier = coordinators_[n - 1];
            if (coordinators_[n] - earlier > 5 || !is_actor(sentence_.low(coordinators_[n] - 1)) ||
                sentence_.low(earlier) == "or")
                break;
            if (!is_determiner(sentence_.low(earlier + 1)) && !is_actor(sentence_.low(earlier + 1))) break;
            from = earlier + 1;
        }
        while (from < i && (!sentence_.at(from).word || is_connective(sentence_.low(from)))) ++from;
        head.start = from;
        head.subject = after_opening(from, i);
        head.subject_end = i;
        drop_adverbs(head);
        if (head.subject < head.subject_end) return;
        const auto owner =
            std::find_if(heads_.rbegin(), heads_.rend(), [](const Head& before) { return !before.relative; });
        const Head& before = owner == heads_.rend() ? heads_.back() : *owner;
        head.shares_subject = true;
        head.subject = before.subject;
        head.subject_end = before.subject_end;
    }

    void drop_adverbs(Head& head) const {
        while (head.subject_end > head.subject && is_adverb(sentence_.low(head.subject_end - 1))) --head.subject_end;
    }

    /// Past a condition that opens a later clause: "and, when needed, the principal shall".
    [[nodiscard]] std::size_t after_opening(std::size_t from, std::size_t head) const {
        if (!is_fronter(sentence_.low(from))) return from;
        for (std::size_t i = head; i > from; --i)
            if (sentence_.at(i - 1).is(",")) return i;
        return from;
    }

    /// "No officer shall", "Neither will the SRO", "Under no circumstances may an officer".
    void turn_round(Head& head) const {
        std::size_t at = head.shares_subject ? head.start : head.subject;
        if (head.shares_subject && sentence_.low(head.start == 0 ? 0 : head.start - 1) == "nor") {
            head.kind = turned_round(head.kind);
            const auto next = sentence_.low(head.begin + 1);
            if (is_determiner(next) || is_actor(next)) invert(head);
            return;
        }
        if (sentence_.low(at) == "nothing") {
            const bool limits =
                is_one_of(sentence_.low(head.end), {"prohibit", "prevent", "preclude", "limit", "restrict", "be"});
            head.kind = limits ? Kind::permission : Kind::prohibition;
            if (limits && sentence_.low(head.end) != "be") subject_after(head, head.end);
            return;
        }
        std::size_t words = negation_at(sentence_, at);
        if (words == 0 && heads_.empty() && (words = negation_at(sentence_, first_)) > 0) at = first_;
        if (words == 0) return;
        head.kind = turned_round(head.kind);
        if (at + words < head.begin) {
            if (at == head.subject && sentence_.low(at) != "neither") head.subject = at + words;
            return;
        }
        invert(head);
    }

    /// "prohibits an officer from": who may is named after the verb.
    void subject_after(Head& head, std::size_t verb) const {
        head.subject = head.subject_end = verb + 1;
        while (head.subject_end < sentence_.size() && sentence_.at(head.subject_end).word &&
               !is_preposition(sentence_.low(head.subject_end)))
            ++head.subject_end;
    }

    /// The subject stands after the modal verb: "may an officer interview".
    void invert(Head& head) const {
        const std::size_t from = head.begin + 1;
        std::size_t after_actor = from;
        std::size_t verb = from;
        for (; verb < sentence_.size() && verb - from < longest_subject && sentence_.at(verb).word; ++verb) {
            const auto word = sentence_.low(verb);
            const bool after_noun =
                verb > from && !is_determiner(sentence_.low(verb - 1)) && !is_coordinator(sentence_.low(verb - 1));
            if (after_noun && (word == "be" || word == "have" || is_plain_verb(word) || is_mixed_verb(word))) break;
            if (is_actor(word)) after_actor = verb + 1;
        }
        const bool known = verb < sentence_.size() && sentence_.at(verb).word;
        if (!known && after_actor > from) verb = after_actor;
        head.subject = from;
        head.subject_end = verb;
        head.end = verb;
    }

    /// "requires that the policy address", "requires officers to complete": who must is named after the verb.
    bool take_required(Head& head) const {
        std::size_t from = head.end;
        const bool clause = sentence_.low(from) == "that";
        if (clause) ++from;
        for (std::size_t i = from + 1; i < std::min(sentence_.size(), from + longest_subject); ++i) {
            const auto word = sentence_.low(i);
            const bool verb = is_plain_verb(word) || word == "be" || word == "have";
            const bool bare =
                clause && verb && !is_preposition(sentence_.low(i - 1)) && !is_determiner(sentence_.low(i - 1));
            const bool infinitive =
                !clause && word == "to" && (is_plain_verb(sentence_.low(i + 1)) || is_mixed_verb(sentence_.low(i + 1)));
            if (!bare && !infinitive) continue;
            head.subject = from;
            head.subject_end = i;
            head.end = infinitive ? i + 1 : i;
            if (infinitive) head.tail = "to";
            return true;
        }
        return true;
    }

    // What a sentence without binding words is: a purpose, a definition, or a duty in the present tense.

    void find_weak_head() {
        const std::size_t from = std::max(first_, after_connectives());
        const std::size_t opening =
            is_fronter(sentence_.low(from)) && !is_plain_verb(sentence_.low(from)) ? after_comma(from) : from;
        if (sentence_.low(opening) == "nothing" && nothing_limits(opening)) return;
        if (weak_verb(opening)) return;
        const auto first = sentence_.low(opening);
        const auto second = sentence_.low(opening + 1);
        const bool imperative =
            is_plain_verb(first) || (is_mixed_verb(first) && (is_determiner(second) || second == "that"));
        if (imperative && embedded_.empty()) heads_.push_back(weak(Kind::obligation, opening, opening, opening));
    }

    /// "Nothing in this policy prohibits an officer from": a permission.
    bool nothing_limits(std::size_t from) {
        for (std::size_t i = from + 1; i < sentence_.size(); ++i)
            if (is_one_of(sentence_.low(i), {"prohibits", "prevents", "precludes", "limits", "restricts", "bars"})) {
                heads_.push_back(weak(Kind::permission, from, i, i));
                subject_after(heads_.back(), i);
                return true;
            }
        return false;
    }

    [[nodiscard]] std::size_t after_connectives() const {
        std::size_t i = 0;
        while (is_connective(sentence_.low(i)) || sentence_.at(i).is(",") || sentence_.phrase(i, "in addition") > 0)
            i += sentence_.low(i) == "in" ? 2 : 1;
        return i;
    }

    [[nodiscard]] std::size_t after_comma(std::size_t from) const {
        for (std::size_t i = from; i < sentence_.size(); ++i)
            if (sentence_.at(i).is(",")) return i + 1;
        return from;
    }

    bool weak_verb(std::size_t from) {
        bool relative = false;
        for (std::size_t i = from + 1; i < sentence_.size(); ++i) {
            const auto word = sentence_.low(i);
            if (is_relative(word) && word != "that") relative = true;
            if (sentence_.at(i).is(":") || sentence_.at(i).is(";")) return false;
            if (relative && !is_auxiliary(word)) continue;
            if (const auto kind = weak_kind(from, i)) {
                heads_.push_back(weak(*kind, from, i, i + (*kind == Kind::obligation ? 0 : 1)));
                return true;
            }
            if (relative && is_auxiliary(word)) relative = false;
        }
        return false;
    }

    [[nodiscard]] Head weak(Kind kind, std::size_t from, std::size_t verb, std::size_t end) const {
        Head head;
        head.kind = kind;
        head.subject = from;
        head.subject_end = verb;
        while (head.subject_end > from && is_adverb(sentence_.low(head.subject_end - 1))) --head.subject_end;
        head.begin = verb;
        head.end = end;
        return head;
    }

    /// "It is | the intention of the Board to"
    [[nodiscard]] bool says_aim(std::size_t i) const {
        return sentence_.low(i) == "the" && sentence_.low(i + 2) == "of" &&
               is_one_of(sentence_.low(i + 1), {"intent", "intention", "goal", "purpose", "aim", "desire", "belief",
                                                "philosophy", "mission", "objective"});
    }

    /// The kind of sentence that a token makes as its main verb, if it is one.
    [[nodiscard]] std::optional<Kind> weak_kind(std::size_t from, std::size_t i) const {
        const auto word = sentence_.low(i);
        const auto before = sentence_.low(i - 1);
        if (is_preposition(before) || is_determiner(before)) return std::nullopt;
        if (is_one_of(word, {"means", "mean", "refers", "denotes"})) return Kind::definition;
        if (is_one_of(word, {"is", "are", "was", "were"}))
            return has_purpose_noun(sentence_, from, i) || says_aim(i + 1) ? Kind::purpose : Kind::definition;
        if (is_one_of(word, {"recognizes", "recognize", "believes", "believe", "acknowledges", "desires", "desire",
                             "supports", "values", "intends", "seeks", "strives", "endorses", "affirms", "finds",
                             "understands", "aims", "encourages", "wishes"}))
            return is_actor(before) ? std::optional{Kind::purpose} : std::nullopt;
        const std::size_t core = core_of(sentence_, from, i);
        const bool about_text = core != none && is_one_of(sentence_.low(core), {"policy", "regulation", "section",
                                                                                "document", "procedure", "procedures"});
        if (about_text && is_one_of(word, {"establishes", "sets", "outlines", "describes", "provides", "governs",
                                           "guides", "addresses", "defines"}))
            return Kind::purpose;
        if (is_one_of(word, {"involves", "includes", "consists", "applies", "apply", "constitutes", "comprises", "has",
                             "have", "serves", "include", "involve", "consist"}) &&
            !is_actor_core(from, i))
            return Kind::definition;
        if (!is_actor_core(from, i)) return std::nullopt;
        const std::string base = verb_of_present(word);
        const bool plain = is_plain_verb(word) || is_plain_verb(base);
        const auto next = sentence_.low(i + 1);
        const bool mixed = (is_mixed_verb(word) || is_mixed_verb(base)) &&
                           (is_determiner(next) || is_one_of(next, {"with", "to", "as"}));
        if (plain || mixed) return Kind::obligation;
        return std::nullopt;
    }

    /// Whether the words before a verb end in somebody who acts: "Principals or their designee".
    [[nodiscard]] bool is_actor_core(std::size_t from, std::size_t verb) const {
        std::size_t last = verb;
        while (last > from && (is_adverb(sentence_.low(last - 1)) || !sentence_.at(last - 1).word)) --last;
        return last > from && is_actor(sentence_.low(last - 1)) && core_of(sentence_, from, verb) == last - 1;
    }

    const Sentence& sentence_;
    std::size_t first_ = 0;  ///< first token after a frame
    std::vector<Head> heads_;
    std::vector<Head> embedded_;
    bool main_verb_ = false;   ///< a main clause's verb was seen
    bool sub_ = false;         ///< inside a clause that another opened
    bool sub_finite_ = false;  ///< ... which has its verb
    bool sub_closes_ = false;  ///< ... and which a comma ends
    bool sub_strong_ = false;  ///< "ensure that": what follows is all its own
    std::size_t sub_at_ = 0;
    std::size_t main_verb_at_ = none;  ///< the verb of a main clause that stands before the first head
    std::size_t coordinator_ = none;   ///< the last "and", "or", ";" since the last head
    std::vector<std::size_t> coordinators_;
};

}  // namespace

std::size_t after_fronted(const Sentence& sentence, std::size_t head) {
    std::size_t from = 0;
    while (from < head) {
        if (is_connective(sentence.low(from)) || sentence.at(from).is(","))
            ++from;
        else if (const auto words = sentence.phrase(from, "in addition"))
            from += words;
        else
            break;
    }
    if (!is_fronter(sentence.low(from)) || negation_at(sentence, from) > 0) return from;
    std::size_t last_comma = none;
    for (std::size_t i = from; i < head; ++i)
        if (sentence.at(i).is(",")) last_comma = i;
    if (last_comma == none) return from;
    // "If needed, the principal, the counselor, and the officer shall": the subject holds commas itself.
    if (is_coordinator(sentence.low(last_comma + 1)))
        for (std::size_t i = from; i < last_comma; ++i)
            if (sentence.at(i).is(",") && !is_fronter(sentence.low(i + 1))) return i + 1;
    return last_comma + 1;
}

std::vector<Head> heads_of(const Sentence& sentence) { return HeadFinder{sentence}.find(); }

}  // namespace accord::policy::reading
