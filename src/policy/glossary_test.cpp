#include "policy/glossary.hpp"

#include <gtest/gtest.h>

#include "policy/test_files.hpp"

namespace accord::policy {
namespace {

Concepts glossary(std::string_view text) { return glossary_of(read("policy.txt", text).value(), shipped_catalogue()); }

TEST(Glossary, KnowsTheNameThatADefinitionGivesToOfficers) {
    const auto names = glossary("Definitions\n\n\"Safety warden\" means an unarmed guard who watches a door.\n");
    EXPECT_EQ(names.at("officer"), (std::vector<std::string>{"safety warden*", "warden*"}));
}

TEST(Glossary, KnowsAnAbbreviationInBrackets) {
    const auto names = glossary("Purpose\n\nThe Board intends that youth services officers (YSOs) protect children.\n");
    EXPECT_EQ(names.at("officer"), std::vector<std::string>{"yso*"});
}

TEST(Glossary, HasNoEntryForWhatTheCatalogueCallsByThatName) {
    EXPECT_TRUE(glossary("Definitions\n\nA campus officer is a deputy of the sheriff.\n").empty());
    EXPECT_TRUE(glossary("Definitions\n\n\"Handbook\" means the book of school rules.\n").empty());
}

TEST(Glossary, LetsTheRecogniserKnowAnOfficerByAnotherName) {
    const auto reading = read("policy.txt",
                              "Wardens\n\n\"Safety warden\" means an unarmed guard who watches a door.\n\n"
                              "Wardens are off limits for the imposition of school rules.\n")
                             .value();
    EXPECT_EQ(bind(reading, shipped_catalogue(), {}).back().control, "duties.no-discipline");
}

}  // namespace
}  // namespace accord::policy
