#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "equity/protection/witness_search.hpp"

namespace accord::equity {

/// Both ends must be possible to somebody outside, or values at least `width` apart between them.
struct Claim {
    Quantity quantity;
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::int64_t width = 0;
};

/// What must stay open, and from whom.
struct Promise {
    Claim claim;
    Attacker attacker = Attacker::reads_notes;
    bool must = true;                         ///< else it is kept as far as hiding can
    std::optional<std::int64_t> enough = {};  ///< a width for which no printed zero is given up to reach the claim's
};

/// Whole tables that agree with everything printed, as their differences from the true ones.
using Witness = std::vector<Change>;

/// One end of what is proven possible; the true value needs no witness.
struct ProvenEnd {
    std::int64_t value = 0;
    std::int32_t witness = -1;
    auto operator<=>(const ProvenEnd&) const = default;
};

/// The promises made so far, each with the witnesses that prove it. A witness found for one number serves every other
/// that it changes.
class Proofs {
public:
    struct Kept {
        Promise promise;
        ProvenEnd low;
        ProvenEnd high;
        bool active = true;
        std::int32_t next_of_cell = -1;

        [[nodiscard]] bool proven() const {
            return !active || high.value - low.value >= promise.claim.width ||
                   (low.value <= promise.claim.low && high.value >= promise.claim.high);
        }
    };

    /// Keeps a reference.
    explicit Proofs(const LinkedTables& tables);

    std::uint32_t add(const Promise& promise);
    [[nodiscard]] Kept& kept(std::uint32_t promise) { return kept_[promise]; }
    [[nodiscard]] const std::vector<Kept>& all() const { return kept_; }
    [[nodiscard]] const Witness& witness(std::int32_t number) const {
        return witnesses_[static_cast<std::size_t>(number)];
    }

    /// Notes what a witness against this attacker shows of every number that a promise is about.
    void record(Witness witness, Attacker attacker, std::uint32_t for_promise);
    /// An end that is proven no longer, for its witness does not agree with what is printed now.
    struct LostEnd {
        std::uint32_t promise = 0;
        ProvenEnd end;  ///< as it was
        auto operator<=>(const LostEnd&) const = default;
    };
    /// Forgets the witnesses that change a cell, which is now printed; gives what was lost with them, by promise.
    std::vector<LostEnd> forget_with(std::uint32_t cell);

    /// All that is noted from here on can be taken back.
    std::size_t mark();
    void take_back(std::size_t mark);
    void settle() { undo_.clear(); }

private:
    struct Undo {
        std::uint32_t promise = 0;
        bool high = false;
        ProvenEnd before;
    };

    void set_end(std::uint32_t promise, bool high, ProvenEnd end);
    void widen(std::uint32_t promise, std::int64_t value, std::int32_t witness);

    const LinkedTables* tables_;
    std::vector<Kept> kept_;
    std::vector<std::int32_t> first_of_cell_;
    std::vector<Witness> witnesses_;
    std::vector<std::uint32_t> made_for_;                 ///< by witness: a promise about a relation is found here
    std::vector<std::vector<std::uint32_t>> changed_in_;  ///< by cell: witnesses
    std::vector<Undo> undo_;
};

}  // namespace accord::equity
