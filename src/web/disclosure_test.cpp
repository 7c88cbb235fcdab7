// Every published output is searched for what gives a hidden number away: pages in both languages, CSV, JSON, the text
// of the PDF, drawings with their words, and the first sentences. A leak that is put there on purpose is found.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "base/json.hpp"
#include "base/random.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "equity/sentences.hpp"
#include "office/published.hpp"
#include "web/app.hpp"
#include "web/print.hpp"
#include "web/test_disclosure.hpp"
#include "web/test_sample.hpp"

namespace accord::web::disclosure {
namespace {

using equity::Breakdown;
using equity::Measure;
using Pieces = std::vector<Piece>;

// --- taking outputs apart ---

/// The text of markup: words of elements and of attributes that are read aloud, one line per block.
std::string text_of(std::string_view markup) {
    std::string text;
    for (std::size_t at = 0; at < markup.size();) {
        if (markup[at] != '<') {
            text += markup[at++];
            continue;
        }
        const auto end = std::min(markup.find('>', at), markup.size());
        const auto tag = markup.substr(at, end - at);
        for (const std::string_view read_aloud : {" aria-label=\"", " title=\"", " alt=\""})
            if (const auto from = tag.find(read_aloud); from != std::string_view::npos) {
                const auto words = tag.substr(from + read_aloud.size());
                text += '\n' + std::string{words.substr(0, words.find('"'))} + '\n';
            }
        const bool within = tag.starts_with("<b") || tag.starts_with("</b") || tag.starts_with("<strong") ||
                            tag.starts_with("</strong") || tag.starts_with("<span") || tag.starts_with("</span");
        text += within ? ' ' : '\n';
        at = end + 1;
    }
    for (const auto& [entity, sign] : {std::pair{"&#39;", "'"}, {"&quot;", "\""}, {"&amp;", "&"}})
        for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity))
            text.replace(at, std::string_view{entity}.size(), sign);
    return text;
}

std::string on_one_line(std::string text) { return squeeze(text); }

/// What stands between two marks from a place on, and the place behind it; nothing when there is none.
std::optional<std::string_view> between(std::string_view text, std::string_view from, std::string_view until,
                                        std::size_t& at) {
    const auto begin = text.find(from, at);
    if (begin == std::string_view::npos) return std::nullopt;
    const auto end = std::min(text.find(until, begin), text.size());
    at = std::min(end + until.size(), text.size());
    return text.substr(begin, end - begin);
}

Pieces pieces_of_page(const std::string& page) {
    Pieces pieces;
    std::string rest;
    std::size_t at = 0;
    for (std::size_t before = 0;; before = at) {
        const auto table = between(page, "<table", "</table>", at);
        rest += page.substr(before,
                            table ? static_cast<std::size_t>(table->data() - page.data()) - before : std::string::npos);
        if (!table) break;
        std::size_t inside = 0;
        const auto caption = between(*table, "<caption", "</caption>", inside);
        const auto about = caption ? on_one_line(text_of(*caption)) : std::string{};
        while (const auto row = between(*table, "<tr", "</tr>", inside))
            pieces.push_back({about, on_one_line(text_of(*row))});
    }
    const auto text = text_of(rest);
    for (const auto line : split(text, '\n'))
        if (!trim(line).empty()) pieces.push_back({"", on_one_line(std::string{line})});
    return pieces;
}

Pieces pieces_of_csv(const std::string& csv) {
    Pieces pieces;
    const auto begin = csv.find("\r\n") + 2;
    pieces.push_back({"", csv.substr(0, begin)});
    const auto table = read_csv("report.csv", std::string_view{csv}.substr(begin)).value();
    for (const auto& row : table.rows) {
        Piece piece{row[1] + " by " + row[3], {}};
        for (std::size_t column = 5; column < row.size(); ++column) piece.text += row[column] + " | ";
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

Pieces pieces_of_json(const std::string& text) {
    Pieces pieces;
    const auto json = parse_json(text).value();
    std::map<std::string, std::string> labels;
    for (const auto& table : json.at("tables"))
        for (auto row : table.at("rows")) {
            const auto label = row.at("label").get<std::string>();
            labels.try_emplace(table.at("breakdown").get<std::string>() + std::string{equity::hidden_together},
                               "together");
            labels[table.at("breakdown").get<std::string>() + row.at("code").get<std::string>()] = label;
            row.erase("code");
            pieces.push_back(
                {table.at("measure_label").get<std::string>() + " by " + table.at("breakdown_label").get<std::string>(),
                 label + " | " + row.dump()});
        }
    for (const auto& row : json.at("figures")) {
        const auto measure = parse_code<Measure>(row.at("measure").get<std::string>()).value();
        const auto breakdown = parse_code<Breakdown>(row.at("breakdown").get<std::string>()).value();
        auto figures = row;
        for (const auto* name : {"measure", "breakdown", "code"}) figures.erase(name);
        pieces.push_back({std::string{label_of(measure)} + " by " + std::string{label_of(breakdown)},
                          labels.at(row.at("breakdown").get<std::string>() + row.at("code").get<std::string>()) +
                              " | " + figures.dump()});
    }
    for (const auto& finding : json.at("findings")) pieces.push_back({"", finding.get<std::string>()});
    return pieces;
}

/// The tagged text of a PDF, as `pdfinfo -struct-text` writes it.
Pieces pieces_of_pdf(const std::string& structure) {
    Pieces pieces;
    std::string about, text;
    bool caption = false;
    const auto end_piece = [&] {
        if (!text.empty()) (caption ? about : pieces.emplace_back(Piece{about, {}}).text) = on_one_line(text);
        text.clear();
    };
    for (const auto line : split(structure, '\n')) {
        const auto words = trim(line);
        const auto starts = [&](std::string_view tag) {
            return words == tag || words.starts_with(std::string{tag} + " ") ||
                   words.starts_with(std::string{tag} + ":");
        };
        if (words.starts_with("\""))
            text += std::string{words.substr(1, words.size() > 1 ? words.size() - 2 : 0)} + " ";
        else if (starts("Table") || starts("Caption") || starts("TR") || starts("P") || starts("LI") || starts("H1") ||
                 starts("H2")) {
            end_piece();
            if (starts("P") || starts("LI") || starts("H1") || starts("H2")) about.clear();
            caption = starts("Caption");
        }
    }
    end_piece();
    return pieces;
}

/// The words beside the drawings of a PDF: /Alt (...), plain or in UTF-16.
Pieces alternatives_of_pdf(const std::string& pdf) {
    Pieces pieces;
    std::size_t at = 0;
    while (const auto words = between(pdf, "/Alt (", ")\n", at)) {
        std::string text;
        for (const char c : words->substr(6))
            if (c != '\0' && c != '\\') text += c;
        pieces.push_back({"", text});
    }
    return pieces;
}

// --- searching them ---

bool has_word(const std::string& text, const std::string& word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const auto letter = [&](std::size_t place) {
            return place < text.size() && std::isalnum(static_cast<unsigned char>(text[place])) != 0;
        };
        if ((at == 0 || !letter(at - 1)) && !letter(at + word.size())) return true;
    }
    return false;
}

/// A piece speaks of a secret when its table is that of the measure and breakdown and its row that of the label; a
/// sentence, when it names the group, or of a total the measure.
bool speaks_of(const Piece& piece, const Secret& secret, const Words& words) {
    const std::string measure{words(label_of(secret.measure))};
    const std::string label{secret.breakdown == Breakdown::school ? secret.label : std::string{words(secret.label)}};
    if (!piece.about.empty()) {
        constexpr std::size_t most_between = 5;  // of a title "Searches by school: ...", of a file "Searches, School"
        const auto divided = [&](std::string_view english) {
            return piece.about.find(std::string{words(english)}, measure.size()) <= measure.size() + most_between;
        };
        return piece.about.starts_with(measure) && piece.text.starts_with(label) &&
               (divided(equity::divided_words(secret.breakdown)) || divided(label_of(secret.breakdown)));
    }
    return has_word(piece.text, secret.breakdown == Breakdown::all ? measure : label);
}

std::string without(std::string text, const std::string& label) {
    if (const auto at = text.find(label); at != std::string::npos) text.erase(at, label.size());
    return text;
}

std::vector<std::string> leaks(const Pieces& pieces, const std::vector<Secret>& secrets, const Words& words) {
    std::vector<std::string> found;
    for (const auto& secret : secrets)
        for (const auto& piece : pieces) {
            if (!speaks_of(piece, secret, words)) continue;
            const std::string label{words(secret.label)};
            for (const auto& telltale : given_away(secret, without(without(piece.text, label), secret.label)))
                found.push_back(std::string{code_of(secret.measure)} + "/" + secret.code + " = " +
                                written(secret.value, 0) + ": " + telltale + " in \"" + piece.about + "\" " +
                                piece.text);
        }
    return found;
}

// --- a district whose numbers are known, with its report released ---

struct Published {
    equity::CodedData data;
    std::vector<Secret> all_secrets;
    std::string address;
};

const Published& published() {
    static const Published made = [] {
        const office::ReportPeriod period{office::ReportSpan::month, 2024, 3};
        auto data = equity::fictional::district(41, {4, 260, 190}).data;
        data.period = period.days();
        const auto released = equity::release(*equity::count(data), {});
        if (!released) throw std::runtime_error(english(released.problems().front().message));
        const auto account = actor(program::Role::designee).account;
        program::ReportEdition edition{{}, data.period.from, data.period.until};
        edition.figures = print_json(equity::to_json(*released));
        edition.sha256 = to_hex(sha256(edition.figures));
        edition.drafted_by = account;
        edition.released_by = actor(program::Role::custodian).account;
        edition.drafted_at = sample().now();
        edition.released_at = sample().now();
        edition.id = office::EditionId::make();
        const auto added =
            sample().file().write(sample().act(office::operator_of_machine(), office::Verb::release_report),
                                  [&](filing::Writing& file) -> Result<Done> {
                                      file.add(edition);
                                      return Done{};
                                  });
        if (!added) throw std::runtime_error(english(added.problems().front().message));
        return Published{data, secrets(data, *released), "/public/report/" + period.code() + "/1"};
    }();
    return made;
}

std::string output(const std::string& path) {
    const auto response = answer(sample(), asking(Method::get, path));
    EXPECT_EQ(response.status, 200) << path;
    return response.body;
}

std::string told(const std::vector<std::string>& leaks) {
    std::string text = std::to_string(leaks.size()) + " leaks";
    for (std::size_t i = 0; i < std::min<std::size_t>(leaks.size(), 5); ++i) text += "\n" + leaks[i];
    return text;
}

#define EXPECT_NO_LEAK(pieces, language)                                                \
    do {                                                                                \
        const auto found = leaks(pieces, published().all_secrets, Words::of(language)); \
        EXPECT_TRUE(found.empty()) << told(found);                                      \
    } while (false)

TEST(Disclosure, HasSomethingToHide) {
    std::size_t small = 0;
    for (const auto& secret : published().all_secrets) small += secret.value > 0 && secret.value < 10 ? 1 : 0;
    EXPECT_GT(small, 30u);
}

TEST(Disclosure, FindsEveryHiddenRowOfEachOutput) {
    // A search that finds no row would find no leak either.
    for (const auto& [pieces, language] : {std::pair{pieces_of_page(output("/en" + published().address)), "en"},
                                           {pieces_of_page(output("/es" + published().address)), "es"},
                                           {pieces_of_csv(output(published().address + "/report.csv")), "en"},
                                           {pieces_of_json(output(published().address + "/report.json")), "en"}}) {
        std::size_t spoken_of = 0, rows = 0;
        for (const auto& secret : published().all_secrets)
            if (secret.breakdown != Breakdown::all) {
                ++rows;
                spoken_of +=
                    std::any_of(pieces.begin(), pieces.end(), [&, words = &Words::of(language)](const Piece& piece) {
                        return !piece.about.empty() && speaks_of(piece, secret, *words);
                    });
            }
        EXPECT_GE(spoken_of * 10, rows * 6) << language << ": measures that count nothing have no table on a page";
    }
}

TEST(Disclosure, IsNotInThePagesOfEitherLanguage) {
    for (const std::string language : {"en", "es"})
        EXPECT_NO_LEAK(pieces_of_page(output("/" + language + published().address)), language);
}

TEST(Disclosure, IsNotInTheFiles) {
    EXPECT_NO_LEAK(pieces_of_csv(output(published().address + "/report.csv")), "en");
    EXPECT_NO_LEAK(pieces_of_json(output(published().address + "/report.json")), "en");
}

TEST(Disclosure, IsNotInTheTextOfThePdfNorInTheWordsOfItsDrawings) {
    if (!can_print() || std::system("pdfinfo -v 2>/dev/null") != 0) GTEST_SKIP() << "needs chromium and poppler-utils";
    const auto folder = std::filesystem::temp_directory_path() / ("accord-pdf-" + random_token(6));
    std::filesystem::create_directory(folder);
    for (const std::string language : {"en", "es"}) {
        const auto pdf = output("/" + language + published().address + "/report.pdf");
        std::ofstream{folder / "report.pdf", std::ios::binary} << pdf;
        const auto command = "pdfinfo -struct-text " + (folder / "report.pdf").string() + " > " +
                             (folder / "structure.txt").string() + " 2>/dev/null";
        ASSERT_EQ(std::system(command.c_str()), 0);
        std::ifstream structure{folder / "structure.txt"};
        const auto pieces = pieces_of_pdf({std::istreambuf_iterator<char>{structure}, {}});
        EXPECT_GT(pieces.size(), 100u);
        EXPECT_NO_LEAK(pieces, language);
        EXPECT_NO_LEAK(alternatives_of_pdf(pdf), language);
    }
    std::filesystem::remove_all(folder);
}

// --- the search itself ---

/// A secret of a row that stands on the page, with an odd number so that nothing else is like it.
const Secret& a_secret() {
    const auto& all = published().all_secrets;
    return *std::find_if(all.begin(), all.end(), [](const Secret& secret) {
        return secret.measure == Measure::contact && secret.breakdown == Breakdown::race && secret.value > 2;
    });
}

/// The page with something said in the row of a secret, or beside the tables.
Pieces page_with(const std::string& in_row, const std::string& sentence) {
    auto pieces = pieces_of_page(output("/en" + published().address));
    for (auto& piece : pieces)
        if (!piece.about.empty() && speaks_of(piece, a_secret(), Words::of("en"))) piece.text += " " + in_row;
    pieces.push_back({"", sentence});
    return pieces;
}

TEST(ALeak, IsFoundInWhateverFormItComes) {
    const auto& secret = a_secret();
    const auto& words = Words::of("en");
    const auto found = [&](const std::string& in_row, const std::string& sentence) {
        return !leaks(page_with(in_row, sentence), published().all_secrets, words).empty();
    };
    EXPECT_FALSE(found("", ""));
    EXPECT_TRUE(found(written(secret.value, 0), "")) << "the number in its place";
    EXPECT_TRUE(found(written(100 * secret.value / secret.enrolled, 1), "")) << "its rate with the public base";
    EXPECT_TRUE(found(written(100 * secret.value / secret.enrolled, 2) + " %", "")) << "its percentage";
    EXPECT_TRUE(found(written(100 * secret.value / secret.total, 1) + " % of all", "")) << "its share of the total";
    EXPECT_TRUE(found(written(secret.enrolled - secret.value, 0) + " had none", "")) << "its complement";
    EXPECT_TRUE(found("", secret.label + ": " + written(secret.value, 0) + " contacts")) << "a sentence";
    EXPECT_TRUE(found("", secret.label + ": " + written(100 * secret.value / secret.enrolled, 1) + " of 100"))
        << "the words of a drawing";
}

TEST(ALeak, IsFoundInTheCsvAndTheJson) {
    const auto& secret = a_secret();
    auto csv = pieces_of_csv(output(published().address + "/report.csv"));
    auto json = pieces_of_json(output(published().address + "/report.json"));
    for (auto* pieces : {&csv, &json}) {
        for (auto& piece : *pieces)
            if (!piece.about.empty() && speaks_of(piece, secret, Words::of("en")))
                piece.text += " | " + written(secret.value, 0);
        EXPECT_FALSE(leaks(*pieces, published().all_secrets, Words::of("en")).empty());
    }
}

}  // namespace
}  // namespace accord::web::disclosure
