#pragma once

#include "base/json.hpp"
#include "policy/compare.hpp"

namespace accord::policy {

/// {"pairs":[{"old","new","status","changes","flags"}],"summary":{...}}: old and new are {id, kind, line, text} or
/// null, changes are {op: equal|delete|insert, text}, the summary counts pairs by status and by flag.
Json to_json(const Comparison& comparison);

}  // namespace accord::policy
