#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "compliance/case_test.hpp"
#include "compliance/judge.hpp"
#include "compliance/kinds.hpp"

namespace accord::compliance {
namespace {

using enum Outcome;

TEST(Review, GivesOneVerdictForEachBoundProvisionInTheOrderOfTheDocument) {
    auto policy = Case{"people.tiers"}.policy();
    for (const char* control : {"not-a-control", "officer.sworn", "", "records.access"}) {
        auto provision = policy.provisions.front();
        provision.id = "P-" + std::to_string(policy.provisions.size());
        policy.bindings.push_back({provision.id, control, {}, {}, 1, policy::Source::person});
        policy.provisions.push_back(std::move(provision));
    }
    const auto verdicts = review(policy, catalogue(), Case{""}.evidence);
    ASSERT_EQ(verdicts.size(), 3u);
    EXPECT_EQ(verdicts[0].control, "people.tiers");
    EXPECT_EQ(verdicts[1].provision, "P-2");
    EXPECT_EQ(verdicts[2].control, "records.access");
}

TEST(Review, NeverCallsAPermissionMetOrBroken) {
    for (const auto& control : catalogue().controls) {
        if (control.id == policy::not_a_control) continue;
        const auto verdict = Case{control.id}.permits().officer("R. Alvarez").verdict();
        EXPECT_EQ(verdict.outcome, not_applicable) << control.id;
        EXPECT_EQ(verdict.basis, Basis::permission) << control.id;
        EXPECT_TRUE(verdict.missing.empty()) << control.id;
    }
}

TEST(Review, TellsHowAPermissionBehindAGateIsUsed) {
    auto asked = Case{"duties.intervention-grounds"}.permits().officer("R. Alvarez");
    asked.fact("request", "oakview", "", Date{2026, 10, 1},
               {{"response", "officer"}, {"urgency", "not_now"}, {"reason", "school_rule"}, {"because", "no"}});
    const auto verdict = asked.verdict();
    EXPECT_EQ(verdict.outcome, not_applicable);
    EXPECT_EQ(verdict.evidence, std::vector<std::string>{"request:1"});
    EXPECT_NE(all_reasons(verdict).find(
                  "Calls for an officer this school year on no ground of the policy and without a reason: 1 of 1."),
              std::string::npos);
}

TEST(Review, DoesNotCallMetWhatItCannotSeeWhole) {
    auto contact = Case{"duties.law-enforcement-activity"}.officer("R. Alvarez").keeps("contact");
    EXPECT_EQ(contact.outcome(), cannot_tell);
    EXPECT_EQ(contact.verdict().missing, std::vector<std::string>{"interview"});
    // What is broken is broken, whatever else is not known.
    contact.fact("contact", "oakview", "", Date{2026, 10, 1},
                 {{"outcome", "arrest"}, {"consulted", ""}, {"parent", "yes"}, {"rights", "yes"}});
    EXPECT_EQ(contact.outcome(), not_met);
}

TEST(Review, HoldsAClauseOnTheAgreementAgainstTheAgreementToo) {
    auto calls =
        Case{"calls.recorded"}.officer("R. Alvarez").keeps("call").keeps("agreement-term").set("terms", "calls");
    calls.fact("call", "oakview", "Oakview Middle", Date{2026, 9, 8}, {{"outcome", "no_action"}});
    EXPECT_EQ(calls.outcome(), not_met);
    EXPECT_NE(why(calls.verdict()).find("Ferndale Police (yearly data on calls for service)"), std::string::npos)
        << why(calls.verdict());
    calls.fact("agreement-term", "ferndale", "Ferndale Police", Date{2025, 7, 1},
               {{"term", "calls"}, {"passage", "Section 8"}, {"state", "in_force"}});
    EXPECT_EQ(calls.outcome(), met);
    EXPECT_EQ(calls.verdict().reasons.size(), 2u);
    calls.fact("call", "oakview", "Oakview Middle", Date{2026, 9, 9}, {{"outcome", "unknown"}});
    EXPECT_EQ(calls.outcome(), not_met);
    // What is not collected is still not collected.
    auto complaints = Case{"complaints.process"}.officer("R. Alvarez").set("terms", "complaints");
    complaints.fact("agreement-term", "ferndale", "Ferndale Police", Date{2025, 7, 1},
                    {{"term", "complaints"}, {"passage", "Section 5"}, {"state", "in_force"}});
    EXPECT_EQ(complaints.outcome(), cannot_tell);
}

TEST(Review, NamesTheEvidenceThatEachWaitingControlWaitsFor) {
    for (const auto& control : catalogue().controls) {
        if (control.id == policy::not_a_control) continue;
        // Every live kind is kept and empty; nobody gave a word; the others come with later issues.
        Case nothing{control.id};
        for (const auto& kind : evidence_kinds)
            if (kind.collection == Collection::live) nothing.keeps(std::string{kind.code});
        nothing.officer("R. Alvarez");
        if (control.id == "agreement.terms") nothing.set("terms", "purpose");
        const auto verdict = nothing.verdict();
        const bool waits = std::any_of(control.evidence.begin(), control.evidence.end(), [](const auto& code) {
            return find_kind(code)->collection == Collection::waiting;
        });
        EXPECT_TRUE(!waits || verdict.outcome == cannot_tell) << control.id;
        EXPECT_EQ(verdict.outcome == cannot_tell, !verdict.missing.empty()) << control.id;
        EXPECT_FALSE(verdict.reasons.empty()) << control.id;
        EXPECT_FALSE(verdict.owners.empty()) << control.id;
    }
}

TEST(Review, JudgesNoDraftingNote) {
    Case note{"officer.force-policy"};
    note.kind = policy::Kind::note;
    EXPECT_TRUE(review(note.policy(), catalogue(), note.evidence).empty());
    EXPECT_EQ(trace(note.policy(), catalogue()).size(), 1u);
}

TEST(Review, SaysSoWhenTheCatalogueLacksTheControl) {
    EXPECT_EQ(Case{"agreement.of-another-age"}.outcome(), cannot_tell);
}

TEST(Trace, FindsNoOrphanInTheCatalogue) {
    for (const auto& orphan : trace({}, catalogue()))
        ADD_FAILURE() << orphan.what << " " << orphan.id << ": " << english(orphan.message);
}

TEST(Trace, FindsProvisionsThatPointNowhere) {
    auto policy = Case{"people.tiers"}.policy();
    EXPECT_TRUE(trace(policy, catalogue()).empty());
    policy.bindings[0].control = "";
    EXPECT_EQ(trace(policy, catalogue()).at(0).what, "provision");
    policy.bindings[0].control = "not-a-control";
    EXPECT_EQ(trace(policy, catalogue()).at(0).what, "provision");
    policy.bindings[0].reason = "a purpose";
    EXPECT_TRUE(trace(policy, catalogue()).empty());
    policy.bindings[0].control = "agreement.of-another-age";
    EXPECT_EQ(trace(policy, catalogue()).size(), 1u);
    policy.bindings.push_back(policy.bindings[0]);
    EXPECT_EQ(trace(policy, catalogue()).size(), 2u);
    policy.bindings.clear();
    EXPECT_EQ(trace(policy, catalogue()).size(), 1u);
}

TEST(Trace, FindsARowOfTheCatalogueThatPointsNowhere) {
    const auto orphans_after = [](auto change) {
        auto changed = catalogue();
        change(changed);
        std::set<std::string> what;
        for (const auto& orphan : trace({}, changed)) what.insert(orphan.what);
        return what;
    };
    using What = std::set<std::string>;
    EXPECT_EQ(orphans_after([](auto& c) { c.controls[0].judge = "by-feeling"; }), What{"control"});
    EXPECT_EQ(orphans_after([](auto& c) { c.controls[0].evidence.push_back("hearsay"); }), What{"evidence"});
    EXPECT_EQ(orphans_after([](auto& c) { c.controls[0].owners = {"nobody"}; }), What{"control"});
    EXPECT_EQ(orphans_after([](auto& c) { c.controls[0].answers[0].answer = "perhaps"; }), What{"answer"});
    EXPECT_EQ(orphans_after([](auto& c) { c.controls[0].parameters[4].value = "soon"; }), What{"control"});
    EXPECT_EQ(orphans_after([](auto& c) { c.defaults.clear(); }), What{"answer"});
    EXPECT_EQ(
        orphans_after([](auto& c) { std::erase_if(c.controls, [](const auto& row) { return row.judge == "share"; }); }),
        What{"judge"});
}

// Properties of every control

/// A few facts of every kind, with values that the judges look at, on days around the one that is judged.
Case any_case() {
    const auto& controls = catalogue().controls;
    Case made{controls[*rc::gen::inRange<std::size_t>(0, controls.size() - 1)].id};  // all but the last, not-a-control
    const auto pick = [](std::initializer_list<const char*> choices) {
        return *rc::gen::elementOf(std::vector<std::string>(choices.begin(), choices.end()));
    };
    const auto date = [] { return Date{2026, 11, 22} + CalendarDays{*rc::gen::inRange(-500, 200)}; };
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        made.officer(pick({"R. Alvarez", "T. Ngo", "K. Oyelaran"}), date(),
                     {{"kind", pick({"sro", "campus_security"})},
                      {"sworn", pick({"yes", "no", "unknown"})},
                      {"reason", pick({"yes", "no"})},
                      {"training-by", pick({"", "2026-10-01", "2026-12-31"})}});
    for (const auto& kind : evidence_kinds) {
        const std::string code{kind.code};
        if (code == "posting" || *rc::gen::inRange(0, 3) == 0) continue;
        made.keeps(code, *rc::gen::inRange(0, 5) == 0 ? Date{2026, 10, 1} : Date{2020, 7, 1});
        for (int i = *rc::gen::inRange(0, 5); i > 0; --i)
            made.fact(code, pick({"ferndale", "oakview", "R. Alvarez", "T. Ngo"}), "somebody", date(),
                      {{"state", pick({"draft", "in_force", "holdover", "lapsed"})},
                       {"ends", pick({"", "2026-12-01", "2028-06-30"})},
                       {"term", pick({"purpose", "roles", "training-confirmation"})},
                       {"passage", pick({"", "Section 1"})},
                       {"subject", pick({"school-policing", "diverse-populations", "force-policy", "wa-a"})},
                       {"participants", pick({"parents", "parents,students,community"})},
                       {"group", pick({"school_rule", "crime", "welfare"})},
                       {"acted", pick({"", "unsaid", "handed_over", "danger_grew"})},
                       {"outcome", pick({"arrest", "restorative", "unknown"})},
                       {"actions", pick({"talked", "questioned,searched_person"})},
                       {"answered", pick({"", "2026-10-10"})},
                       {"due", pick({"", "2026-11-01", "2026-12-01"})},
                       {"until", pick({"2025-06-30", "2026-06-30"})},
                       {"immigration", pick({"yes", "no"})},
                       {"control", made.control},
                       {"response", pick({"officer", "administrator"})},
                       {"because", pick({"yes", "no"})}},
                      pick({"", "x"}).empty() ? std::optional<Date>{} : std::optional{date()});
    }
    if (made.control.starts_with("agreement") || *rc::gen::arbitrary<bool>()) made.set("terms", "purpose,roles");
    return made;
}

bool same(const Verdict& a, const Verdict& b) {
    return a.outcome == b.outcome && a.basis == b.basis && a.reasons == b.reasons && a.evidence == b.evidence &&
           a.missing == b.missing && a.due == b.due;
}

TEST(Review, FillsEveryPlaceOfEverySentence) {
    EXPECT_TRUE(rc::check("no {place} is left in a reason", [] {
        const auto verdict = any_case().verdict();
        RC_ASSERT(!verdict.reasons.empty());
        for (const auto& reason : verdict.reasons) RC_ASSERT(english(reason).find('{') == std::string::npos);
    }));
}

TEST(Review, DoesNotDependOnTheOrderOfTheFacts) {
    EXPECT_TRUE(rc::check("shuffled facts give the same verdict", [] {
        auto made = any_case();
        const auto before = made.verdict();
        for (auto& [kind, list] : made.evidence.kinds) {
            const auto keys = *rc::gen::container<std::vector<int>>(list.facts.size(), rc::gen::arbitrary<int>());
            std::vector<std::size_t> order(list.facts.size());
            for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
            std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return keys[a] < keys[b]; });
            std::vector<Fact> shuffled;
            for (const auto i : order) shuffled.push_back(list.facts[i]);
            list.facts = std::move(shuffled);
        }
        RC_ASSERT(same(before, made.verdict()));
    }));
}

TEST(Review, DoesNotDependOnWhatHappensLater) {
    EXPECT_TRUE(rc::check("facts of a later day change nothing", [] {
        auto made = any_case();
        const auto before = made.verdict();
        for (auto& [kind, list] : made.evidence.kinds) {
            auto later = list.facts;
            for (auto& fact : later) {
                fact.record += "-later";
                fact.happened = made.evidence.on + CalendarDays{1};
                fact.until.reset();
            }
            list.facts.insert(list.facts.end(), later.begin(), later.end());
        }
        RC_ASSERT(same(before, made.verdict()));
    }));
}

TEST(Review, DoesNotDependOnFactsOfOtherKinds) {
    EXPECT_TRUE(rc::check("facts of a kind that no control names change nothing", [] {
        auto made = any_case();
        const auto before = made.verdict();
        made.fact("weather", "ferndale", "rain", Date{2026, 10, 1}, {{"state", "in_force"}});
        RC_ASSERT(same(before, made.verdict()));
    }));
}

TEST(Review, KeepsWhatIsOverdueOverdueUntilSomethingIsDone) {
    EXPECT_TRUE(rc::check("a missed clock does not mend itself", [] {
        Case officer{*rc::gen::elementOf(
            std::vector<std::string>{"officer.trained-before-assignment", "officer.training-series"})};
        officer.keeps("training").set("when-possible", "yes");
        const Date first = Date{2024, 9, 1} + CalendarDays{*rc::gen::inRange(0, 400)};
        officer.officer(
            "R. Alvarez", first,
            {{"reason", "yes"}, {"training-by", to_string(first + CalendarDays{*rc::gen::inRange(0, 200)})}});
        bool missed = false;
        for (int day = 0; day < 900; day += *rc::gen::inRange(1, 60)) {
            officer.evidence.on = first + CalendarDays{day};
            const bool not_met_now = officer.outcome() == not_met;
            RC_ASSERT(!missed || not_met_now);
            missed = not_met_now;
        }
        RC_ASSERT(missed);
    }));
}

}  // namespace
}  // namespace accord::compliance
