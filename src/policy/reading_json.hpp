#pragma once

#include <vector>

#include "base/json.hpp"
#include "policy/binding.hpp"
#include "policy/document.hpp"

namespace accord::policy {

/// A reading as `accord policy read --json` prints it. With bindings (one for each provision, in order) `control` and
/// `confidence` are filled; absent values are null.
Json to_json(const Reading& reading, const std::vector<Binding>* bindings = nullptr);

}  // namespace accord::policy
