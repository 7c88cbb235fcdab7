#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "equity/years.hpp"

// What the figures of a report say, in sentences that a board member reads once. Each is a whole sentence of its own in
// every language; the only rounding of numbers in words is here.

namespace accord::equity {

/// A ratio as people say it: 2.6, 12, 0.65; never "1" for what is not 1.
std::string say_ratio(double ratio, int more_decimals = 0);

/// A rate per 100 as people say it: 4.2, 12, 0.65; "0" for nothing only.
std::string say_rate(double per_100);

/// "About 2.6 times as likely as other students to be searched, and with this many cases it could be 2.3 to 2.9"; that
/// there is no clear difference, or why there is no ratio.
Message ratio_sentence(Measure measure, const Comparison& comparison);

/// "About 4.2 of 100 students were searched, and chance leaves 3 to 5.8 open".
Message risk_sentence(Measure measure, const Estimate& per_100);
/// The same of events, of which a student may have several.
Message event_rate_sentence(Measure measure, const Estimate& per_100);

Message events_ratio_sentence(const Ratio& ratio);
Message white_sentence(Measure measure, const Ratio& index);
Message composition_sentence(const Composition& composition);
/// How many events a student with one has on average: the more, the less the intervals of events can be trusted.
Message bunches_sentence(const ReleasedRow& total);
/// Whether the schools of a table differ by more than chance.
Message schools_sentence(const ReleasedTable& schools);

Message change_sentence(const RowOverYears& row);
/// Last year's races and ethnicities were counted by another list.
Message list_changed_sentence();
/// `anew_since`: the school year with which the years in a row began anew, for the list of races was another before.
Message standing_sentence(Standing standing, const Threshold& threshold, std::optional<int> anew_since = {});
/// The title of a trend since a school year.
Message trend_sentence(Measure measure, Change change, const std::string& since);

/// How students are divided, within a title: "by race or ethnicity".
std::string_view divided_words(Breakdown breakdown);

/// The title of a table of groups, by rule from its rows: which of them stand out.
Message table_title(const ReleasedTable& table);

/// By which list races and ethnicities are counted, and what a group of it is.
Message race_list_sentence(program::RaceList list);

/// Which rule judged the comparisons of a report.
Message rule_sentence(const Rule& rule, std::size_t family);

/// Every English sentence that the figures can be told in.
std::vector<std::string> sentence_keys();

}  // namespace accord::equity
