// The page of the two rules that the Board declares: what holds, what would change, and who may say so.
#include <gtest/gtest.h>

#include "base/school_calendar.hpp"
#include "office/disparity_rules.hpp"
#include "office/publication_rules.hpp"
#include "web/app.hpp"
#include "web/test_sample.hpp"

namespace accord::web {
namespace {

using program::Role;

constexpr auto here = "/report/rules";

/// A sample district of these tests' own: they write down rules.
office::Office& district() {
    static auto demo = office::TestOffice::demo();
    return *demo;
}

Response ask(Role role, Request request) {
    for (const auto& login : office::sample_logins()) {
        if (login.role != role) continue;
        const auto person = office::sign_in(district(), login.login, login.password).value();
        request.headers["cookie"] = "session=" + person.token;
        if (request.method == Method::post) request.body += "&csrf=" + person.csrf;
        return answer(district(), request);
    }
    throw std::runtime_error("nobody signs in with that role");
}

Response get(Role role) { return ask(role, asking(Method::get, here)); }
Response post(const std::string& form, const std::string& body, Role role = Role::designee) {
    return ask(role, posting(here + ("/" + form), body));
}

bool says(const Response& page, std::string_view words) { return page.body.find(words) != std::string::npos; }

int this_year() { return school_year_of(district().today()); }
std::string day_of_today() { return to_string(district().today()); }

std::string publication(int from, const std::string& more = "&spans=half&profile=california-cde") {
    return "school_year=" + school_year_name(from) + more + "&minutes=Item+9.3&declared_on=" + day_of_today();
}

std::string differences(const std::string& threshold, const std::string& more = {}) {
    return "threshold=" + threshold +
           "&years=2&minimum_cell=10&minimum_students=30&progress=&level=5&minutes=Item+4.1&declared_on=" +
           day_of_today() + more;
}

TEST(RulesOfTheReport, SayWhatHoldsForEachYearSinceWhenAndByWhom) {
    const auto page = get(Role::board);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "Holds from " + school_year_name(this_year()) + " on"));
    EXPECT_TRUE(says(page, "Minutes of the June meeting, item 9.3"));
    EXPECT_TRUE(says(page, "Written down: "));
    EXPECT_TRUE(says(page, "Counts from 1 to 9 are small"));
    EXPECT_TRUE(says(page, "More than 2 times as likely as other students"));
    EXPECT_TRUE(says(page, "The Board had declared none")) << "and nothing else is claimed of the sample's years";
    EXPECT_FALSE(says(page, "style="));
}

TEST(RulesOfTheReport, AreWrittenDownByTheDesigneeAndReadByWhoeverReadsTheReport) {
    EXPECT_TRUE(says(get(Role::designee), "Show what would change"));
    for (const auto role : {Role::board, Role::principal, Role::custodian, Role::auditor}) {
        const auto read = get(role);
        EXPECT_EQ(read.status, 200) << code_of(role);
        EXPECT_FALSE(says(read, "action=\"/report/rules")) << code_of(role);
        EXPECT_EQ(post("differences", differences("3"), role).status, 403) << code_of(role);
    }
    for (const auto role : {Role::officer, Role::staff}) EXPECT_EQ(get(role).status, 403) << code_of(role);
}

TEST(RulesOfTheReport, StandBesideTheReportItsEditionsAndTheFlags) {
    for (const auto* path : {"/report", "/report/editions", "/practices"})
        EXPECT_TRUE(says(ask(Role::designee, asking(Method::get, path)), "href=\"/report/rules\"")) << path;
}

TEST(PublicationRuleForm, ShowsWhatWouldChangeAndRecordsNothingYet) {
    const auto before = office::declared_publication_rules(district());
    const auto look = post("publication", publication(this_year(), "&spans=quarter&profile=fewer-than-10"));
    EXPECT_EQ(look.status, 200);
    EXPECT_TRUE(says(look, "Nothing is recorded yet."));
    EXPECT_TRUE(says(look, "No longer due")) << "months";
    EXPECT_TRUE(says(look, "That stays as it is."));
    EXPECT_EQ(office::declared_publication_rules(district()), before);
    const auto due = post("publication", publication(this_year() - 1, "&spans=quarter&profile=fewer-than-10"));
    EXPECT_TRUE(says(due, "Missing at once on the public page"));
    EXPECT_TRUE(says(due, "Editions of these years that are out"));
    EXPECT_TRUE(
        says(due, "It holds from " + school_year_name(this_year() - 1) + " to " + school_year_name(this_year() - 1)));
}

TEST(PublicationRuleForm, KeepsWhatWasTypedBesideAllThatIsWrong) {
    const auto refused = post("publication", "school_year=" + school_year_name(this_year() + 1) +
                                                 "&spans=month&profile=own&small_number=few&follows=&minutes=&"
                                                 "declared_on=soon");
    EXPECT_EQ(refused.status, 422);
    for (const auto* what : {"Write a whole number", "Say whose rule on small numbers", "Name the minutes",
                             "Write the date as", "value=\"few\"", "value=\"soon\"", "href=\"#f-publication-follows\""})
        EXPECT_TRUE(says(refused, what)) << what;
    const auto of_year = post("publication", publication(this_year()));
    EXPECT_EQ(of_year.status, 422);
    EXPECT_TRUE(says(of_year, "is drafted or out that hides by another small number"));
    EXPECT_TRUE(says(of_year, "href=\"#f-publication-profile\"")) << "beside the choice that was made";
}

TEST(PublicationRuleForm, GoesBackToWhatWasTypedAndRecordsWhatIsDeclared) {
    const auto back = post("publication", publication(this_year() + 1) + "&step=change");
    EXPECT_EQ(back.status, 200);
    EXPECT_TRUE(says(back, "value=\"Item 9.3\""));
    EXPECT_EQ(post("publication", publication(this_year() + 1) + "&step=declare").status, 303);
    const auto rule = office::publication_rule(district(), this_year() + 1);
    EXPECT_EQ(rule.small_number, 11);
    EXPECT_EQ(rule.minutes, "Item 9.3");
    EXPECT_TRUE(says(get(Role::board), "Counts from 1 to 10 are small"));
}

TEST(DisparityRuleForm, SaysThatFiguresWereOutBeforeTheRule) {
    const auto look = post("differences", differences("3"));
    EXPECT_EQ(look.status, 200);
    EXPECT_TRUE(says(look, "Figures were out before this rule."));
    EXPECT_TRUE(says(look, school_year_name(this_year() - 1) + ": figures are out since"));
    EXPECT_TRUE(says(look, "Whoever drafts the report can also see figures of the running year"));
    EXPECT_FALSE(office::declared_rule(district()));
    const auto early =
        post("differences", differences("3", "").replace(differences("3").find(day_of_today()), 10, "2001-05-04"));
    EXPECT_TRUE(says(early, "it was declared before looking"));
}

TEST(DisparityRuleForm, KeepsWhatWasTypedBesideAllThatIsWrong) {
    const auto refused = post("differences",
                              "threshold=twice&years=3&minimum_cell=0&minimum_students=30&progress=&level=99&"
                              "minutes=&declared_on=" +
                                  day_of_today());
    EXPECT_EQ(refused.status, 422);
    for (const auto* what : {"Write a number, as 2 or 2.5", "The least number of cases must be 1 or more",
                             "The level must be above 0", "Name the minutes", "value=\"twice\"", "value=\"99\""})
        EXPECT_TRUE(says(refused, what)) << what;
    for (const auto* source : {"34 CFR 300.647(b)(1)(iv)", "34 CFR 300.647(d)(1)", "Benjamini, Hochberg 1995"})
        EXPECT_TRUE(says(refused, source)) << "each field names its source";
}

TEST(DisparityRuleForm, RecordsARuleAndLeavesTheReportsThatAreOut) {
    ASSERT_EQ(post("differences", differences("2.5") + "&step=declare").status, 303);
    const auto declared = office::declared_rule(district());
    ASSERT_TRUE(declared);
    EXPECT_EQ(declared->threshold, 2.5);
    EXPECT_EQ(declared->level, 0.05);
    const auto page = get(Role::board);
    EXPECT_TRUE(says(page, "More than 2.5 times as likely as other students")) << "what is drafted now";
    EXPECT_TRUE(says(page, "More than 2 times as likely as other students")) << "what is out keeps its rule";
    EXPECT_TRUE(says(page, "Its report is out and keeps this rule"));
}

}  // namespace
}  // namespace accord::web
