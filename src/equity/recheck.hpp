#pragma once

#include <cstddef>

#include "equity/release.hpp"

namespace accord::equity {

/// What a second look at the stored proofs of an edition found.
struct Rechecked {
    std::size_t hidden = 0;  ///< small numbers that are hidden
    std::size_t narrow = 0;  ///< of which fewer values are proven possible than there are small numbers
    Problems faults;         ///< proofs that do not hold, by number
};

/// Checks an edition by what was printed and what was kept, and by nothing else: the hidden numbers add up with the
/// printed ones; each witness is a whole report that agrees with everything printed; each small number that is hidden
/// has an interval of two values or more, and a witness for either end. Shares no code with the protection.
Rechecked recheck(const ReleasedEdition& edition);

}  // namespace accord::equity
