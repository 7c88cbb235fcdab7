// The codebook against the files themselves: it names every column, member and word that stands there, and no other.
#include "equity/codebook.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "base/csv.hpp"
#include "equity/fictional_district.hpp"

namespace accord::equity {
namespace {

using Words = std::set<std::string>;

/// Reports in which everything happens: large and small, late and not collected, withheld, by each list of races.
std::vector<Released> reports() {
    std::vector<Released> all;
    for (const fictional::Size size : {fictional::Size{10, 400, 1000}, fictional::Size{3, 60, 12}}) {
        auto district = fictional::district(7, size);
        district.data.school_state[0] = Known::late;
        district.data.school_state[1] = Known::not_collected;
        district.data.race_list = all.empty() ? program::RaceList::of_1997 : program::RaceList::of_2024;
        std::erase_if(district.data.contacts, [](const CodedContact& contact) { return contact.school < 2; });
        const auto released = release(*count(district.data), {});
        if (!released) throw std::runtime_error(english(released.problems().front().message));
        all.push_back(*released);
    }
    all.back().tables.front().zeros_hidden = true;
    all.back().rule.left_out = {Breakdown::school};
    all.back().rule.hidden_last = {Breakdown::race};
    all.back().rule.rounded = true;
    return all;
}

CsvTable table_of(const Released& released) {
    const auto csv = to_csv(released);
    return read_csv("report.csv", std::string_view{csv}.substr(csv.find("\r\n") + 2)).value();
}

void add_members(const Json& json, const std::string& path, Words& members) {
    if (json.is_object())
        for (const auto& [name, value] : json.items())
            add_members(value, path.empty() ? name : path + "." + name, members);
    else if (json.is_array())
        for (const auto& value : json) add_members(value, path + "[]", members);
    else
        members.insert(path);
}

bool number(const std::string& text) { return text.find_first_not_of("0123456789.") == std::string::npos; }

bool has_word(const CodebookEntry& entry, std::string_view word) {
    return std::any_of(entry.words.begin(), entry.words.end(),
                       [&](const CodebookWord& each) { return each.word == word; });
}

TEST(Codebook, NamesTheColumnsOfTheCsvInTheirOrder) {
    std::vector<std::string> told;
    for (const auto& entry : codebook().csv) told.emplace_back(entry.name);
    for (const auto& released : reports()) EXPECT_EQ(table_of(released).header, told);
}

TEST(Codebook, NamesTheMembersOfTheJsonAndNoOther) {
    Words told, there;
    for (const auto& entry : codebook().json) EXPECT_TRUE(told.emplace(entry.name).second) << entry.name;
    for (const auto& released : reports()) add_members(to_json(released), "", there);
    for (const auto& name : told) EXPECT_TRUE(there.contains(name)) << name;
    for (const auto& name : there) EXPECT_TRUE(told.contains(name)) << name;
}

TEST(Codebook, ExplainsEveryWordThatStandsInAColumn) {
    for (const auto& released : reports()) {
        const auto table = table_of(released);
        for (std::size_t column = 0; column < table.header.size(); ++column) {
            const auto& entry = codebook().csv[column];
            if (entry.unit == Unit::words) continue;
            for (const auto& row : table.rows) {
                const bool school = entry.name == "row" && row[2] == "school";
                EXPECT_TRUE(school || has_word(entry, row[column]) || (entry.unit != Unit::code && number(row[column])))
                    << entry.name << ": " << row[column];
            }
        }
    }
}

TEST(Codebook, SaysWhatItKnowsAsCsvAndAsJson) {
    const auto csv = to_csv(codebook());
    const auto json = to_json(codebook());
    const auto read = read_csv("codebook.csv", csv);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(json.at("csv").size(), codebook().csv.size());
    EXPECT_EQ(json.at("json").size(), codebook().json.size());
    std::size_t lines = 0;
    for (const auto* entries : {&codebook().csv, &codebook().json})
        for (const auto& entry : *entries) lines += 1 + entry.words.size();
    EXPECT_EQ(read->rows.size(), lines);
}

}  // namespace
}  // namespace accord::equity
