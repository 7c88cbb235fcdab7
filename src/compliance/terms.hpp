#pragma once

#include <string>
#include <vector>

#include "base/date.hpp"
#include "policy/binding.hpp"

namespace accord::compliance {

/// A term that a policy asks of the agreement with an agency, and every provision that asks for it.
struct TermAskedFor {
    std::string code;                                ///< "purpose"; of two that fulfil it alike the first
    std::vector<std::string> fulfilled_by;           ///< the codes under which a passage may be tied, `code` first
    std::string label;                               ///< "purpose of the agreement"
    std::vector<const policy::Provision*> asked_by;  ///< in document order, of the policy that was asked
};

/// All terms of a policy, in its order: clauses of any control may speak of the agreement ("the agreement shall include
/// a process for complaints"). A clause that only permits a term does not ask for it.
std::vector<TermAskedFor> terms_asked_for(const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue,
                                          Date on);

/// The words of a term's code: "purpose" is "purpose of the agreement".
std::string term_label(const policy::Catalogue& catalogue, const std::string& code, Date on);

}  // namespace accord::compliance
