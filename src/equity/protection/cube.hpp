#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"

namespace accord::equity {

/// Counts of events by several codes at once, in their finest cells: school x race x sex x ..., the last code the
/// quickest to change.
struct Cube {
    std::vector<std::size_t> sizes;  ///< of each dimension
    std::vector<std::int64_t> counts;
};

/// Counts coded events in one pass. `codes` holds the codes of one event after the other, one for each dimension.
/// Refuses codes that are not below their dimension's size, by event and dimension, and more than 2^32 cells.
Result<Cube> tally(std::vector<std::size_t> sizes, std::span<const std::uint16_t> codes);

}  // namespace accord::equity
