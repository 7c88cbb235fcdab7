#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "equity/progress.hpp"
#include "equity/protection/proofs.hpp"

namespace accord::equity {

/// Zeros that are printed no longer, so that hidden numbers near them may be zero.
struct ZerosTaken {
    std::vector<std::uint32_t> hide;      ///< units that are hidden whatever comes
    std::vector<std::uint32_t> may_hide;  ///< units of which a witness may need some; at least one is hidden
};

/// Linked tables, and what is printed or hidden as a whole in them: a unit is one cell, or the events and the students
/// of one place.
struct Protectable {
    LinkedTables tables;
    std::vector<std::uint32_t> unit_of;     ///< by cell
    std::vector<std::uint32_t> first_cell;  ///< by unit, and one past the last; cells of a unit stand together
    std::vector<double> loss;               ///< by unit: what a reader loses with it; below zero: is never hidden
    std::vector<std::uint32_t> sensitive;   ///< units that the rule itself hides
    /// Units that are hidden to begin with, and shown again where they need not be: a better start than none.
    std::vector<std::uint32_t> hidden_at_first;
    std::vector<Promise> unprinted;  ///< about small counts that stand nowhere in print
    /// What is promised of a unit once it is hidden.
    std::function<std::vector<Promise>(std::uint32_t unit)> promises;
    /// Sums of hidden cells from 1 to one less than this are small counts themselves (CHHS guidelines 4.4, rule b), but
    /// where one of them is harmless; 0: not looked at.
    std::int64_t least_sum = 0;
    /// The way out where printed zeros give a number away: says of some numbers near the quantity that they may be zero
    /// when hidden, and gives the zeros among them; nothing when there are no more. May be empty.
    std::function<std::optional<ZerosTaken>(Quantity quantity)> withhold;
    // Steps of a search for a witness: more of them hide less and take longer.
    int patience = WitnessSearch::quick;
    int patience_for_zeros = 2 * WitnessSearch::quick;  ///< before one of them is given up
    int patience_to_print = 0;                          ///< at least these where a printed cell hangs on it
    int patience_to_mend = WitnessSearch::quick;        ///< a witness that does not agree with what is printed now
    bool anew = false;      ///< looks for another witness where one cannot be mended: hides less, takes longer
    bool thorough = false;  ///< tries exchanges too: for small systems
    /// Of units with at least this loss it is tried whether others can be hidden in their place at less.
    double dear = std::numeric_limits<double>::infinity();

    [[nodiscard]] std::size_t unit_count() const { return loss.size(); }
    [[nodiscard]] bool hidden(std::uint32_t unit) const { return !tables.cell(first_cell[unit]).known; }
};

/// Which units are hidden, with the proof that this is enough.
struct Protection {
    std::vector<bool> hidden;            ///< by unit
    std::vector<std::uint32_t> lowered;  ///< units that stay less open than promised, whatever is hidden
    std::vector<std::uint32_t>
        unprotected;  ///< units whose number is known whatever is hidden: nothing may be published
    Proofs proofs;
};

/// Hides the sensitive units. Then, for each promise that cannot be proven, looks for other tables that would prove it
/// were some printed cells hidden as well, the least loss possible, and hides those. Last, shows again what turned out
/// not to be needed, the dearest first. The same input gives the same answer. The problem is the cell suppression
/// problem of Fischetti and Salazar (2001); the way is a heuristic, what it gives is proven.
Protection protect(Protectable& system, const Progress& progress = {});

}  // namespace accord::equity
