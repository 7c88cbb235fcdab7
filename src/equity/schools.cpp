// Schools that are too small to speak for themselves, from the shown rows of a school table alone.
#include <algorithm>

#include "equity/inside/words.hpp"
#include "equity/statistics/small_schools.hpp"

namespace accord::equity {

void add_steadied_rates(ReleasedTable& table, const Rule& rule) {
    constexpr std::size_t fewest = 3;
    table.spread.reset();
    std::vector<ReleasedRow*> rows;
    std::vector<Incidence> schools;
    for (ReleasedRow& row : table.rows) {
        row.steadied.reset();
        if (table.breakdown != Breakdown::school || &row == &table.rows.back() || !row.students_per_100) continue;
        rows.push_back(&row);
        schools.push_back({row.students.value, static_cast<double>(row.enrolled.value) / 100});
    }
    const bool some = std::any_of(schools.begin(), schools.end(), [](const Incidence& each) { return each.count > 0; });
    if (rows.size() < fewest || !some) return;
    const auto prior = likeliest_prior(schools);
    if (!prior) return;
    const double p = equal_rates_test(schools);
    table.spread = {prior->mean, overdispersion(schools), p, p <= rule.level};
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i]->steadied = {shrunken_rate(schools[i], *prior, rule.confidence),
                             chance_above(rule.threshold.ratio * prior->mean, schools[i], *prior)};
}

}  // namespace accord::equity
