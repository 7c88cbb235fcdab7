#include "policy/passages.hpp"

#include <algorithm>
#include <span>

#include "base/sha256.hpp"

namespace accord::policy {

std::string exact_hash(std::string_view sentence) {
    const Digest digest = sha256(sentence);
    return to_hex(std::span{digest}.first(4));
}

Edit edit_of(const ChosenWords& choice) {
    const auto end = choice.at + choice.words.size();
    if (!choice.chosen.empty() && choice.words.starts_with(choice.chosen))
        return {choice.at + choice.chosen.size(), end, {}};
    if (!choice.chosen.empty() && choice.words.ends_with(choice.chosen))
        return {choice.at, end - choice.chosen.size(), {}};
    return {choice.at, end, choice.chosen};
}

bool is_settled(const OpenPassage& passage, const std::vector<ChosenWords>& choices) {
    return std::any_of(choices.begin(), choices.end(), [&](const ChosenWords& choice) {
        if (choice.sentence != passage.sentence) return false;
        if (choice.at == passage.at && choice.words == passage.words) return true;
        const Edit edit = edit_of(choice);
        return edit.begin <= passage.at && passage.at + passage.words.size() <= edit.end;
    });
}

std::string left_out(const OpenPassage& blank) { return blank.words.ends_with(".]") && blank.after.empty() ? "." : ""; }

}  // namespace accord::policy
