#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "equity/counting_rules.hpp"
#include "equity/counts.hpp"
#include "equity/inside/rows.hpp"
#include "equity/release.hpp"

/// Behind the door: raw counts. Only the sources of this room include what stands in `inside/`.
namespace accord::equity {

/// A number of students that cannot be mistaken for a number of events.
template <class Tag>
struct Tally {
    std::uint32_t count = 0;
    constexpr Tally& operator+=(Tally other) {
        count += other.count;
        return *this;
    }
    constexpr Tally& operator++() {
        ++count;
        return *this;
    }
    auto operator<=>(const Tally&) const = default;
};
using Students = Tally<struct StudentsTag>;
using Events = Tally<struct EventsTag>;

/// Rows of one breakdown that lie inside a row of another by their enrolment ("the elementary schools" inside "grades K
/// to 5"), and those that lie partly inside. Enrolment is public, so a reader can subtract along it.
struct Containment {
    std::size_t container = 0;
    std::vector<std::size_t> inside;
    std::vector<std::size_t> partly;
};

/// What one event counts in: a row of each breakdown, and its measures.
struct Profile {
    std::array<std::size_t, breakdown_count> rows{};
    Measures measures;
    bool operator==(const Profile&) const = default;
    bool operator<(const Profile& other) const {
        if (rows != other.rows) return rows < other.rows;
        for (const auto& measure : names_of<Measure>)
            if (measures.has(measure.value) != other.measures.has(measure.value))
                return other.measures.has(measure.value);
        return false;
    }
};

struct Counted {
    Period period;
    std::vector<std::string> schools;
    std::vector<Known> school_state;
    Known complaints = Known::not_collected;
    Rows rows;
    bool enrolment_known = false;
    std::vector<Events> events;      ///< by slot
    std::vector<Students> students;  ///< by slot
    std::vector<Students> enrolled;  ///< by row; groups and the total hold the schools that reported
    std::vector<Containment> containments;
    std::vector<Profile> profiles;      ///< some of the events of known students, so that each slot with one has one
    std::vector<std::int32_t> example;  ///< by slot: its profile, or -1
    Problems broken;                    ///< what makes the counts meaningless: release() refuses
    Problems doubtful;                  ///< what a person should look at

    /// A school that is late, was not collected or does not take part has no counts and is in no total.
    [[nodiscard]] Known state(std::size_t row) const {
        if (rows.breakdown(row) == Breakdown::school) return school_state[row - rows.first(Breakdown::school)];
        for (const Known state : school_state)
            if (state == Known::counted) return Known::counted;
        return school_state.empty() ? Known::counted : school_state.front();
    }
    [[nodiscard]] bool counted(std::size_t row) const { return state(row) == Known::counted; }

    /// "black", "all", or the school's name.
    [[nodiscard]] std::string_view code(std::size_t row) const {
        if (rows.breakdown(row) != Breakdown::school) return rows.code(row);
        return schools[row - rows.first(Breakdown::school)];
    }
};

class Counts {
public:
    explicit Counts(Counted counted) : counted_{std::move(counted)} {}

private:
    Counted counted_;
    friend Result<ReleasedEdition> release_edition(const Counts&, const Rule&, const std::vector<ReleasedEdition>&,
                                                   const Progress&);
    friend Problems implausible(const Counts& counts);
};

}  // namespace accord::equity
