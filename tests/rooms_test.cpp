// The arrows of the house: docs/rooms.txt says which room may include which; every #include of src/ is held against it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

const fs::path source = ACCORD_SOURCE_DIR;

std::map<std::string, std::set<std::string>> arrows() {
    std::map<std::string, std::set<std::string>> table;
    std::ifstream file{source / "docs/rooms.txt"};
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        std::istringstream words{line};
        std::string room;
        words >> room;
        room.pop_back();  // its colon
        auto& may = table[room];
        may.insert(room);
        for (std::string other; words >> other;) may.insert(other);
    }
    return table;
}

std::string list(const std::set<std::string>& rooms) {
    std::string text;
    for (const auto& room : rooms) text += (text.empty() ? "" : ", ") + room;
    return text;
}

/// One sentence for each include that goes against an arrow.
std::vector<std::string> faults(const fs::path& root, const std::map<std::string, std::set<std::string>>& table) {
    std::vector<std::string> sentences;
    for (const auto& entry : fs::recursive_directory_iterator{root}) {
        const auto extension = entry.path().extension();
        if (extension != ".hpp" && extension != ".cpp") continue;
        const auto path = fs::relative(entry.path(), root);
        const auto room = path.begin()->string();
        if (!table.contains(room)) {
            sentences.push_back(path.string() + " is in no room of docs/rooms.txt");
            continue;
        }
        std::ifstream file{entry.path()};
        for (std::string line; std::getline(file, line);) {
            if (!line.starts_with("#include \"")) continue;
            const auto included = line.substr(10, line.rfind('"') - 10);
            const auto other = included.substr(0, included.find('/'));
            if (table.contains(other) && !table.at(room).contains(other))
                sentences.push_back(path.string() + " includes " + included + ": " + room + " may include " +
                                    list(table.at(room)));
            if (!table.contains(other))
                sentences.push_back(path.string() + " includes " + included + ": name a header by its path from src");
        }
    }
    return sentences;
}

TEST(Rooms, IncludeOnlyAlongTheArrows) {
    const auto table = arrows();
    ASSERT_GE(table.size(), 11u);
    for (const auto& sentence : faults(source / "src", table)) ADD_FAILURE() << sentence;
}

TEST(Rooms, AnIncludeAgainstTheArrowIsNamed) {
    const auto root = fs::temp_directory_path() / "accord-rooms-test";
    fs::create_directories(root / "equity");
    std::ofstream{root / "equity/rates.cpp"} << "#include \"filing/file.hpp\"\n";
    const auto found = faults(root, arrows());
    fs::remove_all(root);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front(), "equity/rates.cpp includes filing/file.hpp: equity may include base, equity, program");
}

TEST(Rooms, EachHasAReadme) {
    for (const auto& [room, may] : arrows()) {
        if (room == "main") continue;
        EXPECT_TRUE(fs::exists(source / "src" / room / "README.md")) << room;
    }
}

}  // namespace
