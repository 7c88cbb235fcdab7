#include "policy/reading/conditions.hpp"

#include <algorithm>
#include <array>

#include "policy/reading/lexicon.hpp"
#include "policy/reading/modals.hpp"

namespace accord::policy::reading {

namespace {

/// Tokens [begin, end) that say when, and whether they set a date or a rhythm.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool timed = false;
};

struct Phrase {
    std::string_view words;
    bool timed = false;
};

/// Conditions that are complete in themselves.
constexpr auto whole_phrases = std::to_array<Phrase>({
    {"when possible"},
    {"where possible"},
    {"if possible"},
    {"whenever possible"},
    {"to the extent possible"},
    {"to the greatest extent possible"},
    {"to the maximum extent possible"},
    {"when appropriate"},
    {"where appropriate"},
    {"if appropriate"},
    {"as appropriate"},
    {"as necessary"},
    {"as needed"},
    {"if necessary"},
    {"when necessary"},
    {"if needed"},
    {"when needed"},
    {"when applicable"},
    {"where applicable"},
    {"if applicable"},
    {"as applicable"},
    {"when feasible"},
    {"where feasible"},
    {"if feasible"},
    {"when practicable"},
    {"where practicable"},
    {"in emergencies"},
    {"upon request", true},
    {"as soon as possible", true},
    {"as soon as practicable", true},
    {"at least annually", true},
    {"on an annual basis", true},
    {"on a regular basis", true},
    {"at regular intervals", true},
    {"at least once a year", true},
    {"once a year", true},
    {"once per year", true},
    {"twice a year", true},
    {"twice per year", true},
    {"annually", true},
    {"annual", true},
    {"semiannually", true},
    {"biannually", true},
    {"periodically", true},
    {"regularly", true},
    {"immediately", true},
    {"promptly", true},
});

/// Words that open a condition which runs to its comma or to the end.
constexpr auto openings = std::to_array<Phrase>({
    {"if"},
    {"unless"},
    {"except"},
    {"when"},
    {"whenever"},
    {"provided that"},
    {"as long as"},
    {"so long as"},
    {"to the extent"},
    {"in the event"},
    {"in case of"},
    {"in cases of"},
    {"in the case of"},
    {"in the absence of"},
    {"in an emergency"},
    {"in emergency"},
    {"in other emergency"},
    {"in exigent"},
    {"during"},
    {"while"},
    {"absent"},
    {"until", true},
    {"prior to", true},
    {"before", true},
    {"after", true},
    {"upon", true},
    {"no later than", true},
    {"not later than", true},
    {"at the beginning of", true},
    {"at the start of", true},
    {"at the end of", true},
    {"by the end of", true},
    {"by the beginning of", true},
    {"by the start of", true},
    {"effective", true},
    {"as directed by", true},
    {"as requested by", true},
    {"as required"},
    {"as permitted"},
    {"as allowed"},
    {"as authorized"},
    {"as determined by"},
    {"as approved by"},
    {"only if"},
    {"only when"},
    {"only after", true},
    {"only with"},
    {"only upon"},
    {"only in"},
});

bool is_month(std::string_view word) {
    return is_one_of(word, {"january", "february", "march", "april", "may", "june", "july", "august", "september",
                            "october", "november", "december"});
}

bool has_near(const Sentence& sentence, std::size_t from, std::size_t reach,
              std::initializer_list<std::string_view> words) {
    for (std::size_t i = from; i < from + reach; ++i)
        if (is_one_of(sentence.low(i), words)) return true;
    return false;
}

class SpanFinder {
public:
    SpanFinder(const Sentence& sentence, std::size_t from, std::size_t to)
        : sentence_{sentence}, from_{from}, to_{to} {}

    std::vector<Span> find() {
        std::vector<Span> spans;
        for (std::size_t i = from_; i < to_;) {
            if (sentence_.at(i).is(":") || sentence_.phrase(i, "such as") > 0) break;
            if (const auto span = span_at(i); span.end > i) {
                spans.push_back(span);
                i = span.end;
            } else
                ++i;
        }
        return spans;
    }

private:
    [[nodiscard]] Span span_at(std::size_t i) const {
        for (const auto& [words, timed] : whole_phrases)
            if (const auto length = sentence_.phrase(i, words); length > 0 && i + length <= to_)
                return {i, i + length, timed};
        if (is_rhythm(i)) return {i, i + 1, true};
        bool timed = false;
        return opens(i, timed) ? Span{i, end_of(i), timed} : Span{};
    }

    /// "reviews the log daily", but not "daily operations"
    [[nodiscard]] bool is_rhythm(std::size_t i) const {
        if (!is_one_of(sentence_.low(i), {"daily", "weekly", "monthly", "quarterly", "yearly"})) return false;
        const auto next = sentence_.low(i + 1);
        return !sentence_.at(i + 1).word || is_preposition(next) || is_coordinator(next) || is_plain_verb(next) ||
               is_mixed_verb(next);
    }

    [[nodiscard]] bool opens(std::size_t i, bool& timed) const {
        const auto word = sentence_.low(i);
        const auto next = sentence_.low(i + 1);
        const auto before = i > 0 ? sentence_.low(i - 1) : std::string_view{};
        timed = true;
        if (word == "within")
            return has_near(
                sentence_, i + 1, 4,
                {"day", "days", "hour", "hours", "week", "weeks", "month", "months", "year", "years", "minutes"});
        if (word == "by") {
            const auto day = next == "the" ? sentence_.low(i + 2) : next;
            return is_month(next) || (!day.empty() && day.front() >= '0' && day.front() <= '9') ||
                   sentence_.phrase(i, "by no later than") > 0;
        }
        if (word == "each" || word == "every")
            return has_near(sentence_, i + 1, 3,
                            {"year", "years", "semester", "semesters", "month", "months", "quarter", "week", "weeks",
                             "term", "fall", "spring", "trimester", "june", "july", "august", "september", "january"});
        timed = false;
        if (word == "without")
            return has_near(sentence_, i + 1, 5,
                            {"permission", "consent", "approval", "authorization", "warrant", "notice", "notification",
                             "authority", "order", "cause", "first"});
        if (word == "where") return sentence_.at(i == 0 ? 0 : i - 1).is(",") && next != "to";
        if (is_one_of(word, {"when", "whenever"}) &&
            (next == "to" ||
             is_one_of(before, {"know", "knows", "regarding", "of", "about", "determine", "how", "and"})))
            return false;
        if (is_one_of(before, {"occurring", "happening", "arising", "committed"})) return false;
        if (is_one_of(word, {"before", "after"}) && is_one_of(next, {"and", "or", "school", "hours"})) return false;
        for (const auto& [words, sets_time] : openings)
            if (sentence_.phrase(i, words) > 0) {
                timed = sets_time;
                return true;
            }
        return false;
    }

    /// Where a condition ends: at another's beginning, a mark, or a comma after which the main clause goes on.
    [[nodiscard]] std::size_t end_of(std::size_t begin) const {
        bool timed = false;
        for (std::size_t i = begin + 1; i < to_; ++i) {
            const Token& token = sentence_.at(i);
            if (token.is(";") || token.is(":") || token.is(".")) return i;
            if (token.is(",") && begin == from_ && begin > 0 && !is_coordinator(sentence_.low(i + 1))) return i;
            if (token.is(",") &&
                (opens(i + 1, timed) || is_one_of(sentence_.low(i + 1), {"consistent", "pursuant", "in"})))
                return i;
            if (i > begin + 2 && (is_timed_adverb(i) || (opens(i, timed) && !is_subordinator_pair(i)))) return i;
        }
        return to_;
    }

    [[nodiscard]] bool is_timed_adverb(std::size_t i) const {
        for (const auto& [words, timed] : whole_phrases)
            if (words.find(' ') != std::string_view::npos && sentence_.phrase(i, words) > 0) return true;
        return false;
    }

    /// "except as required": one condition, not two.
    [[nodiscard]] bool is_subordinator_pair(std::size_t i) const {
        const auto before = sentence_.low(i - 1);
        return is_preposition(before) || is_one_of(before, {"except", "unless", "only", "and", "or"});
    }

    const Sentence& sentence_;
    std::size_t from_;
    std::size_t to_;
};

/// Conditions set before the subject; what only names a law or ties the sentence to another is none.
std::vector<Span> fronted(const Sentence& sentence, std::size_t from, std::size_t subject) {
    std::vector<Span> spans;
    while (from < subject && (is_connective(sentence.low(from)) || sentence.at(from).is(","))) ++from;
    if (const auto words = sentence.phrase(from, "in addition")) from += words;
    for (std::size_t begin = from; begin < subject;) {
        std::size_t end = begin;
        while (end < subject && !sentence.at(end).is(",")) ++end;
        const bool basis = is_one_of(sentence.low(begin), {"pursuant", "consistent", "according", "notwithstanding"}) ||
                           sentence.phrase(begin, "in accordance") > 0 || sentence.phrase(begin, "in compliance") > 0 ||
                           (sentence.low(begin) == "under" && sentence.low(end - 1) == "law") ||
                           sentence.phrase(begin, "at a minimum") > 0 || sentence.phrase(begin, "at the same time") > 0;
        const bool opens = is_fronter(sentence.low(begin)) && negation_at(sentence, begin) == 0;
        if (opens && !basis) {
            const auto inner = SpanFinder{sentence, begin, end}.find();
            const bool timed = !inner.empty() && inner.front().begin == begin && inner.front().timed;
            const std::size_t cut = timed ? std::min(end, inner.front().end) : end;
            spans.push_back({begin, cut, timed});
            if (cut < end) spans.push_back({cut, end, false});
        } else if (!opens && !spans.empty() && end > begin) {
            spans.back().end = end;  // a condition that holds commas itself
        }
        begin = end + 1;
    }
    return spans;
}

bool stand_together(const Sentence& sentence, const Span& first, const Span& second) {
    return second.begin >= first.end && second.begin <= first.end + 1 &&
           (second.begin == first.end || sentence.at(first.end).is(","));
}

std::string joined(const Sentence& sentence, const std::vector<Span>& spans, bool timed_only) {
    std::string words;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (timed_only && !spans[i].timed) continue;
        std::size_t last = i;
        while (!timed_only && last + 1 < spans.size() && stand_together(sentence, spans[last], spans[last + 1])) ++last;
        std::string piece = sentence.words(spans[i].begin, spans[last].end);
        while (!piece.empty() && (piece.back() == '.' || piece.back() == ',' || piece.back() == ' ')) piece.pop_back();
        if (words.find(piece) == std::string::npos) words += (words.empty() ? "" : "; ") + piece;
        i = last;
    }
    return words;
}

}  // namespace

Conditions conditions_of(const Sentence& sentence, const std::vector<Part>& parts, std::size_t which) {
    const Part& part = parts[which];
    std::vector<Span> spans = fronted(sentence, 0, parts.front().head.subject);
    const auto add = [&](std::vector<Span> more) { spans.insert(spans.end(), more.begin(), more.end()); };
    if (part.head.start > 0) add(fronted(sentence, part.head.start, part.head.subject));
    const std::size_t subject = part.head.shares_subject ? part.head.start : part.head.subject;
    if (part.begin <= part.head.begin) add(SpanFinder{sentence, subject, part.head.begin}.find());
    add(SpanFinder{sentence, part.head.begin, part.head.end}.find());
    add(SpanFinder{sentence, std::max(part.action, part.head.end), part.end}.find());
    if (!part.last_of_head) {
        std::size_t last = which;
        while (!parts[last].last_of_head) ++last;
        for (const Span& span : SpanFinder{sentence, parts[last].action, parts[last].end}.find())
            if (sentence.at(span.begin - 1).is(",") && span.begin > parts[last].begin) spans.push_back(span);
    }
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
    return {joined(sentence, spans, false), joined(sentence, spans, true)};
}

Conditions conditions_in(const Sentence& item) {
    const auto spans = SpanFinder{item, 0, item.size()}.find();
    return {joined(item, spans, false), joined(item, spans, true)};
}

Conditions both(const Conditions& first, const Conditions& second) {
    const auto join = [](const std::string& a, const std::string& b) {
        return a.empty() || b.empty() ? a + b : a + "; " + b;
    };
    return {join(first.when, second.when), join(first.deadline, second.deadline)};
}

}  // namespace accord::policy::reading
