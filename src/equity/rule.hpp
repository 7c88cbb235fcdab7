#pragma once

#include <array>
#include <string_view>

#include "base/result.hpp"
#include "equity/counts.hpp"
#include "equity/statistics/regulation.hpp"

namespace accord::equity {

/// The rule under which numbers are published and groups are compared. A district declares it before anybody looks; a
/// report carries the one that judged it.
struct Rule {
    int small_number = 10;  ///< counts from 1 to one less are hidden, and the cells that would reveal them; at least 3
    double confidence = 0.95;
    int minimum_cell = 10;  ///< 34 CFR 300.647(b)(1)(iv): no ratio on fewer cases
    int minimum_students = 30;
    double level = 0.05;             ///< of false ones among the comparisons that stand out (Benjamini, Hochberg 1995)
    EnumSet<Breakdown> left_out;     ///< divisions that a report does without, so that it can show more of the others
    EnumSet<Breakdown> hidden_last;  ///< divisions whose rows weigh more when it is chosen what is hidden for others
    bool rounded = false;            ///< every number is printed as a multiple of the small number, and few are hidden
    Threshold threshold;  ///< 34 CFR 300.647(b)(1)(i)(A), (d): above which ratio, for how many years in a row

    [[nodiscard]] Minimums minimums() const { return {minimum_cell, minimum_students}; }
    bool operator==(const Rule&) const = default;
};

/// Small numbers that others publish by (statistics.md section 3), each with whose it is. Accord's rules on sums, on
/// whole groups and on students whose group is not reported hold with each of them.
struct SmallNumberProfile {
    std::string_view code;
    int small_number;
    std::string_view whose;
};
inline constexpr std::array small_number_profiles{
    SmallNumberProfile{"fewer-than-10", 10,
                       "Fewer than 10: Washington State Department of Health; most States by NCES 2011-603"},
    SmallNumberProfile{"california-cde", 11, "10 or fewer: California Department of Education"},
    SmallNumberProfile{"california-chhs", 11,
                       "1 to 10, and sums of hidden numbers: California CHHS, Data De-Identification Guidelines 4.4"},
    SmallNumberProfile{"delaware", 16, "15 or fewer: Delaware Department of Education"},
    SmallNumberProfile{"wisconsin", 6, "1 to 5: Wisconsin Department of Public Instruction"}};

/// What makes a rule unusable, by its fields.
Problems faults(const Rule& rule);

}  // namespace accord::equity
