#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "equity/protection/cube.hpp"
#include "equity/protection/protect.hpp"

namespace accord::equity {

/// A published table: the dimensions that it is broken down by, the others summed over; printed with all its totals.
using Margin = std::vector<std::size_t>;

/// What else somebody outside knows of a cube.
struct KnownLinks {
    /// A dimension whose codes hold one another: whoever is counted under a code is counted under those before it too.
    /// It has no total, and stands in every margin.
    std::optional<std::size_t> nested;
    /// Places of two margins that hold the same events (place() below).
    std::vector<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> same;
};

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
    CrossTables(const Cube& cube, std::vector<Margin> published, const SmallCounts& rule, KnownLinks links = {});

    /// The system refers to this object.
    [[nodiscard]] Protectable& system() { return system_; }
    /// Lines (relations of the system) that say that their hidden numbers may be zero.
    [[nodiscard]] const std::vector<bool>& zeros_hidden() const { return zeros_hidden_; }
    /// The code of each dimension, or its size for "all".
    [[nodiscard]] std::vector<std::size_t> place(std::uint32_t cell) const;
    /// The cell of a published place.
    [[nodiscard]] std::uint32_t cell(const std::vector<std::size_t>& place) const;

private:
    void add_margin(const Cube& cube, const Margin& margin);
    void add_sums(const Margin& margin);
    void add_links();
    std::optional<ZerosTaken> take_zeros(Quantity quantity);
    [[nodiscard]] std::vector<Promise> promises(std::uint32_t cell) const;

    std::vector<std::size_t> sizes_;
    std::vector<std::uint64_t> strides_;  ///< of a dimension with its total
    SmallCounts rule_;
    KnownLinks links_;
    std::vector<std::uint64_t> keys_;     ///< by cell
    std::vector<std::uint32_t> cell_of_;  ///< by key; no_cell where nothing is printed
    std::vector<bool> summed_;            ///< by key and dimension
    std::vector<int> totals_;             ///< by cell: over how many dimensions of its table it is summed
    std::uint32_t lines_ = 0;             ///< relations that are lines of a table; links stand after them
    std::vector<bool> zeros_hidden_;      ///< by relation
    Protectable system_;
};

}  // namespace accord::equity
