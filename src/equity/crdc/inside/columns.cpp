#include "equity/crdc/inside/columns.hpp"

#include <algorithm>

#include "base/csv.hpp"
#include "base/message.hpp"

namespace accord::equity {

namespace {

std::string named(std::string_view pattern, const FederalNaming& naming, std::size_t sex, std::size_t race = 0,
                  std::size_t outcome = 0) {
    return fill(pattern, {{},
                          {{"sex", std::string{naming.sexes[sex]}},
                           {"race", std::string{naming.races[race]}},
                           {"outcome", std::string{naming.outcomes[outcome]}}}});
}

void add_enrolment(std::vector<NumberColumn>& columns, const FederalNaming& naming, std::size_t sex) {
    for (std::size_t race = 0; race < federal_races; ++race)
        columns.push_back({named(naming.enrolled, naming, sex, race),
                           [=](FederalSchool& school) -> auto& { return school.enrolled.by_race[race][sex];
}
});
const auto add = [&](std::string_view pattern, BySex FederalEnrolment::*numbers) {
        columns.push_back({named(pattern, naming, sex),
                           [=](FederalSchool& school) -> auto& { return (school.enrolled.*numbers)[sex];
}
});
}
;
add(naming.enrolled_total, &FederalEnrolment::total);
add(naming.enrolled_learners, &FederalEnrolment::english_learners);
add(naming.enrolled_504, &FederalEnrolment::section_504);
add(naming.enrolled_idea, &FederalEnrolment::idea);
}

void add_outcome(std::vector<NumberColumn>& columns, const FederalNaming& naming, std::size_t outcome,
                 std::size_t sex) {
    const auto add_races = [&](std::string_view pattern, ByRaceAndSex FederalCounts::*numbers) {
        for (std::size_t race = 0; race < federal_races; ++race)
            columns.push_back({named(pattern, naming, sex, race, outcome), [=](FederalSchool& school) -> auto& {
                                   return (school.outcomes[outcome].*numbers)[race][sex];
    }
});
}
;
const auto add = [&](std::string_view pattern, BySex FederalCounts::*numbers) {
        columns.push_back({named(pattern, naming, sex, 0, outcome), [=](FederalSchool& school) -> auto& {
                               return (school.outcomes[outcome].*numbers)[sex];
}
});
}
;
add_races(naming.without, &FederalCounts::without_disabilities);
add_races(naming.idea, &FederalCounts::idea);
add(naming.without_total, &FederalCounts::without_total);
add(naming.without_learners, &FederalCounts::without_learners);
add(naming.idea_total, &FederalCounts::idea_total);
add(naming.section_504, &FederalCounts::section_504);
add(naming.with_learners, &FederalCounts::with_learners);
}

}  // namespace

std::vector<NumberColumn> number_columns(const FederalNaming& naming) {
    std::vector<NumberColumn> columns;
    for (std::size_t sex = 0; sex < federal_sexes; ++sex) {
        add_enrolment(columns, naming, sex);
        for (std::size_t outcome = 0; outcome < federal_outcomes; ++outcome) add_outcome(columns, naming, outcome, sex);
    }
    return columns;
}

const FederalNaming& naming_of(const CsvTable& table) {
    const auto found = [&](const FederalNaming& naming) {
        const auto columns = number_columns(naming);
        return std::count_if(columns.begin(), columns.end(),
                             [&](const NumberColumn& column) { return table.column(column.name).has_value(); });
    };
    return *std::max_element(federal_namings.begin(), federal_namings.end(),
                             [&](const auto& one, const auto& other) { return found(one) < found(other); });
}

}  // namespace accord::equity
