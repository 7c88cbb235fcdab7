#include "policy/compare.hpp"

#include <algorithm>

#include "policy/flags.hpp"
#include "policy/pairing.hpp"
#include "policy/word_diff.hpp"

namespace accord::policy {

namespace {

/// What a document says itself: notes, references and adoption lines are not compared.
bool compared(Kind kind) { return binds(kind) || kind == Kind::definition || kind == Kind::purpose; }

std::vector<Side> sides_of(const Reading& reading, const std::vector<Binding>& bindings) {
    std::vector<Side> sides;
    for (std::size_t i = 0; i < reading.provisions.size(); ++i)
        if (compared(reading.provisions[i].kind)) sides.push_back({&reading.provisions[i], &bindings[i]});
    return sides;
}

/// Flagged differences in the order of their gravest flag, then unflagged ones, then wording, then the same words.
int rank(const Pair& pair) {
    constexpr int unflagged = static_cast<int>(Flag::wording_only);
    if (pair.status == PairStatus::verbatim) return unflagged + 2;
    if (pair.flags.empty()) return unflagged;
    return pair.flags.front() == Flag::wording_only ? unflagged + 1 : static_cast<int>(pair.flags.front());
}

Pair pair_of(const Side* before, const Side* after, const Catalogue& catalogue, const Notes& notes) {
    if (!after) {
        Pair pair{before->provision, nullptr, PairStatus::missing, {}, {}};
        if (protects(*before, catalogue)) pair.flags.push_back(Flag::protection_missing);
        return pair;
    }
    if (!before) {
        Pair pair{nullptr, after->provision, PairStatus::added, {}, {}};
        if (notes.contain(*after->provision)) pair.flags.push_back(Flag::note_became_policy);
        return pair;
    }
    Pair pair{before->provision, after->provision, PairStatus::verbatim, {}, {}};
    if (same_words(*before->provision, *after->provision)) return pair;
    pair.status = PairStatus::altered;
    pair.changes = word_changes(whole_text(*before->provision), whole_text(*after->provision));
    pair.flags = flags_of_change(*before->provision, *after->provision, pair.changes);
    if (notes.contain(*after->provision)) {
        std::erase(pair.flags, Flag::wording_only);
        pair.flags.push_back(Flag::note_became_policy);
    }
    return pair;
}

}  // namespace

int Comparison::count(PairStatus status) const {
    return static_cast<int>(
        std::count_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.status == status; }));
}

int Comparison::count(Flag flag) const {
    return static_cast<int>(std::count_if(pairs.begin(), pairs.end(), [&](const Pair& pair) {
        return std::find(pair.flags.begin(), pair.flags.end(), flag) != pair.flags.end();
    }));
}

Comparison compare(const Reading& before, const Reading& after, const Catalogue& catalogue) {
    const std::vector<Binding> old_bindings = bind(before, catalogue, {});
    const std::vector<Binding> new_bindings = bind(after, catalogue, {});
    const std::vector<Side> old_sides = sides_of(before, old_bindings);
    const std::vector<Side> new_sides = sides_of(after, new_bindings);
    const Notes notes{before};
    Comparison comparison;
    for (const Match& match : pair_up(old_sides, new_sides))
        comparison.pairs.push_back(pair_of(match.before ? &old_sides[*match.before] : nullptr,
                                           match.after ? &new_sides[*match.after] : nullptr, catalogue, notes));
    std::stable_sort(comparison.pairs.begin(), comparison.pairs.end(),
                     [](const Pair& a, const Pair& b) { return rank(a) < rank(b); });
    return comparison;
}

}  // namespace accord::policy
