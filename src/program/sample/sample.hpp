#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "program/all.hpp"

namespace accord::program {

/// How large a made-up district is. `years` are school years that have begun, the newest of which is the present one.
struct SampleScale {
    int schools = 6;
    int students = 4000;  ///< enrolled at one time
    int contacts = 400;   ///< over all years
    int years = 2;
};

/// A made-up district with everybody and everything in it, ready to be filed. No person, place or number in it is real.
struct SampleDistrict {
    District district;
    std::vector<School> schools;
    std::vector<CalendarYear> years;  ///< also the coming one
    std::vector<ClosedDay> closed_days;
    std::vector<Account> accounts;  ///< without passwords; those of sample_people first, in their order
    std::vector<Student> students;
    std::vector<Enrolment> enrolments;
    std::vector<Membership> memberships;
    std::vector<Agency> agencies;
    std::vector<Agreement> agreements;
    std::vector<AgreementTerm> terms;
    std::vector<AgreementReview> reviews;
    std::vector<Officer> officers;
    std::vector<Assignment> assignments;
    std::vector<TrainingCompletion> training;
    std::vector<StaffTraining> staff_training;
    std::vector<InterventionRequest> requests;  ///< their `provision` is empty: it has the id of the adopted document's
    std::vector<Contact> contacts;              ///< oldest first
    std::vector<ContactStudent> contact_students;
    std::vector<Search> searches;
    std::vector<Force> force;
    std::vector<BoardDirection> directions;
    std::vector<ReportDelivery>
        deliveries;  ///< their `sha256` is empty: it is that of an edition made of these records
    std::vector<Attestation> attestations;
    std::vector<CallForService> calls;

    std::string policy_file;    ///< "policies/sample/cedar-valley.md": the policy to adopt
    Date policy_in_force_from;  ///< before the first record that it judges
    std::string policy_minutes;

    /// Calls visit(records) for each kind, in an order in which nothing points to what is not filed yet.
    template <class Visit>
    void each(Visit visit) const {
        visit(schools), visit(years), visit(closed_days), visit(agencies), visit(officers), visit(accounts);
        visit(students), visit(enrolments), visit(memberships), visit(agreements), visit(terms), visit(reviews);
        visit(assignments), visit(training), visit(staff_training), visit(requests), visit(contacts);
        visit(contact_students), visit(searches), visit(force), visit(directions), visit(deliveries);
        visit(attestations), visit(calls);
    }
};

/// Who can sign in to the sample: one person a role.
struct SamplePerson {
    Role role;
    std::string_view login;
    std::string_view name;
};
const std::array<SamplePerson, 9>& sample_people();

/// Makes the sample as it stands on a day: its dates move with `today`, and the same day gives the same bytes.
SampleDistrict make_sample(Date today, const SampleScale& scale = {});

}  // namespace accord::program
