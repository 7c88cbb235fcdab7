#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "program/ids.hpp"

namespace accord::program {

/// Washington's four kinds of safety and security staff (RCW 28A.400.345); California's policies know the first.
enum class OfficerKind { sro, school_security, campus_security, contract_security };

constexpr auto enum_names(OfficerKind) {
    using enum OfficerKind;
    return std::to_array<EnumName<OfficerKind>>({{sro, "sro", "School resource officer"},
                                                 {school_security, "school_security", "School security officer"},
                                                 {campus_security, "campus_security", "Campus security officer"},
                                                 {contract_security, "contract_security", "Contract security staff"}});
}
static_assert(names_complete(OfficerKind::contract_security));

enum class Sworn { unknown, no, yes };

constexpr auto enum_names(Sworn) {
    using enum Sworn;
    return std::to_array<EnumName<Sworn>>(
        {{unknown, "unknown", "Not confirmed"}, {no, "no", "Not sworn"}, {yes, "yes", "Sworn"}});
}
static_assert(names_complete(Sworn::yes));

struct Officer {
    OfficerId id;
    AgencyId agency;
    std::string name;
    std::string agency_number;  ///< the agency's own permanent number, not the badge
    OfficerKind kind = OfficerKind::sro;
    Sworn sworn = Sworn::unknown;

    bool operator==(const Officer&) const = default;
};

constexpr std::string_view table_name(Of<Officer>) { return "officer"; }
constexpr auto fields(Of<Officer>) {
    using enum Privacy;
    return std::tuple{
        field("id", &Officer::id, staff, "Id"),
        field("agency", &Officer::agency, staff, "Agency"),
        field("name", &Officer::name, staff, "Officer"),
        field("agency_number", &Officer::agency_number, staff, "Agency's number"),
        field("kind", &Officer::kind, staff, "Kind"),
        field("sworn", &Officer::sworn, staff, "Sworn"),
    };
}
static_assert(fields_complete<Officer>());

/// An officer posted at a school.
struct Assignment {
    AssignmentId id;
    OfficerId officer;
    SchoolId school;
    Date first_day;  ///< first day on which students are expected: starts the training clocks
    std::optional<Date> last_day;
    int days_per_week_tenths = 0;     ///< 25 is two and a half days; 0 is not recorded
    std::string untrained_reason;     ///< why the training could not come first; empty when it did
    std::optional<Date> training_by;  ///< the date by which it will be complete

    bool operator==(const Assignment&) const = default;
};

constexpr std::string_view table_name(Of<Assignment>) { return "assignment"; }
constexpr auto fields(Of<Assignment>) {
    using enum Privacy;
    return std::tuple{
        field("id", &Assignment::id, staff, "Id"),
        field("officer", &Assignment::officer, staff, "Officer"),
        field("school", &Assignment::school, staff, "School"),
        field("first_day", &Assignment::first_day, staff, "First day with students", "RCW 28A.400.345"),
        field("last_day", &Assignment::last_day, staff, "Last day"),
        field("days_per_week_tenths", &Assignment::days_per_week_tenths, staff, "Days a week, in tenths",
              "RCW 28A.320.1241"),
        field("untrained_reason", &Assignment::untrained_reason, staff, "Why the training could not come first"),
        field("training_by", &Assignment::training_by, staff, "Training complete by"),
    };
}
static_assert(fields_complete<Assignment>());

constexpr bool serves_on(const Assignment& assignment, Date day) {
    return assignment.first_day <= day && (!assignment.last_day || *assignment.last_day >= day);
}

/// One training subject that an officer completed.
struct TrainingCompletion {
    Id<TrainingCompletion> id;
    OfficerId officer;
    std::string
        subject;  ///< code of the catalogue's lists of subjects: "school-policing", "wa-a", "on-the-job-day", ...
    Date completed_on;
    std::string provider;
    int minutes = 0;
    std::string certificate;  ///< number or file name of the proof

    bool operator==(const TrainingCompletion&) const = default;
};

constexpr std::string_view table_name(Of<TrainingCompletion>) { return "training_completion"; }
constexpr auto fields(Of<TrainingCompletion>) {
    using enum Privacy;
    return std::tuple{
        field("id", &TrainingCompletion::id, staff, "Id"),
        field("officer", &TrainingCompletion::officer, staff, "Officer"),
        field("subject", &TrainingCompletion::subject, staff, "Subject"),
        field("completed_on", &TrainingCompletion::completed_on, staff, "Completed on"),
        field("provider", &TrainingCompletion::provider, staff, "Provider"),
        field("minutes", &TrainingCompletion::minutes, staff, "Minutes"),
        field("certificate", &TrainingCompletion::certificate, staff, "Certificate"),
    };
}
static_assert(fields_complete<TrainingCompletion>());

/// Training of a school's staff in the officer's role and when to call.
struct StaffTraining {
    Id<StaffTraining> id;
    SchoolId school;
    Date held_on;
    int attended = 0;
    int expected = 0;
    std::string provider;

    bool operator==(const StaffTraining&) const = default;
};

constexpr std::string_view table_name(Of<StaffTraining>) { return "staff_training"; }
constexpr auto fields(Of<StaffTraining>) {
    using enum Privacy;
    return std::tuple{
        field("id", &StaffTraining::id, open, "Id"),
        field("school", &StaffTraining::school, open, "School"),
        field("held_on", &StaffTraining::held_on, open, "Held on"),
        field("attended", &StaffTraining::attended, open, "Attended"),
        field("expected", &StaffTraining::expected, open, "Expected"),
        field("provider", &StaffTraining::provider, open, "Provider"),
    };
}
static_assert(fields_complete<StaffTraining>());

}  // namespace accord::program
