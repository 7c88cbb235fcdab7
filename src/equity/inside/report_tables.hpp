#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include "equity/inside/editions.hpp"
#include "equity/protection/protect.hpp"

namespace accord::equity {

/// All tables of a report and of those that are out as one linked system: each slot's events and students, the totals
/// they add up to, the parts of wholes (contacts that were no search are nowhere printed and are a count all the same),
/// public enrolment, and what the periods have in common. Slots of the report that is made come first; those of the
/// others follow, edition by edition.
class ReportTables {
public:
    /// `rounding`: what the report prints in place of its numbers.
    ReportTables(const Counted& counted, const Rule& rule, const std::vector<Published>& already = {},
                 const Rounding* rounding = nullptr);

    [[nodiscard]] const LinkedTables& tables() const { return system_.tables; }
    /// The tables as protect() takes them: a slot is a unit, and what is out stays as it is. Refers to this object.
    [[nodiscard]] Protectable& system() { return system_; }

    static std::uint32_t events(std::size_t slot) { return static_cast<std::uint32_t>(2 * slot); }
    static std::uint32_t students(std::size_t slot) { return static_cast<std::uint32_t>(2 * slot + 1); }
    /// The slot whose events or students a cell is.
    static std::size_t slot_of(std::uint32_t cell) { return cell / 2; }
    /// The slot of the report that is made which says the same as one of an edition that is out; the total where it has
    /// no such row.
    [[nodiscard]] std::size_t slot_now(std::size_t slot) const;

    /// Hidden whole, its zeros too, so that a hidden number in it may be zero.
    [[nodiscard]] bool withheld(Measure measure, Breakdown breakdown) const;

private:
    using Terms = std::initializer_list<LinkedTerm>;

    /// As dear as so many rows is a total: without it no group is compared with the others.
    static constexpr double times_for_a_total = 100;
    static constexpr double times_hidden_last = 5;

    /// One report of several.
    struct Part {
        const Counted& counted;
        const Published* published;  ///< none: the one that is made
        const Rounding* rounding;    ///< none: its numbers are printed or hidden as they are
        std::size_t first;           ///< slot

        [[nodiscard]] std::size_t slot(Measure measure, std::size_t row) const {
            return first + counted.rows.slot(measure, row);
        }
        [[nodiscard]] bool hidden(Measure measure, std::size_t row) const {
            return published && !published->printed[counted.rows.slot(measure, row)];
        }
        [[nodiscard]] std::int64_t enrolled(std::size_t row) const {
            return counted.enrolment_known ? counted.enrolled[row].count : no_bound;
        }
        /// One or two students are enrolled: even a hidden mark beside printed zeros would tell of them, so the row is
        /// hidden whatever its numbers are.
        [[nodiscard]] bool few_enrolled(std::size_t row) const {
            return counted.counted(row) && enrolled(row) > 0 && enrolled(row) < 3;
        }
    };

    void add(const Part& part);
    void add_slots(const Part& part);
    void add_kinds(const Part& part);
    void add_divisions(const Part& part);
    void add_parts(const Part& part, std::size_t row);
    void link_containment(const Part& part, const Containment& containment, Measure measure, bool of_students);
    void promise_not_contacted(const Part& part, std::size_t row);
    /// Slots that are hidden from the start: small counts, groups of few students, groups of which all are counted, and
    /// what is hidden in print.
    [[nodiscard]] std::vector<std::uint32_t> hidden_from_the_start() const;
    [[nodiscard]] std::vector<std::uint32_t> hidden_before() const;
    /// Contacts with students whom nobody could name, beside none whom somebody could: they tell of nobody. What was
    /// done to such a student is protected like any other number.
    [[nodiscard]] static bool contacts_of_nobody(const Counted& counted, Measure measure, std::size_t row);
    [[nodiscard]] bool everybody(const Part& part, Measure measure, std::size_t row) const;

    void link_periods(std::size_t outer);
    void link_period(std::size_t outer, const std::vector<std::size_t>& inside, const std::vector<std::size_t>& longest,
                     bool filled, Measure measure, std::size_t row);
    void link_corrections(std::size_t later);
    /// A difference that a reader can take is a count as well, where this report makes it one.
    void promise_difference(std::vector<LinkedTerm> terms);
    void promise_correction(std::uint32_t now, std::uint32_t then);
    [[nodiscard]] std::vector<std::size_t> not_inside_another(const std::vector<std::size_t>& parts) const;
    /// The part's slot for a row of another.
    [[nodiscard]] std::optional<std::size_t> same_slot(std::size_t part, Measure measure, const Part& other,
                                                       std::size_t row) const;

    /// The promises for a slot once it is hidden.
    [[nodiscard]] std::vector<Promise> promises(std::size_t slot) const;
    /// What a reader loses with a slot: totals most, then contacts, then the larger number.
    [[nodiscard]] double loss(const Part& part, Measure measure, std::size_t row) const;
    /// The way out where counts are so few that printed zeros give them away: without those of the table that the
    /// number stands in; then without its measure; then without any. Of a difference, the part goes before the whole.
    std::optional<ZerosTaken> withhold_near(Quantity quantity);
    std::optional<ZerosTaken> withhold(std::span<const Measure> measures, std::span<const Breakdown> breakdowns);
    void add_if_true(const std::vector<LinkedTerm>& terms);
    std::uint32_t at_least_zero(Terms terms) { return system_.tables.add_at_least_zero({terms.begin(), terms.size()}); }
    void promise_rest(std::uint32_t relation, std::int64_t most = no_bound);
    void promise(std::vector<Promise>& promises, Quantity quantity, std::int64_t low, std::int64_t high) const;
    [[nodiscard]] const Part& part_of(std::size_t slot) const;
    [[nodiscard]] std::int64_t value(std::uint32_t cell) const { return system_.tables.cell(cell).value; }
    /// True for 1 to one less than the small number.
    [[nodiscard]] bool small(std::int64_t count) const { return count > 0 && count < rule_.small_number; }
    [[nodiscard]] std::int64_t largest_small() const { return rule_.small_number - 1; }

    const Rule& rule_;
    std::vector<Part> parts_;  ///< the one that is made first, then those that are out, oldest release first
    Protectable system_;
    std::vector<bool> withheld_;  ///< by measure and breakdown
};

}  // namespace accord::equity
