#include "policy/passages.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "policy/binding.hpp"
#include "policy/document.hpp"
#include "policy/reading/reading_test.hpp"
#include "policy/test_files.hpp"

namespace accord::policy {
namespace {

Reading read_with(const std::string& text, const std::vector<ChosenWords>& choices = {}) {
    return read("p.txt", text, choices).value();
}

ChosenWords choose(const OpenPassage& passage, std::string words) {
    return {passage.sentence, passage.at, passage.words, std::move(words)};
}

/// The document with the first reading of every change (or the second), every blank left as it is.
std::vector<ChosenWords> all_of(const Reading& reading, std::size_t which) {
    std::vector<ChosenWords> choices;
    for (const auto& passage : reading.passages)
        choices.push_back(choose(passage, passage.readings.empty() ? passage.words : passage.readings[which]));
    return choices;
}

constexpr auto guards =
    "Mission and Purpose\n\nThe missionpurpose of the [name of place] program\nis to keep calm. A guard\nshallmay rest "
    "within [number] days. An SRO may sit. Gate staff shall rest. Gate staff may walk.\n\n"
    "The SROGate staff is aare welcome.\n";

TEST(Passages, AreTheRunTogetherWordsAndTheBlanksInOrder) {
    const auto reading = read_with(guards);
    std::string all;
    for (const auto& each : reading.passages) all += std::to_string(each.line) + " " + each.words + "\n";
    EXPECT_EQ(all, "3 missionpurpose\n3 [name of place]\n5 shallmay\n5 [number]\n7 The SROGate staff\n7 is aare\n");
    const auto& first = reading.passages.front();
    EXPECT_EQ(first.before + "|" + first.after, "The | of the [name of place] program is to keep calm.");
}

TEST(Passages, OfTheSameSentenceTwiceAreOne) {
    const std::string twice = "Guards of [name of place] shall rest.\n\nGuards of [name of place] shall rest.\n";
    const auto reading = read_with(twice);
    ASSERT_EQ(reading.passages.size(), 1u);
    const auto chosen = read_with(twice, {choose(reading.passages[0], "Mill River")});
    for (const auto& provision : chosen.provisions) EXPECT_EQ(provision.text, "Guards of Mill River shall rest.");
}

TEST(ChosenWords, StandInTheirPlaceOnTheLinesOfTheDocument) {
    const auto before = read_with(guards);
    const auto reading = read_with(guards, all_of(before, 1));
    ASSERT_EQ(reading.provisions.size(), before.provisions.size());
    for (std::size_t i = 0; i < before.provisions.size(); ++i)
        EXPECT_EQ(reading.provisions[i].line, before.provisions[i].line);
    EXPECT_EQ(reading.provisions[0].text, "The purpose of the [name of place] program is to keep calm.");
    EXPECT_EQ(reading.provisions.back().text, "Gate staff are welcome.");
    EXPECT_EQ(read_with(guards, all_of(before, 0)).provisions.back().text, "The SRO is a welcome.");
    EXPECT_EQ(reading.passages, before.passages) << "they are those of the document as it came in";
    EXPECT_EQ(reading::count_of(reading, "tracked-change"), 0);
}

TEST(ChosenWords, ChangeTheKindOfTheProvision) {
    const auto before = read_with(guards);
    const auto kind = [&](std::size_t which) { return read_with(guards, all_of(before, which)).provisions.at(1).kind; };
    EXPECT_EQ(kind(0), Kind::obligation);
    EXPECT_EQ(kind(1), Kind::permission);
}

TEST(ChosenWords, LeaveNoSpaceBeforeAStopWhenABlankIsLeftOut) {
    const std::string text =
        "Guards shall rest consistent with 3432 \u2013 Naps [modify as needed]. Guards shall wear "
        "hats [modify as needed.]\n";
    const auto before = read_with(text);
    ASSERT_EQ(before.passages.size(), 2u);
    std::vector<ChosenWords> choices;
    for (const auto& passage : before.passages) choices.push_back(choose(passage, left_out(passage)));
    const auto reading = read_with(text, choices);
    EXPECT_EQ(reading.provisions.at(0).text, "Guards shall rest consistent with 3432 \u2013 Naps.");
    EXPECT_EQ(reading.provisions.at(1).text, "Guards shall wear hats.");
}

TEST(ChosenWords, ABlankInTheHalfThatFallsAwayIsSettledWithItAndOneThatStaysIsNot) {
    const std::string text =
        "Mission and Purpose\n\nGuards rest. The SRO of [name of place] isThey are asked to rest.\n";
    const auto before = read_with(text);
    ASSERT_EQ(before.passages.size(), 2u);
    const auto& change = before.passages[0];
    EXPECT_TRUE(is_settled(before.passages[1], {choose(change, change.readings[1])}));
    EXPECT_FALSE(is_settled(before.passages[1], {choose(change, change.readings[0])}));
    const auto reading =
        read_with(text, {choose(change, change.readings[0]), choose(before.passages[1], "Mill River")});
    EXPECT_EQ(reading.provisions.back().text, "The SRO of Mill River is asked to rest.");
}

TEST(ChosenWords, MayTakeAWholeParagraphAwayButNoWordBesideIt) {
    const std::string text =
        "[insert a preamble]\n\n[insert a list of duties]:\n\n- guards shall rest\n- guards shall "
        "sing\n\nGuards may sit.\n";
    const auto before = read_with(text);
    std::vector<ChosenWords> choices;
    for (const auto& passage : before.passages) choices.push_back(choose(passage, left_out(passage)));
    ASSERT_EQ(choices.size(), 2u);
    std::string all;
    for (const auto& provision : read_with(text, choices).provisions) all += provision.sentence_text + "\n";
    for (const auto* words : {"guards shall rest", "guards shall sing", "Guards may sit."})
        EXPECT_NE(all.find(words), std::string::npos) << words << " in\n" << all;
    EXPECT_EQ(all.find("insert"), std::string::npos) << all;
}

TEST(ChosenWords, OfAnotherDocumentChangeNothing) {
    auto before = read_with(guards);
    auto choices = all_of(before, 1);
    for (auto& choice : choices) choice.sentence = "00000000";
    EXPECT_EQ(read_with(guards, choices), before);
    choices = all_of(before, 1);
    for (auto& choice : choices) choice.words += "x";
    EXPECT_EQ(read_with(guards, choices), before);
}

TEST(ChosenWords, AreReadAsWordsWhateverTheyHold) {
    for (const auto* name : {"p.txt", "p.md", "p.html"}) {
        const std::string text = "<p>Guards of [name of place] shall rest.</p>";
        const auto before = read(name, text).value();
        ASSERT_EQ(before.passages.size(), 1u) << name;
        const auto reading =
            read(name, text, {choose(before.passages[0], "<b>Mill</b> & <script>x()</script> # \"River\"")}).value();
        EXPECT_NE(reading.provisions.at(0).text.find("<b>Mill</b> & <script>x()</script> # \"River\" shall rest."),
                  std::string::npos)
            << name << reading.provisions.at(0).text;
    }
}

TEST(ChosenWords, NameTheSentenceThatTheyReplaced) {
    const auto before = read_with(guards);
    const auto reading = read_with(guards, all_of(before, 1));
    EXPECT_EQ(reading.provisions[0].original, before.provisions[0].sentence);
    EXPECT_EQ(reading.provisions[0].chosen, (std::vector{before.passages[0].key(), before.passages[1].key()}));
    EXPECT_TRUE(reading.provisions[2].chosen.empty());
    EXPECT_TRUE(reading.provisions[2].original.empty());
}

TEST(ChosenWords, AreProposedTheControlThatAPackGivesTheSentenceWithoutThem) {
    const auto before = read_with(guards);
    const auto& rule = before.provisions.at(1);
    Pack pack{"guards", {{rule.id, {rule.id, "people.tiers", {}, "", 1, Source::pack}}}};
    const Catalogue none;
    const auto reading = read_with(guards, all_of(before, 1));
    const auto bound = bind(reading, none, {pack}).at(1);
    EXPECT_EQ(bound.provision, reading.provisions.at(1).id);
    EXPECT_EQ(bound.control, "people.tiers");
    EXPECT_EQ(bound.source, Source::recognised) << "a person confirms it";
}

TEST(TheWashingtonModel, IsReadWithEitherReadingAndKeepsItsBindings) {
    const std::string path = std::string{ACCORD_SOURCE_DIR} + "/../shared/policies/wa-wssda-model.txt";
    std::ifstream file{path, std::ios::binary};
    if (!file) GTEST_SKIP() << "no " << path;
    std::ostringstream bytes;
    bytes << file.rdbuf();
    const auto before = read("wa-wssda-model.txt", bytes.str()).value();
    int changes = 0, blanks = 0;
    for (const auto& each : before.passages) ++(each.readings.empty() ? blanks : changes);
    EXPECT_EQ(changes, 10);
    EXPECT_EQ(blanks, 8);
    Pack pack{"all", {}};
    for (const auto& each : before.provisions)
        pack.by_provision[each.id] = {each.id, "people.tiers", {}, "", 1, Source::pack};
    for (std::size_t which : {0u, 1u}) {
        const auto reading = read("wa-wssda-model.txt", bytes.str(), all_of(before, which)).value();
        EXPECT_EQ(reading::count_of(reading, "tracked-change"), 0);
        ASSERT_EQ(reading.provisions.size(), before.provisions.size());
        const auto bindings = bind(reading, Catalogue{}, {pack});
        int changed = 0;
        for (std::size_t i = 0; i < before.provisions.size(); ++i) {
            EXPECT_EQ(reading.provisions[i].line, before.provisions[i].line);
            EXPECT_EQ(bindings[i].control, "people.tiers") << "line " << before.provisions[i].line;
            changed += reading.provisions[i].id != before.provisions[i].id;
        }
        EXPECT_GE(changed, 7);
    }
}

}  // namespace
}  // namespace accord::policy
