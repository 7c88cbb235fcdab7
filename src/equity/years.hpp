#pragma once

#include <span>
#include <string>
#include <vector>

#include "equity/release.hpp"

// The same days of several school years beside each other: from released reports alone, so from shown cells alone.

namespace accord::equity {

/// One year of a row. A year without a released report, or whose number is hidden, has its reason and no number.
struct YearPoint {
    Period period;
    Cell events;
    std::optional<Estimate> students_per_100;
    Ratio ratio;              ///< risk ratio against all other students of that year
    bool other_list = false;  ///< a race by another list than the one it would be compared with: no number is given
};

/// The row of a group in the report of one year, by this list of races.
YearPoint year_point(const Released& year, Measure measure, Breakdown breakdown, std::string_view code,
                     program::RaceList race_list);

enum class Change { none, higher, lower, unknown };

/// A row of the report in consecutive years, oldest first, this year last.
struct RowOverYears {
    Measure measure{};
    Breakdown breakdown{};
    std::string code;
    std::string label;
    std::vector<YearPoint> years;
    Comparison since_last_year;  ///< this year's risk over last year's; two samples, though many students are in both
    Change change = Change::unknown;  ///< higher or lower where it stands out among all rows over the years
    Standing standing = Standing::not_calculated;  ///< of groups and whole school years, by the rule of this year
    Message sentence;                              ///< from last year to this; empty without last year
    Message standing_sentence;
};

/// Which earlier reports belong beside this one: the same days of the years before, the newest edition of each, without
/// a gap. Takes them in any order, several editions of one period newest last.
std::vector<const Released*> years_before(const Released& now, std::span<const Released> earlier);

/// All totals and groups of the measures, over the years; this year alone where last year has no report. The changes
/// since last year are one family of their own: as many comparisons as there are rows. Races by another list than this
/// year's are not compared, and years in a row begin anew.
std::vector<RowOverYears> over_years(const Released& now, std::span<const Released> earlier);

/// True when the totals of two reports are of the same schools.
bool same_schools(const Released& one, const Released& other);

/// The title of a trend, by rule from its first and last year: "Fewer students had a contact ... than in 2023-24".
Message trend_title(const RowOverYears& row);

}  // namespace accord::equity
