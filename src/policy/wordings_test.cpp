// The reader and the recogniser, held against sentences that say what each control is about in many ways
// (tests/wordings/wordings.csv): duties, prohibitions and permissions, with and without words that bind.

#include <gtest/gtest.h>

#include <iostream>
#include <map>

#include "base/csv.hpp"
#include "policy/document.hpp"
#include "policy/test_files.hpp"

namespace accord::policy {
namespace {

/// A sentence of no policy, the kinds of its parts by their first letters (m: permission, u: purpose), its control.
struct Wording {
    std::string control, kinds, sentence;
};

const std::vector<Wording>& wordings() {
    static const std::vector<Wording> all = [] {
        std::vector<Wording> rows;
        const auto table = read_csv("wordings.csv", file(ACCORD_SOURCE_DIR "/tests/wordings/wordings.csv")).value();
        for (const auto& cells : table.rows) rows.push_back({cells.at(0), cells.at(1), cells.at(2)});
        return rows;
    }();
    return all;
}

Reading reading_of(const Wording& wording) {
    return read("policy.txt", "Officers\n\n" + wording.sentence + "\n").value();
}

/// True when every part is of the kind, or the kinds, that the table gives.
bool has_kinds(const Reading& reading, std::string_view kinds) {
    static constexpr std::string_view codes = "ompdurna";
    std::string found;
    for (const auto& one : reading.provisions) found += codes[static_cast<std::size_t>(one.kind)];
    return found == kinds || (found.size() > 1 && found.find_first_not_of(kinds) == std::string::npos);
}

TEST(Wordings, AreReadAsTheKindsThatTheyAre) {
    int right = 0;
    for (const auto& wording : wordings()) {
        const bool read = has_kinds(reading_of(wording), wording.kinds);
        right += read;
        if (!read) std::cout << "not " << wording.kinds << ": " << wording.sentence << "\n";
    }
    std::cout << right << " of " << wordings().size() << " sentences of the right kind\n";
    EXPECT_GE(right * 100, 98 * static_cast<int>(wordings().size()));
}

TEST(Wordings, AreRecognisedAndSeldomProposedForAnotherControl) {
    const Catalogue catalogue = shipped_catalogue();
    int right = 0, wrong = 0;
    for (const auto& wording : wordings()) {
        bool all_right = true, one_wrong = false;
        for (const auto& binding : bind(reading_of(wording), catalogue, {})) {
            all_right &= binding.control == wording.control;
            one_wrong |= !binding.control.empty() && binding.control != wording.control;
            if (binding.control != wording.control)
                std::cout << (binding.control.empty() ? "none" : binding.control) << ", not " << wording.control << ": "
                          << wording.sentence << "\n";
        }
        right += all_right;
        wrong += one_wrong;
    }
    std::cout << right << " of " << wordings().size() << " sentences recognised, " << wrong << " wrongly\n";
    EXPECT_GE(right * 100, 95 * static_cast<int>(wordings().size()));
    EXPECT_LE(wrong * 100, 3 * static_cast<int>(wordings().size()));
}

TEST(Wordings, ThatMayBindAreNeverProposedToBeNoControl) {
    const Catalogue catalogue = shipped_catalogue();
    for (const auto& wording : wordings()) {
        const auto reading = reading_of(wording);
        const auto bindings = bind(reading, catalogue, {});
        for (std::size_t i = 0; i < bindings.size(); ++i) {
            const bool dismissed = bindings[i].control == not_a_control;
            EXPECT_FALSE(dismissed && binds(reading.provisions[i].kind)) << wording.sentence;
        }
    }
}

TEST(Wordings, SpeakOfEveryControlInSixWaysAtLeast) {
    std::map<std::string, int> count;
    for (const auto& wording : wordings()) ++count[wording.control];
    for (const auto& control : shipped_catalogue().controls)
        EXPECT_TRUE(control.patterns.empty() || count[control.id] >= 6) << control.id;  // without: never proposed
}

}  // namespace
}  // namespace accord::policy
