// What each reader is given on the pages, and what forms say to words and ids that they cannot take.
#include <gtest/gtest.h>

#include <map>

#include "office/requests.hpp"
#include "office/review.hpp"
#include "web/app.hpp"
#include "web/test_sample.hpp"

namespace accord::web {
namespace {

using program::Role;

constexpr std::string_view nothing = "00000000-0000-7000-8000-000000000000";

std::string page(Role role, std::string path) {
    return answer_as(sample(), asking(Method::get, std::move(path)), actor(role)).body;
}

const office::SignedIn& signed_in(Role role) {
    static std::map<Role, office::SignedIn> people;
    if (const auto found = people.find(role); found != people.end()) return found->second;
    for (const auto& login : office::sample_logins())
        if (login.role == role)
            return people.emplace(role, office::sign_in(sample(), login.login, login.password).value()).first->second;
    throw std::runtime_error("nobody signs in with that role");
}

Response post(Role role, std::string path, const std::string& body) {
    const auto& person = signed_in(role);
    auto request = posting(std::move(path), body + "&csrf=" + person.csrf);
    request.headers["cookie"] = "session=" + person.token;
    return answer(sample(), request);
}

bool says(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

TEST(PolicyPage, ShowsTheNumbersBehindAVerdictToThoseAloneWhoMaySeeContacts) {
    const auto review = office::review_policy(sample(), actor(Role::designee), sample().today());
    ASSERT_TRUE(review.ok());
    const auto& words = Words::of("en");
    std::vector<std::string> reasons;
    for (const auto& verdict : review->verdicts) {
        const auto* control = sample().catalogue().find(verdict.control);
        const bool of_contacts = control->evidence.front() == "contact" && verdict.missing.empty();
        if (!of_contacts) continue;
        for (const auto& reason : verdict.reasons)
            if (!reason.values.empty()) reasons.push_back(words(reason));
    }
    ASSERT_FALSE(reasons.empty());
    for (const auto* path : {"/policy.csv", "/policy"}) {
        EXPECT_FALSE(says(page(Role::designee, path), "stand in the Board report"));
        for (const auto role : {Role::staff, Role::board, Role::auditor, Role::custodian, Role::investigator,
                                Role::principal, Role::officer, Role::liaison}) {
            const auto seen = page(role, path);
            EXPECT_TRUE(says(seen, "The numbers behind this verdict stand in the Board report"));
            for (const auto& reason : reasons) EXPECT_FALSE(says(seen, reason)) << code_of(role) << " " << path;
        }
    }
}

TEST(PolicyPage, WritesNoDateAsMachinesDo) {
    const auto seen = page(Role::designee, "/policy");
    const auto& words = Words::of("en");
    EXPECT_EQ(words.with_dates("Hollis (2026-12-22), 2026-01-02"), "Hollis (Dec 22, 2026), Jan 2, 2026");
    EXPECT_EQ(words.with_dates("26-2026-12-22-7 and 12026-12-22"), "26-2026-12-22-7 and 12026-12-22");
    for (const auto* year : {"(2025-", "(2026-", "(2027-", " 2026-1"}) EXPECT_FALSE(says(seen, year)) << year;
}

TEST(PolicyPage, AsksForAnAttestationOnlyWhereNoRecordDecides) {
    const auto review = office::review_policy(sample(), actor(Role::designee), sample().today());
    ASSERT_TRUE(review.ok());
    for (const auto& verdict : review->verdicts)
        EXPECT_EQ(says(page(Role::designee, "/policy/" + verdict.provision), "/attest\""),
                  office::attestable(sample(), verdict.control))
            << verdict.control;
}

TEST(ContactsPage, IsNotForTheAuditor) { EXPECT_FALSE(actor(Role::auditor).may(office::Verb::see_contacts)); }

TEST(ContactsPage, ShowsALiaisonTheContactsOfTheOwnAgencyAlone) {
    EXPECT_TRUE(says(page(Role::designee, "/contacts.csv"), "Deputy Prentiss"));
    const auto seen = page(Role::liaison, "/contacts.csv");
    EXPECT_TRUE(says(seen, "Officer Reyes"));
    EXPECT_FALSE(says(seen, "Deputy Prentiss"));
}

TEST(EveryForm, SaysAtItsFieldThatAnIdPointsToNothing) {
    const std::string id{nothing};
    const std::string day = to_string(sample().today());
    const std::string contact =
        "key=k1&ago=5&origin=officer_saw&reason=fight&student=unknown&actions=talked&actions=none_of_these"
        "&outcome=back_to_class&minutes=under_5&administrator_consulted=yes&parent_told=yes";
    struct Case {
        Role role;
        std::string path, body;
    };
    const auto a_school =
        sample().file().read([](const filing::Reading& file) { return file.all<program::School>().front().id.text(); });
    for (const auto& [role, path, body] : std::vector<Case>{
             {Role::officer, "/contacts/new", contact + "&school=" + id},
             {Role::officer, "/contacts/new", contact + "&school=zzz"},
             {Role::officer, "/contacts/new", contact + "&school=" + a_school + "&request=" + id},
             {Role::officer, "/contacts/new", contact + "&school=" + a_school + "&student=" + id},
             {Role::staff, "/help", "urgency=not_now&reason=crime&place=Room+12&school=" + id},
             {Role::designee, "/help", "urgency=now&reason=danger&place=Room+12&school=" + id},
             {Role::designee, "/officers/assign", "first_day=" + day + "&school=" + a_school + "&officer=" + id},
             {Role::designee, "/officers/assign", "first_day=" + day + "&school=" + id + "&officer=" + id},
             {Role::designee, "/officers/training", "completed_on=" + day + "&subject=school-policing&officer=" + id},
             {Role::designee, "/agreements", "title=SRO+services&agency=" + id},
         }) {
        const auto response = post(role, path, body);
        EXPECT_EQ(response.status, 422) << path << " " << body;
        EXPECT_TRUE(says(response.body, "err")) << path;
    }
    for (const auto* deed : {"/term", "/approve", "/hold-over", "/review"})
        EXPECT_LT(post(Role::designee, "/agreements/" + id + deed,
                       "term=purpose&passage=1&approved_on=" + day + "&starts=" + day +
                           "&minutes=Item+3&basis=Clause+9" + "&until=" + day + "&reviewed_on=" + day)
                      .status,
                  500)
            << deed;
    for (const auto* path : {"/requests/", "/contacts/"})
        for (const auto* deed : {"/decide", "/close", "/correct", "/review"})
            EXPECT_LT(post(Role::designee, path + id + deed, "decision=officer&result=x").status, 500) << path << deed;
}

TEST(AskingForHelp, KeepsWhatWasTypedWhenThePlaceIsRefused) {
    const auto school = actor(Role::staff).schools.front().text();
    const auto response =
        post(Role::staff, "/help", "urgency=not_now&reason=crime&place=Mara+Delgado+in+Room+12&school=" + school);
    EXPECT_EQ(response.status, 422);
    EXPECT_TRUE(says(response.body, "value=\"Mara Delgado in Room 12\""));
    EXPECT_TRUE(says(response.body, "may be a name"));
}

TEST(AskingForHelp, InDangerSaysThatThePlaceWasNotKeptAndTheOfficerSeesThatNoneWasGiven) {
    const auto school = actor(Role::officer).schools.front().text();
    const auto response =
        post(Role::designee, "/help", "urgency=now&reason=danger&place=number+123-45-6789&school=" + school);
    EXPECT_EQ(response.status, 200);
    EXPECT_TRUE(says(response.body, "An officer comes at once"));
    EXPECT_TRUE(says(response.body, "Your place was not kept: say by radio where you are."));
    EXPECT_TRUE(says(page(Role::officer, "/requests"), "Place not given"));
}

TEST(Today, GivesEachRoleWhatItOwnsAndNothingTwice) {
    const auto review = office::review_policy(sample(), actor(Role::designee), sample().today());
    ASSERT_TRUE(review.ok());
    const auto items = office::due_items(*review, sample().today() + CalendarDays{60});
    ASSERT_FALSE(items.empty());
    for (std::size_t i = 0; i < items.size(); ++i)
        for (std::size_t j = i + 1; j < items.size(); ++j)
            EXPECT_FALSE(items[i].verdict->control == items[j].verdict->control &&
                         items[i].verdict->due == items[j].verdict->due &&
                         items[i].verdict->outcome == items[j].verdict->outcome)
                << items[i].verdict->control;
    for (const auto role : {Role::board, Role::custodian, Role::investigator, Role::auditor, Role::liaison}) {
        const auto seen = page(role, "/");
        for (const auto& item : items) {
            const auto& owners = item.verdict->owners;
            const bool owned = std::find(owners.begin(), owners.end(), std::string{code_of(role)}) != owners.end();
            EXPECT_EQ(says(seen, "/policy/" + item.provision->id + "\""), owned)
                << code_of(role) << " " << item.verdict->control;
        }
    }
}

TEST(BoardReport, OfDaysAheadIsRefused) {
    EXPECT_TRUE(says(page(Role::board, "/report?from=2026-07-01&until=2100-01-01"), "The period lies ahead"));
}

}  // namespace
}  // namespace accord::web
