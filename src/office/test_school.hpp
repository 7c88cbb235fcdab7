#pragma once

#include <gtest/gtest.h>

#include "office/embedded.hpp"
#include "office/policies.hpp"
#include "office/sign_in.hpp"
#include "office/test_office.hpp"
#include "program/contact_form.hpp"

namespace accord::office {

/// A district with a school, an agency, an officer posted there, two students, and people of each role.
struct School {
    TestOffice office;
    int people = 0;
    program::School school = office.add(program::School{{}, "North High", program::SchoolLevel::high, "", "n"});
    program::School other = office.add(program::School{{}, "South High", program::SchoolLevel::high, "", "s"});
    program::Agency agency = office.add(program::Agency{{}, "Test Police", program::AgencyKind::police, "", {}, ""});
    program::Officer officer = office.add(
        program::Officer{{}, agency.id, "Officer Vance", "77", program::OfficerKind::sro, program::Sworn::yes});
    program::Assignment post =
        office.add(program::Assignment{{}, officer.id, school.id, Date{2020, 8, 1}, {}, 50, "", {}});
    program::Student student = office.add(program::Student{{}, "st-1", "1001", "Ana", "Rivas"});
    program::Enrolment enrolment =
        office.add(program::Enrolment{{}, student.id, school.id, "09", Date{2020, 8, 1}, {}});
    program::Membership membership = office.add(program::Membership{{},
                                                                    student.id,
                                                                    Date{2020, 8, 1},
                                                                    program::Race::black,
                                                                    program::Sex::female,
                                                                    program::Disability::idea,
                                                                    program::EnglishLearner::no});

    Actor designee{program::AccountId{}, "D", program::Role::designee, {}, {}};
    Actor principal = person(program::Role::principal, school.id, {});
    Actor teacher = person(program::Role::staff, school.id, {});
    Actor deputy = person(program::Role::officer, {}, officer.id);

    Actor person(program::Role role, std::optional<program::SchoolId> at, std::optional<program::OfficerId> as) {
        const auto login = "person-" + std::to_string(++people);
        const auto account = office.add(program::Account{{}, login, "A person", role, at, as, "none", {}});
        return actor_of(*office, account);
    }

    /// Puts a sample policy in force since long ago.
    void adopt(const std::string& path) {
        const auto id = take_in_policy(*office, operator_of_machine(), path.substr(path.rfind('/') + 1),
                                       std::string{embedded(path)});
        ASSERT_TRUE(id.ok());
        ASSERT_TRUE(accept_proposals(*office, operator_of_machine(), *id, 0).ok());
        const auto confirmed = confirm_bindings(*office, operator_of_machine(), *id);
        for (const auto& problem : confirmed.problems()) ADD_FAILURE() << problem.where << english(problem.message);
        const auto from =
            adoption(*office, operator_of_machine(), *id)->reading.document.adopted.value_or(Date{2021, 1, 1});
        ASSERT_TRUE(put_in_force(*office, operator_of_machine(), *id, from, "Item 9").ok());
    }

    program::ContactForm form() const {
        program::ContactForm form;
        form.key = random_token();
        form.officer = officer.id;
        form.school = school.id;
        form.ago = program::Ago::five;
        form.origin = program::Origin::officer_saw;
        form.reason = program::ContactReason::fight;
        form.students = {student.id};
        form.actions = {program::OfficerAction::deescalated, program::OfficerAction::none_of_these};
        form.outcome = program::Outcome::back_to_class;
        form.minutes = program::Minutes::from_5;
        return form;
    }
};

}  // namespace accord::office
