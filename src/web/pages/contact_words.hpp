#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "office/contacts.hpp"
#include "web/app.hpp"

/// A contact in words, for the list, the page of one, and its versions.
namespace accord::web::pages {

/// "A. R., grade 9", "Could not be identified".
std::string student_words(const Visit& visit, const office::SeenStudent& student);
/// All students of a contact.
std::string students_words(const Visit& visit, const office::ContactView& view);
/// "Questioned about wrongdoing, Escorted".
std::string actions_words(const Visit& visit, const program::OfficerActions& actions);
/// "Physical control, nobody hurt".
std::string force_words(const Visit& visit, const program::Force& force);

/// One line of a contact: what it is, what the officer answered.
struct ContactFact {
    std::string_view what;  ///< English key
    std::string is;

    bool operator==(const ContactFact&) const = default;
};
/// Every answer of a contact that is not empty, in the order of the form.
std::vector<ContactFact> contact_facts(const Visit& visit, const office::ContactView& view);

}  // namespace accord::web::pages
