#include "equity/protection/linked_tables.hpp"

#include <algorithm>
#include <utility>

namespace accord::equity {

Bounds bounds(const LinkedCell& cell, Attacker attacker) {
    switch (attacker) {
        case Attacker::knows_counts:
            return {std::min<std::int64_t>(0, cell.lower), cell.upper};
        case Attacker::reads_notes:
            return {cell.lower, cell.upper};
        case Attacker::sees_marks:
            return {std::max(cell.lower, cell.lower_if_marked), std::min(cell.upper, cell.upper_if_marked)};
    }
    return {};
}

std::uint32_t LinkedTables::add(const LinkedCell& cell) {
    cells_.push_back(cell);
    kind_of_.push_back(0);
    return static_cast<std::uint32_t>(cells_.size() - 1);
}

std::uint32_t LinkedTables::add_kind(std::vector<std::uint32_t> cells) {
    kinds_.push_back(std::move(cells));
    return static_cast<std::uint32_t>(kinds_.size() - 1);
}

std::uint32_t LinkedTables::add_sum(std::span<const LinkedTerm> terms) {
    const std::size_t first = terms_.size();
    terms_.insert(terms_.end(), terms.begin(), terms.end());
    std::int64_t value = 0;
    for (const LinkedTerm& term : terms) value += term.sign * cells_[term.cell].value;
    relations_.push_back({first, terms_.size(), value, value, value, 0});
    return static_cast<std::uint32_t>(relations_.size() - 1);
}

std::uint32_t LinkedTables::add_at_least_zero(std::span<const LinkedTerm> terms) {
    const std::uint32_t added = add_sum(terms);
    relations_[added].lower = std::min<std::int64_t>(0, relations_[added].value);
    relations_[added].upper = no_bound;
    return added;
}

std::uint32_t LinkedTables::add_unknown(std::span<const LinkedTerm> terms) {
    const std::uint32_t added = add_sum(terms);
    relations_[added].lower = -no_bound;
    relations_[added].upper = no_bound;
    return added;
}

void LinkedTables::finish() {
    first_use_.assign(cells_.size() + 1, 0);
    for (const LinkedTerm& term : terms_) ++first_use_[term.cell + 1];
    for (std::size_t i = 1; i < first_use_.size(); ++i) first_use_[i] += first_use_[i - 1];
    uses_.resize(terms_.size());
    use_of_term_.resize(terms_.size());
    auto next = first_use_;
    for (std::uint32_t r = 0; r < relations_.size(); ++r)
        for (std::size_t place = relations_[r].first; place < relations_[r].end; ++place) {
            const std::size_t use = next[terms_[place].cell]++;
            uses_[use] = {r, terms_[place].sign, place};
            use_of_term_[place] = use;
        }
    for (std::uint32_t cell = 0; cell < cells_.size(); ++cell)
        if (!std::exchange(cells_[cell].known, true)) hide(cell);
}

void LinkedTables::move_term(std::size_t from, std::size_t to) {
    std::swap(terms_[from], terms_[to]);
    std::swap(use_of_term_[from], use_of_term_[to]);
    uses_[use_of_term_[from]].place = from;
    uses_[use_of_term_[to]].place = to;
}

void LinkedTables::hide(std::uint32_t cell) {
    if (!cells_[cell].known) return;
    cells_[cell].known = false;
    for (const Use& use : uses(cell)) {
        Relation& relation = relations_[use.relation];
        move_term(use.place, relation.first + relation.hidden++);
    }
}

void LinkedTables::show(std::uint32_t cell) {
    if (cells_[cell].known) return;
    cells_[cell].known = true;
    for (const Use& use : uses(cell)) {
        Relation& relation = relations_[use.relation];
        move_term(use.place, relation.first + --relation.hidden);
    }
}

}  // namespace accord::equity
