#include "equity/protection/cross_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace accord::equity {

namespace {

/// Up to so many cells there is time to hide as little as can be found.
constexpr std::uint32_t few_cells = 3000;
constexpr std::uint32_t many_cells = 12000;

constexpr std::uint32_t no_cell = std::numeric_limits<std::uint32_t>::max();

}  // namespace

CrossTables::CrossTables(const Cube& cube, std::vector<Margin> published, const SmallCounts& rule, KnownLinks links)
    : sizes_{cube.sizes}, strides_(cube.sizes.size()), rule_{rule}, links_{std::move(links)} {
    std::uint64_t keys = 1;
    for (std::size_t d = sizes_.size(); d-- > 0;) {
        strides_[d] = keys;
        keys *= sizes_[d] + 1;
    }
    cell_of_.assign(keys, no_cell);
    summed_.assign(keys * sizes_.size(), false);
    for (Margin& margin : published) {
        std::sort(margin.begin(), margin.end());
        add_margin(cube, margin);
    }
    for (const Margin& margin : published) add_sums(margin);
    auto& tables = system_.tables;
    lines_ = static_cast<std::uint32_t>(tables.relation_count());
    add_links();
    tables.finish();
    const auto cells = static_cast<std::uint32_t>(tables.cell_count());
    for (std::uint32_t cell = 0; cell < cells; ++cell) {
        system_.unit_of.push_back(cell);
        system_.first_cell.push_back(cell);
        const std::int64_t value = tables.cell(cell).value;
        system_.loss.push_back(std::pow(10., totals_[cell]) * (1 + 0.05 * std::log2(1 + static_cast<double>(value))));
        if (value > 0 && value < rule_.threshold) system_.sensitive.push_back(cell);
    }
    system_.first_cell.push_back(cells);
    system_.promises = [this](std::uint32_t cell) { return promises(cell); };
    zeros_hidden_.resize(tables.relation_count());
    system_.withhold = [this](Quantity quantity) { return take_zeros(quantity); };
    if (cells <= few_cells)
        system_.patience = WitnessSearch::patient;
    else if (cells <= many_cells)
        system_.patience = WitnessSearch::patient / 5;
    else
        system_.patience_to_mend = WitnessSearch::quick / 3;
    system_.anew = cells <= few_cells;
    system_.thorough = cells <= few_cells / 3;
    if (rule_.sums) system_.least_sum = rule_.threshold;
}

std::vector<std::size_t> CrossTables::place(std::uint32_t cell) const {
    std::vector<std::size_t> at;
    for (std::size_t d = 0; d < sizes_.size(); ++d) at.push_back(keys_[cell] / strides_[d] % (sizes_[d] + 1));
    return at;
}

std::uint32_t CrossTables::cell(const std::vector<std::size_t>& place) const {
    std::uint64_t key = 0;
    for (std::size_t d = 0; d < sizes_.size(); ++d) key += strides_[d] * place.at(d);
    if (cell_of_.at(key) == no_cell) throw std::out_of_range("no table has this place");
    return cell_of_[key];
}

void CrossTables::add_links() {
    auto& tables = system_.tables;
    if (links_.nested)
        for (std::size_t key = strides_[*links_.nested]; key < cell_of_.size(); ++key) {
            const auto outer = key - strides_[*links_.nested];
            const bool first = key / strides_[*links_.nested] % (sizes_[*links_.nested] + 1) == 0;
            if (first || cell_of_[key] == no_cell) continue;
            tables.add_at_least_zero(std::array{LinkedTerm{cell_of_[outer], 1}, LinkedTerm{cell_of_[key], -1}});
        }
    for (const auto& [one, other] : links_.same)
        tables.add_sum(std::array{LinkedTerm{cell(one), 1}, LinkedTerm{cell(other), -1}});
}

void CrossTables::add_margin(const Cube& cube, const Margin& margin) {
    // Inner cells of the margin, dense and with room for totals; then totals dimension by dimension.
    std::vector<std::size_t> step(sizes_.size(), 0);
    std::size_t size = 1;
    for (std::size_t i = margin.size(); i-- > 0;) {
        step[margin[i]] = size;
        size *= sizes_[margin[i]] + 1;
    }
    std::vector<std::int64_t> dense(size);
    std::vector<std::size_t> at(sizes_.size());
    std::size_t place = 0;
    for (const std::int64_t count : cube.counts) {
        dense[place] += count;
        for (std::size_t d = sizes_.size(); d-- > 0;) {
            place += step[d];
            if (++at[d] < sizes_[d]) break;
            place -= step[d] * sizes_[d];
            at[d] = 0;
        }
    }
    const auto is_total = [&](std::size_t i, std::size_t d) { return i / step[d] % (sizes_[d] + 1) == sizes_[d]; };
    for (const std::size_t d : margin)
        for (std::size_t i = 0; i < size; ++i)
            if (const auto code = i / step[d] % (sizes_[d] + 1); code < sizes_[d])
                dense[i + step[d] * (sizes_[d] - code)] += dense[i];
    for (std::size_t i = 0; i < size; ++i) {
        if (links_.nested && is_total(i, *links_.nested)) continue;
        std::uint64_t key = 0;
        for (std::size_t d = 0; d < sizes_.size(); ++d)
            key += strides_[d] * (step[d] ? i / step[d] % (sizes_[d] + 1) : sizes_[d]);
        if (cell_of_[key] != no_cell) continue;
        LinkedCell cell{dense[i], dense[i] > 0 ? 1 : 0, no_bound, 0, no_bound, true};
        if (dense[i] >= rule_.threshold) cell.lower_if_marked = rule_.threshold;
        if (dense[i] > 0 && dense[i] < rule_.threshold) cell.upper_if_marked = rule_.threshold - 1;
        cell_of_[key] = system_.tables.add(cell);
        int totals = 0;
        for (const std::size_t d : margin) totals += is_total(i, d);
        totals_.push_back(totals);
        keys_.push_back(key);
    }
}

void CrossTables::add_sums(const Margin& margin) {
    std::vector<LinkedTerm> terms;
    for (const std::size_t d : margin) {
        if (d == links_.nested) continue;
        std::size_t places = 1;
        for (const std::size_t other : margin)
            if (other != d) places *= sizes_[other] + 1;
        for (std::size_t i = 0; i < places; ++i) {
            std::uint64_t key = 0;
            for (std::size_t other = 0; other < sizes_.size(); ++other) key += strides_[other] * sizes_[other];
            std::size_t left = i;
            for (const std::size_t other : margin)
                if (other != d) {
                    key -= strides_[other] * (sizes_[other] - left % (sizes_[other] + 1));
                    left /= sizes_[other] + 1;
                }
            if (cell_of_[key] == no_cell || summed_[key * sizes_.size() + d]) continue;
            summed_[key * sizes_.size() + d] = true;
            terms.assign(1, {cell_of_[key], -1});
            for (std::size_t code = 0; code < sizes_[d]; ++code)
                terms.push_back({cell_of_[key - strides_[d] * (sizes_[d] - code)], 1});
            system_.tables.add_sum(terms);
        }
    }
}

/// A line with zeros that the cell is in, then one that crosses those, then any, the shortest first, says that hidden
/// numbers in it may be zero. One without zeros can say so as well: all that it has are hidden.
std::optional<ZerosTaken> CrossTables::take_zeros(Quantity quantity) {
    auto& tables = system_.tables;
    const auto has_zeros = [&](std::uint32_t line) {
        const auto terms = tables.terms(line);
        return std::any_of(terms.begin(), terms.end(), [&](auto term) { return tables.cell(term.cell).value == 0; });
    };
    std::vector<std::uint32_t> lines;
    const auto add_lines_of = [&](std::uint32_t cell, bool with_zeros) {
        for (const auto& use : tables.uses(cell))
            if (use.relation < lines_ && !zeros_hidden_[use.relation] && (!with_zeros || has_zeros(use.relation)))
                lines.push_back(use.relation);
    };
    add_lines_of(quantity.index, true);
    if (lines.empty())
        for (const auto& use : tables.uses(quantity.index))
            for (const LinkedTerm& term : tables.terms(use.relation)) add_lines_of(term.cell, true);
    if (lines.empty()) add_lines_of(quantity.index, false);
    if (lines.empty())
        for (std::uint32_t line = 0; line < lines_; ++line)
            if (!zeros_hidden_[line]) lines.push_back(line);
    if (lines.empty()) return std::nullopt;
    const auto line = *std::min_element(lines.begin(), lines.end(), [&](auto a, auto b) {
        return std::pair{tables.terms(a).size(), a} < std::pair{tables.terms(b).size(), b};
    });
    zeros_hidden_[line] = true;
    ZerosTaken taken;
    for (const LinkedTerm& term : tables.terms(line)) {
        if (term.sign < 0) continue;
        LinkedCell& part = tables.cell(term.cell);
        part.lower = 0;
        if (part.value < rule_.threshold) part.lower_if_marked = 0;
        if (part.value > 0) continue;
        part.upper_if_marked = rule_.threshold - 1;
        taken.may_hide.push_back(term.cell);
    }
    std::sort(taken.may_hide.begin(), taken.may_hide.end());
    return taken;
}

std::vector<Promise> CrossTables::promises(std::uint32_t cell) const {
    const std::int64_t value = system_.tables.cell(cell).value;
    if (value == 0 || value >= rule_.threshold) return {};
    const Quantity quantity{Quantity::Kind::cell, cell};
    std::vector<Promise> made;
    const std::int64_t least = rule_.reader == Attacker::knows_counts ? 0 : 1;
    if (rule_.width > 0)
        made.push_back({{quantity, least, 2 * (rule_.threshold - 1), rule_.width}, rule_.reader, true});
    else
        made.push_back({{quantity, value - 1, value + 1, 1}, rule_.reader, true});
    if (rule_.marked) made.push_back({{quantity, 1, rule_.threshold - 1, 1}, Attacker::sees_marks, true});
    return made;
}

}  // namespace accord::equity
