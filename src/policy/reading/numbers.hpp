#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::policy::reading {

/// The number of a policy and the title that may follow it: "BP 3515.31", "3515.31 - School Resource Officers",
/// "Policy 410: Officers in Schools", "EEB-7", "8.407*".
struct Numbered {
    std::string number;
    std::string_view title;
};
std::optional<Numbered> numbered(std::string_view words);

/// "KNQ", "GKQ(LOCAL)": the letters of states that number their policies with letters. Any short word in capitals looks
/// like one: only its place, in a field or a column of its own, makes it a number.
bool is_letter_code(std::string_view words);

bool is_page_count(std::string_view words);  ///< "Page 1", "page 2 of 5"

/// "Cedar Bluff ISD - Policy GKQ: Peace Officers" in its pieces; a line without issuer or number stays whole.
std::vector<std::string_view> pieces_of_head(std::string_view words);

}  // namespace accord::policy::reading
