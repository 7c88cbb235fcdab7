#pragma once

#include "equity/years.hpp"
#include "web/app.hpp"
#include "web/html.hpp"

namespace accord::web::pages {

/// Of one measure, behind a summary: each group in words, events, White students as a base, parts of the whole; the
/// rates of small schools. For staff and the Board.
Html more_figures(const Visit& visit, const equity::Released& released, equity::Measure measure,
                  const std::vector<equity::RowOverYears>& years);

/// Of one measure over the years: the trend of all students and, where they are asked for, its groups beside last year.
Html years_of(const Visit& visit, const std::vector<equity::RowOverYears>& rows, equity::Measure measure, bool groups);

}  // namespace accord::web::pages
