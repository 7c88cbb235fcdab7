// Who may choose the dates of a report on the pages, and what everybody else reads.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json.hpp"
#include "office/draft_jobs.hpp"
#include "office/editions.hpp"
#include "program/contacts.hpp"
#include "web/app.hpp"
#include "web/test_sample.hpp"

namespace accord::web {
namespace {

using office::Verb;
using program::Role;

Response seen(Role role, const std::string& path) {
    return answer_as(sample(), asking(Method::get, path), actor(role));
}

std::string location(const Response& response) {
    for (const auto& [name, value] : response.headers)
        if (name == "Location") return value;
    return {};
}

/// Who drafts the report, signed in.
struct SignedInDesignee {
    office::Office& office;
    office::SignedIn session = office::sign_in(office, "designee", "sample-designee").value();

    Response answered(Request request) const {
        request.headers["cookie"] = "session=" + session.token;
        return answer(office, request);
    }
    Response get(const std::string& path) const { return answered(asking(Method::get, path)); }
    Response post(const std::string& path, const std::string& body) const {
        return answered(posting(path, body + "&csrf=" + session.csrf));
    }
    /// What the page of a draft that was begun answers once it has ended.
    Response ended_draft(const Response& begun) const {
        const auto address = location(begun);
        const auto id = address.substr(address.rfind('/') + 1);
        const auto job = office::draft_job(office, actor(Role::designee), id, std::chrono::seconds{60});
        EXPECT_TRUE(job && job->ended);
        return get(address);
    }
};

TEST(ReportRoutes, LetNobodyButTheDrafterChooseDatesInAnyFormat) {
    const std::string dates = "?from=2025-08-01&until=2025-11-02";
    const auto edition = office::released_editions(sample(), office::operator_of_machine()).value().front().name();
    for (const auto& role : names_of<Role>) {
        const bool drafts = role.value == Role::designee;
        for (const auto* path : {"/report.csv", "/report.json"})
            EXPECT_EQ(seen(role.value, path + dates).status, drafts ? 200 : 403) << role.code << " " << path;
        if (drafts) continue;
        EXPECT_EQ(answer_as(sample(), posting("/report/drafts", "period=2025-26"), actor(role.value)).status, 403)
            << role.code;
        for (const auto& path :
             {std::string{"/report"}, std::string{"/report/editions"}, "/report/editions/" + edition,
              "/report/editions/" + edition + "/report.csv", "/report/editions/" + edition + "/report.json"}) {
            const auto plain = seen(role.value, path);
            EXPECT_EQ(plain.status, office::scope_of(role.value, Verb::see_report) == office::Scope::none ? 403 : 200)
                << role.code << " " << path;
            EXPECT_EQ(seen(role.value, path + dates).body, plain.body) << role.code << " " << path;
            EXPECT_EQ(plain.body.find("name=\"from\""), std::string::npos) << role.code << " " << path;
        }
    }
}

TEST(ReportRoutes, NameEveryAddressOfAReport) {
    // A new address of a report has to be added to the claim above.
    int addresses = 0;
    for (const auto& route : routes())
        addresses += route.path.starts_with("/report") && !route.path.starts_with("/report/rules") ? 1 : 0;
    EXPECT_EQ(addresses, 14);
}

TEST(EditionPage, GivesTheVeryBytesThatWereReleased) {
    const auto editions = office::released_editions(sample(), office::operator_of_machine());
    for (const auto& edition : *editions) {
        EXPECT_EQ(seen(Role::board, "/report/editions/" + edition.name() + "/report.json").body,
                  office::released_edition(sample(), office::operator_of_machine(), edition.name())->record.figures);
        EXPECT_NE(seen(Role::board, "/report/editions/" + edition.name()).body.find("This edition never changes"),
                  std::string::npos);
    }
}

TEST(WorkingView, SaysInEachFormatThatItIsNotForPublication) {
    for (const auto* path : {"/report", "/report.csv", "/report.json"})
        EXPECT_NE(seen(Role::designee, path).body.find("Working draft, not for publication"), std::string::npos)
            << path;
}

TEST(BoardReport, IsSeenByANewcomerOfTheBoardAtOnce) {
    const auto page = seen(Role::board, "/report").body;
    EXPECT_NE(page.find("checked and released by"), std::string::npos);
    EXPECT_EQ(page.find("Working draft"), std::string::npos);
}

TEST(BoardReport, SaysByWhichListRacesAreCounted) {
    const auto page = seen(Role::board, "/report").body;
    EXPECT_NE(page.find("Races and ethnicities are the seven federal categories of 1997"), std::string::npos);
}

TEST(BoardReport, SaysWhichRuleJudgedItAndWhereTheRuleComesFrom) {
    const auto page = seen(Role::board, "/report/editions/2025-26/1").body;
    for (const auto* words :
         {"Judged by this rule", "34 CFR 300.647", "Koopman 1984", "Benjamini, Hochberg 1995",
          "Comparisons declared before anybody looked", "Why some numbers are hidden", "What is left out"})
        EXPECT_NE(page.find(words), std::string::npos) << words;
}

TEST(BoardReport, GivesEachFigureInWordsAndDrawsWhatStandsOutApart) {
    const auto page = seen(Role::board, "/report/editions/2025-26/1").body;
    EXPECT_NE(page.find("in words, by event, beside White students"), std::string::npos);
    EXPECT_NE(page.find("times as likely as other students"), std::string::npos);
    EXPECT_NE(page.find("stands out among all 126 comparisons"), std::string::npos);
    EXPECT_NE(page.find("<svg class=\"ch\""), std::string::npos);
}

TEST(BoardReport, DrawsOnlyWhereThereIsARatioToDraw) {
    const auto page = seen(Role::board, "/report/editions/2025-26/1").body;
    std::size_t tables = 0, drawn = 0;
    for (auto at = page.find("<table class=\"data stack\""); at != std::string::npos;) {
        const auto end = page.find("</table>", at);
        const auto table = page.substr(at, end - at);
        const bool axis = table.find("more likely") != std::string::npos;
        const bool drawing = table.find("role=\"img\"") != std::string::npos;
        EXPECT_EQ(axis, drawing) << table.substr(0, 200);
        ++tables;
        drawn += drawing ? 1 : 0;
        at = page.find("<table class=\"data stack\"", end);
    }
    EXPECT_GT(drawn, 0u);
    EXPECT_GT(tables, drawn);
}

TEST(ReportEditions, AreNamedByTheirMonthAsThePublicReadsThem) {
    const auto page = seen(Role::board, "/report/editions").body;
    EXPECT_NE(page.find(">Oct 2026, edition 1</a>"), std::string::npos);
    EXPECT_EQ(page.find("month 4 of 12"), std::string::npos);
}

TEST(DraftForm, OffersTheReportThatIsMissingAndMarksThoseThatAreOut) {
    const auto page = seen(Role::designee, "/report").body;
    EXPECT_NE(page.find("Oct 2026 (Oct 1, 2026 \xe2\x80\x93 Oct 31, 2026): edition 1 is out"), std::string::npos);
    const auto chosen = page.find("selected=\"\"");
    ASSERT_NE(chosen, std::string::npos);
    const auto option = page.substr(chosen, page.find("</option>", chosen) - chosen);
    EXPECT_EQ(option.find("is out"), std::string::npos) << option;
    EXPECT_NE(option.find("half"), std::string::npos) << option;
}

TEST(ACorrection, OfOneContactHidesWhatItWouldTell) {
    auto demo = office::TestOffice::demo();
    SignedInDesignee designee{*demo};
    const auto subjects =
        demo->file().read([](const filing::Reading& file) { return file.all<program::ContactStudent>(); });
    // A contact of October with one student on file and one whom nobody could name happened in November.
    const auto in_october = [](const program::ContactStudent& each) {
        return each.happened_on > *parse_date("2026-10-01") && each.happened_on < *parse_date("2026-10-31");
    };
    const auto named = std::find_if(subjects.begin(), subjects.end(), [&](const program::ContactStudent& each) {
        return each.student && in_october(each) &&
               std::any_of(subjects.begin(), subjects.end(), [&](const program::ContactStudent& other) {
                   return other.contact == each.contact && !other.student;
               });
    });
    ASSERT_NE(named, subjects.end());
    ASSERT_TRUE(demo->file()
                    .write(demo->act(office::operator_of_machine(), Verb::import_records),
                           [&](filing::Writing& file) -> Result<Done> {
                               for (auto each : subjects) {
                                   if (each.contact != named->contact) continue;
                                   each.happened_on = *parse_date("2026-11-02");
                                   file.correct(each);
                               }
                               return Done{};
                           })
                    .ok());
    const auto page = designee.ended_draft(
        designee.post("/report/drafts",
                      "period=2026-27-month-4&reason=Wrong+day&small_numbers=hidden&left_out=school&left_out=race&"
                      "left_out=sex&left_out=disability&left_out=english_learner&left_out=grade_band"));
    ASSERT_EQ(page.status, 303);
    EXPECT_NE(designee.get(location(page)).body.find("shows no number at all"), std::string::npos)
        << "the numbers before and after would tell of the two";
}

TEST(ADraft, CountsOnlyTheTablesThatItHas) {
    auto demo = office::TestOffice::demo();
    office::ReportChoices totals;
    for (const auto& division : names_of<equity::Breakdown>)
        if (division.value != equity::Breakdown::all) totals.left_out.insert(division.value);
    const auto half = office::report_period("2025-26-half-2");
    const auto draft = office::draft_report(*demo, actor(Role::designee), *half, "", totals);
    ASSERT_TRUE(draft.ok());
    const auto page =
        answer_as(*demo, asking(Method::get, "/report/drafts/" + draft->text()), actor(Role::custodian)).body;
    const auto contacts = page.find("<th scope=\"row\">Contacts</th>");
    ASSERT_NE(contacts, std::string::npos);
    const auto row = page.substr(contacts, page.find("</tr>", contacts) - contacts);
    EXPECT_NE(row.find("data-l=\"Cells shown\"><div>2</div>"), std::string::npos) << row;
    EXPECT_NE(row.find("data-l=\"Cells hidden\"><div>0</div>"), std::string::npos) << row;
    EXPECT_EQ(page.find("shows no number at all"), std::string::npos);
}

TEST(ADraft, IsMadeWhileItsPageTellsHowFarItIs) {
    auto demo = office::TestOffice::demo();
    SignedInDesignee designee{*demo};
    const auto begun = designee.post("/report/drafts", "period=2025-26-half-2");
    ASSERT_EQ(begun.status, 303);
    EXPECT_EQ(location(begun).find("/report/drafting/"), 0u);
    const auto made = designee.ended_draft(begun);
    ASSERT_EQ(made.status, 303);
    EXPECT_EQ(location(made).find("/report/drafts/"), 0u);
    EXPECT_TRUE(parse_json(designee.get(location(begun) + "/progress").body)->at("ended").get<bool>());
    for (const auto* path : {"", "/progress"})
        EXPECT_EQ(answer_as(*demo, asking(Method::get, location(begun) + path), actor(Role::custodian)).status, 403);
}

TEST(ADraft, ThatCannotBeMadeGivesBackTheFormAsItWasFilled) {
    auto demo = office::TestOffice::demo();
    SignedInDesignee designee{*demo};
    const auto form = designee.ended_draft(designee.post(
        "/report/drafts", "period=2026-27&reason=As+typed&small_numbers=rounded&left_out=race&hidden_last=sex"));
    EXPECT_EQ(form.status, 422);
    for (const auto* kept : {"As typed", "value=\"rounded\" checked", "value=\"race\" checked", "This period ends on"})
        EXPECT_NE(form.body.find(kept), std::string::npos) << kept;
    EXPECT_NE(form.body.find("name=\"hidden_last\" value=\"sex\" checked"), std::string::npos);
    EXPECT_EQ(form.body.find("name=\"left_out\" value=\"sex\" checked"), std::string::npos);
    const auto from = form.body.find("class=\"errsum\"");
    ASSERT_NE(from, std::string::npos);
    const auto summary = form.body.substr(from, form.body.find("</div>", from) - from);
    EXPECT_NE(summary.find("This period ends on"), std::string::npos) << summary;
    std::set<std::string> lines;
    std::size_t said = 0;
    for (auto at = summary.find("<li>"); at != std::string::npos; at = summary.find("<li>", at + 1), ++said)
        lines.insert(summary.substr(at, summary.find("</li>", at) - at));
    EXPECT_EQ(lines.size(), said) << "nothing is said twice: " << summary;
    for (auto at = summary.find("href=\"#"); at != std::string::npos; at = summary.find("href=\"#", at + 1)) {
        const auto name = summary.substr(at + 7, summary.find('"', at + 7) - at - 7);
        EXPECT_NE(form.body.find("id=\"" + name + "\""), std::string::npos) << name;
    }
}

TEST(ADraft, IsOnTodayOfThoseWhoReleaseAndSaysThatEverybodyWillReadIt) {
    auto demo = office::TestOffice::demo();
    const auto look = [&](Role role, const std::string& path) {
        return answer_as(*demo, asking(Method::get, path), actor(role)).body;
    };
    EXPECT_EQ(look(Role::custodian, "/").find("A second person"), std::string::npos);
    const auto half = office::report_period("2025-26-half-2");
    const auto draft = office::draft_report(*demo, actor(Role::designee), *half, "");
    ASSERT_TRUE(draft.ok());
    const auto address = "/report/drafts/" + draft->text();
    EXPECT_NE(look(Role::custodian, "/").find(address), std::string::npos);
    EXPECT_EQ(look(Role::board, "/").find(address), std::string::npos);
    const auto check = look(Role::custodian, address);
    EXPECT_NE(check.find("it stands on the public page for everybody to read"), std::string::npos);
    EXPECT_NE(check.find("<td class=\"r\" data-l=\"Cells hidden\">"), std::string::npos)
        << "numbers stand below the head of their column";
}

}  // namespace
}  // namespace accord::web
