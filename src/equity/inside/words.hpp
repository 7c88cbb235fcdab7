#pragma once

#include <initializer_list>

#include "equity/release.hpp"

namespace accord::equity {

/// Works out rates, comparisons and their sentences from the shown cells, and from nothing else.
void add_statistics(Released& released);

/// Why there is no figure of cells of which one at least is not shown: hidden goes before rounded, and that before what
/// was never counted.
RatioReason missing(std::initializer_list<const Cell*> cells);

/// Takes the rows of a table whose numbers are hidden as one coarser group.
void take_hidden_together(ReleasedTable& table);

/// Draws the rates of the schools of a table towards each other.
void add_steadied_rates(ReleasedTable& table, const Rule& rule);

/// The report's first sentences.
std::vector<Message> findings(const Released& released);

/// SHA-256 of the canonical JSON of format, period, rule and cells, in hex.
std::string seal(const Released& released);

}  // namespace accord::equity
