#pragma once

#include <vector>

#include "compliance/evidence.hpp"
#include "compliance/verdict.hpp"
#include "policy/binding.hpp"

namespace accord::compliance {

/// One verdict for each provision that is bound to a control (not-a-control has none), in document order,
/// judged as of `evidence.on` under the given policy.
std::vector<Verdict> review(const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue,
                            const Evidence& evidence);

/// Something that points nowhere: a provision without a control, a control without a judge, a judge without a test, ...
struct Orphan {
    std::string what;  ///< "provision", "control", "judge", "evidence", "pack"
    std::string id;
    Message message;
};

/// provision x control x judge: fails on an orphan in any direction.
std::vector<Orphan> trace(const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue);

}  // namespace accord::compliance
