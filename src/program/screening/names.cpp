#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "program/screening/finders.hpp"

namespace accord::program::screening {

namespace {

using Words = std::set<std::string_view>;

Words words_of(std::string_view list) {
    const auto words = split(list, ' ');
    return {words.begin(), words.end()};
}

/// Given names that are everyday words: they count as names only when they are capitalised inside a sentence.
const Words everyday = words_of(
    "will may grace hope mark art rose angel chance major faith joy april june august autumn summer dawn drew "
    "grant chase hunter mason miles bill rich frank pat rob sue ray dean chief king young long short white brown "
    "black green gray hall park field wood stone banks fields parks price case day early law page power rice rush "
    "self small strong true wise worth best cook fox wolf bell ball cross moss love pace reason luz paz sol cruz "
    "flor");

/// Behind these a capitalised word is somebody's name.
const Words titles = words_of(
    "mr mrs ms miss mx dr coach officer deputy sergeant sgt detective principal teacher student juvenile suspect "
    "victim witness counselor nurse mother father mom dad brother sister aunt uncle grandmother parent guardian "
    "named called sr sra senor senora senorita profesor profesora maestro maestra alumno alumna estudiante "
    "oficial director directora madre padre llamado llamada nombre");

/// A run of capitalised words with one of these is a place, a body or a programme.
const Words places = words_of(
    "school high middle elementary academy building hall park library center centre field gym gymnasium room "
    "police sheriff department county district university college church mall street avenue lot wing campus "
    "stadium house store court club team class program office services day night week dance game test act code "
    "education health hospital clinic fire station bus escuela calle parque policia distrito condado city "
    "memorial council government body union association committee");

/// Words of a school that stand with a capital and are no names.
const Words vocabulary = words_of(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december lunes martes miercoles jueves viernes sabado domingo north south east "
    "west upper lower main new old first second third vice assistant administrator admin dean staff the a an i he "
    "she they we it his her their this that these those and or but after before during when while then at in on "
    "to from with for by of no not english spanish math science history algebra geometry biology chemistry "
    "physics art music band choir drama computer period grade grades freshman sophomore junior senior varsity "
    "boys girls students officers teachers parents sro iep ap pe cafeteria hallway restroom bathroom parking "
    "playground google chromebook instagram snapchat tiktok youtube facebook discord iphone apple samsung "
    "christmas thanksgiving halloween easter winter spring summer fall break homecoming prom graduation american "
    "african native latino hispanic asian red blue green black white yellow orange purple gray talked spoke met "
    "saw told asked walked escorted found called left went came was were had has is are both one two three four "
    "several some other another each all none fight fighting weapon knife phone backpack locker drug vape welfare "
    "check wellness crisis mental restorative peer conflict mediation united states");

bool known(const Words& list, const std::string& word) { return list.count(word) > 0; }
bool looks_like_name(const Token& token) {
    return token.capital && token.word.size() > 1 && !known(vocabulary, token.word) && !known(titles, token.word) &&
           token.word.find_first_of("0123456789") == std::string::npos;
}

/// Words of one run stand behind one another with a space, a hyphen or an apostrophe, or the point of a title ("Ms.
/// Ortiz").
bool goes_on(const Typed& typed, std::size_t at) {
    const auto& before = typed.tokens[at - 1];
    const auto between = typed.text.substr(before.end, typed.tokens[at].at - before.end);
    if (between == ". ") return known(titles, before.word) && before.word.size() <= 3;
    return between == " " || between == "-" || between == "'" || between == "\xe2\x80\x99";
}

/// One run of capitalised words: a name when two are left that no school word explains, or one behind a title.
void judge_run(const Typed& typed, std::size_t from, std::size_t until, std::vector<Finding>& found) {
    const auto& words = typed.tokens;
    for (std::size_t at = from; at < until; ++at)
        if (known(places, words[at].word)) return;
    std::size_t first = from, last = until;
    while (first < last && !looks_like_name(words[first])) ++first;
    while (last > first && !looks_like_name(words[last - 1])) --last;
    if (first == last) return;
    const bool titled = first > 0 && known(titles, words[first - 1].word) && (first > from || goes_on(typed, first));
    // The first word of a sentence has its capital anyway: it counts only with another behind it.
    if (last - first >= 2 || titled) found.push_back(typed.finding(FindingKind::name, words[first], words[last - 1]));
}

void suspect_names(const Typed& typed, std::vector<Finding>& found) {
    const auto& words = typed.tokens;
    for (std::size_t at = 0; at < words.size();) {
        if (!words[at].capital) {
            ++at;
            continue;
        }
        std::size_t until = at + 1;
        while (until < words.size() && words[until].capital && goes_on(typed, until)) ++until;
        judge_run(typed, at, until, found);
        at = until;
    }
}

/// One name of the list, ready to be looked for.
struct Given {
    std::vector<std::string> words;
    bool needs_capital = false;
};

Given ready(const std::string& name) {
    Given given;
    for (auto& token : tokens(name)) given.words.push_back(std::move(token.word));
    given.needs_capital = given.words.size() == 1 && (given.words[0].size() < 3 || known(everyday, given.words[0]));
    return given;
}

bool stands_at(const std::vector<Token>& words, std::size_t at, const Given& given) {
    if (given.words.empty() || at + given.words.size() > words.size()) return false;
    for (std::size_t i = 0; i < given.words.size(); ++i)
        if (words[at + i].word != given.words[i] && words[at + i].word != given.words[i] + "s") return false;
    return !given.needs_capital || (words[at].capital && !words[at].opens);
}

void find_given(const Typed& typed, const std::vector<std::string>& names, std::vector<Finding>& found) {
    for (const auto& name : names) {
        const Given given = ready(name);
        for (std::size_t at = 0; at < typed.tokens.size(); ++at)
            if (stands_at(typed.tokens, at, given))
                found.push_back(
                    typed.finding(FindingKind::name, typed.tokens[at], typed.tokens[at + given.words.size() - 1]));
    }
}

}  // namespace

void find_names(const Typed& typed, const std::vector<std::string>& names, std::vector<Finding>& found) {
    find_given(typed, names, found);
    suspect_names(typed, found);
}

}  // namespace accord::program::screening
