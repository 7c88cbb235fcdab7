#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/zone.hpp"
#include "program/sample/draw.hpp"
#include "program/sample/sample.hpp"

namespace accord::program::sample {

inline const std::string zone = "America/Los_Angeles";

/// A student while the sample is made: the rows that will be filed, and where the student stands now.
struct Pupil {
    StudentId id;
    int home = 0;   ///< decides the school at each level, so that a cohort moves on together
    int grade = 0;  ///< 0 is kindergarten
    std::vector<Enrolment> enrolments;
    std::vector<Membership> memberships;
};

/// One school year of the sample and who sits in its schools.
struct Term {
    CalendarYear year;
    std::vector<Date> days;                         ///< school days before today
    std::vector<std::vector<std::size_t>> rosters;  ///< for each school, numbers of pupils
};

/// Everything that the parts of the sample share while it is made.
struct World {
    World(Date on, const SampleScale& size);

    Date today;
    SampleScale scale;
    Draw draw;
    std::vector<Term> terms;  ///< oldest first; each has begun before today
    std::deque<Pupil> pupils;
    SampleDistrict out;

    [[nodiscard]] const Term& this_term() const { return terms.back(); }
    [[nodiscard]] const Term& last_term() const { return terms[terms.size() > 1 ? terms.size() - 2 : 0]; }
    [[nodiscard]] const Account& account(std::string_view login) const;

    /// A new id, as if made on that day at that minute of the local clock.
    template <class Kind>
    Kind id(Date day, int minute = 8 * 60) {
        return draw.id<Kind>(at(day, minute));
    }
    [[nodiscard]] static Instant at(Date day, int minute) { return from_local({day, minute / 60, minute % 60}, zone); }
    /// A school day, at least so many calendar days before today.
    [[nodiscard]] Date school_day_before(int days) const;
};

// The parts, in the order in which they are made.
void make_calendar(World& world);
void make_schools(World& world);
void make_accounts(World& world);
void make_students(World& world);
void make_agencies(World& world);
void make_officers(World& world);
void make_oversight(World& world);
void make_contacts(World& world);
void make_requests(World& world);
void make_calls(World& world);

std::string given_name(Draw& draw);
std::string family_name(Draw& draw);

}  // namespace accord::program::sample
