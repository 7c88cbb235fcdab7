// What each reader is given on the pages, and what forms say to words and ids that they cannot take.
#include <gtest/gtest.h>

#include <map>

#include "office/requests.hpp"
#include "office/review.hpp"
#include "web/app.hpp"
#include "web/html.hpp"
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
    EXPECT_TRUE(says(page(Role::designee, "/report?from=2026-07-01&until=2100-01-01"), "The period lies ahead"));
}

/// The page of a provision of the policy in force that is bound to a control.
std::string provision_of(const std::string& control) {
    const auto review = office::review_policy(sample(), actor(Role::designee), sample().today());
    for (const auto& verdict : review->verdicts)
        if (verdict.control == control) return "/policy/" + verdict.provision;
    return {};
}

TEST(ProvisionPage, LeadsToTheFormThatFeedsItThoseAloneWhoMayFillItIn) {
    const auto trained = provision_of("people.staff-trained");
    ASSERT_FALSE(trained.empty());
    EXPECT_TRUE(says(page(Role::designee, trained), "href=\"/staff-training\">Record training of school staff"));
    EXPECT_TRUE(says(page(Role::principal, trained), "Record training of school staff"));
    EXPECT_FALSE(says(page(Role::auditor, trained), "Record training of school staff"));
    const auto reported = provision_of("fairness.board-report");
    ASSERT_FALSE(reported.empty());
    EXPECT_TRUE(says(page(Role::designee, reported), "href=\"/report/editions#delivery\""));
}

TEST(ProvisionPage, SaysWhichRecordsAreNotKeptYet) {
    const auto review = office::review_policy(sample(), actor(Role::designee), sample().today());
    int waiting = 0;
    for (const auto& verdict : review->verdicts) {
        if (verdict.missing != std::vector<std::string>{"hours"}) continue;
        ++waiting;
        EXPECT_TRUE(says(page(Role::designee, "/policy/" + verdict.provision), "keeps no such records yet"));
    }
    if (waiting == 0) GTEST_SKIP() << "the sample's policy asks for no hours";
}

TEST(PolicyPage, ShowsAListAsTheDocumentHadIt) {
    const auto review = office::review_policy(sample(), actor(Role::designee), sample().today());
    int lists = 0;
    for (const auto& provision : review->policy->provisions) {
        const auto words = policy::listed(provision, provision.text);
        if (words.items.empty() || !policy::binds(provision.kind)) continue;
        ++lists;
        std::string joined = words.lead;
        for (const auto& item : words.items) joined += " " + item;
        EXPECT_EQ(joined, provision.text) << "not a word is lost";
        for (const auto* path : {"/policy", "/policy/"}) {
            const auto seen = page(Role::designee, path + (std::string{path}.size() > 7 ? provision.id : ""));
            for (const auto& item : words.items)
                EXPECT_TRUE(says(seen, "<li>" + Html{item}.text() + "</li>")) << path << " " << item;
        }
    }
    EXPECT_GT(lists, 0);
}

TEST(StaffTrainingForm, SaysAllProblemsAtOnceAndKeepsWhatWasTyped) {
    const auto response = post(Role::principal, "/staff-training", "provider=Safety+office&attended=abc&expected=");
    EXPECT_EQ(response.status, 422);
    for (const auto* words : {"Choose the school", "Write the date as", "Say how many were there",
                              "Say how many of the staff were expected", "value=\"Safety office\"", "value=\"abc\""})
        EXPECT_TRUE(says(response.body, words)) << words;
}

TEST(StaffTrainingForm, ChangesTheVerdictInTheNextCall) {
    auto demo = office::TestOffice::demo();
    office::Actor designee;
    const auto people = office::accounts(*demo, office::operator_of_machine());
    for (const auto& account : *people)
        if (account.role == Role::designee) designee = office::actor_of(*demo, account);
    const auto reason = [&] {
        const auto review = office::review_policy(*demo, designee, demo->today());
        for (const auto& verdict : review->verdicts)
            if (verdict.control == "people.staff-trained") return english(verdict.reasons.front());
        return std::string{};
    };
    const auto before = reason();
    auto schools = demo->file().read([](const filing::Reading& file) { return file.all<program::School>(); });
    const auto trained =
        demo->file().read([](const filing::Reading& file) { return file.all<program::StaffTraining>(); });
    const auto waits = std::find_if(schools.begin(), schools.end(), [&](const program::School& school) {
        return std::none_of(trained.begin(), trained.end(), [&](const auto& row) {
            return row.school == school.id && school_year_of(row.held_on) == school_year_of(demo->today());
        });
    });
    ASSERT_NE(waits, schools.end());
    for (const auto& login : office::sample_logins()) {
        if (login.role != Role::designee) continue;
        const auto person = office::sign_in(*demo, login.login, login.password);
        auto request =
            posting("/staff-training", "school=" + waits->id.text() + "&held_on=" + to_string(demo->today()) +
                                           "&provider=Safety+office&attended=20&expected=22&csrf=" + person->csrf);
        request.headers["cookie"] = "session=" + person->token;
        EXPECT_EQ(answer(*demo, request).status, 303);
    }
    EXPECT_NE(reason(), before);
    EXPECT_TRUE(says(answer_as(*demo, asking(Method::get, "/staff-training"), designee).body, "20 of 22"));
}

TEST(ForcePolicyForm, IsForThoseWhoSpeakForTheAgency) {
    const auto agency = sample().file().read([](const filing::Reading& file) {
        for (const auto& each : file.all<program::Agency>())
            if (each.kind == program::AgencyKind::sheriff) return each.id.text();
        return std::string{};
    });
    ASSERT_FALSE(agency.empty());
    EXPECT_EQ(post(Role::designee, "/force-policies", "agency=" + agency + "&dated=yesterday").status, 422);
    EXPECT_EQ(post(Role::liaison, "/force-policies", "agency=" + agency + "&dated=2024-01-01").status, 422)
        << "the liaison is of the police";
    EXPECT_EQ(post(Role::principal, "/force-policies", "agency=" + agency + "&dated=2024-01-01").status, 403);
    EXPECT_EQ(post(Role::designee, "/force-policies",
                   "agency=" + agency + "&dated=2024-01-01&covers=minimum-training&covers=vulnerable-populations")
                  .status,
              303);
    const auto seen = page(Role::designee, "/force-policies");
    EXPECT_TRUE(says(seen, "Jan 1, 2024"));
    EXPECT_TRUE(says(seen, "value=\"minimum-training\" checked"));
}

TEST(SwornForm, SaysWhatIsMissing) {
    const auto response = post(Role::designee, "/officers/sworn", "");
    EXPECT_EQ(response.status, 422);
    EXPECT_TRUE(says(response.body, "Choose at least one officer"));
    EXPECT_TRUE(says(response.body, "Say whether they are sworn officers"));
}

TEST(DirectionForm, IsTakenWithItsTwoDays) {
    const auto wrong = post(Role::designee, "/report/direction", "direction_minutes=Item+4");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(says(wrong.body, "value=\"Item 4\""));
    EXPECT_TRUE(says(wrong.body, "href=\"#f-directed_on\"") && says(wrong.body, "href=\"#f-due_on\""));
    const auto today = sample().today();
    EXPECT_EQ(post(Role::designee, "/report/direction",
                   "directed_on=" + to_string(today) + "&due_on=" + to_string(today + CalendarDays{30}))
                  .status,
              303);
    EXPECT_EQ(post(Role::board, "/report/direction", "directed_on=2026-01-01&due_on=2026-02-01").status, 403);
}

TEST(RequestsPage, IsNotForTheAuditor) {
    EXPECT_EQ(answer_as(sample(), asking(Method::get, "/requests"), actor(Role::auditor)).status, 403);
    EXPECT_FALSE(says(page(Role::auditor, "/"), "href=\"/requests\""));
}

}  // namespace
}  // namespace accord::web
