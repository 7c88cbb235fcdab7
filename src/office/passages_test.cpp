#include "office/passages.hpp"

#include <algorithm>

#include "office/ledger.hpp"
#include "office/policies.hpp"
#include "office/review.hpp"
#include "office/test_school.hpp"

namespace accord::office {
namespace {

using program::PassageReading;

/// One tracked change run together in a sentence that also waits for a name, and a second sentence that is plain.
constexpr auto made_up =
    "Made-up policy\n\n"
    "Mission and purpose\n\n"
    "Officers shallmay not take part in student discipline at [name of district].\n\n"
    "Officers shall wear a purple hat on every Tuesday.\n";

std::string said(const Problems& problems) {
    std::string text;
    for (const auto& each : problems) text += each.where + ": " + english(each.message) + "\n";
    return text;
}

struct Draft {
    School district;
    Office& office = *district.office;
    program::PolicyId id = *take_in_policy(office, district.designee, "made-up.txt", made_up);

    Adoption now() { return *adoption(office, district.designee, id); }
    std::string passage(std::size_t number) { return now().reading.passages.at(number - 1).key(); }
    Result<Done> choose(std::size_t number, PassageReading reading, std::string words = {}) {
        return choose_words(office, district.designee, id, {{passage(number), reading, std::move(words)}});
    }
    policy::Provision rule() { return now().reading.provisions.at(0); }
    void settle() {
        const auto draft = now();
        for (const auto& provision : draft.reading.provisions)
            if (policy::binds(provision.kind)) {
                ASSERT_TRUE(set_binding(office, district.designee, id, provision.id, "duties.no-discipline", "").ok());
            }
    }
};

TEST(OpenPassages, AreAskedForOneByOneWithBothReadings) {
    Draft draft;
    const auto passages = draft.now().reading.passages;
    ASSERT_EQ(passages.size(), 2u);
    EXPECT_EQ(passages[0].words, "shallmay");
    EXPECT_EQ(passages[0].readings, (std::vector<std::string>{"shall", "may"}));
    EXPECT_EQ(passages[0].line, 5);
    EXPECT_EQ(passages[1].words, "[name of district]");
    EXPECT_EQ(draft.now().open_passages().size(), 2u);
}

TEST(OpenPassages, StandInTheWayOfAdoptionUntilEachIsChosen) {
    Draft draft;
    draft.settle();
    const auto refused = confirm_bindings(draft.office, draft.district.designee, draft.id);
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(said(refused.problems())
                  .find("passages: 2 passages leave open what the text says, in lines 5: choose the words"),
              std::string::npos)
        << said(refused.problems());
    ASSERT_TRUE(draft.choose(1, PassageReading::first).ok());
    EXPECT_FALSE(confirm_bindings(draft.office, draft.district.designee, draft.id).ok());
    ASSERT_TRUE(draft.choose(2, PassageReading::open).ok());
    draft.settle();
    EXPECT_TRUE(confirm_bindings(draft.office, draft.district.designee, draft.id).ok());
}

TEST(AChoice, DecidesTheTextAndWhatItDemandsAndKeepsItsLine) {
    Draft draft;
    ASSERT_TRUE(draft.choose(1, PassageReading::first).ok());
    const auto first = draft.rule();
    EXPECT_EQ(first.text, "Officers shall not take part in student discipline at [name of district].");
    EXPECT_EQ(first.kind, policy::Kind::prohibition);
    EXPECT_EQ(first.line, 5);
    ASSERT_TRUE(draft.choose(1, PassageReading::typed, "  may  \n").ok());
    ASSERT_TRUE(draft.choose(1, PassageReading::typed, "are encouraged to counsel, and shall").ok());
    const auto typed = draft.rule();
    EXPECT_EQ(
        typed.sentence_text,
        "Officers are encouraged to counsel, and shall not take part in student discipline at [name of district].");
    EXPECT_NE(typed.sentence, first.sentence) << "another sentence is another provision";
    EXPECT_EQ(typed.line, 5);
}

TEST(AChoice, LeavesTheDocumentOnFileAsItCameIn) {
    Draft draft;
    ASSERT_TRUE(draft.choose(1, PassageReading::second).ok());
    ASSERT_TRUE(draft.choose(2, PassageReading::typed, "Cedar Valley").ok());
    EXPECT_EQ(draft.now().record.bytes, made_up);
    EXPECT_EQ(draft.now().reading.passages.size(), 2u) << "they are numbered as before";
    EXPECT_EQ(draft.rule().text, "Officers may not take part in student discipline at Cedar Valley.");
}

TEST(AChoice, IsARecordWithWhoAndWhenAndACorrectionAddsToIt) {
    Draft draft;
    ASSERT_TRUE(draft.choose(1, PassageReading::first).ok());
    ASSERT_TRUE(draft.choose(1, PassageReading::first).ok()) << "the same again changes nothing";
    ASSERT_TRUE(draft.choose(1, PassageReading::second).ok());
    const auto chosen = draft.now().chosen;
    ASSERT_EQ(chosen.size(), 1u);
    EXPECT_EQ(chosen[0].record.chosen, "may");
    EXPECT_EQ(chosen[0].record.before, "shall");
    EXPECT_EQ(chosen[0].record.after, "may");
    EXPECT_FALSE(chosen[0].by.empty());
    const auto versions = draft.office.file().read(
        [&](const filing::Reading& file) { return file.history<program::PolicyChoice>(chosen[0].record.id); });
    EXPECT_EQ(versions.size(), 2u);
    const auto acts =
        draft.office.file().read([](const filing::Reading& file) { return file.acts("choose_policy_words"); });
    EXPECT_EQ(acts.size(), 2u);
    EXPECT_TRUE(verify_ledger(draft.office, operator_of_machine())->faults.empty());
}

TEST(AChoice, ThatDoesNotFitItsPassageKeepsNone) {
    Draft draft;
    const auto refused = choose_words(draft.office, draft.district.designee, draft.id,
                                      {{draft.passage(1), PassageReading::first},
                                       {draft.passage(2), PassageReading::second},
                                       {"0000-9", PassageReading::open}});
    EXPECT_EQ(refused.problems().size(), 2u) << said(refused.problems());
    EXPECT_FALSE(draft.choose(2, PassageReading::typed, " \n ").ok());
    EXPECT_FALSE(draft.choose(1, PassageReading::open).ok());
    EXPECT_TRUE(draft.now().chosen.empty());
    EXPECT_FALSE(
        choose_words(draft.office, draft.district.teacher, draft.id, {{draft.passage(1), PassageReading::first}}).ok());
}

TEST(AChoice, MadeAfterConfirmingOpensTheBindingsAgainAndNoneIsMadeInForce) {
    Draft draft;
    ASSERT_TRUE(draft.choose(1, PassageReading::first).ok());
    ASSERT_TRUE(draft.choose(2, PassageReading::left_out).ok());
    draft.settle();
    ASSERT_TRUE(confirm_bindings(draft.office, draft.district.designee, draft.id).ok());
    ASSERT_TRUE(draft.choose(1, PassageReading::second).ok());
    EXPECT_EQ(draft.now().record.stage, program::AdoptionStage::reviewing);
    draft.settle();
    ASSERT_TRUE(confirm_bindings(draft.office, draft.district.designee, draft.id).ok());
    ASSERT_TRUE(put_in_force(draft.office, draft.district.designee, draft.id, Date{2021, 1, 1}, "Item 9").ok());
    EXPECT_FALSE(draft.choose(1, PassageReading::first).ok());

    const auto review = review_policy(draft.office, draft.district.teacher, draft.office.today());
    ASSERT_TRUE(review.ok());
    const auto& rule = review->policy->provisions.at(0);
    EXPECT_EQ(rule.text, "Officers may not take part in student discipline at.");
    const auto chosen = review->chosen_in(rule);
    ASSERT_EQ(chosen.size(), 2u);
    EXPECT_EQ(chosen[0]->record.before, "shall");
    EXPECT_TRUE(review->chosen_in(review->policy->provisions.at(1)).empty());
}

TEST(AChoice, LeavesTheFileWithItsDraft) {
    Draft draft;
    ASSERT_TRUE(draft.choose(1, PassageReading::first).ok());
    ASSERT_TRUE(discard_policy(draft.office, draft.district.designee, draft.id).ok());
    const auto left =
        draft.office.file().read([](const filing::Reading& file) { return file.count<program::PolicyChoice>(); });
    EXPECT_EQ(left, 0);
    draft.id = *take_in_policy(draft.office, draft.district.designee, "made-up.txt", made_up);
    EXPECT_EQ(draft.now().open_passages().size(), 2u);
}

}  // namespace
}  // namespace accord::office
