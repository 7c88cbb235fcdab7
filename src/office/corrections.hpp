#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/contacts.hpp"

namespace accord::office {

/// One version of a contact, whole, and who wrote it when. Why stands in `contact.amended_because`.
struct ContactVersion {
    ContactView view;
    filing::Recorded recorded;
    std::string by;
};

/// A review of force that a correction opened again, because the facts that were reviewed are no longer those on file.
struct ReopenedReview {
    program::Force reviewed;  ///< as the supervisor saw it, with the day and the name of the review
    Instant reopened_at;
};

/// A contact with all that became of it, oldest version first; the last is the one that counts.
struct ContactHistory {
    std::vector<ContactVersion> versions;
    std::vector<ReopenedReview> reopened;  ///< `reviewed.id` is that of a force of the last version

    [[nodiscard]] const ContactView& latest() const { return versions.back().view; }
};
Result<ContactHistory> contact_history(const Office& office, const Actor& actor, program::ContactId id);

/// May this person correct this contact? The designee any, an officer those that he or she logged.
bool may_correct(const Actor& actor, const program::Contact& contact);

/// What the form of a correction shows at first.
struct CorrectionForm {
    std::string number;
    program::FormValues values;         ///< as on file
    std::vector<SeenStudent> students;  ///< those among the values
    int revision = 1;                   ///< of the version shown: it comes back with the form
    bool reason_needed = true;          ///< no, for ten minutes, for the person who logged it
};
Result<CorrectionForm> correction_form(const Office& office, const Actor& actor, program::ContactId id);

struct Correction {
    program::ContactForm form;
    std::string reason;
    int revision = 1;  ///< that the form showed; when another was written since, nothing is overwritten unseen
};

/// Adds a version; the one before stays, with its students, searches and force. A review of force stays while the type
/// and the injury that were reviewed stay; when they change the review is open again. The same correction sent twice is
/// one. Fails when the reason is missing, when nothing changed, and when somebody else corrected the record meanwhile.
Result<Done> correct_contact(Office& office, const Actor& actor, program::ContactId id, const Correction& correction);

/// The supervisor has reviewed the force of a contact: every part of it that was still open.
Result<Done> review_force(Office& office, const Actor& actor, program::ContactId id, Date reviewed_on);

/// The contacts with force that waits for its review, oldest first: what a supervisor has to do.
Result<std::vector<ContactView>> contacts_to_review(const Office& office, const Actor& actor);

}  // namespace accord::office
