#pragma once

#include <cstdint>
#include <vector>

#include "equity/inside/counted.hpp"

namespace accord::equity {

/// What a rounded report prints, by slot: multiples of a base, each next to its number, above or below. Rows add up to
/// their total as the true ones do. A slot that is not rounded is hidden.
struct Rounding {
    std::int64_t base = 1;
    std::vector<std::int64_t> events;
    std::vector<std::int64_t> students;
    std::vector<bool> rounded;  ///< false: hidden

    /// The values that a reader of a multiple thinks possible.
    [[nodiscard]] std::int64_t least(std::int64_t multiple) const { return multiple < base ? 0 : multiple - base + 1; }
    [[nodiscard]] std::int64_t most(std::int64_t multiple) const { return multiple + base - 1; }
};

/// Controlled rounding, zero-restricted and nearly unbiased: a multiple stays as it is, another number goes up by a
/// chance that grows with what it is above the multiple below it (Cox, JASA 82, 1987; here by weighted sampling of the
/// rows that go up). Chance comes from the counts themselves: the same counts are rounded in the same way, and nobody
/// who lacks them can repeat it. A part does not pass its whole where that is possible. All slots are rounded.
Rounding round_to(const Counted& counted, std::int64_t base);

}  // namespace accord::equity
