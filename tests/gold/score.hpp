#pragma once

// Holds a reading against the gold standard and counts.

#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>

#include "gold.hpp"
#include "policy/binding.hpp"

namespace accord::gold {

inline bool among(const Choices& choices, std::string_view one) {
    return std::find(choices.begin(), choices.end(), one) != choices.end();
}

/// The kinds that the gold standard lists; references, notes and adoption lines stand in never.csv.
inline bool is_listed(policy::Kind kind) {
    return policy::binds(kind) || kind == policy::Kind::definition || kind == policy::Kind::purpose;
}

struct Score {
    std::string file;
    int expected = 0;  ///< duties, permissions, prohibitions and definitions
    int found = 0;     ///< of these
    int rows = 0;      ///< the same and the purposes
    int kinds = 0;     ///< rows of the right kind
    int controls = 0;  ///< rows with the right control
    int proposed = 0;  ///< rows for which a control was proposed, "not-a-control" aside
    int wrong = 0;     ///< of these, with another control than a person gives them
    int exact = 0;     ///< rows whose sentence has exactly the words that a person would give it
    int lines = 0;     ///< rows on the right line
    std::vector<std::string> misses;
    std::vector<std::string> spurious;
    std::vector<std::string> never;                       ///< binding provisions where none can be
    std::map<const policy::Provision*, std::string> key;  ///< provision -> "hash.part" of its row

    Score& operator+=(const Score& other) {
        for (const auto count : {&Score::proposed, &Score::wrong, &Score::expected, &Score::found, &Score::rows,
                                 &Score::kinds, &Score::controls, &Score::exact, &Score::lines})
            this->*count += other.*count;
        spurious.insert(spurious.end(), other.spurious.begin(), other.spurious.end());
        never.insert(never.end(), other.never.begin(), other.never.end());
        return *this;
    }

    [[nodiscard]] std::string headline() const {
        std::ostringstream out;
        out << file << ": found " << found << "/" << expected << ", spurious " << spurious.size() << ", kinds " << kinds
            << "/" << rows << ", controls " << controls << "/" << rows << " (proposed " << proposed << ", wrong "
            << wrong << "), exact words " << exact << "/" << rows << ", lines " << lines << "/" << rows << ", never "
            << never.size() << "\n";
        return out.str();
    }

    [[nodiscard]] std::string details() const {
        std::string out;
        for (const auto* list : {&misses, &spurious, &never})
            for (const auto& one : *list) out += "    " + one + "\n";
        return out;
    }
};

/// Pairs the provisions of one reading with the rows of one document: by hash and part; where the hash fails, by line,
/// part and the sentence's first or last words.
class Scorer {
public:
    Scorer(const Document& gold, const policy::Reading& reading, const std::vector<policy::Binding>& bindings)
        : gold_{gold}, reading_{reading}, bindings_{bindings} {
        score_.file = gold.file;
    }

    Score score() {
        for (const auto& sentence : gold_.sentences) parts_[&sentence] = of_hash(sentence);
        for (const auto& sentence : gold_.sentences)
            if (parts_[&sentence].empty()) parts_[&sentence] = of_line(sentence);
        for (const auto& sentence : gold_.sentences) judge(sentence, parts_[&sentence]);
        for (const auto& provision : reading_.provisions) {
            if (is_listed(provision.kind) && !score_.key.count(&provision))
                score_.spurious.push_back(place(provision) + " spurious " + std::string{code_of(provision.kind)});
            if (policy::binds(provision.kind) && gold_.never.count(provision.line))
                score_.never.push_back(place(provision) + " binds on a line of " + gold_.never.at(provision.line));
        }
        return std::move(score_);
    }

private:
    using Parts = std::vector<const policy::Provision*>;

    /// The provisions of a sentence by its hash; a second copy of a part is left over, to be counted as spurious.
    Parts of_hash(const Sentence& sentence) {
        Parts parts;
        for (const auto& one : reading_.provisions)
            if (is_listed(one.kind) && among(sentence.hashes, one.sentence) && taken_.count(&one) == 0 &&
                std::none_of(parts.begin(), parts.end(), [&](auto other) { return other->part == one.part; }))
                parts.push_back(&one);
        taken_.insert(parts.begin(), parts.end());
        return parts;
    }

    Parts of_line(const Sentence& sentence) {
        Parts parts;
        for (const auto& one : reading_.provisions) {
            const bool near = std::any_of(sentence.lines.begin(), sentence.lines.end(),
                                          [&](int line) { return std::abs(line - one.line) <= 1; });
            if (!near || !is_listed(one.kind) || taken_.count(&one)) continue;
            if (!parts.empty() && parts.front()->sentence != one.sentence) continue;
            if (begins_or_ends(sentence, normalise(one.sentence_text))) parts.push_back(&one);
        }
        taken_.insert(parts.begin(), parts.end());
        return parts;
    }

    static bool begins_or_ends(const Sentence& sentence, const std::string& words) {
        const auto begins = [&](const auto& some) { return words.starts_with(normalise(some) + " "); };
        const auto ends = [&](const auto& some) { return words.ends_with(" " + normalise(some)); };
        return std::any_of(sentence.first.begin(), sentence.first.end(), begins) ||
               std::any_of(sentence.last.begin(), sentence.last.end(), ends);
    }

    void judge(const Sentence& sentence, const Parts& parts) {
        const std::vector<Row>* way = &sentence.ways.begin()->second;
        for (const auto& [name, rows] : sentence.ways)
            if (rows.size() == parts.size()) way = &rows;
        for (const auto& row : *way) {
            const auto part = std::find_if(parts.begin(), parts.end(), [&](auto one) { return one->part == row.part; });
            judge(sentence, row, part == parts.end() ? nullptr : *part);
        }
    }

    void judge(const Sentence& sentence, const Row& row, const policy::Provision* provision) {
        const bool counts = row.kinds.front() != "purpose";
        score_.expected += counts;
        ++score_.rows;
        if (!provision) return miss(sentence, row, "not found");
        score_.found += counts;
        score_.key[provision] = sentence.hashes.front() + "." + std::to_string(row.part);
        const std::string kind{code_of(provision->kind)};
        const auto& control = bindings_.at(static_cast<std::size_t>(provision - reading_.provisions.data())).control;
        const bool exact = among(sentence.hashes, provision->sentence);
        const bool line =
            std::find(sentence.lines.begin(), sentence.lines.end(), provision->line) != sentence.lines.end();
        score_.kinds += among(row.kinds, kind);
        score_.controls += among(row.controls, control);
        const bool proposed = !control.empty() && control != policy::not_a_control;
        score_.proposed += proposed;
        score_.wrong += proposed && !among(row.controls, control);
        score_.exact += exact;
        score_.lines += line;
        if (!among(row.kinds, kind)) miss(sentence, row, "kind " + kind + ", not " + row.kinds.front());
        if (!among(row.controls, control))
            miss(sentence, row, "control " + (control.empty() ? "none" : control) + ", not " + row.controls.front());
        if (!exact) miss(sentence, row, "other words: hash " + provision->sentence);
        if (!line) miss(sentence, row, "said to begin on line " + std::to_string(provision->line));
    }

    void miss(const Sentence& sentence, const Row& row, const std::string& what) {
        score_.misses.push_back(std::to_string(sentence.lines.front()) + ": " + sentence.first.front() + " ..., part " +
                                std::to_string(row.part) + ": " + what);
    }

    static std::string place(const policy::Provision& one) {
        return std::to_string(one.line) + ": " + shorten(squeeze(one.text), 60) + " [" + one.id + "]";
    }

    const Document& gold_;
    const policy::Reading& reading_;
    const std::vector<policy::Binding>& bindings_;
    std::map<const Sentence*, Parts> parts_;
    std::set<const policy::Provision*> taken_;
    Score score_;
};

}  // namespace accord::gold
