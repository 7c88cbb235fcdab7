#pragma once

#include "equity/release.hpp"

namespace accord::equity {

/// Works out rates, ratios and their sentences from the shown cells, and from nothing else.
void add_statistics(Released& released);

/// The report's first sentences.
std::vector<Message> findings(const Released& released);

/// "About 2.6 times as likely as other students to be searched; with this many cases it could be 2.3 to 2.9", or why
/// not.
Message ratio_sentence(Measure measure, const Ratio& ratio);

/// A ratio as people say it: 2.6, 12, 0.65; never "1" for what is not 1.
std::string say_ratio(double ratio, int more_decimals = 0);

/// The group is clearly more likely than others: its whole interval lies above 1.
bool clearly_more(const Ratio& ratio);

/// SHA-256 of the canonical JSON of period, rule and tables, in hex.
std::string seal(const Released& released);

}  // namespace accord::equity
