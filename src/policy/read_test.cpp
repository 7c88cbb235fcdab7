// The five adopted and model policies, read: skipped where they do not lie beside the project.

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "policy/reading/reading_test.hpp"
#include "policy/reading_json.hpp"
#include "policy/test_files.hpp"

namespace accord::policy::reading {
namespace {

const std::string folder = ACCORD_SOURCE_DIR "/../shared/policies/";

class ReadPolicies : public testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the five policies do not lie beside the project";
    }
};

/// How many provisions of each kind a document holds, found by reading it line by line.
struct Census {
    const char* name;
    int obligations, permissions, prohibitions, definitions, purposes, references, notes, adoptions;
};

constexpr Census census[] = {
    {"ca-csba-model.html.md", 11, 4, 6, 1, 1, 0, 18, 1}, {"ca-modesto.txt", 11, 4, 5, 1, 1, 0, 0, 1},
    {"ca-perris.txt", 11, 8, 4, 1, 1, 49, 0, 1},         {"ca-newman-crows-landing.md", 12, 4, 6, 1, 1, 0, 0, 1},
    {"wa-wssda-model.txt", 25, 5, 7, 5, 1, 0, 0, 0},
};

TEST_F(ReadPolicies, HoldEachProvisionOnce) {
    for (const Census& row : census) {
        const auto reading = read_as(row.name, file(folder + row.name));
        std::map<Kind, int> count;
        std::set<std::string> ids;
        for (const auto& provision : reading.provisions) {
            ++count[provision.kind];
            EXPECT_TRUE(ids.insert(provision.id).second) << row.name << " " << provision.id;
            EXPECT_EQ(provision.sentence, sentence_hash(provision.sentence_text));
        }
        EXPECT_EQ(count[Kind::obligation], row.obligations) << row.name;
        EXPECT_EQ(count[Kind::permission], row.permissions) << row.name;
        EXPECT_EQ(count[Kind::prohibition], row.prohibitions) << row.name;
        EXPECT_EQ(count[Kind::definition], row.definitions) << row.name;
        EXPECT_EQ(count[Kind::purpose], row.purposes) << row.name;
        EXPECT_EQ(count[Kind::reference], row.references) << row.name;
        EXPECT_EQ(count[Kind::note], row.notes) << row.name;
        EXPECT_EQ(count[Kind::adoption], row.adoptions) << row.name;
        EXPECT_EQ(count_of(reading, "fragment"), 0) << row.name;
    }
}

TEST_F(ReadPolicies, TellWhoseTheyAreAndWhetherTheyAreInForce) {
    struct Row {
        const char *name, *number, *issuer, *format;
        std::optional<Date> adopted;
        Status status;
    };
    const Row rows[] = {
        {"ca-csba-model.html.md", "BP 3515.31", "CSBA", "markdown+html", Date{2021, 6, 1}, Status::model},
        {"ca-modesto.txt", "BP 3515.31", "Modesto City Schools", "text", Date{2022, 5, 16}, Status::adopted},
        {"ca-perris.txt", "BP 3515.31", "Perris Union High School District", "text", Date{2022, 3, 16},
         Status::pending},
        {"ca-newman-crows-landing.md", "", "Newman-Crows Landing Unified School District", "markdown",
         Date{2021, 9, 13}, Status::adopted},
        {"wa-wssda-model.txt", "", "", "text", std::nullopt, Status::model},
    };
    for (const Row& row : rows) {
        const Document found = read_as(row.name, file(folder + row.name)).document;
        EXPECT_EQ(found.number, row.number) << row.name;
        EXPECT_EQ(found.issuer, row.issuer) << row.name;
        EXPECT_EQ(found.format, row.format) << row.name;
        EXPECT_EQ(found.adopted, row.adopted) << row.name;
        EXPECT_EQ(found.status, row.status) << row.name;
        EXPECT_TRUE(found.title.starts_with("School Resource Officer")) << row.name;
    }
}

TEST_F(ReadPolicies, WarnOfWhatAPersonShouldLookAt) {
    const auto warnings = [](const char* name, std::string_view kind) {
        return count_of(read_as(name, file(folder + name)), kind);
    };
    EXPECT_EQ(warnings("ca-csba-model.html.md", "note"), 5);
    EXPECT_EQ(warnings("ca-csba-model.html.md", "copies"), 0);
    EXPECT_EQ(warnings("ca-modesto.txt", "furniture"), 1);
    EXPECT_EQ(warnings("ca-perris.txt", "pending"), 1);
    EXPECT_EQ(warnings("wa-wssda-model.txt", "placeholder"), 8);
    for (const Census& row : census) {
        const bool tracked = row.name == std::string_view{"wa-wssda-model.txt"};
        EXPECT_EQ(warnings(row.name, "tracked-change"), tracked ? 8 : 0) << row.name;
    }
}

TEST_F(ReadPolicies, AsHtmlAloneSayTheSameAsTheirText) {
    const std::string both = file(folder + "ca-csba-model.html.md");
    const auto text = read_as("p.md", both);
    const auto page = read_as("p.html", both.substr(both.find("<html>")));
    ASSERT_EQ(text.provisions.size(), page.provisions.size() + 1);  // the adoption stands in the front matter
    for (std::size_t i = 0; i < page.provisions.size(); ++i) {
        EXPECT_EQ(text.provisions[i + 1].id, page.provisions[i].id);
        EXPECT_EQ(text.provisions[i + 1].kind, page.provisions[i].kind);
        EXPECT_EQ(text.provisions[i + 1].heading, page.provisions[i].heading);
    }
}

TEST(ReadingJson, HasItsMembersInOrderAndNullForWhatIsAbsent) {
    const auto reading = read_text("Guards\n\nGuards shall rest when tired.\n");
    const std::vector<Binding> bindings{{reading.provisions[0].id, "officer.hours", {}, {}, 0.75, Source::recognised}};
    const Json json = to_json(reading, &bindings);
    EXPECT_EQ(json["document"].dump(),
              R"({"title":"Guards","number":null,"issuer":null,"adopted":null,"status":"model","format":"text"})");
    const Json& provision = json["provisions"][0];
    EXPECT_EQ(provision["control"], "officer.hours");
    EXPECT_EQ(provision["confidence"], 0.75);
    EXPECT_EQ(provision["when"], "when tired");
    EXPECT_TRUE(to_json(reading)["provisions"][0]["control"].is_null());
    std::vector<std::string> members;
    for (const auto& [name, value] : provision.items()) members.push_back(name);
    members.resize(11);
    EXPECT_EQ(members, (std::vector<std::string>{"id", "sentence", "part", "heading", "kind", "who", "when", "text",
                                                 "line", "control", "confidence"}));
    EXPECT_EQ(json["warnings"][0]["kind"], "model");
}

}  // namespace
}  // namespace accord::policy::reading
