#include "policy/reading/heads.hpp"

#include <algorithm>

#include "policy/reading/lexicon.hpp"
#include "policy/reading/modals.hpp"
#include "policy/reading/subjects.hpp"
#include "policy/reading/weak_heads.hpp"

namespace accord::policy::reading {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// A verb in the present tense, as far as one can tell without a grammar.
bool is_finite(const Sentence& sentence, std::size_t i) {
    const auto word = sentence.low(i);
    if (is_auxiliary(word)) return word != "be" && word != "been" && word != "being";
    const auto before = i > 0 ? sentence.low(i - 1) : std::string_view{};
    if (is_determiner(before) || is_preposition(before)) return false;
    return is_plain_verb(word) || is_plain_verb(verb_of_present(word));
}

bool is_verb_form(std::string_view word) {
    return is_plain_verb(word) || is_mixed_verb(word) || !verb_of_present(word).empty() || is_participle(word);
}

/// The first token after a frame: "It is the policy of the Board that", "there are circumstances where". The duty
/// stands in the clause that follows.
std::size_t after_frame(const Sentence& sentence) {
    std::size_t i = 0;
    while (is_connective(sentence.low(i)) || sentence.at(i).is(",")) ++i;
    const bool existential = sentence.phrase(i, "there is") > 0 || sentence.phrase(i, "there are") > 0;
    const bool policy = sentence.phrase(i, "it is the policy of") > 0 ||
                        sentence.phrase(i, "it shall be the policy of") > 0 ||
                        sentence.phrase(i, "this policy provides that") > 0;
    if (!existential && !policy) return 0;
    for (std::size_t at = i; at < std::min(i + longest_subject, sentence.size()); ++at)
        if (existential ? is_relative(sentence.low(at)) : sentence.low(at) == "that") return at + 1;
    return 0;
}

/// A clause that stands inside another: opened by "who", "that", "if", ...
struct InnerClause {
    bool open = false;
    bool has_verb = false;  ///< its own finite verb was seen: what binds after it is the main clause's
    bool closes = false;    ///< a comma ends it: "when called,"
    bool complete = false;  ///< what follows is all its own: "ensure that"
    std::size_t at = 0;     ///< the word that opened it
};

/// Follows a sentence from left to right and keeps the heads that stand in its main clauses.
class HeadFinder {
public:
    explicit HeadFinder(const Sentence& sentence) : sentence_{sentence}, first_{after_frame(sentence)} {}

    std::vector<Head> find() {
        for (std::size_t i = first_; i < sentence_.size();) i = step(i);
        if (heads_.empty()) {
            auto weak = weak_heads(sentence_, first_);
            const bool orders = !weak.empty() && weak.front().begin == weak.front().subject;
            if (!weak.empty() && !(orders && !embedded_.empty()))
                heads_ = std::move(weak);
            else if (!embedded_.empty())
                heads_.push_back(embedded_.front());
        } else if (auto later = head_after(sentence_, heads_.back(), true)) {
            heads_.push_back(*later);
        }
        return std::move(heads_);
    }

private:
    /// Takes one token or one run of binding words; gives the next place.
    std::size_t step(std::size_t i) {
        const Token& token = sentence_.at(i);
        if (token.is(":") && !heads_.empty()) return sentence_.size();
        if (token.is(";") || token.is("\xe2\x80\x94")) {
            inner_.open = false;
            coordinator_ = i;
        } else if (token.is(",")) {
            take_comma(i);
        } else if (is_echo(i)) {
            return i + 2;
        } else if (token.word) {
            if (const auto modal = modal_at(sentence_, i)) {
                take_modal(i, *modal);
                return std::max(modal->end, i + 1);
            }
            take_word(i);
        }
        return i + 1;
    }

    /// "..., and neither do officers": it has no verb of its own.
    [[nodiscard]] bool is_echo(std::size_t i) const {
        if (sentence_.low(i) != "neither" || heads_.empty() || !is_auxiliary(sentence_.low(i + 1))) return false;
        for (std::size_t at = i + 2; at < sentence_.size() && sentence_.at(at).word; ++at) {
            const auto word = sentence_.low(at);
            if ((is_plain_verb(word) || is_mixed_verb(word)) && !is_determiner(sentence_.low(at - 1))) return false;
        }
        return true;
    }

    void take_comma(std::size_t i) {
        if (inner_.open && inner_.closes && !heads_.empty() && sentence_.low(i + 1) == "or") {
            inner_.complete = true;  // "unless the parent agrees, or a court has ordered it"
            return;
        }
        if (!heads_.empty() && !inner_.open && modal_verb_at(i + 1)) coordinator_ = i;
        if (inner_.open && (inner_.closes || (heads_.empty() && !main_verb_seen()))) inner_.open = false;
        if (heads_.empty() && is_fronter(sentence_.low(first_))) main_verb_ = none;
    }

    void take_word(std::size_t i) {
        const auto word = sentence_.low(i);
        if (opens_clause(i)) {
            const bool closes = !is_relative(word) || word == "when" || word == "whenever" || word == "where";
            const bool complete = word == "that" && i > 0 && is_verb_form(sentence_.low(i - 1));
            inner_ = {true, false, closes, complete, i};
        } else if (is_coordinator(word) || word == "therefore" || word == "however") {
            coordinators_.push_back(i);
            coordinator_ = i;
        } else if (inner_.open && !inner_.has_verb) {
            inner_.has_verb = is_inner_verb(i);
        } else if (is_auxiliary(word) && is_finite(sentence_, i) && heads_.empty()) {
            main_verb_ = std::min(main_verb_, i);
            inner_.open = false;
        }
    }

    /// "may wear plain clothes, should attempt to be known": a modal verb right after a comma.
    [[nodiscard]] bool modal_verb_at(std::size_t i) const {
        const auto modal = modal_at(sentence_, i);
        return modal && modal->is_verb;
    }

    [[nodiscard]] bool opens_clause(std::size_t i) const {
        constexpr auto bare = std::to_array<std::string_view>(
            {"possible", "appropriate", "necessary", "needed", "applicable", "feasible", "practicable"});
        const auto word = sentence_.low(i);
        const auto next = sentence_.low(i + 1);
        if (is_one_of(next, bare)) return false;
        if (word == "as") return modal_at(sentence_, i + 1).has_value() || is_participle(next);
        if (word == "that" && (i == first_ || is_preposition(sentence_.low(i - 1)))) return false;
        if (i == first_ && (word == "before" || word == "after" || word == "should")) return true;
        return is_relative(word) || is_subordinator(word);
    }

    [[nodiscard]] bool is_inner_verb(std::size_t i) const {
        if (is_finite(sentence_, i)) return true;
        const auto word = sentence_.low(i);
        if (i != inner_.at + 1) return false;
        const auto opening = sentence_.low(inner_.at);
        const bool after_who = (opening == "who" || opening == "which") && word.ends_with('s') && !is_determiner(word);
        // "when state law requires": no verb follows "when" at once.
        return after_who || (is_mixed_verb(word) && !inner_.closes) || !verb_of_present(word).empty() ||
               word.ends_with("ed");
    }

    void take_modal(std::size_t i, const Modal& modal) {
        Head head;
        head.kind = modal.kind;
        head.begin = i;
        head.end = modal.end;
        head.tail = modal.tail;
        head.negated = modal.negated;
        if (heads_.empty()) take_clause_before();
        place(head);
        turn_round(sentence_, first_, head);
        if (sentence_.low(i) == "requires" || sentence_.low(i) == "require") take_required(sentence_, head);
        const bool aims = has_purpose_noun(sentence_, head.subject, head.subject_end) ||
                          has_purpose_noun(sentence_, head.end + 1, std::min(head.end + 5, sentence_.size()));
        if (head.tail == "to" && !modal.is_verb && aims) head.kind = Kind::purpose;
        if (head.tail == "to" && speaks_of_work(head)) head.kind = modal.kind;
        if (binds(head.kind) && is_abstention(sentence_, head.end)) head.kind = Kind::prohibition;
        if (!is_main(i, modal)) {
            embedded_.push_back(head);
            inner_.has_verb = true;
            return;
        }
        heads_.push_back(head);
        inner_.open = false;
        coordinator_ = none;
        coordinators_.clear();
    }

    /// "The focus of an officer is to": what somebody does, and so perhaps must do.
    [[nodiscard]] bool speaks_of_work(const Head& head) const {
        for (std::size_t i = head.subject; i < head.subject_end && !is_preposition(sentence_.low(i)); ++i)
            if (is_one_of(sentence_.low(i), {"focus", "role", "priority", "job", "task"})) return true;
        return false;
    }

    /// "Complaints are heard by the principal, and an answer shall be sent": what stands before the comma is a clause
    /// without binding words.
    void take_clause_before() {
        if (inner_.open || coordinator_ == none) return;
        const auto weak = weak_heads(sentence_, first_);
        if (weak.empty() || weak.front().begin == weak.front().subject) return;
        bool parted = coordinator_ > weak.front().end && sentence_.at(coordinator_ - 1).is(",");
        for (std::size_t i = coordinator_; i >= weak.front().end; --i)
            if (sentence_.at(i).is(";")) {
                parted = true;
                coordinator_ = i;
                coordinators_.clear();
            }
        if (!parted) return;
        if (binds(weak.front().kind) && !weak.front().doubtful) heads_.push_back(weak.front());
    }

    [[nodiscard]] bool main_verb_seen() const { return main_verb_ != none || !heads_.empty(); }

    [[nodiscard]] bool is_main(std::size_t i, const Modal& modal) const {
        if (inner_.open && !inner_.has_verb) return is_relative_duty(i);
        if (heads_.empty() && inner_.open && is_weak_before(inner_.at)) return false;
        if (heads_.empty())
            return !(inner_.open && main_verb_seen()) && !(main_verb_seen() && coordinator_ == none && !modal.is_verb);
        return !(inner_.open && inner_.complete) && coordinator_ != none && i - coordinator_ <= longest_subject &&
               !ends_comparison(i);
    }

    /// "and no greater than the situation | requires"
    [[nodiscard]] bool ends_comparison(std::size_t i) const {
        bool compares = false;
        for (std::size_t at = coordinator_; at < i; ++at) compares |= sentence_.low(at) == "than";
        return compares && is_one_of(sentence_.low(i), {"requires", "require", "permits", "permit", "allows", "allow"});
    }

    /// "Schools explain to pupils | what officers may and may not do": the main verb is none of those that bind.
    [[nodiscard]] bool is_weak_before(std::size_t i) const {
        const auto weak = weak_heads(sentence_, first_);
        if (weak.empty() || weak.front().begin >= i || weak.front().begin == weak.front().subject) return false;
        return !inner_.closes || weak.front().begin + 1 == i;
    }

    /// "a designee, who shall report": a duty of its own, although it stands in a relative clause.
    [[nodiscard]] bool is_relative_duty(std::size_t i) const {
        const bool binds = sentence_.low(i) == "shall" || sentence_.low(i) == "must";
        const bool speaks_of_noun = sentence_.low(inner_.at) == "who" || sentence_.low(inner_.at) == "which";
        return inner_.open && !inner_.has_verb && inner_.at + 1 == i && inner_.at > 0 &&
               sentence_.at(inner_.at - 1).is(",") && binds && speaks_of_noun;
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
        drop_adverbs(sentence_, head);
        if (!heads_.empty() && head.subject >= head.subject_end) share_subject(head);
    }

    void place_first(Head& head) const {
        head.subject = std::max(after_fronted(sentence_, head.begin), first_);
        head.subject_end = std::max(head.subject, std::min(head.begin, main_verb_));
        if (head.relative)
            head.subject_end = std::max(head.subject, inner_.at);
        else if (inner_.open && !inner_.has_verb && inner_.at >= head.subject)
            head.subject = inner_.at + 1;
    }

    void place_relative(Head& head) const {
        head.start = inner_.at;
        head.subject_end = inner_.at;
        head.subject = inner_.at - 1;
        while (head.subject > heads_.back().end && !is_determiner(sentence_.low(head.subject))) --head.subject;
    }

    void place_later(Head& head) const {
        head.start = clause_start(head.begin);
        head.subject = after_opening(head.start, head.begin);
        head.subject_end = head.begin;
    }

    [[nodiscard]] std::size_t clause_start(std::size_t modal) const {
        std::size_t from = (coordinator_ == none ? heads_.back().end : coordinator_) + 1;
        // "... and principals and teachers shall": the subject began at the coordinator before.
        for (std::size_t n = coordinators_.size(); n-- > 1 && coordinators_[n] + 1 == from;) {
            const std::size_t earlier = coordinators_[n - 1];
            const auto opening = sentence_.low(earlier + 1);
            const bool joined = coordinators_[n] - earlier <= 5 && sentence_.low(earlier) != "or" &&
                                is_actor(sentence_.low(coordinators_[n] - 1)) &&
                                (is_determiner(opening) || is_actor(opening));
            if (!joined) break;
            from = earlier + 1;
        }
        while (from < modal && (!sentence_.at(from).word || is_connective(sentence_.low(from)))) ++from;
        return from;
    }

    /// Past a condition that opens a later clause: "and, when needed, the principal shall".
    [[nodiscard]] std::size_t after_opening(std::size_t from, std::size_t modal) const {
        if (!is_fronter(sentence_.low(from))) return from;
        for (std::size_t i = modal; i > from; --i)
            if (sentence_.at(i - 1).is(",")) return i;
        return from;
    }

    /// "... and shall": the subject is that of the last clause that is not itself about a noun.
    void share_subject(Head& head) const {
        const auto owner =
            std::find_if(heads_.rbegin(), heads_.rend(), [](const Head& before) { return !before.relative; });
        const Head& before = owner == heads_.rend() ? heads_.back() : *owner;
        head.shares_subject = true;
        head.subject = before.subject;
        head.subject_end = before.subject_end;
    }

    const Sentence& sentence_;
    std::size_t first_;  ///< first token after a frame
    std::vector<Head> heads_;
    std::vector<Head> embedded_;  ///< binding words inside other clauses: a last resort
    InnerClause inner_;
    std::size_t main_verb_ = none;    ///< a verb of the main clause that stands before the first head
    std::size_t coordinator_ = none;  ///< the last "and", "or", ";" since the last head
    std::vector<std::size_t> coordinators_;
};

}  // namespace

std::vector<Head> heads_of(const Sentence& sentence) { return HeadFinder{sentence}.find(); }

}  // namespace accord::policy::reading
