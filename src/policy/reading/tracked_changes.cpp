#include "policy/reading/tracked_changes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "base/text.hpp"
#include "policy/reading/lexicon.hpp"
#include "policy/reading/sentences.hpp"

namespace accord::policy::reading {

namespace {

constexpr std::size_t most_changes = 200;         // a document with more was not proof-read at all
constexpr std::size_t longest_sentence = 12'000;  // bytes
constexpr std::size_t most_joins = 12;            // in one sentence
constexpr std::size_t longest_sample = 200'000;   // bytes of the document that phrases are known from
constexpr std::size_t longest_insertion = 4;      // words
constexpr std::size_t longest_token = 60;         // letters
constexpr std::size_t least_half = 4;             // letters of each of two small words that were glued

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_small(c) || is_capital(c); }

std::string lower(std::string_view word) {
    std::string low{word};
    for (char& c : low)
        if (is_capital(c)) c = static_cast<char>(c - 'A' + 'a');
    return low;
}

constexpr auto articles = std::to_array<std::string_view>({"a", "an", "the"});
constexpr auto verbs = std::to_array<std::string_view>(
    {"is", "are", "was", "were", "be", "has", "have", "shall", "will", "may", "must", "should"});
constexpr auto pronouns =
    std::to_array<std::string_view>({"he", "she", "it", "they", "this", "these", "those", "that", "we", "you"});
constexpr auto links =
    std::to_array<std::string_view>({"and", "or", "of", "to", "in", "for", "by", "on", "with", "at", "from"});
/// Words that two function words make.
constexpr auto real_words = std::to_array<std::string_view>(
    {"into",  "onto",   "within",  "maybe",   "mayor",   "bean",  "anon", "beat", "bein",
     "atone", "inhere", "therein", "thereby", "thereof", "isis",  "itis", "tobe", "atom",
     "forth", "toward", "withat",  "wein",    "forthe",  "begin", "orby", "hein", "hewas"});
/// English compounds of two words of four letters or more, which a document may well hold apart too.
constexpr auto compounds = std::to_array<std::string_view>(
    {"background",   "baseline",     "breakdown",   "broadcast",   "businesslike",  "campuswide",   "checklist",
     "citywide",     "classmate",    "classmates",  "classroom",   "classrooms",    "countywide",   "courthouse",
     "courtroom",    "crosswalk",    "deadline",    "deadlines",   "districtwide",  "evenhanded",   "everyone",
     "everything",   "everywhere",   "fairground",  "feedback",    "firearm",       "firearms",     "firefighter",
     "firsthand",    "followup",     "foreground",  "framework",   "furthermore",   "gatekeeper",   "groundwork",
     "guideline",    "guidelines",   "handbook",    "handbooks",   "handcuff",      "hardware",     "headline",
     "headquarters", "homework",     "household",   "keyboard",    "landline",      "lawmaker",     "lifetime",
     "likewise",     "lunchroom",    "meantime",    "moreover",    "nationwide",    "neighborhood", "network",
     "networks",     "newspaper",    "nonetheless", "notebook",    "otherwise",     "oversight",    "paperwork",
     "parkland",     "peacetime",    "playground",  "playgrounds", "policyholder",  "schoolchild",  "schoolhouse",
     "schoolwide",   "schoolyard",   "schoolwork",  "shortcoming", "sometime",      "sometimes",    "statewide",
     "stakeholder",  "stakeholders", "standpoint",  "taskforce",   "teamwork",      "themselves",   "therefore",
     "throughout",   "timeline",     "timelines",   "timetable",   "understanding", "viewpoint",    "watchdog",
     "whatever",     "whenever",     "wherever",    "wholesome",   "widespread",    "workforce",    "workload",
     "workplace",    "worksite",     "worthwhile",  "yearbook",    "groundskeeper", "bookkeeping",  "caseload",
     "bodyworn",     "crossroads",   "eyewitness"});

/// What ends a longer word rather than being inserted after it: "developmental", "leadership".
constexpr auto endings = std::to_array<std::string_view>(
    {"able", "ably", "ance", "book",  "ence", "ever",   "fold",  "form",  "full", "hood", "ible",   "land",
     "less", "like", "line", "lines", "ment", "mental", "ments", "ness",  "room", "self", "selves", "ship",
     "side", "some", "time", "times", "tion", "ward",   "wards", "where", "wide", "wise", "work",   "works"});

bool is_function_word(std::string_view word) {
    return is_one_of(word, articles) || is_one_of(word, verbs) || is_one_of(word, pronouns) || is_one_of(word, links);
}

/// A place where deleted words end and inserted words begin, as offsets in a sentence.
struct Join {
    enum class How { words, acronym, capital, function, doubled } how;
    std::size_t begin, middle, end;  ///< of the run of letters; `middle` is where the insertion begins
};

class ChangeFinder {
public:
    explicit ChangeFinder(const std::vector<Block>& blocks) : blocks_{blocks} {
        const auto learn = [&](const Passage& text) {
            all_words_ += ' ';
            for (const auto& word : words(text.words())) ++known_[word];
            if (all_words_.size() > longest_sample) return;
            for (const auto& word : words(spread(text.words()))) all_words_ += word + ' ';
        };
        for (const auto& block : blocks_) {
            learn(block.text);
            std::for_each(block.items.begin(), block.items.end(), learn);
        }
    }

    [[nodiscard]] std::vector<ChangedSentence> find() const {
        std::vector<ChangedSentence> found;
        const auto scan = [&](const Passage& text) {
            for (auto& sentence : placed_sentences_of(text)) {
                if (found.size() >= most_changes) return;
                if (sentence.words.words().size() > longest_sentence) continue;
                const auto joins = joins_in(sentence.words.words());
                if (joins.empty()) continue;
                auto changes = changes_of(sentence.words.words(), joins);
                found.push_back({&text, sentence.at, std::move(sentence.words), std::move(changes)});
            }
        };
        for (const auto& block : blocks_) {
            scan(block.text);
            std::for_each(block.items.begin(), block.items.end(), scan);
        }
        return found;
    }

private:
    /// With a space where letters change from small to capital, or from an acronym to small.
    static std::string spread(std::string_view text) {
        std::string wide;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool acronym = i > 1 && is_capital(text[i - 1]) && is_capital(text[i - 2]) && is_small(text[i]);
            if (acronym || (i > 0 && is_small(text[i - 1]) && is_capital(text[i]))) wide += ' ';
            wide += text[i];
        }
        return wide;
    }

    [[nodiscard]] int count(const std::string& word) const {
        const auto found = known_.find(word);
        return found == known_.end() ? 0 : found->second;
    }

    [[nodiscard]] bool is_known(std::string_view word) const {
        const std::string low = lower(word);
        return is_function_word(low) || is_actor(low) || is_plain_verb(low) || is_mixed_verb(low) || count(low) > 0;
    }

    [[nodiscard]] std::vector<Join> joins_in(std::string_view text) const {
        std::vector<Join> joins;
        std::string before;
        std::size_t before_begin = 0;
        for (std::size_t at = 0; at < text.size();) {
            if (!is_letter(text[at])) {
                if (text[at] != ' ') before.clear();
                ++at;
                continue;
            }
            std::size_t end = at;
            while (end < text.size() && is_letter(text[end])) ++end;
            const auto token = text.substr(at, end - at);
            if (auto join = join_in(token, before))
                joins.push_back({join->how, join->begin + at, join->middle + at, join->end + at});
            else if (is_doubled(before, lower(token)) && at > 0 && text[at - 1] == ' ')
                joins.push_back({Join::How::doubled, before_begin, at, end});
            before = lower(token);
            before_begin = at;
            at = end;
        }
        return joins;
    }

    static bool is_doubled(std::string_view before, std::string_view word) {
        if (before.empty()) return false;
        if (before == word) return is_one_of(word, articles) || is_one_of(word, links);
        const bool two_articles = is_one_of(before, articles) && is_one_of(word, articles);
        constexpr auto modals = std::to_array<std::string_view>({"shall", "will", "may", "must", "should"});
        constexpr auto forms = std::to_array<std::string_view>({"is", "are"});
        return two_articles || (is_one_of(before, modals) && is_one_of(word, modals)) ||
               (is_one_of(before, forms) && is_one_of(word, forms));
    }

    [[nodiscard]] std::optional<Join> join_in(std::string_view token, std::string_view before) const {
        if (token.size() < 3 || token.size() > longest_token) return std::nullopt;
        const bool inner_capital = std::any_of(token.begin() + 1, token.end(), is_capital);
        if (!inner_capital && count(lower(token)) > 1) return std::nullopt;
        for (std::size_t k = token.size() - 1; k > 0; --k)
            if (const auto how = how_joined(token, token.substr(0, k), token.substr(k), before))
                return Join{*how, 0, k, token.size()};
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Join::How> how_joined(std::string_view token, std::string_view left,
                                                      std::string_view right, std::string_view before) const {
        const bool small_right = std::all_of(right.begin() + 1, right.end(), is_small);
        const bool capital_right = is_capital(right.front()) && right.size() >= 2 && small_right;
        const bool acronym = left.size() >= 2 && std::all_of(left.begin(), left.end(), is_capital);
        if (acronym && small_right && right.size() >= 3 && is_known(left) && is_known(right))
            return capital_right ? Join::How::capital : Join::How::acronym;
        if (capital_right && is_small(left.back()) && left.size() >= 2 && is_known(left) && is_known(right) &&
            right.size() >= 3)
            return Join::How::capital;
        if (!std::all_of(token.begin() + 1, token.end(), is_small)) return std::nullopt;
        const std::string low_left = lower(left);
        const std::string low{lower(token)};
        if (is_function_word(low_left) && is_function_word(right) && !is_one_of(low, real_words) &&
            (left.size() > 1 || is_one_of(before, verbs)))
            return Join::How::function;
        const bool halves = left.size() >= least_half && right.size() >= least_half && count(low) == 1 &&
                            count(low_left) > 0 && count(std::string{right}) > 0 && !is_one_of(right, endings);
        if (halves && !is_one_of(low, compounds) && !is_plain_verb(low) && !is_mixed_verb(low) && !is_actor(low))
            return Join::How::words;
        return std::nullopt;
    }

    [[nodiscard]] std::vector<TrackedChange> changes_of(const std::string& text, const std::vector<Join>& joins) const {
        std::vector<TrackedChange> changes;
        std::size_t from = 0;  // where the change before ends
        for (const auto& join : joins) {
            if (changes.size() == most_joins) break;
            if (join.middle < from) continue;
            auto begin = begin_of_deletion(text, join);
            if (begin < from) begin = std::max(from, join.begin);
            from = end_of_insertion(text, join);
            changes.push_back({begin, join.middle, from, join.begin, join.end});
        }
        return changes;
    }

    /// Where the text goes on when the insertion is left out: an inserted phrase is as long as it is known from
    /// elsewhere.
    [[nodiscard]] std::size_t end_of_insertion(const std::string& text, const Join& join) const {
        if (join.how != Join::How::capital && join.how != Join::How::acronym) return join.end;
        std::size_t end = join.end;
        if (is_one_of(lower(text.substr(join.middle, join.end - join.middle)), pronouns)) {
            const auto left = last_word(text, join.middle);
            return is_one_of(left, verbs) ? word_end(text, join.end) : join.end;
        }
        std::string phrase = ' ' + lower(text.substr(join.middle, join.end - join.middle)) + ' ';
        std::size_t next = join.end;
        for (std::size_t n = 1; n < longest_insertion && next < text.size() && text[next] == ' '; ++n) {
            const std::size_t from = next + 1;
            next = word_end(text, next);
            const std::string word = lower(text.substr(from, next - from));
            if (word.empty() || is_one_of(word, verbs)) break;
            phrase += word + ' ';
            const auto first = all_words_.find(phrase);
            if (first == std::string::npos || all_words_.find(phrase, first + 1) == std::string::npos) break;
            if (!is_function_word(word)) end = next;
        }
        return end;
    }

    static std::size_t word_end(const std::string& text, std::size_t at) {
        while (at < text.size() && text[at] == ' ') ++at;
        while (at < text.size() && is_letter(text[at])) ++at;
        return at;
    }

    static std::string last_word(const std::string& text, std::size_t end) {
        while (end > 0 && text[end - 1] == ' ') --end;
        std::size_t begin = end;
        while (begin > 0 && is_letter(text[begin - 1])) --begin;
        return lower(text.substr(begin, end - begin));
    }

    /// Where the deleted words begin when the insertion is kept: a capital begins the clause anew, "an" goes with its
    /// noun, an old verb goes with the old article.
    static std::size_t begin_of_deletion(const std::string& text, const Join& join) {
        if (join.how == Join::How::capital) {
            const auto mark = text.find_last_of(",;:", join.begin);
            return mark == std::string::npos || mark >= join.begin ? 0 : std::min(mark + 2, join.begin);
        }
        if (join.how == Join::How::doubled || join.how == Join::How::words) return join.begin;
        const std::string before = last_word(text, join.begin);
        const bool goes_along =
            join.how == Join::How::acronym ? (before == "a" || before == "an") : is_one_of(before, verbs);
        return goes_along && join.begin >= before.size() + 1 ? join.begin - before.size() - 1 : join.begin;
    }

    const std::vector<Block>& blocks_;
    std::unordered_map<std::string, int> known_;
    std::string all_words_;  ///< the document's normalised words, a space between two
};

}  // namespace

std::vector<ChangedSentence> tracked_changes(const std::vector<Block>& blocks) { return ChangeFinder{blocks}.find(); }

Warning warning_of(const ChangedSentence& changed) {
    const std::string& text = changed.sentence.words();
    std::string kept, inserted;
    std::size_t kept_from = 0, inserted_from = 0;
    for (const auto& change : changed.changes) {
        kept += text.substr(kept_from, change.middle - kept_from);
        kept_from = change.end;
        inserted += text.substr(inserted_from, change.begin - inserted_from);
        inserted_from = change.middle;
    }
    kept += text.substr(kept_from);
    inserted += text.substr(inserted_from);
    const auto& first = changed.changes.front();
    return {"tracked-change",
            changed.sentence.line_at(first.run),
            {"Deleted and inserted words run together at “{words}”: choose a reading.",
             {{"words", text.substr(first.run, first.run_end - first.run)}}},
            {squeeze(kept), squeeze(inserted)}};
}

}  // namespace accord::policy::reading
