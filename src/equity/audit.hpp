#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace accord::equity {

/// Far above any count, and far below overflow.
inline constexpr std::int64_t no_bound = std::int64_t{1} << 40;

/// One number of a set of linked tables: its true value, and what somebody outside knows of it.
struct LinkedCell {
    std::int64_t value = 0;
    std::int64_t lower = 0;  ///< what the printed notes and public knowledge give away, while it is hidden
    std::int64_t upper = no_bound;
    std::int64_t upper_if_marked = no_bound;  ///< the same, were small cells marked apart from those that protect them
    bool known = false;                       ///< printed
};

struct LinkedTerm {
    std::uint32_t cell = 0;
    int sign = 1;
};

/// Cells, and relations between them: sums that somebody outside knows, or knows to be at least zero.
class LinkedTables {
public:
    struct Relation {
        std::size_t first = 0;
        std::size_t end = 0;
        std::int64_t value = 0;  ///< of the true numbers
        std::int64_t lower = 0;
        std::int64_t upper = 0;
    };

    std::uint32_t add(const LinkedCell& cell);
    /// Whoever is outside is granted the true sum, also where the public only nearly knows it (a student who moved is
    /// in two rows of one total). Gives the relation's number, as at_least_zero() does.
    std::uint32_t add_sum(std::span<const LinkedTerm> terms);
    std::uint32_t add_at_least_zero(std::span<const LinkedTerm> terms);
    /// Cells that one more event of a kind that there is would raise by one each: where all are hidden, a witness at
    /// hand.
    std::uint32_t add_kind(std::vector<std::uint32_t> cells);
    void set_kind(std::uint32_t cell, std::uint32_t kind) { kind_of_[cell] = kind; }
    void hide(std::uint32_t cell) { cells_[cell].known = false; }

    [[nodiscard]] std::size_t cell_count() const { return cells_.size(); }
    [[nodiscard]] std::size_t relation_count() const { return relations_.size(); }
    [[nodiscard]] LinkedCell& cell(std::uint32_t cell) { return cells_[cell]; }
    [[nodiscard]] const LinkedCell& cell(std::uint32_t cell) const { return cells_[cell]; }
    [[nodiscard]] const Relation& relation(std::uint32_t relation) const { return relations_[relation]; }
    [[nodiscard]] std::span<const LinkedTerm> terms(std::uint32_t relation) const {
        return {terms_.data() + relations_[relation].first, terms_.data() + relations_[relation].end};
    }

    /// Empty where none was set.
    [[nodiscard]] std::span<const std::uint32_t> kind(std::uint32_t cell) const { return kinds_[kind_of_[cell]]; }

private:
    std::vector<LinkedCell> cells_;
    std::vector<std::uint32_t> kind_of_;
    std::vector<std::vector<std::uint32_t>> kinds_{{}};
    std::vector<Relation> relations_;
    std::vector<LinkedTerm> terms_;
};

/// What a promise is about: a cell, or the sum of a relation, which is a number that stands nowhere in print.
struct Quantity {
    enum class Kind { cell, relation };
    Kind kind = Kind::cell;
    std::uint32_t index = 0;
};

/// Both ends must be possible to somebody outside, or values at least `width` apart between them.
struct Claim {
    Quantity quantity;
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::int64_t width = 0;
};

/// What the one outside is taken to know beside the printed numbers (statistics.md section 3).
enum class Attacker { reads_notes /* A1 */, sees_marks /* A2 */ };

struct Interval {
    std::int64_t low = 0;
    std::int64_t high = 0;
    bool operator==(const Interval&) const = default;
};

/// A value that a cell has in tables which differ from the true ones.
struct Change {
    std::uint32_t cell = 0;
    std::int64_t value = 0;
};

/// Proves that a hidden number stays open. Each value it calls possible comes with a witness: whole tables, in whole
/// numbers, that agree with everything printed and known and have that value. So it never promises more than the truth,
/// whatever method an attacker uses; it may miss a witness, and then more is hidden than was needed.
class Auditor {
public:
    /// A witness that exists is mostly found within a few dozen steps.
    static constexpr int quick = 300;
    static constexpr int patient = 5000;

    /// Keeps a reference: cells may be hidden between proofs; cells and relations may not be added.
    explicit Auditor(const LinkedTables& tables, int most_steps = quick);

    /// True when a witness was found. Otherwise conflict() says what stood in the way.
    bool possible(Quantity quantity, std::int64_t value, Attacker attacker = Attacker::reads_notes);
    /// The values between claim.low and claim.high that were proven possible.
    Interval open(const Claim& claim, Attacker attacker = Attacker::reads_notes);
    bool holds(const Claim& claim, Attacker attacker = Attacker::reads_notes);

    /// The relations that the last failed search could not keep together, the hardest first.
    [[nodiscard]] const std::vector<std::uint32_t>& conflict() const { return conflict_; }
    [[nodiscard]] std::span<const std::uint32_t> relations_of(std::uint32_t cell) const {
        return {uses_.data() + first_use_[cell], uses_.data() + first_use_[cell + 1]};
    }
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
    bool fail(std::uint32_t relation);
    void change(std::uint32_t cell, std::int64_t amount);
    void put_in_queue(std::uint32_t relation);
    [[nodiscard]] Step best_step(std::uint32_t relation, bool may_turn_back) const;
    [[nodiscard]] Step step(std::uint32_t cell, int direction, std::int64_t wanted) const;
    [[nodiscard]] bool turns_back(std::uint32_t cell, int direction) const;
    [[nodiscard]] Interval range(std::uint32_t relation) const;
    [[nodiscard]] std::int64_t off(std::uint32_t relation, std::int64_t more = 0) const;
    [[nodiscard]] std::int64_t room(std::uint32_t cell, int direction) const;
    [[nodiscard]] std::int64_t true_value(Quantity quantity) const;
    std::int64_t furthest(Quantity quantity, std::int64_t target, Attacker attacker);

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
    std::vector<std::size_t> first_use_;
    std::vector<std::uint32_t> uses_;  ///< relations, cell by cell
    std::vector<std::int8_t> signs_;   ///< beside uses_
    std::vector<CellState> cells_;
    std::vector<RelationState> relations_;
    std::vector<std::uint32_t> touched_;
    std::vector<std::uint32_t> queue_;
    std::int64_t clock_ = 0;
    std::int64_t fixed_cell_ = -1;
    std::int64_t pinned_relation_ = -1;
    std::int64_t pin_ = 0;
    std::vector<std::uint32_t> conflict_;
    Attacker attacker_ = Attacker::reads_notes;
};

/// The same question answered apart from the search: do these tables agree with all that is printed and known?
bool agrees(const LinkedTables& tables, std::span<const Change> changes, Attacker attacker);

}  // namespace accord::equity
