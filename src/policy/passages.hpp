#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/names.hpp"

namespace accord::policy {

/// Words of a document that leave open what it says, until a person chooses.
struct OpenPassage {
    enum class Kind {
        tracked_change,  ///< deleted and inserted words run together: "missionpurpose"
        blank,           ///< "[name of district]", "____"
    };
    Kind kind = Kind::blank;
    std::string sentence;               ///< hash of its sentence, letter by letter as the document has it
    std::size_t at = 0;                 ///< byte of that sentence at which the words begin
    std::string words;                  ///< as the document has them
    std::vector<std::string> readings;  ///< of a tracked change: with the deletion, with the insertion
    std::string before, after;          ///< the rest of its sentence
    int line = 0;

    /// Names it for good in its document: "4f1c9e02-4".
    [[nodiscard]] std::string key() const { return sentence + '-' + std::to_string(at); }
    bool operator==(const OpenPassage&) const = default;
};

constexpr auto enum_names(OpenPassage::Kind) {
    using enum OpenPassage::Kind;
    return std::to_array<EnumName<OpenPassage::Kind>>(
        {{tracked_change, "tracked-change", "Tracked change"}, {blank, "placeholder", "Words to be filled in"}});
}
static_assert(names_complete(OpenPassage::Kind::blank));

/// The words that the board adopted in the place of an open passage.
struct ChosenWords {
    std::string sentence;  ///< with `at` and `words`: the passage
    std::size_t at = 0;
    std::string words;
    std::string chosen;  ///< what stands there now; the same words: it stays open

    [[nodiscard]] std::string key() const { return sentence + '-' + std::to_string(at); }
    bool operator==(const ChosenWords&) const = default;
};

/// The first eight hex digits of the SHA-256 of the sentence as it stands.
std::string exact_hash(std::string_view sentence);

/// What a choice changes in its sentence: bytes that give way to other words. A reading that keeps one half only takes
/// the other out, so that a blank in the half that stays can be filled in as well.
struct Edit {
    std::size_t begin, end;
    std::string words;
};
Edit edit_of(const ChosenWords& choice);

/// True when somebody chose the words of the passage, or chose it away with the words around it.
bool is_settled(const OpenPassage& passage, const std::vector<ChosenWords>& choices);

/// What stands in the place of a blank that the board left out: nothing, or the full stop that stood inside it.
std::string left_out(const OpenPassage& blank);

}  // namespace accord::policy
