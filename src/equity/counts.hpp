#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "program/contacts.hpp"
#include "program/race_lists.hpp"
#include "program/students.hpp"

namespace accord::equity {

/// The events that a board report counts. Every arrest is a referral, every citation as well
/// (CRDC definitions, 2017-18: a student reported to law enforcement, whatever came of it).
enum class Measure { contact, hand_back, search, force, citation, referral, arrest, complaint };

constexpr auto enum_names(Measure) {
    using enum Measure;
    return std::to_array<EnumName<Measure>>({{contact, "contact", "Contacts"},
                                             {hand_back, "hand_back", "Handed back to the school"},
                                             {search, "search", "Searches"},
                                             {force, "force", "Force"},
                                             {citation, "citation", "Citations"},
                                             {referral, "referral", "Referrals to law enforcement"},
                                             {arrest, "arrest", "Arrests"},
                                             {complaint, "complaint", "Complaints"}});
}
static_assert(names_complete(Measure::complaint));

/// How the report is broken down. `all` is the district's total.
enum class Breakdown { all, school, race, sex, disability, english_learner, grade_band };

constexpr auto enum_names(Breakdown) {
    using enum Breakdown;
    return std::to_array<EnumName<Breakdown>>({{all, "all", "All students"},
                                               {school, "school", "School"},
                                               {race, "race", "Race or ethnicity"},
                                               {sex, "sex", "Sex"},
                                               {disability, "disability", "Disability"},
                                               {english_learner, "english_learner", "English learners"},
                                               {grade_band, "grade_band", "Grades"}});
}
static_assert(names_complete(Breakdown::grade_band));

/// Four things that a number can be, everywhere: a number (zero is one), never collected, late, or not applicable.
enum class Known { counted, not_collected, late, not_applicable };

constexpr auto enum_names(Known) {
    using enum Known;
    return std::to_array<EnumName<Known>>({{counted, "counted", "Counted"},
                                           {not_collected, "not_collected", "Not collected"},
                                           {late, "late", "Late"},
                                           {not_applicable, "not_applicable", "Not applicable"}});
}
static_assert(names_complete(Known::not_applicable));

struct Period {
    Date from;
    Date until;  ///< last day
    bool operator==(const Period&) const = default;
};

/// All days of one are days of the other, which has more.
inline bool inside(const Period& inner, const Period& outer) {
    return !(inner == outer) && outer.from <= inner.from && inner.until <= outer.until;
}

/// One student in one contact, in codes: no name, no birth date. `student` is a number that means nothing outside the
/// scan and only tells whether two rows are the same student.
struct CodedContact {
    std::uint32_t contact = 0;
    std::uint32_t student = 0;  ///< 0: not identified
    std::uint16_t school = 0;   ///< index into CodedData::schools
    program::GradeBand grade_band{};
    program::Race race{};
    program::Sex sex{};
    program::Disability disability{};
    program::EnglishLearner english_learner{};
    program::ContactReason reason{};
    program::Outcome outcome{};
    program::OfficerActions actions{};
    bool handed_back = false;
};

/// Enrolled students in one combination of codes. A census of one day may hold fewer than had a contact in the period:
/// such a cell gets no rate.
struct CodedEnrolment {
    std::uint16_t school = 0;
    program::GradeBand grade_band{};
    program::Race race{};
    program::Sex sex{};
    program::Disability disability{};
    program::EnglishLearner english_learner{};
    std::uint32_t students = 0;
};

/// What a report is counted from: one scan of the file, coded.
struct CodedData {
    Period period;
    std::vector<std::string> schools;  ///< names, A to Z
    std::vector<CodedContact> contacts;
    std::vector<CodedEnrolment> enrolment;
    std::vector<Known> school_state;          ///< per school: counted, or late / not collected for this period
    Known complaints = Known::not_collected;  ///< complaints come with their own records
    program::RaceList race_list{};            ///< by which every race in it was said
};

/// Raw counts of students and of events. They have no printer and no reader but `release()`.
class Counts;

}  // namespace accord::equity
