#pragma once

#include <string>
#include <vector>

#include "equity/release.hpp"
#include "web/app.hpp"
#include "web/html.hpp"

namespace accord::web::pages {

/// What staff and the Board find on the page of a report beside its tables. The page for everybody stays light: what it
/// leaves out is in its files.
struct BesideReport {
    std::vector<equity::Released> earlier = {};  ///< of the same days of earlier years, for the comparison with them
    bool more = false;                           ///< more figures on demand, the rates of small schools among them
};

/// What a protected report shows: findings, key figures, every table, how it was judged. The working view, a draft and
/// an edition look alike.
Html released_tables(const Visit& visit, const equity::Released& released, const BesideReport& beside = {});

/// "Jul 1, 2025 – Jun 30, 2026".
std::string days_words(const Visit& visit, const equity::Period& period);

}  // namespace accord::web::pages
