#include "policy/compare.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "policy/compare_json.hpp"
#include "policy/test_files.hpp"

namespace accord::policy {
namespace {

Provision provision(Kind kind, std::string text) {
    Provision made;
    made.sentence = to_hex(sha256(normalise(text))).substr(0, 8);
    made.id = "P-" + made.sentence;
    made.kind = kind;
    made.text = std::move(text);
    made.sentence_text = made.text;
    return made;
}

Reading reading(std::vector<Provision> provisions) { return {{}, std::move(provisions), {}}; }

const Catalogue& catalogue() {
    static const Catalogue shipped = shipped_catalogue();
    return shipped;
}

/// The only pair of two documents of one sentence each.
struct One {
    Reading before, after;
    Comparison comparison;
    One(Kind old_kind, std::string old_text, Kind new_kind, std::string new_text)
        : before{reading({provision(old_kind, std::move(old_text))})},
          after{reading({provision(new_kind, std::move(new_text))})},
          comparison{compare(before, after, catalogue())} {}
    [[nodiscard]] const Pair& pair() const {
        EXPECT_EQ(comparison.pairs.size(), 1u);
        return comparison.pairs.front();
    }
};

using Flags = std::vector<Flag>;

TEST(Compare, FindsTheSameWordsWhateverTheirPunctuation) {
    const One one{Kind::obligation, "Officers shall log each call.", Kind::obligation, "Officers shall log each call"};
    EXPECT_EQ(one.pair().status, PairStatus::verbatim);
    EXPECT_TRUE(one.pair().changes.empty());
    EXPECT_TRUE(one.pair().flags.empty());
}

TEST(Compare, FlagsARuleThatIsTurnedRound) {
    const One one{Kind::prohibition, "Officers shall not inspect pupil files unless the law allows it.",
                  Kind::permission, "Officers may inspect pupil files if the law allows it."};
    EXPECT_EQ(one.pair().status, PairStatus::altered);
    EXPECT_EQ(one.pair().flags, Flags{Flag::polarity_changed});
}

TEST(Compare, FlagsADutyThatBecameAChoice) {
    const One one{Kind::obligation, "The Board shall publish the figures.", Kind::permission,
                  "The Board may publish the figures."};
    EXPECT_EQ(one.pair().flags, Flags{Flag::polarity_changed});
}

TEST(Compare, FlagsAConditionThatWasAdded) {
    const One one{Kind::obligation, "The Board shall ratify an agreement with the sheriff.", Kind::obligation,
                  "If the district hires deputies, the Board shall ratify an agreement with the sheriff."};
    EXPECT_EQ(one.pair().flags, Flags{Flag::condition_added});
}

TEST(Compare, TakesAConditionAmongExamplesForWording) {
    const One one{
        Kind::obligation,
        "The district shall keep a tiered plan for safety and belonging, which may include counsellors, mentors, "
        "restorative circles, lessons for families and posting officers.",
        Kind::obligation,
        "The district shall keep a tiered plan for safety and belonging, which may include counsellors, mentors, "
        "restorative circles, lessons for families and, when affordable, posting officers."};
    EXPECT_EQ(one.pair().flags, Flags{Flag::wording_only});
}

TEST(Compare, FlagsAScheduleThatChanged) {
    const One rhythm{Kind::obligation, "The Superintendent shall periodically report figures to the Board.",
                     Kind::obligation,
                     "As directed by the Board, the Superintendent shall report figures to the Board."};
    EXPECT_EQ(rhythm.pair().flags, Flags{Flag::schedule_changed});
    const One span{Kind::obligation, "The principal shall answer a complaint within 10 school days.", Kind::obligation,
                   "The principal shall answer a complaint within 30 school days."};
    EXPECT_EQ(span.pair().flags, Flags{Flag::schedule_changed});
}

TEST(Compare, CallsASmallChangeWording) {
    const One one{Kind::prohibition, "Officers shall not treat a pupil worse on the basis race, creed or sex.",
                  Kind::prohibition, "Officers shall not treat a pupil worse on the basis of race, creed or sex."};
    EXPECT_EQ(one.pair().flags, Flags{Flag::wording_only});
    const auto& changes = one.pair().changes;
    ASSERT_EQ(changes.size(), 3u);
    EXPECT_EQ(changes[1], (WordChange{WordChange::Side::new_only, "of"}));
}

TEST(Compare, NeverCallsALostConditionWording) {
    const One one{Kind::permission,
                  "With care and with patience officers may give lessons to every class if the principal agrees.",
                  Kind::permission, "With care and with patience officers may give lessons to every class."};
    EXPECT_EQ(one.pair().status, PairStatus::altered);
    EXPECT_TRUE(one.pair().flags.empty());
}

TEST(Compare, FlagsAProtectionThatIsMissing) {
    const Reading before = reading({provision(Kind::prohibition, "Officers shall not take part in school discipline."),
                                    provision(Kind::permission, "The Board may add further terms to the agreement.")});
    const Reading after = reading({});
    const Comparison comparison = compare(before, after, catalogue());
    ASSERT_EQ(comparison.pairs.size(), 2u);
    EXPECT_EQ(comparison.count(PairStatus::missing), 2);
    EXPECT_EQ(comparison.pairs[0].flags, Flags{Flag::protection_missing});
    EXPECT_TRUE(comparison.pairs[1].flags.empty());
}

TEST(Compare, FindsANoteThatBecamePolicyInsideALongerNote) {
    const Reading before =
        reading({provision(Kind::note,
                           "NOTE: Associations publish courses. State law asks that the agency's rules on force cover "
                           "the training of its officers. See their sites.")});
    const Reading after = reading({provision(
        Kind::obligation, "State law asks that the agency's rules on force cover the training of its officers.")});
    const Comparison comparison = compare(before, after, catalogue());
    ASSERT_EQ(comparison.pairs.size(), 1u);
    EXPECT_EQ(comparison.pairs[0].status, PairStatus::added);
    EXPECT_EQ(comparison.pairs[0].flags, Flags{Flag::note_became_policy});
}

TEST(Compare, LeavesNotesReferencesAndAdoptionOut) {
    const Reading before = reading({provision(Kind::note, "NOTE: one"), provision(Kind::reference, "Code 1")});
    const Reading after = reading({provision(Kind::adoption, "Adopted 1 May 2026")});
    EXPECT_TRUE(compare(before, after, catalogue()).pairs.empty());
}

TEST(Compare, PutsFirstWhatMattersMost) {
    const Reading before =
        reading({provision(Kind::obligation, "Officers shall attend games."),
                 provision(Kind::prohibition, "Officers shall not ask where a child was born."),
                 provision(Kind::obligation, "The Superintendent shall report arrest figures to the Board each year."),
                 provision(Kind::prohibition, "Deputies shall not look at student records.")});
    const Reading after =
        reading({provision(Kind::obligation, "Officers shall attend games."),
                 provision(Kind::obligation, "The Superintendent shall report arrest figures to the Board each month."),
                 provision(Kind::permission, "Deputies may look at student records.")});
    const Comparison comparison = compare(before, after, catalogue());
    ASSERT_EQ(comparison.pairs.size(), 4u);
    EXPECT_EQ(comparison.pairs[0].flags.front(), Flag::polarity_changed);
    EXPECT_EQ(comparison.pairs[1].flags.front(), Flag::protection_missing);
    EXPECT_EQ(comparison.pairs[2].flags.front(), Flag::schedule_changed);
    EXPECT_EQ(comparison.pairs[3].status, PairStatus::verbatim);
    EXPECT_EQ(comparison.count(Flag::schedule_changed), 1);
    EXPECT_EQ(comparison.count(PairStatus::altered), 2);
}

TEST(Compare, PairsEachOfTwoEqualSentencesOnce) {
    const Reading twice = reading(
        {provision(Kind::obligation, "Officers log calls."), provision(Kind::obligation, "Officers log calls.")});
    const Comparison comparison =
        compare(twice, reading({provision(Kind::obligation, "Officers log calls.")}), catalogue());
    EXPECT_EQ(comparison.count(PairStatus::verbatim), 1);
    EXPECT_EQ(comparison.count(PairStatus::missing), 1);
}

TEST(CompareJson, HasPairsAndASummary) {
    const One one{Kind::prohibition, "Officers shall not see student records.", Kind::permission,
                  "Officers may see student records."};
    const Json json = to_json(one.comparison);
    ASSERT_EQ(json["pairs"].size(), 1u);
    EXPECT_EQ(json["pairs"][0]["old"]["kind"], "prohibition");
    EXPECT_EQ(json["pairs"][0]["status"], "altered");
    EXPECT_EQ(json["pairs"][0]["flags"], Json::array({"polarity-changed"}));
    EXPECT_EQ(json["pairs"][0]["changes"][1], (Json{{"op", "delete"}, {"text", "shall not"}}));
    EXPECT_EQ(json["summary"]["altered"], 1);
    EXPECT_EQ(json["summary"]["polarity-changed"], 1);
    EXPECT_EQ(json["summary"]["missing"], 0);
    EXPECT_TRUE(to_json(compare({}, one.after, catalogue()))["pairs"][0]["old"].is_null());
}

}  // namespace
}  // namespace accord::policy
