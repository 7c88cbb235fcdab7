// The reader, the recognition of controls and the comparison, held against what a careful person makes of the same
// documents: the five policies, and twelve fictional ones from other states (tests/gold).

#include <gtest/gtest.h>

#include <cstdio>
#include <iostream>
#include <memory>
#include <unordered_set>

#include "gold/score.hpp"
#include "policy/compare.hpp"

namespace accord::gold {

namespace {

const policy::Catalogue& catalogue() {
    static const policy::Catalogue read =
        policy::read_catalogue("controls.toml", bytes_of(project / "policies/controls.toml")).value();
    return read;
}

policy::Reading read_file(const std::filesystem::path& folder, const std::string& file) {
    return policy::read(file, bytes_of(folder / file)).value();
}

/// The total over a folder; each document's figures and every miss go to the test's output.
Score score_all(const std::filesystem::path& folder) {
    Score total;
    total.file = "all";
    for (const auto& document : documents(folder)) {
        const auto reading = read_file(folder, document.file);
        const auto score = Scorer{document, reading, policy::bind(reading, catalogue(), {})}.score();
        std::cout << score.headline() << score.details();
        total += score;
    }
    std::cout << total.headline();
    return total;
}

const Score& score_of(const std::filesystem::path& folder) {
    static std::map<std::filesystem::path, Score> scores;
    const auto known = scores.find(folder);
    return known != scores.end() ? known->second : scores.emplace(folder, score_all(folder)).first->second;
}

/// True when `part` is at least `percent` of `whole`.
bool reaches(int part, int whole, int percent) { return whole > 0 && part * 100 >= percent * whole; }

bool same(const Choices& right, const std::string& found) {
    return std::any_of(right.begin(), right.end(), [&](const auto& one) { return normalise(one) == normalise(found); });
}

/// How a document calls itself, where that is not what a person would say.
std::string misnamed(const Document& expected, const policy::Document& found) {
    std::string wrong;
    if (!same(expected.title, found.title)) wrong += " title '" + found.title + "'";
    if (!same(expected.number, found.number)) wrong += " number '" + found.number + "'";
    if (!same(expected.issuer, found.issuer)) wrong += " issuer '" + found.issuer + "'";
    return wrong;
}

void expect_fields(const Document& expected, const policy::Document& found) {
    EXPECT_EQ(expected.adopted, found.adopted ? to_string(*found.adopted) : "") << expected.file;
    EXPECT_EQ(expected.status, code_of(found.status)) << expected.file;
    EXPECT_EQ(expected.format, found.format) << expected.file;
}

void expect_names(const std::filesystem::path& folder) {
    for (const auto& document : documents(folder)) {
        const auto found = read_file(folder, document.file).document;
        expect_fields(document, found);
        EXPECT_EQ("", misnamed(document, found)) << document.file;
    }
}

}  // namespace

class TheFive : public testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(five)) GTEST_SKIP() << "the five policies are not at hand: " << five;
    }
};

TEST_F(TheFive, HaveEveryDutyPermissionProhibitionAndDefinitionFoundOnce) {
    const auto& score = score_of(five);
    EXPECT_EQ(score.found, score.expected);
    EXPECT_EQ(score.exact, score.rows) << "in exact words";
    EXPECT_EQ(score.lines, score.rows) << "on their line";
    EXPECT_TRUE(score.spurious.empty());
}

TEST_F(TheFive, AreReadAsTheKindsThatAPersonGivesThem) {
    const auto& score = score_of(five);
    EXPECT_EQ(score.kinds, score.rows);
}

TEST_F(TheFive, AreRecognisedWithThePacksOff) {
    const auto& score = score_of(five);
    EXPECT_EQ(score.controls, score.rows);
}

TEST_F(TheFive, HaveNoProvisionInNotesFurnitureReferencesOrAdoptionLines) { EXPECT_TRUE(score_of(five).never.empty()); }

TEST_F(TheFive, BearTheirDatesStatusesAndNames) { expect_names(five); }

// The aim for documents never seen is 98 % found, 95 % of kinds and 95 % of controls. At first sight the reader found
// 155 of 172 in these seven, 137 of 178 kinds and 105 of 178 controls; it has been mended since with them at hand, so
// they now only keep it from falling back. What it makes of wordings in general, src/policy/wordings_test.cpp says.
TEST(UnseenPolicies, AreReadAndRecognisedWithThePacksOff) {
    const auto& score = score_of(unseen);
    EXPECT_EQ(score.found, score.expected);
    EXPECT_EQ(score.kinds, score.rows);
    EXPECT_TRUE(reaches(score.controls, score.rows, 99)) << score.controls << " of " << score.rows;
    EXPECT_TRUE(score.spurious.empty());
    EXPECT_TRUE(score.never.empty());
}

TEST(UnseenPolicies, AreSeldomProposedForAnotherControlThanTheirOwn) {
    const auto& score = score_of(unseen);
    EXPECT_TRUE(reaches(score.proposed - score.wrong, score.proposed, 99)) << score.wrong << " of " << score.proposed;
}

TEST(UnseenPolicies, BearTheirDatesStatusesAndNames) { expect_names(unseen); }

// At first sight the reader found 166 of 167 in these five with 4 spurious, 168 of 172 kinds and 153 of 172 controls;
// the floors are what holds since.
TEST(BlindPolicies, AreReadAndRecognisedWithThePacksOff) {
    const auto& score = score_of(blind);
    EXPECT_GE(score.found, 166) << "of " << score.expected;
    EXPECT_GE(score.kinds, 170) << "of " << score.rows;
    EXPECT_GE(score.controls, 157) << "of " << score.rows;
    EXPECT_LE(score.wrong, 7) << "of " << score.proposed;
    EXPECT_GE(score.exact, 171) << "of " << score.rows;
    EXPECT_GE(score.lines, 171) << "of " << score.rows;
    EXPECT_TRUE(score.spurious.empty());
    EXPECT_TRUE(score.never.empty());
}

TEST(BlindPolicies, BearTheirDatesStatusesAndNames) { expect_names(blind); }

TEST(GoldStandard, SpeaksOfKnownKindsControlsAndProvisions) {
    std::set<std::string> keys{""};
    for (const auto& folder : {five, unseen, blind})
        for (const auto& document : documents(folder))
            for (const auto& sentence : document.sentences)
                for (const auto& [name, rows] : sentence.ways)
                    for (std::size_t i = 0; i < rows.size(); ++i) {
                        EXPECT_EQ(static_cast<int>(i) + 1, rows[i].part) << document.file << ": " << sentence.first[0];
                        keys.insert(sentence.hashes.front() + "." + std::to_string(rows[i].part));
                        for (const auto& kind : rows[i].kinds) EXPECT_TRUE(parse_code<policy::Kind>(kind)) << kind;
                        for (const auto& id : rows[i].controls)
                            EXPECT_TRUE(id == policy::not_a_control || catalogue().find(id)) << id;
                    }
    if (!std::filesystem::exists(five)) GTEST_SKIP() << "the five policies are not at hand: " << five;
    for (const auto& one : differences()) EXPECT_TRUE(keys.count(one.before) && keys.count(one.after)) << one.new_file;
}

namespace {

bool is_strong(const policy::Pair& pair) {
    return !pair.flags.empty() && pair.flags.front() != policy::Flag::wording_only;
}

/// Two documents of the five, compared, with the keys of their provisions in the gold standard.
class Compared {
public:
    Compared(const std::string& old_file, const std::string& new_file)
        : old_{read_file(five, old_file)},
          new_{read_file(five, new_file)},
          comparison_{policy::compare(old_, new_, catalogue())} {
        for (const auto& document : documents(five)) {
            if (document.file == old_file) add_keys(document, old_);
            if (document.file == new_file) add_keys(document, new_);
        }
    }

    [[nodiscard]] const std::vector<policy::Pair>& pairs() const { return comparison_.pairs; }

    [[nodiscard]] bool is(const policy::Pair& pair, const Difference& difference) const {
        return key(pair.before) == difference.before && key(pair.after) == difference.after;
    }

    /// A drafting note, a reference or an adoption line: nothing that the policy demands.
    [[nodiscard]] static bool is_beside(const policy::Provision* one) { return !one || !is_listed(one->kind); }

    [[nodiscard]] std::string describe(const policy::Pair& pair) const {
        std::string text = std::string{code_of(pair.status)} + " " + key(pair.before) + " -> " + key(pair.after);
        for (const auto flag : pair.flags) text += " " + std::string{code_of(flag)};
        return text;
    }

private:
    void add_keys(const Document& document, const policy::Reading& reading) {
        const std::vector<policy::Binding> none(reading.provisions.size());
        keys_.merge(Scorer{document, reading, none}.score().key);
    }

    [[nodiscard]] std::string key(const policy::Provision* one) const {
        if (is_beside(one)) return "";
        const auto known = keys_.find(one);
        return known == keys_.end() ? one->id : known->second;
    }

    policy::Reading old_, new_;
    policy::Comparison comparison_;
    std::map<const policy::Provision*, std::string> keys_;
};

void expect_differences(const std::string& new_file) {
    const Compared compared{"ca-csba-model.html.md", new_file};
    const auto& pairs = compared.pairs();
    std::set<const policy::Pair*> expected;
    for (const auto& difference : differences()) {
        if (difference.new_file != new_file) continue;
        const auto pair =
            std::find_if(pairs.begin(), pairs.end(), [&](const auto& one) { return compared.is(one, difference); });
        if (pair == pairs.end()) {
            ADD_FAILURE() << new_file << ": not seen: " << difference.before << " -> " << difference.after;
            continue;
        }
        expected.insert(&*pair);
        const auto flag = pair->flags.empty() ? "" : code_of(pair->flags.front());
        EXPECT_TRUE(among(difference.status, code_of(pair->status))) << new_file << ": " << compared.describe(*pair);
        EXPECT_TRUE(among(difference.flag, flag)) << new_file << ": " << compared.describe(*pair);
    }
    for (const auto& pair : pairs) {
        if (pair.status == policy::PairStatus::verbatim && pair.flags.empty()) continue;
        if (Compared::is_beside(pair.before) && Compared::is_beside(pair.after) && !is_strong(pair)) continue;
        EXPECT_TRUE(expected.count(&pair)) << new_file << ": no real difference: " << compared.describe(pair);
    }
    EXPECT_TRUE(std::is_partitioned(pairs.begin(), pairs.end(), is_strong)) << "what matters does not stand first";
}

}  // namespace

using Comparison = TheFive;

TEST_F(Comparison, OfTheModelWithModestoShowsTheProtectionThatIsMissing) { expect_differences("ca-modesto.txt"); }

TEST_F(Comparison, OfTheModelWithNewmanCrowsLandingShowsTheNoteThatBecamePolicy) {
    expect_differences("ca-newman-crows-landing.md");
}

TEST_F(Comparison, OfTheModelWithPerrisShowsTheReversedClauseAndTheConditions) { expect_differences("ca-perris.txt"); }

namespace {

constexpr std::size_t run_length = 8;

/// Every run of eight words without a digit (numbers are citations, which anybody may write).
std::unordered_set<std::string> runs_of_words(std::string_view text) {
    std::unordered_set<std::string> runs;
    const auto all = words(text);
    for (std::size_t i = 0; i + run_length <= all.size(); ++i) {
        std::string run;
        for (std::size_t k = 0; k < run_length; ++k) run += (k ? " " : "") + all[i + k];
        if (run.find_first_of("0123456789") == std::string::npos) runs.insert(std::move(run));
    }
    return runs;
}

/// The sentences of a policy and of its notes, line by line; titles of laws and books are nobody's words.
std::unordered_set<std::string> sentences_of(const Document& document) {
    std::unordered_set<std::string> runs;
    const auto text = decode_text(bytes_of(five / document.file)).text;
    int number = 0;
    for (const auto line : split(text, '\n')) {
        const auto why = document.never.find(++number);
        if (why != document.never.end() && why->second != "note") continue;
        if (line.find('<') == std::string_view::npos) runs.merge(runs_of_words(line));
    }
    return runs;
}

std::vector<std::filesystem::path> project_files() {
    const auto close = [](std::FILE* pipe) { pclose(pipe); };
    const auto command = "git -C '" + project.string() + "' ls-files -co --exclude-standard -z";
    const std::unique_ptr<std::FILE, decltype(close)> git{popen(command.c_str(), "r"), close};
    std::string names;
    for (int c; git && (c = std::fgetc(git.get())) != EOF;) names += static_cast<char>(c);
    std::vector<std::filesystem::path> files;
    for (const auto name : split(names, '\0'))
        if (!name.empty() && std::filesystem::is_regular_file(project / name)) files.emplace_back(project / name);
    return files;
}

}  // namespace

TEST_F(TheFive, LendNoSentenceToAnyFileOfTheProject) {
    const auto files = project_files();
    if (files.empty()) GTEST_SKIP() << "no git checkout to list the project's files from";
    std::unordered_set<std::string> theirs;
    for (const auto& document : documents(five)) theirs.merge(sentences_of(document));
    ASSERT_GT(theirs.size(), 1000u);
    for (const auto& file : files) {
        const auto bytes = bytes_of(file);
        if (bytes.size() > policy::largest_document || bytes.find('\0') != std::string::npos) continue;
        for (const auto& run : runs_of_words(decode_text(bytes).text))
            EXPECT_FALSE(theirs.count(run)) << std::filesystem::relative(file, project) << ": " << run;
    }
}

}  // namespace accord::gold
