#include "policy/catalogue.hpp"

#include <gtest/gtest.h>

#include <set>

#include "policy/test_files.hpp"

namespace accord::policy {
namespace {

std::vector<std::string> complaints(std::string_view toml) {
    std::vector<std::string> all;
    const auto catalogue = read_catalogue("controls.toml", toml);
    for (const Problem& problem : catalogue.problems()) all.push_back(problem.where + " " + english(problem.message));
    return all;
}

TEST(Catalogue, ReadsARow) {
    const auto catalogue = read_catalogue("controls.toml", R"(
[[control]]
id = "complaints.process"
title = "Complaints answered"
judge = "deadline"
evidence = ["complaint"]
owners = ["investigator"]
protects = true
parameters = [{ name = "within", value = "10 school_days", since = 2024-07-01, source = "BP 1" }]
patterns = [{ all = ["complaint"], kinds = ["obligation"], weight = 1.2 }]
variants = [{ all = ["complaint"], set = { route = "school" } }]

[[control.answer]]
act = "file-complaint"
when = { route = "school" }
answer = "accept"
reason = "The policy opens this way."
rank = 3

[[default]]
act = "file-complaint"
answer = "refer"

[concepts]
complaint = ["complain*", "grievance*"]
)");
    ASSERT_TRUE(catalogue);
    const Control* control = catalogue->find("complaints.process");
    ASSERT_TRUE(control);
    EXPECT_EQ(control->judge, "deadline");
    EXPECT_EQ(control->owners, std::vector<std::string>{"investigator"});
    EXPECT_TRUE(control->protects);
    EXPECT_EQ(control->patterns.front().kinds, std::vector<Kind>{Kind::obligation});
    EXPECT_EQ(control->variants.front().parameters.front().value, "school");
    EXPECT_EQ(control->answers.front().when.at("route"), "school");
    EXPECT_EQ(control->answers.front().rank, 3);
    EXPECT_EQ(catalogue->defaults.front().answer, "refer");
    EXPECT_EQ(control->parameter("within", Date(2024, 6, 30)), nullptr);
    EXPECT_EQ(control->parameter("within", Date(2024, 7, 1))->value, "10 school_days");
}

TEST(Catalogue, TakesTheLatestParameterOfTheDay) {
    Control control;
    control.parameters = {{"within", "20", std::nullopt, ""},
                          {"within", "10", Date(2024, 7, 1), ""},
                          {"within", "5", Date(2026, 7, 1), ""}};
    EXPECT_EQ(control.parameter("within", Date(2020, 1, 1))->value, "20");
    EXPECT_EQ(control.parameter("within", Date(2025, 1, 1))->value, "10");
    EXPECT_EQ(control.parameter("within", Date(2026, 7, 1))->value, "5");
    EXPECT_EQ(control.parameter("beyond", Date(2026, 7, 1)), nullptr);
}

TEST(Catalogue, TellsEverythingThatIsWrongWithItsLine) {
    const auto all = complaints(R"([[control]]
id = "a.b"
colour = "red"
patterns = [{ all = ["unheard"], kinds = ["wish"] }, { any = ["known"] }]
[[control]]
id = "a.b"
title = "Twice"
parameters = [{ name = "within", since = "soon" }]
[concepts]
known = ["Known"]
)");
    const std::set<std::string> found{all.begin(), all.end()};
    EXPECT_TRUE(found.contains("controls.toml:3 The key colour is not known here."));
    EXPECT_TRUE(found.contains("controls.toml:1 The control a.b needs a title."));
    EXPECT_TRUE(found.contains("controls.toml:4 There is no concept unheard."));
    EXPECT_TRUE(found.contains("controls.toml:4 There is no kind of provision wish."));
    EXPECT_TRUE(found.contains("controls.toml:4 A pattern needs at least one concept in all."));
    EXPECT_TRUE(found.contains("controls.toml:5 The control a.b stands here twice."));
    EXPECT_TRUE(found.contains("controls.toml:8 since must be a date: 2024-07-01."));
    EXPECT_TRUE(
        found.contains("controls.toml:10 Known of known must be words in small letters, without articles; see "
                       "vocabulary.hpp for *, | and ..."));
    EXPECT_EQ(all.size(), 8u);
}

TEST(Catalogue, TellsWhereAFileStopsBeingToml) {
    EXPECT_EQ(complaints("[[control]]\nid = \n"),
              std::vector<std::string>{"controls.toml:2 This is not TOML from here on."});
}

TEST(Catalogue, HasTheThirtyThreeControlsAndTwoThatAPersonChoosesWhereNoneOfThemFits) {
    const Catalogue catalogue = shipped_catalogue();
    EXPECT_EQ(catalogue.controls.size(), 35u);
    for (const Control& control : catalogue.controls) {
        EXPECT_FALSE(control.title.empty()) << control.id;
        if (control.id == "attested")
            continue;  // never proposed: whether a duty fits no control is for a person to say
        EXPECT_FALSE(control.patterns.empty()) << control.id << " is never recognised";
    }
}

TEST(Catalogue, NamesNoConceptThatNothingUses) {
    const Catalogue catalogue = shipped_catalogue();
    std::set<std::string> used;
    for (const Control& control : catalogue.controls) {
        for (const Pattern& pattern : control.patterns)
            for (const auto* names : {&pattern.all, &pattern.any, &pattern.none})
                used.insert(names->begin(), names->end());
        for (const Variant& variant : control.variants)
            for (const auto* names : {&variant.all, &variant.none}) used.insert(names->begin(), names->end());
    }
    for (const auto& [name, entries] : catalogue.concepts) EXPECT_TRUE(used.contains(name)) << name;
}

}  // namespace
}  // namespace accord::policy
