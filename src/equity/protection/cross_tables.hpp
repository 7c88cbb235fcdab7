#pragma once

#include <cstdint>
#include <vector>

#include "equity/protection/protect.hpp"

namespace accord::equity {

/// Counts of events by several codes at once, in their finest cells: school x race x sex x ..., the last code the
/// quickest to change.
struct Cube {
    std::vector<std::size_t> sizes;  ///< of each dimension
    std::vector<std::int64_t> counts;
};

/// A published table: the dimensions that it is broken down by, the others summed over; printed with all its totals.
using Margin = std::vector<std::size_t>;

/// What is promised of small counts in published tables.
struct SmallCounts {
    std::int64_t threshold = 10;  ///< counts from 1 to one less are hidden
    /// Against somebody who reads the notes: how far apart the least and the largest possible value are at least.
    std::int64_t width = 0;
    Attacker reader = Attacker::reads_notes;
    bool marked = false;  ///< besides, nothing is exactly known to somebody who sees which are small
    bool sums = true;     ///< nor is any sum of hidden cells a small number
};

/// Tables made from one cube, as one linked system: a number that stands in two of them is one cell.
class CrossTables {
public:
    CrossTables(const Cube& cube, std::vector<Margin> published, const SmallCounts& rule);

    /// The system refers to this object.
    [[nodiscard]] Protectable& system() { return system_; }
    /// The code of each dimension, or its size for "all".
    /// Lines (relations of the system) that say that their hidden numbers may be zero.
    [[nodiscard]] const std::vector<bool>& zeros_hidden() const { return zeros_hidden_; }
    [[nodiscard]] std::vector<std::size_t> place(std::uint32_t cell) const;

private:
    void add_margin(const Cube& cube, const Margin& margin);
    void add_sums(const Margin& margin);
    std::optional<std::vector<std::uint32_t>> hide_zeros(Quantity quantity);
    [[nodiscard]] std::vector<Promise> promises(std::uint32_t cell) const;

    std::vector<std::size_t> sizes_;
    std::vector<std::uint64_t> strides_;  ///< of a dimension with its total
    SmallCounts rule_;
    std::vector<std::uint64_t> keys_;     ///< by cell
    std::vector<std::uint32_t> cell_of_;  ///< by key; no_cell where nothing is printed
    std::vector<bool> summed_;            ///< by key and dimension
    std::vector<int> totals_;             ///< by cell: over how many dimensions of its table it is summed
    std::vector<bool> zeros_hidden_;      ///< by relation
    Protectable system_;
};

}  // namespace accord::equity
