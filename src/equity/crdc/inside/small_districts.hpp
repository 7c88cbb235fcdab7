#pragma once

#include <optional>
#include <span>

#include "equity/statistics/small_schools.hpp"

namespace accord::equity {

/// The prior under which the printed events are likeliest, when of some districts only this is known: they have from 1
/// to `most` events. Leaving those out would make the others look more extreme than they are. Nothing without exposure
/// or events. The likelihood is that of likeliest_prior() times the chance of 1 to `most` for each hidden one.
std::optional<GammaPrior> likeliest_prior_with_hidden(std::span<const Incidence> printed,
                                                      std::span<const double> hidden_exposures, std::int64_t most);

}  // namespace accord::equity
