// The pages of practices: open flags first, what was typed comes back, nobody claims a cause.
#include <gtest/gtest.h>

#include "office/policies.hpp"
#include "office/practices.hpp"
#include "web/app.hpp"
#include "web/test_sample.hpp"

namespace accord::web {
namespace {

using program::Role;

/// A sample district whose practice has ended, so that its flag waits.
office::Office& waiting() {
    static auto demo = [] {
        auto district = office::TestOffice::demo();
        const auto operating = office::operator_of_machine();
        const auto id = office::practices(*district, operating)->all.at(0).record.id;
        if (!office::end_practice(*district, operating, id, district->today(), "It was tried"))
            throw std::runtime_error("the sample's practice does not end");
        return district;
    }();
    return *demo;
}

std::string page(Role role, std::string path, office::Office& office = sample()) {
    return answer_as(office, asking(Method::get, std::move(path)), actor(role)).body;
}

Response post(std::string path, const std::string& body, office::Office& office = sample()) {
    for (const auto& login : office::sample_logins()) {
        if (login.role != Role::designee) continue;
        const auto designee = office::sign_in(office, login.login, login.password).value();
        auto request = posting(std::move(path), body + "&csrf=" + designee.csrf);
        request.headers["cookie"] = "session=" + designee.token;
        return answer(office, request);
    }
    throw std::runtime_error("nobody signs in with that role");
}

bool says(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

office::Practices all(office::Office& office = sample()) {
    return office::practices(office, office::operator_of_machine()).value();
}

TEST(PracticePage, NamesTheReportThatItWasOpenedFor) {
    const auto id = all().all.at(0).record.id.text();
    EXPECT_TRUE(says(page(Role::designee, "/practices/" + id), ">School year 2025-26, edition 1</a>"));
}

TEST(PracticesPage, CutsThePolicysSentenceBetweenWords) {
    const auto seen = page(Role::designee, "/practices");
    const auto cut = seen.find("\xe2\x80\xa6");
    ASSERT_NE(cut, std::string::npos);
    const auto from = seen.rfind('>', cut) + 1;
    const auto beginning = seen.substr(from, cut - from);
    const auto policy = office::policy_in_force(sample(), sample().today());
    for (const auto& bound : policy->bound_to("fairness.practices"))
        if (bound.provision->text.starts_with(beginning)) {
            EXPECT_EQ(bound.provision->text[beginning.size()], ' ') << beginning;
            return;
        }
    ADD_FAILURE() << beginning;
}

TEST(PracticesPage, ShowsOpenFlagsWithoutAPracticeFirst) {
    const auto seen = page(Role::designee, "/practices", waiting());
    ASSERT_EQ(all(waiting()).unanswered.size(), 1u);
    EXPECT_TRUE(says(seen, "Open a practice for this flag"));
    EXPECT_LT(seen.find("Open flags without a practice"), seen.find(all(waiting()).all[0].record.title));
    EXPECT_FALSE(says(seen, "style="));
    const auto read = page(Role::board, "/practices", waiting());
    EXPECT_TRUE(says(read, all(waiting()).all[0].record.title));
    EXPECT_FALSE(says(read, "<form method=\"post\" action=\"/practices\"")) << "the Board reads";
    EXPECT_TRUE(says(page(Role::board, "/practices"), "Every open flag has a practice"));
}

TEST(PracticesPage, KeepsWhatWasTypedBesideAllThatIsWrong) {
    const auto flag = office::code_of_flag(all(waiting()).unanswered.at(0).flag);
    const auto refused =
        post("/practices", "flag=" + flag + "&title=Counselor+first&begins_on=soon&owner=nobody", waiting());
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused.body, "value=\"Counselor first\""));
    for (const auto* what : {"Choose who answers for it", "Say what is done, where and by whom", "Write the date as"})
        EXPECT_TRUE(says(refused.body, what)) << what;
    EXPECT_EQ(post("/practices", "flag=none", waiting()).status, 422);
}

TEST(PracticesPage, OpensAPractice) {
    const auto flag = office::code_of_flag(all(waiting()).unanswered.at(0).flag);
    const auto opened =
        post("/practices",
             "flag=" + flag + "&title=Counselor+first&description=At+once&owner=principal&begins_on=" +
                 to_string(sample().today()) + "&review_due_on=" + to_string(sample().today() + CalendarDays{60}),
             waiting());
    EXPECT_EQ(opened.status, 303);
    EXPECT_TRUE(all(waiting()).unanswered.empty());
}

TEST(PracticePage, ShowsBeforeAndAfterInWordsAndClaimsNoCause) {
    const auto seen = page(Role::principal, "/practices/" + all().all.at(0).record.id.text());
    EXPECT_TRUE(says(seen, "Before, in "));
    EXPECT_TRUE(says(seen, "After: no report is out yet"));
    EXPECT_TRUE(says(seen, "nothing to compare yet"));
    for (const auto* claim : {"because of", "thanks to", "led to", "effect"}) EXPECT_FALSE(says(seen, claim)) << claim;
    EXPECT_FALSE(says(seen, "End it")) << "a principal reads";
    EXPECT_EQ(answer_as(sample(), asking(Method::get, "/practices/none"), actor(Role::board)).status, 404);
}

TEST(PracticePage, TakesAReviewAndSaysWhenTheNextIsOverdue) {
    const auto address = "/practices/" + all().all.at(0).record.id.text();
    const auto refused = post(address + "/review", "note=The+calls+were+few&reviewed_on=never&next_due_on=");
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused.body, "The calls were few"));
    const auto day = [](int ahead) { return to_string(sample().today() + CalendarDays{ahead}); };
    EXPECT_EQ(
        post(address + "/review", "note=The+calls+were+few&reviewed_on=" + day(0) + "&next_due_on=" + day(9)).status,
        303);
    EXPECT_TRUE(says(page(Role::board, address), "in 9 days"));
    EXPECT_EQ(post(address + "/correct", "title=&description=x").status, 422);
    EXPECT_EQ(post(address + "/end", "ended_on=&end_reason=").status, 422);
}

TEST(PracticesPage, IsNotForOfficersTheirAgencyAndTeachers) {
    for (const auto role : {Role::officer, Role::liaison, Role::staff})
        EXPECT_EQ(answer_as(sample(), asking(Method::get, "/practices"), actor(role)).status, 403) << code_of(role);
}

TEST(BoardReport, LeadsToWhatIsDoneAboutDifferences) {
    const auto name = all().all.at(0).report;
    EXPECT_TRUE(says(page(Role::board, "/report/editions/" + name), "href=\"/practices\""));
    EXPECT_FALSE(says(page(Role::liaison, "/report/editions/" + name), "href=\"/practices\""));
}

}  // namespace
}  // namespace accord::web
