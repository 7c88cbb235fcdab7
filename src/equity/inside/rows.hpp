#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "equity/counts.hpp"

namespace accord::equity {

inline constexpr std::size_t measure_count = names_of<Measure>.size();
inline constexpr std::size_t breakdown_count = names_of<Breakdown>.size();
static_assert(names_of<program::Race>.back().code == "not_reported" &&
              names_of<program::Sex>.back().code == "not_reported" &&
              names_of<program::Disability>.back().code == "not_reported" &&
              names_of<program::EnglishLearner>.back().code == "not_reported" &&
              names_of<program::GradeBand>.back().code == "not_reported");

/// The rows of all breakdowns in one sequence: the total first, then schools, then each code list; of races those that
/// the list of the school year has. A slot is one measure in one row.
class Rows {
public:
    explicit Rows(std::size_t schools = 0, program::RaceList race_list = program::RaceList::of_1997);

    static constexpr std::size_t total = 0;
    [[nodiscard]] program::RaceList race_list() const { return race_list_; }
    [[nodiscard]] std::size_t count() const { return first_.back(); }
    [[nodiscard]] std::size_t slots() const { return measure_count * count(); }
    [[nodiscard]] std::size_t first(Breakdown breakdown) const { return first_[static_cast<std::size_t>(breakdown)]; }
    [[nodiscard]] std::size_t end(Breakdown breakdown) const { return first_[static_cast<std::size_t>(breakdown) + 1]; }
    [[nodiscard]] Breakdown breakdown(std::size_t row) const;
    [[nodiscard]] std::size_t slot(Measure measure, std::size_t row) const {
        return static_cast<std::size_t>(measure) * count() + row;
    }
    [[nodiscard]] Measure measure_of(std::size_t slot) const { return static_cast<Measure>(slot / count()); }
    [[nodiscard]] std::size_t row_of(std::size_t slot) const { return slot % count(); }

    /// The row of each division that a contact or an enrolment belongs to. A race that the list does not have is in the
    /// row of those that are not reported.
    template <class Coded>
    [[nodiscard]] std::array<std::size_t, breakdown_count> of(const Coded& coded) const {
        using enum Breakdown;
        return {total,
                first(school) + coded.school,
                first(race) + race_places_[static_cast<std::size_t>(coded.race)],
                first(sex) + static_cast<std::size_t>(coded.sex),
                first(disability) + static_cast<std::size_t>(coded.disability),
                first(english_learner) + static_cast<std::size_t>(coded.english_learner),
                first(grade_band) + static_cast<std::size_t>(coded.grade_band)};
    }

    /// The row of those whose group is not known, always the last of its code list; schools have none.
    [[nodiscard]] std::optional<std::size_t> not_reported(Breakdown breakdown) const {
        if (breakdown == Breakdown::all || breakdown == Breakdown::school) return std::nullopt;
        return end(breakdown) - 1;
    }

    /// "black", "idea"; empty for schools, whose names are their codes.
    [[nodiscard]] std::string_view code(std::size_t row) const;
    [[nodiscard]] std::string_view label(std::size_t row) const;

private:
    program::RaceList race_list_;
    std::array<std::uint8_t, names_of<program::Race>.size()> race_places_{};
    std::array<std::size_t, breakdown_count + 1> first_{};
};

}  // namespace accord::equity
