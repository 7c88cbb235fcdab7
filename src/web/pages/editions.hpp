#pragma once

#include "web/app.hpp"

namespace accord::web::pages {

/// The page of the edition that was released last, or the list that says that there is none.
Response newest_edition(Visit& visit);

}  // namespace accord::web::pages
