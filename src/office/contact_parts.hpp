#pragma once

#include <string>
#include <vector>

#include "office/contacts.hpp"

/// What logging, showing and correcting a contact share; only this room reads it.
namespace accord::office {

/// The rules under which a form is taken at a moment: the district's zone, the clause that leaves discipline to the
/// school.
program::ContactRules contact_rules(const Office& office, Instant recorded);

/// Holds a form against the rules and the roster: no name of its students in the note, no student that is not on file.
Result<program::LoggedContact> check_contact(const filing::Reading& file, const program::ContactForm& form,
                                             program::ContactRules rules);

/// Joins the groups that the student of a contact belonged to on its day.
void join_groups_of(const filing::Reading& file, program::ContactStudent& row);

std::string receipt_number(const program::ContactId& id);
std::string initials(const program::Student& student);
SeenStudent seen_student(const filing::Reading& file, const program::ContactStudent& row);

/// The contact with its students, searches and force as they stand on file.
ContactView view_of(const filing::Reading& file, program::Contact contact);
/// The same around rows that are given.
ContactView view_of(const filing::Reading& file, program::Contact contact,
                    const std::vector<program::ContactStudent>& students, std::vector<program::Search> searches,
                    std::vector<program::Force> force);

/// Does the verb reach this contact for this person? An officer's own are those that he or she logged; an
/// agency's are those that its officers logged.
bool reaches(const Actor& actor, Verb verb, const program::Contact& contact);

}  // namespace accord::office
