#pragma once

#include <memory>
#include <string>
#include <vector>

#include "office/office.hpp"
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
    std::vector<policy::Binding> bindings;  ///< one a provision, in order
    int unconfirmed = 0;                    ///< binding provisions that no pack and no person has settled
};

/// Step 1: takes in a document. The same file again is the same document.
Result<program::PolicyId> take_in_policy(Office& office, const Actor& actor, const std::string& name,
                                         const std::string& bytes);
std::vector<program::PolicyDocument> policy_documents(const Office& office);
Result<Adoption> adoption(const Office& office, const Actor& actor, program::PolicyId id);

/// Step 2: a person's word on one provision: a control of the catalogue, or not-a-control with a reason.
Result<Done> set_binding(Office& office, const Actor& actor, program::PolicyId id, const std::string& provision,
                         const std::string& control, const std::string& reason);
/// Accepts every proposal whose confidence is at least `confidence` (0 to 1) as the person's own.
Result<int> accept_proposals(Office& office, const Actor& actor, program::PolicyId id, double confidence);

/// Step 3: confirms that the bindings are complete. Fails naming each provision that is still open.
Result<Done> confirm_bindings(Office& office, const Actor& actor, program::PolicyId id);

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
