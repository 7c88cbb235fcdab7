#pragma once

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
    double level = 0.05;          ///< of false ones among the comparisons that stand out (Benjamini, Hochberg 1995)
    EnumSet<Breakdown> left_out;  ///< divisions that a report does without, so that it can show more of the others
    bool rounded = false;         ///< every number is printed as a multiple of the small number, and few are hidden
    Threshold threshold;          ///< 34 CFR 300.647(b)(1)(i)(A), (d): above which ratio, for how many years in a row

    [[nodiscard]] Minimums minimums() const { return {minimum_cell, minimum_students}; }
    bool operator==(const Rule&) const = default;
};

/// What makes a rule unusable, by its fields.
Problems faults(const Rule& rule);

}  // namespace accord::equity
