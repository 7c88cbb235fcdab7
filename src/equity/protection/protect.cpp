#include "equity/protection/protect.hpp"

#include <algorithm>
#include <utility>

#include "equity/protection/inside/protector.hpp"

namespace accord::equity {

Protection Protector::run() {
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
    if (!stopped_) spare_the_dear();
    be_patient(system_.patience);
    if (!stopped_ && system_.thorough) exchange();
    Protection out{
        {}, {lowered_.begin(), lowered_.end()}, {unprotected_.begin(), unprotected_.end()}, std::move(proofs_)};
    for (std::uint32_t unit = 0; unit < system_.unit_count(); ++unit) out.hidden.push_back(system_.hidden(unit));
    return out;
}

void Protector::keep_all() {
    for (; at_ < todo_.size(); ++at_) {
        if (!go_on(at_, 4 * todo_.size())) stop();
        if (!keep(todo_[at_])) open_.push_back(todo_[at_]);
        if (at_ + 1 == todo_.size()) keep_sums();
    }
}

void Protector::stop() {
    stopped_ = true;
    be_patient(WitnessSearch::quick);
}

void Protector::be_patient(int most_steps) { search_.be_patient(stopped_ ? WitnessSearch::quick : most_steps); }

bool Protector::go_on(std::size_t done, std::size_t of) {
    told_ = std::max(told_, static_cast<double>(done) / static_cast<double>(of));
    stopped_ = stopped_ || (progress_ && !progress_(told_));
    return !stopped_;
}

void Protector::hide_for_good(std::uint32_t unit) {
    stays_hidden_[unit] = true;
    hide(unit);
}

void Protector::set_hidden(std::uint32_t unit, bool hidden) {
    for (std::uint32_t cell = system_.first_cell[unit]; cell < system_.first_cell[unit + 1]; ++cell)
        hidden ? tables_.hide(cell) : tables_.show(cell);
    if (hidden) note_sums(unit);
}

void Protector::hide(std::uint32_t unit) {
    if (system_.hidden(unit)) return;
    set_hidden(unit, true);
    Range range{static_cast<std::uint32_t>(proofs_.all().size()), 0};
    for (const Promise& promise : system_.promises(unit)) range.end = proofs_.add(promise) + 1;
    first_promise_[unit] = range;
    if (range.end > range.first) todo_.push_back(range);
}

bool Protector::prove(std::uint32_t number) {
    if (proofs_.kept(number).proven()) return true;
    const Promise promise = proofs_.kept(number).promise;
    const Claim& claim = promise.claim;
    reach(number, false, claim.low);
    if (proofs_.kept(number).proven()) return true;
    const std::int64_t high = proofs_.kept(number).low.value + claim.width;
    return high <= claim.high && reach(number, true, high);
}

bool Protector::try_value(std::uint32_t number, std::int64_t value) {
    const Promise& promise = proofs_.kept(number).promise;
    if (!search_.possible(promise.claim.quantity, value, promise.attacker)) return false;
    proofs_.record(search_.witness(), promise.attacker, number);
    return true;
}

bool Protector::reach(std::uint32_t number, bool high, std::int64_t target) {
    const auto proven = [&] { return (high ? proofs_.kept(number).high : proofs_.kept(number).low).value; };
    if (high ? proven() >= target : proven() <= target) return true;
    // A value between the true one and the claim can be possible and is no proof of the claim.
    return furthest(proven(), target, [&](std::int64_t value) {
               return try_value(number, value) && (high ? proven() >= value : proven() <= value);
           }) == target;
}

std::uint32_t Protector::broken(Range range) {
    while (range.first < range.end && (prove(range.first) || !proofs_.kept(range.first).promise.must)) ++range.first;
    return range.first;
}

bool Protector::keep(Range range) {
    bool all = true;
    for (auto number = range.first; number < range.end; ++number)
        while (!prove(number))
            if (!hide_witness(number)) {
                all = all && !proofs_.kept(number).promise.must;
                break;
            }
    return all;
}

std::uint32_t Protector::unit_of(std::uint32_t promise) const {
    return system_.unit_of[tables_.first_cell(proofs_.all()[promise].promise.claim.quantity)];
}

Protection protect(Protectable& system, const Progress& progress) { return Protector{system, progress}.run(); }

}  // namespace accord::equity
