#include "program/decide.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace accord::program {
namespace {

const Date today{2026, 11, 22};

/// A catalogue of one act with a default, and a policy that a test binds clause by clause.
struct Case {
    policy::Catalogue catalogue;
    policy::AdoptedPolicy policy;

    Case() { catalogue.defaults = {{"ask", {}, "nobody", "No clause speaks.", 0}}; }

    Case& control(const std::string& id, std::vector<policy::AnswerRow> answers,
                  std::vector<policy::Parameter> parameters = {}) {
        policy::Control row;
        row.id = id;
        row.answers = std::move(answers);
        row.parameters = std::move(parameters);
        catalogue.controls.push_back(std::move(row));
        return *this;
    }
    Case& clause(const std::string& id, const std::string& control, policy::Kind kind = policy::Kind::obligation,
                 std::vector<policy::Parameter> parameters = {}) {
        policy::Provision provision;
        provision.id = id;
        provision.kind = kind;
        policy.provisions.push_back(provision);
        policy.bindings.push_back({id, control, std::move(parameters), {}, 1, policy::Source::person});
        return *this;
    }
    [[nodiscard]] Answer ask(std::map<std::string, std::string> facts = {}) const {
        return decide({"ask", std::move(facts)}, policy, catalogue, today);
    }
};

policy::AnswerRow row(std::string answer, int rank, std::map<std::string, std::string> when = {}) {
    return {"ask", std::move(when), std::move(answer), "Because.", rank};
}

TEST(Decide, AnswersByDefaultWhereNoClauseSpeaks) {
    const auto answer = Case{}.ask();
    EXPECT_EQ(answer.code, "nobody");
    EXPECT_EQ(answer.control, "");
    EXPECT_EQ(answer.provision, "");
    EXPECT_EQ(english(answer.reason), "No clause speaks.");
}

TEST(Decide, ThrowsWhereTheCatalogueHasNoDefault) {
    EXPECT_THROW((void)decide({"fly", {}}, {}, Case{}.catalogue, today), std::logic_error);
}

TEST(Decide, QuotesTheClauseOfTheHighestRank) {
    const auto answer = Case{}
                            .control("a", {row("one", 10)})
                            .control("b", {row("two", 20)})
                            .clause("P-1", "a")
                            .clause("P-2", "b")
                            .ask();
    EXPECT_EQ(answer.code, "two");
    EXPECT_EQ(answer.control, "b");
    EXPECT_EQ(answer.provision, "P-2");
}

TEST(Decide, LetsAProhibitionSpeakBeforeADutyAndADutyBeforeAPermission) {
    Case three;
    three.control("a", {row("one", 10)})
        .clause("P-1", "a", policy::Kind::permission)
        .clause("P-2", "a")
        .clause("P-3", "a");
    EXPECT_EQ(three.ask().provision, "P-2");
    EXPECT_EQ(three.clause("P-4", "a", policy::Kind::prohibition).ask().provision, "P-4");
}

TEST(Decide, ListensToNoDraftingNote) {
    EXPECT_EQ(Case{}.control("a", {row("one", 10)}).clause("P-1", "a", policy::Kind::note).ask().code, "nobody");
}

TEST(Decide, HoldsConditionsAgainstFactsParametersAndKind) {
    Case with;
    with.control(
        "a",
        {row("fact", 10, {{"what", "this|that"}}), row("kind", 20, {{"kind", "permission"}, {"what", "kind"}}),
         row("listed", 20, {{"param.grounds", "danger"}, {"what", "listed"}}),
         row("any", 20, {{"param.grounds", "*"}, {"what", "any"}}),
         row("none", 20, {{"param.other", ""}, {"what", "none"}}), row("same", 20, {{"param.grounds", "{basis}"}})});
    with.clause("P-1", "a", policy::Kind::permission, {{"grounds", "danger,disruption", {}, {}}});
    EXPECT_EQ(with.ask({{"what", "that"}}).code, "fact");
    EXPECT_EQ(with.ask({{"what", "kind"}}).code, "kind");
    EXPECT_EQ(with.ask({{"what", "listed"}}).code, "listed");
    EXPECT_EQ(with.ask({{"what", "any"}}).code, "any");
    EXPECT_EQ(with.ask({{"what", "none"}}).code, "none");
    EXPECT_EQ(with.ask({{"basis", "disruption"}}).code, "same");
    EXPECT_EQ(with.ask({{"basis", "weather"}}).code, "nobody");
    EXPECT_EQ(with.ask({{"what", "else"}}).code, "nobody");
}

TEST(Decide, TakesTheParameterOfTheClauseBeforeThatOfTheCatalogueAndOnItsDay) {
    Case dated;
    dated.control("a",
                  {row("old", 10, {{"param.rule", "old"}}), row("new", 10, {{"param.rule", "new"}}),
                   row("own", 10, {{"param.rule", "own"}})},
                  {{"rule", "old", {}, {}}, {"rule", "new", Date{2026, 12, 1}, {}}});
    dated.clause("P-1", "a");
    EXPECT_EQ(dated.ask().code, "old");
    EXPECT_EQ(decide({"ask", {}}, dated.policy, dated.catalogue, Date{2026, 12, 1}).code, "new");
    dated.policy.bindings[0].parameters = {{"rule", "own", {}, {}}};
    EXPECT_EQ(dated.ask().code, "own");
}

TEST(Decide, NamesTheProtectionThatThePolicyLacks) {
    Case lacking;
    lacking.control("a", {row("protected", 20)}).control("b", {row("nobody", 30)}).control("c", {row("other", 10)});
    EXPECT_EQ(lacking.ask().absent, "");  // the control of highest rank would have answered the same
    lacking.catalogue.controls[1].answers[0].rank = 15;
    EXPECT_EQ(lacking.ask().absent, "a");
    lacking.clause("P-1", "c");
    EXPECT_EQ(lacking.ask().code, "other");
    EXPECT_EQ(lacking.ask().absent, "");  // a clause has spoken
}

TEST(Decide, FillsTheReasonWithParametersAndFacts) {
    Case with;
    with.control("a", {{"ask", {}, "one", "Within {within}, for {what}.", 10}}, {{"within", "10 school_days", {}, {}}})
        .clause("P-1", "a");
    EXPECT_EQ(english(with.ask({{"what", "danger"}}).reason), "Within 10 school days, for danger.");
}

TEST(Decide, GivesOnlyCodesOfTheActsAnswers) {
    Case broken;
    broken.catalogue.defaults = {{"records-access", {}, "perhaps", "", 0}};
    EXPECT_THROW((void)records_access(RecordsBasis::none, FederalTest::not_shown, {}, broken.catalogue, today),
                 std::logic_error);
    EXPECT_TRUE(is_answer(Act::records_access, "refused"));
    EXPECT_FALSE(is_answer(Act::records_access, "administrator"));
}

class WithoutAPolicy : public testing::Test {
protected:
    static const policy::Catalogue& catalogue() {
        static const policy::Catalogue read = [] {
            std::ifstream file{ACCORD_SOURCE_DIR "/policies/controls.toml"};
            return policy::read_catalogue("controls.toml", std::string{std::istreambuf_iterator<char>{file}, {}})
                .value();
        }();
        return read;
    }
};

TEST_F(WithoutAPolicy, AnEmergencyStillBringsAnOfficer) {
    EXPECT_EQ(triage(RequestReason::other, Urgency::now, {}, catalogue(), today).responder, Responder::officer);
    EXPECT_EQ(triage(RequestReason::school_rule, Urgency::not_now, {}, catalogue(), today).responder,
              Responder::principal_decides);
}

TEST_F(WithoutAPolicy, RecordsStayClosedAndImmigrationWordsAreNotKept) {
    EXPECT_EQ(records_access(RecordsBasis::none, FederalTest::not_shown, {}, catalogue(), today).choice,
              AccessAnswer::refused);
    EXPECT_EQ(may_keep(screen("asked about her visa"), Excuse::given, {}, catalogue(), today).choice,
              TextAnswer::never_kept);
    EXPECT_EQ(may_keep(screen("call 555-0134"), Excuse::none, {}, catalogue(), today).choice, TextAnswer::stopped);
    EXPECT_EQ(may_keep(screen("call 555-0134"), Excuse::given, {}, catalogue(), today).choice, TextAnswer::kept);
    EXPECT_EQ(may_keep({}, Excuse::none, {}, catalogue(), today).choice, TextAnswer::kept);
}

}  // namespace
}  // namespace accord::program
