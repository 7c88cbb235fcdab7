#include "policy/reading/citations.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "policy/reading/shapes.hpp"

namespace accord::policy::reading {

namespace {

constexpr auto federal =
    std::to_array<std::string_view>({"C.F.R.", "CFR", "ILCS", "U.S.C.", "U.S.C.A.", "USC", "USCA"});
constexpr auto collections = std::to_array<std::string_view>(
    {"A.R.S.", "ARS", "C.R.S.", "CRS", "KRS", "MCL", "N.J.S.A.", "NJSA", "NRS", "O.C.G.A.", "OAR",
     "ORS",    "RCW", "RSA",    "WAC", "AB",  "HB",  "SB",       "SHB",  "SSB", "Act"});
constexpr auto policies = std::to_array<std::string_view>(
    {"AR", "BP", "BP/AR", "Policy", "Policies", "Procedure", "Procedures", "Regulation", "Regulations"});

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(std::string_view word) { return !word.empty() && word.front() >= 'A' && word.front() <= 'Z'; }

template <class Table>
bool has(const Table& table, std::string_view word) {
    return std::find(table.begin(), table.end(), word) != table.end();
}

/// A word without the marks around it; `stop` tells that a mark after it ends a list of numbers.
struct Word {
    std::string_view text;
    bool stop = false;
    bool opens = false;  ///< stands right after an opening bracket
};

std::vector<Word> split_words(std::string_view text) {
    std::vector<Word> found;
    for (auto piece : split(text, ' ')) {
        Word word;
        if (const auto bracket = piece.find('['); bracket > 0) piece = piece.substr(0, bracket);
        while (!piece.empty() && (piece.front() == '(' || piece.front() == '[' || piece.front() == '"')) {
            piece.remove_prefix(1);
            word.opens = true;
        }
        while (!piece.empty() && std::string_view{",;.:]\""}.find(piece.back()) != std::string_view::npos) {
            word.stop |= piece.back() != ',';
            piece.remove_suffix(1);
        }
        // "99.31(a)(1)(i))" closes a bracket that was opened before.
        if (std::count(piece.begin(), piece.end(), ')') > std::count(piece.begin(), piece.end(), '(')) {
            piece.remove_suffix(1);
            word.stop = true;
        }
        // "U.S.C." keeps the stop that belongs to it.
        if (piece.find('.') != std::string_view::npos && is_capital(piece.substr(piece.size() - 1)) &&
            piece.data() + piece.size() < text.data() + text.size() && piece.data()[piece.size()] == '.')
            piece = {piece.data(), piece.size() + 1};
        word.text = piece;
        if (!piece.empty()) found.push_back(word);
    }
    return found;
}

bool is_section_mark(std::string_view word) {
    return word == "\xc2\xa7" || word == "\xc2\xa7\xc2\xa7" || word == "Section" || word == "Sections" ||
           word == "section" || word == "Sec" || word == "No" || word == "Nos";
}

class CitationFinder {
public:
    explicit CitationFinder(std::string_view text) : words_{split_words(text)} {}

    std::vector<std::string> find() {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const auto word = words_[i].text;
            if (word == "Code" || word == "Codes" || word == "Constitution")
                add_numbers(code_name(i), i + 1);
            else if (has(federal, word) && i > 0 && is_number(i - 1))
                add_numbers(std::string{words_[i - 1].text} + ' ' + std::string{word}, i + 1);
            else if (word == "Act" && i > 0 && is_capital(words_[i - 1].text))
                add(act_name(i));
            else if (has(collections, word))
                add_numbers(std::string{word}, i + 1);
            else if (has(policies, word))
                add_numbers(policy_name(i), i + 1);
            else if (word == "Title" && i + 1 < words_.size() && is_roman(words_[i + 1].text))
                add("Title " + std::string{words_[i + 1].text});
            else if (word == "Section" && i + 1 < words_.size() && words_[i + 1].text == "504")
                add("Section 504");
            else if (word == "FERPA")
                add("FERPA");
            else if (is_titled_number(i))
                add(std::string{word});
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] bool is_number(std::size_t i) const { return i < words_.size() && is_digit(words_[i].text.front()); }

    static bool is_roman(std::string_view word) {
        return !word.empty() && word.find_first_not_of("IVX") == std::string_view::npos;
    }

    /// "3432 – Emergencies": the number of a policy and its title.
    [[nodiscard]] bool is_titled_number(std::size_t i) const {
        const auto word = words_[i].text;
        if (word.size() < 3 || !is_number(i) || i + 2 >= words_.size() || words_[i].stop) return false;
        const auto dash = words_[i + 1].text;
        const bool dashed = dash == "-" || dash == "\xe2\x80\x93" || dash == "\xe2\x80\x94";
        const bool taken = i > 0 && (has(policies, words_[i - 1].text) || words_[i - 1].text == "Procedure");
        return dashed && !taken && is_capital(words_[i + 2].text) &&
               word.find_first_not_of("0123456789./") == std::string_view::npos;
    }

    /// "Welfare and Institutions Code", "Texas Education Code"
    [[nodiscard]] std::string code_name(std::size_t i) const {
        std::size_t from = i;
        while (from > 0 && i - from < 5 && !words_[from - 1].stop &&
               (is_capital(words_[from - 1].text) ||
                (words_[from - 1].text == "and" && from > 1 && is_capital(words_[from - 2].text) && i - from == 1)))
            --from;
        return joined(from, i + 1);
    }

    [[nodiscard]] std::string act_name(std::size_t i) const {
        std::size_t from = i;
        while (from > 0 && i - from < 10 && !words_[from - 1].stop) {
            const auto before = words_[from - 1].text;
            const bool link =
                before == "and" || before == "of" || before == "for" || before == "with" || before == "in";
            if (!is_capital(before) && !(link && from > 1 && is_capital(words_[from - 2].text))) break;
            --from;
        }
        while (from < i && (words_[from].text == "The" || words_[from].text == "In" || words_[from].text == "Under"))
            ++from;
        return joined(from, i + 1);
    }

    [[nodiscard]] std::string policy_name(std::size_t i) const {
        std::size_t from = i;
        if (i >= 2 && words_[i - 1].text == "and" && has(policies, words_[i - 2].text))
            from = i - 2;
        else if (i >= 1 && (words_[i - 1].text == "Board" || words_[i - 1].text == "Administrative"))
            from = i - 1;
        return joined(from, i + 1);
    }

    [[nodiscard]] std::string joined(std::size_t from, std::size_t to) const {
        std::string text;
        for (std::size_t i = from; i < to; ++i) text += (text.empty() ? "" : " ") + std::string{words_[i].text};
        return text;
    }

    void add_numbers(const std::string& name, std::size_t i) {
        while (i < words_.size() && is_section_mark(words_[i].text)) ++i;
        for (; is_number(i); ++i) {
            if (i + 1 < words_.size() && has(federal, words_[i + 1].text)) return;
            add(name + ' ' + std::string{words_[i].text});
            if (words_[i].stop) return;
            if (i + 1 < words_.size() && words_[i + 1].text == "and") ++i;
        }
    }

    void add(std::string citation) {
        if (std::find(found_.begin(), found_.end(), citation) == found_.end()) found_.push_back(std::move(citation));
    }

    std::vector<Word> words_;
    std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> listed_citations(std::string_view heading, std::string_view entry) {
    const auto number = entry.substr(0, entry.find(' '));
    if (number.empty() || !is_digit(number.front())) return {};
    constexpr std::string_view federal_code = "UNITED STATES CODE, TITLE ";
    if (heading.starts_with(federal_code))
        return {std::string{heading.substr(federal_code.size())} + " USC " + std::string{number}};
    if (heading.ends_with(" CODE") || heading.ends_with(" Code"))
        return {in_title_case(heading) + ' ' + std::string{number}};
    return {};
}

std::vector<std::string> citations_in(std::string_view words) { return CitationFinder{words}.find(); }

}  // namespace accord::policy::reading
