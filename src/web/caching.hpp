#pragma once

#include "web/http.hpp"

namespace accord::web {

/// How long caches may keep a public answer: a page that may say more tomorrow, or a file that never changes.
inline constexpr std::string_view for_minutes = "public, max-age=300";
inline constexpr std::string_view for_a_year = "public, max-age=31536000, immutable";

/// Makes a public answer one that caches keep: its tag, its age (`for_minutes` unless it says otherwise), gzip for who
/// takes it, 304 for who has it. Only for answers that hold no secret: what is packed beside a secret tells of it.
Response for_caches(const Request& request, Response response);

}  // namespace accord::web
