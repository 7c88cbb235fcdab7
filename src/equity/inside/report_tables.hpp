#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include "equity/inside/counted.hpp"
#include "equity/protection/protect.hpp"

namespace accord::equity {

/// All tables of a report as one linked system: each slot's events and students, the totals they add up to, the parts
/// of wholes (contacts that were no search are nowhere printed and are a count all the same), and public enrolment.
class ReportTables {
public:
    ReportTables(const Counted& counted, const Rule& rule);

    [[nodiscard]] const LinkedTables& tables() const { return system_.tables; }
    /// The tables as suppress() takes them: a slot is a unit. Refers to this object.
    [[nodiscard]] Protectable& system() { return system_; }
    [[nodiscard]] const Counted& counted() const { return counted_; }
    [[nodiscard]] const Rule& rule() const { return rule_; }

    static std::uint32_t events(std::size_t slot) { return static_cast<std::uint32_t>(2 * slot); }
    static std::uint32_t students(std::size_t slot) { return static_cast<std::uint32_t>(2 * slot + 1); }
    /// The slot whose events or students a cell is.
    static std::size_t slot_of(std::uint32_t cell) { return cell / 2; }

    /// Slots that the rule itself hides: small counts, groups of few students, groups of which all are counted.
    [[nodiscard]] std::vector<std::size_t> small_slots() const;
    /// True for 1 to one less than the small number.
    [[nodiscard]] bool small(std::int64_t count) const { return count > 0 && count < rule_.small_number; }
    /// One or two students are enrolled: even a hidden mark beside printed zeros would tell of them, so the row is
    /// hidden whatever its numbers are.
    [[nodiscard]] bool few_enrolled(std::size_t row) const;

    /// Hidden whole, its zeros too, so that a hidden number in it may be zero.
    [[nodiscard]] bool withheld(Measure measure, Breakdown breakdown) const;

    /// What an earlier report says of a cell: it was `before`, and is since grown, shrunk or corrected.
    enum class Since { grown, shrunk, corrected };
    void compare_with_earlier(std::uint32_t cell, std::int64_t before, Since since);
    /// An earlier report hid this number beside printed zeros, and since then it can only have grown.
    void told_not_zero(std::uint32_t cell);

private:
    using Terms = std::initializer_list<LinkedTerm>;

    /// The promises for a slot once it is hidden.
    [[nodiscard]] std::vector<Promise> promises(std::size_t slot) const;
    /// What a reader loses with a slot: totals most, then contacts, then the larger number.
    [[nodiscard]] double loss(std::size_t slot) const;
    /// The way out where counts are so few that printed zeros give them away: without those of the table that the
    /// number stands in; then without its measure; then without any. Of a difference, the part goes before the whole.
    std::optional<ZerosTaken> withhold_near(Quantity quantity);
    std::optional<ZerosTaken> withhold(std::span<const Measure> measures,
                                                       std::span<const Breakdown> breakdowns);
    LinkedTables& links() { return system_.tables; }
    [[nodiscard]] const LinkedTables& links() const { return system_.tables; }
    void add_slots();
    void add_kinds();
    void add_divisions();
    void add_parts(std::size_t row);
    void add_containment(const Containment& containment);
    void link_containment(const Containment& containment, Measure measure, bool of_students);
    void add_if_true(const std::vector<LinkedTerm>& terms);
    std::uint32_t at_least_zero(Terms terms) { return links().add_at_least_zero({terms.begin(), terms.size()}); }
    /// Contacts with students whom nobody could name, beside none whom somebody could: they tell of nobody. What was
    /// done to such a student is protected like any other number.
    [[nodiscard]] bool contacts_of_nobody(std::size_t slot) const;
    void promise_rest(std::uint32_t relation, std::int64_t most = no_bound);
    void promise_not_contacted(std::size_t row);
    void promise(std::vector<Promise>& promises, Quantity quantity, std::int64_t low, std::int64_t high) const;
    [[nodiscard]] std::int64_t value(std::uint32_t cell) const { return links().cell(cell).value; }
    [[nodiscard]] std::int64_t enrolled(std::size_t row) const;
    [[nodiscard]] bool everybody(Measure measure, std::size_t row) const;
    [[nodiscard]] std::int64_t largest_small() const { return rule_.small_number - 1; }

    const Counted& counted_;
    const Rule& rule_;
    Protectable system_;
    std::vector<std::int64_t> told_;  ///< by cell: the least that earlier reports leave possible
    std::vector<bool> withheld_;      ///< by measure and breakdown
};

}  // namespace accord::equity
