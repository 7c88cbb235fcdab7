#pragma once

#include <vector>

#include "policy/document.hpp"
#include "policy/reading/blocks.hpp"

namespace accord::policy::reading {

/// Tracked changes whose marks were lost, so that deleted and inserted words stand side by side: "missionpurpose",
/// "SROsThey", "is aare". One warning for each sentence, with the sentence as it reads with every deletion kept and as
/// it reads with every insertion kept. The text stays as it is: a person chooses.
void warn_of_tracked_changes(const std::vector<Block>& blocks, std::vector<Warning>& warnings);

}  // namespace accord::policy::reading
