#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace accord::equity {

/// Far above any count, and far below overflow.
inline constexpr std::int64_t no_bound = std::int64_t{1} << 40;

/// What somebody outside is taken to know beside the printed numbers (statistics.md section 3).
enum class Attacker {
    knows_counts,  ///< A0: a count is not below zero
    reads_notes,   ///< A1: what the printed notes tell: zeros are printed, so a hidden number is one or more
    sees_marks     ///< A2: besides, small numbers are marked apart from those that protect them
};

/// One number of a set of linked tables: its true value, and what somebody outside knows of it while it is hidden.
struct LinkedCell {
    std::int64_t value = 0;
    std::int64_t lower = 0;  ///< what the printed notes and public knowledge give away
    std::int64_t upper = no_bound;
    std::int64_t lower_if_marked = 0;
    std::int64_t upper_if_marked = no_bound;
    bool known = true;      ///< printed
    bool harmless = false;  ///< may be known although it is small: it tells of nobody
};

struct Bounds {
    std::int64_t low = 0;
    std::int64_t high = 0;
    bool operator==(const Bounds&) const = default;
};

/// The values that an attacker thinks possible before any arithmetic.
Bounds bounds(const LinkedCell& cell, Attacker attacker);

struct LinkedTerm {
    std::uint32_t cell = 0;
    int sign = 1;
};

/// A number that somebody may want to know: a cell, or the sum of a relation, which stands nowhere in print.
struct Quantity {
    enum class Kind { cell, relation };
    Kind kind = Kind::cell;
    std::uint32_t index = 0;
};

/// Cells, and relations between them: sums that somebody outside knows, or knows to be at least zero, or may want to.
class LinkedTables {
public:
    struct Relation {
        std::size_t first = 0;
        std::size_t end = 0;
        std::int64_t value = 0;  ///< of the true numbers
        std::int64_t lower = 0;
        std::int64_t upper = 0;
        std::uint32_t hidden = 0;  ///< terms whose cells are hidden; they stand first
    };

    /// A relation that a cell is in.
    struct Use {
        std::uint32_t relation = 0;
        std::int32_t sign = 1;
        std::size_t place = 0;  ///< of the term
    };

    std::uint32_t add(const LinkedCell& cell);
    /// Whoever is outside is granted the true sum, also where the public only nearly knows it (a student who moved is
    /// in two rows of one total). Gives the relation's number, as add_at_least_zero() does.
    std::uint32_t add_sum(std::span<const LinkedTerm> terms);
    std::uint32_t add_at_least_zero(std::span<const LinkedTerm> terms);
    /// A sum of which nobody outside knows anything but what its cells tell.
    std::uint32_t add_unknown(std::span<const LinkedTerm> terms);
    /// Cells that one more event of a kind that there is would raise by one each: where all are hidden, a witness at
    /// hand.
    std::uint32_t add_kind(std::vector<std::uint32_t> cells);
    void set_kind(std::uint32_t cell, std::uint32_t kind) { kind_of_[cell] = kind; }
    /// After the last cell and relation, and before anything is hidden.
    void finish();

    void hide(std::uint32_t cell);
    void show(std::uint32_t cell);

    [[nodiscard]] std::int64_t true_value(Quantity quantity) const {
        return quantity.kind == Quantity::Kind::cell ? cells_[quantity.index].value : relations_[quantity.index].value;
    }
    /// The cell, or the first one of the relation.
    [[nodiscard]] std::uint32_t first_cell(Quantity quantity) const {
        return quantity.kind == Quantity::Kind::cell ? quantity.index : terms(quantity.index).front().cell;
    }

    [[nodiscard]] std::size_t cell_count() const { return cells_.size(); }
    [[nodiscard]] std::size_t relation_count() const { return relations_.size(); }
    [[nodiscard]] LinkedCell& cell(std::uint32_t cell) { return cells_[cell]; }
    [[nodiscard]] const LinkedCell& cell(std::uint32_t cell) const { return cells_[cell]; }
    [[nodiscard]] const Relation& relation(std::uint32_t relation) const { return relations_[relation]; }
    [[nodiscard]] std::span<const LinkedTerm> terms(std::uint32_t relation) const {
        return {terms_.data() + relations_[relation].first, terms_.data() + relations_[relation].end};
    }
    /// The terms of hidden cells only, in no particular but always the same order.
    [[nodiscard]] std::span<const LinkedTerm> hidden_terms(std::uint32_t relation) const {
        return {terms_.data() + relations_[relation].first, relations_[relation].hidden};
    }
    [[nodiscard]] std::span<const Use> uses(std::uint32_t cell) const {
        return {uses_.data() + first_use_[cell], uses_.data() + first_use_[cell + 1]};
    }
    /// Empty where none was set.
    [[nodiscard]] std::span<const std::uint32_t> kind(std::uint32_t cell) const { return kinds_[kind_of_[cell]]; }

private:
    void move_term(std::size_t from, std::size_t to);

    std::vector<LinkedCell> cells_;
    std::vector<std::uint32_t> kind_of_;
    std::vector<std::vector<std::uint32_t>> kinds_{{}};
    std::vector<Relation> relations_;
    std::vector<LinkedTerm> terms_;
    std::vector<std::size_t> use_of_term_;
    std::vector<Use> uses_;  ///< cell by cell
    std::vector<std::size_t> first_use_;
};

}  // namespace accord::equity
