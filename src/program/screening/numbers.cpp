#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "program/screening/finders.hpp"

namespace accord::program::screening {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool one_of(std::string_view word, std::string_view list) {
    const auto words = split(list, ' ');
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Digits with at most one sign or space between them: "555-0134", "(555) 555 0134", "1 2 3 4 5 6 7".
struct Run {
    std::size_t at = 0;
    std::size_t end = 0;
    std::string digits;
    std::vector<std::size_t> groups;  ///< how many digits stand together, group by group
    bool spaced = false;              ///< a space stands between two groups
};

bool joins(char c) { return c == '-' || c == '.' || c == ' ' || c == '(' || c == ')' || c == '/'; }

Run run_at(std::string_view text, std::size_t at) {
    Run run{at, at, {}, {0}, false};
    for (std::size_t next = at; next < text.size();) {
        if (digit(text[next])) {
            run.digits += text[next];
            ++run.groups.back();
            run.end = ++next;
            continue;
        }
        std::size_t sign = next;
        while (sign < text.size() && joins(text[sign]) && sign < next + 2) ++sign;
        if (sign == next || sign == text.size() || !digit(text[sign])) break;
        run.spaced = run.spaced || text.substr(next, sign - next) == " ";
        run.groups.push_back(0);
        next = sign;
    }
    return run;
}

/// Social Security numbers never begin with 000, 666 or 9, and have no group of zeros (Social Security Administration).
bool valid_social_security(const std::string& digits) {
    const auto area = digits.substr(0, 3);
    return digits.size() == 9 && area != "000" && area != "666" && area[0] != '9' && digits.substr(3, 2) != "00" &&
           digits.substr(5) != "0000";
}

using Groups = std::vector<std::size_t>;

/// Groups that can be put together to 3-2-4, as in "1 2 3-4 5-6789".
bool social_security_groups(const Groups& groups) {
    bool three = false, five = false;
    std::size_t digits = 0;
    for (const auto group : groups) {
        digits += group;
        three = three || digits == 3;
        five = five || digits == 5;
    }
    return three && five && digits == 9;
}

bool phone(const Run& run) {
    const auto& groups = run.groups;
    if (groups == Groups{3, 3, 4} || groups == Groups{1, 3, 3, 4}) return true;
    if (groups == Groups{3, 4}) return true;
    return groups.size() == 1 && run.digits.size() == 10;
}

/// 2026-11-22, 11/22/2026: a day is no secret; behind "DOB" or "birth" it is.
bool date(const Run& run) {
    const auto& groups = run.groups;
    return groups.size() == 3 && ((groups[0] == 4 && groups[1] <= 2 && groups[2] <= 2) ||
                                  (groups[0] <= 2 && groups[1] <= 2 && (groups[2] == 4 || groups[2] == 2)));
}

bool birth_before(const Typed& typed, std::size_t at) {
    for (const auto& token : typed.tokens)
        if (token.end <= at && at - token.end < 12 &&
            (token.word == "dob" || token.word.starts_with("birth") || token.word == "nacimiento"))
            return true;
    return false;
}

void judge(const Typed& typed, const Run& run, std::vector<Finding>& found) {
    const bool in_groups =
        run.groups == Groups{3, 2, 4} || (social_security_groups(run.groups) && valid_social_security(run.digits));
    const auto longest = *std::max_element(run.groups.begin(), run.groups.end());
    const bool one_by_one = run.groups.size() >= 7 && longest == 1;
    const auto all = [&](FindingKind kind) { found.push_back(typed.finding(kind, run.at, run.end)); };
    if (in_groups || ((run.groups.size() == 1 || one_by_one) && valid_social_security(run.digits)))
        all(FindingKind::social_security);
    else if (date(run)) {
        if (birth_before(typed, run.at)) all(FindingKind::number);
    } else if (phone(run))
        all(FindingKind::address);
    else if (longest >= 5 || one_by_one || (!run.spaced && run.digits.size() >= 8))
        all(FindingKind::number);
}

void find_runs(const Typed& typed, std::vector<Finding>& found) {
    const auto& text = typed.text;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!digit(text[at])) continue;
        const bool inside_word = at > 0 && letter(text[at - 1]);
        const Run run = run_at(text, at);
        if (!inside_word || run.digits.size() >= 5) judge(typed, run, found);
        at = run.end - 1;
    }
}

/// Letters and digits mixed, six or more with at least three digits and two letters: a licence plate, a case or student
/// number.
void find_mixed(const Typed& typed, std::vector<Finding>& found) {
    for (const auto& token : typed.tokens) {
        const auto digits = std::count_if(token.word.begin(), token.word.end(), digit);
        const auto letters = std::count_if(token.word.begin(), token.word.end(), letter);
        if (digits >= 3 && letters >= 2 && digits + letters >= 6)
            found.push_back(typed.finding(FindingKind::number, token, token));
    }
}

bool account_sign(char c) { return letter(c) || digit(c) || c == '_' || c == '.' || c == '-' || c == '+' || c == '%'; }

/// E-mail addresses ("a@b.org") and accounts ("@someone").
void find_accounts(const Typed& typed, std::vector<Finding>& found) {
    const auto& text = typed.text;
    for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
        std::size_t from = at, until = at + 1;
        while (from > 0 && account_sign(text[from - 1])) --from;
        while (until < text.size() && account_sign(text[until])) ++until;
        while (until > at + 1 && !letter(text[until - 1]) && !digit(text[until - 1])) --until;
        const auto behind = text.substr(at + 1, until - at - 1);
        const bool mail = from < at && behind.find('.') != std::string_view::npos;
        const bool account = from == at && behind.size() >= 3 && letter(behind[0]);
        if (mail || account) found.push_back(typed.finding(FindingKind::address, from, until));
    }
    for (const auto& token : typed.tokens)
        if (token.word == "gmail" || token.word == "hotmail" || token.word == "icloud")
            found.push_back(typed.finding(FindingKind::address, token, token));
}

constexpr std::string_view streets =
    "street avenue ave road rd boulevard blvd lane ln terrace parkway pkwy highway hwy circle cir drive court ct "
    "place pl way st dr apartment";
/// Streets that are everyday words too: they need a capital, or a house number of three digits.
constexpr std::string_view doubtful = "circle drive court ct place pl way st dr lane road street highway";
/// Words that never stand in the name of a street.
constexpr std::string_view never_between =
    "a all an and at away by every for from got half he her him his in into is it left minutes my no of on one "
    "out over people ran same she staff students that the their them there they this times to took walked was "
    "went were with";

/// A house number, one to three words, a street: "1208 North Orchard Ave"; "calle Morelos 12"; "P.O. Box 12"; "apt 4".
void find_addresses(const Typed& typed, std::vector<Finding>& found) {
    const auto& words = typed.tokens;
    const auto numeric = [](const Token& token) {
        return std::all_of(token.word.begin(), token.word.end(), digit) && !token.word.empty();
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto& word = words[at].word;
        const bool before_number =
            word == "box" || word == "apt" || word == "apartment" || word == "apto" || word == "apartamento";
        if (before_number && at + 1 < words.size() && digit(words[at + 1].word[0]))
            found.push_back(typed.finding(FindingKind::address, words[at], words[at + 1]));
        if (word == "calle" || word == "avenida")
            for (std::size_t next = at + 2; next < words.size() && next < at + 5; ++next)
                if (numeric(words[next])) found.push_back(typed.finding(FindingKind::address, words[at], words[next]));
        if (!numeric(words[at]) || word.size() > 6) continue;
        for (std::size_t next = at + 1; next < words.size() && next < at + 5; ++next) {
            if (words[next].opens || one_of(words[next].word, never_between)) break;
            if (next == at + 1 || !one_of(words[next].word, streets)) continue;
            const bool sure = !one_of(words[next].word, doubtful) || words[next].capital || words[next - 1].capital ||
                              word.size() >= 3;
            if (sure) found.push_back(typed.finding(FindingKind::address, words[at], words[next]));
            break;
        }
    }
}

}  // namespace

void find_numbers(const Typed& typed, std::vector<Finding>& found) {
    find_runs(typed, found);
    find_mixed(typed, found);
    find_accounts(typed, found);
    find_addresses(typed, found);
}

}  // namespace accord::program::screening
