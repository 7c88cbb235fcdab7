#pragma once

#include <memory>
#include <string>
#include <vector>

#include "office/office.hpp"
#include "office/passages.hpp"
#include "policy/compare.hpp"

namespace accord::office {

/// The policy in force on a day, or null: none was adopted yet, or it begins later. Kept alive by the pointer.
struct InForce {
    std::shared_ptr<const std::vector<policy::PolicyVersion>> versions;
    const policy::PolicyVersion* version = nullptr;

    explicit operator bool() const { return version != nullptr; }
    const policy::AdoptedPolicy* operator->() const { return &version->policy; }
    const policy::AdoptedPolicy& operator*() const { return version->policy; }
};
InForce policy_in_force(const Office& office, Date on);

/// A document on its way to adoption, or adopted: the document record, its reading and its bindings.
struct Adoption {
    program::PolicyDocument record;
    policy::Reading reading;
    std::vector<policy::Binding> bindings;   ///< one a provision, in order
    int unconfirmed = 0;                     ///< binding provisions that no pack and no person has settled
    std::vector<ChosenPassage> chosen = {};  ///< the words that were chosen; the reading is of the text with them

    [[nodiscard]] bool in_force() const { return record.stage == program::AdoptionStage::in_force; }
    /// The passages whose words nobody has chosen yet.
    [[nodiscard]] std::vector<const policy::OpenPassage*> open_passages() const;
    /// The choice for a passage ("4f1c9e02-4"), or null.
    [[nodiscard]] const ChosenPassage* choice(const std::string& passage) const;
    /// Deletions that the document itself marks as such: they were left out, and a person looks at them once.
    [[nodiscard]] std::vector<const policy::Warning*> marked_deletions() const;
};

/// Step 1: takes in a document that holds at least one rule. The same file again is the same document.
Result<program::PolicyId> take_in_policy(Office& office, const Actor& actor, const std::string& name,
                                         const std::string& bytes);
/// Every document on file that this person may see: drafts are for those who adopt policies.
std::vector<program::PolicyDocument> policy_documents(const Office& office, const Actor& actor);
/// Takes a draft off the file, with what people said of its provisions; the ledger keeps that it was there. What was
/// ever in force stays.
Result<Done> discard_policy(Office& office, const Actor& actor, program::PolicyId id);
Result<Adoption> adoption(const Office& office, const Actor& actor, program::PolicyId id);

/// Step 2: a person's word on one provision: a control of the catalogue ("attested" where no other fits), or
/// not-a-control with a reason.
Result<Done> set_binding(Office& office, const Actor& actor, program::PolicyId id, const std::string& provision,
                         const std::string& control, const std::string& reason);
/// Accepts every proposal whose confidence is at least `confidence` (0 to 1) as the person's own.
Result<int> accept_proposals(Office& office, const Actor& actor, program::PolicyId id, double confidence);

/// Whether a person has looked at the deletions that the document marks, and lets the text stand without them.
enum class MarkedDeletions { unread, stand_as_adopted };

/// Step 3: confirms that words and bindings are complete. Fails naming each passage whose words nobody chose
/// (passages.hpp), each provision that is still open, and the deletions that nobody has read; the ledger names who let
/// those stand (verb "confirm_policy_as_it_reads").
Result<Done> confirm_bindings(Office& office, const Actor& actor, program::PolicyId id,
                              MarkedDeletions deletions = MarkedDeletions::unread);

/// Step 4: the Board adopted it: in force from that day. A pending document needs the minutes that adopted it.
Result<Done> put_in_force(Office& office, const Actor& actor, program::PolicyId id, Date from,
                          const std::string& minutes);

/// Two documents side by side: kept alive together with their comparison.
struct Compared {
    std::unique_ptr<policy::Reading> before;
    std::unique_ptr<policy::Reading> after;
    policy::Comparison comparison;
};
Result<Compared> compare_documents(const Office& office, const Actor& actor, program::PolicyId before,
                                   program::PolicyId after);
Result<Compared> compare_files(const policy::Catalogue& catalogue, const std::string& before_name,
                               const std::string& before, const std::string& after_name, const std::string& after);

}  // namespace accord::office
