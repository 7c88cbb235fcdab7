#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/office.hpp"
#include "program/contact_form.hpp"
#include "program/screening.hpp"

namespace accord::office {

/// What the officer gets back: the number to quote in a police report.
struct ContactReceipt {
    program::ContactId id;
    std::string number;           ///< short form of the id
    bool repeated = false;        ///< the same form had been sent before: this is the first result again
    std::vector<Message> advice;  ///< what the policy says about it: the hand-back, a search for a school rule, ...
};

/// Checks, screens, joins each student's school and groups of that day, and records. The same key twice is one contact.
Result<ContactReceipt> log_contact(Office& office, const Actor& actor, const program::ContactForm& form);

/// A student of a contact: initials and grade, or nothing of somebody who could not be identified.
struct SeenStudent {
    std::optional<program::StudentId> id;
    std::string initials;  ///< "A. R."; empty: not on the roster
    std::string grade;     ///< on the day of the contact: "09", "KG"; may be empty

    bool operator==(const SeenStudent&) const = default;
};

/// A contact as its reader may see it: never a demographic.
struct ContactView {
    program::Contact contact;
    std::string number;  ///< of its receipt
    std::string officer;
    std::string school;
    std::vector<SeenStudent> students;
    std::vector<program::Search> searches;
    std::vector<program::Force> force;
};

struct ContactFilter {
    std::optional<Date> from;
    std::optional<Date> until;
    std::optional<program::SchoolId> school;
    std::optional<program::OfficerId> officer;
    std::optional<program::ContactReason> reason;
    std::optional<program::Outcome> outcome;
    int page = 1;  ///< 50 a page, newest first
};
inline constexpr int contacts_per_page = 50;

struct ContactPage {
    std::vector<ContactView> contacts;
    std::int64_t total = 0;
};

Result<ContactPage> contacts(const Office& office, const Actor& actor, const ContactFilter& filter);
/// Students of the actor's reach whose number begins, or one of whose names begins, with the text (3 characters or
/// more). At most 8; more matches give a problem that asks for more letters.
Result<std::vector<SeenStudent>> find_students(const Office& office, const Actor& actor, program::SchoolId school,
                                               const std::string& text);

}  // namespace accord::office
