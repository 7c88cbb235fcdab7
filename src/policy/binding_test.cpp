#include "policy/binding.hpp"

#include <gtest/gtest.h>

#include "policy/test_files.hpp"

namespace accord::policy {
namespace {

Provision provision(std::string id, Kind kind, std::string text) {
    Provision made;
    made.id = std::move(id);
    made.sentence = made.id.substr(2, 8);
    made.kind = kind;
    made.text = std::move(text);
    made.sentence_text = made.text;
    return made;
}

constexpr auto small_catalogue = R"(
[[control]]
id = "records.access"
title = "Records"
parameters = [{ name = "mode", value = "refuse", since = 2020-01-01 }, { name = "log", value = "yes" }]
patterns = [{ all = ["records", "see"] }]
variants = [
  { all = ["records"], kinds = ["permission"], set = { mode = "grounds" } },
  { all = ["consent"], set = { grounds = "consent" } },
  { all = ["emergency"], set = { grounds = "emergency" } },
]
[concepts]
records = ["record*"]
see = ["see", "inspect*"]
consent = ["consent*"]
emergency = ["emergenc*"]
)";

Catalogue small() { return *read_catalogue("controls.toml", small_catalogue); }

TEST(Pack, BindsByHashAndPartAndNeedsAReasonForNoControl) {
    const auto pack = read_pack("cedar", R"(
document = "Cedar Hollow, 2026"
[provisions]
"P-00000001" = { control = "records.access", set = { mode = "grounds" } }
"P-00000001.2" = { control = "not-a-control", reason = "It says what a word means." }
)");
    ASSERT_TRUE(pack);
    EXPECT_EQ(pack->name, "cedar");
    EXPECT_EQ(pack->by_provision.at("P-00000001").parameters.front().value, "grounds");
    EXPECT_EQ(pack->by_provision.at("P-00000001").source, Source::pack);
    EXPECT_EQ(pack->by_provision.at("P-00000001.2").control, not_a_control);
    EXPECT_FALSE(read_pack("x", "[provisions]\n\"P-1\" = { control = \"not-a-control\" }\n"));
    EXPECT_FALSE(read_pack("x", "[provisions]\n\"P-1\" = { control = \"a.b\", reason = \"why\" }\n"));
    EXPECT_FALSE(read_pack("x", "[provisions]\n\"P-1\" = { }\n"));
}

TEST(Bind, TakesThePackThatKnowsTheSentenceAndProposesTheRest) {
    const Reading reading{{},
                          {provision("P-00000001", Kind::obligation, "Officers water the plants."),
                           provision("P-00000002", Kind::prohibition, "Officers shall not see records.")},
                          {}};
    const auto pack = read_pack("p", "[provisions]\n\"P-00000001\" = { control = \"duties.climate\" }\n");
    const auto bindings = bind(reading, small(), {*pack});
    ASSERT_EQ(bindings.size(), 2u);
    EXPECT_EQ(bindings[0].control, "duties.climate");
    EXPECT_EQ(bindings[0].source, Source::pack);
    EXPECT_EQ(bindings[1].control, "records.access");
    EXPECT_EQ(bindings[1].source, Source::recognised);
    EXPECT_GT(bindings[1].confidence, 0.5);
}

TEST(Bind, LeavesToAPersonWhatItDoesNotRecognise) {
    const Reading reading{{}, {provision("P-00000003", Kind::obligation, "Officers water the plants.")}, {}};
    const auto bindings = bind(reading, small(), {});
    EXPECT_EQ(bindings.front().control, "");
    EXPECT_LT(bindings.front().confidence, 0.5);
}

TEST(Bind, GoesOnWithTheControlBeforeWhenASentenceOnlyPointsBack) {
    const Reading reading{{},
                          {provision("P-00000001", Kind::prohibition, "Officers shall not see records."),
                           provision("P-00000002", Kind::permission, "This may be waived."),
                           provision("P-00000003", Kind::permission, "Coffee may be had.")},
                          {}};
    const auto bindings = bind(reading, small(), {});
    EXPECT_EQ(bindings[1].control, "records.access");
    EXPECT_LT(bindings[1].confidence, bindings[0].confidence);
    EXPECT_EQ(bindings[2].control, "");
}

TEST(Bind, SaysWhyADefinitionOrANoteIsNoControl) {
    for (const Kind kind : {Kind::definition, Kind::purpose, Kind::note, Kind::reference, Kind::adoption}) {
        const auto binding = recognise(provision("P-00000001", kind, "Records are papers."), {}, small());
        EXPECT_EQ(binding.control, not_a_control) << code_of(kind);
        EXPECT_FALSE(binding.reason.empty()) << code_of(kind);
    }
}

TEST(Bind, ReadsParametersFromTheWords) {
    auto grounds = provision("P-00000001", Kind::permission, "Officers may see records:");
    grounds.items = {"with a parent's consent", "in an emergency"};
    const auto binding = recognise(grounds, {}, small());
    ASSERT_EQ(binding.parameters.size(), 2u);
    EXPECT_EQ(binding.parameters[0].value, "grounds");
    EXPECT_EQ(binding.parameters[1].name, "grounds");
    EXPECT_EQ(binding.parameters[1].value, "consent,emergency");
    EXPECT_TRUE(recognise(provision("P-1", Kind::prohibition, "Officers shall not see records."), {}, small())
                    .parameters.empty());
}

AdoptedPolicy adopted() {
    AdoptedPolicy policy;
    policy.provisions = {provision("P-00000001", Kind::obligation, "One."),
                         provision("P-00000002", Kind::permission, "Two."),
                         provision("P-00000003", Kind::obligation, "Three.")};
    policy.bindings = {
        {"P-00000001", "records.access", {}, "", 1, Source::person},
        {"P-00000002", "duties.climate", {}, "", 1, Source::person},
        {"P-00000003", "records.access", {{"mode", "grounds", std::nullopt, "words"}}, "", 1, Source::person}};
    return policy;
}

TEST(AdoptedPolicy, GivesTheProvisionsOfAControlInTheirOrder) {
    const AdoptedPolicy policy = adopted();
    const auto bound = policy.bound_to("records.access");
    ASSERT_EQ(bound.size(), 2u);
    EXPECT_EQ(bound[0].provision->id, "P-00000001");
    EXPECT_EQ(bound[1].binding->provision, "P-00000003");
    EXPECT_TRUE(policy.bound_to("calls.recorded").empty());
}

TEST(AdoptedPolicy, PrefersTheParameterOfItsWordsToTheCatalogues) {
    const AdoptedPolicy policy = adopted();
    const Catalogue catalogue = small();
    EXPECT_EQ(policy.parameter(catalogue, "records.access", "mode", Date(2026, 1, 1)), "grounds");
    EXPECT_EQ(policy.parameter(catalogue, "records.access", "log", Date(2026, 1, 1)), "yes");
    EXPECT_EQ(AdoptedPolicy{}.parameter(catalogue, "records.access", "mode", Date(2026, 1, 1)), "refuse");
    EXPECT_EQ(AdoptedPolicy{}.parameter(catalogue, "records.access", "mode", Date(2019, 1, 1)), "");
    EXPECT_EQ(policy.parameter(catalogue, "calls.recorded", "mode", Date(2026, 1, 1)), "");
}

TEST(AdoptedPolicy, GathersTheValuesThatSeveralProvisionsSet) {
    AdoptedPolicy policy = adopted();
    policy.bindings[0].parameters = {{"grounds", "consent,emergency", std::nullopt, "words"}};
    policy.bindings[2].parameters = {{"grounds", "emergency,direct-control", std::nullopt, "words"}};
    EXPECT_EQ(policy.values("records.access", "grounds"),
              (std::vector<std::string>{"consent", "emergency", "direct-control"}));
    EXPECT_TRUE(policy.values("records.access", "mode").empty());
}

TEST(InForce, IsTheLatestVersionThatHasBegun) {
    const std::vector<PolicyVersion> versions{{"new", {}, Date(2026, 7, 1)}, {"old", {}, Date(2022, 5, 16)}};
    EXPECT_EQ(in_force(versions, Date(2022, 5, 15)), nullptr);
    EXPECT_EQ(in_force(versions, Date(2022, 5, 16))->id, "old");
    EXPECT_EQ(in_force(versions, Date(2026, 6, 30))->id, "old");
    EXPECT_EQ(in_force(versions, Date(2026, 7, 1))->id, "new");
}

TEST(InForce, TakesTheLaterRecordWhenTwoBeginOnOneDay) {
    const std::vector<PolicyVersion> versions{{"first", {}, Date(2026, 7, 1)}, {"corrected", {}, Date(2026, 7, 1)}};
    EXPECT_EQ(in_force(versions, Date(2026, 7, 1))->id, "corrected");
}

}  // namespace
}  // namespace accord::policy
