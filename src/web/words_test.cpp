#include "web/words.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

namespace accord::web {

namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

void put(std::string& bytes, std::size_t number, bool big_endian) {
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(number >> (big_endian ? 24 - 8 * i : 8 * i) & 0xff);
}

/// A catalogue as msgfmt writes it: head, table of keys, table of values, texts.
std::string catalogue(const Rows& rows, bool big_endian = false) {
    const std::size_t keys = 28;
    const std::size_t values = keys + 8 * rows.size();
    std::string head;
    for (const std::size_t number : {std::size_t{0x950412de}, std::size_t{0}, rows.size(), keys, values})
        put(head, number, big_endian);
    put(head, 0, big_endian);
    put(head, 0, big_endian);
    std::string tables;
    std::string texts;
    const auto place = [&](const std::string& text) {
        put(tables, text.size(), big_endian);
        put(tables, values + 8 * rows.size() + texts.size(), big_endian);
        texts += text + '\0';
    };
    for (const auto& [key, value] : rows) place(key);
    for (const auto& [key, value] : rows) place(value);
    return head + tables + texts;
}

const Language& spanish() { return languages().at(1); }

std::set<std::string> places_of(std::string_view sentence) {
    static const std::regex place{R"(\{[a-z_0-9]+\})"};
    const std::string text{sentence};
    return {std::sregex_token_iterator{text.begin(), text.end(), place}, {}};
}

}  // namespace

TEST(Words, SayASentenceInTheirLanguageAndKeepEnglishForTheRest) {
    const auto mo =
        catalogue({{"", "Content-Type: text/plain; charset=UTF-8\n"}, {"Save", "Guardar"}, {"Sign out", ""}});
    const Words words{spanish(), read_catalogue(mo)};
    EXPECT_EQ(words("Save"), "Guardar");
    EXPECT_EQ(words("Sign out"), "Sign out");
    EXPECT_EQ(words("Never translated"), "Never translated");
}

TEST(Words, FillThePlacesOfAMessageInTheOrderOfTheirLanguage) {
    const auto mo = catalogue({{"{count} contacts in {school}", "En {school}: {count} contactos"}});
    const Words words{spanish(), read_catalogue(mo)};
    EXPECT_EQ(words({"{count} contacts in {school}", {{"count", "3"}, {"school", "Cedar Creek"}}}),
              "En Cedar Creek: 3 contactos");
}

TEST(Words, SayAValueThatIsASentenceInTheirLanguage) {
    const auto mo =
        catalogue({{"just above 1", "apenas m\xc3\xa1s de 1"}, {"It could be {low} to {high}", "De {low} a {high}"}});
    const Words words{spanish(), read_catalogue(mo)};
    EXPECT_EQ(words({"It could be {low} to {high}", {{"low", "just above 1"}, {"high", "1.6"}}}),
              "De apenas m\xc3\xa1s de 1 a 1.6");
}

TEST(Words, WriteDatesAndNumbersAsTheirLanguageDoes) {
    const auto& english = Words::of("en");
    EXPECT_EQ(english.date(Date{2026, 11, 22}), "Nov 22, 2026");
    EXPECT_EQ((Words{spanish(), {}}.date(Date{2026, 11, 22})), "22 nov 2026");
    EXPECT_EQ(english.number(0), "0");
    EXPECT_EQ(english.number(999), "999");
    EXPECT_EQ(english.number(12'480), "12,480");
    EXPECT_EQ(english.number(-123'456), "-123,456");
    EXPECT_EQ(english.number(std::numeric_limits<std::int64_t>::min()), "-9,223,372,036,854,775,808");
    EXPECT_EQ(english.decimal(2.125, 1), "2.1");
    EXPECT_EQ(english.decimal(-0.5, 2), "-0.50");
}

TEST(Words, AreEnglishForALanguageThatNobodyTranslated) {
    EXPECT_EQ(Words::of("tlh").language(), "en");
    EXPECT_FALSE(Words::exists("tlh"));
    EXPECT_TRUE(Words::exists("en"));
}

TEST(Catalogue, IsReadInEitherByteOrder) {
    const auto mo = catalogue({{"Save", "Guardar"}}, true);
    EXPECT_EQ(read_catalogue(mo).at("Save"), "Guardar");
}

TEST(Catalogue, IsNeverReadPastItsEnd) {
    const auto whole = catalogue({{"Save", "Guardar"}, {"Sign out", "Salir"}});
    for (std::size_t size = 0; size < whole.size(); ++size) read_catalogue(std::string{whole.data(), size});
    for (std::size_t at = 4; at < 60; ++at) {
        auto damaged = whole;
        damaged[at] = '\xff';
        for (const auto& [key, value] : read_catalogue(damaged)) EXPECT_LE(key.size() + value.size(), damaged.size());
    }
}

TEST(EveryTranslation, HasThePlacesOfItsSentence) {
    for (const auto* words : Words::all())
        for (const auto& [english, translated] : words->sentences())
            EXPECT_EQ(places_of(english), places_of(translated)) << words->language() << ": " << translated;
}

TEST(AMessage, WritesADateAmongItsValuesAsTheLanguageDoes) {
    const Message message{"{count} contacts until {day}", {{"count", "12"}, {"day", "2026-11-22"}}};
    EXPECT_EQ(Words::of("en")(message), "12 contacts until Nov 22, 2026");
    EXPECT_EQ(english(message), "12 contacts until 2026-11-22") << "files keep what a machine reads";
}

}  // namespace accord::web
