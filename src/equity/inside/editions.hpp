#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "equity/inside/counted.hpp"
#include "equity/inside/rounding.hpp"
#include "equity/release.hpp"

namespace accord::equity {

/// An edition that is out: all its numbers, and which of them people have read.
struct Published {
    Counted counted;
    std::vector<bool> printed;      ///< by slot
    std::vector<bool> may_be_zero;  ///< by slot: the note beside a hidden number says so
    std::optional<Rounding> rounding;
    std::map<std::pair<Breakdown, std::string>, std::size_t> row_of;
};

/// Where each row stands, by its code.
std::map<std::pair<Breakdown, std::string>, std::size_t> places_of(const Counted& counted);

struct Suppression;

/// What is kept in the file beside a report and never published, as JSON: "hidden": [[measure, breakdown, row, events,
/// students]]; "witnesses": [[[number, value]]], where number is twice the place in "hidden", one more for students;
/// "open": [[number, least, its witness, largest, its witness]], where witness -1 is the truth.
std::string keep(const Counted& counted, const Suppression& suppression);

/// An edition read back from what was released and what was kept. Refuses one of which hidden numbers are missing.
Result<Published> read_published(const ReleasedEdition& edition);

}  // namespace accord::equity
