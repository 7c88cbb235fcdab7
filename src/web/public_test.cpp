// The public pages: for everybody alike, in both languages, from released editions alone, and light.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "base/json.hpp"
#include "base/sha256.hpp"
#include "equity/codebook.hpp"
#include "equity/sentences.hpp"
#include "office/published.hpp"
#include "web/app.hpp"
#include "web/caching.hpp"
#include "web/test_sample.hpp"

namespace accord::web {
namespace {

Response seen(const std::string& path, const std::vector<std::pair<std::string, std::string>>& headers = {}) {
    auto request = asking(Method::get, path);
    for (const auto& [name, value] : headers) request.headers[name] = value;
    return answer(sample(), request);
}

std::string header_of(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

bool says(const Response& response, std::string_view words) { return response.body.find(words) != std::string::npos; }

std::string newest() { return office::published_editions(sample()).front().name(); }

const std::vector<std::string>& pages() {
    static const std::vector<std::string> all{"/public", "/public/method", "/public/codebook",
                                              "/public/report/" + newest()};
    return all;
}

TEST(PublicPages, NeedNoSignInAndAreTheSameForWhoeverIsSignedIn) {
    const auto session = office::sign_in(sample(), "board", "sample-board");
    ASSERT_TRUE(session.ok());
    for (const auto& path : pages()) {
        const auto stranger = seen(path);
        EXPECT_EQ(stranger.status, 200) << path;
        EXPECT_EQ(seen(path, {{"cookie", "session=" + session->token}}).body, stranger.body) << path;
        EXPECT_FALSE(says(stranger, "csrf")) << path;
    }
}

TEST(PublicPages, NameNoPersonOfTheDistrict) {
    const auto accounts = office::accounts(sample(), office::operator_of_machine());
    for (const auto& path : pages())
        for (const auto& account : *accounts)
            EXPECT_FALSE(says(seen(path), account.name)) << path << " " << account.name;
}

TEST(PublicPages, SpeakTheLanguageOfTheirAddressBeforeAnyOther) {
    for (const auto& path : pages()) {
        EXPECT_TRUE(says(seen("/es" + path), "<html lang=\"es\">")) << path;
        EXPECT_TRUE(says(seen("/en" + path, {{"accept-language", "es"}}), "<html lang=\"en\">")) << path;
        EXPECT_TRUE(says(seen(path, {{"cookie", "language=es"}}), "<html lang=\"es\">")) << path;
        EXPECT_TRUE(says(seen(path, {{"accept-language", "es-MX,en"}}), "<html lang=\"es\">")) << path;
        EXPECT_TRUE(says(seen(path), "hreflang=\"es\" href=\"/es" + path + "\"")) << path;
    }
}

TEST(PublicPages, LeaveNothingInEnglishOnTheSpanishSide) {
    for (const auto& path : pages()) {
        const auto page = seen("/es" + path).body;
        EXPECT_EQ(page.find("<span lang=\"en\">"), std::string::npos)
            << path << page.substr(page.find("<span lang"), 200);
    }
}

TEST(PublicPages, LinkToEachOtherInTheReadersLanguage) {
    static const std::regex link{"<a href=\"(/[^\"]*)\""};
    for (const auto& path : pages()) {
        const auto page = seen("/es" + path).body;
        for (std::sregex_iterator at{page.begin(), page.end(), link}, end; at != end; ++at) {
            const auto to = (*at)[1].str();
            EXPECT_TRUE(to.starts_with("/es/") || to.starts_with("/en/") || to == "/sign-in" || to.ends_with(".json") ||
                        to.ends_with(".csv"))
                << path << " " << to;
            if (!to.ends_with(".pdf")) {
                EXPECT_EQ(seen(to).status, 200) << path << " " << to;
            }
        }
    }
}

TEST(Spanish, TellsEverySentenceOfAReport) {
    const auto& spanish = Words::of("es");
    std::vector<std::string> sentences = equity::sentence_keys();
    const auto add = [&](const auto& names) {
        for (const auto& name : names) sentences.emplace_back(name.label);
    };
    add(names_of<equity::Measure>);
    add(names_of<equity::Breakdown>);
    add(names_of<equity::Unit>);
    add(names_of<equity::RatioReason>);
    add(names_of<equity::Cell::State>);
    add(names_of<office::Publication>);
    for (const auto* entries : {&equity::codebook().csv, &equity::codebook().json})
        for (const auto& entry : *entries) {
            sentences.emplace_back(entry.meaning);
            for (const auto& word : entry.words) sentences.emplace_back(word.meaning);
        }
    for (const auto& sentence : sentences) EXPECT_FALSE(spanish(sentence).untranslated()) << sentence;
}

TEST(Untranslated, WordsAreMarkedAsEnglishOnAPage) {
    const auto page = answer_as(sample(), asking(Method::get, "/es/policy"), actor(program::Role::designee)).body;
    EXPECT_NE(page.find("<html lang=\"es\">"), std::string::npos);
    EXPECT_NE(page.find("<span lang=\"en\">"), std::string::npos);
}

TEST(OpenData, StandsAtTheAddressesOfTheIndex) {
    const auto index = parse_json(seen("/public/editions.json").body);
    ASSERT_TRUE(index.ok());
    ASSERT_FALSE(index->at("editions").empty());
    for (const auto& edition : index->at("editions")) {
        const auto json = seen(edition.at("json").get<std::string>());
        EXPECT_EQ(to_hex(sha256(json.body)), edition.at("sha256").get<std::string>());
        EXPECT_EQ(header_of(json, "Cache-Control"), for_a_year) << "a released edition never changes";
        EXPECT_EQ(seen(edition.at("csv").get<std::string>()).status, 200);
        EXPECT_EQ(seen(edition.at("page").get<std::string>()).status, 200);
    }
    int missing = 0;
    for (const auto& period : index->at("periods")) missing += period.at("state") == "missing" ? 1 : 0;
    EXPECT_GT(missing, 0) << "the sample never released a month";
}

TEST(OpenData, IsReadByScriptsOfOtherSites) {
    for (const auto* path : {"/public/editions.json", "/public/codebook.csv", "/public/codebook.json"})
        EXPECT_EQ(header_of(seen(path), "Access-Control-Allow-Origin"), "*") << path;
}

TEST(PublicAnswers, AreKeptByCachesAndPackedForWhoTakesIt) {
    for (const auto& path : pages()) {
        const auto plain = seen(path);
        EXPECT_EQ(header_of(plain, "Cache-Control"), for_minutes) << path;
        const auto tag = header_of(plain, "ETag");
        ASSERT_FALSE(tag.empty()) << path;
        const auto same = seen(path, {{"if-none-match", tag}});
        EXPECT_EQ(same.status, 304) << path;
        EXPECT_TRUE(same.body.empty()) << path;
        const auto packed = seen(path, {{"accept-encoding", "gzip, br"}});
        EXPECT_EQ(header_of(packed, "Content-Encoding"), "gzip") << path;
        EXPECT_LT(packed.body.size(), 7'500u) << path << ": with the stylesheet a page stays below 15 KiB";
    }
}

TEST(PublicAnswers, SayThatTheirWordsFollowTheReaderWhereTheAddressNamesNoLanguage) {
    EXPECT_NE(header_of(seen("/public"), "Vary").find("Cookie"), std::string::npos);
    EXPECT_EQ(header_of(seen("/es/public"), "Vary"), "Accept-Encoding");
}

TEST(PrivatePages, AreNeverKept) {
    EXPECT_EQ(header_of(seen("/sign-in"), "Cache-Control"), "no-store");
    EXPECT_EQ(header_of(seen("/public/report/2099-00/1"), "Cache-Control"), "no-store");
}

TEST(ACorrection, IsToldOnBothEditionsWithItsReason) {
    auto demo = office::TestOffice::demo();
    const auto first = office::published_editions(*demo).front();
    auto second = demo->file().read(
        [&](const filing::Reading& file) { return file.find<program::ReportEdition>(first.id).value(); });
    second.edition = 2;
    second.reason = "Contacts of one school came in late";
    second.released_at = demo->now();
    demo.add(second);
    const auto page = [&](const std::string& edition) {
        return answer(*demo, asking(Method::get, "/public/report/" + first.period.code() + "/" + edition)).body;
    };
    for (const auto* edition : {"1", "2"}) EXPECT_NE(page(edition).find(second.reason), std::string::npos) << edition;
    EXPECT_NE(page("1").find("This edition was corrected."), std::string::npos);
    EXPECT_NE(page("1").find("/public/report/" + first.period.code() + "/2\">"), std::string::npos);
    EXPECT_EQ(page("2").find("This edition was corrected."), std::string::npos);
    const auto list = answer(*demo, asking(Method::get, "/public")).body;
    EXPECT_NE(list.find("A newer edition corrects this one."), std::string::npos);
    const auto index = parse_json(answer(*demo, asking(Method::get, "/public/editions.json")).body).value();
    EXPECT_EQ(index.at("editions").at(0).at("reason_of_correction"), second.reason);
}

TEST(AReportOfTotalsAlone, SpeaksNeitherOfComparisonsNorOfCells) {
    const auto month = seen("/public/report/2026-27-month-4/1");
    ASSERT_TRUE(says(month, "This report gives totals alone"));
    for (const auto* words : {"comparisons", "stands out", "Races and ethnicities are", "cell"})
        EXPECT_FALSE(says(month, words)) << words;
    EXPECT_TRUE(says(month, "A hidden number is 1 to 9"));
}

TEST(TitlesOfTables, AreSentencesInBothLanguages) {
    EXPECT_TRUE(says(seen("/en/public/report/2025-26/1"), "Contacts by race or ethnicity: one group stands out"));
    EXPECT_TRUE(says(seen("/es/public/report/2025-26/1"), "Contactos por raza o etnia: un grupo se destaca"));
}

TEST(AYear, StandsBesideTheYearsBeforeOnThePageForEverybody) {
    office::SampleSize size;
    size.years = 4;
    auto demo = office::TestOffice::demo(size);
    const auto all = office::published_editions(*demo);
    const auto newest = std::find_if(all.begin(), all.end(), [](const office::PublishedEdition& edition) {
        return edition.period.span == office::ReportSpan::school_year;
    });
    ASSERT_NE(newest, all.end());
    const auto page = answer(*demo, asking(Method::get, "/en/public/report/" + newest->name())).body;
    EXPECT_NE(page.find("Students per 100 by school year"), std::string::npos) << "the trend of the totals";
    EXPECT_NE(page.find("Contacts: "), std::string::npos) << "and what changed since last year, in words";
    EXPECT_EQ(page.find("Risk ratio last year"), std::string::npos) << "each group over the years is in the PDF";
    const auto spanish = answer(*demo, asking(Method::get, "/es/public/report/" + newest->name())).body;
    EXPECT_EQ(spanish.find("<span lang=\"en\">"), std::string::npos);
}

TEST(APeriod, LeadsToItsNewestEdition) {
    const auto edition = office::published_editions(sample()).front();
    EXPECT_EQ(header_of(seen("/es/public/report/" + edition.period.code()), "Location"),
              "/es/public/report/" + edition.name());
    EXPECT_EQ(seen("/public/report/2099-00").status, 404);
}

}  // namespace
}  // namespace accord::web
