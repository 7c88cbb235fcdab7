#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "equity/protection/linked_tables.hpp"

namespace accord::equity {

/// A value that a cell has in tables which differ from the true ones.
struct Change {
    std::uint32_t cell = 0;
    std::int64_t value = 0;
};

/// Proves that a hidden number stays open. Each value it calls possible comes with a witness: whole tables, in whole
/// numbers, that agree with everything printed and known and have that value. So it never promises more than the truth,
/// whatever method an attacker uses; it may miss a witness, and then more is hidden than was needed.
class WitnessSearch {
public:
    /// A witness that exists is mostly found within a few dozen steps.
    static constexpr int quick = 300;
    static constexpr int patient = 5000;
    /// What a relation that is off by one weighs beside the prices of possible_at().
    static constexpr std::int64_t price_of_one = 256;

    /// Keeps a reference: cells may be hidden between proofs; cells and relations may not be added.
    explicit WitnessSearch(const LinkedTables& tables, int most_steps = quick);

    void be_patient(int most_steps) { most_steps_ = most_steps; }
    [[nodiscard]] int patience() const { return most_steps_; }

    /// True when a witness was found.
    bool possible(Quantity quantity, std::int64_t value, Attacker attacker = Attacker::reads_notes);
    /// The same, beginning with tables that agreed with what was printed before, in place of the true ones.
    bool possible_near(std::span<const Change> tables, Quantity quantity, std::int64_t value, Attacker attacker);
    /// The same, were printed cells hidden as well, each at a price (see price_of_one); below zero: never.
    /// witness() then tells which.
    bool possible_at(const std::vector<std::int64_t>& prices, Quantity quantity, std::int64_t value,
                     Attacker attacker = Attacker::reads_notes);
    /// The tables of the last proof, as their differences from the true ones.
    [[nodiscard]] std::vector<Change> witness() const;

private:
    struct Step {
        std::uint32_t cell = 0;
        std::int64_t amount = 0;  ///< signed change of the cell
        std::int64_t gain = 0;    ///< how much nearer the relations are to being kept, each by its weight
    };

    void forget();
    bool start(Quantity quantity, std::int64_t value);
    bool search(Quantity quantity, std::int64_t value, std::span<const std::uint32_t> kind);
    void raise_kind(std::span<const std::uint32_t> kind, std::int64_t amount);
    [[nodiscard]] std::span<const std::uint32_t> kind_of(Quantity quantity) const;
    bool repair_all();
    void change(std::uint32_t cell, std::int64_t amount);
    void put_in_queue(std::uint32_t relation);
    [[nodiscard]] Step best_step(std::uint32_t relation, bool may_turn_back) const;
    [[nodiscard]] Step step(std::uint32_t cell, int direction, std::int64_t wanted) const;
    [[nodiscard]] bool turns_back(std::uint32_t cell, int direction) const;
    [[nodiscard]] Bounds range(std::uint32_t relation) const;
    [[nodiscard]] std::int64_t off(std::uint32_t relation, std::int64_t more = 0) const;
    [[nodiscard]] std::int64_t room(std::uint32_t cell, int direction) const;
    [[nodiscard]] bool fixed(std::uint32_t cell) const {
        return tables_.cell(cell).known && (!prices_ || (*prices_)[cell] < 0);
    }
    [[nodiscard]] std::span<const LinkedTerm> movable_terms(std::uint32_t relation) const {
        return prices_ ? tables_.terms(relation) : tables_.hidden_terms(relation);
    }

    struct CellState {
        std::int64_t changed = 0;
        std::int64_t moved_at = 0;  ///< the step at which it last moved, negative for down; 0: not yet
    };
    struct RelationState {
        std::int64_t moved = 0;
        std::int64_t weight = 1;
        bool queued = false;
    };

    const LinkedTables& tables_;
    int most_steps_;
    std::vector<CellState> cells_;
    std::vector<RelationState> relations_;
    std::vector<std::uint32_t> touched_;
    std::vector<std::uint32_t> queue_;
    std::size_t now_ = 0;  ///< place in the queue
    std::int64_t clock_ = 0;
    std::int64_t fixed_cell_ = -1;
    std::int64_t pinned_relation_ = -1;
    std::int64_t pin_ = 0;
    Attacker attacker_ = Attacker::reads_notes;
    const std::vector<std::int64_t>* prices_ = nullptr;
};

}  // namespace accord::equity
