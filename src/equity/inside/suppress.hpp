#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "equity/inside/editions.hpp"
#include "equity/protection/proofs.hpp"
#include "equity/release.hpp"

namespace accord::equity {

/// What is proven possible of a hidden number: its least and its largest value, each with the witness that has it.
struct OpenNumber {
    std::uint32_t cell = 0;  ///< of the report that is made (ReportTables::events(), students())
    ProvenEnd low;
    ProvenEnd high;
};

/// Which slots of a report are hidden, or rounded.
struct Suppression {
    std::vector<bool> hidden;                             ///< by slot; also those that are rounded
    std::vector<std::pair<Measure, Breakdown>> withheld;  ///< tables of which the zeros are hidden too
    std::vector<std::size_t> unprotected;  ///< slots that stay too open whatever is hidden: nothing may be published
    std::vector<OpenNumber> open;
    std::vector<Witness> witnesses;  ///< as far as they are of this report
    std::optional<Rounding> rounding;
};

/// Protects all tables of a report at once, also beside those published before, and checks the proofs apart. Where
/// printed zeros give a number away, its table is withheld, zeros and all. In a rounded report everything is rounded,
/// but what its multiples would give away.
Suppression suppress(const Counted& counted, const Rule& rule, const std::vector<Published>& already,
                     const Progress& progress = {});

}  // namespace accord::equity
