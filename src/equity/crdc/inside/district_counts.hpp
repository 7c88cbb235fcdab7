#pragma once

#include <span>
#include <vector>

#include "equity/crdc/inside/extract.hpp"
#include "equity/protection/cross_tables.hpp"

namespace accord::equity {

/// The dimensions of a district's cube. The outcomes are nested: who was arrested was referred.
enum FederalDimension : std::size_t { by_school, by_race, by_disability, by_learner, by_sex, by_outcome };

/// Codes of a dimension, in their order; the last race is that of students with a section 504 plan only, whose race is
/// not collected.
inline constexpr std::array<std::size_t, 6> federal_sizes{0, federal_races + 1, 3, 2, federal_sexes, federal_outcomes};
inline constexpr std::size_t race_not_collected = federal_races;

using FederalPlace = std::vector<std::size_t>;

/// One district's numbers as a cube, of the schools that reported each outcome.
class DistrictCounts {
public:
    explicit DistrictCounts(std::span<const FederalSchool* const> schools);

    /// The reasons for which a school is not in the figures of an outcome; none: it reported.
    [[nodiscard]] const std::vector<Reserve>& reasons(std::size_t school, std::size_t outcome) const {
        return reasons_[outcome][school];
    }
    [[nodiscard]] std::size_t reported(std::size_t outcome) const;
    /// Of the schools that reported the outcome; a reason when one of them gave none, or when it is not collected.
    [[nodiscard]] FederalNumber enrolled(const FederalPlace& place) const;
    [[nodiscard]] const Cube& cube() const { return cube_; }
    /// Learners and others cannot be told apart: more learners than students have the outcome somewhere.
    [[nodiscard]] bool learners_contradict() const { return learners_contradict_; }
    /// The code of "all".
    [[nodiscard]] std::size_t all(std::size_t dimension) const { return cube_.sizes[dimension]; }

private:
    void add(std::size_t school, std::size_t outcome);
    [[nodiscard]] FederalNumber enrolled_in(const FederalEnrolment& school, const FederalPlace& place,
                                            std::size_t sex) const;
    std::int64_t& at(const FederalPlace& place);

    std::span<const FederalSchool* const> schools_;
    std::array<std::vector<std::vector<Reserve>>, federal_outcomes> reasons_;
    Cube cube_;
    bool learners_contradict_ = false;
};

}  // namespace accord::equity
