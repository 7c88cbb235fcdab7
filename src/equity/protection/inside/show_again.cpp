// What was hidden on the way and is not needed in the end is shown again: alone, or with another in its place.
#include "equity/protection/inside/protector.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace accord::equity {

namespace {

/// Exchanges are tried where no more units than these were hidden for others: the time grows with their square.
constexpr std::size_t most_exchanged = 40;

}  // namespace

void Protector::show_again() {
    const auto units = complements();
    for (std::size_t i = 0; i < units.size() && go_on(units.size() + i, 2 * units.size()); ++i) try_to_show(units[i]);
}

std::vector<std::uint32_t> Protector::complements() const {
    std::vector<std::uint32_t> units;
    for (std::uint32_t unit = 0; unit < system_.unit_count(); ++unit)
        if (system_.hidden(unit) && !stays_hidden_[unit]) units.push_back(unit);
    std::stable_sort(units.begin(), units.end(), [&](auto a, auto b) { return system_.loss[a] > system_.loss[b]; });
    return units;
}

void Protector::spare_the_dear() {
    const auto units = complements();
    if (prices_.empty()) set_prices();
    bool spared = false;
    for (const auto unit : units)
        if (system_.loss[unit] >= system_.dear && system_.hidden(unit) && go_on(1, 1))
            spared = try_without(unit) || spared;
    if (spared) show_again();
}

void Protector::exchange() {
    for (bool better = true; better;) {
        better = false;
        const auto units = complements();
        if (units.size() > most_exchanged || prices_.empty()) return;
        for (const auto unit : units) better = better || (go_on(1, 1) && try_without(unit));
        if (better) show_again();
    }
}

bool Protector::try_without(std::uint32_t unit) {
    const auto saved = std::tuple{tables_, proofs_, prices_, first_promise_, todo_, at_, lowered_};
    const double before = total_loss();
    const auto lost = show(unit);
    for (std::uint32_t cell = system_.first_cell[unit]; cell < system_.first_cell[unit + 1]; ++cell) prices_[cell] = -1;
    note_sums(unit);
    keep_sums();
    for (const auto& end : lost) {
        const Range range{end.promise, end.promise + 1};
        if (!keep(range)) open_.push_back(range);
    }
    keep_all();
    // What could not be kept may hold by now.
    const auto open = std::exchange(open_, {});
    bool fine = std::all_of(open.begin(), open.end(), [&](Range range) {
        return keep(range) || (system_.loss[unit] >= system_.dear && enough(range));
    });
    keep_all();
    fine = fine && open_.empty() && !tells_more_sums(unit);
    open_.clear();
    if (fine && total_loss() >= before) show_again();
    fine = fine && total_loss() < before;
    if (fine)
        prices_ = std::get<2>(saved);
    else
        std::tie(tables_, proofs_, prices_, first_promise_, todo_, at_, lowered_) = saved;
    return fine;
}

double Protector::total_loss() const {
    double sum = 0;
    for (std::uint32_t unit = 0; unit < system_.unit_count(); ++unit)
        if (system_.hidden(unit)) sum += system_.loss[unit];
    return sum;
}

void Protector::try_to_show(std::uint32_t unit) {
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

bool Protector::mend(const std::vector<Proofs::LostEnd>& lost) {
    for (std::size_t at = 0; at < lost.size(); ++at) {
        const auto number = lost[at].promise;
        if (proofs_.kept(number).proven()) continue;
        const Promise promise = proofs_.kept(number).promise;
        const auto& end = lost[at].end;
        const int patience = search_.patience();
        be_patient(std::min(patience, system_.patience_to_mend));
        if (search_.possible_near(proofs_.witness(end.witness), promise.claim.quantity, end.value, promise.attacker))
            proofs_.record(search_.witness(), promise.attacker, number);
        be_patient(patience);
        const bool last = at + 1 == lost.size() || lost[at + 1].promise != number;
        if (last && !(system_.anew ? prove(number) : proofs_.kept(number).proven())) return false;
    }
    return true;
}

std::vector<Proofs::LostEnd> Protector::show(std::uint32_t unit) {
    set_hidden(unit, false);
    keep_promises_of(unit, false);
    std::vector<Proofs::LostEnd> lost;
    for (std::uint32_t cell = system_.first_cell[unit]; cell < system_.first_cell[unit + 1]; ++cell) {
        const auto more = proofs_.forget_with(cell);
        lost.insert(lost.end(), more.begin(), more.end());
    }
    return lost;
}

void Protector::keep_promises_of(std::uint32_t unit, bool active) {
    const Range own = first_promise_[unit];
    for (auto number = own.first; number < own.end; ++number) proofs_.kept(number).active = active;
}

bool Protector::tells_more_sums(std::uint32_t unit) const {
    if (system_.least_sum == 0) return false;
    for (std::uint32_t cell = system_.first_cell[unit]; cell < system_.first_cell[unit + 1]; ++cell)
        for (const auto& use : tables_.uses(cell))
            if (tells_small_sum(use.relation)) return true;
    return false;
}

}  // namespace accord::equity
