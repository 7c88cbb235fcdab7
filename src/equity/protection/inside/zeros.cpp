// The two ways out when hiding printed numbers is not enough: zeros that are printed no longer, and a promise of less.
#include "equity/protection/inside/protector.hpp"

#include <algorithm>

namespace accord::equity {

bool Protector::keep_by_withholding(Range range) {
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

bool Protector::enough(std::uint32_t number) {
    const Proofs::Kept& kept = proofs_.kept(number);
    const std::int64_t proven = kept.high.value - kept.low.value;
    return kept.promise.enough && proven >= *kept.promise.enough && lower_to(number, proven);
}

bool Protector::enough(Range range) {
    for (auto at = broken(range); at < range.end; at = broken(range))
        if (!enough(at)) return false;
    return true;
}

std::int64_t Protector::utmost(std::uint32_t number) {
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

void Protector::hide_one(const std::vector<std::uint32_t>& zeros) {
    const auto hidden = std::find_if(zeros.begin(), zeros.end(), [&](auto unit) { return system_.hidden(unit); });
    hide_for_good(hidden == zeros.end() ? zeros.front() : *hidden);
}

bool Protector::lower(Range range) {
    for (auto at = broken(range); at < range.end; at = broken(range)) {
        Proofs::Kept& kept = proofs_.kept(at);
        if (!lower_to(at, kept.high.value - kept.low.value)) return false;
    }
    return true;
}

bool Protector::lower_to(std::uint32_t number, std::int64_t width) {
    Claim& claim = proofs_.kept(number).promise.claim;
    if (width >= claim.width) return true;
    if (width <= 0) return false;
    claim.width = width;
    lowered_.insert(unit_of(number));
    return true;
}

}  // namespace accord::equity
