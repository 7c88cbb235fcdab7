#include <cstdint>
#include <optional>
#include <unordered_map>

#include "base/text.hpp"
#include "program/screening/finders.hpp"

namespace accord::program::screening {

namespace {

/// Words that reveal citizenship, immigration status or place of birth, in small letters without accents. A word that
/// ends in `*` stands for every word that begins so; `a|b` for either; `+` for one word that is not listed.
// clang-format off
constexpr std::string_view immigration_words[] = {
    // status
    "immigra*", "inmigra*", "emigra*", "migrant*", "migra", "migratori*", "citizen*", "noncitizen*",
    "ciudadan*", "undocumented", "indocumentad*", "unauthorized immigrant*", "sin papeles",
    "without|lacks papers", "has|have|had no papers", "no tiene|tienen|tenia|tenian papeles",
    "legal|illegal|lawful status|presence|resident*", "illegal alien*", "illegals", "an illegal", "alien|aliens",
    "here illegally", "country illegally", "estatus|estado legal", "residente|residencia legal|permanente",
    "permanent residen*", "green card*", "greencard*", "tarjeta verde", "asylum",
    "asylee*", "asilo", "refugee*", "refugiad*", "naturalized", "naturalization", "naturalizad*",
    "naturalizacion", "daca", "dreamers", "temporary protected status", "foreigner*", "extranjer*",
    "foreign national*", "wetback*", "anchor baby|babies", "overstayed", "visas", "migration status",
    // enforcement
    "deport", "deports", "deported", "deporting", "deportation*", "deportable", "deporto", "deportar*",
    "deportaron", "deportad*", "deportacion*", "deporten",
    "ice agent|agents|officer|officers|detainer|raid|raids|hold|custody|arrest*",
    "called|calling|contacted ice", "border patrol", "patrulla fronteriza", "homeland security", "uscis", "cbp",
    "dhs agent|agents|officer|officers|hold", "detainer", "detainers",
    "crossed|crossing|cross|across the border", "over the border",
    "cruzo|cruzar|cruzaron|paso|pasar la frontera", "passport*", "pasaporte*", "consulate*", "consulado*",
    "i 94", "i 551", "i94", "i551",
    // birth and origin
    "place|country|state|city of birth", "birth place|places|country", "birthplace*", "birth certificate*",
    "lugar|pais|acta|ciudad de nacimiento", "born in|at|outside|abroad|here|there|near", "was|were|is born",
    "where + born", "where + + born", "not born", "foreign|native|us|american born", "u s born", "nacio",
    "naci", "nacieron", "nacid* en", "donde nacio|nacieron|naciste", "country|countries of origin",
    "pais de origen", "national|ethnic origin", "nationalit*", "nacionalidad*", "native of", "originally from",
    "originari* de", "oriund* de", "home country", "pais natal", "to|in your|his|her|their country",
};
// clang-format on

constexpr std::string_view social_security_words[] = {"ssn", "ssns", "social security", "seguro social", "itin"};

/// Countries from which a person is said to be ("is from Honduras"). Those that are also names of people, states or
/// everyday words are left out.
constexpr std::string_view countries =
    "afghanistan argentina bangladesh bolivia brazil brasil cambodia canada china colombia congo cuba ecuador "
    "egypt eritrea ethiopia ghana guatemala haiti honduras india indonesia iran iraq jamaica japan kenya korea "
    "laos liberia mexico myanmar nepal nicaragua nigeria pakistan panama paraguay peru philippines filipinas "
    "poland romania russia salvador samoa senegal somalia sudan syria taiwan thailand tonga ukraine ucrania "
    "uruguay uzbekistan venezuela vietnam yemen";

/// Behind a form of "to be" they tell a nationality: "is Honduran".
constexpr std::string_view nationals =
    "is|are|was|were|es|son "
    "mexican*|honduran*|hondureno*|hondurena*|guatemal*|salvador*|nicarag*|venez*|colombian*|ecuador*|"
    "peruvian*|haitian*|cuban*|ukrain*|russian*|chinese|vietnam*|filipin*|somali*|afghan*|syrian*|iraqi*|iranian*|"
    "nigerian*";

struct Phrase {
    FindingKind kind;
    std::vector<std::vector<std::string>> words;  ///< for each place, the words that may stand there
};

/// The phrases by the first two letters of each of their first words.
using Phrases = std::unordered_map<std::uint16_t, std::vector<Phrase>>;

std::uint16_t beginning(std::string_view word) {
    const auto letter = [&](std::size_t at) { return at < word.size() ? static_cast<unsigned char>(word[at]) : 0; };
    return static_cast<std::uint16_t>(letter(0) << 8 | letter(1));
}

void add(Phrases& phrases, FindingKind kind, std::string_view line) {
    Phrase phrase{kind, {}};
    for (const auto place : split(line, ' ')) {
        phrase.words.emplace_back();
        for (const auto word : split(place, '|')) phrase.words.back().emplace_back(word);
    }
    for (const auto& word : phrase.words.front()) phrases[beginning(word)].push_back(phrase);
}

const Phrases& phrases() {
    static const Phrases all = [] {
        Phrases made;
        for (const auto line : immigration_words) add(made, FindingKind::immigration, line);
        for (const auto line : social_security_words) add(made, FindingKind::social_security, line);
        add(made, FindingKind::immigration, nationals);
        for (const auto country : split(countries, ' '))
            for (const std::string_view before :
                 {"from ", "from el ", "back to ", "back to el ", "de el ", "desde ", "viene de ", "es de "})
                add(made, FindingKind::immigration, std::string{before} + std::string{country});
        return made;
    }();
    return all;
}

bool is(const std::string& word, const std::string& wanted) {
    if (wanted == "+") return true;
    if (wanted.back() == '*') return word.starts_with(std::string_view{wanted}.substr(0, wanted.size() - 1));
    return word == wanted;
}

bool stands(const Token& token, const std::vector<std::string>& choices) {
    for (const auto& wanted : choices)
        if (is(token.word, wanted) || is(token.plain, wanted)) return true;
    return false;
}

bool stands_at(const std::vector<Token>& words, std::size_t at, const Phrase& phrase) {
    if (at + phrase.words.size() > words.size()) return false;
    for (std::size_t i = 0; i < phrase.words.size(); ++i)
        if (!stands(words[at + i], phrase.words[i])) return false;
    return true;
}

struct Match {
    FindingKind kind;
    std::size_t last;  ///< number of the last word
};

std::optional<Match> longest_at(const std::vector<Token>& words, std::size_t at) {
    std::optional<Match> longest;
    const auto try_word = [&](const std::string& word) {
        const auto row = phrases().find(beginning(word));
        if (row == phrases().end()) return;
        for (const Phrase& phrase : row->second) {
            const std::size_t last = at + phrase.words.size() - 1;
            if ((!longest || last > longest->last) && stands_at(words, at, phrase)) longest = {phrase.kind, last};
        }
    };
    try_word(words[at].plain);
    if (words[at].word != words[at].plain) try_word(words[at].word);
    return longest;
}

/// "Visa" is a bank card before "card" and behind a bank's words; everywhere else it is the paper.
bool visa(const Typed& typed, std::size_t at) {
    const auto& words = typed.tokens;
    if (words[at].plain != "visa") return false;
    return at + 1 == words.size() || !stands(words[at + 1], {"card", "cards", "gift", "debit", "credit", "tarjeta"});
}

/// ICE in capitals is the agency, unless the whole note is in capitals and the words around it say otherwise: "SLIPPED
/// ON ICE", "ICE PACK GIVEN".
bool agency(const Typed& typed, std::size_t at) {
    const auto& words = typed.tokens;
    if (!words[at].shouted || (words[at].word != "ice" && words[at].word != "ins")) return false;
    const bool underfoot =
        at > 0 && stands(words[at - 1], {"on", "the", "black", "with", "of", "some", "dry", "melting"});
    const bool cold =
        at + 1 < words.size() && stands(words[at + 1], {"pack", "packs", "cream", "water", "cube*", "rink", "hockey",
                                                        "machine", "bag", "chest", "skat*"});
    bool all_shouted = true;
    for (const auto& word : words) all_shouted = all_shouted && (word.shouted || word.word.size() < 2);
    return !cold && !(all_shouted && underfoot);
}

/// An alien registration number: A and seven to nine digits.
bool alien_number(const Token& token) {
    if (token.word.size() < 8 || token.word.size() > 10 || token.word[0] != 'a') return false;
    return token.word.find_first_not_of("0123456789", 1) == std::string::npos;
}

/// Words taken apart to get by: letters one by one ("i m m i g r a n t", "I.C.E.") or parts with a sign between
/// ("immi-grant"). Each is put together again and looked up.
void find_taken_apart(const Typed& typed, std::vector<Finding>& found) {
    const auto& words = typed.tokens;
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        const bool letters = words[at].plain.size() == 1;
        Token whole = words[at];
        for (std::size_t next = at + 1; next < words.size() && next < at + 24; ++next) {
            const bool sign = typed.text[words[next - 1].end] != ' ';
            if (!close_together(typed.text, words[next - 1], words[next])) break;
            if (letters ? words[next].plain.size() != 1 : !sign) break;
            whole.word += words[next].word;
            whole.plain += words[next].plain;
            whole.end = words[next].end;
            if (whole.plain == "ice" || whole.plain == "visa" || longest_at({whole}, 0)) {
                const auto match = longest_at({whole}, 0);
                found.push_back(typed.finding(match ? match->kind : FindingKind::immigration, whole.at, whole.end));
            }
        }
    }
}

}  // namespace

void find_immigration(const Typed& typed, std::vector<Finding>& found) {
    const auto& words = typed.tokens;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (const auto match = longest_at(words, at)) {
            found.push_back(typed.finding(match->kind, words[at], words[match->last]));
            at = match->last;
        } else if (visa(typed, at) || agency(typed, at) || alien_number(words[at])) {
            found.push_back(typed.finding(FindingKind::immigration, words[at], words[at]));
        }
    }
    find_taken_apart(typed, found);
}

}  // namespace accord::program::screening
