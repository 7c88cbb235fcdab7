#pragma once

#include <span>

#include "equity/crdc/inside/extract.hpp"

namespace accord::equity {

/// Protects all tables of one district as one linked system, has the proof checked apart, and gives what may be
/// printed: no statistics yet. Takes the schools of one district, at least one.
ReleasedFederalDistrict release_district(std::span<const FederalSchool* const> schools, const FederalRule& rule,
                                         FederalSummary& summary);

}  // namespace accord::equity
