#pragma once

#include "compliance/judges/common.hpp"

namespace accord::compliance {

/// Records that each start a clock, held against a day.
struct Clocks {
    Facts overdue, running, in_time, late;
    std::optional<Date> first_missed;  ///< of the overdue
    std::optional<Date> next;          ///< of the running

    [[nodiscard]] std::size_t count() const { return overdue.size() + running.size() + in_time.size() + late.size(); }
};

/// A clock ends on the record's "due", else `within` after it happened; "answered" is the day on which it was answered.
Clocks clocks(const Question& question, const Facts& facts, std::optional<Span> within);

/// Not met when one is overdue, not yet due while one runs, else met; with counts, dates and evidence.
Finding judge_clocks(const Clocks& clocks);

}  // namespace accord::compliance
