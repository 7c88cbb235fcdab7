#pragma once

#include "base/json.hpp"
#include "equity/release.hpp"

namespace accord::equity {

/// What is worked out from the cells of a report, row by row, as its JSON tells it beside the sealed tables.
Json figures_json(const Released& released);
/// The counts of those whose numbers are hidden, table by table; their rates are among the figures.
Json hidden_together_json(const Released& released);
/// How unlike the schools are, measure by measure.
Json schools_json(const Released& released);

}  // namespace accord::equity
