#pragma once

#include "web/app.hpp"
#include "web/html.hpp"

namespace accord::web::pages {

/// How the numbers are counted, and what the words in place of numbers say: the same text for staff and for everybody.
Html counting_method(const Visit& visit);

}  // namespace accord::web::pages
