#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "program/ids.hpp"

namespace accord::program {

/// Race and ethnicity as the roster says and federal collections count them. Which categories a list has, what each
/// means in it and which list holds for a school year: race_lists.hpp.
enum class Race {
    hispanic,
    american_indian,
    asian,
    black,
    pacific_islander,
    white,
    two_or_more,
    middle_eastern,
    not_reported
};

constexpr auto enum_names(Race) {
    using enum Race;
    return std::to_array<EnumName<Race>>(
        {{hispanic, "hispanic", "Hispanic or Latino"},
         {american_indian, "american_indian", "American Indian or Alaska Native"},
         {asian, "asian", "Asian"},
         {black, "black", "Black or African American"},
         {pacific_islander, "pacific_islander", "Native Hawaiian or Other Pacific Islander"},
         {white, "white", "White"},
         {two_or_more, "two_or_more", "Two or more races"},
         {middle_eastern, "middle_eastern", "Middle Eastern or North African"},
         {not_reported, "not_reported", "Not reported"}});
}
static_assert(names_complete(Race::not_reported));

enum class Sex { female, male, other, not_reported };

constexpr auto enum_names(Sex) {
    using enum Sex;
    return std::to_array<EnumName<Sex>>({{female, "female", "Female"},
                                         {male, "male", "Male"},
                                         {other, "other", "Nonbinary or another sex"},
                                         {not_reported, "not_reported", "Not reported"}});
}
static_assert(names_complete(Sex::not_reported));

/// CRDC's three columns: IDEA (with an IEP), section 504 only, neither.
enum class Disability { none, idea, section_504, not_reported };

constexpr auto enum_names(Disability) {
    using enum Disability;
    return std::to_array<EnumName<Disability>>({{none, "none", "No disability served"},
                                                {idea, "idea", "With an IEP (IDEA)"},
                                                {section_504, "section_504", "Section 504 plan only"},
                                                {not_reported, "not_reported", "Not reported"}});
}
static_assert(names_complete(Disability::not_reported));

enum class EnglishLearner { no, yes, not_reported };

constexpr auto enum_names(EnglishLearner) {
    using enum EnglishLearner;
    return std::to_array<EnumName<EnglishLearner>>({{no, "no", "Not an English learner"},
                                                    {yes, "yes", "English learner"},
                                                    {not_reported, "not_reported", "Not reported"}});
}
static_assert(names_complete(EnglishLearner::not_reported));

/// Grades as a board report groups them.
enum class GradeBand { k_to_5, g6_to_8, g9_to_12, not_reported };

constexpr auto enum_names(GradeBand) {
    using enum GradeBand;
    return std::to_array<EnumName<GradeBand>>({{k_to_5, "k_to_5", "Kindergarten to grade 5"},
                                               {g6_to_8, "g6_to_8", "Grades 6 to 8"},
                                               {g9_to_12, "g9_to_12", "Grades 9 to 12"},
                                               {not_reported, "not_reported", "Not reported"}});
}
static_assert(names_complete(GradeBand::not_reported));

/// The band of a OneRoster grade code ("KG", "05", "9", "PK"); not_reported for what is none.
GradeBand grade_band(std::string_view grade);

/// The least that finds a student and counts them. No birth date, no address, and nothing of where a person was born.
struct Student {
    StudentId id;
    std::string source_id;  ///< the student information system's id
    std::string number;     ///< the number on the student's card; may be empty
    std::string given;
    std::string family;

    bool operator==(const Student&) const = default;
};

constexpr std::string_view table_name(Of<Student>) { return "student"; }
constexpr auto fields(Of<Student>) {
    using enum Privacy;
    return std::tuple{
        field("id", &Student::id, staff, "Id"),
        field("source_id", &Student::source_id, student, "Id in the student information system",
              "OneRoster users.csv sourcedId"),
        field("number", &Student::number, student, "Student number", "OneRoster users.csv identifier"),
        field("given", &Student::given, student, "Given name", "OneRoster users.csv givenName"),
        field("family", &Student::family, student, "Family name", "OneRoster users.csv familyName"),
    };
}
static_assert(fields_complete<Student>());

/// Where a student is enrolled from a day on; a later row of the same student takes over.
struct Enrolment {
    Id<Enrolment> id;
    StudentId student;
    SchoolId school;
    std::string grade;  ///< OneRoster grade code
    Date since;
    std::optional<Date> until;  ///< last day, when the student left

    bool operator==(const Enrolment&) const = default;
};

constexpr std::string_view table_name(Of<Enrolment>) { return "enrolment"; }
constexpr auto fields(Of<Enrolment>) {
    using enum Privacy;
    return std::tuple{
        field("id", &Enrolment::id, staff, "Id"),
        field("student", &Enrolment::student, staff, "Student"),
        field("school", &Enrolment::school, staff, "School"),
        field("grade", &Enrolment::grade, staff, "Grade"),
        field("since", &Enrolment::since, staff, "Since"),
        field("until", &Enrolment::until, staff, "Until"),
    };
}
static_assert(fields_complete<Enrolment>());

/// A student's groups from a day on, as the roster and the program file say. Never asked of the student, never shown to
/// an officer.
struct Membership {
    Id<Membership> id;
    StudentId student;
    Date since;
    Race race = Race::not_reported;
    Sex sex = Sex::not_reported;
    Disability disability = Disability::not_reported;
    EnglishLearner english_learner = EnglishLearner::not_reported;

    bool operator==(const Membership&) const = default;
};

constexpr std::string_view table_name(Of<Membership>) { return "membership"; }
constexpr auto fields(Of<Membership>) {
    using enum Privacy;
    return std::tuple{
        field("id", &Membership::id, staff, "Id"),
        field("student", &Membership::student, staff, "Student"),
        field("since", &Membership::since, staff, "Since"),
        field("race", &Membership::race, group, "Race or ethnicity", "CRDC; OneRoster demographics.csv"),
        field("sex", &Membership::sex, group, "Sex", "CRDC; OneRoster demographics.csv"),
        field("disability", &Membership::disability, group, "Disability", "CRDC; IDEA; section 504"),
        field("english_learner", &Membership::english_learner, group, "English learner", "CRDC"),
    };
}
static_assert(fields_complete<Membership>());

}  // namespace accord::program
