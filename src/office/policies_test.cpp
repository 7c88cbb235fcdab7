#include "office/policies.hpp"

#include <random>

#include "office/ledger.hpp"
#include "office/requests.hpp"
#include "office/review.hpp"
#include "office/test_school.hpp"

namespace accord::office {
namespace {

constexpr auto hats = "Made-up policy\n\nOfficers shall wear a purple hat on every Tuesday of the year.\n";

std::string said(const Problems& problems) {
    std::string text;
    for (const auto& each : problems) text += each.where + ": " + english(each.message) + "\n";
    return text;
}

/// Settles every open provision of a draft with one control.
void settle(School& district, program::PolicyId id, const std::string& control) {
    const auto found = adoption(*district.office, district.designee, id);
    ASSERT_TRUE(found.ok());
    for (const auto& provision : found->reading.provisions)
        if (policy::binds(provision.kind)) {
            ASSERT_TRUE(set_binding(*district.office, district.designee, id, provision.id, control, "").ok());
        }
}

TEST(TakeIn, RefusesADocumentWithoutARuleAndSaysWhatWasRead) {
    School district;
    for (const char* words : {"x", "Made-up policy\n\nLegal reference: Education Code 1\n"}) {
        const auto id = take_in_policy(*district.office, district.designee, "nothing.txt", words);
        ASSERT_FALSE(id.ok()) << words;
        EXPECT_NE(said(id.problems()).find("No rule was found in nothing.txt. Sentences read: "), std::string::npos)
            << said(id.problems());
    }
    EXPECT_TRUE(policy_documents(*district.office, district.designee).empty());
}

TEST(TakeIn, RefusesBytesThatAreNoText) {
    School district;
    std::mt19937 draw{20261122};
    std::string bytes(20'000, '\0');
    for (auto& byte : bytes) byte = static_cast<char>(draw());
    EXPECT_FALSE(take_in_policy(*district.office, district.designee, "noise.txt", bytes).ok());
    // Nor when a rule stands between them.
    const auto mixed = take_in_policy(*district.office, district.designee, "noise.txt", bytes + "\n\n" + hats);
    ASSERT_FALSE(mixed.ok());
    EXPECT_NE(said(mixed.problems()).find("noise.txt is no text"), std::string::npos) << said(mixed.problems());
}

TEST(Draft, IsDiscardedByAnEntryAndCanBeTakenInAgain) {
    School district;
    auto& office = *district.office;
    const auto id = take_in_policy(office, district.designee, "hats.txt", hats);
    ASSERT_TRUE(id.ok());
    settle(district, *id, "attested");
    EXPECT_FALSE(discard_policy(office, district.teacher, *id).ok());
    ASSERT_TRUE(discard_policy(office, district.designee, *id).ok());
    EXPECT_TRUE(policy_documents(office, district.designee).empty());
    EXPECT_FALSE(adoption(office, district.designee, *id).ok());
    const auto acts = office.file().read([](const filing::Reading& file) { return file.acts("discard_policy"); });
    ASSERT_EQ(acts.size(), 1u);
    EXPECT_EQ(acts.front().by, district.designee.account);
    EXPECT_TRUE(verify_ledger(office, operator_of_machine())->faults.empty());
    EXPECT_TRUE(take_in_policy(office, district.designee, "hats.txt", hats).ok());
}

TEST(Draft, IsSeenOnlyByThoseWhoAdoptPolicies) {
    School district;
    auto& office = *district.office;
    district.adopt("policies/sample/cedar-valley.md");
    const auto id = take_in_policy(office, district.designee, "hats.txt", hats);
    ASSERT_TRUE(id.ok());
    EXPECT_EQ(policy_documents(office, district.designee).size(), 2u);
    const auto others = policy_documents(office, district.teacher);
    ASSERT_EQ(others.size(), 1u);
    EXPECT_FALSE(adoption(office, district.teacher, *id).ok());
    EXPECT_TRUE(adoption(office, district.teacher, others.front().id).ok());
    EXPECT_FALSE(compare_documents(office, district.teacher, others.front().id, *id).ok());
    EXPECT_FALSE(discard_policy(office, district.designee, others.front().id).ok()) << "it is in force";
}

TEST(Adopting, ADutyThatFitsNoControlIsAttestedByAPersonForATime) {
    School district;
    auto& office = *district.office;
    const auto id = take_in_policy(office, district.designee, "hats.txt", hats);
    ASSERT_TRUE(id.ok());
    settle(district, *id, "attested");
    ASSERT_TRUE(confirm_bindings(office, district.designee, *id).ok());
    ASSERT_TRUE(put_in_force(office, district.designee, *id, Date{2021, 1, 1}, "Item 9").ok());
    const auto today = office.today();
    const auto before = review_policy(office, district.designee, today);
    ASSERT_TRUE(before.ok());
    ASSERT_EQ(before->verdicts.size(), 1u);
    const auto verdict = before->verdicts.front();
    EXPECT_EQ(verdict.outcome, compliance::Outcome::cannot_tell);
    EXPECT_EQ(verdict.missing, std::vector<std::string>{"attestation"});
    ASSERT_TRUE(
        attest(office, district.principal, "attested", verdict.provision, "I saw the hats", today + CalendarDays{90})
            .ok());
    const auto after = review_policy(office, district.designee, today)->verdicts.front();
    EXPECT_EQ(after.outcome, compliance::Outcome::met);
    EXPECT_EQ(after.basis, compliance::Basis::attested);
    EXPECT_EQ(after.due, today + CalendarDays{90});
}

TEST(Adopting, DeletionsThatTheDocumentMarksAreReadByAPersonBeforeTheTextStands) {
    School district;
    auto& office = *district.office;
    const auto id =
        take_in_policy(office, district.designee, "marked.html",
                       "<html><body><h1>Guards</h1><p>Guards <del>may</del><ins>shall not</ins> take part in "
                       "student discipline.</p></body></html>");
    ASSERT_TRUE(id.ok());
    settle(district, *id, "duties.no-discipline");
    const auto refused = confirm_bindings(office, district.designee, *id);
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(said(refused.problems()).find("deletions: The document marks words as deleted"), std::string::npos)
        << said(refused.problems());
    EXPECT_FALSE(put_in_force(office, district.designee, *id, Date{2021, 1, 1}, "Item 9").ok());
    ASSERT_TRUE(confirm_bindings(office, district.designee, *id, MarkedDeletions::stand_as_adopted).ok());
    const auto acts =
        office.file().read([](const filing::Reading& file) { return file.acts("confirm_policy_as_it_reads"); });
    ASSERT_EQ(acts.size(), 1u);
    EXPECT_EQ(acts.front().by, district.designee.account);
    EXPECT_TRUE(put_in_force(office, district.designee, *id, Date{2021, 1, 1}, "Item 9").ok());
}

TEST(Adopting, AnExceptionThatAPrincipalDecidesStandsBesideTheSentenceThatAnswered) {
    School district;
    auto& office = *district.office;
    district.adopt("policies/sample/cedar-valley.md");
    const auto asked =
        ask_for_help(office, district.teacher,
                     {district.school.id, "Room 12", program::RequestReason::school_rule, program::Urgency::not_now});
    ASSERT_TRUE(asked.ok());
    const auto id = asked->request.id;
    ASSERT_TRUE(
        decide_request(office, district.principal, id, program::Responder::officer, "It turned into a fight").ok());
    const auto review = review_policy(office, district.designee, office.today());
    const auto* verdict = review->verdict(asked->request.provision);
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->control, "duties.no-discipline");
    ASSERT_FALSE(verdict->evidence.empty());
    EXPECT_EQ(verdict->evidence.front(), "intervention_request:" + id.text());
}

}  // namespace
}  // namespace accord::office
