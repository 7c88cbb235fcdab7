#include "equity/protection/protect.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

namespace accord::equity {

namespace {

/// Exchanges are tried where no more units than these were hidden for others: the time grows with their square.
constexpr std::size_t most_exchanged = 40;

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

class Protector {
public:
    Protector(Protectable& system, const Progress& progress)
        : system_{system},
          tables_{system.tables},
          search_{tables_, system.patience},
          proofs_{tables_},
          progress_{progress},
          stays_hidden_(system.unit_count()) {}

    Protection run() {
        first_promise_.assign(system_.unit_count(), {0, 0});
        for (const std::uint32_t unit : system_.sensitive) hide_for_good(unit);
        for (const std::uint32_t unit : system_.hidden_at_first) hide(unit);
        for (const Promise& promise : system_.unprinted) {
            const auto number = proofs_.add(promise);
            todo_.push_back({number, number + 1});
        }
        keep_all();
        // What could not be kept may hold by now; else printed zeros stand in the way; else no more was possible.
        for (std::size_t done = 0; !open_.empty(); ++done) {
            if (!go_on(done, 2 * (done + open_.size()))) stop();
            const Range range = open_.back();
            open_.pop_back();
            be_patient(system_.patience_for_zeros);
            if (!keep(range) && !keep_by_withholding(range)) lower_.push_back(range);
            be_patient(system_.patience);
            keep_all();
        }
        be_patient(WitnessSearch::patient);
        for (const Range range : lower_) {
            if (!keep(range) && !lower(range)) unprotected_.insert(unit_of(range.first));
            keep_all();
        }
        be_patient(std::max(system_.patience, system_.patience_to_print));
        if (!stopped_) show_again();
        be_patient(system_.patience);
        if (!stopped_ && system_.thorough) exchange();
        Protection out{
            {}, {lowered_.begin(), lowered_.end()}, {unprotected_.begin(), unprotected_.end()}, std::move(proofs_)};
        for (std::uint32_t unit = 0; unit < system_.unit_count(); ++unit) out.hidden.push_back(system_.hidden(unit));
        return out;
    }

private:
    /// The numbers of the promises of one unit, from first to one less than end.
    struct Range {
        std::uint32_t first = 0;
        std::uint32_t end = 0;
    };

    void keep_all() {
        for (; at_ < todo_.size(); ++at_) {
            if (!go_on(at_, 4 * todo_.size())) stop();
            if (!keep(todo_[at_])) open_.push_back(todo_[at_]);
            if (at_ + 1 == todo_.size()) keep_sums();
        }
    }

    /// Told to stop: from here on the quickest way, not the one that loses least.
    void stop() {
        stopped_ = true;
        be_patient(WitnessSearch::quick);
    }

    void be_patient(int most_steps) { search_.be_patient(stopped_ ? WitnessSearch::quick : most_steps); }

    /// Tells how much is done, never less than before; false once it was asked to stop.
    bool go_on(std::size_t done, std::size_t of) {
        told_ = std::max(told_, static_cast<double>(done) / static_cast<double>(of));
        stopped_ = stopped_ || (progress_ && !progress_(told_));
        return !stopped_;
    }

    /// The way out where counts are so few that printed zeros give them away. What would not be open were nothing
    /// printed at all is not worth a zero.
    bool keep_by_withholding(Range range) {
        if (!system_.withhold) return false;
        while (true) {
            const auto at = broken(range);
            if (at == range.end) return true;
            if (enough(at)) continue;
            if (!lower_to(at, utmost(at))) return false;
            if (prove(at)) continue;
            const auto zeros = system_.withhold(proofs_.kept(at).promise.claim.quantity);
            if (!zeros) return false;
            for (const auto unit : zeros->hide) hide_for_good(unit);
            for (const auto unit : zeros->may_hide) allow(unit);
            const bool kept = keep(range);
            if (!zeros->may_hide.empty()) hide_one(zeros->may_hide);
            if (kept) return true;
        }
    }

    /// Is so much proven that no zero need be taken for more? Then that is the promise.
    bool enough(std::uint32_t number) {
        const Proofs::Kept& kept = proofs_.kept(number);
        const std::int64_t proven = kept.high.value - kept.low.value;
        return kept.promise.enough && proven >= *kept.promise.enough && lower_to(number, proven);
    }

    /// How far apart the values of a promise could be proven to be, were everything hidden that can be, zeros too.
    std::int64_t utmost(std::uint32_t number) {
        if (!all_hidden_) {
            all_hidden_ = std::make_unique<AllHidden>(AllHidden{tables_, {}});
            for (std::uint32_t cell = 0; cell < tables_.cell_count(); ++cell) {
                if (tables_.cell(cell).known && system_.loss[system_.unit_of[cell]] < 0) continue;
                all_hidden_->tables.hide(cell);
                LinkedCell& own = all_hidden_->tables.cell(cell);
                if (system_.loss[system_.unit_of[cell]] >= 0) own.lower = 0;
            }
            all_hidden_->search = std::make_unique<WitnessSearch>(all_hidden_->tables, 4 * WitnessSearch::quick);
        }
        const Claim& claim = proofs_.kept(number).promise.claim;
        const Attacker attacker = proofs_.kept(number).promise.attacker;
        const auto possible = [&](std::int64_t value) {
            return all_hidden_->search->possible(claim.quantity, value, attacker);
        };
        const std::int64_t truth = tables_.true_value(claim.quantity);
        const std::int64_t low = furthest(truth, claim.low, possible);
        if (truth - low >= claim.width) return claim.width;
        return furthest(truth, std::min(claim.high, low + claim.width), possible) - low;
    }

    void hide_for_good(std::uint32_t unit) {
        stays_hidden_[unit] = true;
        hide(unit);
    }

    /// Where hidden numbers are said to be zero at times, one is: that which a witness needed, or else the first.
    void hide_one(const std::vector<std::uint32_t>& zeros) {
        const auto hidden = std::find_if(zeros.begin(), zeros.end(), [&](auto unit) { return system_.hidden(unit); });
        hide_for_good(hidden == zeros.end() ? zeros.front() : *hidden);
    }

    /// With nothing left to hide, a promise is lowered to what could be proven; false when that is the number itself.
    bool lower(Range range) {
        for (auto at = broken(range); at < range.end; at = broken(range)) {
            Proofs::Kept& kept = proofs_.kept(at);
            if (!lower_to(at, kept.high.value - kept.low.value)) return false;
        }
        return true;
    }

    bool lower_to(std::uint32_t number, std::int64_t width) {
        Claim& claim = proofs_.kept(number).promise.claim;
        if (width >= claim.width) return true;
        if (width <= 0) return false;
        claim.width = width;
        lowered_.insert(unit_of(number));
        return true;
    }

    void set_hidden(std::uint32_t unit, bool hidden) {
        for (std::uint32_t cell = system_.first_cell[unit]; cell < system_.first_cell[unit + 1]; ++cell)
            hidden ? tables_.hide(cell) : tables_.show(cell);
        if (!hidden || system_.least_sum == 0) return;
        for (std::uint32_t cell = system_.first_cell[unit]; cell < system_.first_cell[unit + 1]; ++cell)
            for (const auto& use : tables_.uses(cell))
                if (tells_small_sum(use.relation)) changed_sums_.push_back(use.relation);
    }

    void hide(std::uint32_t unit) {
        if (system_.hidden(unit)) return;
        set_hidden(unit, true);
        Range range{static_cast<std::uint32_t>(proofs_.all().size()), 0};
        for (const Promise& promise : system_.promises(unit)) range.end = proofs_.add(promise) + 1;
        first_promise_[unit] = range;
        if (range.end > range.first) todo_.push_back(range);
    }

    /// Tries to prove a promise, and notes what it finds.
    bool prove(std::uint32_t number) {
        if (proofs_.kept(number).proven()) return true;
        const Promise promise = proofs_.kept(number).promise;
        const Claim& claim = promise.claim;
        reach(number, false, claim.low);
        if (proofs_.kept(number).proven()) return true;
        const std::int64_t high = proofs_.kept(number).low.value + claim.width;
        return high <= claim.high && reach(number, true, high);
    }

    bool try_value(std::uint32_t number, std::int64_t value) {
        const Promise& promise = proofs_.kept(number).promise;
        if (!search_.possible(promise.claim.quantity, value, promise.attacker)) return false;
        proofs_.record(search_.witness(), promise.attacker, number);
        return true;
    }

    /// As near to the target as can be proven.
    bool reach(std::uint32_t number, bool high, std::int64_t target) {
        const auto proven = [&] { return (high ? proofs_.kept(number).high : proofs_.kept(number).low).value; };
        if (high ? proven() >= target : proven() <= target) return true;
        // A value between the true one and the claim can be possible and is no proof of the claim.
        return furthest(proven(), target, [&](std::int64_t value) {
                   return try_value(number, value) && (high ? proven() >= value : proven() <= value);
               }) == target;
    }

    /// The first promise that must hold and cannot be proven, or the end.
    std::uint32_t broken(Range range) {
        while (range.first < range.end && (prove(range.first) || !proofs_.kept(range.first).promise.must))
            ++range.first;
        return range.first;
    }

    /// Hides until the promises hold; false when nothing can keep the number open that must be.
    bool keep(Range range) {
        bool all = true;
        for (auto number = range.first; number < range.end; ++number)
            while (!prove(number))
                if (!hide_witness(number)) {
                    all = all && !proofs_.kept(number).promise.must;
                    break;
                }
        return all;
    }

    /// A printed number other than zero can be hidden: zeros are printed, so a hidden zero would protect nothing.
    [[nodiscard]] bool can_hide(std::uint32_t unit) const {
        return !system_.hidden(unit) && system_.loss[unit] >= 0 && tables_.cell(system_.first_cell[unit]).value > 0;
    }

    /// What it costs a witness to need a cell hidden, so that it goes a way round a total and not round a small number.
    void set_prices() {
        for (std::uint32_t cell = 0; cell < tables_.cell_count(); ++cell)
            prices_.push_back(tables_.cell(cell).value == 0 ? -1 : price_of(system_.unit_of[cell]));
    }

    [[nodiscard]] std::int64_t price_of(std::uint32_t unit) const {
        const double loss = system_.loss[unit];
        return loss < 0 ? -1 : std::lround(WitnessSearch::price_of_one * (1 + 2 * std::log10(std::max(1., loss))));
    }

    /// From here on a witness may need this zero hidden.
    void allow(std::uint32_t unit) {
        if (prices_.empty()) set_prices();
        for (std::uint32_t cell = system_.first_cell[unit]; cell < system_.first_cell[unit + 1]; ++cell)
            prices_[cell] = price_of(unit);
    }

    /// Hides every line that the number stands in; false when all were hidden.
    bool hide_lines(std::uint32_t number) {
        const Quantity quantity = proofs_.kept(number).promise.claim.quantity;
        std::vector<std::uint32_t> units;
        const auto add_terms = [&](std::uint32_t relation) {
            for (const LinkedTerm& term : tables_.terms(relation))
                if (const auto unit = system_.unit_of[term.cell]; can_hide(unit)) units.push_back(unit);
        };
        if (quantity.kind == Quantity::Kind::relation)
            add_terms(quantity.index);
        else
            for (const auto& use : tables_.uses(quantity.index)) add_terms(use.relation);
        for (const auto unit : units) hide(unit);
        return !units.empty();
    }

    /// The values of which one would prove a promise, from what is proven of it so far.
    [[nodiscard]] std::vector<std::int64_t> far_ends(std::uint32_t number) {
        const Proofs::Kept& kept = proofs_.kept(number);
        const Claim& claim = kept.promise.claim;
        std::vector<std::int64_t> ends{kept.low.value + claim.width, kept.high.value - claim.width};
        std::erase_if(ends, [&](std::int64_t value) { return value < claim.low || value > claim.high; });
        return ends;
    }

    /// Looks longer for a witness before anything is hidden for the want of it.
    bool prove_patiently(std::uint32_t number) {
        const int patience = search_.patience();
        if (system_.patience_to_print <= patience) return false;
        be_patient(system_.patience_to_print);
        bool proven = false;
        for (const std::int64_t value : far_ends(number)) proven = proven || try_value(number, value);
        be_patient(patience);
        return proven;
    }

    /// Hides what a witness at the least price needs hidden.
    bool hide_witness(std::uint32_t number) {
        if (stopped_ && hide_lines(number)) return true;
        if (prices_.empty()) set_prices();
        if (!stopped_ && prove_patiently(number)) return true;
        const Promise promise = proofs_.kept(number).promise;
        std::optional<Witness> best;
        std::size_t best_fresh = 0;
        for (const std::int64_t value : far_ends(number)) {
            if (!search_.possible_at(prices_, promise.claim.quantity, value, promise.attacker)) continue;
            Witness witness = search_.witness();
            std::size_t fresh = 0;
            for (const Change& change : witness) fresh += tables_.cell(change.cell).known;
            if (best && best_fresh <= fresh) continue;
            best = std::move(witness);
            best_fresh = fresh;
        }
        if (!best) return false;
        for (const Change& change : *best) hide(system_.unit_of[change.cell]);
        proofs_.record(std::move(*best), promise.attacker, number);
        return best_fresh > 0 || proofs_.kept(number).proven();
    }

    /// The unit of a relation that can be hidden at the least loss.
    [[nodiscard]] std::optional<std::uint32_t> cheapest(std::uint32_t relation) const {
        std::optional<std::uint32_t> best;
        const auto order = [&](std::uint32_t unit) { return std::pair{system_.loss[unit], unit}; };
        for (const LinkedTerm& term : tables_.terms(relation))
            if (const auto unit = system_.unit_of[term.cell]; can_hide(unit) && (!best || order(unit) < order(*best)))
                best = unit;
        return best;
    }

    /// A sum of hidden cells that everybody can work out is a number as well: it must not be a small one.
    void keep_sums() {
        while (!changed_sums_.empty()) {
            const std::uint32_t relation = changed_sums_.back();
            changed_sums_.pop_back();
            while (tells_small_sum(relation)) {
                const auto unit = cheapest(relation);
                if (!unit) break;
                hide(*unit);
            }
        }
    }

    [[nodiscard]] bool tells_small_sum(std::uint32_t r) const {
        const auto& relation = tables_.relation(r);
        if (relation.lower != relation.upper || relation.hidden == 0) return false;
        std::int64_t sum = 0;
        for (const LinkedTerm& term : tables_.hidden_terms(r)) {
            if (term.sign != tables_.hidden_terms(r).front().sign) return false;  // no sum, and as much as is printed
            if (tables_.cell(term.cell).harmless) return false;
            sum += tables_.cell(term.cell).value;
        }
        return sum != 0 && sum < system_.least_sum;
    }

    /// What was hidden on the way and is not needed in the end, the dearest first.
    void show_again() {
        const auto units = complements();
        for (std::size_t i = 0; i < units.size() && go_on(units.size() + i, 2 * units.size()); ++i)
            try_to_show(units[i]);
    }

    /// Hidden for the sake of others, the dearest first.
    [[nodiscard]] std::vector<std::uint32_t> complements() const {
        std::vector<std::uint32_t> units;
        for (std::uint32_t unit = 0; unit < system_.unit_count(); ++unit)
            if (system_.hidden(unit) && !stays_hidden_[unit]) units.push_back(unit);
        std::stable_sort(units.begin(), units.end(), [&](auto a, auto b) { return system_.loss[a] > system_.loss[b]; });
        return units;
    }

    /// Where few units protect others: does the report lose less when one of them is shown and its work done by others?
    void exchange() {
        for (bool better = true; better;) {
            better = false;
            const auto units = complements();
            if (units.size() > most_exchanged || prices_.empty()) return;
            for (const auto unit : units) better = better || (go_on(1, 1) && try_without(unit));
        }
    }

    bool try_without(std::uint32_t unit) {
        const auto saved = std::tuple{tables_, proofs_, prices_, first_promise_, todo_, at_};
        const double before = total_loss();
        const auto lost = show(unit);
        for (std::uint32_t cell = system_.first_cell[unit]; cell < system_.first_cell[unit + 1]; ++cell)
            prices_[cell] = -1;
        bool fine = std::all_of(lost.begin(), lost.end(), [&](const auto& end) {
            return keep({end.promise, end.promise + 1});
        });
        keep_all();
        fine = fine && open_.empty() && !tells_more_sums(unit);
        open_.clear();
        if (fine) show_again();
        fine = fine && total_loss() < before;
        if (fine)
            prices_ = std::get<2>(saved);
        else
            std::tie(tables_, proofs_, prices_, first_promise_, todo_, at_) = saved;
        return fine;
    }

    [[nodiscard]] double total_loss() const {
        double sum = 0;
        for (std::uint32_t unit = 0; unit < system_.unit_count(); ++unit)
            if (system_.hidden(unit)) sum += system_.loss[unit];
        return sum;
    }

    void try_to_show(std::uint32_t unit) {
        const std::size_t mark = proofs_.mark();
        const auto lost = show(unit);
        const bool fine = !tells_more_sums(unit) && mend(lost);
        if (!fine) {
            proofs_.take_back(mark);
            set_hidden(unit, true);
            keep_promises_of(unit, true);
        }
        proofs_.settle();
    }

    /// Proves again what was lost, best from the witness that it had: it is wrong only round what is shown now.
    bool mend(const std::vector<Proofs::LostEnd>& lost) {
        for (std::size_t at = 0; at < lost.size(); ++at) {
            const auto number = lost[at].promise;
            if (proofs_.kept(number).proven()) continue;
            const Promise promise = proofs_.kept(number).promise;
            const auto& end = lost[at].end;
            const int patience = search_.patience();
            be_patient(std::min(patience, system_.patience_to_mend));
            if (search_.possible_near(proofs_.witness(end.witness), promise.claim.quantity, end.value,
                                      promise.attacker))
                proofs_.record(search_.witness(), promise.attacker, number);
            be_patient(patience);
            const bool last = at + 1 == lost.size() || lost[at + 1].promise != number;
            if (last && !(system_.anew ? prove(number) : proofs_.kept(number).proven())) return false;
        }
        return true;
    }

    /// Prints a unit: nothing is promised of it any more, and the witnesses that change it are none. Gives the promises
    /// that lost an end.
    std::vector<Proofs::LostEnd> show(std::uint32_t unit) {
        set_hidden(unit, false);
        keep_promises_of(unit, false);
        std::vector<Proofs::LostEnd> lost;
        for (std::uint32_t cell = system_.first_cell[unit]; cell < system_.first_cell[unit + 1]; ++cell) {
            const auto more = proofs_.forget_with(cell);
            lost.insert(lost.end(), more.begin(), more.end());
        }
        return lost;
    }

    void keep_promises_of(std::uint32_t unit, bool active) {
        const Range own = first_promise_[unit];
        for (auto number = own.first; number < own.end; ++number) proofs_.kept(number).active = active;
    }

    [[nodiscard]] bool tells_more_sums(std::uint32_t unit) const {
        if (system_.least_sum == 0) return false;
        for (std::uint32_t cell = system_.first_cell[unit]; cell < system_.first_cell[unit + 1]; ++cell)
            for (const auto& use : tables_.uses(cell))
                if (tells_small_sum(use.relation)) return true;
        return false;
    }

    [[nodiscard]] std::uint32_t unit_of(std::uint32_t promise) const {
        return system_.unit_of[tables_.first_cell(proofs_.all()[promise].promise.claim.quantity)];
    }

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

}  // namespace

Protection protect(Protectable& system, const Progress& progress) { return Protector{system, progress}.run(); }

}  // namespace accord::equity
