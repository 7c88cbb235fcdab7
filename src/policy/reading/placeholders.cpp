#include "policy/reading/placeholders.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "policy/reading/tokens.hpp"

namespace accord::policy::reading {

namespace {

/// "[1]" is a footnote, "[sic]" a remark, "[T]he" an editor's letter; a placeholder speaks to whoever fills it in.
bool asks_to_be_filled(std::string_view inside) {
    const std::string normal = normalise(inside);
    if (normal.find(' ') != std::string::npos) return true;
    return normal == "name" || normal == "district" || normal == "agency" || normal == "date" || normal == "insert" ||
           normal == "number" || normal == "title" || normal == "school" || normal == "optional";
}

}  // namespace

std::vector<std::string_view> placeholders_in(std::string_view words) {
    constexpr std::string_view blank = "____";
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] == '[') {
            const auto close = closing_bracket(words, at);
            if (close == std::string_view::npos || !asks_to_be_filled(words.substr(at + 1, close - at - 1))) continue;
            found.push_back(words.substr(at, close - at + 1));
            at = close;
        } else if (words.substr(at, blank.size()) == blank) {
            const auto end = std::min(words.find_first_not_of('_', at), words.size());
            found.push_back(words.substr(at, end - at));
            at = end;
        }
    }
    return found;
}

void warn_of_placeholders(const std::vector<Block>& blocks, std::vector<Warning>& warnings) {
    const auto scan = [&](const Passage& text) {
        for (const auto words : placeholders_in(text.words())) {
            const auto offset = static_cast<std::size_t>(words.data() - text.words().data());
            warnings.push_back({"placeholder",
                                text.line_at(offset),
                                {"Words to be filled in: {words}", {{"words", std::string{words}}}},
                                {}});
        }
    };
    for (const auto& block : blocks) {
        scan(block.text);
        std::for_each(block.items.begin(), block.items.end(), scan);
    }
}

}  // namespace accord::policy::reading
