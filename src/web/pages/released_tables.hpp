#pragma once

#include <string>

#include "equity/release.hpp"
#include "web/app.hpp"
#include "web/html.hpp"

namespace accord::web::pages {

/// What a protected report shows: findings, key figures, every table. The working view, a draft and an edition look
/// alike.
Html released_tables(const Visit& visit, const equity::Released& released);

/// "Jul 1, 2025 – Jun 30, 2026".
std::string days_words(const Visit& visit, const equity::Period& period);

}  // namespace accord::web::pages
