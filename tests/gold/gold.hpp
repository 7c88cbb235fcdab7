#pragma once

// The gold standard of tests/gold, read into values. README.md there says how it was made.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "policy/document.hpp"

namespace accord::gold {

using Choices = std::vector<std::string>;  ///< what counts as right, the best first; never empty

/// What one provision is and which control it belongs to.
struct Row {
    int part = 1;
    Choices kinds;
    Choices controls;
};

/// One sentence, known by its hash, with the provisions that it makes.
struct Sentence {
    Choices hashes;                                ///< with or without the citation that follows it
    std::vector<int> lines;                        ///< where it may be said to begin
    Choices first, last;                           ///< its first and last few words
    std::map<std::string, std::vector<Row>> ways;  ///< ways to split it, each with its parts in order
};

struct Document {
    std::string file;
    Choices title, number, issuer;
    std::string adopted, status, format;
    std::vector<Sentence> sentences;
    std::map<int, std::string> never;  ///< line -> why no provision that binds can begin there
};

/// A provision of one document paired with one of another; keys are "hash.part", empty where there is none.
struct Difference {
    std::string old_file, new_file, before, after;
    Choices status, flag;
};

inline const std::filesystem::path project = ACCORD_SOURCE_DIR;
inline const std::filesystem::path five = project / "../shared/policies";
inline const std::filesystem::path unseen = project / "tests/gold/unseen";
inline const std::filesystem::path blind = project / "tests/gold/blind";

inline std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>{file}, {}};
}

inline Choices choices(std::string_view cell) {
    Choices all;
    for (const auto one : split(cell, '|')) all.emplace_back(one);
    if (all.empty()) all.emplace_back();
    return all;
}

/// A table of this folder, with its cells by column name.
class Table {
public:
    explicit Table(const std::string& name) : table_{read_csv(name, bytes_of(project / "tests/gold" / name)).value()} {}

    template <class Visit>
    void each(Visit visit) const {
        for (const auto& cells : table_.rows)
            visit([&](std::string_view column) { return cells.at(table_.column(column).value()); });
    }

private:
    CsvTable table_;
};

inline std::vector<Sentence> sentences(const std::string& file) {
    std::vector<Sentence> all;
    Table{"provisions/" + file.substr(0, file.find('.')) + ".csv"}.each([&](auto cell) {
        if (!cell("first").empty()) {
            all.push_back({choices(cell("hash")), {}, choices(cell("first")), choices(cell("last")), {}});
            for (const auto& line : choices(cell("line"))) all.back().lines.push_back(std::stoi(line));
        }
        all.back().ways[cell("reading")].push_back(
            {std::stoi(cell("part")), choices(cell("kind")), choices(cell("control"))});
    });
    return all;
}

inline std::map<int, std::string> never(const std::string& file) {
    std::map<int, std::string> lines;
    Table{"never.csv"}.each([&](auto cell) {
        if (cell("file") != file) return;
        const std::string range = cell("lines");
        const auto dash = range.find('-');
        const int from = std::stoi(range);
        const int to = dash == std::string::npos ? from : std::stoi(range.substr(dash + 1));
        for (int line = from; line <= to; ++line) lines[line] = cell("what");
    });
    return lines;
}

/// The documents of the five, of the seven or of the blind ones, that lie in `folder`.
inline std::vector<Document> documents(const std::filesystem::path& folder) {
    std::vector<Document> all;
    Table{"documents.csv"}.each([&](auto cell) {
        const std::string file = cell("file");
        if (!std::filesystem::exists(folder / file)) return;
        all.push_back({file, choices(cell("title")), choices(cell("number")), choices(cell("issuer")), cell("adopted"),
                       cell("status"), cell("format"), sentences(file), never(file)});
    });
    return all;
}

inline std::vector<Difference> differences() {
    std::vector<Difference> all;
    Table{"differences.csv"}.each([&](auto cell) {
        all.push_back({cell("old_file"), cell("new_file"), cell("old"), cell("new"), choices(cell("status")),
                       choices(cell("flag"))});
    });
    return all;
}

}  // namespace accord::gold
