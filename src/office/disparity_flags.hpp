#pragma once

#include <optional>
#include <string>
#include <vector>

#include "equity/flags.hpp"
#include "office/editions.hpp"

namespace accord::office {

/// A flag that is open: raised by the newest released report on a school year.
struct OpenFlag {
    equity::Flag flag;
    EditionId edition;
    std::string report;  ///< "2025-26-school-year/1"
    Date raised_on;      ///< the day since which every edition of that year raises it

    [[nodiscard]] std::string name() const;  ///< English: "Searches: Black"
};

/// What reports on whole school years that were out by a day show; shorter periods raise no flag, for chance opens and
/// closes those.
struct FlagsOut {
    Date since;                           ///< the first of those reports came out
    std::vector<equity::Released> years;  ///< the newest edition of each, oldest year first
    std::vector<OpenFlag> open;           ///< of the newest year
};

/// Nothing before the first report on a school year is out. An edition that does not fit its checksum is left out, and
/// `accord verify` names it. Asks no permission: for the verbs of this room.
std::optional<FlagsOut> flags_out(const Office& office, const filing::Reading& file, Date on);

}  // namespace accord::office
