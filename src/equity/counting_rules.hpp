#pragma once

#include <array>

#include "equity/counts.hpp"

/// How the numbers of a report are counted: every rule once, with the text that asks for it.
namespace accord::equity {

using Measures = EnumSet<Measure>;

/// An event is one student in one contact, however many officers took part and however often it was written down.
/// A student who could not be identified is an event and not a student: nobody can say whether two of them are one.
/// A contact belongs to the school and the groups of the student on its day (CRDC reporting tables ARRS-1 to 6:
/// attribution to the school of enrolment on the date), so a student who moved counts in both rows and once in the
/// total.
constexpr bool counts_as_student(const CodedContact& contact) { return contact.student != 0; }

/// A referral to law enforcement is a student reported to law enforcement whatever came of it; citations and arrests
/// are referrals. Source: CRDC definitions 2017-18. Outcomes only: what staff merely reported to an officer is a
/// contact here.
constexpr bool is_referral(program::Outcome outcome) {
    using enum program::Outcome;
    return outcome == citation || outcome == referral || outcome == arrest;
}

/// What one event counts as. Every event is a contact; talk that was not logged is none.
constexpr Measures measures_of(const CodedContact& contact) {
    Measures measures{Measure::contact};
    if (contact.handed_back) measures.insert(Measure::hand_back);
    if (program::searched(contact.actions)) measures.insert(Measure::search);
    if (program::used_force(contact.actions)) measures.insert(Measure::force);
    if (is_referral(contact.outcome)) measures.insert(Measure::referral);
    if (contact.outcome == program::Outcome::citation) measures.insert(Measure::citation);
    if (contact.outcome == program::Outcome::arrest) measures.insert(Measure::arrest);
    return measures;
}

/// Each event of `part` is also one of `whole`, so the two numbers tell the rest by subtraction.
struct PartOf {
    Measure part;
    Measure whole;
};

inline constexpr std::array parts_of_wholes{
    PartOf{Measure::hand_back, Measure::contact}, PartOf{Measure::search, Measure::contact},
    PartOf{Measure::force, Measure::contact},     PartOf{Measure::referral, Measure::contact},
    PartOf{Measure::citation, Measure::referral}, PartOf{Measure::arrest, Measure::referral}};

/// The measures that this scan counts. Complaints have their own records, which it does not hold.
inline constexpr std::array counted_measures{Measure::contact,  Measure::hand_back, Measure::search, Measure::force,
                                             Measure::citation, Measure::referral,  Measure::arrest};

/// The breakdowns that divide all students into rows.
inline constexpr std::array divisions{
    Breakdown::school,          Breakdown::race,      Breakdown::sex, Breakdown::disability,
    Breakdown::english_learner, Breakdown::grade_band};

}  // namespace accord::equity
