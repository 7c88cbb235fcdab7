#pragma once

#include <cstdlib>
#include <memory>
#include <set>
#include <vector>

#include "equity/protection/protect.hpp"

namespace accord::equity {

/// The last value on the way from one that is possible to the target that is, too, halving what is left of it.
template <class Possible>
std::int64_t furthest(std::int64_t proven, std::int64_t target, Possible possible) {
    if (target == proven || possible(target)) return target;
    for (std::int64_t failed = target; std::abs(failed - proven) > 1;) {
        const std::int64_t middle = proven + (failed - proven) / 2;
        (possible(middle) ? proven : failed) = middle;
    }
    return proven;
}

/// One run of protect(): what is hidden so far, what is promised, and what is proven of it.
class Protector {
public:
    Protector(Protectable& system, const Progress& progress)
        : system_{system},
          tables_{system.tables},
          search_{tables_, system.patience},
          proofs_{tables_},
          progress_{progress},
          stays_hidden_(system.unit_count()) {}

    Protection run();

private:
    /// The numbers of the promises of one unit, from first to one less than end.
    struct Range {
        std::uint32_t first = 0;
        std::uint32_t end = 0;
    };

    // The way through (protect.cpp).

    void keep_all();
    /// Told to stop: from here on the quickest way, not the one that loses least.
    void stop();
    void be_patient(int most_steps);
    /// Tells how much is done, never less than before; false once it was asked to stop.
    bool go_on(std::size_t done, std::size_t of);
    void hide_for_good(std::uint32_t unit);
    void set_hidden(std::uint32_t unit, bool hidden);
    void hide(std::uint32_t unit);
    /// Tries to prove a promise, and notes what it finds.
    bool prove(std::uint32_t number);
    bool try_value(std::uint32_t number, std::int64_t value);
    /// As near to the target as can be proven.
    bool reach(std::uint32_t number, bool high, std::int64_t target);
    /// The first promise that must hold and cannot be proven, or the end.
    std::uint32_t broken(Range range);
    /// Hides until the promises hold; false when nothing can keep the number open that must be.
    bool keep(Range range);
    [[nodiscard]] std::uint32_t unit_of(std::uint32_t promise) const;

    // What is hidden for the sake of others: secondary suppression (secondary.cpp).

    /// A printed number other than zero can be hidden: zeros are printed, so a hidden zero would protect nothing.
    [[nodiscard]] bool can_hide(std::uint32_t unit) const;
    /// What it costs a witness to need a cell hidden, so that it goes a way round a total and not round a small number.
    void set_prices();
    [[nodiscard]] std::int64_t price_of(std::uint32_t unit) const;
    /// From here on a witness may need this zero hidden.
    void allow(std::uint32_t unit);
    /// Hides every line that the number stands in; false when all were hidden.
    bool hide_lines(std::uint32_t number);
    /// The values of which one would prove a promise, from what is proven of it so far.
    [[nodiscard]] std::vector<std::int64_t> far_ends(std::uint32_t number);
    /// Looks longer for a witness before anything is hidden for the want of it.
    bool prove_patiently(std::uint32_t number);
    /// Hides what a witness at the least price needs hidden.
    bool hide_witness(std::uint32_t number);
    /// The unit of a relation that can be hidden at the least loss.
    [[nodiscard]] std::optional<std::uint32_t> cheapest(std::uint32_t relation) const;
    /// Notes what small sums a unit has to do with, for keep_sums().
    void note_sums(std::uint32_t unit);
    /// A sum of hidden cells that everybody can work out is a number as well: it must not be a small one.
    void keep_sums();
    [[nodiscard]] bool tells_small_sum(std::uint32_t r) const;

    // Where printed zeros give numbers away, and where nothing helps (zeros.cpp).

    /// The way out where counts are so few that printed zeros give them away. What would not be open were nothing
    /// printed at all is not worth a zero.
    bool keep_by_withholding(Range range);
    /// Is so much proven that no zero need be taken for more? Then that is the promise.
    bool enough(std::uint32_t number);
    bool enough(Range range);
    /// How far apart the values of a promise could be proven to be, were everything hidden that can be, zeros too.
    std::int64_t utmost(std::uint32_t number);
    /// Where hidden numbers are said to be zero at times, one is: that which a witness needed, or else the first.
    void hide_one(const std::vector<std::uint32_t>& zeros);
    /// With nothing left to hide, a promise is lowered to what could be proven; false when that is the number itself.
    bool lower(Range range);
    bool lower_to(std::uint32_t number, std::int64_t width);

    // What need not be hidden after all (show_again.cpp).

    /// What was hidden on the way and is not needed in the end, the dearest first.
    void show_again();
    /// Hidden for the sake of others, the dearest first.
    [[nodiscard]] std::vector<std::uint32_t> complements() const;
    /// Is a dear unit hidden for others? Then others are, if that loses less.
    void spare_the_dear();
    /// Where few units protect others: does the report lose less when one of them is shown and its work done by others?
    void exchange();
    bool try_without(std::uint32_t unit);
    [[nodiscard]] double total_loss() const;
    void try_to_show(std::uint32_t unit);
    /// Proves again what was lost, best from the witness that it had: it is wrong only round what is shown now.
    bool mend(const std::vector<Proofs::LostEnd>& lost);
    /// Prints a unit: nothing is promised of it any more, and the witnesses that change it are none. Gives the promises
    /// that lost an end.
    std::vector<Proofs::LostEnd> show(std::uint32_t unit);
    void keep_promises_of(std::uint32_t unit, bool active);
    [[nodiscard]] bool tells_more_sums(std::uint32_t unit) const;

    struct AllHidden {
        LinkedTables tables;
        std::unique_ptr<WitnessSearch> search;  ///< in these
    };

    Protectable& system_;
    LinkedTables& tables_;
    WitnessSearch search_;
    Proofs proofs_;
    const Progress& progress_;
    std::vector<Range> todo_;
    std::size_t at_ = 0;
    std::vector<Range> open_;                  ///< could not be kept so far
    std::vector<Range> lower_;                 ///< nor by taking back zeros
    std::vector<Range> first_promise_;         ///< by unit
    std::vector<std::uint32_t> changed_sums_;  ///< of hidden cells, that may be small
    std::vector<bool> stays_hidden_;           ///< by unit: for its own sake
    double told_ = 0;
    bool stopped_ = false;
    std::set<std::uint32_t> lowered_;
    std::set<std::uint32_t> unprotected_;
    std::vector<std::int64_t> prices_;
    std::unique_ptr<AllHidden> all_hidden_;
};

}  // namespace accord::equity
