#include "equity/inside/rounding.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <tuple>

#include "base/sha256.hpp"

namespace accord::equity {

namespace {

/// A chance that hangs on all counts of a report and on nothing else.
std::mt19937_64 chance_of(const Counted& counted) {
    std::string numbers;
    for (std::size_t slot = 0; slot < counted.rows.slots(); ++slot)
        numbers +=
            std::to_string(counted.events[slot].count) + "," + std::to_string(counted.students[slot].count) + ";";
    const Digest digest = sha256(numbers);
    std::uint64_t seed = 0;
    for (std::size_t i = 0; i < sizeof seed; ++i) seed = seed << 8 | digest[i];
    return std::mt19937_64{seed};
}

class Rounder {
public:
    Rounder(const Counted& counted, std::int64_t base) : counted_{counted}, rows_{counted.rows}, base_{base} {
        out_.base = base;
        out_.events.resize(rows_.slots());
        out_.students.resize(rows_.slots());
        out_.rounded.resize(rows_.slots(), true);
    }

    /// Wholes before their parts, and events before students.
    Rounding run() {
        for (const Measure measure : counted_measures) {
            round_measure(measure, counted_.events, out_.events);
            round_measure(measure, counted_.students, out_.students);
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] std::int64_t below(std::int64_t number) const { return number / base_ * base_; }

    /// Above 0, up to and with 1.
    double draw() { return (static_cast<double>(chance_() >> 11) + 1) * 0x1p-53; }

    /// What a slot's multiple should not pass: that of the whole, and of the events for students.
    [[nodiscard]] std::int64_t limit(Measure measure, std::size_t row, const std::vector<std::int64_t>& out) const {
        std::int64_t limit =
            &out == &out_.students ? out_.events[rows_.slot(measure, row)] : std::numeric_limits<std::int64_t>::max();
        for (const auto& [part, whole] : parts_of_wholes)
            if (part == measure) limit = std::min(limit, out[rows_.slot(whole, row)]);
        return limit;
    }

    template <class Tally>
    void round_measure(Measure measure, const std::vector<Tally>& counts, std::vector<std::int64_t>& out) {
        const auto value = [&](std::size_t row) { return std::int64_t{counts[rows_.slot(measure, row)].count}; };
        const std::int64_t all = value(Rows::total);
        std::int64_t& total = out[rows_.slot(measure, Rows::total)];
        total = below(all);
        const bool up = static_cast<double>(all - total) >= draw() * static_cast<double>(base_);
        if (up && total + base_ <= limit(measure, Rows::total, out) &&
            std::all_of(divisions.begin(), divisions.end(), [&](Breakdown division) {
                return most(measure, division, value, out) >= total + base_ + twice(division, value);
            }))
            total += base_;
        for (const Breakdown division : divisions)
            round_rows(measure, division, value, total + twice(division, value), out);
    }

    /// Students who moved are in two rows of one total: as many multiples as they are.
    template <class Value>
    [[nodiscard]] std::int64_t twice(Breakdown division, Value value) const {
        std::int64_t sum = -value(Rows::total);
        for (std::size_t row = rows_.first(division); row < rows_.end(division); ++row) sum += value(row);
        return below(sum + base_ / 2);
    }

    /// The largest sum of the rows of a division of which none passes its limit.
    template <class Value>
    [[nodiscard]] std::int64_t most(Measure measure, Breakdown division, Value value,
                                    const std::vector<std::int64_t>& out) const {
        std::int64_t sum = 0;
        for (std::size_t row = rows_.first(division); row < rows_.end(division); ++row) {
            const std::int64_t multiple = below(value(row));
            sum += multiple;
            if (value(row) > multiple && multiple + base_ <= limit(measure, row, out)) sum += base_;
        }
        return sum;
    }

    /// Raises rows to the multiple above until they add up; those which are nearer to it, rather.
    template <class Value>
    void round_rows(Measure measure, Breakdown division, Value value, std::int64_t sum,
                    std::vector<std::int64_t>& out) {
        std::vector<std::tuple<bool, double, std::size_t>> order;
        for (std::size_t row = rows_.first(division); row < rows_.end(division); ++row) {
            const std::int64_t multiple = below(value(row));
            out[rows_.slot(measure, row)] = multiple;
            sum -= multiple;
            const auto above = static_cast<double>(value(row) - multiple);
            const double key = -std::log(draw());
            if (above > 0) order.emplace_back(multiple + base_ > limit(measure, row, out), key / above, row);
        }
        std::sort(order.begin(), order.end());
        for (const auto& [passes, key, row] : order) {
            if (sum <= 0) break;
            out[rows_.slot(measure, row)] += base_;
            sum -= base_;
        }
    }

    const Counted& counted_;
    const Rows& rows_;
    std::int64_t base_;
    std::mt19937_64 chance_{chance_of(counted_)};
    Rounding out_;
};

}  // namespace

Rounding round_to(const Counted& counted, std::int64_t base) { return Rounder{counted, base}.run(); }

}  // namespace accord::equity
