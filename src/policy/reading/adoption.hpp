#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace accord::policy::reading {

/// The first date in words or figures: "May 16, 2022", "16 May 2022", "9/13/21", "2021-06-01".
std::optional<Date> find_date(std::string_view words);

/// A line that says when a document was adopted ("Policy Adopted: 9/13/21"), or that it is not yet.
struct AdoptionLine {
    enum class Act { adopted, revised, reviewed } act = Act::adopted;
    std::optional<Date> date;
    bool pending = false;  ///< the board has not acted
};

/// Nothing when the words are no such line. "ADOPTED" as the value of a status field counts.
std::optional<AdoptionLine> adoption_line(std::string_view words);

/// "Adopted:", "First Adoption:", "Date Revised:": a label that waits for its date.
bool is_adoption_label(std::string_view words);

/// "draft", "first reading", "pending board approval": words of a text that the board has not adopted.
bool says_pending(std::string_view words);

}  // namespace accord::policy::reading
